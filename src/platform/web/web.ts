/**
 * The web: everything between a browser and a room's routes. It knows nothing of Prevent; who someone is, what the navigation
 * shows and what the words are come in from above.
 *
 * A request passes, in this order: headers, cookies, language, limits, the route's own shape, origin; then its body, the
 * anti-forgery token, and the handler with its one transaction.
 */
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  type RawServerDefault,
} from 'fastify'
import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Refusal } from '../failures.ts'
import { addAntiForgery } from './anti-forgery.ts'
import { addAssets, buildAssets } from './assets.ts'
import { addBodies } from './bodies.ts'
import { addFieldRule } from './field-rule.ts'
import { addClashPage } from './clash.ts'
import { addCookies } from './cookies.ts'
import { addDownloads } from './downloads.ts'
import { addEntry } from './entry.ts'
import { addErrorPages } from './error-pages.ts'
import { addDraining } from './draining.ts'
import './fastify.ts'
import { addHealth } from './health.ts'
import { addPublicPages } from './public-pages.ts'
import { addReports } from './reports.ts'
import { addSecurityHeaders, bareHeaders } from './headers.ts'
import { addLanguages } from './language.ts'
import { counts, sizes, times } from './limits.ts'
import { addRedirectRule } from './local-path.ts'
import { addPages, type Navigation } from './pages.ts'
import { addRouteRules } from './routing.ts'
import { addTrafficLimits, isReadable, type RequestCounts } from './traffic.ts'
import type { Words } from './words.ts'

/** The server with what this file adds to it. Rooms add their routes to one of these. */
export type App = FastifyInstance

export type WebConfig = {
  /** Where people reach the service: "https://causeway.example.gov.uk". Links and origins are judged by this, never by a Host header. */
  baseUrl: string
  /** Signs what the browser keeps for us; 32 random bytes or more, the same in every process. */
  secret: string
  /** Addresses and networks of our own proxies. Only from these are X-Forwarded-For and its kin believed. */
  trustedProxies: readonly string[]
  demonstration: boolean
  /** Who runs the service and answers for the data in it. */
  organisation: string
  /** Where people write to about the service, its accessibility and its security. */
  contactEmail: string
  /** Where the compiled stylesheet is kept between starts. */
  cacheFolder?: string
  /** Requests a minute, where the usual numbers do not fit. */
  limits?: RequestCounts
}

export type WebOptions = {
  config: WebConfig
  database: Pick<Database, 'asActor' | 'asVisitor' | 'ready'>
  clock: Clock
  navigation: Navigation
  /** The rooms' words; the web adds its own under "web". */
  words: { en: Words; cy: Words }
  log: FastifyBaseLogger
}

/** @throws when the configuration cannot be served safely, with one line that says why */
export async function createWeb(options: WebOptions): Promise<App> {
  const { config, clock } = options
  const origin = originOf(config.baseUrl)
  if (config.secret.length < 32) throw new Refusal('the web secret is shorter than 32 characters')
  const assets = await buildAssets(config.cacheFolder)

  const app = Fastify(serverOptions(options))
  app.server.maxConnections = counts.connections
  app.decorate('now', () => clock.now())
  app.decorate('today', () => clock.today())

  addDraining(app)
  addRequestLog(app)
  await addSecurityHeaders(app)
  await addCookies(app, config.secret)
  addLanguages(app, options.words)
  await addTrafficLimits(app, config.limits)
  addPages(app, { assets, clock, ...config, navigation: options.navigation })
  addErrorPages(app)
  addClashPage(app)
  addDownloads(app)
  addRouteRules(app)
  addRedirectRule(app)
  // A multipart form is read before its token can be looked at.
  await addBodies(app)
  await addAntiForgery(app, { origin, secret: config.secret })
  addFieldRule(app)
  addEntry(app, options.database)

  addAssets(app, assets)
  addHealth(app, () => options.database.ready())
  addReports(app)
  addPublicPages(app, { contactEmail: config.contactEmail, origin })
  return app
}

function serverOptions({ config, log }: WebOptions): FastifyHttpOptions<RawServerDefault> {
  const behindProxy = config.trustedProxies.length > 0
  return {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'reference' }),
    genReqId: newReference,
    trustProxy: behindProxy ? [...config.trustedProxies] : false,
    bodyLimit: sizes.formBytes,
    requestTimeout: times.requestMs,
    keepAliveTimeout: behindProxy ? times.keepAliveBehindProxyMs : times.keepAliveMs,
    // While the server drains, a request on an open connection is still answered.
    return503OnClosing: false,
    routerOptions: { maxParamLength: sizes.addressBytes },
    rewriteUrl: ({ url = '' }) => (isReadable(url) ? url : '/'),
    http: {
      maxHeaderSize: sizes.headerBytes,
      headersTimeout: times.headersMs,
      connectionsCheckingInterval: times.checkConnectionsMs,
    },
    clientErrorHandler: answerMalformed,
  }
}

/** Browsers keep `__Host-` cookies only over https, or from this machine. */
function originOf(baseUrl: string): string {
  const url = new URL(baseUrl)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new Refusal(`BASE_URL must be https, or http on this machine: ${url.origin}`)
  }
  if (url.pathname !== '/' || url.search !== '') throw new Refusal('BASE_URL must be without a path')
  return url.origin
}

/** What people quote and the log carries: short enough to read out, no letters that look alike. */
function newReference(): string {
  const letters = '23456789BCDFGHJKMNPQRSTVWXYZ'
  const text = Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** A line an answer: the route as declared, never the address with what was asked. */
function addRequestLog(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
  })
}

/** What arrived was no request, or too slow or too large to be one. */
function answerMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? '408 Request Timeout'
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\n${bareHeaders}\r\nContent-Length: 0\r\n\r\n`)
}
