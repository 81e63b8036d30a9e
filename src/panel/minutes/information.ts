/** Where a minute has it from that information was shared, and by whom. A source more is a line more in the list at the end. */
import type { Trx } from '#platform/database/database.ts'
import { oneOf } from '#platform/database/rows.ts'
import type { Vault } from '#platform/database/vault.ts'
import { codesOf } from '#reference/code-list.ts'
import { markings } from '#reference/sharing.ts'
import { listContributions } from '../pack/contributions.ts'
import { sharedBy, type Kept } from '../running/record.ts'
import type { Written } from '../running/store.ts'
import type { MinuteContent } from './minute.ts'

export type Shared = {
  /** An agency, or how else they are called who shared it. */
  readonly by: string
  readonly words: string
}

export type Sharing = {
  readonly trx: Trx
  readonly vault: Vault
  readonly meetingId: string
  readonly item: Written
  /** What was typed while the item was discussed. */
  readonly kept: ReadonlyMap<string, Kept>
}

export type InformationSource = (sharing: Sharing) => Promise<readonly Shared[]>

/** What each agency said at the meeting, as it was taken down. */
const saidAtTheMeeting: InformationSource = async ({ trx, item, kept }) => {
  const said = [...kept].flatMap(([field, { value }]) => {
    const words = [value].flat().join(', ').trim()
    return /^shared/.test(field) && words !== '' ? [{ field, words }] : []
  })
  if (said.length === 0) return []
  const agencies = await trx
    .selectFrom('accounts.agency')
    .select(['id', 'name'])
    .where('area_id', '=', item.areaId)
    .orderBy('name')
    .execute()
  const names = [
    ...agencies.map(({ id, name }) => [sharedBy(id), name] as const),
    ['sharedByOthers', 'Others'] as const,
  ]
  return names.flatMap(([field, by]) => said.filter((one) => one.field === field).map(({ words }) => ({ by, words })))
}

export const informationSources: readonly InformationSource[] = [saidAtTheMeeting]

/** What each agency wrote beforehand on this item and no other, as its pack has it: facts apart from opinion, the latest that it wrote. */
export async function writtenBeforehand({ trx, vault, item }: Sharing): Promise<MinuteContent['contributions']> {
  const contributions = await listContributions(trx, vault, [item.id])
  return contributions.map(({ agency, marking, late, facts, opinion }) => ({
    agency,
    marking: oneOf(codesOf(markings), marking),
    late,
    facts,
    opinion,
  }))
}
