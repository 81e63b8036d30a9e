/** A case of every kind, with a row of everything that can hang on a case, and the panel's meetings that list some of them. */
import { accountId, agencyId, areaId, who } from './seed-accounts.ts'
import { answeredForCaseWorkers, caseKinds, cases, type CaseKind, type Person } from './kinds.ts'
import { bytesOf, idOf, type Put } from './rows.ts'
import { seedOnItem, seedOnMeeting, seedStandingItems } from './seed-panel.ts'
import { day, minutesAgo } from './times.ts'

/** Whose acts the rows of an area are. */
const officer = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

type Meeting = {
  readonly area: 'here' | 'there'
  readonly heldOn: string
  readonly sentOut: boolean
  readonly invited: readonly Person[]
  readonly cancelled?: true
  /** Whether it is written down that they did; nothing is, where left out. */
  readonly came?: true
}

/** The panel member of the matrix is invited to all but "of others"; to the one there, too, where they hold no role. */
const meetings = {
  next: { area: 'here', heldOn: day(7), sentOut: true, invited: ['panel member', 'channel chair'] },
  'pack not sent out': { area: 'here', heldOn: day(14), sentOut: false, invited: ['panel member'] },
  'of others': { area: 'here', heldOn: day(7), sentOut: true, invited: ['channel chair'] },
  '30 days ago': { area: 'here', heldOn: day(-30), sentOut: true, invited: ['panel member'] },
  '31 days ago': { area: 'here', heldOn: day(-31), sentOut: true, invited: ['panel member'] },
  cancelled: {
    area: 'here',
    heldOn: day(7),
    sentOut: true,
    invited: ['panel member', 'channel chair'],
    cancelled: true,
  },
  // In a quarter that has ended: its attendance counts.
  '200 days ago': { area: 'here', heldOn: day(-200), sentOut: true, invited: ['channel chair'], came: true },
  there: { area: 'there', heldOn: day(7), sentOut: true, invited: ['panel member', 'panel member there'] },
} as const satisfies Record<string, Meeting>
type MeetingKind = keyof typeof meetings

type Listing = {
  readonly meeting: MeetingKind
  readonly conflictOf?: Person
  readonly takenOff?: true
  /** How much everybody who is invited is told of the person, and the agency that is told who it is. */
  readonly stage?: 'no identity' | 'limited identity'
  readonly namedFor?: string
}

export const listings: Partial<Record<CaseKind, readonly Listing[]>> = {
  'on the agenda': [{ meeting: 'next', conflictOf: 'panel member, not invited' }],
  'on the agenda, conflict declared': [{ meeting: 'next', conflictOf: 'panel member' }],
  'on the agenda, conflict declared at an earlier meeting': [
    { meeting: '31 days ago', conflictOf: 'panel member' },
    { meeting: 'next' },
  ],
  'on the agenda, pack not sent out': [{ meeting: 'pack not sent out', namedFor: 'School' }],
  'on the agenda, but taken off': [{ meeting: 'next', takenOff: true }],
  // Of a meeting that was cancelled the panel member sees nothing.
  'on the agenda of others': [{ meeting: 'of others' }, { meeting: 'cancelled' }],
  'on the agenda, without identity': [{ meeting: 'next', stage: 'no identity' }],
  'on the agenda, limited identity': [{ meeting: 'next', stage: 'limited identity' }],
  'on the agenda, named for Health': [{ meeting: 'next', stage: 'no identity', namedFor: 'Health' }],
  'on the agenda, named for the School': [{ meeting: 'next', stage: 'limited identity', namedFor: 'School' }],
  'discussed 30 days ago': [{ meeting: '30 days ago' }],
  'discussed 31 days ago': [{ meeting: '31 days ago' }],
  'restricted, on the agenda': [{ meeting: 'next', conflictOf: 'panel member, not invited' }],
  'restricted, somebody named has a conflict': [{ meeting: 'next', conflictOf: 'panel member, named' }],
  'there: on the agenda': [{ meeting: 'there', conflictOf: 'panel member, not invited' }],
}

