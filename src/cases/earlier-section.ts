/** Earlier referrals of the same person on the page of a case: what became of each, as facts in date order. No count, no score. */
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { gatewayOutcomes, panelDecisions, section36Decisions } from '#reference/decisions.ts'
import { labelOf } from '#reference/code-list.ts'
import type { SectionSource } from './case-section.ts'
import { closureWords } from './closure-words.ts'
import { earlierRecords, type EarlierRecord } from './earlier-records.ts'
import { foldJournal } from './journey.ts'
import { stageOf } from './journey/stages.ts'
import { listEntriesOf, type CaseFile, type CaseRow, type KeptEntry } from './store.ts'

export type EarlierFacts = {
  readonly reference: string
  readonly href: string
  readonly rows: readonly { readonly key: string; readonly value: string }[]
}

export const earlierSection: SectionSource = async ({ trx, file }) => {
  const records = await earlierRecords(trx, file)
  if (records.length === 0) return undefined
  const { id } = file.row
  return {
    id: 'earlier',
    heading: 'Other referrals',
    template: 'cases/views/earlier.njk',
    model: {
      same: await factsOf(trx, file, records),
      toDecide: records
        .filter(({ decided }) => decided === undefined)
        .map((record) => ({
          references: referencesOf(record),
          stages: record.cases.map((row) => stageOf(row.stage).label).join(', '),
          href: `/cases/${record.keptApart ? (record.cases[0]?.id ?? id) : id}/earlier-records`,
          keptApart: record.keptApart,
        })),
      decided: records
        .filter(({ decided }) => decided === 'different' || decided === 'unsure')
        .map((record) => ({
          references: referencesOf(record),
          words: record.decided === 'unsure' ? 'nobody is sure' : 'another person’s',
        })),
    },
  }
}

/** What became of each earlier referral of the same person, oldest first, among what the reader may see. */
export async function earlierFacts(trx: Trx, file: CaseFile): Promise<readonly EarlierFacts[]> {
  return factsOf(trx, file, await earlierRecords(trx, file))
}

async function factsOf(trx: Trx, file: CaseFile, records: readonly EarlierRecord[]): Promise<readonly EarlierFacts[]> {
  const cases = records
    .filter(({ decided }) => decided === 'same')
    .flatMap((record) => record.cases)
    .toSorted((one, other) => (one.openedOn.toString() < other.openedOn.toString() ? -1 : 1))
  const entries = await listEntriesOf(
    trx,
    file.row.areaId,
    cases.map(({ id }) => id),
  )
  return cases.map((row) => ({
    reference: row.reference,
    href: `/cases/${row.id}`,
    rows: whatBecameOf(row, entries.get(row.id) ?? []),
  }))
}

function whatBecameOf(row: CaseRow, entries: readonly KeptEntry[]): EarlierFacts['rows'] {
  const state = foldJournal(entries)
  const taken = (step: string) => entries.findLast((entry) => entry.step === step)
  const fact = (key: string, step: string, words: string | undefined) => {
    const entry = taken(step)
    return entry === undefined || words === undefined ? [] : [{ key, value: `${words}, on ${formatDay(entry.onDate)}` }]
  }
  return [
    { key: 'Referred on', value: formatDay(row.openedOn) },
    ...fact('Gateway', 'decide gateway', state.gatewayOutcome && labelOf(gatewayOutcomes, state.gatewayOutcome)),
    ...fact('Section 36', 'decide section 36', state.section36 && labelOf(section36Decisions, state.section36)),
    ...fact('Panel', 'panel decision', state.panelDecision && labelOf(panelDecisions, state.panelDecision)),
    state.closedOn === undefined
      ? { key: 'Now', value: stageOf(row.stage).label }
      : {
          key: 'Closed on',
          value: `${formatDay(state.closedOn)}${state.closureReason === undefined ? '' : `: ${closureWords(state.closureReason)}`}`,
        },
  ]
}

function referencesOf(record: EarlierRecord): string {
  return record.cases.map(({ reference }) => reference).join(', ')
}
