/**
 * Who may see and change what: the reviewed file. Read it against "Who sees what" in the design; docs/access-matrix.md is written from it.
 * For each table and each kind of act stand those who may, and for which kinds of rows (kinds.ts). Whoever is not named, and every kind that is
 * not named, is refused; the matrix tries them all. A change here is a change of what a council promised to the people in its records.
 */
import { answeredForCaseWorkers, areas, caseKinds, casesWhere, type Actor, type CaseKind } from './kinds.ts'
import { toldLess } from './seed-minutes.ts'
import { roles, type Role } from '#reference/roles.ts'

type Kinds = readonly string[]

export type Rule = {
  /** Those who may, each with the kinds of rows. `everybody`: whoever is signed in, and the application on nobody's behalf. */
  readonly by?: Partial<Record<Actor | 'everybody', Kinds>>
  /** Kinds that every signed-in person may reach whatever their role, once it has ended too. "own" is the row that is about them or by them. */
  readonly own?: Kinds
  /** Given by a role, and gone while the agency's agreement or one's own training has lapsed; all but those of `stays`. */
  readonly lapses?: true
  readonly stays?: readonly Role[]
  /** Asks for a second factor of the last five minutes. */
  readonly freshFactor?: true
}

export type TableRules = {
  /** What a row is, for whoever reads the page. */
  readonly holds: string
  readonly select?: Rule
  /** Tried with a copy of each row, so the kind is that of the row copied. */
  readonly insert?: Rule
  /** The same, in one's own favour: the account named in the row is one's own. */
  readonly insertForOneself?: Rule
  /** Additions that deserve a line of their own; how each differs stands in acts.ts. */
  readonly inserts?: Readonly<Record<string, Rule>>
  readonly update?: Rule
  /** Changes that deserve a line of their own; what each sets stands in acts.ts. */
  readonly updates?: Readonly<Record<string, Rule>>
  readonly delete?: Rule
}

/** Every kind of row of the table. */
const all = ['*']
const nobody: Rule = {}

// ── cases: who sees which ────────────────────────────────────────────────────────────────────────

const unrestricted = casesWhere(({ area, restricted }) => area === 'here' && !restricted)
const everyCase = casesWhere(({ area }) => area === 'here')
const onTheirAgenda: readonly CaseKind[] = ['on the agenda', 'discussed 30 days ago', 'on the agenda, named for Health']
/** Told to them without the case: what the stage of the item lets them know, and no more. */
const onTheirAgendaUnnamed: readonly CaseKind[] = [
  'on the agenda, without identity',
  'on the agenda, limited identity',
  'on the agenda, named for the School',
]

/** Those who work cases: they read, and take steps. A restricted case only the chairs and people who are named on it. */
const work: Rule = {
  lapses: true,
  by: {
    coordinator: unrestricted,
    'case officer': unrestricted,
    'channel chair': everyCase,
    'deputy chair': everyCase,
    'coordinator, named': [...unrestricted, 'restricted, some are named'],
    'coordinator, in an emergency': unrestricted,
    'case officer of two areas': [...unrestricted, 'beyond: open'],
    'coordinator there': ['there: open', 'there: on the agenda'],
    'channel chair there': ['there: open', 'there: on the agenda', 'there: restricted'],
  },
}

/** Those who read a case: whoever works it, and the panel what is on its agenda, from the pack until 30 days after, conflicts apart. */
const read: Rule = {
  lapses: true,
  by: {
    ...work.by,
    'panel member': onTheirAgenda,
    'panel member, named': ['restricted, some are named'],
    'panel member there': ['there: on the agenda'],
    // For an hour, to read: what they may change stays what it was.
    'coordinator, in an emergency': [...unrestricted, 'restricted, opened in an emergency'],
    'information governance, in an emergency': [
      'opened in an emergency',
      'restricted, opened in an emergency',
      'restricted, opened in an emergency, conflict declared',
    ],
  },
}

const chairs: Rule = {
  lapses: true,
  by: {
    'channel chair': everyCase,
    'deputy chair': everyCase,
    'channel chair there': casesWhere(({ area }) => area === 'there'),
  },
}

/** What another area offers: to its chairs, and where the case is not restricted to its coordinator. */
const offeredHere = {
  unrestricted: ['there: on the agenda'],
  all: ['there: on the agenda', 'there: restricted'],
} as const
const offeredThere = {
  unrestricted: ['open', 'sent by Health'],
  all: ['open', 'sent by Health', 'restricted'],
} as const
type By = NonNullable<Rule['by']>
const withOffers = (
  by: By,
  here: { unrestricted: Kinds; all: Kinds },
  there: { unrestricted: Kinds; all: Kinds },
): By => ({
  ...by,
  coordinator: [...(by.coordinator ?? []), ...here.unrestricted],
  'coordinator, named': [...(by['coordinator, named'] ?? []), ...here.unrestricted],
  'coordinator, in an emergency': [...(by['coordinator, in an emergency'] ?? []), ...here.unrestricted],
  'channel chair': [...(by['channel chair'] ?? []), ...here.all],
  'deputy chair': [...(by['deputy chair'] ?? []), ...here.all],
  'coordinator there': [...(by['coordinator there'] ?? []), ...there.unrestricted],
  'channel chair there': [...(by['channel chair there'] ?? []), ...there.all],
})
const without = (by: By, kind: string): By =>
  Object.fromEntries(Object.entries(by).map(([who, kinds]) => [who, kinds.filter((one) => one !== kind)]))

/** Those who arrange the work of others. */
const organisers = (here: Kinds, there: Kinds) =>
  ({
    coordinator: here,
    'coordinator, named': here,
    'coordinator, in an emergency': here,
    'channel chair': here,
    'deputy chair': here,
    'coordinator there': there,
    'channel chair there': there,
  }) as const
/** Those who read safe counts. */
const countReaders = (here: Kinds, there: Kinds) => ({
  ...organisers(here, there),
  ...forRoles(['board member', 'elected member', 'analyst', 'information governance'], here),
  'information governance, in an emergency': here,
  'information governance there': there,
})
/** Those who keep the strategy and the boards' papers, and those who read them. Neither opens a case, so neither lapses with an agreement. */
const governanceKeeps: Rule = { by: organisers(['here'], ['there']) }
const governanceReads: Rule = { by: { ...governanceKeeps.by, 'board member': ['here'], 'elected member': ['here'] } }
const ofTheBoards = (holds: string): TableRules => ({
  holds,
  select: governanceReads,
  insert: governanceKeeps,
  update: governanceKeeps,
})
/** Those who report tensions: whoever keeps the picture, and those who hear of one. Nothing lapses: no case is in it. */
const reportersOfTension = (here: Kinds, there: Kinds) => ({
  ...organisers(here, there),
  ...forRoles(['case officer', 'panel member', 'partner contact'], here),
  'panel member, named': here,
  'panel member, not invited': here,
  'case officer of two areas': here,
  'partner contact of another agency': here,
  'panel member there': there,
  'partner contact there': there,
})
const reportByPartner = 'here: by the partner contact'
const reportExpired = 'here: expired'
const reportedHere: Kinds = ['here', reportByPartner, reportExpired]
const keepReported = (here: Kinds): Rule => ({ by: organisers(here, ['there']) })
/** Those who keep the picture, and the partner contact their own. */
const withOwnReport = (here: Kinds, others: Rule['by'] = {}): Rule => ({
  by: { ...organisers(here, ['there']), 'partner contact': [reportByPartner], ...others },
})
/** The minutes of a meeting that are locked, too. */
function withLocked(rule: Rule): Rule {
  return besides(rule, 'locked')
}
/** What hangs on an item that members are told without identity is for those alone who work its case, whatever the others know of it from another meeting. */
function andToldLess({ by }: Rule): Rule {
  const workers = Object.entries(work.by ?? {}).flatMap(([who, kinds]) =>
    kinds.includes('on the agenda') ? [who] : [],
  )
  return {
    by: Object.fromEntries(
      Object.entries(by ?? {}).map(([who, kinds]) => [who, workers.includes(who) ? [...kinds, toldLess] : kinds]),
    ),
  }
}
/** The same for rows of each area that are something besides. */
function besides({ by }: Rule, ...what: readonly string[]): Rule {
  const too = (kinds: Kinds): Kinds => [...kinds, ...what.flatMap((one) => kinds.map((kind) => `${kind}: ${one}`))]
  return { by: Object.fromEntries(Object.entries(by ?? {}).map(([who, kinds]) => [who, too(kinds)])) }
}
/** Of record: what was said stays as it was said. */
const recordOfTheBoards = (holds: string): TableRules => ({
  holds,
  select: governanceReads,
  insert: governanceKeeps,
})
/** The same, also of rows that have come to an end. */
function withEnded({ by }: Rule, ended: string): Rule {
  const too = (kinds: Kinds): Kinds => [...kinds, ...kinds.map((kind) => `${kind}: ${ended}`)]
  return { by: Object.fromEntries(Object.entries(by ?? {}).map(([who, kinds]) => [who, too(kinds)])) }
}
/** Community contacts whom somebody should have asked again: the clerk removes them, and sees no other. */
const pastReview: Kinds = areas.map((area) => `${area}: past its review`)
/** Those who judge emergency accesses; whoever opened a case reads their own. */
const openedInEmergency = [
  'opened in an emergency',
  'restricted, opened in an emergency',
  'restricted, opened in an emergency, conflict declared',
  'restricted, opened in an emergency an hour ago',
  'restricted, opened in an emergency without a reason',
  'restricted, opened in an emergency that was found wrong',
] as const satisfies readonly CaseKind[]
const judges: Rule = {
  lapses: true,
  by: {
    'channel chair': openedInEmergency,
    'deputy chair': openedInEmergency,
    'information governance': openedInEmergency,
    'information governance, in an emergency': openedInEmergency,
  },
}

