/** "Why are you opening this case?", asked once for each case and session. The answer stands in the access log. */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { once } from '#platform/database/once.ts'
import { ok } from '#platform/outcome.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { onlyPage, pageView, type PageShown } from '#platform/forms/page-view.ts'
import { radios, text } from '#platform/forms/questions.ts'
import { readPage } from '#platform/forms/read-page.ts'
import { localPath } from '#platform/web/local-path.ts'
import type { App } from '#platform/web/web.ts'
import { openingPurposes } from '#reference/sharing.ts'
import { choosePurpose } from './purpose.ts'
import { caseReaders, readableCase } from './readable-case.ts'

const CasePath = z.object({ caseId: z.uuid() })
const Next = z.object({ next: z.string().max(1_000).optional() })
type Asked = { Params: z.infer<typeof CasePath>; Querystring: z.infer<typeof Next> }
type Sent = { Params: z.infer<typeof CasePath> }

const purposeForm = defineForm({
  id: 'purpose',
  version: '1',
  title: { en: 'Opening a case' },
  pages: [
    page({
      id: 'purpose',
      title: { en: 'Why are you opening this case?' },
      intro: [
        {
          en: 'You are asked once for each case, each time you sign in. Your answer stands in the case’s access log.',
        },
      ],
      questions: [
        radios({
          id: 'purpose',
          label: { en: 'Purpose' },
          name: { en: 'why you are opening this case' },
          // An emergency is not chosen here: it opens a case that could not be opened, and has a form of its own.
          options: openingPurposes
            .filter(({ code }) => code !== 'emergency')
            .map(({ code, label }) => ({ code, label })),
        }),
        text({
          id: 'otherWords',
          label: { en: 'What purpose?' },
          name: { en: 'what purpose' },
          hint: { en: 'A few words. Do not name anybody.' },
          maxLength: 200,
          showIf: { question: 'purpose', is: ['other'] },
        }),
      ],
    }),
  ],
})

export function addPurposeRoutes(app: App): void {
  const path = '/cases/:caseId/purpose'
  const asking = { roles: caseReaders, personal: true, params: CasePath, query: Next }
  const answering = { roles: caseReaders, personal: true, params: CasePath }

  app.get<Asked>(path, { config: asking }, async (request, reply) => {
    const { caseId } = request.params
    const { reference } = await request.asActor((trx) => readableCase(trx, caseId))
    return ask(reply, { caseId, reference, next: request.query.next ?? '' })
  })

  app.post<Sent>(path, { config: answering }, async (request, reply) => {
    const { caseId } = request.params
    const next = nextIn(request.body)
    const read = readPage(purposeForm, onlyPage(purposeForm), request.body, {
      language: 'en',
      today: app.today(),
      besides: ['next'],
    })
    const { reference } = await request.asActor(async (trx) => {
      const found = await readableCase(trx, caseId)
      const purpose = read.ok ? read.value.purpose : undefined
      if (read.ok && purpose !== undefined) {
        const otherWords = read.value.otherWords ?? ''
        await once<never>(trx, request.formToken, async () => {
          await choosePurpose(trx, { caseId, areaId: found.areaId, purpose, otherWords, requestId: request.id })
          return ok(`/cases/${caseId}`)
        })
      }
      return found
    })

    // Nothing is sent before the transaction has committed.
    if (read.ok) return reply.redirect(localPath(next) ?? `/cases/${caseId}`, 303)
    if (read.reason.why === 'unknown-keys') return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
    reply.code(422)
    const { typed } = read.reason
    return ask(reply, {
      caseId,
      reference,
      next,
      typed,
      errors: read.reason.why === 'wrong-answers' ? read.reason.errors : [],
    })
  })
}

type Asking = { readonly caseId: string; readonly reference: string; readonly next: string } & Pick<
  PageShown,
  'typed' | 'errors'
>

function ask(reply: FastifyReply, { caseId, reference, next, ...shown }: Asking) {
  const view = pageView(purposeForm, onlyPage(purposeForm), {
    language: 'en',
    ...shown,
    action: `/cases/${caseId}/purpose`,
    back: '/cases',
    hidden: { next },
  })
  return reply.page('records/views/purpose.njk', { view, reference, marking: 'OFFICIAL-SENSITIVE' })
}

function nextIn(body: unknown): string {
  return typeof body === 'object' && body !== null && 'next' in body && typeof body.next === 'string' ? body.next : ''
}
