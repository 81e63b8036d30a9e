/** The room's own page: a line for each part of it that the reader may open. Hiding a link is a kindness, not protection. */
import { holdsAny, type Actor } from '#platform/database/actor.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors, governanceReaders, type Role } from '#reference/roles.ts'
import { adviceRoles } from './advice/readers.ts'
import { sampleReaders } from './dip-sample/readers.ts'
import { assessmentReaders } from './self-assessment/readers.ts'

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
  {
    text: 'Self-assessments',
    href: '/duty/self-assessments',
    about: 'How well each authority, and the partnership, meets the benchmarks, year on year.',
    roles: assessmentReaders,
  },
  {
    text: 'Channel assurance',
    href: '/duty/assurance',
    about: 'The annual statement of the Channel practice, signed by the chair of the panel and a director.',
    roles: governanceReaders,
  },
  {
    text: 'Dip samples',
    href: '/duty/dip-samples',
    about: 'Records that somebody independent reads against a checklist.',
    roles: sampleReaders,
  },
  {
    text: 'Advice to schools and settings',
    href: '/duty/advice',
    about: 'Questions about the duty without anybody’s name, their answers, and the time they took.',
    roles: adviceRoles,
  },
  {
    text: 'Venue checks',
    href: '/duty/venue-checks',
    about: 'Ask, check, decide: events and speakers in venues, with free speech weighed.',
    roles: governanceEditors,
  },
  {
    text: 'Duty items',
    href: '/duty/items',
    about: 'Filtering of networks, out-of-school settings and other things that are to be in place.',
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
