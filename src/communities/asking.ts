/** What the forms of this room share: one page, in English, and the plain warning beside every box for words. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, longText, type Option } from '#platform/forms/questions.ts'
import { codesOf, codesOn, type CodeList } from '#reference/code-list.ts'
import { communityThemes, type CommunityTheme } from '#reference/communities.ts'

/** No table of this room has a column for a person; a box for words could hold one all the same. */
export const nameNobody = 'Do not name anybody, or write anything that could identify somebody'

type PageSpec = Parameters<typeof page>[0]

export function oneForm<const Questions extends PageSpec['questions']>(
  id: string,
  title: string,
  questions: Questions,
  more: Pick<PageSpec, 'intro' | 'checks'> = {},
) {
  return defineForm({
    id,
    version: '1',
    title: { en: 'Communities' },
    pages: [page({ id, title: { en: title }, questions, ...more })],
  })
}

/** A box for words about a group or a piece of work, never about a person. */
export function words(id: string, label: string, name: string, rows = 3) {
  return longText({ id, label: { en: label }, name: { en: name }, hint: { en: nameNobody }, maxLength: 4000, rows })
}

export function wordsIfAny(id: string, label: string, name: string, rows = 3) {
  return longText({
    id,
    label: { en: label },
    name: { en: name },
    hint: { en: nameNobody },
    maxLength: 4000,
    rows,
    optional: true,
  })
}

export function themesAsked(label: string, today: Temporal.PlainDate) {
  return checkboxes({
    id: 'themes',
    label: { en: label },
    name: { en: 'at least one theme' },
    options: optionsOn(communityThemes, today),
  })
}

export function themesIn(answers: AnyAnswers): readonly CommunityTheme[] {
  const chosen = listIn(answers, 'themes')
  return codesOf(communityThemes).filter((code) => chosen.includes(code))
}

export function optionsOn(list: CodeList, today: Temporal.PlainDate): readonly Option[] {
  return codesOn(list, today).map(({ code, label }) => ({ code, label }))
}

/** A whole number as people write it, "12,000" too; undefined for anything else. */
export function wholeIn(answers: AnyAnswers, question: string): number | undefined {
  const typed = textIn(answers, question).replaceAll(/[\s,£]/g, '')
  return /^\d{1,8}$/.test(typed) ? Number(typed) : undefined
}

export function wholeCheck(question: string, message: string, most: number) {
  return {
    reads: [question],
    at: question,
    message: { en: message },
    wrong: (answers: AnyAnswers) => (wholeIn(answers, question) ?? most + 1) > most,
  }
}

/** @throws when the form let through something that it asks for */
export function theWhole(answers: AnyAnswers, question: string): number {
  const number = wholeIn(answers, question)
  if (number === undefined) throw new Error(`the form let through no ${question}`)
  return number
}

export function theDay(answers: AnyAnswers, question: string): Temporal.PlainDate {
  const day = dayIn(answers, question)
  if (day === undefined) throw new Error(`the form let through no ${question}`)
  return day
}

export function theCode<Code extends string>(answers: AnyAnswers, question: string, codes: readonly Code[]): Code {
  const code = codes.find((one) => one === textIn(answers, question))
  if (code === undefined) throw new Error(`the form let through a ${question} that it did not offer`)
  return code
}

type Recorded = Readonly<Record<string, string | number | readonly string[] | Temporal.PlainDate | undefined>>

/** As answers of a form that is shown again: what is empty was not answered. */
export function answersOf(record: Recorded): AnyAnswers {
  return Object.fromEntries(
    Object.entries(record).flatMap(([question, value]): [string, string | readonly string[]][] => {
      if (value === undefined || value === '') return []
      if (!isList(value)) return [[question, String(value)]]
      return value.length === 0 ? [] : [[question, [...value]]]
    }),
  )
}

function isList(value: Recorded[string]): value is readonly string[] {
  return Array.isArray(value)
}