/** That it was opened, and what came of it, also for whoever works the case. */
const judgesAndWorkers: Rule = {
  lapses: true,
  by: {
    ...judges.by,
    coordinator: ['opened in an emergency'],
    'case officer': ['opened in an emergency'],
    'coordinator, named': ['opened in an emergency'],
    'coordinator, in an emergency': ['opened in an emergency'],
    'case officer of two areas': ['opened in an emergency'],
  },
}

/** Those who ask a provider for support: coordinator and chairs, on the cases they work. */
const commissioners = only(work, [
  'coordinator',
  'channel chair',
  'deputy chair',
  'coordinator, named',
  'coordinator, in an emergency',
  'coordinator there',
  'channel chair there',
])

/** What a provider was asked for, and may see: while support stands, when it has stopped, and 14 days after the end of commission or case. */
const supported: readonly CaseKind[] = ['sent by the referrer', 'restricted']
const assigned: readonly CaseKind[] = [...supported, 'sent by Health', 'closed', 'discussed 30 days ago']
/** Where support stands, and the commission has not ended. */
const goesOn = caseKinds.filter(
  (kind) =>
    ![
      ...['closed', 'sent by Health', 'Health was asked', 'discussed 30 days ago', 'discussed 31 days ago'],
      ...['open', 'on the agenda', 'restricted, some are named', 'there: on the agenda'],
    ].includes(kind),
)

/** A request is seen with the case, and by the agency that was asked. */
const seeRequest: Rule = {
  lapses: true,
  by: {
    ...read.by,
    'partner contact': ['Health was asked', 'restricted, Health was asked', 'Health was asked, then no longer'],
    'partner contact there': ['there: open'],
  },
}
const theAgencyAsked: Rule = {
  lapses: true,
  by: {
    'partner contact': ['Health was asked', 'restricted, Health was asked'],
    'partner contact there': ['there: open'],
  },
}
const stillAsked = caseKinds.filter((kind) => kind !== 'Health was asked, then no longer')
const asked: readonly CaseKind[] = ['Health was asked', 'restricted, Health was asked']
/** The document of the closed case has been scanned, the others' not yet. */
const unscanned = caseKinds.filter((kind) => kind !== 'closed')

/** What a visitor hands in is written blind, for any area: none of it can be read back. */
const visitors = (kinds: Kinds) =>
  ({ visitor: kinds, 'visitor with a cookie': kinds, 'visitor who is signed in as the referrer': kinds }) as const
const handIn = visitors(all)

// ── people who sign in ───────────────────────────────────────────────────────────────────────────

/** Colleagues of the area see each other; a referrer sees nobody but themselves. */
const colleagues: Rule['by'] = {
  ...forRoles(
    roles.filter((role) => role !== 'referrer'),
    ['here', 'own'],
  ),
  'coordinator, named': ['here', 'own'],
  'coordinator, in an emergency': ['here', 'own'],
  'information governance, in an emergency': ['here', 'own'],
  'panel member, named': ['here', 'own'],
  'panel member, not invited': ['here', 'own'],
  'case officer of two areas': ['here', 'own', 'beyond'],
  'partner contact of another agency': ['here', 'own'],
  'coordinator there': ['there', 'own'],
  'channel chair there': ['there', 'own'],
  'panel member there': ['there', 'own'],
  'partner contact there': ['there', 'own'],
  'information governance there': ['there', 'own'],
  'administrator there': ['there', 'own'],
}
const whoeverHasARole: Rule['by'] = { ...colleagues, referrer: ['here'], 'another referrer': ['here'] }

const administrators = (here: Kinds, there: Kinds): Rule => ({
  by: { administrator: here, 'administrator there': there },
})
const byTwo = [
  'here: a role that two must give',
  'there: a role that two must give',
  'beyond: a role that two must give',
] as const

/** The application when it acts for nobody: the worker of timed jobs. */
const worker: Rule = { by: { 'no identity': all, owner: all } }
const owner: Rule = { by: { owner: all } }

const notCancelled: Kinds = ['next', 'pack not sent out', 'of others', '30 days ago', '31 days ago', '200 days ago']
const organisersHere: Kinds = [...notCancelled, 'cancelled']
/** What was cancelled stays as it was. */
const rearrange: Rule = { lapses: true, by: organisers(notCancelled, ['there']) }
const organise: Rule = {
  lapses: true,
  by: {
    coordinator: organisersHere,
    'channel chair': organisersHere,
    'deputy chair': organisersHere,
    'coordinator, named': organisersHere,
    'coordinator, in an emergency': organisersHere,
    'coordinator there': ['there'],
    'channel chair there': ['there'],
  },
}
const seeMeeting: Rule = {
  lapses: true,
  by: {
    ...organise.by,
    'case officer': organisersHere,
    'case officer of two areas': organisersHere,
    'panel member': ['next', 'pack not sent out', '30 days ago', '31 days ago', 'cancelled'],
    'panel member there': ['there'],
  },
}

/** Those who sit on a panel or arrange its meetings: what the panel is names no case, so nothing lapses. */
const ofThePanel = (here: Kinds, there: Kinds) => ({
  ...organisers(here, there),
  ...forRoles(['case officer', 'panel member'], here),
  'panel member, named': here,
  'panel member, not invited': here,
  'case officer of two areas': [...here, ...here.map((kind) => kind.replace('here', 'beyond'))],
  'panel member there': there,
})
const panelReads: Rule = { by: ofThePanel(['here'], ['there']) }
const panelAndGovernance: Rule = { by: { ...panelReads.by, 'board member': ['here'], 'elected member': ['here'] } }
const chairsOfThePanel: Rule = {
  by: { 'channel chair': ['here'], 'deputy chair': ['here'], 'channel chair there': ['there'] },
}
/** Those who take notes of a meeting, of what concerns no case. */
const notesOfNoCase = (here: Kinds, there: Kinds): Rule => ({
  lapses: true,
  by: { ...organisers(here, there), 'case officer': here, 'case officer of two areas': here },
})
/** Of the meetings of 30 and of 31 days ago it is agreed, and locked. */
const generalDrafts: Kinds = organisersHere.filter((meeting) => !/^3[01] days ago$/.test(meeting))
const seriesKinds: Kinds = ['here', 'here: of the School', 'here: closed']
/** An item is seen by itself: by those who work its case, and by those invited, whatever they are told of the person. */
const inTheirPack: Kinds = [...onTheirAgenda, ...onTheirAgendaUnnamed]
const readItem: Rule = {
  lapses: true,
  by: { ...read.by, 'panel member': inTheirPack, 'panel member, named': [] },
}
/** Standing items go with the meeting: for members once its pack is out. */
function andStanding({ by, ...rule }: Rule, who: 'read' | 'run' | 'add'): Rule {
  const here = organisersHere.map((meeting) => `standing: ${meeting}`)
  const organising = organisers(here, ['standing: there'])
  const running = { ...organising, 'case officer': here, 'case officer of two areas': here }
  const reading = {
    ...running,
    'panel member': ['standing: next', 'standing: 30 days ago', 'standing: 31 days ago'],
    'panel member there': ['standing: there'],
  }
  const all: Readonly<Record<string, Kinds>> = { read: reading, run: running, add: organising }[who]
  const names = [...new Set([...Object.keys(by ?? {}), ...Object.keys(all)])]
  const given: Readonly<Record<string, Kinds>> = { ...by }
  return { ...rule, by: Object.fromEntries(names.map((who) => [who, [...(given[who] ?? []), ...(all[who] ?? [])]])) }
}
/** What an agency wrote of a case that its members are not told: theirs to read all the same. */
function andOfHealth({ by, ...rule }: Rule): Rule {
  const kind = 'on the agenda, without identity'
  const sees = (who: string, kinds: Kinds): boolean => who === 'panel member' || kinds.includes(kind)
  const also = (kinds: Kinds): Kinds => [
    ...kinds,
    'on the agenda, without identity: of Health',
    'on the agenda, named for Health: of Health',
  ]
  return {
    ...rule,
    by: Object.fromEntries(
      Object.entries(by ?? {}).map(([who, kinds]) => [who, sees(who, kinds) ? also(kinds) : kinds]),
    ),
  }
}
/** Each for their own agency, of what they see and is still on the agenda. */
const writeBeforehand: Rule = {
  ...readItem,
  by: Object.fromEntries(
    Object.entries(readItem.by ?? {}).map(([who, kinds]) => [
      who,
      kinds.filter((kind) => kind !== 'on the agenda, but taken off'),
    ]),
  ),
}

/** Whoever organises sees and declares conflicts on cases that they see. */
const conflicts: Rule['by'] = {
  coordinator: unrestricted,
  'channel chair': everyCase,
  'deputy chair': everyCase,
  'coordinator, named': [...unrestricted, 'restricted, some are named'],
  'coordinator, in an emergency': unrestricted,
  'coordinator there': ['there: on the agenda'],
  'channel chair there': ['there: on the agenda'],
}

/** The strategy and the boards' papers: read by those who govern, written by those who keep them. Nothing lapses: no case is in them. */
const governing = (here: Kinds, there: Kinds): Rule => ({
  by: { ...organisers(here, there), 'board member': here, 'elected member': here },
})
const keepGovernance = (here: Kinds, there: Kinds): Rule => ({ by: organisers(here, there) })
const readGovernance = governing(['here', 'here: draft', 'here: adopted'], ['there', 'there: draft'])
const planned: Kinds = ['here', 'here: led by a board member']
const readPlan = governing(planned, ['there'])
const keepPlan = keepGovernance(planned, ['there'])
const draftsAlone = keepGovernance(['here: draft'], ['there: draft'])

