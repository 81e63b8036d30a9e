/**
 * Where browsers tell that a page tried to do what its policy forbids: a fault of ours, or an attack. What is kept is which rule
 * and what kind of thing; never the address of the page, which may name a case.
 */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { reportsPath } from './headers.ts'

const mostReports = 20

const OldReport = z.object({
  'csp-report': z.object({ 'effective-directive': z.string().optional(), 'blocked-uri': z.string().optional() }),
})

const Reports = z
  .array(
    z.object({
      type: z.string(),
      body: z.object({ effectiveDirective: z.string().optional(), blockedURL: z.string().optional() }),
    }),
  )
  .max(mostReports)

export function addReports(app: FastifyInstance): void {
  // Its own corner, so that nowhere else is JSON read.
  void app.register(async (corner) => {
    corner.addContentTypeParser(
      ['application/csp-report', 'application/reports+json'],
      { parseAs: 'string', bodyLimit: 16 * 1024 },
      corner.getDefaultJsonParser('remove', 'remove'),
    )
    corner.post(
      reportsPath,
      {
        config: {
          roles: 'anyone',
          personal: false,
          antiForgery: false,
          rateLimit: { max: 20, timeWindow: '1 minute' },
        },
      },
      async (request, reply) => {
        for (const report of readReports(request.body)) request.log.warn(report, 'a page broke its content policy')
        return reply.code(204).send()
      },
    )
  })
}

function readReports(body: unknown): { rule: string; blocked: string }[] {
  const old = OldReport.safeParse(body)
  if (old.success) {
    const report = old.data['csp-report']
    return [{ rule: word(report['effective-directive']), blocked: originOnly(report['blocked-uri']) }]
  }
  const now = Reports.safeParse(body)
  if (!now.success) return []
  return now.data
    .filter((report) => report.type === 'csp-violation')
    .map(({ body }) => ({ rule: word(body.effectiveDirective), blocked: originOnly(body.blockedURL) }))
}

/** The name of a directive, or nothing: the text comes from outside and goes into our log. */
function word(text = ''): string {
  return /^[a-z-]{1,40}$/.test(text) ? text : ''
}

function originOnly(text = ''): string {
  if (/^[a-z-]{1,40}$/.test(text)) return text
  return URL.canParse(text) ? new URL(text).origin : ''
}
