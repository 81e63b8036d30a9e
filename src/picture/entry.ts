/** What every page of the local picture begins with: who reads and who keeps it, and of which area it is. */
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { areasHeld, type Area } from '#platform/forms/area-question.ts'
import { note } from '#records/audit.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'

export const forReaders = { roles: governanceReaders, personal: false } as const
export const forEditors = { roles: governanceEditors, personal: false } as const

/** `?area=` of a page that shows one area; whoever works in one alone never needs it. */
export const AreaQuery = z.object({ area: z.uuid().optional() })
export type AreaQuery = { Querystring: z.infer<typeof AreaQuery> }

export type AreaShown = Area & { readonly others: readonly { readonly name: string; readonly href: string }[] }

/**
 * The area that a page shows: the one asked for, else the first.
 *
 * @param address of the page, for links to the same of the other areas
 * @throws NotFound for an area in which the reader holds none of these roles
 */
export function areaShown(
  actor: Actor,
  { area: wanted }: z.infer<typeof AreaQuery>,
  address: string,
  roles: readonly string[] = governanceReaders,
): AreaShown {
  const areas = areasHeld(actor, roles)
  const shown = wanted === undefined ? areas[0] : areas.find(({ id }) => id === wanted)
  if (shown === undefined) throw new NotFound()
  const others = areas
    .filter(({ id }) => id !== shown.id)
    .map(({ id, name }) => ({ name, href: `${address}?area=${id}` }))
  return { ...shown, others }
}

export function mayKeep(actor: Actor, areaId: string): boolean {
  return areasAs(actor, ...governanceEditors).includes(areaId)
}

/** @throws NotFound where it is not there, or not for the reader */
export function readable<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new NotFound()
  return thing
}

/** @throws NotFound where it is not there, or only for reading */
export function kept<Thing extends { readonly areaId: string }>(actor: Actor, thing: Thing | undefined): Thing {
  const found = readable(thing)
  if (!mayKeep(actor, found.areaId)) throw new NotFound()
  return found
}

export async function noteOn(
  trx: Trx,
  action: string,
  subject: { readonly kind: string; readonly id: string; readonly areaId: string },
  requestId: string,
  details: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const { kind, id, areaId } = subject
  await note(trx, { action, subject: { kind, id }, areaId, requestId, details })
}
