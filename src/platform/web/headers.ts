/** What every answer tells the browser, whether page, error, redirect or file (OU-02 to OU-04). */
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Per request: the one value by which this page's own scripts are known. */
const nonces = new WeakMap<IncomingMessage, string>()

export const reportsPath = '/security/reports'

export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': [(request) => `'nonce-${nonceOf(request)}'`],
        // What keeps a form as it is typed asks this service, and nobody else.
        'connect-src': ["'self'"],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ["'none'"],
        'report-uri': [reportsPath],
        'report-to': ['policy'],
      },
    },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'permissions-policy': permissions,
      'reporting-endpoints': `policy="${reportsPath}"`,
    })
  })
}

/** The nonce of this request's scripts, made when first asked for. */
export function scriptNonce(request: FastifyRequest): string {
  return nonceOf(request.raw)
}

function nonceOf(request: IncomingMessage): string {
  const known = nonces.get(request)
  if (known !== undefined) return known
  const nonce = randomBytes(16).toString('base64')
  nonces.set(request, nonce)
  return nonce
}

/** Nothing of the device is needed, so nothing is asked for, whatever a page may come to contain. */
const permissions = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** For answers below Fastify, to requests that were not even HTTP. */
export const bareHeaders = [
  'Connection: close',
  'Cache-Control: no-store',
  "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy: same-origin',
  'Cross-Origin-Resource-Policy: same-origin',
  `Permissions-Policy: ${permissions}`,
  'Referrer-Policy: no-referrer',
  'Strict-Transport-Security: max-age=31536000; includeSubDomains',
  'X-Content-Type-Options: nosniff',
  'X-Robots-Tag: noindex, nofollow',
].join('\r\n')
