/** Listed for the next panel: a brother and sister of one referral, a boy referred before, and two more. One is deferred. */
import type { DatedAct } from '../case-types.ts'
import { asked, assessed, informationIsIn, lookedInto, replied, toPanel, type ReferralDraft } from '../drafts.ts'

const mayBeTold = 'That partners have been asked what they know, and which ones.'

/** What was asked and answered about the family is the same for both children; what was found is each one's own. */
const askedAboutTheFamily: readonly DatedAct[] = [
  ...asked(
    22,
    {
      agency: 'saltings',
      questions: 'What has been seen of both children and of the cousin? How are they when he is away?',
      reason: 'Both are at the school, and the cousin was until last year.',
      mayBeTold,
    },
    {
      agency: 'children',
      questions: 'Is the family known to you, and for what? Who would the children talk to?',
      reason: 'To join up with any support that the family has.',
      mayBeTold,
    },
  ),
  ...replied(
    18,
    {
      request: 'saltings',
      reply: 'answered',
      repliedBy: 'academyContact',
      facts:
        'On nine afternoons since September the cousin met both at the gate. In the two weeks when he was away both joined after-school clubs; both left on his return.',
      opinion: 'They are different children when he is not there.',
      tellPerson: 'may be told',
    },
    {
      request: 'children',
      reply: 'answered',
      repliedBy: 'childrensMember',
      facts: 'Early help from 2022 to 2023, closed with a good outcome. Their mother works nights.',
      tellPerson: 'may be told',
    },
  ),
]

