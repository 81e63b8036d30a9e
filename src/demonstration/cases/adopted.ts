/** Adopted at the last panel: unanimously, by majority with a dissent, and by the chair where votes were even. */
import {
  asked,
  assessed,
  decidedByPanel,
  informationIsIn,
  lookedInto,
  planned,
  replied,
  toPanel,
  type ReferralDraft,
} from '../drafts.ts'
import { hannahsPlan, jaydensPlan } from './plans.ts'

const mayBeTold = 'That partners have been asked what they know, and which ones.'
const allFour = ['consent_request', 'nature_of_support', 'provider', 'how_and_when'] as const

export const adopted: readonly ReferralDraft[] = [
  {
    ago: 35,
    knownFor: 24,
    sector: 'education',
    concern: 'D_erw',
    told: [
      'yes',
      'Jayden was told with his mother. He said that he did not know how to get out of the chat without them coming after him.',
    ],
    happened:
      'Jayden has been made an administrator of a group chat of some two hundred members in which he is the youngest by years. He removes people who “go soft”. Members have asked him for photographs of a mosque that he passes on his way to school, and he has sent two. He showed all of this to a teacher after a member threatened his sister.',
    explanation: 'He says that he thought it was a group for a game, and for the first month it was.',
    view: 'He is in deeper than he meant to be. He has taken a real risk by telling us.',
    needs: ['family', 'bullying'],
    strengths: 'He came to us. He protects his sister. He is good with machines.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at his school' },
    people: [
      {
        key: 'jayden-larkstone',
        forenames: 'Jayden',
        surname: 'Larkstone',
        age: 15,
        gender: 'male',
        occupation: 'Saltings Academy, Year 11',
        ethnicity: ['M1', 'self'],
        religion: ['none', 'self'],
        stage: 'adopted',
        steps: [
          ...lookedInto(
            35,
            'Clear evidence that he is being drawn in, and that he wants to leave. The photographs are being dealt with; the mosque has been advised.',
          ),
          ...asked(
            30,
            {
              agency: 'saltings',
              questions: 'What have staff seen? Who at school can walk beside him in this?',
              reason: 'He chose a teacher to tell.',
              mayBeTold: 'Everything.',
            },
            {
              agency: 'children',
              questions: 'Is the family known to you? What is in place for his sister?',
              reason: 'She was threatened.',
              mayBeTold: 'Everything.',
            },
            {
              agency: 'health',
              questions: 'Without clinical detail: is any service involved?',
              reason: 'He has not been sleeping.',
              mayBeTold: 'Everything.',
            },
          ),
          ...replied(
            26,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'He has stayed late on 12 days to repair the school’s robots with Mr Heronstead, whom he told. His marks fell in spring and have risen since October.',
              opinion: 'He could be an engineer, and he has started to say so.',
              tellPerson: 'may be told',
            },
            {
              request: 'children',
              reply: 'answered',
              repliedBy: 'childrensMember',
              facts: 'Not known before. A safety plan for the journey to school is in place for both children.',
              tellPerson: 'may be told',
            },
            { request: 'health', reply: 'nil_return', repliedBy: 'healthMember', tellPerson: 'may be told' },
          ),
          ...assessed(21, {
            present: {
              E03: { evidence: '“They called me brother. My own is in the army.”', source: 'Jayden, with his mother' },
              E04: {
                evidence: 'Made administrator after a week, and told that he was a natural.',
                source: 'Jayden; the chat, as shown to the school',
              },
              E12: {
                evidence: 'Asked for photographs and sent two. Threatened when he hesitated.',
                source: 'The chat, as shown to the school',
              },
              I15: {
                evidence: 'Used the chat’s words for a neighbour, and was ashamed of it in front of his mother.',
                source: 'Mother',
              },
            },
            notPresent: ['E13', 'I14', 'I17', 'I18', 'I19', 'C20', 'C22'],
            protective:
              'He told the truth at a cost. Mother, sister, Mr Heronstead, robots. His brother writes every week.',
            summary:
              'Drawn in by a game, held by praise and then by threat. He wishes to leave and needs help to do it safely. What he was asked to do was serious; what he has done since is the best evidence of who he is.',
            needs: [
              'A safe way out of the chat',
              'Belonging that is not the chat',
              'To make some amends, if those concerned wish it',
              'A path to engineering',
            ],
          }),
          ...informationIsIn(19),
          ...toPanel(
            17,
            'last',
            'There are reasonable grounds: adults unknown have given a boy rank, asked him for photographs of a place of worship and threatened his family.',
          ),
          ...decidedByPanel({
            meeting: 'last',
            decision: 'adopt',
            mode: 'unanimous',
            votes: { adopt: 8 },
            planStates: allFour,
            plan: 'Consent: the case officer and Mr Heronstead ask his mother, and Jayden himself, at home on a weekday after school, within ten working days; in words that he can take away. Support: a mentor from Lantern Mentoring for twelve sessions at school; a place in the county robotics club; a visit to an engineering workshop. The education adviser answers for the club and the workshop, Lantern Mentoring for the mentor, the case officer for leaving the chat safely. Weekly from the first week of term; looked at by each panel.',
            shared:
              'School (invited, and present for this item): what he did and how he told it. Children’s social care: the safety plan. Police: the chat is no longer a danger to him, and no more may be said. Education: the robotics club begins in two weeks.',
            reason:
              'All agree. He is susceptible, he asked for help, and it can be given. The panel asks the chair to write to the teacher whom he told.',
          }),
          {
            ago: 8,
            step: 'record assessment',
            by: 'caseOfficer',
            assessment: {
              present: {
                E03: {
                  evidence: '“They called me brother. My own is in the army.” His brother has rung twice since.',
                  source: 'Jayden, with his mother',
                },
                E12: {
                  evidence: 'Two messages since he left the chat, both shown to the case officer and neither answered.',
                  source: 'Jayden’s telephone, seen by the case officer',
                },
              },
              notPresent: ['E04', 'E13', 'I14', 'I15', 'I17', 'I18', 'I19', 'C20', 'C22'],
              protective:
                'He told the truth at a cost. Mother, sister, Mr Heronstead, robots. His brother writes every week. A place in the robotics club.',
              summary:
                'Drawn in by a game, held by praise and then by threat. He has left, and is frightened of what follows. What he was asked to do was serious; what he has done since is the best evidence of who he is.',
              changed:
                'He has left the chat. He no longer uses its words. He does not sleep before school days, which nobody had asked about.',
              needs: [
                'A safe way out of the chat',
                'Belonging that is not the chat',
                'To make some amends, if those concerned wish it',
                'A path to engineering',
                'Sleep before school',
              ],
              sources: [
                { what: 'What the school wrote down of the last two weeks', kind: 'fact', daysBefore: 1 },
                { what: 'Mr Heronstead’s view of how he is', kind: 'opinion', daysBefore: 2 },
                { what: 'What a neighbour told his mother', kind: 'other', daysBefore: 6 },
              ],
            },
          },
          { ago: 7, step: 'agree assessment', by: 'chair', change: 'improved', agreedBy: 'panel' },
          ...planned(7, jaydensPlan, { by: 'caseOfficer', approved: 3 }),
        ],
      },
    ],
  },
  {
    ago: 36,
    knownFor: 33,
    sector: 'education',
    concern: 'D_islamist',
    told: [
      'yes',
      'Hannah was told with her mother and her college mentor. She asked for time to think, and came back the next day to say that she was glad.',
    ],
    happened:
      'Hannah has translated eleven speeches for a channel whose owner praises bombings, and signs them with a name that is not hers. She found the channel when she looked for help with grammar. He writes to her as “teacher’s right hand” and has told her to give up her friends one by one. She has given up three of five.',
    explanation: 'She wants to be a translator, and nobody had ever published her before.',
    view: 'She is proud of the work and sick about the words. Both are true.',
    needs: ['family'],
    strengths: 'A gift for languages, two friends left, and a mother who does not shout.',
    from: { account: 'collegeContact', relationship: 'Head of student services at her college' },
    people: [
      {
        key: 'hannah-mistvale',
        forenames: 'Hannah',
        surname: 'Mistvale',
        age: 17,
        gender: 'female',
        occupation: 'Estuary Reach College, languages',
        ethnicity: ['M9', 'self'],
        religion: ['none', 'self'],
        stage: 'adopted',
        steps: [
          ...lookedInto(
            36,
            'She has done work for somebody who praises violence. Whether it is an offence has been considered and is not to be pursued. Suitable.',
            'councilCaseOfficer',
          ),
          ...asked(
            31,
            {
              agency: 'estuary',
              questions: 'Who are the two friends, and are they all right? What languages work could she be offered?',
              reason: 'The work is what draws her.',
              mayBeTold: 'Everything.',
            },
            { agency: 'children', questions: 'Is the family known to you?', reason: 'She is seventeen.', mayBeTold },
          ),
          ...replied(
            27,
            {
              request: 'estuary',
              reply: 'answered',
              repliedBy: 'collegeContact',
              facts:
                'Both friends are on her course and have not been told. A charity that helps new arrivals with forms needs a volunteer translator, and has asked us.',
              opinion: 'She would be wonderful at it.',
              tellPerson: 'may be told',
            },
            { request: 'children', reply: 'nil_return', repliedBy: 'childrensMember', tellPerson: 'may be told' },
          ),
          ...assessed(22, {
            present: {
              E04: {
                evidence: 'Eleven speeches under a chosen name. “It was the first time that my name was on something.”',
                source: 'Hannah, with her mother',
              },
              E07: { evidence: 'Gave up three friends because she was told to.', source: 'Hannah; college' },
              E12: {
                evidence: 'A set of rules in his hand, with a day for each friend.',
                source: 'Hannah, who handed it over',
              },
            },
            notPresent: ['E02', 'E06', 'I14', 'I16', 'I18', 'I19', 'C21', 'C22'],
            protective: 'Mother, two friends, her gift. Uneasy about the words from the second speech on.',
            summary:
              'Recruited for a skill and groomed through it. She does not hold the views she translated. Turns eighteen in five months.',
            needs: [
              'Translation that she can sign with her own name',
              'Her friends back',
              'Someone who can answer what she was told',
            ],
          }),
          ...informationIsIn(20),
          ...toPanel(
            17,
            'last',
            'There are reasonable grounds: she has been made use of by a person who praises bombings and who is cutting her off from those who love her.',
          ),
          ...decidedByPanel({
            meeting: 'last',
            decision: 'adopt',
            mode: 'majority',
            votes: { adopt: 6, not_adopt: 2 },
            planStates: allFour,
            plan: 'Consent: the council’s case officer asks her mother, and asks Hannah for her own agreement, at the college at a time that Hannah chooses, within ten working days; asked again of Hannah alone before her eighteenth birthday. Support: ten sessions with an approved intervention provider who knows the texts; translation for the new arrivals’ charity; her tutor’s help with the three friends. The provider answers for the sessions, the college for the rest. Fortnightly until Easter.',
            shared:
              'College: the charity’s offer. Education: nothing to add. Health: not known. Police: the channel’s owner is abroad, and they have no objection to support.',
            dissent:
              'Housing and youth offending would not have adopted. In their view she had already turned away by the time of the panel, and the college could do the rest without a case. The majority thought that he would write again.',
            reason:
              'He made use of what she is best at, and she will be written to again. The support is short and is built around her gift. The dissent is a fair one, and the panel will look at it at the first review.',
          }),
          ...planned(6, hannahsPlan, { by: 'councilCaseOfficer' }),
        ],
      },
    ],
  },
  {
    ago: 37,
    knownFor: 10,
    sector: 'police',
    concern: 'D_violence',
    told: ['yes', 'Darnell was told by the officer who took him home, and by letter.'],
    happened:
      'Door staff at a cinema asked police to speak to Darnell, who had sat through one film six times and wept at the same scene, in which a crowd is killed. He had written the times of that scene on his hand. He told the officer that he was “learning how not to feel it”.',
    explanation: 'He was in a crowd where people died when he was twelve.',
    view: 'I have done this job for a long time. He did not frighten me. He made me want to call somebody.',
    needs: ['mental_health', 'money_work_housing'],
    strengths: 'Polite and open. He works on the early shift at a bakery.',
    from: {
      name: 'Jaspreet Mossthorn',
      role: 'Police community support officer',
      organisation: 'Essex Police',
      mail: 'essex-police',
      relationship: 'Took him home',
    },
    people: [
      {
        key: 'darnell-heathstream',
        forenames: 'Darnell',
        surname: 'Heathstream',
        age: 19,
        gender: 'male',
        occupation: 'Baker',
        ethnicity: ['B1', 'self'],
        stage: 'adopted',
        steps: [
          ...lookedInto(37, 'A need is plain. Whether it is one for this process is not, and so it goes on.'),
          ...asked(
            32,
            {
              agency: 'health',
              questions: 'Without clinical detail: is help available, and how soon?',
              reason: 'He was in a crowd where people died.',
              mayBeTold: 'Everything.',
            },
            { agency: 'adults', questions: 'Is he known to you?', reason: 'He lives alone.', mayBeTold: 'Everything.' },
          ),
          ...replied(
            28,
            {
              request: 'health',
              reply: 'answered',
              repliedBy: 'healthMember',
              facts: 'A trauma service can see him, in about five months.',
              opinion: 'Five months is too long, and it is what there is.',
              tellPerson: 'may be told',
            },
            { request: 'adults', reply: 'nil_return', repliedBy: 'adultsMember', tellPerson: 'may be told' },
          ),
          ...assessed(22, {
            present: {
              E13: {
                evidence: 'Relives what happened when he was twelve; told the officer and his doctor so.',
                source: 'Darnell; general practitioner, with his agreement',
              },
              E05: {
                evidence: 'Has begun to look for films that are not acted, “to see if it works faster”.',
                source: 'Darnell, case officer’s visit',
              },
            },
            notPresent: ['E06', 'E08', 'E10', 'E12', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Work that he likes, a foreman who has noticed, honesty.',
            summary:
              'A survivor who tries to cure himself with the thing that hurt him. Films of real killings come with people who praise them, and he has met some there.',
            needs: ['Treatment', 'Company in the afternoons', 'A way through the five months'],
          }),
          ...informationIsIn(20),
          ...toPanel(
            18,
            'last',
            'There are reasonable grounds, narrowly: where he looks for the films, others praise the killings and have begun to write to him.',
          ),
          ...decidedByPanel({
            meeting: 'last',
            decision: 'adopt',
            mode: 'chair',
            votes: { adopt: 4, not_adopt: 4 },
            planStates: allFour,
            plan: 'Consent: the case officer asks Darnell at the bakery after his shift, or where he prefers, within ten working days. Support: weekly sessions with a practitioner who works with survivors, until the trauma service begins; an afternoon group at the leisure centre. The named nurse answers for the sessions and for the hand-over, adult social care for the group. From next week until the trauma service has met him twice.',
            shared:
              'Health: the wait. Police: those who wrote to him are being looked into. Adult social care: not known, and would gladly have been.',
            dissent:
              'Four members held that this is a health need and that a Channel record might follow a young man who has done nothing. Four held that the people who write to him will not wait five months.',
            reason:
              'The votes were even and the chair decided. Support ends when health begins, and the record is to be reviewed for the shortest schedule. The chair accepts what was said about the weight of a record and has asked for it to be read out at the first review.',
          }),
        ],
      },
    ],
  },
  {
    ago: 38,
    knownFor: 15,
    sector: 'local_authority',
    concern: 'D_no_ideology',
    safeguarding: 'made',
    told: [
      'yes',
      'Reece and his grandmother were told by our worker. He wanted to know who else would read it, and was shown.',
    ],
    happened:
      'At a youth club Reece told a worker that he has four “handlers” online who have each a colour. For Red he watches, for Blue he collects, and he would not say what the others are for. He has a list of thirty-one people who work at the council offices, with their cars. He says that none of the four has ever said what it is for.',
    explanation: 'He may have invented the four. He invents well.',
    view: 'The list is real. I have seen the pages, and my car is on them.',
    needs: ['family', 'bullying'],
    strengths: 'His grandmother, and a worker he tells things to.',
    from: {
      name: 'Phoebe Mapleshade',
      role: 'Youth worker',
      organisation: 'Thurrock Council: Youth work',
      mail: 'thurrock',
      relationship: 'Knows him from the youth club',
    },
    people: [
      {
        key: 'reece-applewold',
        forenames: 'Reece',
        surname: 'Applewold',
        age: 14,
        gender: 'male',
        occupation: 'Saltings Academy, Year 10',
        ethnicity: ['W1', 'other_record'],
        religion: ['none', 'self'],
        stage: 'adopted',
        steps: [
          ...lookedInto(
            38,
            'A child collects facts about people for others whom he has not met, or says that he does. Those on the list have been told what they need to know.',
          ),
          ...asked(
            33,
            {
              agency: 'saltings',
              questions: 'Has he such lists at school? With whom does he spend his time?',
              reason: 'The pages are from a school book.',
              mayBeTold,
            },
            {
              agency: 'children',
              questions: 'Is the family known to you?',
              reason: 'He lives with his grandmother.',
              mayBeTold,
            },
            {
              agency: 'youthOffending',
              questions: 'Is he known to you?',
              reason: 'So as not to make two plans.',
              mayBeTold,
            },
          ),
          ...replied(
            29,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'A second list, of teachers, was found with his agreement and destroyed in front of him. He eats alone.',
              opinion: 'He would rather be a spy than be nobody.',
              tellPerson: 'may be told',
            },
            {
              request: 'children',
              reply: 'answered',
              repliedBy: 'childrensMember',
              facts:
                'His grandmother has cared for him under an order since he was six. A carer’s payment had lapsed, and is restored.',
              tellPerson: 'may be told',
            },
            { request: 'youthOffending', reply: 'nil_return', repliedBy: 'youthMember', tellPerson: 'may be told' },
          ),
          ...assessed(23, {
            present: {
              E03: { evidence: '“At school I am nothing. There I am Grey.”', source: 'Reece, youth worker present' },
              E05: {
                evidence: 'Describes the tasks as the best game that he has ever played.',
                source: 'Reece, youth worker present',
              },
              E12: {
                evidence:
                  'Tasks are set each Sunday and marked. Two of the four accounts have been seen by the youth worker.',
                source: 'Youth worker',
              },
            },
            notPresent: ['E01', 'E06', 'E08', 'E10', 'I14', 'I16', 'I17', 'I18', 'I19', 'C20', 'C22'],
            protective: 'Grandmother; youth worker; imagination; he stopped when he was asked to.',
            summary:
              'Two of the four are real. No aim has been named to him, and somebody is making use of a lonely boy. There need not be an ideology for that to be dangerous.',
            needs: ['To be somebody at school', 'An adventure that ends at bedtime', 'His grandmother rested'],
          }),
          ...informationIsIn(21),
          ...toPanel(
            18,
            'last',
            'There are reasonable grounds: he carries out tasks against named people for persons unknown, who hide their purpose from him.',
          ),
          ...decidedByPanel({
            meeting: 'last',
            decision: 'adopt',
            mode: 'unanimous',
            votes: { adopt: 7 },
            planStates: allFour,
            plan: 'Consent: the youth worker and the case officer ask his grandmother as his guardian, and Reece himself, at her home, within ten working days. Support: orienteering with the cadets on Thursdays; a writer’s workshop that makes games, on Saturdays; a mentor from Lantern Mentoring for eight sessions at the youth club. Youth work answers for the first two, Lantern Mentoring for the third. From next week; looked at by each panel.',
            shared:
              'Youth work (invited, and present for this item): how he tells it. Children’s social care: the payment. Police: two accounts have been closed by those who run the service. A member whose car was on the list declared it, left the room and did not vote.',
            reason:
              'All agree. What he was given by strangers, a part to play, can be given to him by people who mean him well.',
          }),
        ],
      },
    ],
  },
]
