/** Practising a meeting on invented cases: each form on a rehearsal that has just begun. */
import { nothingKept } from '../../src/panel/rehearsal/rehearsal.ts'
import { housing } from '../../src/panel/rehearsal/members.ts'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Dee Deputy'
const base = '/panel/rehearsal'

async function notBegun({ accounts, test: { owner } }: Town): Promise<string> {
  await owner.query('delete from panel.rehearsal where account_id = $1', [accounts.get(as)])
  return base
}

const begun =
  (page: string) =>
  async (town: Town): Promise<string> => {
    await notBegun(town)
    const row = [town.accounts.get(as), JSON.stringify(nothingKept)]
    await town.test.owner.query('insert into panel.rehearsal (account_id, kept) values ($1, $2)', row)
    return page
  }

export const rehearsalEntries: readonly Entry[] = [
  { route: base, as, page: notBegun, asksNothing: true, adds: { 'panel.rehearsal': 1 } },
  {
    route: `${base}/removal`,
    as,
    page: begun(base),
    action: `${base}/removal`,
    asksNothing: true,
    adds: { 'panel.rehearsal': -1 },
  },
  {
    route: `${base}/:item`,
    as,
    page: begun(`${base}/first-discussion`),
    action: `${base}/first-discussion`,
    answers: {
      decision: 'not_adopt',
      votesNotAdopt: '6',
      mode: 'unanimous',
      reason: 'Nothing that support would help.',
    },
    // Asked only of other decisions than the honest one.
    unasked: /^(planStates|plan|actionAgency|actionDueOn.*|chairExtends)$/,
    mayKeep: { 'panel.rehearsal': 'what the rules refused is a part of the rehearsal, and its summary says so' },
    adds: {},
  },
  {
    route: `${base}/:item/conflicts`,
    as,
    page: begun(`${base}/conflict`),
    action: `${base}/conflict/conflicts`,
    answers: { conflictOf: housing.accountId },
    adds: {},
  },
  {
    route: `${base}/:item/attendance`,
    as,
    page: begun(`${base}/police-missing`),
    action: `${base}/police-missing/attendance`,
    asksNothing: true,
    adds: {},
  },
]
