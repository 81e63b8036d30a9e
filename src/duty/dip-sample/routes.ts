/** Dip samples: drawn by those who lead cases, reviewed by somebody independent who sees the sample and nothing else. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { deadlines } from '#cases/clocks.ts'
import { findSettings, listEntriesOf } from '#cases/store.ts'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { dayIn, numberIn, textIn } from '#platform/forms/answer-in.ts'
import { areasHeld } from '#platform/forms/area-question.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { look } from '#records/look.ts'
import { checklistOn } from '#reference/dip-checklists.ts'
import { governanceEditors } from '#reference/roles.ts'
import { defaultSettings } from '#reference/settings.ts'
import { there } from '../standing.ts'
import { draw } from './draw-rules.ts'
import * as forms from './forms.ts'
import { addressOf, listTable, sampledCasePage, samplePage } from './pages.ts'
import { sampleReaders } from './readers.ts'
import { sampleState, unfinished, type Sample, type SampledCase } from './sample.ts'
import * as store from './store.ts'

const SamplePath = z.object({ sampleId: z.uuid() })
const CasePath = SamplePath.extend({ position: z.coerce.number().int().min(1).max(forms.mostCases) })
const reviewers = ['independent reviewer'] as const

export function addDipSampleRoutes(app: App): void {
  app.get('/duty/dip-samples', { config: { roles: sampleReaders, personal: false } }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => ({
      tables: [listTable(await store.listSamples(trx), app.today())],
      acts:
        areasHeld(actor, governanceEditors).length === 0
          ? []
          : [{ text: 'Draw a sample', href: '/duty/dip-samples/new', first: true }],
    }))
    return reply.page('duty/views/list.njk', {
      heading: 'Dip samples',
      intro:
        'An independent person checks the records of a few cases against a checklist. They see no names and nothing that was written, and only counts are reported.',
      ...model,
    })
  })

  app.get<{ Params: z.infer<typeof SamplePath> }>(
    '/duty/dip-samples/:sampleId',
    { config: { roles: sampleReaders, personal: true, params: SamplePath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const sample = there(await store.findSample(trx, request.params.sampleId))
        const cases = await store.listCases(trx, sample.id)
        const given = await store.listAnswered(trx, sample.id)
        await noteOn(trx, sample, 'view dip sample', request.id, { cases: cases.length })
        return samplePage(sample, { cases, given }, { isReviewer: reviews(actor, sample), today: app.today() })
      })
      return reply.page('duty/dip-sample/views/sample.njk', model)
    },
  )

  app.get<{ Params: z.infer<typeof CasePath> }>(
    '/duty/dip-samples/:sampleId/cases/:position',
    { config: { roles: reviewers, personal: true, params: CasePath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const { sample, sampled } = await theCase(trx, request.params, actor, app.today())
        const entries = (await listEntriesOf(trx, sample.areaId, [sampled.caseId])).get(sampled.caseId) ?? []
        const settings = await findSettings(trx, sample.areaId)
        await look(trx, {
          actor,
          what: 'sampled case',
          caseId: sampled.caseId,
          areaId: sample.areaId,
          purpose: 'audit',
          requestId: request.id,
        })
        return sampledCasePage(sample, sampled, {
          entries,
          clocks: deadlines(entries, settings, app.today()),
          assessments: await store.listAssessmentsMade(trx, sampled.caseId),
        })
      })
      return reply.page('duty/dip-sample/views/sampled-case.njk', model)
    },
  )

  addDrawing(app)
  addAnswering(app)
  addFinding(app)
}

function addDrawing(app: App): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/dip-samples/new',
    params: z.object({}),
    about: async (trx, _params, { actor }) => {
      const choices: forms.ReviewerChoice[] = []
      for (const { id: areaId, name: areaName } of areasHeld(actor, governanceEditors))
        for (const reviewer of await store.listReviewers(trx, areaId)) choices.push({ ...reviewer, areaId, areaName })
      return choices
    },
    form: (choices) => forms.drawForm(choices, defaultSettings.dipSampleSight),
    shown: () => ({ back: '/duty/dip-samples', button: 'Draw the sample' }),
    act: async (trx, choices, answers, { requestId, today }) => {
      const reviewer = choices.find(({ id }) => id === textIn(answers, 'reviewer'))
      if (reviewer === undefined)
        return refuse({
          question: 'reviewer',
          message: 'Ask an administrator to give somebody the role of independent reviewer first',
        })
      const { areaId } = reviewer
      const period = { from: dayIn(answers, 'from') ?? today, until: dayIn(answers, 'until') ?? today }
      const drawable = await store.listDrawable(trx, areaId, period)
      if (drawable.length === 0) return refuse({ question: 'until', message: 'No case was opened in that period' })
      const how = textIn(answers, 'how') === 'by date' ? ('by date' as const) : ('at random' as const)
      const seed = randomBytes(8).toString('hex')
      const cases = draw(drawable, { how, seed, size: numberIn(answers, 'size') ?? 1 })
      const { dipSampleSight } = await findSettings(trx, areaId)
      const id = await store.addSample(trx, {
        areaId,
        how,
        openedFrom: period.from,
        openedUntil: period.until,
        seed,
        population: drawable.length,
        checklist: checklistOn(today).code,
        reviewer: reviewer.id,
        sightUntil: today.add({ days: dipSampleSight }),
        cases,
      })
      const details = { how, cases: cases.map(({ caseId }) => caseId), reviewer: reviewer.id }
      await noteOn(trx, { id, areaId }, 'draw dip sample', requestId, details)
      return ok(addressOf({ id }))
    },
  })
}

function addAnswering(app: App): void {
  addFormPage(app, {
    roles: reviewers,
    personal: true,
    address: '/duty/dip-samples/:sampleId/cases/:position/answers',
    params: CasePath,
    about: async (trx, params, { actor, today, requestId }) => {
      const about = await theCase(trx, params, actor, today)
      const { sample, sampled } = about
      await noteOn(
        trx,
        sample,
        'view checklist of sampled case',
        requestId,
        { position: sampled.position },
        sampled.caseId,
      )
      return { ...about, given: await store.listAnswered(trx, sample.id) }
    },
    form: ({ sample, sampled }) => forms.checklistForm(sample, sampled.reference),
    shown: ({ sample, sampled }) => ({
      back: `${addressOf(sample)}/cases/${sampled.position}`,
      button: 'Save these answers',
    }),
    act: async (trx, { sample, sampled, given }, answers, { requestId }) => {
      const { position, caseId } = sampled
      const fresh = forms.answersIn(answers, sample, position, given)
      await store.addAnswers(trx, sample, fresh)
      await noteOn(trx, sample, 'answer checklist', requestId, { position, answers: fresh.length }, caseId)
      return ok(addressOf(sample))
    },
  })
}

function addFinding(app: App): void {
  addFormPage(app, {
    roles: reviewers,
    address: '/duty/dip-samples/:sampleId/finding',
    params: SamplePath,
    about: async (trx, { sampleId }, { actor, today }) =>
      theirs(there(await store.findSample(trx, sampleId)), actor, today),
    form: () => forms.findingForm(),
    shown: (sample) => ({ back: addressOf(sample), button: 'Finish the review' }),
    act: async (trx, sample, answers, { requestId }) => {
      const cases = await store.listCases(trx, sample.id)
      const open = unfinished(sample, cases, await store.listAnswered(trx, sample.id))
      if (open.length > 0)
        return refuse({ question: 'words', message: `Answer the checklist of every case first: ${open.length} to go` })
      await store.addFinding(trx, sample, textIn(answers, 'words'))
      await noteOn(trx, sample, 'finish dip sample', requestId, { cases: cases.length })
      return ok(addressOf(sample))
    },
  })
}

/** @throws NotFound for a case that is not in a sample which the actor reviews now */
async function theCase(
  trx: Trx,
  { sampleId, position }: z.infer<typeof CasePath>,
  actor: Actor,
  today: Sample['drawnOn'],
): Promise<{ readonly sample: Sample; readonly sampled: SampledCase }> {
  const sample = theirs(there(await store.findSample(trx, sampleId)), actor, today)
  const cases = await store.listCases(trx, sample.id)
  return { sample, sampled: there(cases.find((one) => one.position === position)) }
}

function theirs(sample: Sample, actor: Actor, today: Sample['drawnOn']): Sample {
  if (!reviews(actor, sample) || sampleState(sample, today) !== 'being reviewed') throw new NotFound()
  return sample
}

function reviews(actor: Actor, { reviewer, areaId }: Sample): boolean {
  return reviewer.id === actor.accountId && areasAs(actor, ...reviewers).includes(areaId)
}

async function noteOn(
  trx: Trx,
  { id, areaId }: Pick<Sample, 'id' | 'areaId'>,
  action: string,
  requestId: string,
  details: Readonly<Record<string, string | number | readonly string[]>>,
  caseId?: string,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'dip sample', id }, areaId, caseId, requestId, details })
}
