/** Whether the process lives, and whether it can serve. For machines: no page, no audit, no version. */
import type { FastifyInstance } from 'fastify'
import { Unavailable } from '../failures.ts'

/** @param ready resolves when the database answers */
export function addHealth(app: FastifyInstance, ready: () => Promise<void>): void {
  const config = {
    roles: 'anyone',
    personal: false,
    rateLimit: false,
    // A busy process is alive: one that is restarted for being busy only makes it worse.
    pressureHandler: () => undefined,
  } as const

  let leaving = false
  app.addHook('preClose', async () => {
    leaving = true
  })

  app.get('/health/live', { config }, async (_request, reply) => reply.type('text/plain').send('ok\n'))

  app.get('/health/ready', { config }, async (_request, reply) => {
    reply.type('text/plain')
    if (leaving) return reply.code(503).send('closing\n')
    try {
      await ready()
      return await reply.send('ok\n')
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      return reply.code(503).header('retry-after', '5').send('waiting for the database\n')
    }
  })
}
