/** Someone else was faster: both versions side by side, and a choice. Nothing of either is lost. */
import type { FastifyInstance } from 'fastify'
import type { Temporal } from 'temporal-polyfill'

export type Clash = {
  /** What both changed, in the words of the page: "the support plan". */
  what: string
  changedBy: string
  changedAt: Temporal.Instant
  /** The parts that differ. */
  rows: readonly { label: string; theirs: string; yours: string }[]
  /** Where their version is shown. */
  seeTheirs: string
  /** Sends this person's version again, on top of theirs: the form's address and fields, with the version it now follows. */
  keepYours: { action: string; fields: readonly { name: string; value: string }[] }
}

export function addClashPage(app: FastifyInstance): void {
  app.decorateReply('clash', function clash(clash: Clash) {
    return this.code(409).page('platform/web/views/clash.njk', { ...clash, heading: 'Someone else changed this first' })
  })
}