/** The staff in training: all of an area's, or those of one's own agency. */
const trainedHere: Kinds = ['here: Health', 'here: School', 'here: verified']
const keepStaff: Rule['by'] = {
  ...organisers([...trainedHere], ['there: Health']),
  coordinator: [...trainedHere, 'own'],
  'partner contact': ['here: Health'],
  'partner contact of another agency': ['here: School'],
  'partner contact there': ['there: Health'],
}

/** What hangs on a person who is kept, and what a contact verified of them. */
const keepCompleted = (besides: Kinds): NonNullable<Rule['by']> => ({
  ...organisers([...trainedHere, ...besides], ['there: Health']),
  coordinator: [...trainedHere, ...besides, 'own'],
  'partner contact': ['here: Health', ...besides],
  'partner contact of another agency': ['here: School'],
  'partner contact there': ['there: Health'],
})
const certificatesBesides: Kinds = ['of the coordinator', 'here: looked at']
/** The same with rows of the health agency that are something besides, for whoever keeps its staff. */
const withHealth = (kinds: Kinds): By => ({
  ...keepStaff,
  ...organisers([...trainedHere, ...kinds], ['there: Health']),
  coordinator: [...trainedHere, 'own', ...kinds],
  'partner contact': ['here: Health', ...kinds],
})

/** Sessions for everybody are seen by whoever has a role, those for one agency by its people and by those who keep all training. */
const peopleOfHealth: readonly string[] = [
  'partner contact',
  'panel member',
  'panel member, named',
  'panel member, not invited',
]
const peopleOfSchool: readonly string[] = ['referrer', 'another referrer', 'partner contact of another agency']
const editorsOfTraining = Object.keys(organisers([], []))
const sessionsFor = (who: string, kind: string, more: Kinds): Kinds => [
  ...(kind === 'here' || kind === 'there' ? [kind, ...more.map((one) => `${kind}: ${one}`)] : []),
  ...(kind === 'here' && (peopleOfHealth.includes(who) || editorsOfTraining.includes(who))
    ? ['here: for Health', ...more.map((one) => `here: for Health, ${one}`)]
    : []),
  ...(kind === 'here' && (peopleOfSchool.includes(who) || editorsOfTraining.includes(who)) ? ['here: for School'] : []),
]
const seeSessions = (more: Kinds): Rule => ({
  by: Object.fromEntries(
    Object.entries(whoeverHasARole).map(([who, kinds]) => [who, kinds.flatMap((kind) => sessionsFor(who, kind, more))]),
  ),
})
const sessionsToCome: Kinds = ['here', 'here: for Health', 'here: for School']
/** Attendance at what they arranged: the area's editors at all of it, nobody of themselves. */
const sayWhoCame: By = {
  ...organisers([...trainedHere, 'here: Health, at their own'], ['there: Health']),
  'partner contact': ['here: Health, at their own'],
}

const keepFiles: Rule['by'] = {
  ...organisers(['here: Health'], ['there: Health']),
  'partner contact': ['here: Health'],
  'partner contact there': ['there: Health'],
}
const filesHere: Kinds = ['here: Health', 'queued', 'of the coordinator', 'being read']
const finishedFiles: Kinds = ['just finished', 'finished long ago']
const readFiles: Rule['by'] = {
  ...organisers([...filesHere, ...finishedFiles], ['there: Health']),
  'partner contact': [...filesHere, ...finishedFiles],
  'partner contact there': ['there: Health'],
}
const rejectedFrom: Kinds = ['queued', 'finished long ago']
const rejections: Rule['by'] = { ...organisers(rejectedFrom, []), 'partner contact': rejectedFrom }

const governed = [...everyCase, 'here: of no case']

/** Self-assessments: the partnership’s own, and those of an agency by itself. */
const assessedHere: Kinds = ['here', 'here: submitted']
const assessedThere: Kinds = ['there', 'there: submitted']
const assessedOfHealth: Kinds = ['here: of Health', 'here: of Health, submitted']
const readAssessments: Rule = {
  by: {
    ...organisers([...assessedHere, ...assessedOfHealth], assessedThere),
    'board member': assessedHere,
    'elected member': assessedHere,
    'partner contact': assessedOfHealth,
  },
}
const writeAssessments = (here: Kinds, there: Kinds): Rule => ({
  by: {
    ...organisers(
      here.filter((kind) => !kind.includes('of Health')),
      there,
    ),
    'partner contact': here.filter((kind) => kind.includes('of Health')),
  },
})
const reviewAssessments: Rule = {
  by: { ...organisers([...assessedHere, ...assessedOfHealth], assessedThere), 'partner contact': assessedOfHealth },
}
/** Questions of schools, and events in venues. */
const enquiries: Rule = {
  by: { ...organisers(['here', 'here: of Health'], ['there']), 'partner contact': ['here: of Health'] },
}
const venueKinds: Kinds = ['here', 'here: long over']
const venueDecisions: Kinds = ['here, first', 'here: long over, first', 'here, appeal']

/** Assurance statements, and dip samples with the cases in them. */
const statedHere: Kinds = ['here', 'here: signed by the chair', 'here: signed']
const signedHere: Kinds = ['here: signed by the chair, chair', 'here: signed, chair', 'here: signed, director']
const sampledHere: Kinds = ['here', 'here: over', 'here: finished', 'here: of another']
const drawnByReviewer: Kinds = ['here', 'here: over', 'here: finished']
const drawsSamples = (): Rule =>
  only(work, [
    'coordinator',
    'channel chair',
    'deputy chair',
    'coordinator, named',
    'coordinator, in an emergency',
    'coordinator there',
    'channel chair there',
  ])
/** As the rule says, and the independent reviewer for these. */
const withReviewer = ({ by, ...rule }: Rule, kinds: Kinds): Rule => ({
  ...rule,
  by: { ...by, 'independent reviewer': kinds },
})

function submittedOf({ by }: Rule): Rule {
  return {
    by: Object.fromEntries(
      Object.entries(by ?? {}).map(([who, kinds]) => [who, kinds.filter((kind) => kind.endsWith('submitted'))]),
    ),
  }
}

/** Groups of cases by a name, for the page. */
export const caseGroups: Readonly<Record<string, Kinds>> = {
  'unrestricted cases of the area': unrestricted,
  'every case of the area': everyCase,
  'cases on their agenda, pack to 30 days after': onTheirAgenda,
  'items of packs they were given': inTheirPack,
  'cases opened in an emergency': openedInEmergency,
  'unrestricted cases opened in an emergency': ['opened in an emergency'],
  'what their agency was asked, while it is asked': asked,
  'what their agency was asked': [...asked, 'Health was asked, then no longer'],
  'what their agency sent': ['sent by Health'],
  'work assigned to them, while support stands': supported,
  'work assigned to them': assigned,
  'cases in which support stands': goesOn.filter((kind) => unrestricted.includes(kind)),
  'every case in which support stands': goesOn.filter((kind) => everyCase.includes(kind)),
  'whatever happened in the area': governed,
  'meetings of the area': organisersHere,
  'meetings they are invited to': ['next', 'pack not sent out', '30 days ago', '31 days ago'],
  'where they may see both cases': ['open / closed', 'on the agenda / open', 'on the agenda / discussed 30 days ago'],
  'where they may see both of all cases': [
    'open / closed',
    'on the agenda / open',
    'on the agenda / discussed 30 days ago',
    'open / restricted',
    'restricted / open',
  ],
  'where both are on their agenda': ['on the agenda / discussed 30 days ago'],
  'what is not scanned yet': unscanned,
  'requests that still stand': stillAsked,
  'answers for the panel too': onTheirAgenda.filter((kind) => !answeredForCaseWorkers.includes(kind)),
  'the draft of their cookie': ['of our cookie'],
  'their own agency’s': assessedOfHealth,
  'their own agency’s, until it is submitted': ['here: of Health'],
  'the partnership’s own': assessedHere,
  'cases of the sample that they review now': ['open'],
  'samples that they review': drawnByReviewer,
  'what they answered': ['open', 'restricted', 'closed', 'sent by Health'],
  'checks whose time is over': ['here: long over'],
  'statements that the chair has signed': ['here: signed, director'],
  'cases that may be drawn, on the day of the draw': ['open', 'conflict declared', 'on the agenda'],
}

