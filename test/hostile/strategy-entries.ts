/** A strategy that is written, put forward and adopted. */
import type { MadeStrategy } from '../a-strategy.ts'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const aPart = ({ strategies }: Town): string => strategies.toWrite.parts[3]?.key ?? ''

const plan = ({ id }: MadeStrategy): string => `/strategy/${id}/plan`
const action = (strategy: MadeStrategy): string => `${plan(strategy)}/${strategy.plan.actionId}`
const measure = (strategy: MadeStrategy): string => `${action(strategy)}/measures/${strategy.plan.measureId}`
const day = (id: string, date: string, month: string, year: string): Record<string, string> => ({
  [`${id}-day`]: date,
  [`${id}-month`]: month,
  [`${id}-year`]: year,
})

function ofAction(address: string, answers: Record<string, string>, adds: Record<string, number>): Entry {
  return {
    route: `/strategy/:strategyId/plan/:actionId/${address}`,
    as,
    page: ({ strategies }) => `${action(strategies.inForce)}/${address}`,
    answers,
    adds,
  }
}

export const strategyEntries: readonly Entry[] = [
  {
    route: '/strategy/new',
    as,
    page: () => '/strategy/new',
    answers: { title: 'A strategy', period: '2027-2030', fromYear: '2027', toYear: '2030' },
    adds: { 'strategy.strategy': 1, 'strategy.version': 1 },
  },
  {
    // An honest one brings a file, which this test does not send; src/strategy/reading/import.test.ts does.
    route: '/strategy/import',
    as,
    page: () => '/strategy/import',
  },
  {
    // Its page is the answer to a file.
    route: '/strategy/import/proposals',
    as,
    page: () => '/strategy/import',
    sendTo: '/strategy/import/proposals',
  },
  {
    route: '/strategy/:strategyId/new-version',
    as,
    page: ({ strategies }) => `/strategy/${strategies.inForce.id}/new-version`,
    answers: { whatChanged: 'The threat has changed.' },
    adds: { 'strategy.version': 1, 'strategy.part': 26 },
  },
  {
    route: '/strategy/:strategyId/route',
    as,
    page: ({ strategies }) => `/strategy/${strategies.inForce.id}`,
    action: /\/route$/,
    asksNothing: true,
    adds: { 'boards.document': 1, 'boards.document_version': 1 },
  },
  {
    route: '/strategy/:strategyId/draft/parts/:part',
    as,
    page: ({ strategies }) => `/strategy/${strategies.toWrite.id}/draft/parts/new`,
    answers: { kind: 'objective', number: '3.', heading: 'Work together', text: 'Share what is known.', after: '*' },
    adds: { 'strategy.part': 1 },
  },
  {
    route: '/strategy/:strategyId/draft/parts/:part',
    about: 'changed',
    as,
    page: (town) => `/strategy/${town.strategies.toWrite.id}/draft/parts/${aPart(town)}`,
    answers: { text: 'Keep our children and our vulnerable adults safe.' },
    adds: { 'strategy.part': 0 },
  },
  {
    route: '/strategy/:strategyId/draft/parts/:part/removal',
    as,
    page: ({ strategies }) => `/strategy/${strategies.toWrite.id}/draft`,
    action: /\/removal$/,
    asksNothing: true,
    adds: { 'strategy.part': -1 },
  },
  {
    route: '/strategy/:strategyId/plan/new',
    as,
    page: ({ strategies }) => `${plan(strategies.inForce)}/new`,
    answers: {
      title: 'Meet the schools',
      leadAgency: 'none',
      leadAccount: 'nobody',
      ...day('startsOn', '1', '4', '2027'),
      ...day('dueOn', '1', '4', '2028'),
      'milestones-0-words': 'First meeting',
      ...day('milestones-0-dueOn', '1', '6', '2027'),
    },
    adds: { 'strategy.action': 1, 'strategy.milestone': 1 },
  },
  {
    route: '/strategy/:strategyId/plan/:actionId/change',
    as,
    page: ({ strategies }) => `${action(strategies.inForce)}/change`,
    answers: { title: 'Brief every front door, twice' },
    adds: { 'strategy.action': 0 },
  },
  // The body's next meeting is arranged: it lands there at once.
  ofAction(
    'escalation',
    { body: '*', what: 'The libraries cannot pay for filtering.' },
    { 'boards.escalation': 1, 'boards.agenda_item': 1 },
  ),
  ofAction('update', { quarter: '*', words: 'Two sessions held.' }, { 'strategy.action_update': 1 }),
  ofAction('colour', { colour: 'amber', reason: 'The trainer is ill.' }, { 'strategy.rag_override': 1 }),
  ofAction(
    'evidence',
    { words: 'Photographs of the poster.', link: '/strategy', ...day('datedOn', '1', '9', '2025') },
    { 'strategy.evidence': 1 },
  ),
  ofAction(
    'measures/new',
    { title: 'People who came', kind: 'share', direction: 'up', baseline: '1', baselineOf: '2', target: '90' },
    { 'strategy.measure': 1 },
  ),
  {
    route: '/strategy/:strategyId/plan/:actionId/measures/:measureId/reading',
    as,
    page: ({ strategies }) => `${measure(strategies.inForce)}/reading`,
    answers: { ...day('on', '1', '9', '2025'), value: '12', of: '40' },
    adds: { 'strategy.reading': 1 },
  },
  {
    route: '/strategy/:strategyId/plan/:actionId/measures/:measureId/readings/:readingId/correction',
    as,
    page: ({ strategies }) => `${measure(strategies.inForce)}/readings/${strategies.inForce.plan.readingId}/correction`,
    answers: { value: '31', of: '50', remark: 'Counted again.' },
    adds: { 'strategy.reading': 1 },
  },
  {
    route: '/strategy/:strategyId/title',
    as,
    page: ({ strategies }) => `/strategy/${strategies.inForce.id}/title`,
    answers: { period: '2017 to 2019', why: 'Printed wrong.' },
    adds: { 'strategy.naming': 1 },
  },
  {
    route: '/strategy/:strategyId/title',
    about: 'of a draft',
    as,
    page: ({ strategies }) => `/strategy/${strategies.toWrite.id}/title`,
    answers: { title: 'Together' },
    adds: { 'strategy.naming': 1 },
  },
  {
    route: '/strategy/:strategyId/plan/:actionId/measures/:measureId/definition',
    as,
    page: ({ strategies }) => `${measure(strategies.inForce)}/definition`,
    answers: { target: '85', why: 'The board asked for more.' },
    adds: { 'strategy.measure_definition': 1 },
  },
  {
    route: '/strategy/:strategyId/plan/:actionId/measures/:measureId/end',
    as,
    page: ({ strategies }) => `${measure(strategies.inForce)}/end`,
    answers: { reason: 'Nobody asks for it.' },
    adds: { 'strategy.measure_end': 1 },
  },
  {
    route: '/strategy/:strategyId/equality/:characteristic',
    as,
    page: ({ strategies }) => `/strategy/${strategies.inForce.id}/equality/race`,
    answers: {
      evidence: 'Asked at two meetings.',
      impact: 'negative',
      mitigation: 'Critics are heard.',
      owner: 'Prevent lead',
      ...day('reviewOn', '1', '4', '2099'),
    },
    adds: { 'strategy.equality_entry': 1 },
  },
  {
    route: '/strategy/:strategyId/equality/:characteristic/sign-off',
    as,
    page: ({ strategies }) => `/strategy/${strategies.inForce.id}/equality`,
    action: /\/age\/sign-off$/,
    asksNothing: true,
    adds: { 'strategy.equality_sign_off': 1 },
  },
  {
    route: '/strategy/:strategyId/adoption',
    as,
    page: ({ strategies }) => `/strategy/${strategies.toAdopt.id}/draft`,
    action: /\/adoption$/,
    asksNothing: true,
    adds: { 'strategy.version': 0 },
  },
]
