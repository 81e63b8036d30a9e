/** What the pages of surveys show to those who govern: how many answered, and, once it has closed, what. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/web/filters.ts'
import { cell, dayCell, home, numberWords, pageView, type Cell, type Tag } from '../page-view.ts'
import { columns, surveyQuestions } from './questions.ts'
import { publicAddress, surveyAddress, surveyState, type Result, type Survey, type SurveyState } from './store.ts'

const stateTags: Record<SurveyState, Tag> = {
  'to come': { text: 'To come', colour: 'blue' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
}

export function surveysPage(surveys: readonly Survey[], today: Temporal.PlainDate, mayKeep: boolean) {
  return pageView({
    heading: 'Surveys of awareness',
    crumbs: [home],
    lead: 'What residents know of Prevent, asked of anybody and kept of nobody.',
    buttons: [mayKeep ? { text: 'Open a survey', href: '/communities/new-survey' } : undefined],
    sections: [
      {
        tables: [
          {
            caption: 'Surveys, the latest first',
            headings: ['Survey', 'Opens', 'Last day'],
            rows: surveys.map((one): Cell[] => [
              { text: one.title, href: surveyAddress(one.id), tag: stateTags[surveyState(one, today)] },
              dayCell(one.opensOn),
              dayCell(one.closedOn ?? one.untilOn),
            ]),
          },
        ],
        nothing: 'No survey has been opened yet.',
      },
    ],
  })
}

export function surveyPage(
  survey: Survey,
  { replies, results }: { readonly replies: number; readonly results: readonly Result[] },
  today: Temporal.PlainDate,
  mayKeep: boolean,
) {
  const state = surveyState(survey, today)
  const isClosed = state === 'closed'
  return pageView({
    heading: survey.title,
    crumbs: [home, { text: 'Surveys of awareness', href: '/communities/surveys' }],
    tag: stateTags[state],
    facts: [
      { key: 'Opens', value: formatDay(survey.opensOn) },
      { key: 'Last day', value: formatDay(survey.closedOn ?? survey.untilOn) },
      { key: 'In Welsh', value: survey.titleCy },
      { key: 'Answered by', value: isClosed ? numberWords(replies) : `${numberWords(replies)} or more` },
    ],
    sections: [
      {
        links: [
          state === 'open' ? { text: 'The page that residents see', href: publicAddress(survey.id) } : undefined,
          mayKeep && !isClosed ? { text: 'Close the survey', href: `${surveyAddress(survey.id)}/closure` } : undefined,
        ],
      },
      results.length > 0
        ? {
            heading: 'What was answered',
            paragraphs: [
              'Fewer than five who chose the same are not told, nor what would let them be worked out. Whoever answers a survey chose to: it does not stand for everybody in the area.',
            ],
            tables: surveyQuestions.map((question) => ({
              caption: question.label.en,
              headings: ['Answer', 'How many'],
              rows: question.options.map(({ code, label }): Cell[] => [
                cell(label.en),
                cell(toldWords(results, columns[question.id], code)),
              ]),
            })),
          }
        : {
            heading: 'What was answered',
            paragraphs: [
              isClosed
                ? 'Fewer than five answered, so nothing is told.'
                : 'Answers are told once the survey has closed, so that nobody sees a single reply arrive.',
            ],
          },
    ],
  })
}

/** An answer that nobody chose is told: it says nothing of anybody who did. */
function toldWords(results: readonly Result[], question: string, choice: string): string {
  const found = results.find((one) => one.question === question && one.choice === choice)
  if (found === undefined) return '0'
  return found.told === undefined ? 'Not told: too few' : numberWords(found.told)
}
