/** Limits on time, number and size of requests, so that nobody can hold up everybody (IN-05, AV-01 to AV-04). */
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { ServerResponse } from 'node:http'
import { sessionHash } from './cookies.ts'
import { counts, sizes, times } from './limits.ts'
import { turnAway } from './turn-away.ts'

export type RequestCounts = { perSessionAMinute: number; perAddressAMinute: number }

export async function addTrafficLimits(app: FastifyInstance, limits: RequestCounts = counts): Promise<void> {
  app.addHook('onRequest', async (request) => {
    // The parser still knows HTTP/0.9, which has no headers and so no protection.
    if (request.raw.httpVersionMajor !== 1) throw turnAway(400, 'a version of HTTP that is not spoken here')
    // Judged here rather than by the router, so that the answer carries the same headers as every other.
    if (request.originalUrl.length > sizes.addressBytes) throw turnAway(414, 'an address that is too long')
    if (!isReadable(request.originalUrl)) throw turnAway(400, 'an address that cannot be read')
  })

  addAnswerTime(app)
  await app.register(underPressure, {
    // The mean of five seconds: one slow page, or the first after the start, is no reason to turn people away.
    sampleInterval: 5_000,
    maxEventLoopDelay: 1_000,
    retryAfter: 5,
  })
  await addCounts(app, limits)

  // A body that nobody will read is not read on: the connection ends with the answer.
  app.addHook('onSend', async (request, reply) => {
    const { raw } = request
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined
    if (hasBody && !raw.complete) reply.header('connection', 'close')
  })
}

/** Whether the router can read the address. Others are sent to "/" by rewriteUrl and refused there. */
export function isReadable(address: string): boolean {
  if (!address.startsWith('/')) return false
  try {
    decodeURIComponent(address.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** A reader who takes the answer byte by byte is let go, so that slow readers cannot pile up. */
function addAnswerTime(app: FastifyInstance): void {
  const timers = new WeakMap<ServerResponse, NodeJS.Timeout>()

  function setDeadline(response: ServerResponse, ms: number): void {
    clearTimeout(timers.get(response))
    timers.set(response, setTimeout(() => response.socket?.destroy(), ms).unref())
  }

  app.addHook('onRequest', async (_request, reply) => {
    const { raw } = reply
    setDeadline(raw, times.answerMs)
    raw.once('close', () => {
      clearTimeout(timers.get(raw))
    })
  })
  app.decorateReply('allowMs', function allowMs(ms: number) {
    setDeadline(this.raw, ms)
  })
}

async function addCounts(app: FastifyInstance, limits: RequestCounts): Promise<void> {
  await app.register(rateLimit, {
    // By address, and so generous; a route may ask for a stricter count by its own key with config.rateLimit.
    max: limits.perAddressAMinute,
    timeWindow: '1 minute',
    cache: 10_000,
    addHeaders: quiet,
    addHeadersOnExceeding: quiet,
    errorResponseBuilder: () => turnAway(429, 'too many requests from one address'),
  })
  const countSession = app.createRateLimit({
    max: limits.perSessionAMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => sessionHash(request) ?? '',
    allowList: (request) => request.sessionToken === undefined,
  })
  app.addHook('onRequest', async (request, reply) => {
    const count = await countSession(request)
    if (count.isAllowed || !count.isExceeded) return
    reply.header('retry-after', count.ttlInSeconds)
    throw turnAway(429, 'too many requests in one session')
  })
}

/** How near someone is to a limit is nobody's business; when to come back is said by Retry-After. */
const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }
