/** Strategies here and there: one in force, one that is being drafted. */
import { accountId, agencyId, areaId } from './seed-accounts.ts'
import type { Area, Person } from './kinds.ts'
import { idOf, type Put } from './rows.ts'
import { day, longAgo } from './times.ts'

export async function seedStrategy(put: Put): Promise<void> {
  await seedVersion(put, 'here', 'adopted')
  await seedVersion(put, 'here', 'draft')
  await seedVersion(put, 'there', 'draft')
  await seedPlan(put, 'here', 'here')
  await seedPlan(put, 'here', 'here: led by a board member', 'board member')
  await seedPlan(put, 'there', 'there')
}

async function seedVersion(put: Put, area: Area, state: 'draft' | 'adopted'): Promise<void> {
  const kind = `${area}: ${state}`
  const area_id = areaId(area)
  const by = accountId(area === 'here' ? 'a colleague' : 'somebody there')
  const strategy_id = idOf(`strategy ${kind}`)
  const years = { period: '2026/2029', from_year: 2026, to_year: 2029 }
  await put('strategy.strategy', area, {
    id: strategy_id,
    area_id,
    title: 'Strategy',
    ...years,
    added_by: by,
    added_at: longAgo(9),
  })
  const named = { revision: 2, title: 'The strategy', ...years, why: 'Printed wrong', made_by: by, made_at: longAgo(8) }
  await put('strategy.naming', kind, { id: idOf(`naming ${kind}`), area_id, strategy_id, ...named })
  const adopted = state === 'draft' ? {} : { adopted_by: by, adopted_at: longAgo(8) }
  const version_id = idOf(`version ${kind}`)
  const made = { what_changed: 'All of it', made_by: by, made_at: longAgo(9) }
  await put('strategy.version', kind, {
    id: version_id,
    area_id,
    strategy_id,
    number: state === 'draft' ? 2 : 1,
    state,
    ...made,
    ...adopted,
  })
  const words = { kind: 'objective', number: '1.', heading: '', text: 'Keep people safe', position: 1, version: 1 }
  const part = { id: idOf(`part ${kind}`), part_key: idOf(`objective ${area}`), ...words }
  await put('strategy.part', kind, { area_id, version_id, ...part, changed_by: by, changed_at: longAgo(9) })
}

async function seedPlan(put: Put, area: Area, kind: string, lead?: Person): Promise<void> {
  const area_id = areaId(area)
  const by = accountId(area === 'here' ? 'a colleague' : 'somebody there')
  const strategy_id = idOf(`strategy ${area}: ${area === 'here' ? 'adopted' : 'draft'}`)
  const id = (what: string): string => idOf(`${what} ${kind}`)
  const action_id = id('action')
  const changed = { version: 1, changed_by: by, changed_at: longAgo(7) }
  const made = { made_by: by, made_at: longAgo(7) }
  const serves = { serves: [idOf(`objective ${area}`)], benchmarks: [], duty_paragraph: '' }
  const leads = { lead_agency: agencyId('Council', area), lead_account: lead ? accountId(lead) : by, lead_name: '' }
  const words = { title: 'Train', what: '', partners: '', cost: '', risk: '', starts_on: day(-90), due_on: day(90) }
  await put('strategy.action', kind, { id: action_id, area_id, strategy_id, ...words, ...serves, ...leads, ...changed })
  const of = { area_id, action_id }
  await put('strategy.milestone', kind, { id: id('milestone'), ...of, words: 'Begun', due_on: day(-30) })
  const update = { quarter_from: '2026-07-01', words: 'Begun', worked_out: 'green' }
  await put('strategy.action_update', kind, { id: id('update'), ...of, ...update, ...made })
  await put('strategy.rag_override', kind, { id: id('override'), ...of, colour: 'amber', reason: 'Slow', ...made })
  const measured = { title: 'People trained', kind: 'count', direction: 'up', baseline_words: '', target_words: '' }
  const added = { added_by: by, added_at: longAgo(7) }
  await put('strategy.measure', kind, { id: id('measure'), ...of, ...measured, ...added })
  const saidNow = { ...measured, revision: 2, title: 'People who came' }
  const defined = { id: id('definition'), area_id, measure_id: id('measure'), ...saidNow }
  await put('strategy.measure_definition', kind, { ...defined, why: 'Clearer', ...made })
  await put('strategy.measure', kind, { id: id('ended measure'), ...of, ...measured, ...added })
  const ended = { reason: 'Nobody asks', ended_by: by, ended_at: longAgo(6) }
  await put('strategy.measure_end', kind, { id: id('end'), area_id, measure_id: id('ended measure'), ...ended })
  const read = { measure_id: id('measure'), read_on: day(-10), value: 3, words: '', remark: 'Counted again' }
  await put('strategy.reading', kind, { id: id('reading'), area_id, ...read, ...made })
  const shown = { words: 'Minutes', link: '', dated_on: day(-10), characteristics: [] }
  await put('strategy.evidence', kind, { id: id('evidence'), ...of, ...shown, ...added })
  const assessed = { evidence: 'Known', impact: 'none', impact_words: '', mitigation: '', owner: 'Prevent lead' }
  const entry = { id: id('entry'), area_id, strategy_id, characteristic: kind, revision: 1, ...assessed }
  await put('strategy.equality_entry', kind, { ...entry, review_on: day(90), ...made })
  const signed = { signed_by: by, signed_at: longAgo(6) }
  await put('strategy.equality_sign_off', kind, { id: id('sign-off'), area_id, entry_id: id('entry'), ...signed })
}
