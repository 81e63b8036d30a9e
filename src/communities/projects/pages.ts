/** What the pages of projects show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { sum } from '../engagement/engagement.ts'
import { organisationAddress } from '../organisations/pages.ts'
import { cell, dayCell, home, numberWords, pageView, themeWords, type Cell, type Tag } from '../page-view.ts'
import {
  fundingNames,
  mayStartOn,
  projectAddress,
  projectState,
  type Check,
  type Project,
  type ProjectSession,
  type ProjectState,
} from './project.ts'

const stateTags: Record<ProjectState, Tag> = {
  planned: { text: 'Planned', colour: 'blue' },
  started: { text: 'Started', colour: 'green' },
  ended: { text: 'Ended', colour: 'grey' },
}

export function projectsPage(projects: readonly Project[], mayKeep: boolean) {
  return pageView({
    heading: 'Projects',
    crumbs: [home],
    lead: 'What organisations do for the partnership. A project can start only after its provider has passed due diligence.',
    buttons: [mayKeep ? { text: 'Plan a project', href: '/communities/new-project' } : undefined],
    sections: [
      {
        tables: [
          {
            caption: 'Projects',
            headings: ['Project', 'Provider', 'Cost', 'Planned'],
            rows: projects.map((one): Cell[] => [
              { text: one.title, href: projectAddress(one.id), tag: stateTags[projectState(one)] },
              cell(one.provider),
              cell(costWords(one.costPounds)),
              cell(`${formatDay(one.plannedFrom, 'short')} to ${formatDay(one.plannedUntil, 'short')}`),
            ]),
          },
        ],
        nothing: 'No project has been planned yet.',
      },
    ],
  })
}

export type ProjectKnown = { readonly checks: readonly Check[]; readonly sessions: readonly ProjectSession[] }

export function projectPage(
  project: Project,
  { checks, sessions }: ProjectKnown,
  today: Temporal.PlainDate,
  mayKeep: boolean,
) {
  const address = projectAddress(project.id)
  const state = projectState(project)
  const link = (text: string, path: string, when = true) =>
    mayKeep && when ? { text, href: `${address}/${path}` } : undefined
  return pageView({
    heading: project.title,
    crumbs: [home, { text: 'Projects', href: '/communities/projects' }],
    tag: stateTags[state],
    facts: [
      { key: 'Provider', value: project.provider },
      { key: 'What it is for', value: project.purpose },
      { key: 'Themes', value: themeWords(project.themes) },
      { key: 'Who pays', value: fundingNames[project.funding] },
      { key: 'Cost', value: costWords(project.costPounds) },
      { key: 'Planned', value: `${formatDay(project.plannedFrom)} to ${formatDay(project.plannedUntil)}` },
      { key: 'Started', value: formatDay(project.startedOn) },
      { key: 'Ended', value: formatDay(project.endedOn) },
    ],
    sections: [
      {
        links: [
          { text: `About ${project.provider}`, href: organisationAddress(project.providerId) },
          link('Change the project', 'change', state !== 'ended'),
        ],
      },
      {
        heading: 'Due diligence of the provider',
        paragraphs:
          state === 'planned' && !mayStartOn(checks, today)
            ? ['It cannot start yet: its provider has not passed due diligence, or the check has run out.']
            : [],
        tables: [
          {
            caption: 'Checks, the latest first',
            headings: ['When', 'Outcome', 'What was looked at, and why', 'By', 'Holds until'],
            rows: checks.map((one): Cell[] => [
              dayCell(one.checkedOn),
              {
                text: '',
                tag:
                  one.outcome === 'passed'
                    ? { text: 'Passed', colour: 'green' }
                    : { text: 'Not passed', colour: 'red' },
              },
              cell(`${one.checked}\n${one.reasons}`),
              cell(one.checkedBy),
              dayCell(one.expiresOn),
            ]),
          },
        ],
        nothing: 'The provider has not been checked yet.',
        links: [
          link('Record a check', 'new-check', state !== 'ended'),
          link('Start the project', 'start', state === 'planned'),
        ],
      },
      {
        heading: 'Sessions and reach',
        paragraphs:
          sessions.length === 0
            ? []
            : [`People who came to all sessions together: ${numberWords(sum(sessions.map(({ reach }) => reach)))}.`],
        tables: [
          {
            caption: 'Sessions, the latest first',
            headings: ['When', 'What was done', 'How many came'],
            rows: sessions.map((one): Cell[] => [dayCell(one.heldOn), cell(one.what), cell(numberWords(one.reach))]),
          },
        ],
        nothing: 'No session is recorded yet.',
        links: [link('Record a session', 'new-session', state === 'started')],
      },
      {
        heading: 'What was found',
        paragraphs: [project.evaluation === '' ? 'This is written when the project ends.' : project.evaluation],
        links: [link('End and evaluate the project', 'evaluation', state === 'started')],
      },
    ],
  })
}

function costWords(pounds: number): string {
  return pounds === 0 ? 'Nothing' : `£${numberWords(pounds)}`
}