/** Names count only while they stand, and only for people whose role may open cases. */
const named: Partial<Record<CaseKind, readonly { readonly who: Person; readonly ended?: true }[]>> = {
  open: [{ who: 'coordinator, named', ended: true }],
  'restricted, some are named': [
    { who: 'coordinator, named' },
    { who: 'panel member, named' },
    { who: 'coordinator', ended: true },
    { who: 'referrer' },
    { who: 'administrator' },
    { who: 'coordinator there' },
  ],
  'restricted, somebody named has a conflict': [
    { who: 'coordinator, named' },
    { who: 'panel member, named' },
    { who: 'case officer of two areas', ended: true },
  ],
  'there: restricted': [{ who: 'coordinator' }],
}

type Emergency = {
  readonly minutesAgo: number
  readonly reason: boolean
  readonly found?: 'not justified' | 'follow up'
}

/** Two people have opened each of these: one who works cases, and one who otherwise sees none. */
const emergencies: Partial<Record<CaseKind, Emergency>> = {
  'opened in an emergency': { minutesAgo: 10, reason: true, found: 'follow up' },
  'restricted, opened in an emergency': { minutesAgo: 10, reason: true, found: 'follow up' },
  'restricted, opened in an emergency, conflict declared': { minutesAgo: 10, reason: true },
  'restricted, opened in an emergency an hour ago': { minutesAgo: 60, reason: true },
  'restricted, opened in an emergency without a reason': { minutesAgo: 10, reason: false },
  'restricted, opened in an emergency that was found wrong': { minutesAgo: 10, reason: true, found: 'not justified' },
}
const inAnEmergency = ['coordinator, in an emergency', 'information governance, in an emergency'] as const

/**
 * Support on these cases is given by the intervention provider of the matrix; on all others by somebody outside, without an account. That of
 * "there" holds their role here alone.
 */
const provided: Partial<Record<CaseKind, { readonly stoppedOn?: string | null; readonly endedOn?: string }>> = {
  closed: { stoppedOn: day(-1) },
  'sent by the referrer': {},
  'sent by Health': { stoppedOn: day(-1) },
  'Health was asked': { stoppedOn: null },
  'discussed 30 days ago': { endedOn: day(-14) },
  'discussed 31 days ago': { endedOn: day(-15) },
  restricted: {},
  'there: open': {},
}

/** Ended, of those without an account. */
const endedOutside: readonly CaseKind[] = [
  'open',
  'on the agenda',
  'restricted, some are named',
  'there: on the agenda',
]

/** Offered to another area, and what became of it; one that was accepted opened a case there. */
type Offer = {
  readonly to: 'here' | 'there'
  readonly withdrawn?: true
  readonly answer?: 'accepted' | 'declined' | 'joint'
  readonly opened?: CaseKind
}
const offers: Partial<Record<CaseKind, Offer>> = {
  open: { to: 'there' },
  restricted: { to: 'there' },
  'on the agenda': { to: 'there', withdrawn: true },
  'sent by the referrer': { to: 'there', answer: 'declined' },
  'sent by Health': { to: 'there', answer: 'joint' },
  closed: { to: 'there', answer: 'accepted', opened: 'there: open' },
  'there: on the agenda': { to: 'here' },
  'there: restricted': { to: 'here' },
}

const caseId = (kind: CaseKind): string => idOf(`case ${kind}`)

export async function seedCases(put: Put): Promise<void> {
  for (const [name, meeting] of Object.entries(meetings)) await seedMeeting(put, name, meeting)
  for (const area of ['here', 'there'] as const) await seedStandingItems(put, area, accountId(officer[area]))
  for (const kind of caseKinds) {
    const parts = partsOf(kind)
    await seedReferral(put, kind, parts)
    await seedCase(put, kind, parts)
    await seedAgenda(put, kind, parts)
    await seedEmergency(put, kind, parts)
    await seedConflicts(put, kind, parts)
  }
  // When every case is there: an answer names the one that it opened.
  for (const kind of caseKinds) await seedTransfer(put, kind, partsOf(kind))
  await seedIdentityDecisions(put)
  await seedCover(put)
}

type Parts = { readonly area_id: string; readonly person: string; readonly by: string }

function partsOf(kind: CaseKind): Parts {
  const person = kind === 'restricted, of the person of an open case' ? 'open' : kind
  const { area } = cases[kind]
  return { area_id: areaId(area), person: idOf(`person ${person}`), by: accountId(officer[area]) }
}

