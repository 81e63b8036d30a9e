/** Boards of each area: two that report one to the other, and whatever hangs on them. */
import { createHash } from 'node:crypto'
import { areas, type Area } from './kinds.ts'
import { bytesOf, idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const
/** No account that had a hand in what it releases. */
const releasers = { here: 'somebody beyond', there: 'somebody beyond', beyond: 'a colleague' } as const

export async function seedBoards(put: Put): Promise<void> {
  for (const area of areas) await seedArea(put, area)
}

export function aContent(area: Area) {
  const content = bytesOf(`paper ${area}`)
  const sha256 = createHash('sha256')
    .update(Buffer.from(content.slice(2), 'hex'))
    .digest('hex')
  return { content, bytes: 32, sha256: `\\x${sha256}` }
}

async function seedArea(put: Put, area: Area): Promise<void> {
  const area_id = areaId(area)
  const id = (what: string): string => idOf(`${what} ${area}`)
  const by = { added_by: accountId(writers[area]), changed_by: accountId(writers[area]) }
  const own = { area_id, ...by }

  const body = { kind: 'prevent_board', name: 'Prevent Board' }
  await put('boards.body', area, { id: id('body'), ...own, ...body })
  await put('boards.body', area, { id: id('upper body'), ...own, kind: 'cabinet', name: 'Cabinet' })
  await put('boards.membership', area, {
    id: id('membership'),
    ...own,
    body_id: id('body'),
    agency_id: agencyId('Council', area),
    account_id: accountId(writers[area]),
    name: 'A member',
    role: 'chair',
    from_on: '2026-01-01',
  })
  await put('boards.reporting_line', area, {
    id: id('reporting line'),
    ...own,
    body_id: id('body'),
    to_body_id: id('upper body'),
    what: 'Annual report',
    every_months: 12,
    counts_from: '2026-01-01',
  })

  const document_id = id('document')
  const written = { area_id, added_by: accountId(writers[area]) }
  await put('boards.document', area, { id: document_id, ...own, kind: 'strategy', title: 'A strategy' })
  await put('boards.document_version', area, {
    id: id('document version'),
    ...written,
    document_id,
    number: 1,
    dated_on: '2026-01-01',
    changes: 'First draft',
  })
  await put('boards.document_version', area, {
    id: id('second version'),
    ...written,
    document_id,
    number: 2,
    dated_on: '2026-01-02',
    changes: 'Second draft',
  })
  const file = { name: 'paper.pdf', media_type: 'application/pdf', ...aContent(area) }
  await put('boards.version_file', area, {
    id: id('file'),
    ...written,
    ...file,
    document_version_id: id('document version'),
  })
  await put('boards.version_file', `${area}: scanned`, {
    id: id('scanned file'),
    ...written,
    ...file,
    scan: 'clean',
    document_version_id: id('second version'),
  })
  await put('boards.stage', area, { id: id('stage'), ...own, document_id, position: 1, purpose: 'approval' })
  const place = { stage_id: id('stage'), body_id: id('body') }
  await put('boards.stage_body', area, { ...written, ...place, position: 1 })
  // Taken off the route, and a body spoke there all the same: no other row may say so.
  await put('boards.stage', area, { id: id('stage off'), ...own, document_id, position: 2, purpose: 'approval' })
  const placeOff = { stage_id: id('stage off'), body_id: id('body') }
  await put('boards.stage_body', area, { ...written, ...placeOff, position: 1 })
  const change = { ...written, reason: 'It is not needed' }
  await put('boards.route_change', area, {
    id: id('route change'),
    ...change,
    stage_id: id('stage off'),
    kind: 'planned anew',
  })
  await put('boards.route_change', `${area}: happened`, {
    id: id('change of what happened'),
    ...change,
    stage_id: id('stage'),
    kind: 'moved',
  })
  await put('boards.route_change', `${area}: happened`, {
    id: id('stage taken off'),
    ...change,
    stage_id: id('stage off'),
    kind: 'taken off',
  })
  await put('boards.stage_outcome', `${area}: taken off`, {
    id: id('outcome off'),
    ...written,
    ...placeOff,
    document_version_id: id('document version'),
    seen_on: '2026-02-01',
    outcome: 'agreed',
  })
  await put('boards.stage_outcome', area, {
    id: id('stage outcome'),
    ...written,
    ...place,
    document_version_id: id('document version'),
    seen_on: '2026-02-01',
    outcome: 'agreed',
  })

  const meeting_id = id('meeting')
  await put('boards.meeting', area, {
    id: meeting_id,
    ...own,
    body_id: id('body'),
    held_on: '2026-03-01',
    starts_at: '14:00',
  })
  await put('boards.meeting', area, {
    id: id('earlier meeting'),
    ...own,
    body_id: id('body'),
    held_on: '2025-12-01',
    starts_at: '14:00',
  })
  await put('boards.meeting', area, {
    id: id('coming meeting'),
    ...own,
    body_id: id('body'),
    held_on: 'tomorrow',
    starts_at: '14:00',
  })
  await put('boards.escalation', area, {
    id: id('escalation'),
    ...written,
    to_body_id: id('body'),
    what: 'An action without an owner',
  })
  const item = { id: id('agenda item'), ...written, meeting_id, position: 1, title: 'A paper' }
  const version = { document_version_id: id('document version'), purpose: 'approval' }
  await put('boards.agenda_item', area, { ...item, ...version, kind: 'paper' })
  const off = { ...item, kind: 'other' }
  await put('boards.agenda_item', area, { ...off, id: id('item off'), position: 2 })
  await put('boards.agenda_item', area, { ...off, id: id('item decided'), position: 3 })
  const removal = { ...written, reason: 'No time for it' }
  await put('boards.agenda_removal', area, { ...removal, agenda_item_id: id('item off') })
  await put('boards.agenda_removal', `${area}: decided`, { ...removal, agenda_item_id: id('item decided') })
  await put('boards.attendance', area, { ...own, meeting_id, membership_id: id('membership'), presence: 'present' })
  const said = { decision: 'The plan stands', reasons: 'Nothing speaks against it', reached: 'by vote' }
  await put('boards.decision', area, { id: id('decision'), ...written, meeting_id, ...said })
  await put('boards.decision', `${area}: taken off`, {
    id: id('decision off'),
    ...written,
    meeting_id,
    agenda_item_id: id('item decided'),
    ...said,
  })
  await put('boards.action', area, {
    id: id('action'),
    ...own,
    meeting_id,
    what: 'Write to the schools',
    owner: 'Prevent lead',
    due_on: '2026-06-01',
  })
  await put('boards.minutes', area, { ...own, meeting_id, text: 'Said' })
  await put('boards.minutes', `${area}: locked`, {
    ...own,
    meeting_id: id('earlier meeting'),
    text: 'Said',
    state: 'locked',
  })

  await put('boards.report_given', area, {
    id: id('report given'),
    ...written,
    line_id: id('reporting line'),
    given_on: '2026-03-01',
    document_version_id: id('document version'),
    meeting_id,
  })

  const report_id = id('annual report')
  await put('boards.annual_report', area, { id: report_id, ...written, from_year: 2025 })
  await put('boards.report_section', area, { ...own, report_id, key: 'meetings', position: 1, heading: 'Meetings' })
  await put('boards.frozen_report', area, {
    id: id('frozen report'),
    ...written,
    report_id,
    document_version_id: id('document version'),
    title: 'Annual report',
    sections: [{ heading: 'Meetings', text: 'Held', figures: [] }],
  })
  await put('boards.report_release', area, {
    id: id('report release'),
    area_id,
    released_by: accountId(releasers[area]),
    frozen_report_id: id('frozen report'),
  })
  if (area === 'beyond') return
  const froze = { area_id, added_by: accountId(area === 'here' ? 'coordinator' : 'coordinator there') }
  const second = {
    id: id('version that was frozen'),
    document_id,
    number: 3,
    dated_on: '2026-01-03',
    changes: 'Frozen',
  }
  await put('boards.document_version', area, { ...froze, ...second })
  await put('boards.frozen_report', area, {
    id: id('second frozen report'),
    ...froze,
    report_id,
    document_version_id: second.id,
    title: 'Annual report',
    sections: [{ heading: 'Meetings', text: 'Held again', figures: [] }],
  })
  await put('boards.report_release', `${area}: frozen by the coordinator`, {
    id: id('second report release'),
    area_id,
    released_by: accountId(releasers[area]),
    frozen_report_id: id('second frozen report'),
  })
}
