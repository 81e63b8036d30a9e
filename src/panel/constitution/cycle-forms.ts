/** The forms of how often the panel meets, and of the meetings that follow from it. */
import type { Temporal } from 'temporal-polyfill'
import { formatTime } from '#platform/day-and-time.ts'
import { dayIn, listIn, numberIn, textIn, wholeNumberCheck } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, text } from '#platform/forms/questions.ts'
import { timeCheck, timeIn, timeQuestion } from '#platform/forms/time-of-day.ts'
import type { Cycle } from './constitution.ts'
import { proposedInWords, type Proposed } from './cycle.ts'
import type { CycleChange } from './store.ts'

const version = '1'

export function cycleForm(area: string) {
  return defineForm({
    id: 'panel-cycle',
    version,
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-cycle',
        title: { en: `How often the panel of ${area} meets` },
        questions: [
          text({
            id: 'everyWeeks',
            label: { en: 'Every how many weeks?' },
            name: { en: 'every how many weeks' },
            hint: { en: 'Panels meet every four to six weeks' },
            width: 5,
          }),
          date({
            id: 'countsFrom',
            label: { en: 'Counted from which day?' },
            name: { en: 'the day it counts from' },
            hint: { en: 'A day on which it met or will meet: its weekday is that of all meetings' },
          }),
          timeQuestion('startsAt', 'Starts at', 'the time it starts'),
          text({
            id: 'place',
            label: { en: 'Place or link' },
            name: { en: 'the place' },
            maxLength: 200,
            optional: true,
          }),
        ],
        checks: [
          wholeNumberCheck('everyWeeks', 26, 'Every how many weeks must be a whole number from 1 to 26'),
          {
            reads: ['countsFrom'],
            at: 'countsFrom',
            message: { en: 'Counted from which day must be a weekday, Monday to Friday' },
            wrong: (answers: AnyAnswers) => (dayIn(answers, 'countsFrom')?.dayOfWeek ?? 1) > 5,
          },
          timeCheck('startsAt', 'Starts at must be a time, like 9:30am or 2pm'),
        ],
      }),
    ],
  })
}

export function cycleIn(answers: AnyAnswers): CycleChange {
  return {
    everyWeeks: numberIn(answers, 'everyWeeks') ?? 4,
    startsAt: timeIn(answers, 'startsAt'),
    place: textIn(answers, 'place'),
    countsFrom: theDay(answers),
  }
}

export function cycleAnswers({ everyWeeks, startsAt, place, countsFrom }: Cycle): AnyAnswers {
  return {
    everyWeeks: String(everyWeeks),
    startsAt,
    countsFrom: countsFrom.toString(),
    ...(place === '' ? {} : { place }),
  }
}

/** @param proposed what the cycle gives, with those that are left out */
export function proposedForm(cycle: Cycle, proposed: readonly Proposed[]) {
  const free = proposed.filter(({ leftOut }) => leftOut === undefined)
  return defineForm({
    id: 'panel-proposed-meetings',
    version,
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-proposed-meetings',
        title: { en: 'Arrange the next meetings' },
        intro: [
          {
            en: `They begin at ${formatTime(cycle.startsAt)}${cycle.place === '' ? '' : `, ${cycle.place}`}. Untick what does not suit; each can be changed afterwards.`,
          },
          ...proposed.filter(({ leftOut }) => leftOut !== undefined).map((one) => ({ en: proposedInWords(one) })),
        ],
        questions: [
          checkboxes({
            id: 'days',
            label: { en: 'On which days?' },
            name: { en: 'at least one day' },
            options:
              free.length === 0
                ? [{ code: 'none', label: { en: 'No day is free' } }]
                : free.map((one) => ({ code: one.day.toString(), label: { en: proposedInWords(one) } })),
          }),
        ],
      }),
    ],
  })
}

export function proposedIn(answers: AnyAnswers): readonly string[] {
  return listIn(answers, 'days')
}

function theDay(answers: AnyAnswers): Temporal.PlainDate {
  const day = dayIn(answers, 'countsFrom')
  if (day === undefined) throw new Error('the form let through a cycle that counts from no day')
  return day
}