async function seedReferral(put: Put, kind: CaseKind, { area_id, person, by }: Parts): Promise<void> {
  const { referredBy } = { referredBy: undefined, ...cases[kind] }
  if (person === idOf(`person ${kind}`)) {
    const described = { forenames: 'Kim', surname: kind, age_known_from: 'not known', gender: 'not known' }
    const kept = { retention_class: 'referral', retention_reason: 'looked at', review_on: day(100), version: 1 }
    const added = { known_as: '', postcode_district: '', added_at: 'now' }
    await put('people.person', kind, { id: person, area_id, ...described, ...kept, ...added })
    await put('people.match_key', kind, { area_id, key: `sound of ${kind}`, person_id: person })
  }
  const coded = {
    sector: 'education',
    concern: 'other',
    told: 'yes',
    emergency: 'not needed',
    safeguarding: 'not needed',
  }
  const form = { form_id: 'national', form_version: '1', language: 'en', form_token: idOf(`token ${kind}`) }
  const from = {
    referrer_account: referredBy && accountId(referredBy),
    referrer_agency: referredBy && agencyId(who[referredBy].agency, 'here'),
  }
  const referral = {
    id: idOf(`referral ${kind}`),
    area_id,
    reference: kind,
    channel: 'professional',
    received_on: day(0),
  }
  const receipt_hash = bytesOf(`receipt ${kind}`)
  await put('referrals.referral', kind, { ...referral, ...coded, ...form, ...from, receipt_hash }, referredBy)
  const subject = { id: idOf(`subject ${kind}`), area_id, referral_id: referral.id, person_id: person, position: 1 }
  await put('referrals.subject', kind, { ...subject, answers_sealed: bytesOf('answers') })
  await put('referrals.referrer', kind, { subject_id: subject.id, area_id, sealed: bytesOf('referrer') })
  await put('referrals.addition', kind, {
    id: idOf(`addition ${kind}`),
    area_id,
    subject_id: subject.id,
    sealed: bytesOf('addition'),
  })
  await put('referrals.message', kind, {
    id: idOf(`message ${kind}`),
    area_id,
    referral_id: referral.id,
    message: 'considered',
    written_by: by,
  })
  const file = {
    name_sealed: bytesOf('name'),
    media_type: 'text/plain',
    bytes: 32,
    sha256: bytesOf('file'),
    sealed: bytesOf('file'),
    scan: kind === 'closed' ? 'clean' : 'not scanned',
  }
  await put('referrals.attachment', kind, { id: idOf(`attachment ${kind}`), area_id, subject_id: subject.id, ...file })
}

