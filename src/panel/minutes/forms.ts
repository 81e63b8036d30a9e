/** The forms of minutes: a draft changed, made again from the record, agreed, locked, and corrected by an addendum. Behind sign-in, so in English. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { checkboxes, longText, radios, type Option, type Question } from '#platform/forms/questions.ts'
import { sections, type Texts } from './minute.ts'
import { headingOf, type Part } from './parts.ts'

export type ItemChoice = { readonly itemId: string; readonly reference: string; readonly purpose: string }
export type MeetingChoice = { readonly id: string; readonly heldOn: Temporal.PlainDate }

export const noMeeting = 'none'
const nothing: Option = { code: 'nothing', label: { en: 'There is nothing left' } }

export function editForm(reference: string): Form {
  return form(
    'panel-minute',
    `Change the draft minute of ${reference}`,
    sections.map((section) =>
      longText({
        id: section,
        label: { en: headingOf(section) },
        name: { en: headingOf(section).toLowerCase() },
        maxLength: 29_000,
        rows: section === 'riskOwner' || section === 'nextReview' || section === 'consent' ? 2 : 6,
        optional: true,
        sensitivity: 'narrative',
      }),
    ),
    [
      'Who came, conflicts, times, what agencies wrote beforehand and actions are taken from the record: change them there, and draft those parts again.',
    ],
  )
}

export function textsIn(answers: AnyAnswers): Texts {
  const written = (section: keyof Texts) => textIn(answers, section).trim()
  return {
    information: written('information'),
    options: written('options'),
    decision: written('decision'),
    dissent: written('dissent'),
    reasons: written('reasons'),
    consent: written('consent'),
    riskOwner: written('riskOwner'),
    nextReview: written('nextReview'),
  }
}

export function againForm(reference: string, differing: readonly Part[]): Form {
  return form(
    'panel-minute-again',
    `Draft the minute of ${reference} again from the record`,
    [partsQuestion(differing.map((part) => ({ part, heading: headingOf(part) })))],
    [whatIsReplaced],
  )
}

export const whatIsReplaced =
  'These parts differ from what the meeting recorded. What was written by hand in a part that you tick is replaced.'

/** Which parts of a minute are drafted again, whatever it is about. */
export function partsQuestion(differing: readonly { readonly part: string; readonly heading: string }[]): Question {
  return checkboxes({
    id: 'parts',
    label: { en: 'Which parts?' },
    name: { en: 'which parts to draft again' },
    options:
      differing.length === 0
        ? [nothing]
        : differing.map(({ part, heading }) => ({ code: part, label: { en: heading } })),
  })
}

export function agreementForm(
  meetingOn: Temporal.PlainDate,
  items: readonly ItemChoice[],
  meetings: readonly MeetingChoice[],
): Form {
  return form(
    'panel-agreement',
    `Agree the minutes of ${formatDay(meetingOn)}`,
    [
      itemsQuestion(items),
      radios({
        id: 'meeting',
        label: { en: 'Which meeting agreed them?' },
        name: { en: 'which meeting agreed them' },
        options: [
          ...meetings.map(({ id, heldOn }) => ({ code: id, label: { en: `The meeting of ${formatDay(heldOn)}` } })),
          { code: noMeeting, label: { en: 'None: they were agreed between meetings' } },
        ],
      }),
    ],
    ['An agreed minute is not changed any more. What turns out to be wrong is put right by an addendum.'],
  )
}

export function lockForm(meetingOn: Temporal.PlainDate, items: readonly ItemChoice[]): Form {
  return form(
    'panel-lock',
    `Lock the minutes of ${formatDay(meetingOn)}`,
    [itemsQuestion(items)],
    [
      'Once a minute is locked, what was written down while its item was discussed stands as it is, too. Nobody can unlock it.',
    ],
  )
}

export function addendumForm(reference: string): Form {
  return form('panel-addendum', `Add to the minute of ${reference}`, [
    longText({ ...correction, sensitivity: 'narrative' }),
  ])
}

/** What an addendum asks, to any minute. */
export const correction = {
  id: 'words',
  label: { en: 'What is put right or added, and why' },
  name: { en: 'what is put right or added' },
  hint: { en: 'It stands beneath the minute with your name and the time, and cannot be changed afterwards' },
  maxLength: 8000,
  rows: 8,
} as const

function itemsQuestion(items: readonly ItemChoice[]): Question {
  return checkboxes({
    id: 'items',
    label: { en: 'Of which items?' },
    name: { en: 'the items' },
    options:
      items.length === 0
        ? [nothing]
        : items.map(({ itemId, reference, purpose }) => ({ code: itemId, label: { en: `${reference}, ${purpose}` } })),
  })
}

/** One page under its title. */
export function form(id: string, title: string, questions: readonly Question[], intro: readonly string[] = []): Form {
  return defineForm({
    id,
    version: '1',
    title: { en: title },
    pages: [
      page({ id, title: { en: title }, questions, ...(intro.length > 0 && { intro: intro.map((en) => ({ en })) }) }),
    ],
  })
}
