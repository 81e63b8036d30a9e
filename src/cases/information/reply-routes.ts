/** The partner's side: requests put to one's own agency, and the reply, facts apart from opinion. The case itself stays out of sight. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { formatDay } from '#platform/day-and-time.ts'
import type { App } from '#platform/web/web.ts'
import { once } from '#platform/database/once.ts'
import type { Vault } from '#platform/database/vault.ts'
import { NotFound } from '#platform/failures.ts'
import { given } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios } from '#platform/forms/questions.ts'
import { keep } from '#platform/forms/kept.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import { readPage } from '#platform/forms/read-page.ts'
import { note } from '#records/audit.ts'
import { labelOf } from '#reference/code-list.ts'
import { informationReplies, markings, notToldReasons, replyReaders, shareBases } from '#reference/sharing.ts'
import { caseworkers } from '#reference/roles.ts'
import { dueState, type WorkSource } from '../my-work.ts'
import {
  addReply,
  findRequestToAnswer,
  listRepliesToTakeIn,
  listRequestsToAnswer,
  takeUp,
  wordsOf,
  type InformationRequest,
  type RequestWords,
} from './store.ts'

const RequestPath = z.object({ requestId: z.uuid() })
type RequestPath = { Params: z.infer<typeof RequestPath> }

const replyForm = defineForm({
  id: 'partner-reply',
  version: '2',
  title: { en: 'Answer the request' },
  pages: [
    page({
      id: 'partner-reply',
      title: { en: 'Answer the request' },
      questions: [
        radios({
          id: 'kind',
          label: { en: 'What is your answer?' },
          name: { en: 'your answer' },
          options: informationReplies.map(({ code, label }) => ({ code, label })),
        }),
        longText({
          id: 'facts',
          label: { en: 'Facts' },
          name: { en: 'the facts' },
          hint: { en: 'What your records say, with dates and where each comes from' },
          maxLength: 8000,
          rows: 8,
          showIf: { question: 'kind', is: ['answered', 'partial'] },
          sensitivity: 'narrative',
        }),
        longText({
          id: 'opinion',
          label: { en: 'Professional opinion' },
          name: { en: 'your opinion' },
          hint: { en: 'What you think it means. It is shown apart from the facts.' },
          maxLength: 4000,
          showIf: { question: 'kind', is: ['answered', 'partial'] },
          optional: true,
          sensitivity: 'narrative',
        }),
        date({
          id: 'sourceOn',
          label: { en: 'How recent is the newest information?' },
          name: { en: 'the date of the newest information' },
          range: 'today or past',
          optional: true,
          showIf: { question: 'kind', is: ['answered', 'partial'] },
        }),
        longText({
          id: 'whyDeclined',
          label: { en: 'Why can you not share it, or not all of it?' },
          name: { en: 'why you cannot share it' },
          hint: {
            en: 'Section 38 asks for co-operation as far as it is appropriate and reasonably practicable, and never for a breach of the law',
          },
          maxLength: 2000,
          showIf: { question: 'kind', is: ['declined', 'partial'] },
          sensitivity: 'narrative',
        }),
        radios({
          id: 'tellPerson',
          label: { en: 'May the person be told what you answered?' },
          name: { en: 'whether the person may be told' },
          options: [
            { code: 'may', label: { en: 'Yes' } },
            { code: 'not', label: { en: 'No' } },
          ],
        }),
        radios({
          id: 'notToldBecause',
          label: { en: 'Why may they not be told?' },
          name: { en: 'why they may not be told' },
          options: notToldReasons.map(({ code, label }) => ({ code, label })),
          showIf: { question: 'tellPerson', is: ['not'] },
        }),
        longText({
          id: 'whyNotTold',
          label: { en: 'Which part, and what would follow if they were told?' },
          name: { en: 'which part they may not be told' },
          maxLength: 1000,
          showIf: { question: 'tellPerson', is: ['not'] },
          sensitivity: 'narrative',
        }),
        radios({
          id: 'seenBy',
          label: { en: 'Who may see your answer?' },
          name: { en: 'who may see your answer' },
          hint: { en: 'You may also summarise: clinical detail that the panel does not need stays with you.' },
          options: replyReaders.map(({ code, label }) => ({ code, label })),
        }),
        radios({
          id: 'marking',
          label: { en: 'Marking' },
          name: { en: 'the marking' },
          options: markings.map(({ code, label }) => ({ code, label })),
        }),
      ],
    }),
  ],
})

export function addReplyRoutes(app: App, vault: Vault): void {
  const config = { roles: ['partner contact'] as const, personal: true, params: RequestPath }

  app.get<RequestPath>('/information-requests/:requestId', { config }, async (request, reply) => {
    const { requestId } = request.params
    const found = await request.asActor(async (trx) => {
      const asked = await load(await findRequestToAnswer(trx, requestId))
      await note(trx, {
        action: 'view information request',
        subject: { kind: 'information request', id: requestId },
        areaId: asked.request.areaId,
        caseId: asked.request.caseId,
        requestId: request.id,
      })
      return asked
    })
    return reply.page('cases/views/information-request.njk', {
      ...requestView(found),
      view:
        found.request.repliedOn === undefined
          ? pageView(replyForm, onlyPage(replyForm), {
              language: 'en',
              action: address(requestId),
              back: '/work',
              button: { en: 'Send your answer' },
            })
          : undefined,
    })
  })

  app.post<RequestPath>('/information-requests/:requestId', { config }, async (request, reply) => {
    const { requestId } = request.params
    const result = await request.asActor(async (trx) => {
      const asked = await load(await findRequestToAnswer(trx, requestId))
      const read = readPage(replyForm, onlyPage(replyForm), request.body, { language: 'en', today: app.today() })
      if (!read.ok) return { asked, refusal: read.reason }
      const outcome = await once<'answered-before'>(trx, request.formToken, async () => {
        if (asked.request.repliedOn !== undefined) return { ok: false, reason: 'answered-before' }
        const answers = read.value
        const sourceOn = given(answers.sourceOn)
        await addReply(trx, vault, {
          request: asked.request,
          kind: answers.kind ?? 'nil_return',
          tellPerson: answers.tellPerson === 'may' ? 'may be told' : 'not to be told',
          notToldBecause: answers.tellPerson === 'may' ? undefined : (answers.notToldBecause ?? 'other'),
          seenBy: answers.seenBy ?? 'case workers',
          sourceOn: sourceOn === undefined ? undefined : Temporal.PlainDate.from(sourceOn),
          marking: answers.marking ?? 'official_sensitive',
          kept: JSON.stringify(keep(replyForm, answers, 'en')),
          formToken: request.formToken,
          today: app.today(),
        })
        await note(trx, {
          action: 'answer information request',
          subject: { kind: 'information request', id: requestId },
          areaId: asked.request.areaId,
          caseId: asked.request.caseId,
          requestId: request.id,
          details: { kind: answers.kind ?? 'nil_return' },
        })
        return { ok: true, value: address(requestId) }
      })
      return { asked, outcome }
    })
    // A second answer from another window finds the first: the page shows that the request was answered.
    if (result.outcome !== undefined)
      return reply.redirect(result.outcome.ok ? result.outcome.value : address(requestId), 303)
    const { refusal } = result
    if (refusal.why === 'unknown-keys') return reply.code(400).page('platform/web/views/error.njk', { kind: '400' })
    if (refusal.why === 'wrong-answers') reply.code(422)
    return reply.page('cases/views/information-request.njk', {
      ...requestView(result.asked),
      errors: refusal.why === 'wrong-answers' ? refusal.errors : [],
      view: pageView(replyForm, onlyPage(replyForm), {
        language: 'en',
        typed: refusal.typed,
        ...(refusal.why === 'wrong-answers' ? { errors: refusal.errors } : {}),
        action: address(requestId),
        back: '/work',
        button: { en: 'Send your answer' },
      }),
    })
  })

  const takingUp = { roles: ['partner contact'] as const, personal: true, params: RequestPath, fields: [] }
  app.post<RequestPath>('/information-requests/:requestId/taking-up', { config: takingUp }, async (request, reply) => {
    const { requestId } = request.params
    const location = await request.asActor(async (trx) => {
      const { request: asked } = await load(await findRequestToAnswer(trx, requestId))
      const outcome = await once(trx, request.formToken, async () => {
        // Answered meanwhile: there is nothing left to take up, and the page says so.
        if (asked.repliedOn !== undefined) return { ok: true, value: address(requestId) }
        await takeUp(trx, asked)
        await note(trx, {
          action: 'take up information request',
          subject: { kind: 'information request', id: requestId },
          areaId: asked.areaId,
          caseId: asked.caseId,
          requestId: request.id,
        })
        return { ok: true, value: address(requestId) }
      })
      return outcome.ok ? outcome.value : address(requestId)
    })
    return reply.redirect(location, 303)
  })

  async function load(request: InformationRequest | undefined): Promise<Asked> {
    if (request === undefined || request.withdrawn) throw new NotFound()
    return { request, words: await wordsOf(vault, request) }
  }
}

type Asked = { readonly request: InformationRequest; readonly words: RequestWords | undefined }

function address(requestId: string): string {
  return `/information-requests/${requestId}`
}

function requestView({ request, words }: Asked) {
  return {
    heading: 'A request for information',
    rows: [
      { key: 'About', value: words === undefined ? 'This can no longer be read' : `${words.name}, born ${words.born}` },
      { key: 'What is asked', value: words?.questions ?? '' },
      { key: 'Why it is needed', value: words?.why ?? '' },
      { key: 'Basis', value: labelOf(shareBases, request.basis) },
      { key: 'What the person may be told', value: words?.mayTell ?? '' },
    ],
    dueOn: request.dueOn,
    takenUp: request.takenUp,
    takingUp: `${address(request.id)}/taking-up`,
    answered:
      request.repliedOn === undefined
        ? undefined
        : { on: request.repliedOn, kind: labelOf(informationReplies, request.replyKind ?? 'answered') },
    marking: labelOf(markings, request.marking),
  }
}

/** What a partner contact's agency still has to answer: one queue for all its contacts. No name: it shows the due day, and who is answering. */
export const requestsDue: WorkSource = async (trx, actor, today) => {
  if (!actor.holdings.some((holding) => holding.role === 'partner contact')) return undefined
  const requests = await listRequestsToAnswer(trx)
  return {
    heading: 'Requests for information',
    nothing: 'Nobody waits for an answer from your agency.',
    rows: requests.map((request) => ({
      what: 'Answer a request',
      href: address(request.id),
      about: `Asked on ${request.askedOn.toLocaleString('en-GB', { day: 'numeric', month: 'long' })}${request.takenUp === undefined ? '' : ` · ${request.takenUp.by} is answering`}`,
      dueOn: request.dueOn,
      state: dueState(request.dueOn, today),
    })),
  }
}

/** Answers of partners that nobody has taken in yet, for whoever works the cases. */
export const repliesToTakeIn: WorkSource = async (trx, actor) => {
  const areas = actor.holdings.filter(({ role }) => caseworkers.some((each) => each === role))
  const replies = await listRepliesToTakeIn(trx, [...new Set(areas.map(({ areaId }) => areaId))])
  if (replies.length === 0) return undefined
  return {
    heading: 'Answers to take in',
    nothing: '',
    rows: replies.map((waiting) => ({
      what: 'Take in an answer',
      href: `/cases/${waiting.caseId}/information-reply`,
      about: `${waiting.reference} · ${waiting.agencyName}, on ${formatDay(waiting.repliedOn)}`,
      dueOn: undefined,
      state: 'no date' as const,
    })),
  }
}
