/** The forms of a project: what it is, how its provider was checked, when it began, what was done and what was found. In English. */
import { Temporal } from 'temporal-polyfill'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, radios, select, text } from '#platform/forms/questions.ts'
import {
  answersOf,
  nameNobody,
  oneForm,
  theCode,
  theDay,
  themesAsked,
  themesIn,
  theWhole,
  wholeCheck,
  words,
} from '../asking.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { checkOutcomes, fundingNames, fundings, type Project } from './project.ts'
import type { NewCheck, ProjectChange } from './store.ts'

const none = 'none'

export type ProjectAsked = {
  readonly areas: readonly Area[]
  readonly today: Temporal.PlainDate
  /** Undefined where the provider stays: it is the provider that was checked. */
  readonly providers: readonly Organisation[] | undefined
}

export function projectForm(title: string, { areas, providers, today }: ProjectAsked) {
  return oneForm(
    'project',
    title,
    [
      ...areaQuestion(areas),
      text({ id: 'title', label: { en: 'What is it called?' }, name: { en: 'what it is called' } }),
      ...(providers === undefined
        ? []
        : [
            select({
              id: 'provider',
              label: { en: 'Which organisation does it?' },
              name: { en: 'the organisation' },
              options:
                providers.length === 0
                  ? [{ code: none, label: { en: 'No organisation has been added yet' } }]
                  : providers.map(({ id, name }) => ({ code: id, label: { en: name } })),
            }),
          ]),
      words('purpose', 'What is it for?', 'what it is for'),
      themesAsked('Which themes does it work on?', today),
      radios({
        id: 'funding',
        label: { en: 'Who pays for it?' },
        name: { en: 'who pays for it' },
        options: fundings.map((one) => ({ code: one, label: { en: fundingNames[one] } })),
      }),
      text({
        id: 'cost',
        label: { en: 'What does it cost, in pounds?' },
        name: { en: 'what it costs' },
        hint: { en: 'For example, 12,500. Enter 0 if it costs nothing' },
        width: 10,
      }),
      date({
        id: 'plannedFrom',
        label: { en: 'When is it planned to start?' },
        name: { en: 'the day it is planned from' },
      }),
      date({
        id: 'plannedUntil',
        label: { en: 'When is it planned to end?' },
        name: { en: 'the day it is planned until' },
      }),
    ],
    {
      checks: [
        wholeCheck('cost', 'What it costs must be whole pounds, like 12,500', 99_999_999),
        inOrder('plannedFrom', 'plannedUntil', 'Planned until must not be before planned from'),
      ],
    },
  )
}

export function projectIn(answers: AnyAnswers): ProjectChange {
  return {
    title: textIn(answers, 'title'),
    purpose: textIn(answers, 'purpose'),
    themes: themesIn(answers),
    funding: theCode(answers, 'funding', fundings),
    costPounds: theWhole(answers, 'cost'),
    plannedFrom: theDay(answers, 'plannedFrom'),
    plannedUntil: theDay(answers, 'plannedUntil'),
  }
}

/** Undefined: there was none to choose. */
export function providerIn(answers: AnyAnswers): string | undefined {
  const provider = textIn(answers, 'provider')
  return provider === none ? undefined : provider
}

export function projectAnswers({
  title,
  purpose,
  themes,
  funding,
  costPounds,
  plannedFrom,
  plannedUntil,
}: Project): AnyAnswers {
  return answersOf({ title, purpose, themes, funding, cost: costPounds, plannedFrom, plannedUntil })
}

export function checkForm({ provider }: Project) {
  return oneForm(
    'due-diligence',
    `Record a due diligence check of ${provider}`,
    [
      date({
        id: 'checkedOn',
        label: { en: 'When was it checked?' },
        name: { en: 'when it was checked' },
        range: 'today or past',
      }),
      words('checked', 'What was looked at?', 'what was looked at', 4),
      radios({
        id: 'outcome',
        label: { en: 'Has it passed?' },
        name: { en: 'whether it has passed' },
        options: [
          { code: 'passed', label: { en: 'Yes, it has passed' } },
          { code: 'not passed', label: { en: 'No, it has not passed' } },
        ],
      }),
      words('reasons', 'Why?', 'the reasons', 4),
      date({
        id: 'expiresOn',
        label: { en: 'When does this check run out?' },
        name: { en: 'until when it holds' },
        hint: { en: 'The latest check decides whether the project may start' },
      }),
    ],
    {
      intro: [
        {
          en: `Look at the organisation: its register entry and accounts, its policies, what it publishes, references. ${nameNobody}.`,
        },
      ],
      checks: [afterwards('checkedOn', 'expiresOn', 'Until when it holds must be after the check')],
    },
  )
}

export function checkIn(answers: AnyAnswers): NewCheck {
  return {
    checkedOn: theDay(answers, 'checkedOn'),
    checked: textIn(answers, 'checked'),
    outcome: theCode(answers, 'outcome', checkOutcomes),
    reasons: textIn(answers, 'reasons'),
    expiresOn: theDay(answers, 'expiresOn'),
  }
}

export function startForm({ title }: Project) {
  return oneForm('project-start', `Start the project “${title}”`, [
    date({
      id: 'startedOn',
      label: { en: 'When did it start?' },
      name: { en: 'when it started' },
      hint: { en: 'On that day its provider must have passed due diligence' },
      range: 'today or past',
    }),
  ])
}

export function sessionForm({ title }: Project) {
  return oneForm(
    'project-session',
    `Record a session of “${title}”`,
    [
      date({ id: 'heldOn', label: { en: 'When was it?' }, name: { en: 'when it was' }, range: 'today or past' }),
      text({ id: 'what', label: { en: 'What was done?' }, name: { en: 'what was done' }, hint: { en: nameNobody } }),
      text({
        id: 'reach',
        label: { en: 'How many people came?' },
        name: { en: 'how many came' },
        hint: { en: 'A number, counted or estimated' },
        width: 5,
      }),
    ],
    { checks: [wholeCheck('reach', 'How many came must be a whole number, like 40', 100_000)] },
  )
}

export function sessionIn(answers: AnyAnswers) {
  return { heldOn: theDay(answers, 'heldOn'), what: textIn(answers, 'what'), reach: theWhole(answers, 'reach') }
}

export function evaluationForm({ title }: Project) {
  return oneForm('project-end', `End the project “${title}”`, [
    date({ id: 'endedOn', label: { en: 'When did it end?' }, name: { en: 'when it ended' }, range: 'today or past' }),
    words('evaluation', 'What was found?', 'what was found', 6),
  ])
}

export function evaluationIn(answers: AnyAnswers) {
  return { endedOn: theDay(answers, 'endedOn'), evaluation: textIn(answers, 'evaluation') }
}

function inOrder(earlier: string, later: string, message: string) {
  return {
    reads: [earlier, later],
    at: later,
    message: { en: message },
    wrong: (answers: AnyAnswers) => Temporal.PlainDate.compare(theDay(answers, later), theDay(answers, earlier)) < 0,
  }
}

function afterwards(earlier: string, later: string, message: string) {
  return {
    ...inOrder(earlier, later, message),
    wrong: (answers: AnyAnswers) => Temporal.PlainDate.compare(theDay(answers, later), theDay(answers, earlier)) <= 0,
  }
}
