/**
 * Invented concerns, in a practitioner's voice: what was seen, by whom, what else could explain it, and what holds the person.
 * They go with people at random: no concern belongs to any background, faith, place or name.
 */
import type { CodeOf } from '#reference/code-list.ts'
import type { concernsD } from '#reference/concerns.ts'

type Concern = CodeOf<typeof concernsD>

export type Story = {
  readonly concern: Concern
  /** Whose story it can be. */
  readonly ages: 'child' | 'adult' | 'any'
  readonly whatHappened: string
  readonly otherExplanations: string
  readonly strengths: string
  readonly needs: readonly string[]
}

export const stories: readonly Story[] = [
  {
    concern: 'D_no_ideology',
    ages: 'child',
    whatHappened:
      'In form time on Tuesday the pupil said that people “would remember this school” and then laughed. Two classmates told me afterwards that it had frightened them. When I asked the next day, the pupil said it was about the leavers’ concert. There has been no threat and no name of any group.',
    otherExplanations: 'The concert is real and the pupil plays in it. The remark may be no more than that.',
    strengths:
      'Close to a grandmother who collects the pupil twice a week. Has played the drums in the school band for two years.',
    needs: ['none'],
  },
  {
    concern: 'D_erw',
    ages: 'child',
    whatHappened:
      'A teaching assistant saw stickers of a group in the back of an exercise book, and the pupil had written under them that “they should all be sent back”. The pupil has stopped sitting with two friends of many years. When asked, the pupil said that a cousin had sent a link and that “it made sense”.',
    otherExplanations:
      'The pupil’s father lost his job in the spring, and things have been hard at home. The words may be an adult’s.',
    strengths: 'Likes design and technology and trusts the teacher. Mother came in the same day she was asked.',
    needs: ['family', 'money_work_housing'],
  },
  {
    concern: 'D_islamist',
    ages: 'child',
    whatHappened:
      'The student told a tutor about watching a preacher “every night” online, and that going to college was pointless “when people like us are dying”. The student has given up football, which used to matter a great deal, and has been short with a younger sister. Nothing has been said about harming anyone.',
    otherExplanations: 'A family member abroad was badly hurt in the summer. Grief and anger would explain much of it.',
    strengths: 'The football coach still rings every week. The student came to the tutor of their own accord.',
    needs: ['mental_health', 'family'],
  },
  {
    concern: 'D_violence',
    ages: 'child',
    whatHappened:
      'A search on a school computer was flagged: three names of people who attacked schools abroad, and the lay-out of one building. The pupil had also drawn the building in art. When asked, the pupil spoke about it for a long time and in great detail, and did not seem to see why anyone would worry.',
    otherExplanations:
      'The pupil is autistic and has had strong interests before, each for about a year. This may be the newest.',
    strengths: 'Very good at mathematics. Settled in the quiet room. Parents ring the school most weeks.',
    needs: ['disability', 'mental_health'],
  },
  {
    concern: 'D_multiple',
    ages: 'any',
    whatHappened:
      'Over two months the person has sent a support worker links to channels that have little to do with each other: one about a hidden world government, one praising an attacker, one about “purity” of food. They say that “something is coming and you had better choose a side”. The tone is different each time.',
    otherExplanations:
      'The person sleeps badly and is awake online through the night. The support worker thinks that loneliness is most of it.',
    strengths: 'Keeps every appointment. Looks after a neighbour’s dog and is proud of it.',
    needs: ['mental_health', 'money_work_housing'],
  },
  {
    concern: 'D_incel',
    ages: 'any',
    whatHappened:
      'A course leader overheard the person say that women “have made their choice and will pay for it”, and read out a post from a forum to two others, who asked to be moved. The person has missed four sessions since. There was no plan and no target in what was said.',
    otherExplanations: 'A relationship ended in September, and the person has been teased about it in a group chat.',
    strengths: 'Answers messages from the course leader. Wants to finish the qualification.',
    needs: ['grievance', 'mental_health'],
  },
  {
    concern: 'D_no_ideology',
    ages: 'adult',
    whatHappened:
      'A neighbour reported shouting at night and words about “an army in the flats”. Housing officers visited. The person was calm, showed them a shelf of books on military history, and asked whether the damp would be seen to.',
    otherExplanations:
      'The person hears badly and has the television on loud; the programme was about the Second World War.',
    strengths: 'A daughter visits on Sundays. Known and liked at the library.',
    needs: ['physical_health', 'money_work_housing'],
  },
  {
    concern: 'D_left',
    ages: 'adult',
    whatHappened:
      'The person told a colleague at the depot that “talking has failed” and that machines at a site should be burnt. They asked where the fuel is kept. They have been arrested once at a protest, without charge.',
    otherExplanations: 'The colleague and the person fell out over shifts in the same week.',
    strengths: 'Volunteers at the repair café. Has a partner who is worried and willing to talk.',
    needs: ['grievance'],
  },
  {
    concern: 'D_erw',
    ages: 'adult',
    whatHappened:
      'A community nurse saw a flag of a banned group over the bed, and the person said that “it is time somebody did something” about the hotel in the next road. They know when the buses come and go. They also said that they had “lost everything” when the works closed.',
    otherExplanations: 'The flag was their late father’s, they say, and they like to shock visitors.',
    strengths: 'Lets the nurse in every week. Wants to see a grandson again.',
    needs: ['physical_health', 'grievance', 'family'],
  },
  {
    concern: 'D_islamist',
    ages: 'adult',
    whatHappened:
      'The person’s probation officer noticed a new circle of contacts and a change of words: friends are now “sleepers”, and the hostel is “their world”. A notebook left open had lines copied from a recruiter’s talk. The person said it was for a course.',
    otherExplanations: 'The person is on an access course, and the tutor has set an essay about propaganda.',
    strengths: 'Ten months in work. Rings an imam who has known the family for years.',
    needs: ['court', 'money_work_housing'],
  },
  {
    concern: 'D_no_ideology',
    ages: 'child',
    whatHappened:
      'The child told a classmate that an uncle “makes bombs”. The classmate’s mother rang the school. The uncle works for a quarry and is licensed to use explosives.',
    otherExplanations: 'The child was telling the truth, and proud of it.',
    strengths: 'A happy, busy child with a large family near by.',
    needs: ['none'],
  },
  {
    concern: 'D_violence',
    ages: 'child',
    whatHappened:
      'A youth worker saw the young person show others a film of an attack with music laid over it, and heard them say the number who died “was not even the record”. They would not stop when asked. Two younger members have not been back.',
    otherExplanations: 'The young person wants to impress an older group, and has had worse films from them.',
    strengths:
      'Comes every week and helps to put the chairs away. Talks to one of the workers about an absent brother.',
    needs: ['family', 'bullying'],
  },
  {
    concern: 'D_other',
    ages: 'adult',
    whatHappened:
      'At a surgery, a councillor was told by the person that certain families “should be made to leave” and that there were “lists”. The person returned twice with printed pages from abroad about a conflict there, naming local people as enemies.',
    otherExplanations: 'There is a long dispute about a community hall, and the families are on the other side of it.',
    strengths: 'Respected by older members of the congregation, who are worried too.',
    needs: ['grievance'],
  },
  {
    concern: 'D_no_ideology',
    ages: 'any',
    whatHappened:
      'A taxi firm reported that the person asked three drivers about “getting through to the war” and how one packs for it. They had a printed map. A sister says that the person has been reading about the conflict since leaving work in the spring.',
    otherExplanations: 'The person has applied to drive an aid lorry with a registered charity, and shows the letter.',
    strengths: 'The sister lives with them and will say when something changes.',
    needs: ['money_work_housing'],
  },
  {
    concern: 'D_multiple',
    ages: 'child',
    whatHappened:
      'The pupil moves between ideas from week to week: one day praising a dictator, another day saying that all leaders must die, then a joke song about it. Staff have logged eleven remarks since half-term. Most are met with laughter from the same three friends.',
    otherExplanations: 'Attention is the likeliest reason. The remarks come when the class is watching.',
    strengths: 'Bright, funny, good in drama. Father answers every call.',
    needs: ['family'],
  },
  {
    concern: 'D_erw',
    ages: 'any',
    whatHappened:
      'In an online game that a moderator passed to the police, the person used the name of an attacker and invited others to “finish the list”. The account also shared a manual. At the door, the person said that it was “a role” and gave the device up without being asked.',
    otherExplanations: 'Several players in that group use such names to be banned for fun.',
    strengths: 'Wants the device back and has agreed to talk. Mother had already taken the router away at night.',
    needs: ['mental_health'],
  },
]

