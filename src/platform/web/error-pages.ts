/**
 * The one place where what went wrong becomes an answer. It says what to do next and a reference to quote; what happened,
 * with its stack, goes to the log under the same reference and nowhere else (OU-08).
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound, SignInNeeded, Unavailable, Unconfirmed } from '../failures.ts'
import { localPath } from './local-path.ts'
import { methodsFor } from './routing.ts'
import { turnAway } from './turn-away.ts'

const statuses = [400, 403, 404, 405, 408, 413, 414, 415, 422, 429, 431, 500, 503] as const
type Status = (typeof statuses)[number]

export function addErrorPages(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof SignInNeeded) return askToSignIn(app, request, reply)
    const status = statusOf(error)
    note(request, error, status)
    if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '5')
    const kind = error instanceof Unconfirmed ? 'unconfirmed' : String(status)
    return reply
      .code(status)
      .page('platform/web/views/error.njk', { kind, reference: status >= 500 ? request.id : undefined })
  })

  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const allowed = methodsFor(app, request.originalUrl.split('?', 1)[0] ?? '/')
    if (allowed.length === 0 || allowed.includes(request.method)) throw new NotFound()
    reply.header('allow', allowed.join(', '))
    throw turnAway(405, 'a method that the route does not declare')
  })
}

/** To sign-in, and back to the page afterwards. After a form there is a page to come back to only if one has the same address. */
function askToSignIn(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const address = request.originalUrl
  const canReturn = request.method === 'GET' || methodsFor(app, address.split('?', 1)[0] ?? '/').includes('GET')
  const next = canReturn ? localPath(address) : undefined
  return reply.redirect(next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`, 303)
}

function statusOf(error: FastifyError): Status {
  if (error instanceof NotFound) return 404
  if (error instanceof Unavailable || error instanceof Unconfirmed) return 503
  return statuses.find((status) => status === error.statusCode) ?? 500
}

/** A fault is logged with its stack; what the browser did wrong with a line. Never a value that was sent or stored. */
function note(request: FastifyRequest, error: FastifyError, status: Status): void {
  const facts = { route: request.routeOptions.url, method: request.method, status }
  if (status >= 500) request.log.error({ ...facts, fault: faultOf(error) }, 'a request failed')
  else request.log.info({ ...facts, reason: reasonOf(error) }, 'a request was turned away')
}

function reasonOf(error: FastifyError): string {
  // Our own words have no code; a library's message may quote what was sent, its code never does.
  return 'code' in error && typeof error.code === 'string'
    ? error.code
    : error.name === 'Error'
      ? error.message
      : error.name
}

/**
 * A database error's message and detail quote values ("Key (email)=(…) already exists"), so of those only the names are kept.
 */
export function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
  const cause = error.cause === undefined ? {} : { cause: faultOf(error.cause) }
  if ('severity' in error) {
    const named = Object.entries(error).filter(([key]) => namesInDatabaseFaults.includes(key))
    return { name: 'DatabaseError', ...Object.fromEntries(named), frames, ...cause }
  }
  const code = 'code' in error ? { code: error.code } : {}
  return { name: error.name, message: withoutRepeats(error.message), ...code, frames, ...cause }
}

/** Nunjucks puts a line before a template's fault for every block it passed through. */
function withoutRepeats(message: string): string {
  return [...new Set(message.split('\n').map((line) => line.replace(/ \[Line \d+, Column \d+\]$/, '').trim()))].join(
    '\n',
  )
}

const namesInDatabaseFaults = ['code', 'schema', 'table', 'column', 'constraint', 'routine']
