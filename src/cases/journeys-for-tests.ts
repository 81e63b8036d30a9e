/** Invented journeys for tests: one that comes to each stage, told as a few lines each. */
import { Temporal } from 'temporal-polyfill'
import { codesOf } from '#reference/code-list.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import { planParts } from '#reference/support-plan.ts'
import { stepOf, takeStep, foldJournal, type Actor, type FactsOf, type StepName } from './journey.ts'
import { consentTold, type ConsentBand, type ConsentPerson } from '#reference/consent.ts'
import type { Stage } from './journey/stages.ts'
import type { JournalEntry } from './journey/state.ts'
import type { StepRefusal } from './journey/refusals.ts'
import { planItems } from './journey/statutory-rules.ts'

/** Ids that tests can tell apart. */
export const ids = {
  caseOfficer: '00000000-0000-4000-8000-000000000001',
  coordinator: '00000000-0000-4000-8000-000000000002',
  chair: '00000000-0000-4000-8000-000000000003',
  governance: '00000000-0000-4000-8000-000000000004',
  supervisor: '00000000-0000-4000-8000-000000000005',
  reader: '00000000-0000-4000-8000-000000000006',
  meeting: '00000000-0000-4000-8000-000000000010',
  laterMeeting: '00000000-0000-4000-8000-000000000011',
  agency: '00000000-0000-4000-8000-000000000020',
  request: '00000000-0000-4000-8000-000000000030',
  otherRequest: '00000000-0000-4000-8000-000000000031',
  assessment: '00000000-0000-4000-8000-000000000040',
  otherCase: '00000000-0000-4000-8000-000000000050',
  otherPerson: '00000000-0000-4000-8000-000000000060',
  batch: '00000000-0000-4000-8000-000000000070',
  plan: '00000000-0000-4000-8000-000000000080',
  need: '00000000-0000-4000-8000-000000000081',
  risk: '00000000-0000-4000-8000-000000000090',
  otherRisk: '00000000-0000-4000-8000-000000000091',
  transfer: '00000000-0000-4000-8000-0000000000a0',
  otherArea: '00000000-0000-4000-8000-0000000000a1',
} as const

export const people = {
  caseOfficer: { account: ids.caseOfficer, roles: ['case officer'], named: false },
  coordinator: { account: ids.coordinator, roles: ['coordinator'], named: false },
  chair: { account: ids.chair, roles: ['channel chair'], named: false },
  governance: { account: ids.governance, roles: ['information governance'], named: false },
  visitor: { account: null, roles: [], named: false },
} as const satisfies Record<string, Actor>

/** One step of a told journey. Taken by someone whose role it is, with a reason, unless said otherwise. */
export type Line<Name extends StepName = StepName> = {
  readonly on: string
  readonly step: Name
  readonly facts: FactsOf<Name>
  readonly mode?: DecisionMode
  readonly by?: Actor
  readonly reasonGiven?: boolean
}

export function line<Name extends StepName>(
  on: string,
  step: Name,
  facts: FactsOf<Name>,
  more: Partial<Pick<Line, 'mode' | 'by' | 'reasonGiven'>> = {},
): Line {
  return { on, step, facts, ...more }
}

/** The journal these lines add up to. Throws when one is refused, naming it. */
export function journal(...lines: readonly Line[]): readonly JournalEntry[] {
  return then([], ...lines)
}

export function then(entries: readonly JournalEntry[], ...lines: readonly Line[]): readonly JournalEntry[] {
  return lines.reduce((before, told) => {
    const taken = attempt(before, told)
    if (!taken.ok) throw new Error(`${told.step} on ${told.on}: ${taken.reason}`)
    return [...before, { ...taken.value, id: `entry ${taken.value.seq}` }]
  }, entries)
}

/** Why a line is refused after a journal, or undefined when it is not. */
export function refusalOf(entries: readonly JournalEntry[], told: Line): StepRefusal | undefined {
  const taken = attempt(entries, told)
  return taken.ok ? undefined : taken.reason
}

function attempt(entries: readonly JournalEntry[], { on, step, facts, mode, by, reasonGiven }: Line) {
  return takeStep(foldJournal(entries), step, {
    facts,
    reasonGiven: reasonGiven ?? true,
    ...(mode === undefined ? {} : { decisionMode: mode }),
    actor: by ?? whoMay(step),
    at: Temporal.Instant.from(`${on}T12:00:00Z`),
    on: Temporal.PlainDate.from(on),
  })
}

export function whoMay(step: StepName): Actor {
  const { by } = stepOf(step)
  if (by === 'anyone') return people.visitor
  if (by.includes('case officer')) return people.caseOfficer
  if (by.includes('coordinator')) return people.coordinator
  return by.includes('channel chair') ? people.chair : people.governance
}

