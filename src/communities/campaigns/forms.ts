/** The forms of a campaign or of online work, and of what was counted. Behind sign-in, so in English. */
import { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, radios, text } from '#platform/forms/questions.ts'
import {
  answersOf,
  oneForm,
  theCode,
  theDay,
  themesAsked,
  themesIn,
  theWhole,
  wholeCheck,
  words,
  wordsIfAny,
} from '../asking.ts'
import {
  campaignKindNames,
  campaignKinds,
  type Campaign,
  type CampaignChange,
  type CampaignFigure,
  type CampaignKind,
} from './store.ts'

export function campaignForm(
  title: string,
  today: Temporal.PlainDate,
  { areas, change }: { readonly areas: readonly Area[]; readonly change: boolean },
) {
  return oneForm(
    'campaign',
    title,
    [
      ...areaQuestion(areas),
      text({ id: 'title', label: { en: 'What is it called?' }, name: { en: 'what it is called' } }),
      ...(change
        ? []
        : [
            radios({
              id: 'kind',
              label: { en: 'What is it?' },
              name: { en: 'what it is' },
              options: campaignKinds.map((kind) => ({ code: kind, label: { en: campaignKindNames[kind] } })),
            }),
          ]),
      words('purpose', 'What is it for?', 'what it is for'),
      themesAsked('Which themes does it work on?', today),
      date({ id: 'fromOn', label: { en: 'When does it begin?' }, name: { en: 'the day it begins' } }),
      date({
        id: 'untilOn',
        label: { en: 'When does it end?' },
        name: { en: 'the day it ends' },
        hint: { en: 'Leave it empty while no end is planned' },
        optional: true,
      }),
      ...(change ? [wordsIfAny('learned', 'What was learned?', 'what was learned', 5)] : []),
    ],
    {
      checks: [
        {
          reads: ['fromOn', 'untilOn'],
          at: 'untilOn',
          message: { en: 'The day it ends must not be before the day it begins' },
          wrong: (answers: AnyAnswers) =>
            Temporal.PlainDate.compare(theDay(answers, 'untilOn'), theDay(answers, 'fromOn')) < 0,
        },
      ],
    },
  )
}

export function campaignIn(answers: AnyAnswers): CampaignChange {
  return {
    title: textIn(answers, 'title'),
    purpose: textIn(answers, 'purpose'),
    themes: themesIn(answers),
    fromOn: theDay(answers, 'fromOn'),
    untilOn: dayIn(answers, 'untilOn'),
    learned: textIn(answers, 'learned'),
  }
}

export function kindIn(answers: AnyAnswers): CampaignKind {
  return theCode(answers, 'kind', campaignKinds)
}

export function campaignAnswers({ title, purpose, themes, fromOn, untilOn, learned }: Campaign): AnyAnswers {
  return answersOf({ title, purpose, themes, fromOn, untilOn, learned })
}

export function figureForm({ title }: Campaign) {
  return oneForm(
    'campaign-figure',
    `Add a figure to “${title}”`,
    [
      text({
        id: 'channel',
        label: { en: 'Which channel?' },
        name: { en: 'the channel' },
        hint: { en: 'For example, the council’s website, bus stops, leaflets' },
        maxLength: 100,
      }),
      text({
        id: 'counts',
        label: { en: 'What is counted?' },
        name: { en: 'what is counted' },
        hint: { en: 'For example, pages opened, leaflets handed out' },
        maxLength: 100,
      }),
      text({ id: 'figure', label: { en: 'How many?' }, name: { en: 'how many' }, width: 10 }),
      date({
        id: 'untilOn',
        label: { en: 'What is the last day it was counted?' },
        name: { en: 'the last day it was counted' },
        range: 'today or past',
      }),
    ],
    {
      intro: [
        {
          en: 'Count only what the partnership sent, showed or answered itself. Do not collect anything from social media, or anything about who saw it.',
        },
      ],
      checks: [wholeCheck('figure', 'How many must be a whole number, like 1,200', 99_999_999)],
    },
  )
}

export function figureIn(answers: AnyAnswers): Omit<CampaignFigure, 'id' | 'campaignId'> {
  return {
    channel: textIn(answers, 'channel'),
    counts: textIn(answers, 'counts'),
    figure: theWhole(answers, 'figure'),
    untilOn: theDay(answers, 'untilOn'),
  }
}
