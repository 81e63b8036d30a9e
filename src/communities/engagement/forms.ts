/** The forms of an engagement: what it was and what was heard; then what was done. No question asks for a person. */
import { Temporal } from 'temporal-polyfill'
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { checkboxes, date, radios, select, text } from '#platform/forms/questions.ts'
import { codesOf } from '#reference/code-list.ts'
import { engagementKinds } from '#reference/communities.ts'
import {
  answersOf,
  nameNobody,
  oneForm,
  optionsOn,
  theCode,
  theDay,
  themesAsked,
  themesIn,
  theWhole,
  wholeCheck,
  words,
  wordsIfAny,
} from '../asking.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Answer, Engagement } from './engagement.ts'
import type { Agency, EngagementChange } from './store.ts'

export type Offered = {
  readonly areas: readonly Area[]
  readonly organisations: readonly Organisation[]
  readonly agencies: readonly Agency[]
  readonly today: Temporal.PlainDate
}

export function engagementForm(title: string, { areas, organisations, agencies, today }: Offered) {
  const follows = { question: 'follows', is: ['yes'] }
  return oneForm(
    'engagement',
    title,
    [
      ...areaQuestion(areas),
      radios({
        id: 'kind',
        label: { en: 'What was it?' },
        name: { en: 'what it was' },
        options: optionsOn(engagementKinds, today),
      }),
      date({ id: 'heldOn', label: { en: 'When was it?' }, name: { en: 'when it was' }, range: 'today or past' }),
      text({
        id: 'purpose',
        label: { en: 'What was it for?' },
        name: { en: 'what it was for' },
        hint: { en: nameNobody },
      }),
      text({
        id: 'audience',
        label: { en: 'Who was it with?' },
        name: { en: 'who it was with' },
        hint: {
          en: 'The group as it describes itself, such as parents of a primary school. Do not name anybody who came',
        },
      }),
      ...organisationsAsked(organisations),
      text({
        id: 'ward',
        label: { en: 'In which ward?' },
        name: { en: 'the ward' },
        hint: { en: 'Enter a ward, not an address. Leave it empty for work online or across the whole area' },
        maxLength: 100,
        optional: true,
      }),
      text({
        id: 'reach',
        label: { en: 'How many people came?' },
        name: { en: 'how many came' },
        hint: { en: 'A number, counted or estimated' },
        width: 5,
      }),
      themesAsked('What was talked about?', today),
      wordsIfAny('heard', 'What was heard?', 'what was heard', 5),
      radios({
        id: 'follows',
        label: { en: 'Was anything promised, or does anybody need an answer?' },
        name: { en: 'whether anybody needs an answer' },
        options: [
          { code: 'yes', label: { en: 'Yes' } },
          { code: 'no', label: { en: 'No' } },
        ],
      }),
      { ...words('followUp', 'What is to follow?', 'what is to follow'), showIf: follows },
      select({
        id: 'owner',
        label: { en: 'Which agency will do it?' },
        name: { en: 'which agency will do it' },
        showIf: follows,
        options: agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
      }),
      date({
        id: 'dueOn',
        label: { en: 'By when will they be told what was done?' },
        name: { en: 'by when they will be told' },
        showIf: follows,
      }),
    ],
    { checks },
  )
}

function organisationsAsked(organisations: readonly Organisation[]) {
  return organisations.length === 0
    ? []
    : [
        checkboxes({
          id: 'organisations',
          label: { en: 'Which organisations took part?' },
          name: { en: 'the organisations' },
          optional: true,
          options: organisations.map(({ id, name }) => ({ code: id, label: { en: name } })),
        }),
      ]
}

const checks = [
  wholeCheck('reach', 'How many came must be a whole number, like 40', 100_000),
  {
    reads: ['kind'],
    at: 'kind',
    message: { en: 'Select at least 2 organisations for a dialogue between communities' },
    wrong: (answers: AnyAnswers) =>
      textIn(answers, 'kind') === 'dialogue' && listIn(answers, 'organisations').length < 2,
  },
  {
    reads: ['heldOn', 'dueOn'],
    at: 'dueOn',
    message: { en: 'The day by when they will be told must not be before the engagement' },
    wrong: (answers: AnyAnswers) => Temporal.PlainDate.compare(theDay(answers, 'dueOn'), theDay(answers, 'heldOn')) < 0,
  },
]

export function engagementIn(answers: AnyAnswers): EngagementChange {
  return {
    kind: theCode(answers, 'kind', codesOf(engagementKinds)),
    heldOn: theDay(answers, 'heldOn'),
    purpose: textIn(answers, 'purpose'),
    audience: textIn(answers, 'audience'),
    ward: textIn(answers, 'ward'),
    reach: theWhole(answers, 'reach'),
    themes: themesIn(answers),
    heard: textIn(answers, 'heard'),
    followUp:
      textIn(answers, 'follows') === 'yes'
        ? {
            what: textIn(answers, 'followUp'),
            ownerAgencyId: textIn(answers, 'owner'),
            dueOn: theDay(answers, 'dueOn'),
          }
        : undefined,
    with: listIn(answers, 'organisations'),
  }
}

export function engagementAnswers(engagement: Engagement): AnyAnswers {
  const { kind, heldOn, purpose, audience, ward, reach, themes, heard, followUp } = engagement
  return answersOf({
    kind,
    heldOn,
    purpose,
    audience,
    organisations: engagement.with.map(({ id }) => id),
    ward,
    reach,
    themes,
    heard,
    follows: followUp === undefined ? 'no' : 'yes',
    followUp: followUp?.what,
    owner: followUp?.ownerAgencyId,
    dueOn: followUp?.dueOn,
  })
}

export function answerForm({ followUp }: Engagement) {
  return oneForm(
    'answer',
    'You said, we did',
    [
      words('did', 'What was done?', 'what was done', 4),
      text({
        id: 'told',
        label: { en: 'How were they told?' },
        name: { en: 'how they were told' },
        hint: { en: 'For example, at their next meeting' },
      }),
      date({
        id: 'givenOn',
        label: { en: 'When were they told?' },
        name: { en: 'when they were told' },
        range: 'today or past',
      }),
    ],
    {
      intro: [
        { en: `They were promised: ${followUp?.what ?? 'nothing'}` },
        { en: 'If nothing could be done, say so and say why. You cannot change this afterwards.' },
      ],
    },
  )
}

export function answerIn(answers: AnyAnswers): Answer {
  return { did: textIn(answers, 'did'), told: textIn(answers, 'told'), givenOn: theDay(answers, 'givenOn') }
}
