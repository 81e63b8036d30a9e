/** What the pages of engagement show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { engagementKinds } from '#reference/communities.ts'
import { organisationAddress } from '../organisations/pages.ts'
import { cell, dayCell, home, numberWords, pageView, themeWords, type Cell, type Tag } from '../page-view.ts'
import { addressOf, answerState, type AnswerState, type Engagement } from './engagement.ts'

const stateTags: Record<AnswerState, Tag | undefined> = {
  'none asked': undefined,
  open: { text: 'To be answered', colour: 'blue' },
  late: { text: 'Late', colour: 'red' },
  'in time': { text: 'Answered', colour: 'green' },
  'answered late': { text: 'Answered late', colour: 'yellow' },
}

export function engagementsPage(engagements: readonly Engagement[], today: Temporal.PlainDate, mayKeep: boolean) {
  return pageView({
    heading: 'Engagement',
    crumbs: [home],
    lead: 'What was talked about and with whom, what was heard, and what came of it. Nobody who took part is named.',
    buttons: [mayKeep ? { text: 'Log an engagement', href: '/communities/new-engagement' } : undefined],
    sections: [
      {
        tables: [engagementTable('Engagement, the latest first', engagements, today)],
        nothing: 'None has been logged yet.',
      },
    ],
  })
}

export function engagementTable(caption: string, engagements: readonly Engagement[], today: Temporal.PlainDate) {
  return {
    caption,
    headings: ['Purpose', 'When', 'With', 'Reach', 'You said, we did'],
    rows: engagements.map((one): Cell[] => [
      cell(one.purpose, addressOf(one.id)),
      dayCell(one.heldOn),
      cell(one.audience),
      cell(numberWords(one.reach)),
      { text: one.followUp === undefined ? 'Nothing was asked' : '', tag: stateTags[answerState(one, today)] },
    ]),
  }
}

export function engagementPage(one: Engagement, today: Temporal.PlainDate, mayKeep: boolean) {
  const { followUp, answer } = one
  const address = addressOf(one.id)
  const state = stateTags[answerState(one, today)]
  return pageView({
    heading: one.purpose,
    crumbs: [home, { text: 'Engagement', href: '/communities/engagement' }],
    facts: [
      { key: 'What it was', value: labelOf(engagementKinds, one.kind) },
      { key: 'When', value: formatDay(one.heldOn) },
      { key: 'With', value: one.audience },
      { key: 'Ward', value: one.ward },
      { key: 'How many came', value: numberWords(one.reach) },
      { key: 'Talked about', value: themeWords(one.themes) },
    ],
    sections: [
      {
        tables: [
          {
            caption: 'Organisations that took part',
            headings: ['Organisation'],
            rows: one.with.map(({ id, name }): Cell[] => [cell(name, organisationAddress(id))]),
          },
        ],
        links: [
          mayKeep && answer === undefined ? { text: 'Change the engagement', href: `${address}/change` } : undefined,
        ],
      },
      {
        heading: 'What was heard',
        paragraphs: [one.heard === '' ? 'Nothing was written down.' : one.heard],
      },
      followUp === undefined
        ? { heading: 'You said, we did', paragraphs: ['Nothing was promised, and no answer is owed.'] }
        : {
            heading: 'You said, we did',
            paragraphs: [
              `${followUp.what}\n${followUp.owner}, by ${formatDay(followUp.dueOn)}`,
              answer === undefined
                ? `${state?.text ?? ''}: they have not been told yet.`
                : `${answer.did}\nTold on ${formatDay(answer.givenOn)}: ${answer.told}`,
            ],
            links: [
              mayKeep && answer === undefined ? { text: 'Record what was done', href: `${address}/answer` } : undefined,
            ],
          },
    ],
  })
}