async function seedCase(put: Put, kind: CaseKind, { area_id, person, by }: Parts): Promise<void> {
  const facts = { restricted: false, closed: false, asked: undefined, ...cases[kind] }
  const case_id = caseId(kind)
  const stage = facts.closed ? 'closed' : 'referral_received'
  const dates = { opened_on: day(-60), closed_on: facts.closed ? day(-1) : null }
  const file = {
    id: case_id,
    area_id,
    reference: kind,
    person_id: person,
    referral_id: idOf(`referral ${kind}`),
    stage,
    ...dates,
  }
  const support_stopped_on = { stoppedOn: undefined, ...provided[kind] }.stoppedOn
  await put('cases.case_file', kind, {
    ...file,
    restricted: facts.restricted,
    home_force: 'Essex Police',
    support_stopped_on: support_stopped_on === undefined ? '9999-12-31' : support_stopped_on,
  })
  const sealed = bytesOf('sealed')
  const on = { area_id, case_id }
  await put('cases.form_record', kind, {
    id: idOf(`form ${kind}`),
    ...on,
    form_id: 'gateway',
    form_version: '1',
    sealed,
    recorded_by: by,
  })
  const step = { seq: 1, step: 'receive referral', on_date: day(-60), guidance_version: '2023' }
  await put('cases.journal', kind, { id: idOf(`step ${kind}`), ...on, ...step, taken_by: by })
  const assessment = { number: 1, framework: 'vaf 2012', factors: {}, sealed, on_date: day(-10) }
  await put('cases.assessment', kind, { id: idOf(`assessment ${kind}`), ...on, ...assessment, written_by: by })

  await seedPlan(put, kind, { on, by, sealed })

  await put('cases.consent_task', kind, {
    id: idOf(`consent task ${kind}`),
    ...on,
    kind: 'coming of age',
    due_on: day(30),
  })

  const asked = { agency_id: agencyId(facts.asked ?? 'Council', facts.area), asked_by: by, person_id: person }
  const request = {
    id: idOf(`request ${kind}`),
    ...on,
    ...asked,
    asked_on: day(-5),
    due_on: day(5),
    basis: 's38',
    marking: 'official',
    sealed,
  }
  await put('cases.information_request', kind, { ...request, withdrawn_at: kind.endsWith('no longer') ? 'now' : null })
  const seen_by = answeredForCaseWorkers.includes(kind) ? 'case workers' : 'panel too'
  const reply = { kind: 'answered', tell_person: 'may be told', seen_by, marking: 'official', sealed, replied_by: by }
  await put('cases.information_reply', kind, { id: idOf(`reply ${kind}`), ...on, request_id: request.id, ...reply })
  const about = { area_id, request_id: request.id }
  await put('cases.information_taken_up', kind, { id: idOf(`taken up ${kind}`), ...about, account_id: by })
  await put('cases.information_reminder', kind, { ...about, kind: 'before' })

  await put('cases.finding', kind, { id: idOf(`finding ${kind}`), ...on, kind: 'nobody leads it' })
  if (kind === 'restricted' || kind === 'there: restricted') {
    const missing = { id: idOf(`missing ${kind}`), ...on, kind: 'nobody can move it' }
    await put('cases.finding', `${kind}: nobody can move it`, missing)
  }

  await seedSupport(put, kind, { area_id, person, by })

  for (const name of named[kind] ?? []) {
    const row = { ...on, account_id: accountId(name.who), named_by: by, ended_at: name.ended ? 'now' : null }
    await put('cases.named_account', kind, row)
  }
  const event = { id: idOf(`event ${kind}`), actor: by, area_id, case_id, action: 'look at case', subject_kind: 'case' }
  await put('records.audit_event', kind, event)
}

/** A draft of the support plan, with one need that the assessment found and an action for it. */
async function seedPlan(
  put: Put,
  kind: CaseKind,
  { on, by, sealed }: { on: { area_id: string; case_id: string }; by: string; sealed: string },
): Promise<void> {
  const written = { ...on, sealed, written_by: by }
  const found = { id: idOf(`assessed need ${kind}`), assessment_id: idOf(`assessment ${kind}`), position: 1 }
  await put('cases.assessed_need', kind, { ...written, ...found })
  const version = { id: idOf(`plan ${kind}`), number: 1, on_date: day(-8), begun_by: by }
  await put('cases.plan_version', kind, { ...on, ...version })
  const inDraft = { ...written, plan_version: 1, revision: 1 }
  await put('cases.plan_text', kind, { id: idOf(`plan text ${kind}`), ...inDraft, part: 'statutory' })
  const need = idOf(`plan need ${kind}`)
  const from = { decision: 'act', source: 'assessment', assessed_need_id: found.id }
  await put('cases.plan_need', kind, { id: need, need_id: need, ...inDraft, ...from })
  const action = idOf(`plan action ${kind}`)
  const done = {
    support_type: 'mentoring',
    owner_account: by,
    start_on: day(0),
    review_on: day(30),
    outcome: 'not yet',
  }
  await put('cases.plan_action', kind, { id: action, action_id: action, ...inDraft, need_ids: [need], ...done })
}

