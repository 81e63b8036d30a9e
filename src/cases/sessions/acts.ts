/** What is written down of a session, each as a page of data: booking, outcome, report, no report, correction. One pair of handlers serves them. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Form } from '#platform/forms/define-form.ts'
import { date, information, longText, radios, select } from '#platform/forms/questions.ts'
import { labelOf } from '#reference/code-list.ts'
import { whoToldOfIt, whyNotHeld, type WhoToldOfIt, type WhyNotHeld } from '#reference/commissions.ts'
import { markings } from '#reference/sharing.ts'
import { chosen, reason } from '../steps/parts.ts'
import { lastEntry, mayWrite, type EventKind, type SessionEvent, type SessionRefusal, type Terms } from './sessions.ts'

/** A session, before something is written down of it. */
export type About = {
  readonly number: number
  readonly terms: Terms
  readonly events: readonly SessionEvent[]
  readonly today: Temporal.PlainDate
}

export type SessionAct = {
  /** The last part of the address. */
  readonly address: string
  readonly label: string
  /** Whether a provider may do it, or only whoever works the case. */
  readonly by: 'provider too' | 'caseworkers'
  /** Why it cannot be done at all now, whatever is answered. */
  whyNot(about: About, mayStrike: boolean): SessionRefusal | undefined
  form(about: About): Form
  /** What stands in the form before anybody has typed. */
  begun?(about: About): AnyAnswers
  event(
    answers: AnyAnswers,
    about: About,
  ): Pick<SessionEvent, 'kind' | 'on' | 'why' | 'toldBy' | 'strikes'> & {
    readonly tellNow?: boolean
    readonly marking?: string | undefined
    /** Whether the words of the form are kept with it. */
    readonly keeps: boolean
  }
  /** The question at which a refusal is shown. */
  readonly refusedAt: string
}

/** A refusal that no answer could change; the date that is asked for is taken as it would best be. */
function beforehand(kind: EventKind, about: About, mayStrike = true): SessionRefusal | undefined {
  const { number, terms, events, today } = about
  const from = kind === 'booked' && Temporal.PlainDate.compare(terms.fromOn, today) > 0 ? terms.fromOn : today
  return mayWrite({ number, kind, on: from, supportedThen: true, mayStrike }, terms, events, today)
}

const onePage = (id: string, title: string, questions: Form['pages'][number]['questions']): Form =>
  defineForm({ id, version: '1', title: { en: title }, pages: [page({ id, title: { en: title }, questions })] })

const words = (id: string, label: string, name: string, hint: string) =>
  longText({
    id,
    label: { en: label },
    name: { en: name },
    hint: { en: hint },
    maxLength: 4000,
    rows: 5,
    sensitivity: 'narrative',
  })

const booking: SessionAct = {
  address: 'booking',
  label: 'Book the session',
  by: 'provider too',
  whyNot: (about) => beforehand('booked', about),
  form: ({ number, terms }) =>
    onePage('session-booking', `Book session ${number}`, [
      information({
        id: 'period',
        text: [{ en: `Agreed for ${formatDay(terms.fromOn)} to ${formatDay(terms.untilOn)}.` }],
      }),
      date({ id: 'on', label: { en: 'Which day?' }, name: { en: 'the day' }, range: 'today or future' }),
    ]),
  event: (answers) => ({ kind: 'booked', on: dayIn(answers), keeps: false }),
  refusedAt: 'on',
}

const outcome: SessionAct = {
  address: 'outcome',
  label: 'Record what happened',
  by: 'provider too',
  whyNot: (about) => beforehand('not held', about),
  form: ({ number }) =>
    onePage('session-outcome', `What happened to session ${number}?`, [
      radios({
        id: 'held',
        label: { en: 'Was it held?' },
        name: { en: 'whether it was held' },
        options: [
          { code: 'yes', label: { en: 'Yes' } },
          { code: 'no', label: { en: 'No' } },
        ],
      }),
      date({
        id: 'on',
        label: { en: 'On which day?' },
        name: { en: 'the day' },
        hint: { en: 'The day it was held, or should have been' },
      }),
      radios({
        id: 'why',
        label: { en: 'Why was it not held?' },
        name: { en: 'why it was not held' },
        options: whyNotHeld.map(({ code, label }) => ({ code, label })),
        showIf: { question: 'held', is: ['no'] },
      }),
      select({
        id: 'toldBy',
        label: { en: 'Who told you?' },
        name: { en: 'who told you' },
        options: whoToldOfIt.map(({ code, label }) => ({ code, label })),
        showIf: { question: 'held', is: ['no'] },
      }),
      longText({
        id: 'words',
        label: { en: 'What was said about it, if anything' },
        name: { en: 'what was said' },
        hint: {
          en: 'The provider and whoever works the case read this. Not coming has many reasons, and is no sign of anything by itself.',
        },
        maxLength: 2000,
        rows: 4,
        optional: true,
        showIf: { question: 'held', is: ['no'] },
        sensitivity: 'narrative',
      }),
    ]),
  begun: ({ number, events }) => {
    const last = lastEntry(number, events)
    return last?.kind === 'booked' ? { on: last.on.toString() } : {}
  },
  event: (answers) => {
    const on = dayIn(answers)
    if (chosen(answers, 'held') === 'yes') return { kind: 'held', on, keeps: false }
    return {
      kind: 'not held',
      on,
      why: codeIn<WhyNotHeld>(answers, 'why', whyNotHeld),
      toldBy: codeIn<WhoToldOfIt>(answers, 'toldBy', whoToldOfIt),
      keeps: chosen(answers, 'words') !== undefined,
    }
  },
  refusedAt: 'on',
}

