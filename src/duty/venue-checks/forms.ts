/** The forms of a venue check: what the hirer says, what was looked at, what is decided, and an appeal. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, longText, radios, text } from '#platform/forms/questions.ts'
import { hasCode, labelOf } from '#reference/code-list.ts'
import { venueLooks, venueOutcomes } from '#reference/duty-work.ts'
import { onePage } from '../standing.ts'
import type { Appeal, Decision, Finding, VenueCheck } from './venue-check.ts'

export const ticketedNames = { open: 'Open to all', ticketed: 'By ticket', members: 'Members only' } as const
export const equalityNames = { given: 'Given', 'not given': 'Not given' } as const

export function askForm(areas: readonly Area[]) {
  return onePage(
    'venue-check',
    'Ask: an event in a venue',
    [
      ...areaQuestion(areas),
      text({ id: 'venue', label: { en: 'Venue' }, name: { en: 'the venue' }, maxLength: 200 }),
      text({
        id: 'hirer',
        label: { en: 'Who hires it?' },
        name: { en: 'who hires it' },
        hint: { en: 'The organisation, and names it goes by' },
        maxLength: 200,
      }),
      text({ id: 'event', label: { en: 'Event' }, name: { en: 'the event' }, maxLength: 200 }),
      date({ id: 'eventOn', label: { en: 'Date of the event' }, name: { en: 'the date of the event' } }),
      longText({
        id: 'theme',
        label: { en: 'What is it about?' },
        name: { en: 'what it is about' },
        maxLength: 2000,
        rows: 3,
      }),
      longText({
        id: 'speakers',
        label: { en: 'Who is announced to speak?' },
        name: { en: 'who is announced to speak' },
        hint: { en: 'As the hirer announces them. Nothing about anybody in a case.' },
        maxLength: 1000,
        rows: 2,
        optional: true,
      }),
      text({ id: 'audience', label: { en: 'For whom?' }, name: { en: 'for whom' }, maxLength: 500 }),
      text({
        id: 'publicity',
        label: { en: 'How is it announced?' },
        name: { en: 'how it is announced' },
        maxLength: 500,
        optional: true,
      }),
      radios({
        id: 'ticketed',
        label: { en: 'Who may come?' },
        name: { en: 'who may come' },
        options: Object.entries(ticketedNames).map(([code, words]) => ({ code, label: { en: words } })),
      }),
      radios({
        id: 'equality',
        label: { en: 'Has the hirer given the equality commitment?' },
        name: { en: 'whether the equality commitment was given' },
        options: Object.entries(equalityNames).map(([code, words]) => ({ code, label: { en: words } })),
      }),
    ],
    { intro: [{ en: 'A check expires 12 months after the event, and then goes whole.' }] },
  )
}

export function askedIn(answers: AnyAnswers, areaId: string): Omit<VenueCheck, 'id'> {
  const eventOn = dayIn(answers, 'eventOn')
  if (eventOn === undefined) throw new Error('the form let through an event without its date')
  const ticketed = textIn(answers, 'ticketed')
  return {
    areaId,
    eventOn,
    venue: textIn(answers, 'venue'),
    hirer: textIn(answers, 'hirer'),
    event: textIn(answers, 'event'),
    theme: textIn(answers, 'theme'),
    speakers: textIn(answers, 'speakers'),
    audience: textIn(answers, 'audience'),
    publicity: textIn(answers, 'publicity'),
    ticketed: ticketed === 'open' || ticketed === 'members' ? ticketed : 'ticketed',
    equality: textIn(answers, 'equality') === 'given' ? 'given' : 'not given',
  }
}

export function findingForm({ event }: VenueCheck) {
  return onePage('venue-finding', `Check: ${event}`, [
    radios({
      id: 'looked',
      label: { en: 'What did you look at?' },
      name: { en: 'what you looked at' },
      options: venueLooks.map(({ code, label }) => ({ code, label })),
    }),
    longText({
      id: 'words',
      label: { en: 'What did you find?' },
      name: { en: 'what you found' },
      maxLength: 4000,
      rows: 5,
    }),
  ])
}

export function findingIn(answers: AnyAnswers): Omit<Finding, 'by'> {
  const looked = textIn(answers, 'looked')
  if (!hasCode(venueLooks, looked)) throw new Error('the form let through something else to look at')
  return { looked, words: textIn(answers, 'words') }
}

export function decisionForm({ event }: VenueCheck, stage: Decision['stage']) {
  return onePage(
    'venue-decision',
    stage === 'appeal' ? `Decide on the appeal: ${event}` : `Decide: ${event}`,
    [
      radios({
        id: 'outcome',
        label: { en: 'What is decided?' },
        name: { en: 'what is decided' },
        options: venueOutcomes.map(({ code, label }) => ({ code, label })),
      }),
      longText({
        id: 'conditions',
        label: { en: 'On which conditions?' },
        name: { en: 'the conditions' },
        maxLength: 3000,
        rows: 4,
        showIf: { question: 'outcome', is: ['conditions'] },
      }),
      longText({ id: 'reasons', label: { en: 'Why?' }, name: { en: 'why' }, maxLength: 4000, rows: 5 }),
      longText({
        id: 'freeSpeech',
        label: { en: 'How was free speech weighed?' },
        name: { en: 'how free speech was weighed' },
        hint: {
          en: 'What speaks for letting it happen, and why that did or did not outweigh the rest (Article 10; section 31)',
        },
        maxLength: 4000,
        rows: 5,
      }),
    ],
    { intro: stage === 'appeal' ? [{ en: 'An appeal is decided by somebody else than the first decision.' }] : [] },
  )
}

export function decisionIn(answers: AnyAnswers, stage: Decision['stage']): Omit<Decision, 'by' | 'byId' | 'at'> {
  const outcome = textIn(answers, 'outcome')
  if (!hasCode(venueOutcomes, outcome)) throw new Error('the form let through another outcome')
  return {
    stage,
    outcome,
    reasons: textIn(answers, 'reasons'),
    conditions: outcome === 'conditions' ? textIn(answers, 'conditions') : '',
    freeSpeech: textIn(answers, 'freeSpeech'),
  }
}

export function appealForm({ event }: VenueCheck, { outcome }: Decision) {
  return onePage(
    'venue-appeal',
    `Record an appeal: ${event}`,
    [
      date({
        id: 'receivedOn',
        label: { en: 'When did it come?' },
        name: { en: 'when it came' },
        range: 'today or past',
      }),
      longText({
        id: 'grounds',
        label: { en: 'On which grounds?' },
        name: { en: 'the grounds' },
        maxLength: 4000,
        rows: 5,
      }),
    ],
    { intro: [{ en: `The first decision is: ${labelOf(venueOutcomes, outcome)}.` }] },
  )
}

export function appealIn(answers: AnyAnswers, today: Temporal.PlainDate): Appeal {
  return { receivedOn: dayIn(answers, 'receivedOn') ?? today, grounds: textIn(answers, 'grounds') }
}
