/**
 * Every request that changes something must come from a page of ours: the browser must say so (Sec-Fetch-Site, or Origin
 * from browsers without it), and the form must carry a token bound to the session or to the visitor's signed cookie.
 * Either alone would do; together they hold when one of them fails.
 */
import csrf from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHmac, randomUUIDv7 } from 'node:crypto'
import { formCookie, hostOnly, sessionHash } from './cookies.ts'
import { turnAway } from './turn-away.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

export async function addAntiForgery(app: FastifyInstance, options: { origin: string; secret: string }): Promise<void> {
  await app.register(csrf, {
    cookieKey: formCookie,
    cookieOpts: { ...hostOnly, signed: true },
    getToken: (request) => fieldOf(request.body, '_csrf'),
    getUserInfo: boundTo,
    csrfOpts: {
      hmacKey: createHmac('sha256', options.secret).update('anti-forgery').digest('base64url'),
      userInfo: true,
    },
  })

  app.addHook('onRequest', async (request) => {
    if (isExempt(request)) return
    if (!isSameOrigin(request, options.origin)) throw turnAway(403, 'not sent from a page of this service')
  })

  app.addHook('preValidation', (request, reply, done) => {
    if (isExempt(request)) done()
    else app.csrfProtection(request, reply, done)
  })
}

/** The token of the page that a reply is making. */
const tokens = new WeakMap<FastifyReply, string>()

/** The two hidden fields of every form: the anti-forgery token, and the token that makes a repeated submit act once. */
export function hiddenFields(reply: FastifyReply): { _csrf: string; formToken: string } {
  // Once a page: without a cookie yet, each call would make a new one, and only the page's last form would be believed.
  const token = tokens.get(reply) ?? reply.generateCsrf({ userInfo: boundTo(reply.request) })
  tokens.set(reply, token)
  return { _csrf: token, formToken: randomUUIDv7() }
}

function isExempt(request: FastifyRequest): boolean {
  return harmless.has(request.method) || request.is404 || request.routeOptions.config.antiForgery === false
}

/**
 * Our own pages send "no-referrer", for which browsers blank the Origin ("null") of a form; so Sec-Fetch-Site decides,
 * and Origin only where a browser does not send it. A request with neither is not a browser's form.
 */
function isSameOrigin(request: FastifyRequest, origin: string): boolean {
  const site = request.headers['sec-fetch-site']
  const from = request.headers.origin
  if (site !== undefined) return site === 'same-origin' && (from === undefined || from === 'null' || from === origin)
  return from === origin
}

function boundTo(request: FastifyRequest): string {
  return sessionHash(request) ?? 'visitor'
}

function fieldOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : undefined
}
