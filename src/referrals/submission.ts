/** From the answers of a form to what is received. Pure: the same for a browser, an import and a test. */
import type { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import { postcodeDistrict } from '#people/matching.ts'
import {
  dayOf,
  given,
  isInstead,
  type AddressAnswer,
  type Answer,
  type AnyAnswers,
  type NameAnswer,
  type PartialDateAnswer,
  type RowAnswer,
} from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { keep, partOfKept, type KeptAnswer } from '#platform/forms/kept.ts'
import type { Submission, SubmittedDocument, SubmittedPerson } from './receive.ts'

export type SubmittedForm = {
  readonly form: Form
  readonly channel: 'professional' | 'public'
  readonly answers: AnyAnswers
  readonly language: 'en' | 'cy'
  readonly areaId: string
  readonly agencyId: string | undefined
  readonly documents: readonly SubmittedDocument[]
  readonly formToken: string
  readonly today: Temporal.PlainDate
}

/** Page of each form whose answers say who refers; kept apart from the rest. */
const referrerPages = ['referrer', 'you']

export function submissionOf(submitted: SubmittedForm): Submission {
  const { answers, form } = submitted
  const rows = rowsOf(answers['people'])
  const aboutReferrer = questionsOf(form, referrerPages)
  const isReferrer = (answer: KeptAnswer): boolean => aboutReferrer.has(answer.question)
  const whole = keep(form, answers, submitted.language)
  return {
    areaId: submitted.areaId,
    channel: submitted.channel,
    formId: form.id,
    formVersion: form.version,
    language: submitted.language,
    sector: code(answers['sector']) ?? publicSector(answers['relationship']),
    concern: code(answers['concern']) ?? 'D_unspecified',
    told: code(answers['told']) ?? 'no_other',
    emergency: code(answers['emergency']) === '999 called' ? '999 called' : 'not needed',
    safeguarding: safeguarding(answers['safeguarding']),
    people: rows.map((row) => personOf(row, submitted, isReferrer)),
    referrer: JSON.stringify(partOfKept(whole, isReferrer)),
    referrerAgencyId: submitted.agencyId,
    documents: submitted.documents,
    formToken: submitted.formToken,
  }
}

/** Each person gets the answers about themselves and about the concern; never another person's row, never the referrer. */
function personOf(
  row: RowAnswer,
  submitted: SubmittedForm,
  isReferrer: (answer: KeptAnswer) => boolean,
): SubmittedPerson {
  const own = keep(submitted.form, { ...submitted.answers, people: [row] }, submitted.language)
  const name = given(row['name']) as NameAnswer | undefined
  const address = given(row['address']) as AddressAnswer | undefined
  return {
    forenames: name?.forenames ?? '',
    surname: name?.surname ?? '',
    ...(name?.knownAs === undefined ? {} : { knownAs: name.knownAs }),
    birth: birthOf(row['born'], submitted.today),
    gender: genderOf(row['gender']),
    postcode: postcodeDistrict(address?.postcode ?? ''),
    answers: JSON.stringify(partOfKept(own, (answer) => !isReferrer(answer))),
  }
}

/** A month or a year alone counts as an age: what is known is about how old somebody is. */
function birthOf(answer: Answer | undefined, today: Temporal.PlainDate): Birth {
  const born = given(answer) as PartialDateAnswer | undefined
  if (born === undefined) return { known: 'nothing' }
  switch (born.precision) {
    case 'day':
      return { known: 'date', on: dayOf(born.date) }
    case 'age':
      return { known: 'age', years: born.years, on: today }
    case 'month':
    case 'year':
      return { known: 'age', years: Math.max(0, today.year - born.year), on: today }
  }
}

function genderOf(answer: Answer | undefined): string {
  if (answer !== undefined && isInstead(answer))
    return answer.instead === 'prefer-not-to-say' ? 'prefer_not_to_say' : 'not_known'
  return code(answer) ?? 'not_known'
}

function safeguarding(answer: Answer | undefined): Submission['safeguarding'] {
  const said = code(answer)
  return said === 'made' || said === 'not needed' ? said : 'not known'
}

/** The public form asks how somebody knows the person, in words of their own; the sector follows from it. */
function publicSector(answer: Answer | undefined): string {
  const relationship = code(answer)
  return relationship === 'friends_family' || relationship === 'community' ? relationship : 'other'
}

function code(answer: Answer | undefined): string | undefined {
  return typeof answer === 'string' && answer !== '' ? answer : undefined
}

function rowsOf(answer: Answer | undefined): readonly RowAnswer[] {
  const rows = given(answer)
  return Array.isArray(rows) ? rows.filter((row): row is RowAnswer => typeof row === 'object') : []
}

function questionsOf(form: Form, pageIds: readonly string[]): ReadonlySet<string> {
  return new Set(
    form.pages
      .filter((page) => pageIds.includes(page.id))
      .flatMap((page) => page.questions.map((question) => question.id)),
  )
}