export const present = { chair: 'channel chair', homeForcePolice: true } as const
const supervised = { supervisor: ids.supervisor, safeguardingHandOff: 'not_needed' } as const

/** Asked as it should be: everything told, no interpreter needed, as the plan says. */
export const askingOf = (band: ConsentBand, asked: readonly ConsentPerson[]): FactsOf<'seek consent'> => ({
  asked: [...asked],
  band,
  ageFrom: 'found out',
  how: 'in_person',
  askedBy: ids.caseOfficer,
  asPlanned: true,
  told: codesOf(consentTold),
  sheets: [],
  language: 'en',
  interpreter: 'not needed',
})

/** An adult's own yes, until a day. */
export const ownConsent = (until: string): FactsOf<'record consent'> => ({
  status: 'given',
  age: 'adult',
  givenBy: 'self_adult',
  form: 'written',
  scope: 'all',
  until,
})

/** A parent's yes for somebody of 14 who agrees. */
export const parentsConsent = (until: string): FactsOf<'record consent'> => ({
  status: 'given',
  age: 'under_18',
  givenBy: 'parent',
  form: 'written',
  scope: 'all',
  until,
  ownView: 'agrees',
  competent: true,
  responsibility: 'birth_certificate',
  family: [],
})

export const policeSaid = (on: string, answer: FactsOf<'record police consideration'>['answer'] = 'nothing') =>
  line(on, 'record police consideration', { askedOn: on, answer })

/** A plan that says everything, with one need that is answered. */
export const wholePlan = {
  planVersion: ids.plan,
  planStates: [...planItems],
  parts: [...codesOf(planParts)],
  needs: [{ needId: ids.need, answer: 'action' as const }],
}

/** What an exit must be able to say, whatever its reason. */
export const argued: Partial<FactsOf<'exit'>> = {
  needs: [{ needId: ids.need, outcome: 'met' }],
  sessions: { agreed: 6, held: 6 },
  referrerView: 'given',
  told: ['person', 'provider'],
  policeTold: true,
}

const received = [line('2026-03-02', 'receive referral', { channel: 'professional', told: 'yes', sector: 'education' })]
const atGateway = [...received, line('2026-03-03', 'start gateway', {})]
const gathering = [...atGateway, line('2026-03-06', 'decide gateway', { outcome: 'continue' })]
const assessed = [
  ...gathering,
  line('2026-03-12', 'record assessment', { assessmentId: ids.assessment, framework: 'VAF2012' }),
  line('2026-03-13', 'agree assessment', { assessmentId: ids.assessment, change: 'first assessment' }),
]
const gathered = [...assessed, line('2026-03-13', 'close information gathering', {})]
const listed = [
  ...gathered,
  line('2026-03-17', 'decide section 36', { decision: 'grounds_yes', next: 'panel', referredBy: 'local_authority' }),
  line('2026-03-18', 'list for panel', { meetingId: ids.meeting, meetingOn: '2026-04-07' }),
]
const decision = (choice: 'adopt' | 'not_adopt' | 'defer' | 'refer_to_police', more: object = {}) =>
  line(
    '2026-04-07',
    'panel decision',
    { meetingId: ids.meeting, present, decision: choice, votes: { [choice]: 5 }, ...more },
    { mode: 'unanimous' },
  )
const notAdopted = [...listed, decision('not_adopt')]
const adopted = [...listed, decision('adopt', { planStates: planItems })]
const asked = [
  ...adopted,
  line('2026-04-10', 'draft support plan', { planVersion: ids.plan }),
  line('2026-04-14', 'approve support plan', wholePlan),
  line('2026-04-15', 'seek consent', askingOf('12_15', ['person', 'parent'])),
]
const active = [
  ...asked,
  line('2026-04-20', 'record consent', parentsConsent('2029-04-20')),
  line('2026-04-22', 'start support', {}),
]
const exited = [
  ...active,
  line('2026-09-01', 'record assessment', { assessmentId: ids.assessment, framework: 'VAF2012' }),
  line('2026-09-01', 'agree assessment', { assessmentId: ids.assessment, change: 'improved' }),
  line(
    '2026-09-30',
    'exit',
    { meetingId: ids.laterMeeting, present, closureReason: 'x_no_concern', votes: { exit: 5 }, ...argued },
    { mode: 'unanimous' },
  ),
]
/** What a review looked at, when it found nothing. */
export const nothingFound: Partial<FactsOf<'review at 6 months'>> = {
  checked: ['police', 'education'],
  concerns: 'none',
}
const reviewed = (
  on: string,
  step: 'review at 6 months' | 'review at 12 months',
  result: 'no_concern' | 'extend_to_24m',
) =>
  line(
    on,
    step,
    { meetingId: ids.laterMeeting, present, ...nothingFound, result, votes: { [result]: 4 } },
    { mode: 'unanimous' },
  )
