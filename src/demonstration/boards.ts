/**
 * The boards of the invented Thurrock: the bodies that its strategy of 2017 names in its cover table and under "4.0 Governance", with the
 * reporting lines that it says. The committee that scrutinises is named in the council's later papers. The people are invented.
 */
import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { aDay, aMonth } from '#boards/day-or-month.ts'
import { escalate } from '#boards/escalate.ts'
import { addDocument, addOutcome, addRoute, addVersion, findRoute, listVersions } from '#boards/documents/store.ts'
import type { Said } from '#boards/route.ts'
import { addBody, addMembership, addReportingLine, listMemberships } from '#boards/bodies/store.ts'
import type { MembershipRole } from '#boards/bodies/body.ts'
import type { Trx } from '#platform/database/database.ts'
import { wordType } from '#platform/documents/document.ts'
import { toWord } from '#platform/documents/word.ts'
import { addItems, listItems, listNewestVersions } from '#boards/meetings/agenda-store.ts'
import {
  addAction,
  addDecision,
  addMeeting,
  changeAction,
  findAction,
  recordAttendance,
  writeMinutes,
} from '#boards/meetings/store.ts'
import type { BodyKind } from '#reference/bodies.ts'

const bodies = {
  csp: { kind: 'csp_strategic_board', name: 'CSP Strategic Board', every: 3 },
  directors: { kind: 'directors_board', name: 'Directors Board', every: 1 },
  cabinet: { kind: 'cabinet', name: 'Cabinet', every: 1 },
  lscb: { kind: 'lscb', name: 'LSCB', every: 3 },
  adults: { kind: 'safeguarding_adults_board', name: 'Adult Safeguarding Board', every: 3 },
  health: { kind: 'health_wellbeing_board', name: 'Health & Well Being Board', every: 2 },
  scrutiny: { kind: 'scrutiny_committee', name: 'Hidden and Extreme Harms Prevention Committee', every: 3 },
  executive: { kind: 'csp_executive', name: 'CSP Executive', every: 2 },
  prevent: { kind: 'prevent_board', name: 'Prevent Board', every: 3 },
  delivery: { kind: 'prevent_delivery_group', name: 'PREVENT delivery group', every: 2 },
  working: { kind: 'working_group', name: 'Working group', every: undefined },
} as const satisfies Record<string, { kind: BodyKind; name: string; every: number | undefined }>
export type BodyKey = keyof typeof bodies
const bodyKeys = Object.keys(bodies) as BodyKey[]

const terms: Partial<Record<BodyKey, string>> = {
  prevent:
    'Coordinates the partnership approach to Prevent and associated counter terrorism matters in Thurrock. Owns the strategy and its delivery plan, and is responsible for the strategic management and deliverables within the Prevent priorities and objectives.',
  delivery: 'Carries out the delivery plan and tells the Prevent Board each quarter how each action stands.',
  scrutiny: 'Councillors who look at how the council and its partners prevent hidden and extreme harms.',
}

/** "Reports into" as its work goes on; a report each year where the strategy says "annually". */
const lines: readonly (readonly [BodyKey, BodyKey, string, number | undefined])[] = [
  ['working', 'delivery', 'Drafts and pieces of work', undefined],
  ['delivery', 'prevent', 'Progress of the delivery plan', undefined],
  ['prevent', 'csp', 'Prevent priorities and objectives', undefined],
  ['executive', 'csp', 'Work of the community safety partnership', undefined],
  ['prevent', 'directors', 'Annual report on Prevent', 12],
  ['prevent', 'health', 'Annual report on Prevent', 12],
  ['prevent', 'adults', 'Annual report on Prevent', 12],
  ['prevent', 'lscb', 'Annual report on Prevent', 12],
  ['prevent', 'scrutiny', 'Annual report on Prevent', 12],
]

/** Agencies that the Prevent Board is made up of, by what they are. */
export type BoardAgencies = Readonly<
  Record<'council' | 'housing' | 'police' | 'probation' | 'youthOffending' | 'health' | 'education', string>
