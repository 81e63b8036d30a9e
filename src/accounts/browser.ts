/**
 * What a request tells of where it comes from: the browser's name for the list of sessions, the source whose guesses are counted
 * together, and the cookie by which a browser is known again.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isIPv6 } from 'node:net'
import { hostOnly } from '#platform/web/cookies.ts'
import { hashOf, newSecret } from './secrets.ts'

const deviceCookie = '__Host-causeway-device'
const yearInSeconds = 31_536_000

/** The hash of this browser's device token, if it has one. It proves nothing and opens nothing: it only keeps its owner's lane free. */
export function knownDevice(request: FastifyRequest): Buffer | null {
  const token = request.cookies[deviceCookie]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? hashOf(token) : null
}

/** The same, made now for a browser that has none; kept for a year from its last use. */
export function rememberDevice(request: FastifyRequest, reply: FastifyReply): Buffer {
  const brought = request.cookies[deviceCookie]
  const token = brought !== undefined && /^[\w-]{43}$/.test(brought) ? brought : newSecret().token
  reply.setCookie(deviceCookie, token, { ...hostOnly, sameSite: 'strict', maxAge: yearInSeconds })
  return hashOf(token)
}

/** Whose guesses are counted together: an address, or the network of an IPv6 address, of which one household has billions. */
export function sourceOf(request: FastifyRequest): string {
  const address = request.ip
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ?? networkOf(address)
}

/** The first four groups of an IPv6 address, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  const groups = [...first, ...zeros, ...last].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

/** "Firefox on Windows": enough to know one's own browser again, in plain words and without a fingerprint. */
export function browserName(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? ''
  const browser = named(agent, [
    ['Edg', 'Edge'],
    ['OPR/', 'Opera'],
    ['SamsungBrowser', 'Samsung Internet'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['CriOS', 'Chrome'],
    ['FxiOS', 'Firefox'],
    ['Safari/', 'Safari'],
  ])
  const system = named(agent, [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['Windows', 'Windows'],
    ['CrOS', 'Chromebook'],
    ['Macintosh', 'Mac'],
    ['Linux', 'Linux'],
  ])
  if (browser === undefined) return 'A browser'
  return system === undefined ? browser : `${browser} on ${system}`
}

function named(agent: string, signs: readonly (readonly [sign: string, name: string])[]): string | undefined {
  return signs.find(([sign]) => agent.includes(sign))?.[1]
}
