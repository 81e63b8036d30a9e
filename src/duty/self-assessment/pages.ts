/** What the pages of self-assessments show. */
import { formatDayAndTime } from '#platform/day-and-time.ts'
import type { SchemeBenchmark } from '#reference/self-assessment-schemes.ts'
import { pickedView } from '../evidence-picking.ts'
import { yearWords } from '../year.ts'
import {
  reviewRefusal,
  scoreOf,
  subjectOf,
  titleOf,
  type SelfAssessment,
  type Whole,
  type YearScores,
} from './self-assessment.ts'
import { squareWords, yearChart } from './year-chart.ts'

const tones = { poor: 'red', middling: 'yellow', good: 'green', beyond: 'blue' } as const

export function addressOf({ id }: Pick<SelfAssessment, 'id'>): string {
  return `/duty/self-assessments/${id}`
}

export function listTable(assessments: readonly SelfAssessment[]) {
  return {
    caption: 'Self-assessments',
    hidden: true,
    nothing: 'No self-assessment has been begun yet.',
    headings: ['Who', 'Year', 'Benchmarks', 'State'],
    rows: assessments.map((one) => ({
      href: addressOf(one),
      cells: [capital(subjectOf(one)), yearWords(one.fromYear), one.scheme.title, { tag: stateTag(one) }],
    })),
  }
}

export type Reader = { readonly accountId: string; readonly mayWrite: boolean; readonly mayReview: boolean }

export function assessmentPage(whole: Whole, years: readonly YearScores[], reader: Reader, plan: string | undefined) {
  const { assessment, answers, reviews } = whole
  const { scheme, submitted } = assessment
  const isDraft = submitted === undefined
  const name = `${capital(subjectOf(assessment))}: scores year on year`
  return {
    heading: titleOf(assessment),
    scheme: scheme.title,
    state: stateTag(assessment),
    submitted:
      submitted === undefined
        ? undefined
        : { summary: submitted.summary, words: `Submitted by ${submitted.by} on ${formatDayAndTime(submitted.at)}.` },
    progress: isDraft
      ? `${answers.length} of ${scheme.benchmarks.length} benchmarks are answered.`
      : `${reviews.length} of ${scheme.benchmarks.length} scores have been looked at by a second person.`,
    benchmarks: scheme.benchmarks.map((benchmark) => benchmarkView(whole, benchmark, reader)),
    acts:
      isDraft && reader.mayWrite
        ? [{ text: 'Submit the self-assessment', href: `${addressOf(assessment)}/submission`, first: true }]
        : [],
    plan: reader.mayWrite ? plan : undefined,
    yearOnYear:
      years.length === 0
        ? undefined
        : {
            name,
            chart: yearChart(name, scheme, years),
            table: {
              caption: name,
              hidden: true,
              headings: ['Benchmark', ...years.map(({ fromYear }) => yearWords(fromYear))],
              rows: scheme.benchmarks.map(({ code, label }) => ({
                cells: [label, ...years.map((year) => squareWords(scheme, year, code) || 'Not answered')],
              })),
            },
          },
  }
}

function benchmarkView(whole: Whole, benchmark: SchemeBenchmark, reader: Reader) {
  const { assessment, answers, picked, reviews } = whole
  const { scheme } = assessment
  const answer = answers.find((one) => one.benchmark === benchmark.code)
  const reviewed = reviews.find((one) => one.benchmark === benchmark.code)
  const address = `${addressOf(assessment)}/benchmarks/${benchmark.code}`
  const mayAnswer = reader.mayWrite && assessment.submitted === undefined
  const mayReview = reader.mayReview && reviewRefusal(whole, benchmark.code, reader.accountId) === undefined
  return {
    id: benchmark.code,
    label: benchmark.label,
    requirement: benchmark.requirement,
    good: benchmark.good,
    own: answer === undefined ? undefined : { tag: tagOf(scheme, answer.score), words: answer.words },
    reviewer:
      reviewed === undefined
        ? undefined
        : { tag: tagOf(scheme, reviewed.score), words: reviewed.words, by: reviewed.by },
    evidence: picked.filter((one) => one.benchmark === benchmark.code).map(pickedView),
    answer: mayAnswer ? { text: answer === undefined ? 'Answer' : 'Change the answer', href: address } : undefined,
    review: mayReview ? `${address}/review` : undefined,
  }
}

function tagOf(scheme: SelfAssessment['scheme'], code: string) {
  const { label, tone } = scoreOf(scheme, code)
  // "Red: not in place" is a tag and words beside it.
  const [text = label, words = ''] = label.split(': ')
  return { text, words, colour: tones[tone] }
}

function stateTag({ submitted }: SelfAssessment) {
  return submitted === undefined ? { text: 'Draft', colour: 'grey' } : { text: 'Submitted', colour: 'green' }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