>

type Seat = {
  readonly agency: keyof BoardAgencies
  readonly name: string
  readonly post: string
  readonly role?: MembershipRole
  readonly deputy?: string
  readonly leftMonthsAgo?: number
}

const seats: Partial<Record<BodyKey, readonly Seat[]>> = {
  prevent: [
    { agency: 'housing', name: 'Alastair Wharfdale', post: 'Assistant director, head of housing', role: 'chair' },
    { agency: 'police', name: 'Tobi Quillmere', post: 'Detective sergeant', deputy: 'Ffion Larkwater' },
    { agency: 'council', name: 'Rowan Thistledown', post: 'Prevent lead' },
    { agency: 'council', name: 'Harriet Oakstrand', post: 'Assistant director, communities', role: 'deputy chair' },
    { agency: 'probation', name: 'Divya Sorrelcrest', post: 'Senior probation officer' },
    { agency: 'youthOffending', name: 'Marcus Tealhurst', post: 'Operations manager', deputy: 'Leonie Marshbrook' },
    { agency: 'health', name: 'Roisin Yarrowfold', post: 'Named nurse for safeguarding' },
    { agency: 'education', name: 'Gareth Moonlake', post: 'Education safeguarding adviser' },
    { agency: 'health', name: 'Osian Fernshaw', post: 'Safeguarding lead', leftMonthsAgo: 4 },
  ],
  delivery: [
    { agency: 'council', name: 'Rowan Thistledown', post: 'Prevent lead', role: 'chair' },
    { agency: 'police', name: 'Ffion Larkwater', post: 'Channel case officer' },
    { agency: 'education', name: 'Gareth Moonlake', post: 'Education safeguarding adviser' },
  ],
  csp: [
    { agency: 'council', name: 'Patricia Elmshore', post: 'Executive director, place and communities', role: 'chair' },
  ],
  scrutiny: [{ agency: 'council', name: 'Imogen Reedhollow', post: 'Councillor', role: 'chair' }],
}

/** By the account that the transaction belongs to. @returns the id of each body */
export async function inventBoards(
  trx: Trx,
  { areaId, agencies, today }: { areaId: string; agencies: BoardAgencies; today: Temporal.PlainDate },
): Promise<ReadonlyMap<BodyKey, string>> {
  const ids = new Map<BodyKey, string>()
  for (const key of bodyKeys) {
    const { kind, name, every } = bodies[key]
    const id = await addBody(trx, { areaId, kind, name, terms: terms[key] ?? '', meetsEveryMonths: every })
    if (id === undefined) throw new Error(`the invented ${name} is there already`)
    ids.set(key, id)
  }
  for (const key of bodyKeys)
    for (const seat of seats[key] ?? [])
      await addMembership(trx, {
        areaId,
        bodyId: bodyOf(ids, key),
        agencyId: agencies[seat.agency],
        name: seat.name,
        post: seat.post,
        accountId: undefined,
        role: seat.role ?? 'member',
        deputy: seat.deputy ?? '',
        fromOn: today.subtract({ months: 26 }),
        untilOn: seat.leftMonthsAgo === undefined ? undefined : today.subtract({ months: seat.leftMonthsAgo }),
      })
  for (const [from, to, what, everyMonths] of lines)
    await addReportingLine(trx, {
      areaId,
      bodyId: bodyOf(ids, from),
      toBodyId: bodyOf(ids, to),
      what,
      everyMonths,
      owner: everyMonths === undefined ? '' : 'Prevent lead',
      countsFrom: today.subtract({ months: to === 'scrutiny' ? 14 : 8 }),
    })
  return ids
}

