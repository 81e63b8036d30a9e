/** Saying what one thought of a session: whoever brings a ticket, without signing in. No note is written of it: a time would be one. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { NotFound } from '#platform/failures.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { readPage } from '#platform/forms/read-page.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { App } from '#platform/web/web.ts'
import { feedbackForm, feedbackIn } from './feedback-form.ts'
import * as store from './feedback-store.ts'

const TicketPath = z.object({ ticket: z.string().regex(/^[\w-]{43}$/) })
type TicketPath = z.infer<typeof TicketPath>

const visitor = { roles: 'anyone', personal: false, bilingual: true } as const
const template = 'training/sessions/views/feedback.njk'

export function addFeedbackRoutes(app: App): void {
  app.get('/training-feedback/thanks', { config: visitor }, async (_request, reply) =>
    reply.page('training/sessions/views/thanks.njk', {}),
  )

  app.get<{ Params: TicketPath }>(
    '/training-feedback/:ticket',
    { config: { ...visitor, params: TicketPath } },
    async (request, reply) => {
      const ticket = await request.asVisitor((trx) => theTicket(trx, request.params))
      return reply.page(template, shown(request, ticket, {}))
    },
  )

  app.post<{ Params: TicketPath }>(
    '/training-feedback/:ticket',
    { config: { ...visitor, params: TicketPath } },
    async (request, reply) => {
      const { language, formToken } = request
      const read = readPage(feedbackForm, onlyPage(feedbackForm), request.body, { language, today: app.today() })
      const ticket = await request.asVisitor(async (trx) => {
        if (!read.ok) return await theTicket(trx, request.params)
        const kept = await store.giveFeedback(trx, request.params.ticket, formToken, feedbackIn(read.value))
        if (!kept) throw new NotFound()
        return undefined
      })
      if (ticket === undefined || read.ok) return reply.redirect('/training-feedback/thanks', 303)
      if (read.reason.why !== 'wrong-answers') throw turnAway(400, 'fields that the form does not have')
      const { typed, errors } = read.reason
      return reply.code(422).page(template, shown(request, ticket, { typed, errors }))
    },
  )
}

/** @throws NotFound for one that is used up, over or invented: the three are never told apart */
async function theTicket(trx: Trx, { ticket }: TicketPath): Promise<store.Ticket> {
  const found = await store.openTicket(trx, ticket)
  if (found === undefined) throw new NotFound()
  return found
}

function shown(
  { language, url }: { readonly language: 'en' | 'cy'; readonly url: string },
  ticket: store.Ticket,
  typed: Pick<PageShown, 'typed' | 'errors'>,
) {
  const view = pageView(feedbackForm, onlyPage(feedbackForm), {
    language,
    ...typed,
    action: url.split('?', 1)[0] ?? '/',
    button: { en: 'Send your answers', cy: 'Anfon eich atebion' },
  })
  return { view, about: `${ticket.course}, ${formatDay(ticket.heldOn)}` }
}
