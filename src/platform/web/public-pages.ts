/** The pages every public service owes its readers, in English and Welsh, and the files that machines ask for. */
import type { FastifyInstance } from 'fastify'
import type { PageOptions } from './pages.ts'

const config = { roles: 'anyone', personal: false } as const

export function addPublicPages(
  app: FastifyInstance,
  options: Pick<PageOptions, 'contactEmail'> & { origin: string },
): void {
  for (const page of ['cookies', 'accessibility', 'privacy'] as const) {
    app.get(`/${page}`, { config: { ...config, bilingual: true } }, async (request, reply) =>
      // Prose is easier to read, and to translate, whole: each language has its own file.
      reply.page(`platform/web/views/${page}.${request.language}.njk`),
    )
  }

  // RFC 9116: whoever finds a hole can tell us. It expires so that a stale copy is not trusted.
  app.get('/.well-known/security.txt', { config }, async (_request, reply) => {
    const expires = app
      .now()
      .add({ hours: 24 * 180 })
      .round('second')
      .toString()
    const lines = [
      `Contact: mailto:${options.contactEmail}`,
      `Expires: ${expires}`,
      'Preferred-Languages: en, cy',
      `Canonical: ${options.origin}/.well-known/security.txt`,
    ]
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })

  app.get('/robots.txt', { config }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nDisallow: /\n'),
  )
}
