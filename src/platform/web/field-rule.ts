/**
 * Strict at the edge also where a handler reads a few fields by hand: a name that its form does not have, or one that comes twice, was not
 * sent by our page (IN-01, IN-03).
 */
import type { FastifyInstance } from 'fastify'
import { turnAway } from './turn-away.ts'

/** What every form carries (hiddenFields). */
const ofEveryForm = ['_csrf', 'formToken']

export function addFieldRule(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const { fields } = request.routeOptions.config
    if (request.is404 || fields === undefined) return
    const sent: [string, unknown][] =
      typeof request.body === 'object' && request.body !== null ? Object.entries(request.body) : []
    const known = [...ofEveryForm, ...fields]
    for (const [name, value] of sent) {
      if (typeof value !== 'string') throw turnAway(400, 'a field that was sent twice')
      if (!known.some((field) => (typeof field === 'string' ? field === name : field.test(name))))
        throw turnAway(400, 'a field that the form does not have')
    }
  })
}
