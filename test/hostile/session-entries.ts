/** Support that is commissioned, and what is written down of its sessions: by the provider, and by whoever works the case. */
import type { Entry } from './entries.ts'

const cora = 'Cora Coordinator'
const ivo = 'Ivo Provider'
const aStep = { 'cases.journal': 1, 'cases.form_record': 1 }
const now = new Date()
const next = new Date(now.getTime() + 5 * 24 * 60 * 60 * 1000)
const day = (id: string, date: Date): Record<string, string> => ({
  [`${id}-day`]: String(date.getUTCDate()),
  [`${id}-month`]: String(date.getUTCMonth() + 1),
  [`${id}-year`]: String(date.getUTCFullYear()),
})

function ofSession(address: string, as: string, number: number, more: Partial<Entry>): Entry {
  return {
    route: `/support/:commissionId/sessions/:number/${address}`,
    as,
    page: ({ commissions }) => `/support/${commissions.going}/sessions/${number}/${address}`,
    adds: { 'cases.session_event': 1 },
    ...more,
  }
}

export const sessionEntries: readonly Entry[] = [
  {
    route: '/cases/:caseId/commission',
    as: cora,
    page: ({ cases }) => `/cases/${cases.get('to commission') ?? ''}/commission`,
    answers: {
      provider: '*',
      supportType: 'mentoring',
      approval: 'not needed',
      indemnified: 'no',
      planAction: '*',
      sessionsAgreed: '6',
      ...day('fromOn', now),
      ...day('untilOn', next),
      work: 'Talk, once a week.',
      communication: 'Nothing needed.',
    },
    unasked: /^providerName$/,
    adds: { ...aStep, 'cases.commission': 1, 'cases.commission_brief': 1 },
  },
  {
    route: '/cases/:caseId/commission-end',
    as: cora,
    page: ({ cases }) => `/cases/${cases.get('to end a commission') ?? ''}/commission-end`,
    answers: { commission: '*', cause: 'plan_changed', reason: 'The panel thinks that one mentor is enough.' },
    adds: { ...aStep, 'cases.commission_end': 1 },
  },
  {
    route: '/cases/:caseId/worry-answer',
    as: cora,
    page: ({ cases }) => `/cases/${cases.get('with a worry') ?? ''}/worry-answer`,
    answers: { report: '*', reason: 'Rang the officer who leads, who visits today.' },
    adds: aStep,
  },
  ofSession('booking', ivo, 4, { answers: day('on', next) }),
  ofSession('outcome', ivo, 5, {
    answers: { held: 'yes', ...day('on', now) },
    unasked: /^(why|toldBy|words)$/,
  }),
  // It was held, a line above.
  ofSession('report', ivo, 5, {
    answers: {
      worked: 'The allotment.',
      engaged: 'Dug, and talked while digging.',
      progress: 'Has a key now.',
      tellNow: 'no',
      marking: '*',
    },
  }),
  ofSession('correction', ivo, 1, { answers: { reason: 'That was about somebody else.' } }),
  // Its report was struck out, a line above.
  ofSession('no-report', cora, 1, { answers: { reason: 'He says that he has lost it.' } }),
]
