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

export const pictureEntries: readonly Entry[] = [
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
