/** Who keeps what of training: the partnership's editors all of an area, a partner's contact the people of their own agency. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'

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

export function partnerAreas(actor: Actor): readonly string[] {
  return areasAs(actor, 'partner contact')
}
