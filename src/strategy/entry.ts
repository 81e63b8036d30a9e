/** What every page of the strategy begins with: who may read and who may write, in which areas. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { NotFound } from '#platform/failures.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'

export const forReaders = { roles: governanceReaders, personal: false } as const
export const forEditors = { roles: governanceEditors, personal: false } as const

export function mayEdit(actor: Actor, areaId: string): boolean {
  return areasAs(actor, ...governanceEditors).includes(areaId)
}

/** What is there, where the actor may write. @throws NotFound where it is not, or is only for reading */
export function editable<Thing extends { readonly areaId: string }>(actor: Actor, thing: Thing | undefined): Thing {
  if (thing === undefined || !mayEdit(actor, thing.areaId)) throw new NotFound()
  return thing
}

/** What is there. @throws NotFound where it is not, or is not for the reader */
export function readable<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new NotFound()
  return thing
}