export const listedForPanel: readonly ReferralDraft[] = [
  {
    ago: 27,
    knownFor: 17,
    sector: 'education',
    concern: 'D_erw',
    told: [
      'yes',
      'Their mother was told, and told the children with me. Eliza asked if their cousin would be in trouble. Theo left the room.',
    ],
    happened:
      'Theo and Eliza were found with a notebook of rules for “the household guard”, in a handwriting that is not theirs. It ranks families in their street by surname and says which are not to be spoken to. Eliza, who is eleven, told a teacher that their cousin wrote it and that he tests them on it.',
    explanation: 'It may have begun as a game. Eliza calls it one, and Theo does not.',
    view: 'They are being drilled by somebody whom they love. Each of them carries it differently and will need different help.',
    needs: ['family'],
    needsInWords: 'Their mother works nights and the cousin, who is 19, looks after them.',
    strengths: 'A close pair. Their mother put the notebook in our hands herself.',
    agencies: 'Early help in the past. Nobody at present.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at their school' },
    people: [
      {
        key: 'theo-harvestmoor',
        forenames: 'Theo',
        surname: 'Harvestmoor',
        age: 14,
        gender: 'male',
        occupation: 'Saltings Academy, Year 10',
        ethnicity: ['W1', 'other_record'],
        religion: ['none', 'other_record'],
        stage: 'panel_listed',
        steps: [
          ...lookedInto(
            27,
            'Two children are being taught to sort their neighbours. The adult concerned is another matter, and is dealt with elsewhere.',
          ),
          ...askedAboutTheFamily,
          ...assessed(14, {
            present: {
              E03: {
                evidence: '“Guards do not need friends.” He gave up rugby for the cousin’s evenings.',
                source: 'Theo, with his mother; school',
              },
              E10: { evidence: 'The cousin wrote the notebook and tests him on it.', source: 'Eliza; mother' },
              I15: { evidence: 'Knows the ranking by heart and defends it.', source: 'Theo, with his mother' },
            },
            notPresent: ['E13', 'I17', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'His sister, for whom he would do anything. Rugby. A mother who acted.',
            summary: 'Holds to the rules out of loyalty. Nothing suggests that he wishes to hurt anybody.',
            needs: ['An older person who is not his cousin', 'Evenings that are his own'],
          }),
          ...informationIsIn(12),
          ...toPanel(
            10,
            'next',
            'There are reasonable grounds: a boy of fourteen is taught by an adult he loves to rank people by descent, defends it, and has given up friends and sport for it. This is about what is being done to him.',
          ),
        ],
      },
      {
        key: 'eliza-harvestmoor',
        forenames: 'Eliza',
        surname: 'Harvestmoor',
        knownAs: 'Lizzie',
        age: 11,
        gender: 'female',
        occupation: 'Saltings Academy, Year 7',
        ethnicity: ['W1', 'other_record'],
        religion: ['none', 'other_record'],
        stage: 'panel_listed',
        steps: [
          ...lookedInto(27, 'As for her brother. She is younger, and said more.'),
          ...askedAboutTheFamily,
          ...assessed(14, {
            present: {
              E10: {
                evidence: 'Tested on the notebook at bedtime. “If I get it wrong Theo gets told off.”',
                source: 'Eliza, to her teacher',
              },
              E11: { evidence: 'First year at secondary school.', source: 'School' },
            },
            notPresent: ['E01', 'E04', 'E06', 'I14', 'I16', 'I17', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'Talks. Has kept her best friend, whose family is low in the ranking, in secret.',
            summary: 'Learns the rules to protect her brother and does not believe them.',
            needs: ['To be a child at bedtime', 'To see her friend without hiding'],
          }),
          ...informationIsIn(12),
          ...toPanel(
            10,
            'next',
            'There are reasonable grounds, though fewer than for her brother: she is eleven, and is being drilled each night. The panel should see both together and decide about each.',
          ),
        ],
      },
    ],
  },
  {
    ago: 28,
    knownFor: 2,
    sector: 'education',
    concern: 'D_violence',
    told: [
      'yes',
      'His parents were told by telephone and in person. Yousef listened from the stairs and then came down.',
    ],
    happened:
      'A teaching assistant saw over Yousef’s shoulder a film of an attack on a school, slowed down, with his own captions. One caption gave the name of his school. He said that he had made nine and that people on a server rate them.',
    explanation: 'He is praised for his editing there and says that this is the point of it.',
    view: 'He is younger than his years and wants to be good at something. I understand from a colleague that he was referred once before, about something else.',
    needs: ['bullying', 'mental_health'],
    strengths: 'Patient with younger children. He helps at a coding club.',
    from: {
      name: 'Layla Brooksedge',
      role: 'Deputy head teacher',
      organisation: 'A school in Grays',
      mail: 'another-school',
      relationship: 'Deputy head at his new school',
    },
    people: [
      {
        key: 'yousef-medowrill',
        forenames: 'Yousef',
        surname: 'Medowrill',
        age: 14,
        gender: 'male',
        occupation: 'A school in Grays, Year 9',
        samePersonAs: 'yusuf-meadowrill',
        movedHome: true,
        stage: 'panel_listed',
        steps: [
          { ago: 27, step: 'acknowledge', by: 'coordinator', how: 'email' },
          {
            ago: 27,
            step: 'declare same person',
            by: 'coordinator',
            answer: 'same',
            otherCase: 'yusuf-meadowrill',
            reason:
              'Both names are spelled differently, and the birth date is the same. The new school confirmed that he came from Saltings Academy in January. In the earlier referral he had written a list of pupils who laughed at him; it was signposted to mental health services.',
          },
          { ago: 27, step: 'start gateway', by: 'caseOfficer' },
          {
            ago: 24,
            step: 'decide gateway',
            by: 'caseOfficer',
            outcome: 'continue',
            reason:
              'Seen beside the earlier referral: then a list of names, now films with the name of a school. Neither would say much alone. Together they are reason to look properly.',
          },
          { ago: 24, step: 'notify local authority', by: 'caseOfficer', how: 'shared record' },
          { ago: 24, step: 'assign case', by: 'coordinator', lead: 'caseOfficer' },
          ...asked(
            23,
            {
              agency: 'saltings',
              questions: 'What was done after the first referral, and how did he leave?',
              reason: 'His last school should be part of this.',
              mayBeTold,
            },
            {
              agency: 'health',
              questions:
                'Without clinical detail: did the help that was arranged last year take place, and did it end?',
              reason: 'The first referral was closed on the strength of it.',
              mayBeTold,
            },
          ),
          ...replied(
            19,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'Three of six planned meetings about the bullying were held. He left at the end of term when the family moved.',
              opinion:
                'We thought that the move would be a fresh start. We did not tell the new school why he needed one.',
              tellPerson: 'may be told',
            },
            {
              request: 'health',
              reply: 'answered',
              repliedBy: 'healthMember',
              facts: 'Two appointments were kept. He was discharged when post to the old address came back.',
              opinion: 'He was discharged by an envelope. We are offering an appointment now.',
              tellPerson: 'may be told',
            },
          ),
          ...assessed(14, {
            present: {
              E04: {
                evidence: 'Nine films, rated by strangers. “I was in the top ten.”',
                source: 'Yousef, with his father',
              },
              E01: {
                evidence: 'The list of last year, and three of six meetings held about it.',
                source: 'First referral; Saltings Academy',
              },
              I16: { evidence: 'Captions that mock those who are hurt.', source: 'Deputy head, who saw two films' },
            },
            notPresent: ['E08', 'E10', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective:
              'Parents who came at once. The coding club. He deleted the films himself, in front of his father.',
            summary:
              'Wants recognition and found it in the worst place. Help was begun last year and was lost in a change of address.',
            needs: [
              'Recognition for what he is good at',
              'The help that was promised',
              'Schools that speak to each other',
            ],
          }),
          ...informationIsIn(13),
          ...toPanel(
            10,
            'next',
            'There are reasonable grounds: an audience that rewards films of killing, a school named, and an earlier hurt for which help was promised and not given. Both schools are to be invited.',
          ),
        ],
      },
    ],
  },
]
