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
    'Ask for a venue check',
    [
      ...areaQuestion(areas),
      text({ id: 'venue', label: { en: 'Venue' }, name: { en: 'the venue' }, maxLength: 200 }),
      text({
        id: 'hirer',
        label: { en: 'Who hires it?' },
        name: { en: 'who hires it' },
        hint: { en: 'The organisation, and any other names it uses' },
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
        label: { en: 'Which speakers are announced?' },
        name: { en: 'which speakers are announced' },
        hint: { en: 'As the hirer announces them. Do not write anything about a person in a case' },
        maxLength: 1000,
        rows: 2,
        optional: true,
      }),
      text({
        id: 'audience',
        label: { en: 'Who is the event for?' },
        name: { en: 'who the event is for' },
        maxLength: 500,
      }),
      text({
        id: 'publicity',
        label: { en: 'How is the event advertised?' },
        name: { en: 'how the event is advertised' },
        maxLength: 500,
        optional: true,
      }),
      radios({
        id: 'ticketed',
        label: { en: 'Who can come?' },
        name: { en: 'who can come' },
        options: Object.entries(ticketedNames).map(([code, words]) => ({ code, label: { en: words } })),
      }),
      radios({
        id: 'equality',
        label: { en: 'Has the hirer given the equality commitment?' },
        name: { en: 'whether the equality commitment was given' },
        options: Object.entries(equalityNames).map(([code, words]) => ({ code, label: { en: words } })),
      }),
    ],
    { intro: [{ en: '12 months after the event the whole check is deleted.' }] },
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
        label: { en: 'What is the decision?' },
        name: { en: 'the decision' },
        options: venueOutcomes.map(({ code, label }) => ({ code, label })),
      }),
      longText({
        id: 'conditions',
        label: { en: 'What are the conditions?' },
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
          en: 'Say what speaks for letting the event happen, and why that did or did not outweigh the rest (Article 10 of the European Convention on Human Rights; section 31 of the Act)',
        },
        maxLength: 4000,
        rows: 5,
      }),
    ],
    {
      intro:
        stage === 'appeal'
          ? [{ en: 'An appeal must be decided by somebody who did not make the first decision.' }]
          : [],
    },
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
        label: { en: 'When was the appeal received?' },
        name: { en: 'when the appeal was received' },
        range: 'today or past',
      }),
      longText({
        id: 'grounds',
        label: { en: 'What are the grounds of the appeal?' },
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