const reviewed6 = [...exited, reviewed('2027-03-30', 'review at 6 months', 'no_concern')]
const ended = [
  ...atGateway,
  line('2026-03-06', 'decide gateway', { outcome: 'nfa', closureReason: 'nfa_context', ...supervised }),
]
const archived = [...ended, line('2026-03-10', 'archive', {})]
const inReview = [...archived, line('2027-03-08', 'start retention review', {})]

/** Offered, with its pack, to an area that does not use this service. */
export const transferOffered = {
  toArea: 'england or wales',
  transferId: ids.transfer,
  basis: 's38_cooperation',
  personTold: 'yes',
} as const
/** The same, to an area of this service. */
export const transferOfferedHere = { ...transferOffered, toArea: 'area here', areaId: ids.otherArea } as const

/** In prison since a day on which police and the prison were told; the case waits. */
export const inPrisonSince = (since: string): FactsOf<'record custody or travel'> => ({
  place: 'prison',
  since,
  policeToldOn: since,
  policeToldHow: 'telephone',
  serviceToldOn: since,
  serviceToldHow: 'written',
  heldBy: 'this_panel_with_service',
  course: 'waits',
})

/** Lines that lead to each stage. The type asks for a new one whenever a stage is added. */
export const journeysTo: Record<Stage, readonly Line[]> = {
  referral_draft: [],
  deleted: [line('2026-03-02', 'delete draft', {}, { by: people.coordinator })],
  referral_received: received,
  returned: [...received, line('2026-03-03', 'return referral', { missing: ['concern'] })],
  duplicate: [
    ...received,
    line('2026-03-03', 'mark duplicate', { closureReason: 'duplicate', openCase: ids.otherCase }),
  ],
  gateway: atGateway,
  info_gathering: gathering,
  s36_pending: gathered,
  panel_listed: listed,
  deferred: [...listed, decision('defer', { actionAgency: ids.agency, actionDueOn: '2026-04-20' })],
  not_adopted: notAdopted,
  adopted,
  consent_sought: asked,
  active,
  paused: [...active, line('2026-06-01', 'pause support', { cause: 'illness' })],
  transferred: [
    ...active,
    line('2026-06-01', 'propose transfer', transferOffered),
    line('2026-06-20', 'transfer', { closureReason: 'x_moved' }),
  ],
  closed_nfa: ended,
  closed_signposted: [
    ...atGateway,
    line('2026-03-06', 'decide gateway', {
      outcome: 'signposted',
      closureReason: 'safeguarding_route',
      ...supervised,
      safeguardingHandOff: 'made',
    }),
  ],
  closed_police: [
    ...atGateway,
    line('2026-03-06', 'decide gateway', {
      outcome: 'police_investigation',
      closureReason: 'police_investigation',
      ...supervised,
    }),
  ],
  closed_plp: [
    ...gathered,
    line('2026-03-17', 'decide section 36', {
      decision: 'grounds_no',
      next: 'police_led_partnership',
      referredBy: 'police',
      closureReason: 'police_led_partnership',
      ...supervised,
    }),
  ],
  closed_not_adopted: [
    ...notAdopted,
    line('2026-04-07', 'consider section 36(6)', { meetingId: ids.meeting, present, considered: 'health' }),
    line('2026-04-08', 'close after panel', { closureReason: 'not_adopted_other_service' }),
  ],
  closed_consent_refused: [
    ...asked,
    line('2026-04-20', 'record consent', { status: 'refused', age: 'under_18', ownView: 'agrees', competent: true }),
    line('2026-05-05', 'consider section 36(6)', {
      meetingId: ids.laterMeeting,
      present,
      considered: 'neither_with_reason',
    }),
    policeSaid('2026-05-05'),
    line('2026-05-05', 'close without consent', {
      closureReason: 'consent_refused',
      safeguardingHandOff: 'not_needed',
    }),
  ],
  closed_exited: exited,
  closed_other: [...atGateway, line('2026-03-05', 'close for another reason', { closureReason: 'deceased' })],
  review_6m: reviewed6,
  review_12m: [...reviewed6, reviewed('2027-09-30', 'review at 12 months', 'no_concern')],
  review_ext: [...reviewed6, reviewed('2027-09-30', 'review at 12 months', 'extend_to_24m')],
  reopened: [...ended, line('2026-03-09', 'reopen', { cause: 'correction' })],
  archived,
  retention_review: inReview,
  retained_until: [...inReview, line('2027-03-08', 'keep record', { until: '2027-09-08', cause: 'complaint' })],
  destroyed: [...inReview, line('2027-03-08', 'destroy record', { approvedBy: ids.supervisor, batch: ids.batch })],
}
