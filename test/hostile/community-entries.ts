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
  {
    route: '/communities/new-group',
    as,
    page: () => '/communities/new-group',
    answers: { name: 'Young advisers', terms: 'Looks at what is said online.' },
    adds: { 'communities.advisory_group': 1 },
  },
  {
    route: '/communities/groups/:groupId/change',
    as,
    page: ({ communities }) => `/communities/groups/${communities.groupId}/change`,
    answers: { terms: 'Advises the board each quarter.' },
    adds: {},
  },
  {
    route: '/communities/groups/:groupId/new-member',
    as,
    page: ({ communities }) => `/communities/groups/${communities.groupId}/new-member`,
    answers: { organisation: '*', ...boxes('fromOn', today) },
    adds: { 'communities.advisory_member': 1 },
  },
  {
    route: '/communities/groups/:groupId/members/:memberId',
    as,
    page: ({ communities }) => `/communities/groups/${communities.groupId}/members/${communities.memberId}`,
    answers: boxes('untilOn', today),
    adds: {},
  },
  {
    route: '/communities/groups/:groupId/new-meeting',
    as,
    page: ({ communities }) => `/communities/groups/${communities.groupId}/new-meeting`,
    answers: { ...boxes('heldOn', today), organisations: '4', spokeOf: 'The leaflet.' },
    adds: { 'communities.advisory_meeting': 1 },
  },
  {
    route: '/communities/groups/:groupId/meetings/:meetingId/new-advice',
    as,
    page: ({ communities }) =>
      `/communities/groups/${communities.groupId}/meetings/${communities.meetingId}/new-advice`,
    answers: { advice: 'Use fewer words.' },
    adds: { 'communities.advice': 1 },
  },
  {
    route: '/communities/advice/:adviceId',
    as,
    page: ({ communities }) => `/communities/advice/${communities.adviceId}`,
    answers: { done: 'It is in the annual report.', ...boxes('doneOn', today) },
    adds: {},
  },
  {
    route: '/communities/new-project',
    as,
    page: () => '/communities/new-project',
    answers: {
      title: 'Evenings for parents',
      provider: '*',
      purpose: 'What to do about what children see.',
      themes: 'families',
      funding: 'council',
      cost: '2,500',
      ...boxes('plannedFrom', today),
      ...boxes('plannedUntil', today.add({ days: 90 })),
    },
    adds: { 'communities.project': 1 },
  },
  {
    route: '/communities/projects/:projectId/change',
    as,
    page: ({ communities }) => `/communities/projects/${communities.projectId}/change`,
    answers: { cost: '19,000' },
    adds: {},
  },
  {
    route: '/communities/projects/:projectId/new-check',
    as,
    page: ({ communities }) => `/communities/projects/${communities.plannedId}/new-check`,
    answers: {
      ...boxes('checkedOn', today),
      checked: 'Accounts and references.',
      outcome: 'passed',
      reasons: 'In order.',
      ...boxes('expiresOn', today.add({ years: 1 })),
    },
    adds: { 'communities.due_diligence': 1 },
  },
  {
    // After the check above has passed.
    route: '/communities/projects/:projectId/start',
    as,
    page: ({ communities }) => `/communities/projects/${communities.plannedId}/start`,
    answers: boxes('startedOn', today),
    adds: {},
  },
  {
    route: '/communities/projects/:projectId/new-session',
    as,
    page: ({ communities }) => `/communities/projects/${communities.projectId}/new-session`,
    answers: { ...boxes('heldOn', today), what: 'A workshop', reach: '20' },
    adds: { 'communities.project_session': 1 },
  },
  {
    route: '/communities/projects/:projectId/evaluation',
    as,
    page: ({ communities }) => `/communities/projects/${communities.projectId}/evaluation`,
    answers: { ...boxes('endedOn', today), evaluation: 'It reached those it was for.' },
    adds: {},
  },
  {
    route: '/communities/new-campaign',
    as,
    page: () => '/communities/new-campaign',
    answers: {
      title: 'Ask first',
      kind: 'campaign',
      purpose: 'Known by parents.',
      themes: 'families',
      ...boxes('fromOn', today),
    },
    adds: { 'communities.campaign': 1 },
  },
  {
    route: '/communities/campaigns/:campaignId/change',
    as,
    page: ({ communities }) => `/communities/campaigns/${communities.campaignId}/change`,
    answers: { learned: 'Newsletters reach most.' },
    adds: {},
  },
  {
    route: '/communities/campaigns/:campaignId/new-figure',
    as,
    page: ({ communities }) => `/communities/campaigns/${communities.campaignId}/new-figure`,
    answers: { channel: 'Bus stops', counts: 'Posters shown', figure: '24', ...boxes('untilOn', today) },
    adds: { 'communities.campaign_figure': 1 },
  },
  {
    route: '/communities/new-survey',
    as,
    page: () => '/communities/new-survey',
    answers: {
      title: 'What do you know?',
      titleCy: 'Beth ydych chi’n ei wybod?',
      ...boxes('opensOn', today),
      ...boxes('untilOn', today.add({ days: 30 })),
    },
    adds: { 'communities.survey': 1 },
  },
  {
    route: '/awareness/:surveyId',
    page: ({ communities }) => `/awareness/${communities.surveyId}`,
    answers: { heardOf: 'yes', knowsHow: 'no', wouldTell: 'not sure', treatedFairly: 'yes', learnedFrom: 'news' },
    adds: { 'communities.survey_reply': 1 },
  },
  {
    route: '/communities/surveys/:surveyId/closure',
    as,
    page: ({ communities }) => `/communities/surveys/${communities.surveyId}/closure`,
    answers: { sure: 'yes' },
    adds: {},
  },
  {
    route: '/communities/new-leaflet',
    as,
    page: () => '/communities/new-leaflet',
    answers: { language: 'ro', title: 'Worried?', link: 'https://www.example.org/ro.pdf' },
    adds: { 'communities.leaflet': 1 },
  },
  {
    route: '/communities/leaflets/:leafletId/withdrawal',
    as,
    page: ({ communities }) => `/communities/leaflets/${communities.leafletId}/withdrawal`,
    answers: { sure: 'yes' },
    adds: {},
  },
]
