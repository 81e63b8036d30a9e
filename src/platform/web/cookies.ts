/**
 * The cookies of this service: who is signed in, who a visitor is while a form is filled in, and the chosen language.
 * The session cookie holds the raw token, and is the only place that does: the database keeps its hash.
 *
 * SameSite is Lax, not Strict: notices by email carry a link to a case, and with Strict the first page after such a link
 * would ask a signed-in person to sign in again. No GET changes anything, and every POST is checked in anti-forgery.ts.
 */
import cookie from '@fastify/cookie'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createHash, randomBytes } from 'node:crypto'

const sessionCookie = '__Host-causeway'
const visitorCookie = '__Host-causeway-visitor'
/** Holds the secret of the anti-forgery tokens. */
export const formCookie = '__Host-causeway-form'

/** `__Host-` demands Secure, the path / and no domain: no other host, not even a subdomain, can plant or read one. */
export const hostOnly = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const

export async function addCookies(app: FastifyInstance, secret: string): Promise<void> {
  await app.register(cookie, { secret })
  app.decorateRequest('sessionToken', undefined)
  app.addHook('onRequest', async (request) => {
    request.sessionToken = asToken(request.cookies[sessionCookie])
  })
  app.decorateReply('startSession', function startSession(token: string) {
    return this.setCookie(sessionCookie, token, hostOnly)
  })
  app.decorateReply('endSession', function endSession() {
    // Not "cookies": the browser keeps its chosen language, and is known again as one its owner has used.
    for (const name of [sessionCookie, visitorCookie, formCookie]) this.clearCookie(name, hostOnly)
    return this.header('clear-site-data', '"cache", "storage"')
  })
}

/** The visitor's token, given to the browser if it has none yet: it ties a referral's pages together without a sign-in. */
export function visitorToken(request: FastifyRequest, reply: FastifyReply): string {
  const known = asToken(request.cookies[visitorCookie])
  if (known !== undefined) return known
  const token = randomBytes(32).toString('base64url')
  request.cookies[visitorCookie] = token
  reply.setCookie(visitorCookie, token, hostOnly)
  return token
}

/** What stands for the session where the token itself must not go: limits and anti-forgery. */
export function sessionHash(request: FastifyRequest): string | undefined {
  if (request.sessionToken === undefined) return undefined
  return createHash('sha256').update(request.sessionToken).digest('base64url')
}

function asToken(value: string | undefined): string | undefined {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}
