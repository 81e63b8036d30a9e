/** What the service navigation shows: only what one's roles may open. Hiding a link is a kindness, not protection. */
import { holdsAny, type Actor } from '#platform/database/actor.ts'
import type { NavigationItem } from '#platform/web/pages.ts'
import { roomsFor, type Place } from './partnership.ts'

const casework: readonly Place[] = [
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
]

const everythingElse: readonly Place[] = [
  { text: 'Your sessions', href: '/support', roles: ['intervention provider'] },
  { text: 'Refer', href: '/refer', roles: [] },
  { text: 'Records', href: '/records', roles: ['information governance'] },
  { text: 'Administration', href: '/admin', roles: ['administrator'] },
  { text: 'Process', href: '/process', roles: [] },
  { text: 'Your account', href: '/account', roles: [] },
]

export function navigation({ actor, path }: { actor: Actor | undefined; path: string }): readonly NavigationItem[] {
  if (actor === undefined) return []
  const open = (places: readonly Place[]) =>
    places
      .filter(({ roles }) => roles.length === 0 || holdsAny(actor, roles))
      .map(({ text, href }) => ({ text, href, current: path === href, active: path.startsWith(`${href}/`) }))
  return [...open(casework), ...partnership(actor, path), ...open(everythingElse)]
}

/** One link for all rooms of the partnership; to the room itself for whoever has only one. */
function partnership(actor: Actor, path: string): readonly NavigationItem[] {
  const rooms = roomsFor(actor)
  const [only, ...others] = rooms
  if (only === undefined) return []
  const inside = rooms.some(({ href }) => path === href || path.startsWith(`${href}/`))
  return others.length === 0
    ? [{ text: only.text, href: only.href, current: path === only.href, active: inside }]
    : [{ text: 'Partnership', href: '/partnership', current: path === '/partnership', active: inside }]
}
