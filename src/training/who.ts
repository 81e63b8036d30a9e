/** Who keeps what of training: the partnership's editors all of an area, a partner's contact the people of their own agency. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'
import { listAgencies } from './coverage/store.ts'

export const keepers = [...governanceEditors, 'partner contact'] as const

/** Areas in which somebody keeps courses, requirements and everybody's training. */
export function keptAreas(actor: Actor): readonly string[] {
  return areasAs(actor, ...governanceEditors)
}

/** Whether somebody may write down the training of an agency's people. */
export function keepsPeopleOf(actor: Actor, { areaId, agencyId }: { areaId: string; agencyId: string }): boolean {
  return keptAreas(actor).includes(areaId) || (partnerAreas(actor).includes(areaId) && actor.agencyId === agencyId)
}

/** Areas whose counts somebody may read: all of them, or those of their own agency. */
export function countedAreas(actor: Actor): readonly string[] {
  return [...new Set([...areasAs(actor, ...governanceReaders), ...partnerAreas(actor)])]
}

/**
 * Whether somebody keeps everybody whose counts they read in an area: all of its people, or of their own agency where they read no other's. To
 * whoever else reads them, small counts are not told.
 */
export function keepsAllCounted(actor: Actor, areaId: string): boolean {
  return keptAreas(actor).includes(areaId) || !areasAs(actor, ...governanceReaders).includes(areaId)
}

export function partnerAreas(actor: Actor): readonly string[] {
  return areasAs(actor, 'partner contact')
}

/** Agencies whose people somebody keeps: every one of their areas, or their own. */
export async function agenciesKept(trx: Trx, actor: Actor) {
  const agencies = []
  for (const areaId of keptAreas(actor))
    agencies.push(...(await listAgencies(trx, areaId)).map((agency) => ({ ...agency, areaId })))
  if (agencies.length > 0) return agencies
  return partnerAreas(actor).map((areaId) => ({ id: actor.agencyId, name: actor.agencyName, areaId }))
}