export const expected: Readonly<Record<string, TableRules>> = {
  // ── accounts ──
  'accounts.area': {
    holds: 'Local authority areas',
    select: {
      by: {
        everybody: all,
        visitor: all,
        'visitor with a cookie': all,
        'visitor who is signed in as the referrer': all,
        clerk: all,
      },
    },
  },
  'accounts.agency': {
    holds: 'Partner agencies and the dates of their agreements',
    select: { by: whoeverHasARole },
    insert: { ...administrators(['here'], ['there']), freshFactor: true },
    update: { ...administrators(['here'], ['there']), freshFactor: true },
  },
  'accounts.account': {
    holds: 'People who sign in',
    select: { own: ['own'], by: colleagues },
    insert: { ...administrators(['here', 'own'], ['there', 'own']), freshFactor: true },
    update: { ...administrators(['here'], ['there']), freshFactor: true },
  },
  'accounts.credential': { holds: 'Passwords (hashed) and sealed one-time-code secrets' },
  'accounts.totp_step_used': { holds: 'One-time codes that were used' },
  'accounts.recovery_code': { holds: 'Recovery codes (hashed)' },
  'accounts.server_secret': { holds: 'The key of the hashes below' },
  'accounts.sign_in_attempt': { holds: 'Passwords that were tried (hashed address and source)' },
  'accounts.code_try': { holds: 'One-time codes that were tried' },
  'accounts.holding': {
    holds: 'Who holds which role, where and when',
    select: {
      own: ['own'],
      by: {
        administrator: ['here', byTwo[0], 'here: ended'],
        'information governance': ['here', byTwo[0], 'here: ended'],
        'information governance, in an emergency': ['here', byTwo[0], 'here: ended'],
        'administrator there': ['there', byTwo[1]],
        'information governance there': ['there', byTwo[1]],
      },
    },
    // A role that opens cases or gives roles needs a second administrator: access.settle_proposal().
    insert: { ...administrators(['here'], ['there']), freshFactor: true },
    update: { ...administrators(['here', byTwo[0]], ['there', byTwo[1]]), freshFactor: true },
    updates: { 'prolong a role': nobody, 'end a role in the name of somebody else': nobody },
  },
  'accounts.session': {
    holds: 'Sessions',
    select: { own: ['own'], by: { clerk: ['unused for 91 days'] } },
    update: { own: ['own'] },
    updates: { 'take up a session again': nobody },
    delete: { by: { clerk: ['unused for 91 days'] } },
  },
  'accounts.calendar_feed': {
    holds: 'Addresses by which a calendar program fetches somebody’s meetings (hashed)',
    select: { own: ['own'] },
    // Whose it is cannot be said: whatever row is copied, the copy is one's own.
    insert: { own: all },
    update: { own: ['own'] },
  },
  'accounts.remembered_device': { holds: 'Browsers somebody signed in from', select: { own: ['own'] } },
  'accounts.invitation': {
    holds: 'Links that set a password',
    select: administrators(['here', 'own'], ['there', 'own']),
  },
  'accounts.proposal': {
    holds: 'Roles that one administrator asks for and another confirms',
    select: { ...administrators(['here'], ['there']), own: ['own'] },
    insert: { ...administrators(['here'], ['there']), freshFactor: true },
  },

  // ── cases ──
  // ── boards ──
  'boards.body': ofTheBoards('Boards, groups and committees'),
  'boards.membership': ofTheBoards('Who sits on a board, for which agency'),
  'boards.reporting_line': ofTheBoards('To whom a board reports, and how often'),
  'boards.document': ofTheBoards('Documents that go before boards'),
  'boards.document_version': recordOfTheBoards('Versions of a document, and what changed'),
  'boards.version_file': {
    holds: 'Files of versions',
    select: { by: { ...besides(governanceReads, 'scanned').by, clerk: ['here', 'there', 'beyond'] } },
    insert: besides(governanceKeeps, 'scanned'),
  },
  'boards.stage': ofTheBoards('Stages of a document’s route'),
  'boards.stage_body': recordOfTheBoards('Before which boards a stage goes'),
  'boards.stage_outcome': {
    holds: 'What a board said of a document',
    select: besides(governanceReads, 'taken off'),
    // At a stage that was taken off its route nobody says anything more.
    insert: governanceKeeps,
  },
  'boards.route_change': {
    holds: 'How a document’s route was replanned, and why',
    select: besides(governanceReads, 'happened'),
    // A stage at which a board spoke stays where it is.
    insert: governanceKeeps,
  },
  'boards.meeting': ofTheBoards('Meetings of boards'),
  'boards.agenda_item': ofTheBoards('What is on an agenda'),
  'boards.agenda_removal': {
    holds: 'What was taken off an agenda, and why',
    select: besides(governanceReads, 'decided'),
    // What was decided stays where it was decided.
    insert: governanceKeeps,
  },
  'boards.escalation': recordOfTheBoards('What was put before a board'),
  'boards.attendance': ofTheBoards('Who came to a meeting of a board'),
  'boards.decision': {
    holds: 'What a board decided, and why',
    select: besides(governanceReads, 'taken off'),
    insert: governanceKeeps,
  },
  'boards.action': ofTheBoards('What was taken on at a meeting of a board'),
  'boards.report_given': recordOfTheBoards('Which report went to which board, and when'),
  'boards.annual_report': recordOfTheBoards('That an annual report is written'),
  'boards.report_section': {
    holds: 'What is being written of an annual report',
    select: governanceKeeps,
    insert: governanceKeeps,
    update: governanceKeeps,
  },
  'boards.frozen_report': recordOfTheBoards('Annual reports as they went on their route'),
  'boards.report_release': {
    holds: 'That a public edition was released',
    select: besides(governanceReads, 'frozen by the coordinator'),
    // By a second person: never by whoever froze it.
    insert: {
      by: {
        ...besides(governanceKeeps, 'frozen by the coordinator').by,
        coordinator: ['here'],
        'coordinator there': ['there'],
      },
    },
  },
  'boards.minutes': {
    holds: 'Minutes of boards',
    select: withLocked(governanceReads),
    insert: withLocked(governanceKeeps),
    // Locked ones stay as they are.
    update: governanceKeeps,
  },

  // ── communities ──
  'communities.organisation': ofTheBoards('Organisations of the area'),
  'communities.contact': {
    holds: 'Whom to write to at an organisation, by consent',
    select: { by: { ...withEnded(governanceKeeps, 'past its review').by, clerk: pastReview } },
    insert: withEnded(governanceKeeps, 'past its review'),
    update: withEnded(governanceKeeps, 'past its review'),
    delete: { by: { ...withEnded(governanceKeeps, 'past its review').by, clerk: pastReview } },
  },
  'communities.engagement': ofTheBoards('What was spoken of with a group, and how many came'),
  'communities.engagement_party': {
    ...recordOfTheBoards('Which organisations took part'),
    delete: governanceKeeps,
  },
  'communities.engagement_answer': recordOfTheBoards('You said, we did'),
  'communities.volunteers': ofTheBoards('How many volunteers an organisation has'),
  'communities.advisory_group': ofTheBoards('Groups that advise'),
  'communities.advisory_member': ofTheBoards('Which organisations sit on a group that advises'),
  'communities.advisory_meeting': recordOfTheBoards('Meetings of a group that advises'),
  'communities.advice': ofTheBoards('What was advised, and what was done with it'),
  'communities.project': ofTheBoards('Projects of organisations'),
  'communities.due_diligence': recordOfTheBoards('How a provider was checked'),
  'communities.project_session': recordOfTheBoards('Sessions of a project'),
  'communities.campaign': ofTheBoards('Campaigns and online work'),
  'communities.campaign_figure': recordOfTheBoards('Figures of a campaign'),
  'communities.survey': {
    holds: 'Anonymous surveys, open or closed',
    select: { by: { ...withEnded(governanceReads, 'closed').by, ...visitors(areas) } },
    insert: withEnded(governanceKeeps, 'closed'),
    update: governanceKeeps,
  },
  // Handed in by anybody while the survey is open, and read one by one by nobody.
  'communities.survey_reply': { holds: 'Answers to a survey, of nobody', insert: { by: visitors(areas) } },
  'communities.leaflet': {
    holds: 'Where translated leaflets are published',
    select: { by: { ...withEnded(governanceReads, 'withdrawn').by, ...visitors(areas) } },
    insert: withEnded(governanceKeeps, 'withdrawn'),
    update: governanceKeeps,
  },

  'cases.case_file': {
    holds: 'The case: its stage and next date',
    select: read,
    insert: { by: handIn },
    inserts: { 'begin a case at a later stage': nobody },
    update: work,
  },
  'cases.named_account': {
    holds: 'Who is named on a restricted case',
    select: read,
    insert: chairs,
    insertForOneself: chairs,
    update: chairs,
  },
  'cases.conflict': {
    holds: 'Who must not see a case, because of a conflict of interest',
    select: work,
    // For somebody else a chair declares it, for themselves whoever works the case; it is ended by a chair whose it is not.
    insert: chairs,
    insertForOneself: work,
    update: chairs,
  },
  'cases.transfer': {
    holds: 'Cases offered to another area, with the hand-over pack (sealed)',
    select: {
      lapses: true,
      // The one that was accepted, with the case that it opened there.
      by: withOffers(read.by ?? {}, offeredHere, {
        unrestricted: [...offeredThere.unrestricted, 'closed'],
        all: [...offeredThere.all, 'closed'],
      }),
    },
    insert: { lapses: true, by: without(chairs.by ?? {}, 'closed') },
    update: { lapses: true, by: without(chairs.by ?? {}, 'on the agenda') },
  },
  'cases.transfer_answer': {
    holds: 'What the other area answered to an offer',
    select: {
      lapses: true,
      by: withOffers(
        read.by ?? {},
        { unrestricted: [], all: [] },
        {
          unrestricted: ['sent by the referrer', 'sent by Health', 'closed'],
          all: ['sent by the referrer', 'sent by Health', 'closed'],
        },
      ),
    },
    // Tried anew for an offer that was answered already, and is still looked at: joint work.
    insert: { lapses: true, by: { 'channel chair there': ['sent by Health'] } },
  },
  'cases.form_record': { holds: 'What was written at a step (sealed)', select: read, insert: work },
  'cases.journal': {
    holds: 'Every step of a case',
    select: withReviewer(read, ['open']),
    insert: { ...work, by: { ...work.by, ...handIn } },
    inserts: { 'take a later step': work },
  },
  'cases.assessment': { holds: 'Assessments', select: withReviewer(read, ['open']), insert: work },
  'cases.assessment_framework': {
    holds: 'Headings of assessments that an area has loaded',
    select: {
      by: {
        administrator: ['here'],
        coordinator: ['here'],
        'case officer': ['here'],
        'channel chair': ['here'],
        'deputy chair': ['here'],
        'coordinator, named': ['here'],
        'coordinator, in an emergency': ['here'],
        'case officer of two areas': ['here', 'beyond'],
        'administrator there': ['there'],
        'coordinator there': ['there'],
        'channel chair there': ['there'],
      },
    },
    insert: administrators(['here'], ['there']),
  },
  'cases.assessed_need': { holds: 'Needs that an assessment found (sealed)', select: read, insert: work },
  'cases.consent_task': { holds: 'Tasks about consent that the calendar raised', select: read },
  'cases.plan_version': { holds: 'Versions of the support plan', select: read, insert: work },
  'cases.plan_text': { holds: 'What the support plan says as a whole (sealed)', select: read, insert: work },
  'cases.plan_need': { holds: 'Needs in the support plan (sealed)', select: read, insert: work },
  'cases.plan_action': { holds: 'Actions of the support plan (sealed)', select: read, insert: work },
  'cases.finding': {
    holds: 'What the nightly checks found amiss with the record of a case',
    select: {
      lapses: true,
      stays: ['administrator'],
      by: {
        coordinator: unrestricted,
        'coordinator, in an emergency': [...unrestricted, 'restricted, opened in an emergency'],
        'coordinator, named': [...unrestricted, 'restricted, some are named'],
        'channel chair': [...everyCase, 'restricted: nobody can move it'],
        'deputy chair': [...everyCase, 'restricted: nobody can move it'],
        'coordinator there': ['there: open', 'there: on the agenda'],
        'channel chair there': [...casesWhere(({ area }) => area === 'there'), 'there: restricted: nobody can move it'],
        administrator: ['restricted: nobody can move it'],
        'administrator there': ['there: restricted: nobody can move it'],
      },
    },
  },
  'cases.cover': {
    holds: 'Who looks after whose cases for a time',
    select: {
      lapses: true,
      by: { ...organisers(['here'], ['there']), 'case officer': ['own'], 'case officer of two areas': ['here'] },
    },
    // The row is of the case officer, covered by the coordinator who is named on a case.
    insert: { lapses: true, by: { ...organisers(['here'], ['there']), 'case officer': ['own'] } },
    update: { lapses: true, by: { ...organisers(['here'], ['there']), 'case officer': ['own'] } },
  },
  'cases.information_request': {
    holds: 'What a partner was asked',
    select: { ...seeRequest, by: { ...seeRequest.by, clerk: stillAsked } },
    insert: work,
    // The agency that was asked says that it has answered, unless it is no longer asked.
    update: { lapses: true, by: { ...work.by, 'partner contact': asked, 'partner contact there': ['there: open'] } },
    updates: { 'withdraw a request': work, 'take an answer in': work },
  },
  'cases.information_reply': {
    holds: 'What a partner answered (sealed)',
    // Some answers are for those who work the case: the panel does not read them.
    select: {
      lapses: true,
      by: {
        ...seeRequest.by,
        'panel member': onTheirAgenda.filter((kind) => !answeredForCaseWorkers.includes(kind)),
        'panel member, named': [],
      },
    },
    insert: theAgencyAsked,
  },
  'cases.information_taken_up': {
    holds: 'Who of an agency is answering a request',
    select: seeRequest,
    insert: theAgencyAsked,
  },
  'cases.information_reminder': {
    holds: 'Reminders that were sent to an agency',
    select: { ...seeRequest, by: { ...seeRequest.by, clerk: all } },
    insert: { by: { clerk: stillAsked } },
  },
  'cases.emergency_access': {
    holds: 'Who opened a case in an emergency',
    select: { ...judgesAndWorkers, own: ['own'] },
  },
  'cases.emergency_reminder': {
    holds: 'That reviewers were told an access is overdue',
  },
  'cases.emergency_reason': {
    holds: 'Why they opened it (sealed)',
    select: { ...judges, own: ['own'] },
    // Once, while it lasts: the key lets no second reason in.
    insert: { own: ['own'] },
  },
  'cases.emergency_review': {
    holds: 'What others found of it (sealed)',
    select: { ...judgesAndWorkers, own: ['own'] },
    insert: judges,
  },

  'cases.commission': {
    holds: 'What a provider was asked to give',
    select: withProvider(read, assigned),
    // Only to somebody who holds the role of a provider in the area; never to oneself.
    insert: { ...commissioners, by: withoutKind(commissioners, 'there: open') },
    insertForOneself: nobody,
  },
  'cases.commission_end': {
    holds: 'Commissions that have ended',
    select: withProvider(read, assigned),
    insert: commissioners,
  },
  'cases.commission_brief': {
    holds: 'What a provider is told of the person and the work (sealed)',
    select: withProvider(read, supported),
    insert: commissioners,
  },
  'cases.session_event': {
    holds: 'Sessions: booked, held, not held, reported (sealed)',
    select: withProvider(read, assigned),
    insert: withProvider(work, supported),
    inserts: {
      'book a session': withProvider(withKinds(work, goesOn), supported),
      'say that a session was not held': withProvider(work, assigned),
      'say that no report will come': work,
      'record a session that was not agreed': nobody,
    },
  },
  'cases.session_seen': {
    holds: 'Which sessions the panel has seen',
    select: read,
    insert: commissioners,
  },

  // ── people and referrals ──
  'people.person': { holds: 'Names, birth dates', select: read, insert: { by: handIn }, update: work },
  'people.match_key': {
    holds: 'Sound and spelling keys of names',
    select: read,
    insert: { ...work, by: { ...work.by, ...handIn } },
    delete: work,
  },
  'people.identity_decision': {
    holds: 'Whether two records are of one person',
    select: bothRecords(read),
    insert: bothRecords(work),
  },
  'referrals.referral': {
    holds: 'The coded part of a referral',
    // The sender's own, and for a partner contact those of the agency, whatever became of the case.
    select: {
      own: ['own'],
      lapses: true,
      stays: ['partner contact'],
      by: {
        ...read.by,
        'partner contact': ['sent by Health'],
        'partner contact of another agency': ['sent by the referrer'],
      },
    },
    insert: { by: handIn },
    inserts: { 'hand in under another day': nobody },
  },
  // The clerk reads what nobody has scanned for viruses, and whose key seals it (the columns are in grants.ts).
  'referrals.subject': {
    holds: 'What was written in a referral (sealed)',
    select: { ...read, by: { ...read.by, clerk: unscanned } },
    insert: { by: handIn },
  },
  'referrals.referrer': { holds: 'Who referred (sealed): never for the panel', select: work, insert: { by: handIn } },
  'referrals.addition': {
    holds: 'What the referrer added since (sealed): never for the panel',
    select: work,
  },
  'referrals.message': { holds: 'Fixed sentences left for the referrer', select: work, insert: work },
  'referrals.attachment': {
    holds: 'Documents of a referral (sealed)',
    select: { ...read, by: { ...read.by, clerk: unscanned } },
    insert: { by: handIn },
  },
  'referrals.reference_counter': { holds: 'The last reference given' },
  'referrals.email_confirmation': {
    holds: 'Links that confirm an email address',
    select: { by: { clerk: ['older than 7 days'] } },
    insert: { by: handIn },
    delete: { by: { clerk: ['older than 7 days'] } },
  },
  'referrals.draft_document': visitorsDraft('Documents of a referral that is being written (sealed)'),

  // ── panel ──
  'panel.meeting': { holds: 'Meetings', select: seeMeeting, insert: organise, update: rearrange },
  'panel.invitation': {
    holds: 'Who is invited to a meeting',
    select: seeMeeting,
    insert: organise,
    insertForOneself: organise,
    update: organise,
  },
  'panel.rehearsal': {
    holds: 'How far somebody has come in practising a meeting on invented cases',
    select: { own: ['own'], by: { clerk: ['untouched for 31 days'] } },
    // Whose it is cannot be said: whatever row is copied, the copy is one's own.
    insert: { own: all },
    update: { own: ['own'] },
    delete: { own: ['own'], by: { clerk: ['untouched for 31 days'] } },
  },
  'panel.record': {
    holds: 'What is written of an item while it is discussed (sealed)',
    select: work,
    insert: work,
    update: work,
  },
  'panel.action': {
    holds: 'What the panel asked an agency to do (sealed)',
    select: read,
    insert: work,
    // Whoever works the case closes it, or the agency that was asked: health, in these rows.
    update: {
      lapses: true,
      by: {
        ...work.by,
        'panel member': onTheirAgenda,
        'panel member, named': ['restricted, some are named'],
        'panel member there': ['there: on the agenda'],
      },
    },
  },
  'panel.standing_record': {
    holds: 'What is written of a standing item while it is discussed',
    select: notesOfNoCase(['here'], ['there']),
    insert: notesOfNoCase(['here'], ['there']),
    update: notesOfNoCase(['here'], ['there']),
  },
  'panel.series_action': {
    holds: 'What the panel asked an agency to do that concerns no case',
    select: { lapses: true, by: ofThePanel(seriesKinds, ['there']) },
    insert: notesOfNoCase(seriesKinds, ['there']),
    // Whoever takes notes closes it, or the agency that was asked: health, in these rows, but for one.
    update: {
      lapses: true,
      by: {
        ...notesOfNoCase(['here', 'here: of the School'], ['there']).by,
        'panel member': ['here'],
        'panel member, named': ['here'],
        'panel member, not invited': ['here'],
        'panel member there': ['there'],
      },
    },
  },
  'panel.item': {
    holds: 'Cases and standing items on an agenda',
    select: andStanding(readItem, 'read'),
    insert: andStanding(work, 'add'),
    update: andStanding(work, 'run'),
  },
  'panel.item_agency': {
    holds: 'Agencies that are told by name',
    select: { lapses: true, by: { ...work.by, 'panel member': ['on the agenda, named for Health'] } },
    insert: drawsSamples(),
    delete: { lapses: true, by: organisers(['on the agenda, pack not sent out'], []) },
  },
  'panel.item_brief': {
    holds: 'What is said of a case without identity (sealed)',
    select: readItem,
    insert: drawsSamples(),
    update: drawsSamples(),
  },
  'panel.item_removal': {
    holds: 'Why an item was taken off (sealed): never for members',
    select: work,
    insert: drawsSamples(),
  },
  'panel.standing_items': {
    holds: 'What every meeting begins and ends with',
    select: { lapses: true, by: organisers(['here'], ['there']) },
    insert: { lapses: true, by: organisers(['here'], ['there']) },
    update: { lapses: true, by: organisers(['here'], ['there']) },
  },
  'panel.contribution': {
    holds: 'What agencies tell the panel beforehand (sealed)',
    select: andOfHealth(read),
    insert: andOfHealth(writeBeforehand),
  },
  'panel.pack_edition': { holds: 'When a pack was given out', select: seeMeeting },
  'panel.pack_line': {
    holds: 'What a pack held',
    select: andStanding(
      { ...readItem, by: { ...readItem.by, 'panel member': [...inTheirPack, 'on the agenda, but taken off'] } },
      'read',
    ),
  },
  'panel.minute': {
    holds: 'Minutes of the panel on a case: drafts, agreed and locked (sealed)',
    select: { ...read, ...andToldLess(besides(read, 'agreed', 'locked')) },
    // A copy is a minute of the same item, which has one already: a draft, whatever it is copied from.
    insert: { ...work, ...andToldLess(besides(work, 'agreed', 'locked')) },
    update: { ...work, by: { ...work.by, ...besides(chairs, 'agreed').by } },
    updates: {
      'agree or lock a minute': { ...chairs, ...besides(chairs, 'agreed') },
      'agree or lock a minute in the name of somebody else': nobody,
      'change a minute in the name of somebody else': nobody,
    },
  },
  'panel.general_minute': {
    holds: 'Minutes of meetings of the panel, about no case: drafts, one that is agreed and one that is locked',
    select: seeMeeting,
    // A copy is a minute of the same meeting, which has one already: a draft, whatever it is copied from.
    insert: notesOfNoCase(organisersHere, ['there']),
    update: {
      lapses: true,
      by: {
        ...notesOfNoCase(generalDrafts, ['there']).by,
        'channel chair': [...generalDrafts, '30 days ago'],
        'deputy chair': [...generalDrafts, '30 days ago'],
      },
    },
    updates: {
      'agree or lock a minute': {
        lapses: true,
        by: {
          'channel chair': [...generalDrafts, '30 days ago'],
          'deputy chair': [...generalDrafts, '30 days ago'],
          'channel chair there': ['there'],
        },
      },
      'agree or lock a minute in the name of somebody else': nobody,
      'change a minute in the name of somebody else': nobody,
    },
  },
  'panel.general_addendum': {
    holds: 'Corrections beneath the minute of a meeting',
    select: seeMeeting,
    insert: notesOfNoCase(['30 days ago', '31 days ago'], []),
  },
  'panel.addendum': {
    holds: 'Corrections beneath a minute (sealed)',
    select: { ...read, ...andToldLess(read) },
    insert: { ...work, ...andToldLess(work) },
  },
  'panel.conflict': {
    holds: 'Conflicts of interest',
    select: { own: ['own'], lapses: true, by: conflicts },
    insert: { lapses: true, by: conflicts },
    insertForOneself: read,
  },
  'panel.terms': {
    holds: 'Terms of reference of a panel, in versions',
    select: panelAndGovernance,
    insert: chairsOfThePanel,
  },
  'panel.seat': {
    holds: 'Seats on a panel: which agency, in which role',
    select: panelAndGovernance,
    insert: governanceKeeps,
    update: governanceKeeps,
  },
  'panel.seat_person': {
    holds: 'Who holds a seat, and who comes in their place',
    select: panelReads,
    insert: governanceKeeps,
    insertForOneself: governanceKeeps,
    update: governanceKeeps,
  },
  'panel.cycle': {
    holds: 'How often a panel meets',
    select: panelReads,
    insert: governanceKeeps,
    update: governanceKeeps,
  },
  'panel.interest': {
    holds: 'What a member declared of themselves',
    select: { own: ['own'], by: organisers(['here', 'here: ended'], ['there']) },
    insert: { by: { ...organisers(['here', 'here: ended'], ['there']), 'panel member': ['own'] } },
    insertForOneself: {
      by: {
        ...ofThePanel(['here', 'here: ended'], ['there']),
        'panel member': ['here', 'here: ended', 'own'],
        'case officer of two areas': ['here', 'here: ended'],
      },
    },
    update: { own: ['own'], by: organisers(['here'], ['there']) },
  },
  'panel.declaration': {
    holds: 'What a member answered when a meeting asked for conflicts',
    select: { own: ['own'], by: organisers(['here'], ['there']) },
    insert: {
      lapses: true,
      by: { ...organisers(['here'], ['there']), 'panel member': ['own'], 'panel member there': ['own'] },
    },
    insertForOneself: {
      lapses: true,
      by: { ...organisers(['here'], ['there']), 'panel member': ['own'], 'panel member there': ['own'] },
    },
  },

  // ── platform ──
  'platform.instance': {
    holds: 'Whether the data is invented',
    select: { by: { everybody: all, ...handIn, mailer: all, clerk: all, owner: all } },
    insert: owner,
    update: owner,
  },
  'platform.form_token': {
    holds: 'Forms that were sent (repeat guard)',
    select: { by: { clerk: ['older than 30 days'] } },
    delete: { by: { clerk: ['older than 30 days'] } },
  },
  'platform.outbox': {
    holds: 'Mail waiting to go (address sealed)',
    select: { by: { mailer: all } },
    insert: { by: { everybody: all, ...handIn, clerk: all } },
    update: { by: { mailer: all } },
    delete: { by: { mailer: all } },
  },
  'platform.draft': {
    ...visitorsDraft('Forms that somebody has begun (sealed)'),
    select: { own: ['own'], by: { ...ownDraftOfVisitors(), clerk: ['of another cookie, older than 7 days'] } },
    insert: { own: ['own'], by: ownDraftOfVisitors() },
    update: { own: ['own'], by: ownDraftOfVisitors() },
    delete: { own: ['own'], by: { ...ownDraftOfVisitors(), clerk: ['of another cookie, older than 7 days'] } },
  },
  'platform.setting': {
    holds: 'Numbers an area has set',
    select: { by: { ...whoeverHasARole, clerk: all } },
    insert: administrators(['here'], ['there']),
  },

  // ── records ──
  'records.audit_event': {
    holds: 'Every act and every look',
    select: {
      own: ['own'],
      lapses: true,
      stays: ['information governance'],
      by: {
        ...work.by,
        'information governance': governed,
        'information governance, in an emergency': governed,
        'information governance there': [...casesWhere(({ area }) => area === 'there'), 'there: of no case'],
        sealer: all,
      },
    },
  },
  'records.audit_unsealed': {
    holds: 'Events waiting for their place',
    select: { by: { sealer: all } },
    delete: { by: { sealer: all } },
  },
  'records.audit_chain': { holds: 'The chain', select: { by: { sealer: all } }, insert: { by: { sealer: all } } },
  'records.audit_checkpoint': {
    holds: 'Signed checkpoints of the chain',
    select: {
      by: {
        sealer: all,
        'information governance': all,
        'information governance, in an emergency': all,
        'information governance there': all,
      },
    },
    insert: { by: { sealer: all } },
  },
  'records.purpose': {
    holds: 'Why a session opened a case',
    select: {
      own: ['own'],
      by: {
        'information governance': ['here'],
        'information governance, in an emergency': ['here'],
        'information governance there': ['there'],
      },
    },
    insert: { own: ['own'] },
  },

  // ── the queue: nothing for anybody who carries a session ──
  'jobs.version': { holds: 'The queue: its version', select: worker, insert: owner, update: worker, delete: owner },
  'jobs.queue': { holds: 'The queue: its queues', select: worker, insert: worker, update: worker },
  'jobs.schedule': { holds: 'The queue: timetable', select: worker, insert: worker, update: worker, delete: worker },
  'jobs.subscription': {
    holds: 'The queue: subscriptions',
    select: owner,
    insert: owner,
    update: owner,
    delete: owner,
  },
  'jobs.bam': { holds: 'The queue: upkeep', select: owner, insert: owner, update: owner, delete: owner },
  'jobs.job': { holds: 'The queue: jobs', select: worker, insert: worker, update: worker, delete: worker },
  'jobs.job_common': {
    holds: 'The queue: where jobs lie',
    select: worker,
    insert: worker,
    update: worker,
    delete: worker,
  },
  'jobs.warning': { holds: 'The queue: warnings', select: owner, insert: owner, update: owner, delete: owner },
  'jobs.job_dependency': {
    holds: 'The queue: what waits for what',
    select: worker,
    insert: owner,
    update: worker,
    delete: worker,
  },
  'jobs.instance': { holds: 'The queue: workers', select: worker, insert: owner, update: worker, delete: worker },

  // ── the local picture ──
  'picture.threat_profile': ofTheBoards('Threat profiles: their editions, not what they say'),
  'picture.recommendation': ofTheBoards('What threat profiles recommend'),
  'picture.recommendation_answer': recordOfTheBoards('How a recommendation is answered'),
  'picture.threat_level_change': recordOfTheBoards('Changes of the national threat level that an area added'),
  'picture.risk': ofTheBoards('Risks: situations, never persons'),
  'picture.risk_review': recordOfTheBoards('How a risk was scored'),
  'picture.ward': {
    holds: 'Wards of an area',
    select: { by: { ...governanceReads.by, ...reportersOfTension(['here'], ['there']) } },
    insert: governanceKeeps,
    update: governanceKeeps,
  },
  // Whoever reports reads their own; whoever governs asks for counts alone (picture.tension_counts).
  'picture.tension_report': {
    holds: 'Reports of tension: coded facts, no word',
    select: withOwnReport(reportedHere, { clerk: [reportExpired] }),
    insert: { by: reportersOfTension(reportedHere, ['there']) },
    update: keepReported(reportedHere),
    updates: { 'mark it as expired': { by: { clerk: [reportExpired] } } },
  },
  'picture.tension_review': {
    holds: 'Levels of a tension that people agreed',
    select: withOwnReport(reportedHere),
    insert: keepReported(reportedHere),
  },
  'picture.tension_words': {
    holds: 'What was written in a report of tension',
    select: withOwnReport([...reportedHere, 'here: at a review'], { clerk: [reportExpired] }),
    insert: withOwnReport([...reportedHere, 'here: at a review']),
    delete: { by: { clerk: [reportExpired] } },
  },
  'picture.hate_crime': {
    holds: 'Counts of hate crime by ward and month',
    select: governanceKeeps,
    insert: governanceKeeps,
    update: governanceKeeps,
  },
  'picture.hate_crime_import': {
    holds: 'That a file of counts was taken in',
    select: governanceKeeps,
    insert: governanceKeeps,
  },
  'picture.online_work': ofTheBoards('Counts of work about harm online'),
  // ── training: staff of the agencies, never a person of a case ──
  'training.course': {
    holds: 'Courses, as an area counts them',
    select: { by: whoeverHasARole },
    insert: keepGovernance(['here'], ['there']),
    update: keepGovernance(['here'], ['there']),
  },
  'training.equivalence': {
    holds: 'Which course counts as which',
    select: { by: whoeverHasARole },
    insert: keepGovernance(['here'], ['there']),
    delete: keepGovernance(['here'], ['there']),
  },
  'training.requirement': {
    holds: 'Who needs which course',
    select: { by: whoeverHasARole },
    insert: keepGovernance(['here'], ['there']),
    update: keepGovernance(['here'], ['there']),
  },
  'training.person': {
    holds: 'Staff of the agencies who need training',
    select: { own: ['own'], by: keepStaff },
    insert: { by: keepStaff },
    update: { by: keepStaff },
  },
  'training.completion': {
    holds: 'What they completed',
    select: {
      own: ['own'],
      by: keepCompleted(['here: looked at', 'here: Health, attended', 'here: Health, put right']),
    },
    // An agency's word, what its contact has verified, and what came of an attendance while that says so; nobody vouches for themselves.
    insert: {
      by: {
        ...keepCompleted(['here: looked at', 'here: Health, attended']),
        coordinator: [...trainedHere, 'here: looked at', 'here: Health, attended'],
      },
    },
    delete: {
      by: { ...organisers(['here: Health, put right'], []), 'partner contact': ['here: Health, put right'] },
    },
  },
  'training.certificate': {
    holds: 'Certificates that were handed in',
    select: { own: ['own'], by: keepCompleted(certificatesBesides) },
    insert: { own: ['own'], by: keepCompleted(certificatesBesides) },
  },
  'training.certificate_file': {
    holds: 'Files of certificates',
    select: {
      own: ['own'],
      by: {
        ...keepCompleted(certificatesBesides),
        clerk: ['here: Health', 'here: School', 'there: Health', 'of the coordinator', 'here: verified'],
      },
    },
    // With the certificate that they hand in.
    insert: { by: { coordinator: ['of the coordinator'] } },
  },
  'training.certificate_decision': {
    holds: 'What a second person found of a certificate',
    select: { own: ['own'], by: keepCompleted(certificatesBesides) },
    // Not whoever handed it in, and not whose it is.
    insert: {
      by: { ...keepCompleted(certificatesBesides), coordinator: [...trainedHere, 'here: looked at'] },
    },
  },
  'training.correction': {
    holds: 'What was recorded wrongly of it',
    select: { own: ['own'], by: keepStaff },
    insert: { by: keepStaff },
  },
  'training.exemption': {
    holds: 'What they are exempt from for now',
    select: { own: ['own'], by: keepStaff },
    insert: { by: keepStaff },
  },

  'training.reminder': {
    holds: 'Of which course they were reminded, and when',
    select: { own: ['own'], by: keepStaff },
  },
  'training.without_letters': {
    holds: 'Who asked for no reminders',
    select: { own: ['own'], by: keepStaff },
    insert: { own: ['own'], by: keepStaff },
    delete: { own: ['own'], by: keepStaff },
  },
  'training.digest': {
    holds: 'When an agency was told that some of its people must take a course',
    select: { by: keepFiles },
  },
  'training.session': {
    holds: 'When a course is given, and for whom',
    select: seeSessions(['held']),
    insert: {
      by: {
        ...organisers([...sessionsToCome, 'here: held', 'here: for Health, held'], ['there', 'there: held']),
        'partner contact': ['here: for Health', 'here: for Health, held'],
        'partner contact of another agency': ['here: for School'],
      },
    },
    // Until somebody has said who came.
    update: { by: { ...organisers(sessionsToCome, ['there']), 'partner contact': ['here: for Health'] } },
  },
  'training.session_cancellation': {
    holds: 'That it is not held, and why',
    select: seeSessions([]),
    insert: { by: { ...organisers(['here', 'here: for Health'], ['there']), 'partner contact': ['here: for Health'] } },
  },
  'training.booking': {
    holds: 'Who has a place at a session, or waits for one',
    select: { own: ['own'], by: withHealth(['here: Health, given up', 'here: Health, over']) },
    insert: { by: { ...withHealth(['here: Health, given up']), 'panel member': ['own'] } },
    update: { by: { ...keepStaff, 'panel member': ['own'] } },
  },
  'training.attendance': {
    holds: 'Who came to a session',
    select: { own: ['own'], by: withHealth(['here: Health, at their own']) },
    insert: { by: sayWhoCame },
    update: { by: sayWhoCame },
  },
  'training.feedback_ticket': {
    holds: 'Rights to say once what one thought of a session, of nobody',
    // Sent, and not looked at again.
    insert: {
      by: {
        ...organisers(['here: held', 'here: for Health, held'], ['there: held']),
        'partner contact': ['here: for Health, held'],
      },
    },
  },
  'training.feedback': { holds: 'What people thought of a session, of nobody' },
  'training.access_rule': {
    holds: 'Whether case access of the panel follows training',
    select: { by: whoeverHasARole },
    insert: only(keepGovernance(['here'], ['there']), [
      'coordinator',
      'coordinator, named',
      'coordinator, in an emergency',
      'coordinator there',
    ]),
  },
  'training.source_map': {
    holds: 'How the files of an agency are read',
    select: { by: keepFiles },
    insert: { by: keepFiles },
    update: { by: keepFiles },
  },
  'training.import': {
    holds: 'Files of staff on their way in',
    select: { by: { ...readFiles, clerk: [...filesHere, 'there: Health', 'just finished'] } },
    insert: { by: readFiles },
    update: { by: { ...readFiles, clerk: [...filesHere, 'there: Health'] } },
  },
  'training.import_file': {
    holds: 'Files of staff until they have been read',
    select: { by: { clerk: ['being read'] } },
    // Whoever brings the file.
    insert: { by: { coordinator: ['being read'] } },
    delete: { by: { clerk: ['being read'] } },
  },
  'training.import_batch': {
    holds: 'Rows of a file while it waits',
    select: { by: { clerk: ['queued', 'of the coordinator', 'being read'] } },
    insert: { by: { clerk: ['being read'] } },
    delete: { by: { clerk: ['queued', 'being read'] } },
  },
  'training.import_rejection': {
    holds: 'Rows that were not taken, and why',
    select: { by: rejections },
    insert: { by: { clerk: ['queued'] } },
  },

  // ── statistics ──
  'statistics.figure': {
    holds: 'Safe counts of an area',
    select: { by: { ...countReaders(['here'], ['there']), clerk: all } },
    insert: { by: { clerk: all } },
    inserts: { 'settle a quarter that goes on': nobody },
  },

  // ── duty ──
  'duty.authority': ofTheBoards('Who is bound by the duty, and whom to ask there'),
  'duty.register_import': recordOfTheBoards('Files of schools and settings that were taken in'),
  'duty.place': ofTheBoards('Schools and settings'),
  // A partner contact makes their own agency’s; who keeps the partnership sees all, and who governs the partnership’s own.
  'duty.self_assessment': {
    holds: 'Self-assessments against the benchmarks',
    select: readAssessments,
    // A copy of a submitted one is a draft: nobody adds one as submitted.
    insert: writeAssessments([...assessedHere, ...assessedOfHealth], assessedThere),
    update: writeAssessments(['here', 'here: of Health'], ['there']),
    updates: { 'take a submission back': nobody },
  },
  'duty.self_answer': {
    holds: 'What a self-assessment says of a benchmark',
    select: readAssessments,
    insert: writeAssessments(['here', 'here: of Health'], ['there']),
    update: writeAssessments(['here', 'here: of Health'], ['there']),
  },
  'duty.picked_evidence': {
    holds: 'Figures that show it, as they stood that day',
    select: readAssessments,
    insert: writeAssessments(['here', 'here: of Health'], ['there']),
    delete: writeAssessments(['here', 'here: of Health'], ['there']),
  },
  'duty.authority_entry': recordOfTheBoards('Support, escalation and directions of an authority'),
  'duty.item': ofTheBoards('Things that the duty asks to be in place'),
  // Between those who advise and the agency that asked.
  'duty.enquiry': {
    holds: 'Questions of schools and settings, without a name',
    select: enquiries,
    insert: enquiries,
  },
  'duty.enquiry_answer': {
    holds: 'What was answered to them',
    select: enquiries,
    insert: { by: organisers(['here', 'here: of Health'], ['there']) },
  },
  // The clerk forgets a check when its time is over, and whatever hangs on it goes with it.
  'duty.venue_check': {
    holds: 'Events in venues: who hires, and who is announced to speak',
    select: { by: { ...organisers(venueKinds, ['there']), clerk: ['here: long over'] } },
    insert: { by: organisers(venueKinds, ['there']) },
    delete: { by: { clerk: ['here: long over'] } },
  },
  'duty.venue_finding': {
    holds: 'What was looked at before a venue was let',
    select: { by: organisers(venueKinds, ['there']) },
    insert: { by: organisers(venueKinds, ['there']) },
  },
  'duty.venue_decision': {
    holds: 'What was decided about an event, and how free speech was weighed',
    select: { by: organisers(venueDecisions, ['there, first']) },
    insert: { by: organisers(venueDecisions, ['there, first']) },
  },
  'duty.venue_appeal': {
    holds: 'Appeals against such a decision',
    select: { by: organisers(venueKinds, ['there']) },
    insert: { by: organisers(venueKinds, ['there']) },
  },
  'duty.assurance_statement': {
    holds: 'Channel assurance statements',
    select: governing(statedHere, ['there']),
    insert: keepGovernance(statedHere, ['there']),
  },
  'duty.assurance_line': {
    holds: 'What an assurance statement says of a control area',
    select: governing(statedHere, ['there']),
    // What was signed never changes.
    insert: keepGovernance(['here'], ['there']),
    update: keepGovernance(['here'], ['there']),
  },
  'duty.assurance_evidence': {
    holds: 'Figures that show it, as they stood that day',
    select: governing(statedHere, ['there']),
    insert: keepGovernance(['here'], ['there']),
    delete: keepGovernance(['here'], ['there']),
  },
  'duty.assurance_signature': {
    holds: 'Who signed an assurance statement',
    select: governing(signedHere, []),
    // The chairs as chair; whoever sits on the board as director, after another person signed as chair.
    insert: {
      by: {
        ...forRoles(
          ['channel chair', 'deputy chair'],
          signedHere.filter((kind) => kind.endsWith(', chair')),
        ),
        'board member': ['here: signed, director'],
      },
    },
  },
  'duty.assurance_submission': {
    holds: 'When an assurance statement went to the Home Office',
    select: governing(['here: signed'], []),
    insert: keepGovernance(['here: signed'], []),
  },
  // How it was drawn stays in sight of its reviewer; the cases only while the review goes on, and never a restricted one.
  'duty.dip_sample': {
    holds: 'Dip samples: how they were drawn, and for whom',
    select: {
      ...withReviewer({ by: organisers(sampledHere, ['there']) }, drawnByReviewer),
      lapses: true,
      stays: ['independent reviewer'],
    },
    // For somebody who holds the role of a reviewer.
    insert: { lapses: true, by: organisers(drawnByReviewer, []) },
  },
  'duty.dip_sample_case': {
    holds: 'Cases in a sample, by their reference',
    select: withReviewer(drawsSamples(), ['open']),
    // On the day it is drawn, cases that one works oneself, and no restricted one.
    insert: withKinds(drawsSamples(), ['open', 'conflict declared', 'on the agenda', 'there: open']),
  },
  'duty.dip_answer': {
    holds: 'What a reviewer answered, in coded words',
    select: {
      ...withReviewer(drawsSamples(), ['open', 'restricted', 'closed', 'sent by Health']),
      stays: ['independent reviewer'],
    },
    insert: { lapses: true, by: { 'independent reviewer': ['open'] } },
  },
  'duty.dip_finding': {
    holds: 'What a reviewer found of a sample',
    select: {
      ...withReviewer({ by: organisers(['here: finished'], []) }, ['here: finished']),
      lapses: true,
      stays: ['independent reviewer'],
    },
    insert: { by: { 'independent reviewer': ['here: finished'] } },
  },
  'duty.self_review': {
    holds: 'What a second person says of it',
    select: submittedOf(readAssessments),
    insert: submittedOf(reviewAssessments),
  },

  // ── strategy ──
  'strategy.strategy': {
    holds: 'Strategies of an area',
    select: readGovernance,
    insert: keepGovernance(['here'], ['there']),
  },
  'strategy.naming': {
    holds: 'What a strategy was called since',
    select: readGovernance,
    insert: keepGovernance(['here: draft', 'here: adopted'], ['there: draft']),
    // What was adopted is corrected, and a correction says why.
    inserts: { 'call it something else without a reason': draftsAlone },
  },
  'strategy.version': {
    holds: 'Versions of a strategy',
    select: readGovernance,
    insert: keepGovernance(['here: draft', 'here: adopted'], ['there: draft']),
    update: keepGovernance(['here: draft', 'here: adopted'], ['there: draft']),
  },
  'strategy.part': {
    holds: 'What a version of a strategy says',
    select: readGovernance,
    // What was adopted never changes.
    insert: draftsAlone,
    update: draftsAlone,
    delete: draftsAlone,
  },
  'strategy.action': { holds: 'Actions of a delivery plan', select: readPlan, insert: keepPlan, update: keepPlan },
  'strategy.milestone': { holds: 'Milestones of an action', select: readPlan, insert: keepPlan, delete: keepPlan },
  'strategy.action_update': {
    holds: 'What was done in a quarter',
    select: readPlan,
    // A board member writes the updates of what they lead.
    insert: { by: { ...keepPlan.by, 'board member': ['here: led by a board member'] } },
  },
  'strategy.rag_override': { holds: 'Another colour than the worked-out one', select: readPlan, insert: keepPlan },
  'strategy.measure': { holds: 'How an action is measured', select: readPlan, insert: keepPlan },
  'strategy.measure_definition': { holds: 'What a measure was said to be since', select: readPlan, insert: keepPlan },
  'strategy.measure_end': { holds: 'Who ended a measure, and why', select: readPlan, insert: keepPlan },
  'strategy.reading': { holds: 'Readings of a measure', select: readPlan, insert: keepPlan },
  'strategy.evidence': { holds: 'What shows that an action was taken', select: readPlan, insert: keepPlan },
  'strategy.equality_entry': {
    holds: 'What a strategy does to people of a protected characteristic',
    select: readPlan,
    insert: keepPlan,
  },
  'strategy.equality_sign_off': { holds: 'Who signed an assessment off', select: readPlan, insert: keepPlan },
}

