/** Self-assessments: begun, answered with evidence of the system itself, submitted, and looked at by a second person. */
import { z } from 'zod'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { addFormPage, type Circumstances, type FormRefusal } from '#platform/forms/form-page.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import type { EvidenceSource } from '#records/evidence.ts'
import { governanceEditors } from '#reference/roles.ts'
import type { SchemeBenchmark } from '#reference/self-assessment-schemes.ts'
import { chosenIn, evidenceOf } from '../evidence-picking.ts'
import { mayKeep, there } from '../standing.ts'
import * as forms from './forms.ts'
import { addressOf, assessmentPage, listTable } from './pages.ts'
import { assessmentReaders } from './readers.ts'
import {
  reviewRefusal,
  titleOf,
  unanswered,
  type ReviewRefusal,
  type SelfAssessment,
  type Whole,
} from './self-assessment.ts'
import * as store from './store.ts'

export type SelfAssessmentNeed = {
  /** Rooms that stand behind a figure, in the order in which they are offered. */
  readonly evidenceSources: readonly EvidenceSource[]
  /** Where an action is added to the delivery plan in force; undefined where none is, or where the reader adds none. */
  readonly planAddress: (trx: Trx, areaId: string) => Promise<string | undefined>
}

const reading = { roles: assessmentReaders, personal: false } as const
const AssessmentPath = z.object({ assessmentId: z.uuid() })
const BenchmarkPath = AssessmentPath.extend({ benchmark: z.string().regex(/^[a-z-]{1,40}$/) })

export function addSelfAssessmentRoutes(app: App, need: SelfAssessmentNeed): void {
  app.get('/duty/self-assessments', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) => ({
      tables: [listTable(await store.listSelfAssessments(trx))],
      acts:
        forms.subjectsFor(actor).length === 0
          ? []
          : [{ text: 'Start a self-assessment', href: '/duty/self-assessments/new', first: true }],
    }))
    return reply.page('duty/views/list.njk', {
      heading: 'Self-assessments',
      intro:
        'Each authority, and the partnership as a whole, measures itself against the benchmarks every year. An agency sees only its own.',
      ...model,
    })
  })

  app.get<{ Params: z.infer<typeof AssessmentPath> }>(
    '/duty/self-assessments/:assessmentId',
    { config: { ...reading, params: AssessmentPath } },
    async (request, reply) => {
      const model = await request.asActor(async (trx, actor) => {
        const whole = there(await store.findWhole(trx, request.params.assessmentId))
        const { assessment } = whole
        const mayWrite = writes(actor, assessment)
        return assessmentPage(
          whole,
          await store.listYears(trx, assessment),
          { accountId: actor.accountId, mayWrite, mayReview: mayWrite || mayKeep(actor, assessment.areaId) },
          await need.planAddress(trx, assessment.areaId),
        )
      })
      return reply.page('duty/self-assessment/views/self-assessment.njk', model)
    },
  )

  addBeginning(app)
  addAnswering(app, need)
  addSubmission(app)
  addReviewing(app)
}

function addBeginning(app: App): void {
  addFormPage(app, {
    roles: forms.assessors,
    address: '/duty/self-assessments/new',
    params: z.object({}),
    about: async (_trx, _params, { actor, today }) => ({ subjects: forms.subjectsFor(actor), today }),
    form: ({ subjects, today }) => forms.newForm(subjects, today),
    shown: () => ({ back: '/duty/self-assessments', button: 'Start the self-assessment' }),
    act: async (trx, { subjects }, answers, { requestId }) => {
      const one = forms.newIn(answers, subjects)
      const id = await store.addSelfAssessment(trx, one)
      if (id === undefined)
        return refuse({ question: 'year', message: 'There is a self-assessment for that year already' })
      const details = { scheme: one.scheme, year: one.fromYear }
      await noteOn(trx, { id, areaId: one.areaId }, 'begin self-assessment', requestId, details)
      return ok(addressOf({ id }))
    },
  })
}

function addAnswering(app: App, { evidenceSources }: SelfAssessmentNeed): void {
  addFormPage(app, {
    roles: forms.assessors,
    address: '/duty/self-assessments/:assessmentId/benchmarks/:benchmark',
    params: BenchmarkPath,
    about: async (trx, params, here) => {
      const about = await theBenchmark(trx, params, here)
      if (about.whole.assessment.submitted !== undefined) throw new NotFound()
      const { areaId } = about.whole.assessment
      const now = await evidenceOf(trx, evidenceSources, { areaId, today: here.today })
      const picked = about.whole.picked.filter(({ benchmark }) => benchmark === about.benchmark.code)
      const answer = about.whole.answers.find(({ benchmark }) => benchmark === about.benchmark.code)
      return { ...about, offered: { now, picked }, answer }
    },
    form: ({ whole, benchmark, offered }) => forms.answerForm(whole.assessment.scheme, benchmark, offered),
    shown: ({ whole, benchmark, answer, offered }) => ({
      back: addressOf(whole.assessment),
      button: 'Save the answer',
      ...(answer === undefined
        ? {}
        : {
            standing: {
              what: `the answer to “${benchmark.label}”`,
              ...answer,
              answers: forms.standingAnswers(answer, offered),
            },
          }),
    }),
    act: async (trx, { whole: { assessment }, benchmark, offered, answer }, answers, { requestId, today, seen }) => {
      if (!(await store.holdDraft(trx, assessment.id))) return refuse(submittedMeanwhile)
      const changed = await store.answer(trx, assessment, forms.answerIn(answers, benchmark.code), answer ? seen : 0)
      if (changed === 0n) return refuse('changed-meanwhile')
      await store.pick(trx, assessment, benchmark.code, { ...chosenIn(answers, offered), today })
      await noteOn(trx, assessment, 'answer benchmark', requestId, { benchmark: benchmark.code })
      return ok(`${addressOf(assessment)}#${benchmark.code}`)
    },
  })
}

