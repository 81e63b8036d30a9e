/** Advice to schools and settings: asked without identity, answered, counted. It becomes a referral by the asker's own act alone. */
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import { findSettings } from '#cases/store.ts'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { areaChosen, areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { labelOf } from '#reference/code-list.ts'
import { placeKinds } from '#reference/duty-bodies.ts'
import { enquiryTopics } from '#reference/duty-work.ts'
import { governanceEditors } from '#reference/roles.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { kept, mayKeep, there } from '../standing.ts'
import { countEnquiries, enquiryState, timeTaken, type EnquiryState } from './enquiry-rules.ts'
import * as forms from './forms.ts'
import { adviceRoles } from './readers.ts'
import * as store from './store.ts'

const EnquiryPath = z.object({ enquiryId: z.uuid() })
const reading = { roles: adviceRoles, personal: false } as const

const stateTags: Record<EnquiryState, { readonly text: string; readonly colour: string }> = {
  waiting: { text: 'Waiting', colour: 'blue' },
  late: { text: 'Late', colour: 'red' },
  'answered in time': { text: 'Answered in time', colour: 'green' },
  'answered late': { text: 'Answered late', colour: 'yellow' },
}

export function addAdviceRoutes(app: App): void {
  app.get('/duty/advice', { config: reading }, async (request, reply) => {
    const tables = await request.asActor(async (trx) => {
      const enquiries = await store.listEnquiries(trx)
      return [enquiryTable(enquiries, app.today()), countTable(enquiries, app.today())]
    })
    return reply.page('duty/views/list.njk', {
      heading: 'Advice to schools and settings',
      intro: `Questions about the duty, and the answers to them. ${forms.noNames}`,
      acts: [{ text: 'Ask for advice', href: '/duty/advice/new', first: true }],
      tables,
    })
  })

  app.get<{ Params: z.infer<typeof EnquiryPath> }>(
    '/duty/advice/:enquiryId',
    { config: { ...reading, params: EnquiryPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const enquiry = there(await store.findEnquiry(trx, request.params.enquiryId))
        return {
          ...enquiryPage(enquiry, app.today()),
          answers: await store.listAnswers(trx, enquiry.id),
          acts: mayKeep(actor, enquiry.areaId)
            ? [{ text: 'Answer', href: `${addressOf(enquiry)}/answers/new`, first: true }]
            : [],
        }
      })
      return reply.page('duty/advice/views/enquiry.njk', model)
    },
  )

  addFormPage(app, {
    roles: adviceRoles,
    address: '/duty/advice/new',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => askerIn(actor),
    form: ({ areas }) => forms.enquiryForm(areas),
    shown: () => ({ back: '/duty/advice', button: 'Ask for advice' }),
    act: async (trx, { areas, agencyId }, answers, { requestId, today }) => {
      const areaId = areaChosen(answers, areas)
      const { enquiryAnsweredWithin } = await findSettings(trx, areaId)
      const dueOn = addWorkingDays(today, enquiryAnsweredWithin)
      const id = await store.addEnquiry(trx, { areaId, agencyId, dueOn, ...forms.enquiryIn(answers) })
      await note(trx, { action: 'ask for advice', subject: { kind: 'enquiry', id }, areaId, requestId })
      return ok(addressOf({ id }))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/advice/:enquiryId/answers/new',
    params: EnquiryPath,
    about: async (trx, { enquiryId }, { actor }) => kept(await store.findEnquiry(trx, enquiryId), actor),
    form: ({ question }) => forms.answerForm(question),
    shown: (enquiry) => ({ back: addressOf(enquiry), button: 'Send the answer' }),
    act: async (trx, enquiry, answers, { requestId }) => {
      await store.addAnswer(trx, enquiry, textIn(answers, 'words'))
      const { id, areaId } = enquiry
      await note(trx, { action: 'answer enquiry', subject: { kind: 'enquiry', id }, areaId, requestId })
      return ok(addressOf(enquiry))
    },
  })
}

/** An adviser writes down for an area what somebody asked; a partner contact asks for their own agency. */
function askerIn(actor: Actor) {
  const advises = areasHeld(actor, governanceEditors)
  if (advises.length > 0) return { areas: advises, agencyId: undefined }
  const own = areasAs(actor, 'partner contact').includes(actor.areaId) ? [actor.areaId] : []
  return { areas: own.map((id) => ({ id, name: '' })), agencyId: actor.agencyId }
}

function addressOf({ id }: Pick<store.Enquiry, 'id'>): string {
  return `/duty/advice/${id}`
}

function enquiryTable(enquiries: readonly store.Enquiry[], today: Temporal.PlainDate) {
  return {
    caption: 'Enquiries',
    nothing: 'Nothing has been asked yet.',
    headings: ['About', 'Setting', 'Agency', 'Asked', 'Time taken', 'State'],
    rows: enquiries.map((one) => ({
      href: addressOf(one),
      cells: [
        labelOf(enquiryTopics, one.topic),
        labelOf(placeKinds, one.setting),
        one.agency ?? 'Not known',
        formatDay(one.askedOn),
        timeTaken(one) ?? 'Not answered yet',
        { tag: stateTags[enquiryState(one, today)] },
      ],
    })),
  }
}

function countTable(enquiries: readonly store.Enquiry[], today: Temporal.PlainDate) {
  const byTopic = [...Map.groupBy(enquiries, ({ topic }) => topic)]
  return {
    caption: 'In counts',
    hidden: enquiries.length === 0,
    nothing: '',
    headings: ['About', 'Asked', 'Answered', 'In time', 'Late and unanswered'],
    rows: byTopic.map(([topic, its]) => {
      const { asked, answered, inTime, late } = countEnquiries(its, today)
      return { cells: [labelOf(enquiryTopics, topic), ...[asked, answered, inTime, late].map(String)] }
    }),
  }
}

function enquiryPage(enquiry: store.Enquiry, today: Temporal.PlainDate) {
  const taken = timeTaken(enquiry)
  return {
    heading: labelOf(enquiryTopics, enquiry.topic),
    question: enquiry.question,
    rows: [
      row('Setting', labelOf(placeKinds, enquiry.setting)),
      row('Agency', enquiry.agency ?? 'Not one that signs in'),
      row('Asked', formatDay(enquiry.askedOn)),
      row('Answer due', formatDay(enquiry.dueOn)),
      row('State', stateTags[enquiryState(enquiry, today)].text),
      ...(taken === undefined ? [] : [row('Time taken', taken)]),
    ],
  }
}

function row(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}
