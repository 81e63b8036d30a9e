/** The forms by which an agenda is arranged. */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { numberIn, textIn, wholeNumberCheck } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { behindIn, behindQuestion, first } from '#platform/forms/place-in-order.ts'
import { longText, radios, repeated, text } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { agendaPurposes, removalReasons, type RemovalReason } from '#reference/decisions.ts'
import { nameOf, type AgendaItem, type ItemPurpose } from './item.ts'
import type { StandingItem } from './standing.ts'

const longestMinutes = 240

const minutesQuestion = text({
  id: 'minutes',
  label: { en: 'How many minutes?' },
  name: { en: 'how many minutes' },
  width: 5,
  maxLength: 3,
  optional: true,
})
const minutesCheck = {
  ...wholeNumberCheck('minutes', longestMinutes, `Minutes must be a whole number from 1 to ${longestMinutes}`),
  wrong: (answers: AnyAnswers) => textIn(answers, 'minutes') !== '' && !isMinutes(numberIn(answers, 'minutes')),
}
function isMinutes(number: number | undefined): boolean {
  return number !== undefined && number >= 1 && number <= longestMinutes
}

// ── a case ──

export const itemForm = defineForm({
  id: 'panel-item',
  version: '1',
  title: { en: 'Channel panel' },
  pages: [
    page({
      id: 'panel-item',
      title: { en: 'Put a case on the agenda' },
      questions: [
        text({
          id: 'reference',
          label: { en: 'Reference of the case' },
          name: { en: 'the reference of the case' },
          hint: { en: 'As it stands on the case: THU-2026-0012' },
          width: 20,
          maxLength: 40,
        }),
        radios({
          id: 'purpose',
          label: { en: 'What is it for?' },
          name: { en: 'what it is for' },
          hint: { en: 'A case that waits for its first discussion, or was deferred, is listed for that.' },
          options: agendaPurposes.map(({ code, label }) => ({ code, label })),
        }),
        minutesQuestion,
      ],
      checks: [minutesCheck],
    }),
  ],
})

export function itemIn(answers: AnyAnswers): {
  readonly reference: string
  readonly purpose: ItemPurpose
  readonly minutes: number | undefined
} {
  const purpose = textIn(answers, 'purpose')
  if (!hasCode(agendaPurposes, purpose)) throw new Error(`no such purpose of an agenda item: ${purpose}`)
  return { reference: textIn(answers, 'reference'), purpose, minutes: numberIn(answers, 'minutes') }
}

// ── place and time ──

export function placeForm(item: AgendaItem, others: readonly AgendaItem[]) {
  return defineForm({
    id: 'panel-item-place',
    version: '1',
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-item-place',
        title: { en: `Place and time: ${nameOf(item)}` },
        questions: [behindQuestion(others.map((other) => ({ id: other.id, words: nameOf(other) }))), minutesQuestion],
        checks: [minutesCheck],
      }),
    ],
  })
}

export function placeAnswers(item: AgendaItem, all: readonly AgendaItem[]): AnyAnswers {
  const before = all[all.findIndex(({ id }) => id === item.id) - 1]
  return {
    behind: before?.id ?? first,
    ...(item.minutes === undefined ? {} : { minutes: String(item.minutes) }),
  }
}

export function placeIn(answers: AnyAnswers): {
  readonly behind: string | undefined
  readonly minutes: number | undefined
} {
  return { behind: behindIn(answers), minutes: numberIn(answers, 'minutes') }
}

// ── taking off ──

export function removalForm(item: AgendaItem) {
  return defineForm({
    id: 'panel-item-removal',
    version: '1',
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-item-removal',
        title: { en: `Take off the agenda: ${nameOf(item)}` },
        questions: [
          radios({
            id: 'reason',
            label: { en: 'Why does it come off?' },
            name: { en: 'why it comes off' },
            options: removalReasons.map(({ code, label }) => ({ code, label })),
          }),
          // Of a standing item there is nothing to seal it under, and nothing more to say.
          ...(item.about.kind === 'case'
            ? [
                longText({
                  id: 'remark',
                  label: { en: 'Anything to add' },
                  name: { en: 'anything to add' },
                  hint: { en: 'For those who work the case. Members do not see it.' },
                  maxLength: 2000,
                  rows: 4,
                  optional: true,
                  sensitivity: 'narrative',
                }),
              ]
            : []),
        ],
      }),
    ],
  })
}

export function removalIn(answers: AnyAnswers): { readonly reason: RemovalReason; readonly remark: string } {
  const reason = textIn(answers, 'reason')
  if (!hasCode(removalReasons, reason)) throw new Error(`no such reason to take an item off: ${reason}`)
  return { reason, remark: textIn(answers, 'remark') }
}

// ── standing items ──

const titleQuestion = text({
  id: 'title',
  label: { en: 'What is it called?' },
  name: { en: 'what it is called' },
  hint: { en: 'Everybody who is invited reads it. Name no person in a case' },
  maxLength: 200,
})
const placeQuestion = radios({
  id: 'place',
  label: { en: 'Where does it stand?' },
  name: { en: 'where it stands' },
  options: [
    { code: 'opens', label: { en: 'In front of the cases' } },
    { code: 'closes', label: { en: 'Behind the cases' } },
  ],
})

export const standingItemForm = defineForm({
  id: 'panel-standing-item',
  version: '1',
  title: { en: 'Channel panel' },
  pages: [
    page({
      id: 'panel-standing-item',
      title: { en: 'Add an item without a case' },
      questions: [titleQuestion, placeQuestion, minutesQuestion],
      checks: [minutesCheck],
    }),
  ],
})

export function standingItemIn(answers: AnyAnswers): StandingItem {
  const minutes = numberIn(answers, 'minutes')
  return {
    title: textIn(answers, 'title'),
    place: textIn(answers, 'place') === 'closes' ? 'closes' : 'opens',
    ...(minutes === undefined ? {} : { minutes }),
  }
}

export const standingItemsForm = defineForm({
  id: 'panel-standing-items',
  version: '1',
  title: { en: 'Channel panel' },
  pages: [
    page({
      id: 'panel-standing-items',
      title: { en: 'Standing items of every meeting' },
      intro: [
        {
          en: 'A new meeting starts with these on its agenda. Meetings that are arranged already keep theirs: change them there.',
        },
      ],
      questions: [
        repeated({
          id: 'items',
          label: { en: 'Items, in their order' },
          name: { en: 'the items' },
          item: { en: 'item' },
          of: [titleQuestion, placeQuestion, minutesQuestion],
          min: 0,
          max: 20,
        }),
      ],
      checks: [
        {
          reads: ['items'],
          at: 'items',
          message: { en: `Minutes must be a whole number from 1 to ${longestMinutes}` },
          wrong: (answers) =>
            rowsOf(answers).some((row) => textIn(row, 'minutes') !== '' && !isMinutes(numberIn(row, 'minutes'))),
        },
      ],
    }),
  ],
})

export function standingItemsIn(answers: AnyAnswers): readonly StandingItem[] {
  return rowsOf(answers).map(standingItemIn)
}

export function standingItemsAnswers(items: readonly StandingItem[]): AnyAnswers {
  return {
    items: items.map(({ title, place, minutes }) => ({
      title,
      place,
      ...(minutes === undefined ? {} : { minutes: String(minutes) }),
    })),
  }
}

function rowsOf(answers: AnyAnswers): readonly AnyAnswers[] {
  const rows = answers['items']
  return Array.isArray(rows) ? rows.filter((row): row is AnyAnswers => typeof row === 'object') : []
}
