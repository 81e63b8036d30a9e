/** What the pages of advice and dialogue show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { Engagement } from '../engagement/engagement.ts'
import { engagementTable } from '../engagement/pages.ts'
import { organisationAddress } from '../organisations/pages.ts'
import { cell, dayCell, home, numberWords, pageView, type Cell } from '../page-view.ts'
import { groupAddress, type Advice, type Group, type Meeting, type Member } from './group.ts'

export function groupsPage(
  groups: readonly Group[],
  dialogues: readonly Engagement[],
  today: Temporal.PlainDate,
  mayKeep: boolean,
) {
  return pageView({
    heading: 'Advice and dialogue',
    crumbs: [home],
    lead: 'Groups that advise the partnership, and where communities talk to each other.',
    buttons: [mayKeep ? { text: 'Add a group', href: '/communities/new-group' } : undefined],
    sections: [
      {
        heading: 'Groups that advise',
        tables: [
          {
            caption: 'Advisory groups',
            headings: ['Group', 'What it is for'],
            rows: groups.map((one): Cell[] => [
              {
                text: one.name,
                href: groupAddress(one.id),
                tag: one.endedOn && { text: `Until ${formatDay(one.endedOn, 'short')}`, colour: 'grey' },
              },
              cell(one.terms === '' ? 'Not written down' : one.terms),
            ]),
          },
        ],
        nothing: 'No group has been added yet.',
      },
      {
        heading: 'Dialogue between communities',
        paragraphs: [
          'The strategy recommends dialogue between groups about hate crime. A dialogue is an engagement with at least 2 organisations.',
        ],
        tables: [engagementTable('Dialogues, the latest first', dialogues, today)],
        nothing: 'None has been logged yet.',
        links: [mayKeep ? { text: 'Log a dialogue', href: '/communities/new-engagement' } : undefined],
      },
    ],
  })
}

export type GroupKnown = {
  readonly members: readonly Member[]
  readonly meetings: readonly Meeting[]
  readonly advice: readonly Advice[]
}

export function groupPage(group: Group, { members, meetings, advice }: GroupKnown, mayKeep: boolean) {
  const address = groupAddress(group.id)
  const link = (text: string, path: string) => (mayKeep ? { text, href: `${address}/${path}` } : undefined)
  return pageView({
    heading: group.name,
    crumbs: [home, { text: 'Advice and dialogue', href: '/communities/groups' }],
    tag: group.endedOn && { text: `Until ${formatDay(group.endedOn)}`, colour: 'grey' },
    facts: [{ key: 'What it is for', value: group.terms }],
    sections: [
      { links: [link('Change the group', 'change')] },
      {
        heading: 'Members',
        tables: [
          {
            caption: 'Organisations that are members',
            headings: ['Organisation', 'Since', 'Until'],
            rows: members.map((one): Cell[] => [
              cell(one.organisation, organisationAddress(one.organisationId)),
              dayCell(one.fromOn),
              one.untilOn === undefined && mayKeep
                ? { text: 'Record that it left', href: `${address}/members/${one.id}`, about: one.organisation }
                : dayCell(one.untilOn),
            ]),
          },
        ],
        nothing: 'No organisation is a member yet.',
        links: [link('Add a member', 'new-member')],
      },
      {
        heading: 'Advice, and what was done with it',
        tables: [
          {
            caption: 'Advice, the latest first',
            headings: ['Advice', 'Given', 'What was done'],
            rows: advice.map((one): Cell[] => [
              cell(one.advice, mayKeep && one.done !== undefined ? `/communities/advice/${one.id}` : undefined),
              dayCell(one.givenOn),
              one.done === undefined ? unanswered(one, mayKeep) : cell(`${one.done.what}\n${formatDay(one.done.on)}`),
            ]),
          },
        ],
        nothing: 'No advice is recorded yet.',
      },
      {
        heading: 'Meetings',
        tables: [
          {
            caption: 'Meetings, the latest first',
            headings: ['When', 'Organisations there', 'Talked about', ...(mayKeep ? ['Advice'] : [])],
            rows: meetings.map((one): Cell[] => [
              dayCell(one.heldOn),
              cell(numberWords(one.organisations)),
              cell(one.spokeOf),
              ...(mayKeep
                ? [
                    {
                      text: 'Record advice',
                      href: `${address}/meetings/${one.id}/new-advice`,
                      about: `of ${formatDay(one.heldOn)}`,
                    },
                  ]
                : []),
            ]),
          },
        ],
        nothing: 'No meeting is recorded yet.',
        links: [link('Record a meeting', 'new-meeting')],
      },
    ],
  })
}

function unanswered({ id, givenOn }: Advice, mayKeep: boolean): Cell {
  const tag = { text: 'Not answered', colour: 'yellow' } as const
  if (!mayKeep) return { text: '', tag }
  return {
    text: 'Record what was done',
    href: `/communities/advice/${id}`,
    about: `with the advice of ${formatDay(givenOn)}`,
    tag,
  }
}