const report: SessionAct = {
  address: 'report',
  label: 'Write the report',
  by: 'provider too',
  whyNot: (about) => beforehand('reported', about),
  form: ({ number, events }) =>
    onePage('session-report', `Report of session ${number}`, [
      information({ id: 'heldOn', text: [{ en: heldInWords(number, events) }] }),
      words('worked', 'What did you work on?', 'what you worked on', 'Facts: what was done and said, and by whom'),
      words('engaged', 'How did the person take part?', 'how the person took part', 'In your own words. No scores.'),
      words(
        'progress',
        'How does it stand with the objective?',
        'how it stands with the objective',
        'What has changed, and what has not',
      ),
      longText({
        id: 'worry',
        label: { en: 'Is there anything that worries you?' },
        name: { en: 'what worries you' },
        hint: { en: 'Leave it empty if there is not. If somebody is in danger now, call 999 first.' },
        maxLength: 4000,
        rows: 4,
        optional: true,
        sensitivity: 'narrative',
      }),
      radios({
        id: 'tellNow',
        label: { en: 'Should the coordinator look at this now?' },
        name: { en: 'whether the coordinator should look at this now' },
        options: [
          { code: 'no', label: { en: 'No, with the other reports' } },
          { code: 'yes', label: { en: 'Yes, tell the coordinator now' } },
        ],
      }),
      radios({
        id: 'marking',
        label: { en: 'Marking' },
        name: { en: 'the marking' },
        options: markings.map(({ code, label }) => ({ code, label })),
      }),
    ]),
  event: (answers, { today }) => ({
    kind: 'reported',
    on: today,
    tellNow: chosen(answers, 'tellNow') === 'yes',
    marking: chosen(answers, 'marking'),
    keeps: true,
  }),
  refusedAt: 'worked',
}

const noReport: SessionAct = {
  address: 'no-report',
  label: 'Record that no report will come',
  by: 'caseworkers',
  whyNot: (about) => beforehand('no report', about),
  form: ({ number, events }) =>
    onePage('session-no-report', `No report of session ${number} will come`, [
      information({ id: 'heldOn', text: [{ en: heldInWords(number, events) }] }),
      {
        ...reason('Why will none come, and what is known of the session?'),
        hint: { en: 'The provider reads this too.' },
      },
    ]),
  event: (_answers, { today }) => ({ kind: 'no report', on: today, keeps: true }),
  refusedAt: 'reason',
}

const correction: SessionAct = {
  address: 'correction',
  label: 'Correct the last entry',
  by: 'provider too',
  whyNot: (about, mayStrike) => beforehand('struck', about, mayStrike),
  form: ({ number, events }) =>
    onePage('session-correction', `Correct the last entry of session ${number}`, [
      information({
        id: 'entry',
        text: [
          { en: `The last entry: ${entryInWords(lastEntry(number, events))}.` },
          { en: 'It is struck out and stays in sight, with your reason. Then write down what is right.' },
        ],
      }),
      { ...reason('What was wrong with it?'), hint: { en: 'The provider and whoever works the case read this.' } },
    ]),
  event: (_answers, { number, events, today }) => ({
    kind: 'struck',
    on: today,
    strikes: lastEntry(number, events)?.seq,
    keeps: true,
  }),
  refusedAt: 'reason',
}

export const sessionActs: readonly SessionAct[] = [booking, outcome, report, noReport, correction]

function dayIn(answers: AnyAnswers): Temporal.PlainDate {
  return Temporal.PlainDate.from(chosen(answers, 'on') ?? '')
}

function codeIn<Code extends string>(
  answers: AnyAnswers,
  question: string,
  list: readonly { readonly code: Code }[],
): Code | undefined {
  return list.find(({ code }) => code === chosen(answers, question))?.code
}

function heldInWords(number: number, events: readonly SessionEvent[]): string {
  const held = events.findLast((event) => event.number === number && event.kind === 'held')
  return held === undefined ? '' : `Held on ${formatDay(held.on)}.`
}

/** An entry in a few words: "booked for 3 March 2026". */
export function entryInWords(event: SessionEvent | undefined): string {
  if (event === undefined) return 'there is none'
  const on = formatDay(event.on)
  switch (event.kind) {
    case 'booked':
      return `booked for ${on}`
    case 'held':
      return `held on ${on}`
    case 'not held':
      return `not held on ${on}${event.why === undefined ? '' : `. ${labelOf(whyNotHeld, event.why)}`}${event.toldBy === undefined ? '' : `. Told by: ${labelOf(whoToldOfIt, event.toldBy).toLowerCase()}`}`
    case 'reported':
      return `report received on ${on}`
    case 'no report':
      return 'no report will come'
    case 'struck':
      return 'the entry before was struck out as a mistake'
  }
}
