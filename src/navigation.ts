/** What the service navigation shows: only what one's roles may open. Hiding a link is a kindness, not protection. */
import { holdsAny, type Actor } from '#platform/database/actor.ts'
import type { NavigationItem } from '#platform/web/pages.ts'
import { statisticsReaders } from '#statistics/routes.ts'
import { dutyRoles } from '#duty/home.ts'
import { governanceReaders } from '#reference/roles.ts'

const places: readonly { text: string; href: string; roles: readonly string[] }[] = [
  { text: 'My work', href: '/work', roles: [] },
  {
    text: 'Cases',
    href: '/cases',
    roles: ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'],
  },
  {
    text: 'Panel',
    href: '/panel',
    roles: ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'],
  },
  { text: 'Statistics', href: '/statistics', roles: statisticsReaders },
  { text: 'Boards', href: '/boards', roles: governanceReaders },
  { text: 'Strategy', href: '/strategy', roles: governanceReaders },
  { text: 'Duty', href: '/duty', roles: dutyRoles },
  { text: 'Your sessions', href: '/support', roles: ['intervention provider'] },
  { text: 'Refer', href: '/refer', roles: [] },
  { text: 'Records', href: '/records', roles: ['information governance'] },
  { text: 'Administration', href: '/admin', roles: ['administrator'] },
  { text: 'Process', href: '/process', roles: [] },
  { text: 'Your account', href: '/account', roles: [] },
]

export function navigation({ actor, path }: { actor: Actor | undefined; path: string }): readonly NavigationItem[] {
  if (actor === undefined) return []
  return places
    .filter((place) => place.roles.length === 0 || holdsAny(actor, place.roles))
    .map((place) => ({
      text: place.text,
      href: place.href,
      current: path === place.href,
      active: path.startsWith(`${place.href}/`),
    }))
}