export function bodyOf(ids: ReadonlyMap<BodyKey, string>, key: BodyKey): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the invented boards have no ${key}`)
  return id
}

export type InventedPapers = { readonly documentId: string; readonly stageId: string }

/** An annual report half way along its route: approved in its second version, on its way to be signed off. */
export async function inventPapers(
  trx: Trx,
  { areaId, bodies: ids, today }: { areaId: string; bodies: ReadonlyMap<BodyKey, string>; today: Temporal.PlainDate },
): Promise<InventedPapers> {
  const id = await addDocument(trx, {
    areaId,
    kind: 'annual report',
    title: 'Annual report on Prevent',
    owner: 'Prevent lead',
  })
  const document = { id, areaId }
  const to = (key: BodyKey) => bodyOf(ids, key)
  const ago = (days: number) => aDay(today.subtract({ days }))
  const month = (ahead: number) => {
    const day = today.add({ months: ahead })
    return aMonth(day.year, day.month)
  }
  const written = await toWord({
    title: 'Annual report on Prevent: first draft',
    language: 'en',
    author: 'Prevent lead',
    marking: 'OFFICIAL',
    blocks: [{ kind: 'paragraph', text: 'Every school has a trained safeguarding lead.' }],
  })
  await addVersion(trx, document, {
    datedOn: today.subtract({ days: 70 }),
    changes: 'First draft: what was done on each objective.',
    body: 'The year in short\n\nEvery school has a trained safeguarding lead. Venue guidance went to all community halls.',
    file: {
      name: 'annual-report-first-draft.docx',
      mediaType: wordType,
      sha256: createHash('sha256').update(written).digest('hex'),
      content: written,
    },
  })
  await addRoute(trx, document, [
    { purpose: 'draft', bodies: [to('working')], plannedOn: ago(66) },
    { purpose: 'approval', bodies: [to('delivery')], plannedOn: ago(52) },
    { purpose: 'information', bodies: [to('executive')], plannedOn: month(0) },
    { purpose: 'sign_off', bodies: [to('csp')], plannedOn: month(2) },
    {
      purpose: 'information_and_action',
      bodies: [to('directors'), to('cabinet'), to('lscb'), to('adults'), to('health')],
    },
  ])
  const [draft, approval, information] = await findRoute(trx, id)
  if (draft === undefined || approval === undefined || information === undefined) throw new Error('the route is short')
  const say = async (stageId: string, body: BodyKey, version: number, daysAgo: number, said: Partial<Said>) => {
    const seen = (await listVersions(trx, id)).find(({ number }) => number === version)
    if (seen === undefined) throw new Error(`the invented report has no version ${version}`)
    const common = { bodyId: to(body), seenOn: ago(daysAgo), outcome: 'agreed', asked: '', askedBy: '' } as const
    await addOutcome(trx, document, stageId, { ...common, ...said, versionId: seen.id })
  }
  await say(draft.id, 'working', 1, 66, { outcome: 'noted' })
  await say(approval.id, 'delivery', 1, 52, {
    outcome: 'returned',
    asked: 'Say beside each objective how it is measured.',
    askedBy: 'Ffion Larkwater',
  })
  await addVersion(trx, document, {
    datedOn: today.subtract({ days: 30 }),
    changes: 'A measure beside each objective, as the delivery group asked.',
    body: 'The year in short\n\nEvery school has a trained safeguarding lead (82 of 82). Venue guidance went to all 31 community halls.',
  })
  await say(approval.id, 'delivery', 2, 21, {})
  return { documentId: id, stageId: information.id }
}

export type InventedMeetings = {
  readonly meetingId: string
  /** On its agenda. */
  readonly itemId: string
  readonly actionId: string
  readonly comingId: string
}

/** Four meetings of the Prevent Board and one to come: standing items, a paper, attendance, a decision, actions, minutes. */
export async function inventMeetings(
  trx: Trx,
  { areaId, bodies: ids, today }: { areaId: string; bodies: ReadonlyMap<BodyKey, string>; today: Temporal.PlainDate },
): Promise<InventedMeetings> {
  const bodyId = bodyOf(ids, 'prevent')
  const arrange = async (heldOn: Temporal.PlainDate) => {
    const id = await addMeeting(trx, { areaId, bodyId, heldOn, startsAt: '14:00', place: 'Committee room 2' })
    if (id === undefined) throw new Error('the invented meeting is there already')
    return { id, areaId, heldOn }
  }
  const members = (await listMemberships(trx, bodyId)).filter(({ untilOn }) => untilOn === undefined)
  const presence = (place: number, meeting: number) => {
    if ((place + meeting) % 7 === 3) return 'apologies' as const
    if ((place * 3 + meeting) % 11 === 4) return 'deputy' as const
    return place === 6 && meeting < 2 ? ('absent' as const) : ('present' as const)
  }
  const held = []
  for (const [place, daysAgo] of [283, 192, 101, 17].entries()) {
    const meeting = await arrange(today.subtract({ days: daysAgo }))
    if (place === 0)
      await addItems(trx, meeting, [
        { kind: 'standing', title: 'Minutes and actions of the last meeting', presenter: 'Chair' },
        { kind: 'standing', title: 'Delivery plan: how each action stands', presenter: 'Prevent lead' },
      ])
    await recordAttendance(
      trx,
      meeting,
      0,
      members.map(({ id }, at) => ({ membershipId: id, presence: presence(at, place) })),
    )
    held.push(meeting)
  }
  const [, , third, last] = held
  if (third === undefined || last === undefined) throw new Error('too few invented meetings')

  await addItems(trx, last, [{ kind: 'other', title: 'Venue guidance for community halls', presenter: 'Prevent lead' }])
  await addDecision(trx, last, {
    itemId: undefined,
    decision: 'The venue guidance goes to every community hall and place of worship by the end of the year.',
    reasons: 'Two halls asked what to check before they let a room; the guidance answers both.',
    reached: 'agreed by all',
  })
  const taken = await addAction(trx, last, {
    what: 'Send the venue guidance and ask each hall to say that it has read it',
    owner: 'Gareth Moonlake',
    dueOn: today.add({ days: 31 }),
  })
  await addAction(trx, third, {
    what: 'Find out which schools have no trained safeguarding lead',
    owner: 'Roisin Yarrowfold',
    dueOn: today.subtract({ days: 20 }),
  })
  const closed = await addAction(trx, third, {
    what: 'Ask the district for a list of its halls',
    owner: 'Rowan Thistledown',
    dueOn: today.subtract({ days: 40 }),
  })
  const action = await findAction(trx, closed)
  if (action === undefined) throw new Error('the invented action is gone')
  const closedOn = today.subtract({ days: 44 })
  await changeAction(trx, closed, action.version, { ...action, closedOn, outcome: 'The list has 31 halls.' })

  await writeMinutes(trx, third, 0, { text: 'The board heard how each action of the plan stands.', state: 'draft' })
  await writeMinutes(trx, third, 1, { text: 'The board heard how each action of the plan stands.', state: 'agreed' })
  await writeMinutes(trx, third, 2, { text: 'The board heard how each action of the plan stands.', state: 'locked' })
  const text =
    'The Prevent lead told the board how each action of the delivery plan stands.\n\nThe board spoke of the venue guidance. It asked that halls say when they have read it.'
  await writeMinutes(trx, last, 0, { text, state: 'draft' })

  const coming = await arrange(today.add({ days: 74 }))
  const [report] = await listNewestVersions(trx, areaId)
  if (report !== undefined)
    await addItems(trx, coming, [
      { kind: 'paper', title: report.title, presenter: 'Prevent lead', versionId: report.id, purpose: 'information' },
    ])
  const what = 'One action of the delivery plan has no owner since its officer left'
  await escalate(trx, { areaId, toBodyId: bodyId, what, address: '/boards' }, today)
  const item = (await listItems(trx, last.id)).at(-1)
  if (item === undefined) throw new Error('the invented meeting has no agenda')
  return { meetingId: last.id, itemId: item.id, actionId: taken, comingId: coming.id }
}