async function seedSupport(put: Put, kind: CaseKind, { area_id, person, by }: Parts): Promise<void> {
  const id = idOf(`commission ${kind}`)
  const on = { area_id, case_id: caseId(kind) }
  const sealed = bytesOf('sealed')
  await put('cases.commission', kind, {
    ...on,
    id,
    person_id: person,
    reference: kind,
    initials: 'K. K.',
    provider_name: 'Somebody outside',
    provider_account: kind in provided ? accountId('intervention provider') : null,
    support_type: 'mentoring',
    approval: 'not needed',
    indemnified: true,
    sessions_agreed: 7,
    from_on: day(-50),
    until_on: day(50),
    plan_action_id: idOf(`plan action ${kind}`),
    report_within: 5,
    book_within: 10,
    sight_days: 14,
    made_by: by,
    made_on: day(-50),
  })
  await put('cases.commission_brief', kind, {
    ...on,
    id: idOf(`brief ${kind}`),
    commission_id: id,
    sealed,
    written_by: by,
  })
  const held = { seq: 1, number: 1, kind: 'held', on_date: day(-40), recorded_by: by }
  await put('cases.session_event', kind, { ...on, id: idOf(`session ${kind}`), commission_id: id, ...held })
  const endedOn = provided[kind]?.endedOn ?? (endedOutside.includes(kind) ? day(-3) : undefined)
  if (endedOn !== undefined)
    await put('cases.commission_end', kind, {
      ...on,
      commission_id: id,
      cause: 'all_held',
      ended_by: by,
      ended_on: endedOn,
    })
  const { area } = cases[kind]
  if (area !== 'beyond')
    await put('cases.session_seen', kind, {
      ...on,
      id: idOf(`seen ${kind}`),
      commission_id: id,
      meeting_id: idOf(`meeting ${area === 'here' ? 'next' : 'there'}`),
      upto_seq: 1,
      seen_by: by,
    })
}

async function seedMeeting(
  put: Put,
  name: string,
  { area, heldOn, sentOut, invited, cancelled, came }: Meeting,
): Promise<void> {
  const meeting = { id: idOf(`meeting ${name}`), area_id: areaId(area), held_on: heldOn, starts_at: '09:30' }
  const arranged_by = accountId(officer[area])
  const off = cancelled
    ? { cancelled_at: 'now', cancelled_by: arranged_by, cancel_reason: 'The building is closed' }
    : {}
  await put('panel.meeting', name, { ...meeting, ...off, arranged_by, pack_published_at: sentOut ? 'now' : null })
  for (const person of invited) {
    const account_id = accountId(person)
    await put('panel.invitation', name, {
      area_id: areaId(area),
      meeting_id: meeting.id,
      account_id,
      capacity: 'member',
      present: came === true ? 'present' : null,
    })
  }
  await seedOnMeeting(put, { name, area, sentOut, by: arranged_by })
}

async function seedAgenda(put: Put, kind: CaseKind, { area_id, person, by }: Parts): Promise<void> {
  for (const { meeting, conflictOf, takenOff, stage = 'named', namedFor } of listings[kind] ?? []) {
    const item = {
      id: idOf(`item ${kind} ${meeting}`),
      area_id,
      meeting_id: idOf(`meeting ${meeting}`),
      case_id: caseId(kind),
    }
    const state = takenOff ? 'taken off' : 'listed'
    await put('panel.item', kind, {
      ...item,
      position: caseKinds.indexOf(kind),
      purpose: 'first discussion',
      state,
      stage,
      version: 1,
      listed_by: by,
      listed_at: 'now',
    })
    const { area, sentOut } = meetings[meeting]
    const of = { kind, id: item.id, areaId: area_id, meeting, caseId: item.case_id, personId: person, by }
    await seedOnItem(put, { ...of, stage, agency: namedFor, takenOff: takenOff === true, sentOut, area })
    const ofTheItem = { area_id, item_id: item.id, case_id: item.case_id, sealed: bytesOf('note'), changed_by: by }
    await put('panel.record', kind, { ...ofTheItem, field: 'recordOptions', version: 1 })
    await put('panel.action', kind, {
      ...ofTheItem,
      id: idOf(`action ${kind} ${meeting}`),
      agency_id: agencyId('Health', area_id === areaId('there') ? 'there' : 'here'),
      due_on: day(-30),
      added_by: by,
    })
    if (conflictOf === undefined) continue
    const account_id = accountId(conflictOf)
    await put('panel.conflict', kind, { item_id: item.id, area_id, account_id, declared_by: account_id }, conflictOf)
  }
}

/** Declared on the case; those of panel members stand at the meeting. */
async function seedConflicts(put: Put, kind: CaseKind, { area_id, by }: Parts): Promise<void> {
  const { conflictOf } = { conflictOf: [] as readonly Person[], ...cases[kind] }
  for (const person of conflictOf.filter((one) => !one.startsWith('panel member'))) {
    const row = {
      id: idOf(`conflict ${kind} ${person}`),
      area_id,
      case_id: caseId(kind),
      account_id: accountId(person),
    }
    await put('cases.conflict', kind, { ...row, kind: 'personal', declared_by: accountId(person) }, person)
  }
  if (kind !== 'conflict declared, and ended') return
  const ended = { account_id: accountId('case officer'), declared_by: by, ended_at: 'now', ended_by: by }
  await put('cases.conflict', kind, {
    id: idOf(`conflict ${kind}`),
    area_id,
    case_id: caseId(kind),
    kind: 'professional',
    ...ended,
  })
}

