/** Referred before and closed, and now again by somebody who does not know it: one to be considered, one with its second reader. */
import { takenIn, type ReferralDraft } from '../drafts.ts'

export const referredAgain: readonly ReferralDraft[] = [
  {
    ago: 3,
    knownFor: 6,
    sector: 'education',
    concern: 'D_multiple',
    told: ['no_not_yet', 'His tutor would like to be there when he is told, and is away until Thursday.'],
    happened:
      'Benjamyn has drawn the same dragon on three order pads in the training kitchen, and under it the name of a group. Asked by another student, he said that they “send him things” and that he is going to a meeting with them. He did not say where.',
    explanation: 'The dragon may be no more than a drawing that he likes.',
    view: 'It is the word “meeting” that made me ring. He is easily led, and kind.',
    needs: ['family'],
    strengths: 'The best knife work of his year, and he knows it.',
    from: {
      name: 'Colette Sedgewick',
      role: 'Kitchen technician',
      organisation: 'Estuary Reach College',
      mail: 'estuary-reach',
      relationship: 'Works beside him twice a week',
    },
    people: [
      {
        key: 'benjamin-yewstrand-again',
        forenames: 'Benjamyn',
        surname: 'Yewstrend',
        age: 16,
        birth: 'estimated',
        gender: 'male',
        occupation: 'Estuary Reach College, catering',
        samePersonAs: 'benjamin-yewstrand',
        stage: 'gateway',
        steps: takenIn(3),
      },
    ],
  },
  {
    ago: 4,
    knownFor: 2,
    sector: 'local_authority',
    concern: 'D_erw',
    told: [
      'yes',
      'Tyler and his father were told by the youth worker. His father said that this was settled weeks ago.',
    ],
    happened:
      'At the youth club Tyler was heard to repeat a phrase in German when his team scored. Two others joined in and stopped when a worker came over. He said at once that he knows he must not, and that it slipped out.',
    explanation: 'The phrase is in the game that the group plays there on Fridays.',
    view: 'I was told to refer if it happened in my hearing.',
    needs: [],
    strengths: 'Comes early to put the goals up.',
    from: {
      name: 'Dean Marlstone',
      role: 'Youth worker',
      organisation: 'Thurrock Council',
      mail: 'thurrock-youth',
      relationship: 'Runs the club',
    },
    people: [
      {
        key: 'tyler-hazelcombe-again',
        forenames: 'Tylor',
        surname: 'Hazlecombe',
        age: 12,
        gender: 'male',
        occupation: 'Saltings Academy, Year 8',
        samePersonAs: 'tyler-hazelcombe',
        stage: 'gateway',
        steps: [
          ...takenIn(4),
          {
            ago: 2,
            step: 'declare same person',
            by: 'caseOfficer',
            answer: 'same',
            otherCase: 'tyler-hazelcombe',
            reason:
              'One birth date, one school and one home; the youth worker wrote the name as he says it. His father speaks of the earlier referral himself.',
          },
          {
            ago: 1,
            step: 'ask for second reading',
            by: 'caseOfficer',
            reader: 'councilCaseOfficer',
            closureReason: 'nfa_context',
            reason:
              'The same phrase from the same game as in the dinner queue. The youth worker, the school and his father tell one story, and the club has changed the game. I would close it as explained by its context; please read both referrals and say whether you would too.',
          },
        ],
      },
    ],
  },
]
