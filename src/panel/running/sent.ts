/** What every item's screen sends, whatever the item is about: which versions it showed, and an action to be added. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form, Page } from '#platform/forms/define-form.ts'
import { answeredQuestions, fieldsOf, readFields, type Typed } from '#platform/forms/fields.ts'
import { readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import type { Seen } from './changes.ts'
import { fieldsIn } from './record.ts'

const Versions = z.record(z.string(), z.number().int().min(1))

/** @param seen JSON, as a hidden field brings it back */
export function seenIn(seen: string): Seen {
  try {
    return Versions.parse(JSON.parse(seen))
  } catch {
    throw turnAway(400, 'versions that no screen has shown')
  }
}

/** Everything that was typed into the questions of a page, as it was sent. @param besides fields that are no questions */
export function typedOnPage(page: Page, body: unknown, besides: readonly string[]): Typed {
  const fields = readFields(page, body, besides)
  if (!fields.ok || fields.value.misfits.size > 0) throw turnAway(400, 'fields that the screen does not have')
  return fields.value.typed
}

/** Of everything that was typed, what this page asks, read. */
export function readTyped(
  form: Form,
  page: Page,
  typed: Typed,
  today: Temporal.PlainDate,
): Outcome<AnyAnswers, FieldErrors> {
  const ofThePage = new Set(
    answeredQuestions(page.questions).flatMap((one) => fieldsOf(one, '').map(([field]) => field)),
  )
  const sent = Object.fromEntries(Object.entries(typed).filter(([field]) => ofThePage.has(field)))
  const read = readPage(form, page, sent, { language: 'en', today })
  if (read.ok) return ok(read.value)
  return refuse(read.reason.why === 'wrong-answers' ? read.reason.errors : [])
}

/** What becomes an action of its own is nobody else's: two who add one at the same moment do not meet. */
export function butForTheAction(form: Form, typed: Typed): Typed {
  const own = new Set(fieldsIn(form, 'action'))
  return Object.fromEntries(Object.entries(typed).filter(([field]) => !own.has(field)))
}

export type Refused = { readonly at: string; readonly message: string }
export type AskedOfAnAgency = {
  readonly what: string
  readonly who: string
  readonly agencyId: string
  readonly dueOn: Temporal.PlainDate
}

export function actionIn(answers: AnyAnswers): Outcome<AskedOfAnAgency, Refused> {
  const what = textIn(answers, 'newActionWhat').trim()
  const agencyId = textIn(answers, 'newActionAgency')
  const dueOn = dayIn(answers, 'newActionDueOn')
  if (what === '') return refuse({ at: 'newActionWhat', message: 'Enter what is to be done' })
  if (agencyId === '') return refuse({ at: 'newActionAgency', message: 'Select the agency' })
  if (dueOn === undefined) return refuse({ at: 'newActionDueOn', message: 'Enter by when' })
  return ok({ what, who: textIn(answers, 'newActionWho').trim(), agencyId, dueOn })
}