const submittedMeanwhile: FormRefusal = { question: 'score', message: 'It has been submitted and cannot be changed' }

function addSubmission(app: App): void {
  addFormPage(app, {
    roles: forms.assessors,
    address: '/duty/self-assessments/:assessmentId/submission',
    params: AssessmentPath,
    about: async (trx, { assessmentId }, { actor }) => {
      const whole = theirs(actor, await store.findWhole(trx, assessmentId))
      if (whole.assessment.submitted !== undefined) throw new NotFound()
      return whole
    },
    form: ({ assessment }) => forms.submissionForm(titleOf(assessment)),
    shown: ({ assessment }) => ({ back: addressOf(assessment), button: 'Submit the self-assessment' }),
    act: async (trx, { assessment, answers }, given, { requestId }) => {
      const missing = unanswered(assessment, answers)
      if (missing.length > 0)
        return refuse({ question: 'summary', message: `Answer every benchmark first. Missing: ${missing.join(', ')}` })
      if (!(await store.submit(trx, assessment.id, textIn(given, 'summary'))))
        return refuse({ question: 'summary', message: 'It has been submitted already' })
      await noteOn(trx, assessment, 'submit self-assessment', requestId, {})
      return ok(addressOf(assessment))
    },
  })
}

const reviewWords: Record<ReviewRefusal, string> = {
  'not submitted': 'It must be submitted before it is reviewed',
  'submitted by the reviewer': 'You submitted it: a second person reviews it',
  'written by the reviewer': 'You wrote some of it: a second person reviews it',
  'reviewed already': 'This score has been reviewed already',
}

function addReviewing(app: App): void {
  addFormPage(app, {
    roles: forms.assessors,
    address: '/duty/self-assessments/:assessmentId/benchmarks/:benchmark/review',
    params: BenchmarkPath,
    about: async (trx, { assessmentId, benchmark: code }, { actor }) => {
      const whole = there(await store.findWhole(trx, assessmentId))
      const { assessment } = whole
      if (!writes(actor, assessment) && !mayKeep(actor, assessment.areaId)) throw new NotFound()
      const benchmark = there(assessment.scheme.benchmarks.find((one) => one.code === code))
      const { submitted } = assessment
      const answer = whole.answers.find((one) => one.benchmark === code)
      if (submitted === undefined || answer === undefined) throw new NotFound()
      return { whole, benchmark, answer, submitted, reviewer: actor.accountId }
    },
    form: ({ whole, benchmark, answer }) => forms.reviewForm(whole.assessment.scheme, benchmark, answer),
    shown: ({ whole }) => ({ back: addressOf(whole.assessment), button: 'Record the review' }),
    act: async (trx, { whole, benchmark, submitted, reviewer }, answers, { requestId }) => {
      const refusal = reviewRefusal(whole, benchmark.code, reviewer)
      if (refusal !== undefined) return refuse({ question: 'score', message: reviewWords[refusal] })
      const said = { ...forms.answerIn(answers, benchmark.code), submittedBy: submitted.byId }
      if ((await store.review(trx, whole.assessment, said)) === undefined)
        return refuse({ question: 'score', message: reviewWords['reviewed already'] })
      await noteOn(trx, whole.assessment, 'review benchmark', requestId, { benchmark: benchmark.code })
      return ok(`${addressOf(whole.assessment)}#${benchmark.code}`)
    },
  })
}

async function theBenchmark(
  trx: Trx,
  { assessmentId, benchmark }: z.infer<typeof BenchmarkPath>,
  { actor }: Circumstances,
): Promise<{ readonly whole: Whole; readonly benchmark: SchemeBenchmark }> {
  const whole = theirs(actor, await store.findWhole(trx, assessmentId))
  return { whole, benchmark: there(whole.assessment.scheme.benchmarks.find(({ code }) => code === benchmark)) }
}

/** @throws NotFound where the actor does not write it */
function theirs(actor: Actor, found: Whole | undefined): Whole {
  const whole = there(found)
  if (!writes(actor, whole.assessment)) throw new NotFound()
  return whole
}

/** As the database has it: of the partnership whoever keeps it, of an agency its own people. */
function writes(actor: Actor, { areaId, agency }: SelfAssessment): boolean {
  if (agency === undefined) return areasAs(actor, ...governanceEditors).includes(areaId)
  return agency.id === actor.agencyId && areasAs(actor, ...forms.assessors).includes(areaId)
}

async function noteOn(
  trx: Trx,
  { id, areaId }: Pick<SelfAssessment, 'id' | 'areaId'>,
  action: string,
  requestId: string,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'self-assessment', id }, areaId, requestId, details })
}
