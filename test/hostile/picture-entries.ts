/** The forms of the local picture. */
import { Temporal } from 'temporal-polyfill'
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'
const today = Temporal.Now.plainDateISO('Europe/London')

const on = (field: string, day: Temporal.PlainDate): Record<string, string> => ({
  [`${field}-day`]: String(day.day),
  [`${field}-month`]: String(day.month),
  [`${field}-year`]: String(day.year),
})

const scores = {
  likelihoodBefore: '4',
  impactBefore: '4',
  likelihoodAfter: '2',
  impactAfter: '3',
  reasons: 'The halls ask now.',
  ...on('nextReviewOn', today.add({ months: 3 })),
}

const lastMonth = today.with({ day: 1 }).subtract({ months: 1 })
const month = { 'month-month': String(lastMonth.month), 'month-year': String(lastMonth.year) }

export const pictureEntries: readonly Entry[] = [
  {
    route: '/picture/new-tension',
    as: 'Pat Partner',
    page: () => '/picture/new-tension',
    answers: {
      ward: '*',
      category: 'experienced',
      ...on('happenedOn', today.subtract({ days: 2 })),
      what: 'People at the market say that they feel watched.',
      describedBy: 'themselves',
      communities: 'Traders, as they say',
      source: 'community',
      corroboration: 'none',
    },
    adds: { 'picture.tension_report': 1, 'picture.tension_words': 1 },
  },
  {
    route: '/picture/tensions/:reportId/review',
    as,
    page: ({ picture }) => `/picture/tensions/${picture.reportId}/review`,
    answers: {
      level: '2',
      done: 'The school liaises with the parents.',
      ...on('reviewOn', today.add({ days: 10 })),
      ...on('expiresOn', today.add({ days: 90 })),
    },
    adds: { 'picture.tension_review': 1, 'picture.tension_words': 1 },
  },
  {
    route: '/picture/new-wards',
    as,
    page: () => '/picture/new-wards',
    answers: { names: 'Corringham\nFobbing' },
    adds: { 'picture.ward': 2 },
  },
  {
    route: '/picture/wards/:wardId',
    as,
    page: ({ picture }) => `/picture/wards/${picture.wardId}`,
    answers: { name: 'Aveley' },
    adds: {},
  },
  {
    route: '/picture/hate-crime/new',
    as,
    page: () => '/picture/hate-crime/new',
    answers: { ward: '*', ...month, kind: 'crime', countSubculture: '2' },
    adds: { 'picture.hate_crime': 1 },
  },
  {
    // An honest one brings a file, which this test does not send; src/picture/hate-crime/hate-crime.test.ts does.
    route: '/picture/hate-crime/import',
    as,
    page: () => '/picture/hate-crime/import',
  },
  {
    route: '/picture/online/new',
    as,
    page: () => '/picture/online/new',
    answers: { 'month-month': '1', 'month-year': '2024', kind: 'sessions', count: '3' },
    adds: { 'picture.online_work': 1 },
  },
  {
    route: '/picture/new-profile',
    as,
    page: () => '/picture/new-profile',
    answers: {
      kind: 'other',
      edition: 'Winter',
      marking: 'OFFICIAL',
      owner: 'Essex Police',
      audience: 'The Prevent Board',
      ...on('refreshOn', today.add({ years: 1 })),
      declaration: 'declared',
    },
    adds: { 'picture.threat_profile': 1 },
  },
  {
    route: '/picture/profiles/:profileId/change',
    as,
    page: ({ picture }) => `/picture/profiles/${picture.profileId}/change`,
    answers: { audience: 'The Prevent Board and its delivery group', declaration: 'declared' },
    adds: {},
  },
  {
    route: '/picture/profiles/:profileId/new-recommendation',
    as,
    page: ({ picture }) => `/picture/profiles/${picture.profileId}/new-recommendation`,
    answers: { number: '9', words: 'Speak with the sports clubs.', priority: 'low', theme: 'other', part: 'own' },
    adds: { 'picture.recommendation': 1 },
  },
  {
    route: '/picture/recommendations/:recommendationId/change',
    as,
    page: ({ picture }) => `/picture/recommendations/${picture.recommendationId}/change`,
    answers: { words: 'Partners agree who speaks to parents, and when.' },
    adds: {},
  },
  {
    route: '/picture/recommendations/:recommendationId/answer',
    as,
    page: ({ picture }) => `/picture/recommendations/${picture.recommendationId}/answer`,
    answers: { how: 'not taken up', words: 'The schools do it themselves.' },
    adds: { 'picture.recommendation_answer': 1 },
  },
  {
    route: '/picture/threat-level/new',
    as,
    page: () => '/picture/threat-level/new',
    answers: { level: 'critical', ...on('from', today), source: 'A written statement' },
    adds: { 'picture.threat_level_change': 1 },
  },
  {
    route: '/picture/new-risk',
    as,
    page: () => '/picture/new-risk',
    answers: {
      cause: 'Grants are paid without a check',
      event: 'A grant reaches a group that divides',
      effect: 'Public money does harm',
      theme: 'other',
      owner: 'Grants officer',
      ...scores,
    },
    adds: { 'picture.risk': 1, 'picture.risk_review': 1 },
  },
  {
    route: '/picture/risks/:riskId/change',
    as,
    page: ({ picture }) => `/picture/risks/${picture.riskId}/change`,
    answers: { actions: 'All nine halls are briefed by spring.' },
    adds: {},
  },
  {
    route: '/picture/risks/:riskId/review',
    as,
    page: ({ picture }) => `/picture/risks/${picture.riskId}/review`,
    answers: scores,
    adds: { 'picture.risk_review': 1 },
  },
]