/** What agencies answer, facts apart from opinion. */
export const replies = [
  {
    facts:
      'Known to the service since March for help with attendance. Attendance was 71% in the spring and is 88% now. Two exclusions of a day each, both for swearing at staff. No record of violence.',
    opinion: 'The change for the better began with the mentoring group. I would not want it to stop.',
  },
  {
    facts:
      'Seen four times this year for low mood. Medication was reviewed on the 3rd. No admission. The person agreed that this may be shared.',
    opinion: 'The person talks openly and does not minimise. I do not see signs of psychosis.',
  },
  {
    facts:
      'The tenancy is in the mother’s name. Two reports of noise, in May and June, both resolved. Rent is paid. No other agency visits.',
    opinion: '',
  },
  {
    facts: 'One caution in 2024 for criminal damage. Finished the reparation early. No contact since.',
    opinion: 'Worked well with a male worker who set clear limits.',
  },
] as const

export const gatewayReasons = {
  continue:
    'Checks are complete and nothing stands in the way of a multi-agency look. What was said is specific enough, and recent enough, that partners should be asked what they know.',
  nfa_no_concern:
    'Checked with the school and the family. What was reported did not happen as reported, and there is nothing that points to radicalisation.',
  nfa_context:
    'The words were said, and in their place they are innocent. The person who reported them agrees now that they have heard the rest.',
  nfa_misinformed: 'The report was made in good faith and is about somebody else, who has been traced and is well.',
  nfa_malicious: 'The account could not be true on the dates given, and the person who made it has said so.',
  nfa_insufficient:
    'There is no way to reach the person who reported, and neither the place nor the person can be identified from what was written.',
  signposted:
    'There is a need, and it is not about radicalisation. Early help has taken it up and the family has met the worker.',
  safeguarding_route:
    'Children’s social care have opened an assessment. The worker has our contact details and knows what was said.',
  police_investigation: 'Police are looking into a possible offence. Nothing more can be recorded here.',
  police_led_partnership:
    'Police will lead a response with partners. The council has been asked to keep housing informed.',
  wrong_area:
    'The person has lived in another area since the summer. That area has confirmed that it has the referral.',
  already_open: 'The same concern about the same person is already open. The two are linked.',
} as const

