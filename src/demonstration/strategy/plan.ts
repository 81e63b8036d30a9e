/** The delivery plan of the demonstration: an action or more for each of the six recommendations, four quarters of updates, and some holes. */
import type { LiveMeasureCode } from '#statistics/live-measures.ts'
import type { Direction, Figure, MeasureKind } from '#strategy/measures.ts'
import type { AccountKey } from '../accounts.ts'
import type { AgencyKey } from '../agencies.ts'

/** Days are counted in weeks from today: -4 was four weeks ago. */
type Weeks = number

export type InventedAction = {
  readonly title: string
  readonly what: string
  /** Numbers of the document: "1." */
  readonly recommendations: readonly string[]
  readonly objectives: readonly string[]
  readonly means: readonly string[]
  readonly benchmarks: readonly string[]
  readonly agency: AgencyKey
  readonly lead: AccountKey | undefined
  readonly partners: string
  readonly from: Weeks
  readonly until: Weeks
  readonly done?: Weeks
  readonly cost: string
  readonly risk: string
  readonly milestones: readonly (readonly [words: string, due: Weeks, reached?: Weeks])[]
  readonly measures: readonly InventedMeasure[]
  readonly evidence: readonly (readonly [words: string, of: Weeks, about?: readonly string[]])[]
  /** Of the last four quarters, the earliest first. */
  readonly updates: readonly string[]
  readonly override?: { readonly colour: 'green' | 'amber' | 'red'; readonly reason: string }
}

type InventedMeasure = {
  readonly title: string
  readonly kind: MeasureKind
  readonly direction: Direction
  readonly baseline?: Figure
  readonly target?: number
  readonly targetInWords?: string
  /** Counted live: then nobody writes readings down. */
  readonly source?: LiveMeasureCode
  /** Null: asked for, and nobody knew. */
  readonly readings: readonly (readonly [of: Weeks, figure: Figure | null, remark?: string])[]
}

const share = (numerator: number, denominator: number): Figure => ({ kind: 'share', numerator, denominator })
const count = (value: number): Figure => ({ kind: 'count', value })
const days = (number: number): Figure => ({ kind: 'time', days: number })

