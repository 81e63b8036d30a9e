/** A self-assessment: one subject, one scheme, one year; what it says of each benchmark, what a second person says, and what shows it. */
import type { Changed } from '#platform/database/changed.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Scheme, Score } from '#reference/self-assessment-schemes.ts'
import type { Picked } from '../evidence-picking.ts'
import { yearWords } from '../year.ts'

export type SelfAssessment = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  /** Undefined: of the whole partnership. */
  readonly agency: { readonly id: string; readonly name: string } | undefined
  readonly scheme: Scheme
  readonly fromYear: number
  readonly submitted: Submitted | undefined
}

export type Submitted = {
  readonly by: string
  readonly byId: string
  readonly at: Temporal.Instant
  readonly summary: string
}

export type SelfAnswer = {
  readonly benchmark: string
  readonly score: string
  readonly words: string
  readonly changedById: string
} & Changed

export type PickedFor = Picked & { readonly benchmark: string }

export type SelfReview = {
  readonly benchmark: string
  readonly score: string
  readonly words: string
  readonly by: string
}

/** Everything that one page shows of it. */
export type Whole = {
  readonly assessment: SelfAssessment
  readonly answers: readonly SelfAnswer[]
  readonly picked: readonly PickedFor[]
  readonly reviews: readonly SelfReview[]
}

export function subjectOf({ agency, areaName }: SelfAssessment): string {
  return agency?.name ?? `the partnership of ${areaName}`
}

export function titleOf(assessment: SelfAssessment): string {
  return `Self-assessment of ${subjectOf(assessment)}, ${yearWords(assessment.fromYear)}`
}

export function scoreOf(scheme: Scheme, code: string): Score {
  const score = scheme.scores.find((one) => one.code === code)
  if (score === undefined) throw new Error(`the scheme ${scheme.code} has no score ${code}`)
  return score
}

/** Benchmarks without an answer, in the scheme's order. */
export function unanswered({ scheme }: SelfAssessment, answers: readonly SelfAnswer[]): readonly string[] {
  return scheme.benchmarks
    .filter(({ code }) => !answers.some(({ benchmark }) => benchmark === code))
    .map(({ label }) => label)
}

export type ReviewRefusal =
  'not submitted' | 'submitted by the reviewer' | 'written by the reviewer' | 'reviewed already'

/** Why this person may not review a benchmark; undefined where they may. The database holds the same. */
export function reviewRefusal(
  { assessment, answers, reviews }: Whole,
  benchmark: string,
  reviewer: string,
): ReviewRefusal | undefined {
  if (assessment.submitted === undefined) return 'not submitted'
  if (assessment.submitted.byId === reviewer) return 'submitted by the reviewer'
  if (answers.some(({ changedById }) => changedById === reviewer)) return 'written by the reviewer'
  return reviews.some((one) => one.benchmark === benchmark) ? 'reviewed already' : undefined
}

/** One year of a subject under a scheme, for the drawing. A benchmark nobody answered has no entry: empty is never the lowest score. */
export type YearScores = {
  readonly fromYear: number
  readonly self: ReadonlyMap<string, string>
  readonly reviewer: ReadonlyMap<string, string>
}