/** Tables that can hold no row, and why. Any other table without a seeded row fails: emptiness is no proof of safety. */
export const cannotHoldRows: Readonly<Record<string, string>> = {
  'jobs.queue_stats': 'It is divided by day, and we make none of its parts.',
}

function forRoles(wanted: readonly Role[], kinds: Kinds): Partial<Record<Role, Kinds>> {
  return Object.fromEntries(wanted.map((role) => [role, kinds]))
}

function only({ by, ...rule }: Rule, wanted: readonly Actor[]): Rule {
  return { ...rule, by: Object.fromEntries(wanted.map((actor) => [actor, by?.[actor] ?? []])) }
}

/** As the rule says, and the provider for these. */
function withProvider(rule: Rule, kinds: Kinds): Rule {
  return { ...rule, by: { ...rule.by, 'intervention provider': kinds } }
}

function withKinds(rule: Rule, kept: Kinds): Rule {
  const by = Object.entries(rule.by ?? {}).map(([actor, kinds]) => [actor, kinds.filter((kind) => kept.includes(kind))])
  return { ...rule, by: Object.fromEntries(by) as NonNullable<Rule['by']> }
}

function withoutKind(rule: Rule, left: CaseKind): NonNullable<Rule['by']> {
  return (
    withKinds(
      rule,
      caseKinds.filter((kind) => kind !== left),
    ).by ?? {}
  )
}

/** A decision names two records: it is for those alone who may reach both. */
function bothRecords(rule: Rule): Rule {
  const pairs = [
    ['open', 'closed'],
    ['on the agenda', 'open'],
    ['on the agenda', 'discussed 30 days ago'],
    ['open', 'restricted'],
    ['restricted', 'open'],
    ['there: open', 'there: on the agenda'],
  ]
  const both = Object.entries(rule.by ?? {}).map(([actor, kinds]) => [
    actor,
    pairs.filter((pair) => pair.every((kind) => kinds.includes(kind))).map((pair) => pair.join(' / ')),
  ])
  return { ...rule, by: Object.fromEntries(both) as NonNullable<Rule['by']> }
}

function ownDraftOfVisitors(): Partial<Record<Actor, Kinds>> {
  return { 'visitor with a cookie': ['of our cookie'], 'visitor who is signed in as the referrer': ['own'] }
}

/** A draft is its writer's alone: by the cookie, or by the account. */
function visitorsDraft(holds: string): TableRules {
  const theirs: Rule = { by: ownDraftOfVisitors() }
  return { holds, select: theirs, insert: theirs, delete: theirs }
}
