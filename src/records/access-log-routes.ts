/** A case's access log: who opened it or did something to it, when, and why. Everyone who works on the case may read it. */
import { z } from 'zod'
import { areasAs } from '#platform/database/actor.ts'
import type { App } from '#platform/web/web.ts'
import { pageOfEvents } from './logged-events.ts'
import { look } from './look.ts'
import { purposeAddress, purposeFor } from './purpose.ts'
import { caseReaders, readableCase } from './readable-case.ts'

const CasePath = z.object({ caseId: z.uuid() })
const OlderThan = z.object({ after: z.uuid().optional() })
type Asked = { Params: z.infer<typeof CasePath>; Querystring: z.infer<typeof OlderThan> }

export function addAccessLogRoutes(app: App): void {
  const config = { roles: caseReaders, personal: true, params: CasePath, query: OlderThan }
  app.get<Asked>('/cases/:caseId/access-log', { config }, async (request, reply) => {
    const { caseId } = request.params
    const { after } = request.query
    const result = await request.asActor(async (trx, actor) => {
      const { areaId, reference } = await readableCase(trx, caseId)
      const purpose = await purposeFor(trx, caseId)
      if (purpose === undefined) return 'purpose'
      const log = await pageOfEvents(trx, { areaId, caseId }, after)
      await look(trx, { actor, what: 'access log', caseId, areaId, purpose, requestId: request.id })
      const seesAll = areasAs(actor, 'coordinator', 'case officer', 'channel chair', 'deputy chair').includes(areaId)
      return { ...log, reference, seesAll }
    })
    if (result === 'purpose') return reply.redirect(purposeAddress(caseId, request.url), 303)
    return reply.page('records/views/access-log.njk', {
      heading: 'Access log',
      caseAddress: `/cases/${caseId}`,
      logAddress: `/cases/${caseId}/access-log`,
      isFirst: after === undefined,
      ...result,
      marking: 'OFFICIAL-SENSITIVE',
    })
  })
}
