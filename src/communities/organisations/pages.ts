/** What the pages of organisations show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { organisationKinds } from '#reference/communities.ts'
import { addressOf as engagementAddress, type Engagement } from '../engagement/engagement.ts'
import { cell, dayCell, home, numberWords, pageView, themeWords, type Cell } from '../page-view.ts'
import { isReviewDue, type Contact, type Organisation, type Volunteers } from './organisation.ts'

export const organisationAddress = (id: string): string => `/communities/organisations/${id}`

export function organisationsPage(organisations: readonly Organisation[], mayKeep: boolean) {
  return pageView({
    heading: 'Organisations',
    crumbs: [home],
    lead: 'Whom the partnership works with in the area, and on which themes.',
    buttons: [mayKeep ? { text: 'Add an organisation', href: '/communities/new-organisation' } : undefined],
    sections: [
      {
        tables: [
          {
            caption: 'Organisations',
            headings: ['Name', 'What it is', 'Themes'],
            rows: organisations.map((one): Cell[] => [
              {
                text: one.name,
                href: organisationAddress(one.id),
                tag: one.endedOn && { text: `Until ${formatDay(one.endedOn, 'short')}`, colour: 'grey' },
              },
              cell(labelOf(organisationKinds, one.kind)),
              cell(themeWords(one.themes)),
            ]),
          },
        ],
        nothing: 'No organisation has been added yet.',
      },
    ],
  })
}

export type OrganisationKnown = {
  /** Undefined for whoever may not read them. */
  readonly contacts: readonly Contact[] | undefined
  readonly volunteers: readonly Volunteers[]
  readonly engagements: readonly Engagement[]
}

export function organisationPage(
  organisation: Organisation,
  { contacts, volunteers, engagements }: OrganisationKnown,
  today: Temporal.PlainDate,
) {
  const address = organisationAddress(organisation.id)
  const keeps = contacts !== undefined
  const link = (text: string, path: string) => (keeps ? { text, href: `${address}/${path}` } : undefined)
  return pageView({
    heading: organisation.name,
    crumbs: [home, { text: 'Organisations', href: '/communities/organisations' }],
    tag: organisation.endedOn && { text: `Until ${formatDay(organisation.endedOn)}`, colour: 'grey' },
    facts: [
      { key: 'What it is', value: labelOf(organisationKinds, organisation.kind) },
      { key: 'Themes', value: themeWords(organisation.themes) },
      { key: 'What it does', value: organisation.about },
    ],
    sections: [
      { links: [link('Change the organisation', 'change')] },
      contactSection(address, contacts, today, link('Add a contact', 'new-contact')),
      {
        heading: 'Volunteers',
        tables: [
          {
            caption: 'Volunteers, by number',
            headings: ['What they do', 'How many', 'Checks held by the organisation', 'As it said on'],
            rows: volunteers.map((one): Cell[] => [
              cell(one.role, keeps ? `${address}/volunteers/${one.id}` : undefined),
              cell(numberWords(one.howMany)),
              one.checksHeld ? cell('Yes') : { text: '', tag: { text: 'No, or not for all', colour: 'yellow' } },
              dayCell(one.saidOn),
            ]),
          },
        ],
        nothing: 'No volunteers are recorded.',
        links: [link('Add volunteers', 'new-volunteers')],
      },
      {
        heading: 'Engagement with it',
        tables: [
          {
            caption: 'Engagement, the latest first',
            headings: ['Purpose', 'When', 'Reach'],
            rows: engagements.map((one): Cell[] => [
              cell(one.purpose, engagementAddress(one.id)),
              dayCell(one.heldOn),
              cell(numberWords(one.reach)),
            ]),
          },
        ],
        nothing: 'No engagement is recorded yet.',
      },
    ],
  })
}

/** Whoever does not keep the records learns that contacts are held elsewhere, and no name. */
function contactSection(
  address: string,
  contacts: readonly Contact[] | undefined,
  today: Temporal.PlainDate,
  add: { text: string; href: string } | undefined,
) {
  if (contacts === undefined)
    return {
      heading: 'Contacts',
      paragraphs: ['Only those who keep these records can see the names of contacts and how to reach them.'],
    }
  return {
    heading: 'Contacts',
    tables: [
      {
        caption: 'Contacts who have agreed to be kept here',
        headings: ['Name', 'How to reach them', 'Consent', 'Ask again', 'Remove'],
        rows: contacts.map((one): Cell[] => [
          { text: one.post === '' ? one.name : `${one.name}, ${one.post}`, href: `${address}/contacts/${one.id}` },
          cell([one.email, one.phone].filter((words) => words !== '').join('\n')),
          cell(`${formatDay(one.consentOn)}, ${one.consentHow}`),
          {
            text: formatDay(one.reviewOn),
            tag: isReviewDue(one, today) ? { text: 'Ask now', colour: 'red' } : undefined,
          },
          { text: 'Remove', href: `${address}/contacts/${one.id}/removal`, about: one.name },
        ]),
      },
    ],
    nothing: 'There are no contacts yet.',
    links: [add],
  }
}
