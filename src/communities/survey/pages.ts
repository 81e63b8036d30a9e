/** What the pages of surveys show to those who govern: how many answered, and, once it has closed, what. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { fewest } from '#reference/disclosure.ts'
import { cell, dayCell, home, numberWords, pageView, type Cell, type Tag } from '../page-view.ts'
import { columns, surveyQuestions } from './questions.ts'
import { publicAddress, surveyAddress, surveyState, type Result, type Survey, type SurveyState } from './store.ts'

const stateTags: Record<SurveyState, Tag> = {
  'to come': { text: 'To come', colour: 'blue' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
}

/** While it is open the count goes in steps, so that nobody sees a single reply arrive. */
function repliesWords(replies: number, isClosed: boolean): string {
  if (isClosed) return numberWords(replies)
  return replies === 0 ? `Fewer than ${fewest}` : `${numberWords(replies)} or more`
}

export function surveysPage(surveys: readonly Survey[], today: Temporal.PlainDate, mayKeep: boolean) {
  return pageView({
    heading: 'Surveys of awareness',
    crumbs: [home],
    lead: 'What residents know about Prevent. Anybody can answer, and nobody can be identified from their answers.',
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
      { key: 'Answered by', value: repliesWords(replies, isClosed) },
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
              'Where fewer than 5 people chose an answer, the number is not shown, and neither is any from which it could be worked out. People chose to take part, so they may not be typical of the area.',
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
                ? 'Fewer than 5 people answered, so nothing is shown.'
                : 'Answers are shown after the survey has closed, so that nobody can see a single reply arrive.',
            ],
          },
    ],
  })
}

/** An answer that nobody chose is told: it says nothing of anybody who did. */
function toldWords(results: readonly Result[], question: string, choice: string): string {
  const found = results.find((one) => one.question === question && one.choice === choice)
  if (found === undefined) return '0'
  return found.told === undefined ? 'Too few to show' : numberWords(found.told)
}
