/**
 * One's own calendar address: made, replaced, renewed and ended by whoever it belongs to. What it opens is said by the database; the rooms
 * whose meetings stand in it serve it (boards/calendar).
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { defaultSettings } from '#reference/settings.ts'
import { problem, type Problems } from '../problems.ts'
import { newSecret } from '../secrets.ts'
import * as store from './store.ts'

const own = { roles: 'signed in', personal: false } as const
const page = '/account/calendar'

const MakeForm = z.object({ titles: z.enum(['body', 'neutral']) })

export function addCalendarFeedRoutes(app: App, { baseUrl }: { readonly baseUrl: string }): void {
  const goodUntil = () => app.today().add({ months: defaultSettings.calendarFeedFor })

  app.get(page, { config: own }, async (request, reply) => {
    const feed = await request.asActor((trx) => store.findOwnFeed(trx))
    return feedPage(reply, feed)
  })

  app.post(page, { config: { ...own, fields: ['titles'] } }, async (request, reply) => {
    const form = MakeForm.safeParse(request.body)
    const secret = newSecret()
    const result = await request.asActor(async (trx, { accountId }) => {
      if (!form.success) return { why: 'refused' as const, feed: await store.findOwnFeed(trx) }
      const namesBodies = form.data.titles === 'body'
      const before = await ledTo(trx, request.formToken)
      if (before !== undefined) return { why: 'sent before' as const }
      await once(trx, request.formToken, async () => {
        await store.makeFeed(trx, { hash: secret.hash, namesBodies, goodUntil: goodUntil() })
        await noteOn(trx, 'make calendar address', accountId, request.id)
        return ok(page)
      })
      return { why: 'made' as const }
    })
    if (result.why === 'refused')
      return feedPage(reply.code(422), result.feed, problem('titles', 'Select what each meeting is called'))
    // The address stood in the first answer alone.
    if (result.why === 'sent before') return reply.redirect(page, 303)
    return reply.page('accounts/calendar-feed/views/new-address.njk', {
      heading: 'Your calendar address',
      address: `${baseUrl}/calendar/${secret.token}/meetings.ics`,
      goodUntil: goodUntil(),
    })
  })

  app.post(`${page}/renewal`, { config: { ...own, fields: [] } }, async (request, reply) => {
    await request.asActor((trx, { accountId }) =>
      once(trx, request.formToken, async () => {
        const renewed = await store.renewFeed(trx, goodUntil())
        if (renewed) await noteOn(trx, 'renew calendar address', accountId, request.id)
        return ok(page)
      }),
    )
    return reply.redirect(page, 303)
  })

  app.post(`${page}/end`, { config: { ...own, fields: [] } }, async (request, reply) => {
    await request.asActor((trx, { accountId }) =>
      once(trx, request.formToken, async () => {
        const ended = await store.endFeed(trx)
        if (ended) await noteOn(trx, 'end calendar address', accountId, request.id)
        return ok(page)
      }),
    )
    return reply.redirect(page, 303)
  })

  function feedPage(reply: FastifyReply, feed: store.CalendarFeed | undefined, errors?: Problems) {
    return reply.page('accounts/calendar-feed/views/calendar.njk', {
      heading: 'Meetings in your own calendar',
      feed: feed && {
        ...feed,
        titles: feed.namesBodies ? 'The body’s name' : '“Meeting” only',
        isOver: feed.goodUntil.until(app.today()).sign > 0,
      },
      errors,
    })
  }
}

async function noteOn(trx: Trx, action: string, accountId: string, requestId: string): Promise<void> {
  await note(trx, { action, subject: { kind: 'account', id: accountId }, requestId })
}
