import type { FastifyInstance } from 'fastify'

/**
 * An address inside this service (path and query), or undefined. Every address to go to that came in from outside passes here,
 * so that nobody is sent elsewhere by a link they trusted: no scheme, no host, no backslash or control character
 * that a browser would read as one.
 */
export function localPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 1_000) return undefined
  if (!/^\/(?![/\\])[!-[\]-~]*$/.test(text)) return undefined
  const here = 'https://causeway.invalid'
  if (!URL.canParse(text, here)) return undefined
  const url = new URL(text, here)
  // A path that dots bring to "//host" is no path of ours either.
  if (url.origin !== here || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search
}

/** Nobody is sent out of the service: an answer that would is a fault of ours (IN-10). */
export function addRedirectRule(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    const location = reply.getHeader('location')
    if (location === undefined || localPath(location) !== undefined) return
    reply.removeHeader('location')
    throw new Error('a redirect that leads out of the service')
  })
}