export const section36Reasons = {
  yes: 'Taken together, what was said, the change in friends and the time spent with this material give reasonable grounds. The needs can be met, and the person is willing to talk.',
  no: 'There are needs, and they are real. But nothing partners told us goes beyond a hard time at home, and the remarks have stopped. There are no reasonable grounds.',
} as const

export const panelReasons = {
  adopt:
    'The panel heard from five agencies. All thought that support would help and that the person is likely to accept it. A mentor, help with sleep, and a way back to the club are what the person asked for.',
  not_adopt:
    'The panel found that the person’s needs are about health and loneliness. No member saw susceptibility to being drawn into terrorism. The needs are better met elsewhere.',
  defer:
    'The panel could not decide without hearing from health, who have seen the person this month. Health will report to the coordinator, and the case comes back to the next meeting.',
  care: 'The community mental health team has agreed to see the person within two weeks, and adult social care will ring the daughter. Both have the coordinator’s number.',
} as const

/** What is written from the start of support to the last review. */
export const afterSupport = {
  referrer:
    'Rang the school to ask for its view before the panel met. The safeguarding lead would like a name to ring if something changes.',
  contact:
    'Met at the library for forty minutes, with the mentor. Talked about the club and about sleep. The person asked when the next meeting is, which is new.',
  supervision:
    'Discussed with my supervisor. We agreed that the mentor leads and that I ring once a fortnight, so that nobody is asked the same thing twice.',
  correction: 'The meeting was at the youth centre, not at the library. The mentor has told me.',
  risk: 'Harm to the person: strangers from the old group have asked where they live. Calls are logged, the number has been changed, and the school collects at the gate. It rests on what the person and the school have told us since March.',
  riskEnded:
    'Nobody has rung or asked since the summer, and the old group has broken up. The school goes on collecting at the gate until Christmas. There is nothing left to hold.',
  riskWord:
    'The calls have stopped for three weeks, and the new number is known to few. The panel agreed to leave the word until a term has passed.',
  monitoring: [
    'Someone to talk to: the mentor has met the person twice, as agreed, and both reports were read. Sleep: the diary shows four nights of seven. The club has asked the person back. The youth worker rings before the next meeting. Support goes on as planned.',
    'Someone to talk to: four of four meetings so far were held, and the person asked for the fourth to be longer. Sleep: five nights of seven, and the practice nurse has taken it on. The coordinator asks the mentor what would be left to do by the winter. Support goes on.',
    'Someone to talk to: the person rings the mentor before they are angry, which is what they had wished for. Sleep is with the nurse. The club: every Thursday. An assessment is to be written before the panel thinks of ending support.',
  ],
  exit: 'Each of the things that were asked for is in place without us, and the last assessment shows it. The practice nurse has sleep in hand, and the club took the person back by itself, as the panel had thought it would. One session was lost to illness and was not replaced, because the person had said what they wanted to say. The school’s view: “We have our pupil back, and would want to know whom to ring.” The mentor stays in touch as a neighbour would. Nobody dissented.',
  reviews: {
    no_concern:
      'Police, school and health each looked at their own records since closure. Nothing new is known. The person is in work three days a week and rang the mentor once, to say so.',
    extend_to_24m:
      'Nothing has happened that would bring the case back, but a move of home is coming and the trainer has left. Members want to look again rather than be told.',
    reopen:
      'The person has rung the mentor four times in a month and has begun to speak as they did before. School has seen the old friends at the gate. Members want support offered again, soon.',
  },
} as const
