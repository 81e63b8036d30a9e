/** The room's own page: a line for each part of it that the reader may open. Hiding a link is a kindness, not protection. */
import { holdsAny, type Actor } from '#platform/database/actor.ts'
import type { App } from '#platform/web/web.ts'
import { governanceReaders, type Role } from '#reference/roles.ts'

type Place = { readonly text: string; readonly href: string; readonly about: string; readonly roles: readonly Role[] }

const places: readonly Place[] = [
  {
    text: 'Who is bound',
    href: '/duty/authorities',
    about: 'Specified authorities and partners of the panel: since when, whom to ask, and their agreements.',
    roles: governanceReaders,
  },
  {
    text: 'Schools and settings',
    href: '/duty/settings',
    about: 'The register, imported from a file.',
    roles: governanceReaders,
  },
]

/** Whoever may open one of them. */
export const dutyRoles: readonly Role[] = [...new Set(places.flatMap(({ roles }) => roles))]

export function addDutyHome(app: App): void {
  app.get('/duty', { config: { roles: dutyRoles, personal: false } }, async (request, reply) => {
    const shown = await request.asActor(async (_trx, actor) => placesFor(actor))
    return reply.page('duty/views/duty.njk', { heading: 'Duty', places: shown })
  })
}

function placesFor(actor: Actor): readonly Place[] {
  return places.filter(({ roles }) => holdsAny(actor, roles))
}
