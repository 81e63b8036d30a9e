/** Partners have been asked: answers outstanding, overdue, nil, declined, in part, and all in. */
import { asked, lookedInto, replied, type ReferralDraft } from '../drafts.ts'

const schoolQuestions =
  'What have staff seen or heard since September? How are attendance, friendships and behaviour? Who knows the pupil best?'
const socialCareQuestions = 'Is the family known to you, and for what? Is there a plan, and who leads it?'
const healthQuestions =
  'Without clinical detail: is the person known to a service, is a wait under way, and is there anything the panel should take into account?'
const mayBeTold = 'That partners have been asked what they know, and which ones.'

export const gatheringInformation: readonly ReferralDraft[] = [
  {
    ago: 9,
    knownFor: 6,
    sector: 'education',
    concern: 'D_erw',
    told: ['yes', 'Callum said “whatever”. His mother cried and asked what she should have noticed.'],
    happened:
      'Two pupils showed a teacher a video that Callum had put on a private channel: forty seconds of music, marching and flags, with the names of three pupils of colour at the end. He told the teacher that it was a joke and that “everyone who matters got it”. He wears a badge under his lapel that he covers when staff come near.',
    explanation: 'He edits videos as a hobby and this one was made with a kit that anybody can download.',
    view: 'It was meant to frighten, and it did. I think that somebody is teaching him, because the words are not his.',
    needs: ['family', 'bullying'],
    needsInWords: 'His father left two years ago. Before that he was bullied for a stammer.',
    strengths: 'His grandmother, his editing, and a form tutor who was once where he is.',
    agencies: 'None known to us.',
    from: { account: 'referrer', relationship: 'Head of year' },
    people: [
      {
        key: 'callum-fernbrook',
        forenames: 'Callum',
        surname: 'Fernbrook',
        age: 15,
        gender: 'male',
        occupation: 'Saltings Academy, Year 10',
        ethnicity: ['W1', 'self'],
        religion: ['none', 'self'],
        stage: 'info_gathering',
        steps: [
          ...lookedInto(
            9,
            'Three pupils have been named and frightened, and there are signs of an adult behind it. The school is dealing with the video as a matter of discipline. No other police work stands in the way of going on.',
          ),
          ...asked(
            4,
            {
              agency: 'saltings',
              questions: schoolQuestions,
              reason: 'The school sees him every day, and the three pupils too.',
              mayBeTold,
            },
            {
              agency: 'children',
              questions: socialCareQuestions,
              reason: 'To know who already supports the family before anybody else knocks.',
              mayBeTold,
            },
            {
              agency: 'youthOffending',
              questions: 'Is he, or has he been, known to you? Is any diversion under way?',
              reason: 'The video may be dealt with by an out-of-court disposal.',
              mayBeTold,
            },
          ),
        ],
      },
    ],
  },
  {
    ago: 15,
    knownFor: 20,
    sector: 'education',
    concern: 'D_islamist',
    told: ['yes', 'Maryam was told and asked for a copy of everything. She has one.'],
    happened:
      'Maryam’s essay on justice argues that a civilian may be killed in return for another. Her tutor asked for a second draft and was given a longer version of the same, with footnotes to speeches by a man who recruits. She debates this calmly and asks to be proved wrong.',
    explanation: 'She is preparing to study law, and argues every side of every case.',
    view: 'The calm is what I cannot read. It may be scholarship and it may be more.',
    needs: [],
    strengths: 'Exceptionally able. Her father drives her to debates all over the county.',
    from: { account: 'collegeContact', relationship: 'Head of student services at her college' },
    people: [
      {
        key: 'maryam-elderlight',
        forenames: 'Maryam',
        surname: 'Elderlight',
        age: 17,
        gender: 'female',
        occupation: 'Estuary Reach College, A levels',
        ethnicity: ['PNS', 'self'],
        stage: 'info_gathering',
        steps: [
          ...lookedInto(
            15,
            'Limited information, and a possible concern: the source of the footnotes matters more than the argument. Holding or defending an opinion is not itself a ground. To be looked into with care for her right to study and to speak.',
            'councilCaseOfficer',
          ),
          ...asked(
            10,
            {
              agency: 'estuary',
              questions:
                'How did she come by the speeches? What does she say when the argument is put to her the other way? Has anything changed besides the essay?',
              reason: 'The college alone has seen the work and knows how she is taught.',
              mayBeTold: 'Everything, including the questions.',
            },
            {
              agency: 'health',
              questions: healthQuestions,
              reason: 'A tutor mentioned that she has been unwell.',
              mayBeTold,
            },
          ),
          ...replied(7, {
            request: 'estuary',
            reply: 'answered',
            repliedBy: 'collegeContact',
            facts:
              'The speeches are in the library’s database, under a licence for law students. She put the opposite case in the county final on 3 of the last 5 Saturdays and won with it once. Attendance is full.',
            opinion:
              'Three of four tutors think that this is what a gifted student does. The fourth wrote the referral and still has doubts.',
            tellPerson: 'may be told',
          }),
          {
            ago: 2,
            step: 'add note',
            by: 'councilCaseOfficer',
            kind: 'contact',
            contacted: 'professional',
            how: 'telephone',
            reason:
              'Health’s answer was due five working days ago. Spoke to the named nurse, who has asked the practice again and expects an answer this week.',
          },
        ],
      },
    ],
  },
  {
    ago: 18,
    knownFor: 9,
    sector: 'local_authority',
    concern: 'D_no_ideology',
    told: ['yes', 'His foster carers told Oliver, in their own words and with our worker beside them.'],
    happened:
      'Oliver has run away three times to meet a man of about forty who calls himself “Captain” and whom he knows from a fishing club. The man has given him a knife and a book about living off the land. On the last occasion Oliver told his carer that soon “the proper people” would not need towns.',
    explanation: 'Camping, fishing and a longing for a father would account for nearly all of it.',
    view: 'The knife and the running away are for us to deal with as a safeguarding matter. I am asking for help with the man and his book.',
    needs: ['family'],
    needsInWords: 'In our care since he was eight. This is his third placement.',
    strengths: 'His carers have asked for him to stay for good.',
    agencies: 'Children’s social care lead. An independent reviewing officer meets him next month.',
    from: { account: 'childrensMember', relationship: 'Service manager of his social worker' },
    people: [
      {
        key: 'oliver-shinglemead',
        forenames: 'Oliver',
        surname: 'Shinglemead',
        knownAs: 'Ollie',
        age: 12,
        gender: 'male',
        occupation: 'Saltings Academy, Year 8',
        ethnicity: ['W1', 'other_record'],
        religion: ['none', 'other_record'],
        stage: 'info_gathering',
        steps: [
          ...lookedInto(
            18,
            'An adult is drawing a child in care away from his placement and towards a world-view. Social care lead on safety. The question for this process is the man’s influence, and only that.',
          ),
          ...asked(
            13,
            {
              agency: 'saltings',
              questions: schoolQuestions,
              reason: 'Whether he speaks of the man at school, and to whom.',
              mayBeTold,
            },
            {
              agency: 'health',
              questions: healthQuestions,
              reason: 'He is known to have been waiting for a service when he moved.',
              mayBeTold,
            },
            {
              agency: 'youthOffending',
              questions: 'Is he known to you? Does the knife appear in anything that you hold?',
              reason: 'To avoid two plans about the same knife.',
              mayBeTold,
            },
          ),
          ...replied(
            10,
            {
              request: 'youthOffending',
              reply: 'nil_return',
              repliedBy: 'youthMember',
              tellPerson: 'may be told',
            },
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'He has told two friends that he will leave in the spring “when it is warm enough”. On 14 days this term he was collected from the bus stop by his carer and not by anybody else. No incident at school.',
              opinion: 'He is happiest in design and technology. His teacher there would be a good person to ask him.',
              tellPerson: 'may be told',
            },
          ),
        ],
      },
    ],
  },
  {
    ago: 21,
    knownFor: 16,
    sector: 'health',
    concern: 'D_multiple',
    told: ['no_not_yet', 'The team judged him too unwell on the day, and will tell him at the next review.'],
    happened:
      'On a home visit Andrei showed a nurse a wall of printed pages joined by string: two wars, a flood and a local election. He has written to eleven members of Parliament as “the Witness”. In one letter he says that he will “come in person”, without a date or a place.',
    explanation: 'His beliefs follow the course of an illness for which he is being treated.',
    view: 'The wall is illness. The letters are illness too, I think, but somebody is answering one of them, and encouraging him.',
    needs: ['mental_health', 'money_work_housing'],
    strengths: 'He opens the door to us, and takes his medicine.',
    from: {
      name: 'Ioana Thornwave',
      role: 'Community psychiatric nurse',
      organisation: 'NHS – Mid and South Essex',
      mail: 'nhs-mse',
      relationship: 'Visits him every fortnight',
    },
    people: [
      {
        key: 'andrei-finchacre',
        forenames: 'Andrei',
        surname: 'Finchacre',
        age: 23,
        gender: 'male',
        occupation: 'Not in work',
        stage: 'info_gathering',
        steps: [
          ...lookedInto(
            21,
            'Treatment comes first and goes on. Whoever writes back to him is the reason to look further. The letters have been assessed by those whose task it is, and no more may be said of that here.',
          ),
          ...asked(
            16,
            {
              agency: 'health',
              questions: healthQuestions,
              reason: 'He is in your care, and any support would have to fit around it.',
              mayBeTold: 'Nothing yet, at the clinical team’s request.',
            },
            {
              agency: 'housing',
              questions: 'Is his tenancy secure? Has anybody complained, or visited him who does not live there?',
              reason: 'A stable home is part of his care plan.',
              mayBeTold,
            },
          ),
          ...replied(
            12,
            {
              request: 'housing',
              reply: 'answered',
              repliedBy: 'housingMember',
              facts:
                'Rent paid. Two complaints about noise at night, both in October. A neighbour who brings him meals signs in at the desk; nobody else has.',
              tellPerson: 'may be told',
            },
            {
              request: 'health',
              reply: 'declined',
              repliedBy: 'healthMember',
              whyNot:
                'He has not consented, and the treating psychiatrist does not consider that the public interest in sharing clinical information outweighs his confidence at present. We will come to a meeting, and will tell you at once if that view changes.',
              tellPerson: 'not to be told',
              notToldBecause: 'clinical',
              seenBy: 'case workers',
              whyNotTold: 'He has not yet been told of the referral; the clinical team will choose the day.',
            },
          ),
        ],
      },
    ],
  },
  {
    ago: 23,
    knownFor: 5,
    sector: 'education',
    concern: 'D_violence',
    told: ['yes', 'Robin was told with a parent present. Robin had expected it and seemed relieved.'],
    happened:
      'Robin posted a countdown with the school’s name and no explanation. It ended on the day of an examination and nothing happened. On Robin’s account were 62 clips of people being hurt, most of them from films. Robin said that the countdown was “to see if anyone would ask”.',
    explanation: 'Robin is often overlooked. Somebody did ask.',
    view: 'I believe Robin about the countdown. I would like to understand the clips.',
    needs: ['mental_health', 'bullying'],
    strengths: 'Robin writes, draws, and has one firm friend.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at Robin’s school' },
    people: [
      {
        key: 'robin-windhollow',
        forenames: 'Robin',
        surname: 'Windhollow',
        age: 16,
        gender: 'other_self_described',
        occupation: 'Saltings Academy, Year 11',
        ethnicity: ['W1', 'self'],
        stage: 'info_gathering',
        steps: [
          ...lookedInto(
            23,
            'A school was named and a date given, even though nothing came of it. To be understood before it is set aside.',
          ),
          ...asked(
            18,
            {
              agency: 'saltings',
              questions: schoolQuestions,
              reason: 'Staff saw the weeks before the countdown.',
              mayBeTold,
            },
            {
              agency: 'health',
              questions: healthQuestions,
              reason: 'Robin’s parent mentioned a referral to a young people’s service.',
              mayBeTold,
            },
          ),
          ...replied(
            14,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'Robin was shut in a changing room by four pupils in March; it was filmed. The four were suspended. Robin’s marks fell by two grades after that and have not recovered.',
              opinion:
                'The countdown began on the day when the film was shared again. I do not think that this is chance.',
              tellPerson: 'may be told',
            },
            {
              request: 'health',
              reply: 'partial',
              repliedBy: 'healthMember',
              facts:
                'Known to a service. A first appointment was offered for a day in the examinations and was not taken up. Another will be offered.',
              whyNot: 'Clinical detail is withheld. Robin was asked and agreed to this much.',
              tellPerson: 'may be told',
            },
          ),
          {
            ago: 3,
            step: 'record assessment',
            by: 'caseOfficer',
            assessment: {
              present: {
                E01: {
                  evidence:
                    'The film of the changing room was shared again in October and nobody was punished for that. Robin said: “they get to play it for ever.”',
                  source: 'School, reply to our request; Robin, meeting with the safeguarding lead',
                },
                E03: {
                  evidence:
                    'Of the clips: “in those, people notice.” Robin belongs to no group, online or elsewhere, so far as anybody knows.',
                  source: 'Robin, the same meeting',
                },
                E11: { evidence: 'Leaves the school in summer with no place arranged.', source: 'School' },
              },
              notPresent: ['E10', 'E12', 'I14', 'I16', 'C21', 'C22'],
              protective:
                'One firm friend. A parent who listens. Told the truth when asked. Wishes to go to art college.',
              summary:
                'Draft. The countdown reads as a request to be seen after an assault that was never properly ended. Intent to cause harm is not shown. The clips remain to be talked about with Robin.',
              needs: [
                'An end to the sharing of the film',
                'A first appointment that does not clash with examinations',
                'A place for next year',
              ],
            },
          },
        ],
      },
    ],
  },
  {
    ago: 26,
    knownFor: 30,
    sector: 'hmpps',
    concern: 'D_no_ideology',
    told: ['yes', 'Emeka was told in supervision, and said that he would rather it came from me than from a letter.'],
    happened:
      'In prison Emeka shared a wing with a group who protected him. Since his release in July they have written to him each week. He has moved twice so as not to be found, and he asked me whether a person may “owe a cause” that he never joined.',
    view: 'He wants out of something that he may not be in. I would like him to have help before they find the new address.',
    needs: ['court', 'money_work_housing'],
    strengths: 'He asked. He has a place on a bricklaying course.',
    from: { account: 'probationMember', relationship: 'Supervises his licence' },
    people: [
      {
        key: 'emeka-marshstem',
        forenames: 'Emeka',
        surname: 'Marshstem',
        age: 28,
        gender: 'male',
        occupation: 'Bricklaying course',
        ethnicity: ['B2', 'self'],
        religion: ['christian', 'self'],
        stage: 'info_gathering',
        steps: [
          ...lookedInto(
            26,
            'He fears the group more than he follows it. Nothing stands in the way of looking into support.',
            'councilCaseOfficer',
          ),
          ...asked(
            21,
            {
              agency: 'probation',
              questions: 'What do his licence conditions require? What would make the next six months safe?',
              reason: 'Support must not cut across his licence.',
              mayBeTold: 'Everything.',
            },
            {
              agency: 'housing',
              questions: 'Could a managed move be made without his forwarding address being known?',
              reason: 'He is afraid of being found.',
              mayBeTold: 'Everything.',
            },
          ),
          ...replied(
            17,
            {
              request: 'probation',
              reply: 'answered',
              repliedBy: 'probationMember',
              facts:
                'Licence ends in eleven months. All appointments kept. The letters were handed to us unopened from September on.',
              opinion: 'He has done everything that could be asked. I see a need and very little risk.',
              tellPerson: 'may be told',
            },
            {
              request: 'housing',
              reply: 'answered',
              repliedBy: 'housingMember',
              facts: 'A managed move is possible within six weeks. Post can be held at the office.',
              tellPerson: 'may be told',
            },
          ),
          {
            ago: 2,
            step: 'record assessment',
            by: 'councilCaseOfficer',
            assessment: {
              present: {
                E12: {
                  evidence: 'Eleven letters since July. He has moved twice to avoid the senders.',
                  source: 'Probation, reply to our request',
                },
                E02: {
                  evidence: '“If I say no they know where my mum lives.”',
                  source: 'Emeka, supervision, by his agreement',
                },
              },
              notPresent: ['E08', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'C21'],
              protective: 'Works with probation without fail. Course, mother, wish for an ordinary life.',
              summary:
                'Pressure from others, resisted. The need is for distance and for somebody to talk to. Waits for agreement.',
              needs: ['A managed move', 'Someone outside probation to talk to'],
            },
          },
        ],
      },
    ],
  },
]