export const inventedPlan: readonly InventedAction[] = [
  {
    title: 'One referral pathway that every front door knows',
    what: 'Publish one pathway for children and adults, with the national form, and audit a sample of referrals each quarter.',
    recommendations: ['1.'],
    objectives: ['2.'],
    means: ['4.', '5.'],
    benchmarks: ['referral-pathway', 'channel-panel'],
    agency: 'communitySafety',
    lead: 'coordinator',
    partners: 'Children’s social care, Adult social care, Essex Police',
    from: -50,
    until: 20,
    cost: 'Officer time',
    risk: 'Staff change often at the front doors: repeat the briefing each term.',
    milestones: [
      ['Pathway agreed by both safeguarding boards', -38, -37],
      ['Pathway published and briefed to front doors', -24, -25],
      ['First quarterly audit of referrals', -10, -9],
      ['Pathway reviewed with schools', 12],
    ],
    measures: [
      {
        title: 'Referrals acknowledged within one working day',
        kind: 'share',
        direction: 'up',
        baseline: share(31, 52),
        target: 90,
        source: 'acknowledged in time',
        readings: [],
      },
      {
        title: 'Days from referral to the gateway decision, middle case',
        kind: 'time',
        direction: 'down',
        baseline: days(9),
        target: 5,
        readings: [
          [-40, days(8)],
          [-27, days(6)],
          [-14, days(6)],
          [-2, days(5)],
        ],
      },
    ],
    evidence: [
      ['Minutes of both safeguarding boards agree the pathway.', -37],
      ['Audit of ten referrals: nine complete.', -9],
    ],
    updates: [
      'Pathway drafted with children’s and adult social care; both boards have it on their agenda.',
      'Published. Five briefings at the front doors, 84 people.',
      'Front doors use the national form alone. Acknowledgement is quicker, not yet where it should be.',
      'First audit done: one referral of ten lacked the safeguarding hand-off. Briefing repeated there.',
    ],
  },
  {
    title: 'Brief families’ and youth workers on early signs',
    what: 'Half-day sessions for early help, youth work and housing, with cases that ended well.',
    recommendations: ['1.', '4.'],
    objectives: ['1.', '2.'],
    means: ['2.', '4.'],
    benchmarks: ['training'],
    agency: 'children',
    lead: 'deputyChair',
    partners: 'Housing, Youth Offending Service',
    from: -44,
    until: 8,
    cost: '£1,800 for venues, community safety budget',
    risk: '',
    milestones: [
      ['Needs analysis by role', -36, -33],
      ['Ten sessions held', -7],
    ],
    measures: [
      {
        title: 'Staff who need the course and have it',
        kind: 'share',
        direction: 'up',
        baseline: share(118, 410),
        target: 85,
        readings: [
          [-39, share(140, 410)],
          [-26, null, 'The learning system was being replaced.'],
          [-13, share(231, 402)],
          [-1, share(262, 398)],
        ],
      },
    ],
    evidence: [['Needs analysis by role, agreed by the board.', -33, ['age']]],
    updates: [
      'Needs analysis sent out to all services.',
      'Needs analysis agreed. The learning system was replaced, so nobody knows the figure for this quarter.',
      'Six sessions held, well attended by housing.',
      'Two further sessions; two had to be put off because the trainer was ill.',
    ],
  },
  {
    title: 'Online safety with schools and parents',
    what: 'Lessons and parents’ evenings on what to do about extremist content online, with the report button explained.',
    recommendations: ['2.'],
    objectives: ['1.', '2.'],
    means: ['2.'],
    benchmarks: ['communications'],
    agency: 'education',
    lead: 'educationMember',
    partners: 'All secondary schools, Estuary Reach College',
    from: -40,
    until: 26,
    cost: '£4,200 a year, schools forum',
    risk: 'Schools with no free evening: offer it within a parents’ evening that is held anyway.',
    milestones: [
      ['Lesson plans agreed with five schools', -26, -22],
      ['Parents’ evenings in every ward', 4],
    ],
    measures: [
      {
        title: 'Schools that have held the lesson',
        kind: 'count',
        direction: 'up',
        baseline: count(2),
        target: 11,
        readings: [
          [-38, count(2)],
          [-26, count(4)],
          [-13, count(7)],
          [-2, count(9)],
        ],
      },
    ],
    evidence: [
      ['Feedback of parents at Saltings Academy: 41 of 47 would know where to report.', -12, ['age', 'religion']],
    ],
    updates: [
      'Two schools try the lesson.',
      'Lesson plans agreed with five schools, four have held it.',
      'Seven schools. Parents at Saltings asked for it in Polish and Romanian as well.',
      'Nine schools. Two evenings still to be held.',
    ],
  },
  {
    title: 'Filtering in libraries, council devices and guest wifi',
    what: 'Check that every public device and network of the council uses filtering that names terrorist content.',
    recommendations: ['2.'],
    objectives: ['2.'],
    means: ['1.'],
    benchmarks: ['permissive-environments'],
    agency: 'governance',
    lead: undefined,
    partners: 'Council IT',
    from: -48,
    until: -6,
    cost: 'None',
    risk: '',
    milestones: [
      ['Libraries checked', -36, -35],
      ['Guest wifi checked', -18],
    ],
    measures: [
      {
        title: 'Filtering is in place on all public devices',
        kind: 'yes or no',
        direction: 'up',
        baseline: { kind: 'yes or no', yes: false },
        target: 1,
        readings: [
          [-20, { kind: 'yes or no', yes: false }, 'Libraries yes, guest wifi no.'],
          [-3, { kind: 'yes or no', yes: false }],
        ],
      },
    ],
    evidence: [],
    updates: [
      'Libraries checked: all filtered.',
      'Guest wifi belongs to a contract that runs out; waiting for the new one.',
      'No change: the contract is being tendered.',
      'New contract names filtering. It begins in two months.',
    ],
    override: {
      colour: 'amber',
      reason:
        'The new contract is signed and names filtering; what is late is the first day of the contract, not our work.',
    },
  },
  {
    title: 'Explain the duty and the referral process to every partner',
    what: 'A short guide for each sector, questions and answers, and what happens after a referral.',
    recommendations: ['3.'],
    objectives: ['1.'],
    means: ['4.'],
    benchmarks: ['referral-pathway', 'communications'],
    agency: 'communitySafety',
    lead: 'boardMember',
    partners: 'Probation Service, NHS, Youth Offending Service',
    from: -52,
    until: -10,
    done: -11,
    cost: '£900 for print',
    risk: '',
    milestones: [
      ['Guides written for six sectors', -30, -29],
      ['Guides sent out', -16, -15],
    ],
    measures: [
      {
        title: 'Partners who say that they know how to refer',
        kind: 'share',
        direction: 'up',
        baseline: share(22, 61),
        target: 80,
        readings: [
          [-34, share(25, 58)],
          [-11, share(52, 60)],
        ],
      },
    ],
    evidence: [
      ['Survey of partners before and after the guides.', -11],
      ['Six sector guides, published.', -15],
    ],
    updates: [
      'Guides being written with probation and health.',
      'Six guides written.',
      'Guides sent out. Survey repeated: 52 of 60 know how to refer.',
      'Done. The guides are looked at again with each new version of the guidance.',
    ],
  },
  {
    title: 'Trusted voices: a network of community organisations',
    what: 'Bring together places of worship, sports clubs and residents’ groups four times a year, critics among them.',
    recommendations: ['4.', '6.'],
    objectives: ['1.'],
    means: ['2.', '3.'],
    benchmarks: ['communications'],
    agency: 'communitySafety',
    lead: 'coordinator',
    partners: 'Foreshore Community Forum',
    from: -46,
    until: 30,
    cost: '£2,400 a year',
    risk: 'The same few come each time: ask each to bring somebody new.',
    milestones: [
      ['First meeting', -40, -40],
      ['Second meeting', -27, -27],
      ['Third meeting', -14, -13],
      ['Fourth meeting', 2],
    ],
    measures: [
      {
        title: 'Organisations that came to a meeting',
        kind: 'count',
        direction: 'up',
        baseline: count(0),
        target: 20,
        readings: [
          [-40, count(9)],
          [-27, count(12)],
          [-13, count(17)],
        ],
      },
      {
        title: 'What the network says of us',
        kind: 'words',
        direction: 'up',
        targetInWords: 'They say what they think, and see what came of it',
        readings: [[-13, { kind: 'words', words: 'They ask to hear back what became of their questions.' }]],
      },
    ],
    evidence: [['Notes of three meetings, with what was asked and what was answered.', -13, ['race', 'religion']]],
    updates: [
      'First meeting, nine organisations.',
      'Second meeting. Two mosques and the Sikh gurdwara joined.',
      'Third meeting, seventeen organisations. They ask to hear back what became of their questions.',
      'A page of questions and answers now goes out after each meeting.',
    ],
  },
  {
    title: 'Ready for families who return from conflict zones',
    what: 'A checklist shared by children’s services, health and schools: who does what in the first month.',
    recommendations: ['5.'],
    objectives: ['2.'],
    means: ['5.', '6.'],
    benchmarks: ['risk-assessment', 'channel-panel'],
    agency: 'children',
    lead: 'childrensMember',
    partners: 'NHS, Education, Essex Police',
    from: -60,
    until: 15,
    cost: 'Officer time',
    risk: 'Few families: what is learned is forgotten. Rehearse once a year.',
    milestones: [
      ['Checklist agreed', -52, -50],
      ['Rehearsal with all partners', -3],
    ],
    measures: [],
    evidence: [['Checklist agreed by the safeguarding children partnership.', -58]],
    updates: [
      'Checklist in use as guidance. No family has returned.',
      'Health has named a lead for it.',
      'Rehearsal planned for the autumn.',
      'Rehearsal put off: two partners could not come.',
    ],
  },
  {
    title: 'Hate crime: listening and answering together',
    what: 'Publish what was reported and done, by ward, and meet where tension rises.',
    recommendations: ['6.'],
    objectives: ['1.'],
    means: ['3.'],
    benchmarks: ['risk-assessment', 'communications'],
    agency: 'police',
    lead: 'policeSupervisor',
    partners: 'Housing, Community safety',
    from: -30,
    until: 40,
    cost: 'None',
    risk: '',
    milestones: [
      ['First quarterly publication', -16, -14],
      ['Second quarterly publication', -1, -1],
      ['Third quarterly publication', 12],
    ],
    measures: [
      {
        title: 'Reports followed by a visit within five days',
        kind: 'share',
        direction: 'up',
        baseline: share(40, 71),
        target: 80,
        readings: [
          [-16, share(23, 36)],
          [-1, share(20, 37)],
        ],
      },
    ],
    evidence: [
      ['Quarterly publication, first and second.', -1, ['race', 'religion', 'sexual-orientation', 'disability']],
    ],
    updates: [
      'Agreed with police what can be published without anybody being recognised.',
      'Figures by ward tried out.',
      'First publication. Visits are quicker than before.',
      'Second publication. Fewer visits in time: two posts were empty.',
    ],
  },
  {
    title: 'Refresh the terms of reference of the Prevent Board',
    what: 'Who sits on it, how often it meets, what it decides.',
    recommendations: [],
    objectives: [],
    means: [],
    benchmarks: ['partnership-group'],
    agency: 'governance',
    lead: undefined,
    partners: '',
    from: 3,
    until: 20,
    cost: '',
    risk: '',
    milestones: [['Draft to the board', 12]],
    measures: [],
    evidence: [],
    updates: [],
  },
]
