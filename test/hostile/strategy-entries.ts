/** A strategy that is written, put forward and adopted. */
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cora Coordinator'
const aPart = ({ strategies }: Town): string => strategies.toWrite.parts[3]?.key ?? ''

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
    route: '/strategy/:strategyId/adoption',
    as,
    page: ({ strategies }) => `/strategy/${strategies.toAdopt.id}/draft`,
    action: /\/adoption$/,
    asksNothing: true,
    adds: { 'strategy.version': 0 },
  },
]