async function seedTransfer(put: Put, kind: CaseKind, { area_id, person, by }: Parts): Promise<void> {
  const offer = offers[kind]
  if (offer === undefined) return
  const id = idOf(`transfer ${kind}`)
  const of = { area_id, case_id: caseId(kind), to_area_id: areaId(offer.to), reference: kind }
  await put('cases.transfer', kind, {
    ...of,
    id,
    person_id: person,
    destination: 'area here',
    to_name: offer.to,
    arrives_as: 'panel',
    basis: 's38_cooperation',
    marking: 'official_sensitive',
    contents: '{plan}',
    sealed: bytesOf('sealed'),
    proposed_by: by,
    withdrawn_at: offer.withdrawn ? 'now' : null,
  })
  if (offer.answer === undefined) return
  await put('cases.transfer_answer', kind, {
    ...of,
    transfer_id: id,
    answer: offer.answer,
    met_on: day(-1),
    to_case_id: offer.opened === undefined ? null : caseId(offer.opened),
    answered_by: accountId('channel chair there'),
  })
}

async function seedEmergency(put: Put, kind: CaseKind, { area_id, person }: Parts): Promise<void> {
  const emergency = emergencies[kind]
  if (emergency === undefined) return
  // The coordinator sees what is not restricted anyway.
  for (const whoever of inAnEmergency.slice('restricted' in cases[kind] ? 0 : 1)) {
    const id = idOf(`emergency ${kind} ${whoever}`)
    const account_id = accountId(whoever)
    const times = { started_at: minutesAgo(emergency.minutesAgo), ends_at: minutesAgo(emergency.minutesAgo - 60) }
    const access = { id, area_id, case_id: caseId(kind), person_id: person, reference: kind, account_id, ...times }
    await put('cases.emergency_access', kind, access, whoever)
    await put('cases.emergency_reminder', kind, { access_id: id, area_id }, whoever)
    const sealed = bytesOf('sealed')
    if (emergency.reason) await put('cases.emergency_reason', kind, { access_id: id, area_id, sealed }, whoever)
    if (emergency.found === undefined) continue
    const found = { id: idOf(`review ${kind} ${whoever}`), area_id, access_id: id, opened_by: account_id, sealed }
    const reviewed_by = accountId('a colleague')
    await put('cases.emergency_review', kind, { ...found, outcome: emergency.found, reviewed_by }, whoever)
  }
}

/** Who compares two records reads both: one decision for each way in which that may not be so. */
async function seedIdentityDecisions(put: Put): Promise<void> {
  const pairs: readonly (readonly [CaseKind, CaseKind])[] = [
    ['open', 'closed'],
    ['on the agenda', 'open'],
    ['on the agenda', 'discussed 30 days ago'],
    ['open', 'restricted'],
    ['restricted', 'open'],
    ['there: open', 'there: on the agenda'],
  ]
  for (const [one, other] of pairs) {
    const two = { person_id: idOf(`person ${one}`), other_person_id: idOf(`person ${other}`) }
    const decided = { answer: 'unsure', reason_sealed: bytesOf('reason'), decided_by: partsOf(one).by }
    await put('people.identity_decision', `${one} / ${other}`, {
      id: idOf(`decision ${one} ${other}`),
      area_id: partsOf(one).area_id,
      ...two,
      ...decided,
    })
  }
}

/** Cover for a colleague who is away: here for the case officer, there for the coordinator. */
async function seedCover(put: Put): Promise<void> {
  const rows = [
    ['here', 'case officer', 'coordinator, named', 'case officer'],
    ['there', 'coordinator there', 'channel chair there', undefined],
  ] as const
  for (const [area, absent, by, of] of rows) {
    const days = { from_on: day(-1), until_on: day(30) }
    const who = { absent_account: accountId(absent), cover_account: accountId(by), arranged_by: accountId(by) }
    await put('cases.cover', area, { id: idOf(`cover ${area}`), area_id: areaId(area), ...who, ...days }, of)
  }
}
