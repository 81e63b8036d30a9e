/**
 * The risks of a case, each with its versions as they were written, newest first; read from the journal, where nothing is overwritten. They stand in the
 * order in which they were first recorded: never in an order of their words.
 */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { risksTo, riskWords } from '#reference/risk.ts'
import { factsOf } from '../journey.ts'
import type { Showing } from '../steps/step-page.ts'
import { writtenAt } from '../written-records.ts'

export type RiskVersion = {
  readonly by: string
  readonly on: Temporal.PlainDate
  readonly written: readonly AnswersView[]
}

export type Risk = {
  readonly riskId: string
  readonly stands: boolean
  /** "To the person, owned by Essex Police": what tells it from others without opening anything. */
  readonly summary: string
  readonly toWhom: string
  readonly owner: string
  readonly reviewOn: Temporal.PlainDate | undefined
  /** The panel's word, with when it was said; undefined when the panel has said none. */
  readonly word:
    { readonly label: string; readonly on: Temporal.PlainDate; readonly written: readonly AnswersView[] } | undefined
  /** Newest first. */
  readonly versions: readonly RiskVersion[]
}

export async function risksOf({ trx, file, vault }: Showing): Promise<readonly Risk[]> {
  const entries = file.entries.filter(({ step }) => step === 'record risk' || step === 'agree risk word')
  if (entries.length === 0) return []
  const written = await writtenAt(trx, vault, file, entries)
  const owners = await agencyNames(trx, file.row.areaId)

  const ids = [...new Set(entries.flatMap((entry) => factsOf(entry, 'record risk')?.riskId ?? []))]
  return ids.map((riskId) => {
    const versions = entries.filter((entry) => factsOf(entry, 'record risk')?.riskId === riskId)
    const last = versions.at(-1)
    const facts = last && factsOf(last, 'record risk')
    if (facts === undefined) throw new Error('a risk without a version')
    const said = entries.findLast((entry) => factsOf(entry, 'agree risk word')?.riskId === riskId)
    const word = said && factsOf(said, 'agree risk word')?.word
    const toWhom = labelOf(risksTo, facts.toWhom)
    const owner = owners.get(facts.ownerAgency) ?? 'an agency of another area'
    return {
      riskId,
      stands: facts.standing === 'held',
      summary: `${toWhom}, owned by ${owner}, recorded on ${formatDay(versions[0]?.onDate ?? file.row.openedOn)}`,
      toWhom,
      owner,
      reviewOn: facts.reviewOn === undefined ? undefined : Temporal.PlainDate.from(facts.reviewOn),
      word:
        said === undefined || word === undefined
          ? undefined
          : { label: labelOf(riskWords, word), on: said.onDate, written: written.get(said.id) ?? [] },
      versions: versions
        .toReversed()
        .map((entry) => ({ by: entry.takenByName, on: entry.onDate, written: written.get(entry.id) ?? [] })),
    }
  })
}

async function agencyNames(trx: Trx, areaId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await trx.selectFrom('accounts.agency').select(['id', 'name']).where('area_id', '=', areaId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
