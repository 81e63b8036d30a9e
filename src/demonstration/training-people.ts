/** Whose training the demonstration knows: staff of most agencies, more keen or less, and everybody who sits on the panel. */
import type { Temporal } from 'temporal-polyfill'
import type { Role } from '#reference/roles.ts'
import type { TrainingRole, TrainingSetting } from '#reference/training.ts'
import { demonstrationAccounts } from './accounts.ts'
import { mailDomain, type AgencyKey } from './agencies.ts'
import type { Colleague, StaffOf } from './training.ts'
import type { Town } from './written-case.ts'

/** People, where they work, and the share of them who took their courses. Foreshore has told nobody yet. */
const staff: readonly (readonly [AgencyKey, number, TrainingSetting, number])[] = [
  ['communitySafety', 9, 'general', 0.95],
  ['children', 24, 'children', 0.85],
  ['adults', 18, 'adults', 0.7],
  ['housing', 14, 'housing', 0.45],
  ['police', 16, 'police', 0.8],
  ['youthOffending', 11, 'justice', 0.9],
  ['health', 30, 'health_clinical', 0.65],
  ['marshlight', 12, 'school', 0.9],
  ['saltings', 26, 'school', 0.75],
  ['estuary', 20, 'further_education', 0.4],
]

const panelRoles: Partial<Record<Role, TrainingRole>> = {
  'channel chair': 'channel_chair',
  'deputy chair': 'channel_deputy',
  'panel member': 'panel_member',
}

/** One panel member took their course so long ago that it is due again, and one has none. */
export function trainingOf(
  town: Town,
  today: Temporal.PlainDate,
): { staff: readonly StaffOf[]; colleagues: readonly Colleague[] } {
  const sitting = demonstrationAccounts(today).flatMap((account) => {
    const role = account.roles.map((held) => panelRoles[held]).find((found) => found !== undefined)
    return role === undefined ? [] : [{ account, role }]
  })
  return {
    staff: staff.map(([key, people, setting, keen]) => ({
      agencyId: town.agency(key),
      mailDomain: mailDomain(key),
      people,
      setting,
      keen,
    })),
    colleagues: sitting.map(({ account, role }, place) => ({
      agencyId: town.agency(account.agency),
      name: account.name,
      email: account.email,
      role,
      setting: 'general',
      tookMonthsAgo: account.agency === 'foreshore' ? undefined : place === 4 ? 24 : 3 + 2 * place,
    })),
  }
}
