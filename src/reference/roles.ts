/** What an account may be in an area. The same words stand in the database (accounts.holding). */
export const roles = [
  'referrer',
  'partner contact',
  'coordinator',
  'case officer',
  'channel chair',
  'deputy chair',
  'panel member',
  'intervention provider',
  'board member',
  'elected member',
  'analyst',
  'information governance',
  'independent reviewer',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** Those who do the work of a case, and those who lead its panel: the groups that most steps and clocks name. */
export const caseworkers = ['coordinator', 'case officer'] as const satisfies readonly Role[]
export const chairs = ['channel chair', 'deputy chair'] as const satisfies readonly Role[]
/** Both together: whoever acts on a case between its panels. */
export const caseRoles: readonly Role[] = [...caseworkers, ...chairs]

/** Those who read the strategy and the boards' papers: plans and safe counts, never a case. */
export const governanceReaders = [
  ...chairs,
  'coordinator',
  'board member',
  'elected member',
] as const satisfies readonly Role[]
/** Those who keep the strategy and the boards' papers. */
export const governanceEditors = ['coordinator', ...chairs] as const satisfies readonly Role[]

/** A role as it reads in a sentence: "Waiting for the case officer". */
export const roleNames: Record<Role, string> = {
  referrer: 'referrer',
  'partner contact': 'partner contact',
  coordinator: 'Channel coordinator',
  'case officer': 'case officer',
  'channel chair': 'Channel panel chair',
  'deputy chair': 'deputy chair',
  'panel member': 'panel member',
  'intervention provider': 'intervention provider',
  'board member': 'board member',
  'elected member': 'elected member',
  analyst: 'analyst',
  'information governance': 'information governance officer',
  'independent reviewer': 'independent reviewer',
  administrator: 'administrator',
}

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}
