/** The minute of a meeting itself: read, taken as a file, changed while it is a draft, and corrected by addenda. It is agreed and locked with the others. */
import { z } from 'zod'
import { pdfType, wordType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { toWord } from '#platform/documents/word.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, changedMeanwhile, type Circumstances } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { MeetingPath } from '../../meetings/the-meeting.ts'
import { caseworkers, readers } from '../../who.ts'
import { headingLanguages } from '../words.ts'
import { answersOf, contentIn, generalAddendumForm, generalAgainForm, generalEditForm } from './forms.ts'
import type { GeneralMinute } from './general.ts'
import { generalPage } from './page.ts'
import { generalPaper } from './paper.ts'
import { differingGeneralParts, takenFromRecord } from './parts.ts'
import { addGeneralAddendum, writeGeneralMinute } from './store.ts'
import { noteGeneral, openGeneral, type OpenedGeneral } from './the-general.ts'

const FilePath = MeetingPath.extend({ format: z.enum(['docx', 'pdf']) })
const FileQuery = z.object({ headings: z.enum(headingLanguages).default('en') })

export function addGeneralMinuteRoutes(app: App, organisation: string): void {
  app.get<MeetingPath>(
    '/panel/meetings/:meetingId/minutes/general',
    { config: { roles: readers, personal: false, params: MeetingPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const opened = await openGeneral(trx, actor, request.params, app.today())
        await noteGeneral(trx, opened.meeting, 'view panel minute', request.id)
        return generalPage(opened)
      })
      return reply.page('panel/minutes/general/views/general.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof FilePath>; Querystring: z.infer<typeof FileQuery> }>(
    '/panel/meetings/:meetingId/minutes/general/:format',
    { config: { roles: readers, personal: false, params: FilePath, query: FileQuery } },
    async (request, reply) => {
      const { format } = request.params
      const { paper, name } = await request.asActor(async (trx, actor) => {
        const { minute, ...opened } = await openGeneral(trx, actor, request.params, app.today())
        if (minute === undefined) throw new NotFound()
        await noteGeneral(trx, opened.meeting, 'download panel minute', request.id)
        const forWhom = { name: actor.name, at: app.now(), organisation }
        return {
          paper: generalPaper({ ...opened, minute }, request.query.headings, forWhom),
          name: `minute-${opened.meeting.heldOn.toString()}.${format}`,
        }
      })
      return format === 'pdf'
        ? reply.download({ name, type: pdfType, bytes: await toPdf(paper) })
        : reply.download({ name, type: wordType, bytes: await toWord(paper) })
    },
  )

  addForms(app)
}

type Changing = OpenedGeneral & { readonly minute: GeneralMinute }

async function changing(trx: Trx, params: MeetingPath['Params'], here: Circumstances): Promise<Changing> {
  const opened = await openGeneral(trx, here.actor, params, here.today)
  const { minute } = opened
  if (!opened.mayAct || minute === undefined) throw new NotFound()
  return { ...opened, minute }
}

const what = 'the minute of the meeting'
const agreedMeanwhile = 'It was agreed meanwhile, and is not changed any more. What is missing can be added beneath it.'

function addForms(app: App): void {
  addFormPage(app, {
    roles: caseworkers,
    address: '/panel/meetings/:meetingId/minutes/general/edit',
    params: MeetingPath,
    about: changing,
    form: ({ minute }: Changing) => generalEditForm(minute.content),
    insteadOf: ({ minute, address }) =>
      minute.state === 'draft' && minute.content.items.length > 0 ? undefined : address,
    shown: ({ minute, address }) => ({
      back: address,
      button: 'Save the draft',
      standing: { ...minute, what, answers: answersOf(minute.content) },
    }),
    act: async (trx, { minute, meeting, address }, answers, { seen, requestId }) => {
      if (minute.state !== 'draft') return refuse({ question: 'notes0', message: agreedMeanwhile })
      const content = contentIn(minute.content, answers)
      const clash = changedMeanwhile(await writeGeneralMinute(trx, meeting.id, seen, content))
      if (clash !== undefined) return clash
      await noteGeneral(trx, meeting, 'change panel minute', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: caseworkers,
    address: '/panel/meetings/:meetingId/minutes/general/from-record',
    params: MeetingPath,
    about: changing,
    form: (opened: Changing) => generalAgainForm(differing(opened)),
    insteadOf: (opened) =>
      opened.minute.state === 'draft' && differing(opened).length > 0 ? undefined : opened.address,
    shown: (opened) => ({
      back: opened.address,
      button: 'Draft these parts again',
      standing: { ...opened.minute, what, answers: { parts: differing(opened).map(({ part }) => part) } },
    }),
    act: async (trx, opened, answers, { seen, requestId }) => {
      const { minute, afresh, meeting, address } = opened
      if (minute.state !== 'draft' || afresh === undefined)
        return refuse({ question: 'parts', message: agreedMeanwhile })
      const content = takenFromRecord(minute.content, afresh, listIn(answers, 'parts'))
      const clash = changedMeanwhile(await writeGeneralMinute(trx, meeting.id, seen, content))
      if (clash !== undefined) return clash
      await noteGeneral(trx, meeting, 'draft panel minute again', requestId)
      return ok(address)
    },
  })

  addFormPage(app, {
    roles: caseworkers,
    address: '/panel/meetings/:meetingId/minutes/general/addendum',
    params: MeetingPath,
    about: changing,
    form: generalAddendumForm,
    insteadOf: ({ minute, address }) => (minute.state === 'draft' ? address : undefined),
    shown: ({ address }) => ({ back: address, button: 'Add it' }),
    act: async (trx, { minute, meeting, address }, answers, { requestId }) => {
      if (minute.state === 'draft')
        return refuse({ question: 'words', message: 'The minute is still a draft: change the draft itself' })
      await addGeneralAddendum(trx, meeting, textIn(answers, 'words'))
      await noteGeneral(trx, meeting, 'add panel addendum', requestId)
      return ok(address)
    },
  })
}

function differing({ minute, afresh }: Changing) {
  return afresh === undefined ? [] : differingGeneralParts(minute.content, afresh)
}
