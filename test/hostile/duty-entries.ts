/** The forms of the duty. */
import type { Entry } from './entries.ts'

const as = 'Cora Coordinator'
const day = (id: string, date: string, month: string, year: string): Record<string, string> => ({
  [`${id}-day`]: date,
  [`${id}-month`]: month,
  [`${id}-year`]: year,
})

export const dutyEntries: readonly Entry[] = [
  {
    route: '/duty/authorities/new',
    as,
    page: () => '/duty/authorities/new',
    answers: { schedule: '6', name: 'A college', kind6: 'college', ...day('boundFrom', '18', '9', '2015') },
    unasked: /^kind7$/,
    adds: { 'duty.authority': 1 },
  },
  {
    route: '/duty/authorities/:authorityId/change',
    as,
    page: ({ duty }) => `/duty/authorities/${duty.authorityId}/change`,
    answers: { functions: 'Community services' },
    adds: {},
  },
  {
    // An honest one brings a file, which this test does not send; src/duty/duty.test.ts does.
    route: '/duty/settings/import',
    as,
    page: () => '/duty/settings/import',
  },
]
