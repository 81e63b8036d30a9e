/** The forms of advisory groups. Behind sign-in, so in English. */
import { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, select, text } from '#platform/forms/questions.ts'
import { answersOf, oneForm, theDay, theWhole, wholeCheck, words, wordsIfAny } from '../asking.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Advice, Group, Meeting, Member } from './group.ts'

const none = 'none'

export function groupForm(
  title: string,
  { areas, change }: { readonly areas: readonly Area[]; readonly change: boolean },
) {
  return oneForm('group', title, [
    ...areaQuestion(areas),
    text({ id: 'name', label: { en: 'Name of the group' }, name: { en: 'the name of the group' } }),
    wordsIfAny('terms', 'What is it for?', 'what it is for', 5),
    ...(change
      ? [
          date({
            id: 'endedOn',
            label: { en: 'When did it end?' },
            name: { en: 'when it ended' },
            hint: { en: 'Leave it empty while it goes on' },
            range: 'today or past',
            optional: true,
          }),
        ]
      : []),
  ])
}

export function groupIn(answers: AnyAnswers): Pick<Group, 'name' | 'terms' | 'endedOn'> {
  return { name: textIn(answers, 'name'), terms: textIn(answers, 'terms'), endedOn: dayIn(answers, 'endedOn') }
}

export function groupAnswers({ name, terms, endedOn }: Group): AnyAnswers {
  return answersOf({ name, terms, endedOn })
}

/** @param organisations those that do not sit on it yet */
export function memberForm(group: Group, organisations: readonly Organisation[]) {
  return oneForm(
    'member',
    `Add a member of ${group.name}`,
    [
      select({
        id: 'organisation',
        label: { en: 'Which organisation?' },
        name: { en: 'the organisation' },
        options:
          organisations.length === 0
            ? [{ code: none, label: { en: 'Every organisation is a member already' } }]
            : organisations.map(({ id, name }) => ({ code: id, label: { en: name } })),
      }),
      date({
        id: 'fromOn',
        label: { en: 'When did it join?' },
        name: { en: 'when it joined' },
        range: 'today or past',
      }),
    ],
    { intro: [{ en: 'Members are organisations. Causeway does not keep the name of anybody they send.' }] },
  )
}

/** Undefined: there was none to choose. */
export function memberIn(answers: AnyAnswers): Pick<Member, 'organisationId' | 'fromOn'> | undefined {
  const organisationId = textIn(answers, 'organisation')
  return organisationId === none ? undefined : { organisationId, fromOn: theDay(answers, 'fromOn') }
}

export function memberEndForm({ organisation, fromOn }: Member) {
  return oneForm(
    'member-end',
    `Record that ${organisation} left the group`,
    [
      date({
        id: 'untilOn',
        label: { en: 'When did it leave?' },
        name: { en: 'when it left' },
        range: 'today or past',
      }),
    ],
    {
      checks: [
        {
          reads: ['untilOn'],
          at: 'untilOn',
          message: { en: 'The day it left must not be before it joined' },
          wrong: (answers: AnyAnswers) => Temporal.PlainDate.compare(theDay(answers, 'untilOn'), fromOn) < 0,
        },
      ],
    },
  )
}

export function meetingForm(group: Group) {
  return oneForm(
    'advisory-meeting',
    `Record a meeting of ${group.name}`,
    [
      date({ id: 'heldOn', label: { en: 'When was it?' }, name: { en: 'when it was' }, range: 'today or past' }),
      text({
        id: 'organisations',
        label: { en: 'How many organisations came?' },
        name: { en: 'how many organisations came' },
        width: 5,
      }),
      words('spokeOf', 'What was talked about?', 'what was talked about', 5),
    ],
    { checks: [wholeCheck('organisations', 'How many organisations came must be a whole number', 500)] },
  )
}

export function meetingIn(answers: AnyAnswers): Pick<Meeting, 'heldOn' | 'organisations' | 'spokeOf'> {
  return {
    heldOn: theDay(answers, 'heldOn'),
    organisations: theWhole(answers, 'organisations'),
    spokeOf: textIn(answers, 'spokeOf'),
  }
}

export function adviceForm(group: Group) {
  return oneForm('advice', `Record advice from ${group.name}`, [
    words('advice', 'What did the group advise?', 'what the group advised', 4),
  ])
}

export function doneForm({ advice, givenOn }: Advice) {
  return oneForm(
    'advice-done',
    'What was done with the advice?',
    [
      words('done', 'What was done?', 'what was done', 4),
      date({
        id: 'doneOn',
        label: { en: 'When was it done?' },
        name: { en: 'when it was done' },
        range: 'today or past',
      }),
    ],
    {
      intro: [{ en: `The group advised: ${advice}` }, { en: 'If the advice was not taken, say so and say why.' }],
      checks: [
        {
          reads: ['doneOn'],
          at: 'doneOn',
          message: { en: 'The day it was done must not be before the advice' },
          wrong: (answers: AnyAnswers) => Temporal.PlainDate.compare(theDay(answers, 'doneOn'), givenOn) < 0,
        },
      ],
    },
  )
}

export function doneIn(answers: AnyAnswers) {
  return { what: textIn(answers, 'done'), on: theDay(answers, 'doneOn') }
}

export function doneAnswers({ done }: Advice): AnyAnswers {
  return answersOf({ done: done?.what, doneOn: done?.on })
}
