/** The forms of the communities. What is changed here is invented work with them; a form that changes a record carries the version it saw. */
import { Temporal } from 'temporal-polyfill'
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'
const today = Temporal.Now.plainDateISO('Europe/London')

function boxes(field: string, day: Temporal.PlainDate): Record<string, string> {
  return {
    [`${field}-day`]: String(day.day),
    [`${field}-month`]: String(day.month),
    [`${field}-year`]: String(day.year),
  }
}

const contact = {
  contactName: 'Wenna Ashdown',
  email: 'wenna@example.org',
  ...boxes('consentOn', today),
  consentHow: 'spoken',
  ...boxes('reviewOn', today.add({ months: 6 })),
}
const engagement = {
  kind: 'event',
  ...boxes('heldOn', today),
  purpose: 'A stall',
  audience: 'Visitors of a fair',
  reach: '40',
  themes: 'cohesion',
  follows: 'yes',
  followUp: 'Bring leaflets',
  owner: '*',
  ...boxes('dueOn', today.add({ days: 30 })),
}

export const communityEntries: readonly Entry[] = [
  {
    route: '/communities/new-organisation',
    as,
    page: () => '/communities/new-organisation',
    answers: { name: 'Estuary Walkers', kind: 'sport', themes: 'cohesion', about: 'Walks.' },
    adds: { 'communities.organisation': 1 },
  },
  {
    route: '/communities/organisations/:organisationId/change',
    as,
    page: ({ communities }) => `/communities/organisations/${communities.organisationId}/change`,
    answers: { about: 'Evening training, and a summer camp.' },
    adds: {},
  },
  {
    route: '/communities/organisations/:organisationId/new-contact',
    as,
    page: ({ communities }) => `/communities/organisations/${communities.organisationId}/new-contact`,
    answers: contact,
    adds: { 'communities.contact': 1 },
  },
  {
    route: '/communities/organisations/:organisationId/contacts/:contactId',
    as,
    page: ({ communities }) =>
      `/communities/organisations/${communities.organisationId}/contacts/${communities.contactId}`,
    answers: contact,
    adds: {},
  },
  {
    route: '/communities/organisations/:organisationId/contacts/:contactId/removal',
    as,
    page: ({ communities }) =>
      `/communities/organisations/${communities.organisationId}/contacts/${communities.contactId}/removal`,
    answers: { why: 'they asked' },
    adds: { 'communities.contact': -1 },
  },
  {
    route: '/communities/organisations/:organisationId/new-volunteers',
    as,
    page: ({ communities }) => `/communities/organisations/${communities.organisationId}/new-volunteers`,
    answers: { role: 'Drivers', howMany: '3', checksHeld: 'yes', ...boxes('saidOn', today) },
    adds: { 'communities.volunteers': 1 },
  },
  {
    route: '/communities/organisations/:organisationId/volunteers/:volunteersId',
    as,
    page: ({ communities }) =>
      `/communities/organisations/${communities.organisationId}/volunteers/${communities.volunteersId}`,
    answers: { howMany: '9' },
    adds: {},
  },
  {
    route: '/communities/new-engagement',
    as,
    page: () => '/communities/new-engagement',
    answers: engagement,
    adds: { 'communities.engagement': 1 },
  },
  {
    route: '/communities/engagement/:engagementId/change',
    as,
    page: ({ communities }) => `/communities/engagement/${communities.engagementId}/change`,
    answers: { heard: 'They want to be told first.' },
    adds: {},
  },
  {
    route: '/communities/engagement/:engagementId/answer',
    as,
    page: ({ communities }) => `/communities/engagement/${communities.engagementId}/answer`,
    answers: { did: 'Police came.', told: 'At the meeting', ...boxes('givenOn', today) },
    adds: { 'communities.engagement_answer': 1 },
  },
]
