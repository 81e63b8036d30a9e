/** The rooms of the partnership's own work, beside its cases: one page that says what each is for, to whoever may open it. */
import { holdsAny, type Actor } from '#platform/database/actor.ts'
import type { App } from '#platform/web/web.ts'
import { governanceReaders } from '#reference/roles.ts'
import { dutyRoles } from '#duty/home.ts'
import { statisticsReaders } from '#statistics/routes.ts'

/** No roles: everybody who is signed in. */
export type Place = { readonly text: string; readonly href: string; readonly roles: readonly string[] }
type Room = Place & { readonly about: string }

const rooms: readonly Room[] = [
  {
    text: 'Local picture',
    href: '/picture',
    about: 'The national threat level, what the threat profile recommends, risks, tension and hate crime.',
    roles: governanceReaders,
  },
  {
    text: 'Tension reports',
    href: '/picture/tensions',
    about: 'Report what happened, is felt or may come in a ward, and read what you reported.',
    roles: ['case officer', 'panel member', 'partner contact'],
  },
  {
    text: 'Strategy',
    href: '/strategy',
    about: 'What the partnership says it will do, its delivery plan, and how far it has got.',
    roles: governanceReaders,
  },
  {
    text: 'Boards',
    href: '/boards',
    about: 'Who governs, their meetings and papers, reports that are due, and the annual report.',
    roles: governanceReaders,
  },
  {
    text: 'Channel panel',
    href: '/panel/terms',
    about: 'What the panel is for, which agencies sit on it, how it decides and how to complain. Never a case.',
    // Whoever sits on it, or works its cases, comes to them by the panel's own page.
    roles: ['board member', 'elected member'],
  },
  {
    text: 'Duty',
    href: '/duty',
    about: 'Who is bound by the Prevent duty, how well each meets it, assurance, dip samples, venue checks and advice.',
    roles: dutyRoles,
  },
  {
    text: 'Training',
    href: '/training',
    about: 'Who needs which course, who has taken it, and who is due.',
    roles: [...governanceReaders, 'partner contact', 'panel member'],
  },
  {
    text: 'Communities',
    href: '/communities',
    about:
      'Organisations, what was heard and what came of it, projects, campaigns, and what residents know about Prevent.',
    roles: governanceReaders,
  },
  {
    text: 'Panel health',
    href: '/panel/health',
    about:
      'How the Channel panel does its work: who comes, how it decides, how soon, and whether what it asks for is done.',
    roles: governanceReaders,
  },
  {
    text: 'Statistics',
    href: '/statistics',
    about: 'How many deadlines were met, in counts that identify nobody.',
    roles: statisticsReaders,
  },
]

export function roomsFor(actor: Actor): readonly Room[] {
  return rooms.filter(({ roles }) => holdsAny(actor, roles))
}

export function addPartnershipPage(app: App): void {
  const roles = [...new Set(rooms.flatMap((room) => room.roles))]
  app.get('/partnership', { config: { roles, personal: false } }, async (request, reply) => {
    const places = await request.asActor((_trx, actor) => Promise.resolve(roomsFor(actor)))
    return reply.page('views/partnership.njk', { heading: 'The work of the partnership', places })
  })
}
