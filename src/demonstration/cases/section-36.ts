/** Waiting for the section 36 decision, one of them restricted and one overdue; and four where it found no grounds. */
import { asked, assessed, informationIsIn, lookedInto, replied, type ReferralDraft } from '../drafts.ts'

const mayBeTold = 'That partners have been asked what they know, and which ones.'

export const section36: readonly ReferralDraft[] = [
  {
    ago: 20,
    knownFor: 11,
    sector: 'education',
    concern: 'D_erw',
    told: [
      'yes',
      'Arjun and both parents were told. His mother said that she had been waiting for somebody to notice.',
    ],
    happened:
      'Arjun was asked to leave a young musicians’ weekend after he taught four others a song about expulsions. He says that an older player, whom he will not name, sends him songs and that “people like my gran are why it is needed”. His grandmother came to England from India.',
    explanation: 'He writes parodies and may not have meant this one.',
    view: 'He has turned on his own family and is unhappy about it. I see a boy who has been handed a script.',
    needs: ['family'],
    strengths: 'Plays the viola beautifully. His grandmother still cooks for him every Friday and he still goes.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at his school' },
    people: [
      {
        key: 'arjun-driftcrest',
        forenames: 'Arjun',
        surname: 'Driftcrest',
        age: 17,
        gender: 'male',
        occupation: 'Saltings Academy, sixth form',
        ethnicity: ['M3', 'parent'],
        stage: 's36_pending',
        steps: [
          ...lookedInto(
            20,
            'An older person supplies material and a boy passes it on. Suitable for information gathering.',
          ),
          ...asked(
            15,
            {
              agency: 'saltings',
              questions: 'Who was at the weekend, and who else has had songs? How is he in school?',
              reason: 'Others may have been sent the same.',
              mayBeTold,
            },
            {
              agency: 'children',
              questions: 'Is the family known to you?',
              reason: 'To join up with any support.',
              mayBeTold,
            },
          ),
          ...replied(
            12,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'Two others had songs and showed them to a teacher. In school he is courteous and withdrawn. He has not eaten in the dining hall since half-term.',
              tellPerson: 'may be told',
            },
            { request: 'children', reply: 'nil_return', repliedBy: 'childrensMember', tellPerson: 'may be told' },
          ),
          ...assessed(5, {
            present: {
              E03: {
                evidence: '“He said I had the ear for it. Nobody else says I have anything.”',
                source: 'Arjun, conversation with the case officer, mother present',
              },
              E07: {
                evidence: 'Repeats phrases word for word and cannot say what two of them mean.',
                source: 'Case officer; music teacher',
              },
              I15: {
                evidence:
                  'The song sorts people into those who stay and those who go, his grandmother among the latter.',
                source: 'Organiser of the weekend, written account',
              },
            },
            notPresent: ['I18', 'I19', 'C20', 'C21', 'C22', 'E06'],
            protective: 'Fridays with his grandmother. The viola. A mother who notices. Embarrassment about the song.',
            summary:
              'An influence that is recent, outside the family, and uncomfortable to him. No wish to harm is shown. Would probably accept somebody to talk to who knows music.',
            needs: ['Distance from the older player', 'Somebody to test the ideas with', 'To eat with others again'],
          }),
          ...informationIsIn(3),
        ],
      },
    ],
  },
  {
    ago: 22,
    knownFor: 8,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Salma was told with her mother. Salma said: “good, because I do not know how to stop.”'],
    happened:
      'Salma is in a group of about thirty who set each other challenges at night. Until the autumn these were dares. Since then the challenges have included learning by heart a text that calls for killing “useless people”. She recited part of it in her sleep at a friend’s house.',
    explanation: 'The group has no name and no aim that anybody can tell us of.',
    view: 'It is not an ideology as I was taught to look for one. It asks children to get used to cruelty.',
    needs: ['self_harm', 'mental_health'],
    strengths: 'She came forward. Netball, and a mother at home.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at her school' },
    people: [
      {
        key: 'salma-briarlake',
        forenames: 'Salma',
        surname: 'Briarlake',
        age: 14,
        gender: 'female',
        occupation: 'Saltings Academy, Year 10',
        ethnicity: ['M9', 'self'],
        religion: ['none', 'self'],
        stage: 's36_pending',
        steps: [
          ...lookedInto(
            22,
            'Children are being led towards serious violence by people they have not met. Social care and police work together; this case goes on.',
          ),
          ...asked(17, {
            agency: 'children',
            questions: 'Who leads, and what is in place at home at night?',
            reason: 'She must be safe while this is understood.',
            mayBeTold: 'Everything.',
          }),
          ...replied(14, {
            request: 'children',
            reply: 'answered',
            repliedBy: 'childrensMember',
            facts:
              'Child in need plan from last week. Phones charge in the kitchen. No new marks seen by the school nurse on two visits.',
            opinion: 'The plan is working. What it does not do is give her anything to put in the group’s place.',
            tellPerson: 'may be told',
          }),
          ...assessed(7, {
            present: {
              E05: { evidence: '“It was the only time of day anything happened.”', source: 'Salma, with her mother' },
              E12: {
                evidence: 'Thirty members, challenges every night at eleven, and shame for those who miss one.',
                source: 'Salma; friend’s parent',
              },
              I16: {
                evidence: 'The text calls people useless. Salma says that she hates the words and hears them.',
                source: 'Salma, with her mother',
              },
            },
            notPresent: ['E08', 'E10', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Left the group herself on the day she told. Mother, netball, humour.',
            summary:
              'Drawn in by excitement and held by shame, and trying to leave. Support would strengthen what she has begun.',
            needs: ['Sleep', 'Something of her own in the evenings', 'Help with the words that stay'],
          }),
          ...informationIsIn(4),
        ],
      },
    ],
  },
  {
    ago: 24,
    knownFor: 13,
    sector: 'local_authority',
    concern: 'D_islamist',
    told: ['no_not_yet', 'His manager and the police agreed to wait for the case officer’s advice.'],
    happened:
      'Ronan, who works for the council, left a tablet in a meeting room with a page open: an oath of loyalty to an armed group, with his first name typed into it and nothing sent. A colleague closed it and told her manager. He has used all his leave since September and has not said for what.',
    explanation: 'The page can be reached from a news article about the group in two clicks.',
    view: 'He is a gentle man. I may have this wrong, and if so I would like as few people as possible to know.',
    needs: ['family'],
    needsInWords: 'A separation in the summer, and a son he sees at weekends.',
    from: {
      name: 'Alice Barleyweir',
      role: 'Service manager',
      organisation: 'Thurrock Council',
      mail: 'thurrock',
      relationship: 'His line manager',
    },
    people: [
      {
        key: 'ronan-emberquay',
        forenames: 'Ronan',
        surname: 'Emberquay',
        age: 33,
        gender: 'male',
        occupation: 'Council officer',
        ethnicity: ['W2', 'self'],
        religion: ['christian', 'self'],
        stage: 's36_pending',
        steps: [
          { ago: 23, step: 'acknowledge', by: 'coordinator', how: 'in person' },
          {
            ago: 23,
            step: 'restrict case',
            by: 'chair',
            cause: 'staff member',
            named: ['councilCaseOfficer', 'caseOfficer', 'policeSupervisor'],
            reason:
              'Mr Emberquay is a colleague of many who use this service. Only the two case officers, their supervisor and the chairs are to see the case. His own department is not asked for anything.',
          },
          { ago: 23, step: 'start gateway', by: 'caseOfficer' },
          {
            ago: 20,
            step: 'decide gateway',
            by: 'caseOfficer',
            outcome: 'continue',
            reason:
              'An unsent oath with a name in it. Little is known and it may be nothing. To be looked into by few people and quickly.',
          },
          { ago: 20, step: 'notify local authority', by: 'caseOfficer', how: 'meeting' },
          { ago: 20, step: 'assign case', by: 'chair', lead: 'councilCaseOfficer' },
          {
            ago: 17,
            step: 'request information',
            by: 'councilCaseOfficer',
            request: 'health',
            agency: 'health',
            questions:
              'Without clinical detail: is he known to a service, and is there anything that should be taken into account?',
            reason: 'A separation and unexplained absence. Health was asked for nothing beyond this.',
            mayBeTold: 'Nothing until he has been spoken to.',
          },
          {
            ago: 13,
            step: 'record reply',
            by: 'councilCaseOfficer',
            request: 'health',
            reply: 'nil_return',
            repliedBy: 'healthMember',
            tellPerson: 'may be told',
          },
          {
            ago: 6,
            step: 'record assessment',
            by: 'councilCaseOfficer',
            assessment: {
              present: {
                E11: {
                  evidence: 'Separated in July; moved into one room; sees his son at weekends.',
                  source: 'Ronan, conversation with the case officer five days ago, who told him of the referral',
                },
                E03: {
                  evidence: '“I typed my name to see what it looked like. Then I felt sick and went to make tea.”',
                  source: 'Ronan, the same conversation',
                },
              },
              notPresent: ['E10', 'E12', 'I14', 'I16', 'I17', 'I18', 'I19', 'C20', 'C21', 'C22'],
              protective:
                'His son. Swimming at six each morning. Told the truth at once, and thanked the officer for coming alone.',
              summary:
                'A bad evening in a bad year. He read the page after a news article and did not send it. He has a counsellor from today, through his own doctor.',
              needs: ['Somewhere to live where his son can stay'],
            },
          },
          { ago: 5, step: 'agree assessment', by: 'caseOfficer' },
          { ago: 2, step: 'close information gathering', by: 'councilCaseOfficer' },
        ],
      },
    ],
  },
  {
    ago: 33,
    knownFor: 45,
    sector: 'local_authority',
    concern: 'D_no_ideology',
    told: ['yes', 'Told by his support worker, who wrote down what he said.'],
    happened:
      'Simon collects the writings of a man abroad who killed neighbours and left a manifesto about noise. Simon has underlined the passages about noise. He has complained of noise at his own address 57 times since April.',
    explanation: 'There is a great deal of noise at his address. Environmental health measured it.',
    view: 'He sees himself in that man’s grievance and not, as far as I can tell, in what he did about it.',
    needs: ['grievance', 'money_work_housing', 'mental_health'],
    strengths: 'Meticulous, patient, and courteous to every officer who has called.',
    from: { account: 'adultsMember', relationship: 'Manages his support worker' },
    people: [
      {
        key: 'simon-barleywold',
        forenames: 'Simon',
        surname: 'Barleywold',
        age: 41,
        gender: 'male',
        ethnicity: ['W1', 'self'],
        religion: ['buddhist', 'self'],
        stage: 's36_pending',
        steps: [
          ...lookedInto(
            33,
            'A grievance with a real cause, and a model for it that nobody would choose. Worth understanding.',
            'councilCaseOfficer',
          ),
          ...asked(28, {
            agency: 'housing',
            questions: 'What has been done about the noise, and what can be done?',
            reason: 'The grievance may have an answer.',
            mayBeTold: 'Everything.',
          }),
          ...replied(24, {
            request: 'housing',
            reply: 'answered',
            repliedBy: 'housingMember',
            facts:
              'Measured on 6 of 8 nights above the limit. A notice was served on the owner of the plant room in October. A move was offered and refused.',
            opinion: 'He is right about the noise, and we were slow.',
            tellPerson: 'may be told',
          }),
          ...assessed(14, {
            present: {
              E01: {
                evidence: '57 complaints, 52 of them upheld or still open.',
                source: 'Housing, reply to our request',
              },
              I14: {
                evidence: '“He wrote down what I think.” Of the killings: “that part is not mine.”',
                source: 'Simon, support worker’s note',
              },
            },
            notPresent: ['E04', 'E06', 'E10', 'E12', 'I16', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Patience, a habit of writing things down, and a support worker he trusts.',
            summary: 'The noise is the need. The manifesto may lose its hold once somebody puts the noise right.',
            needs: ['Quiet', 'A single officer to write to'],
          }),
          // The decision was due three working days ago.
          ...informationIsIn(8),
        ],
      },
    ],
  },
]
