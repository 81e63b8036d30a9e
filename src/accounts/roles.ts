/** What people may be, as the database knows it (accounts.holding), and how a page says it. */

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

/**
 * Roles that open cases, and the one that hands roles out: no administrator gives these alone. A second one confirms,
 * since whoever can make an account could otherwise make themselves a reader of cases (reliability AC-14).
 */
export const rolesForTwo: readonly Role[] = [
  'coordinator',
  'case officer',
  'channel chair',
  'deputy chair',
  'panel member',
  'intervention provider',
  'information governance',
  'independent reviewer',
  'administrator',
]

/** Whoever runs the accounts of an area reads none of its cases: these and 'administrator' are never held together there. */
export const caseRoles: readonly Role[] = rolesForTwo.filter((role) => role !== 'administrator')

export const roleNames: Record<Role, string> = {
  referrer: 'Referrer',
  'partner contact': 'Partner contact',
  coordinator: 'Prevent coordinator',
  'case officer': 'Case officer',
  'channel chair': 'Channel chair',
  'deputy chair': 'Deputy chair',
  'panel member': 'Panel member',
  'intervention provider': 'Intervention provider',
  'board member': 'Board member',
  'elected member': 'Elected member',
  analyst: 'Analyst',
  'information governance': 'Information governance',
  'independent reviewer': 'Independent reviewer',
  administrator: 'Administrator',
}

/** What each role lets somebody see, in one line: for the page where roles are given and for the demonstration. */
export const roleSights: Record<Role, string> = {
  referrer: 'Makes referrals and sees how far their own have got',
  'partner contact': 'Sees their agency’s referrals and answers requests for information',
  coordinator: 'Sees the area’s cases that are not restricted, and runs the strategy and delivery plan',
  'case officer': 'Works on the area’s cases that are not restricted',
  'channel chair': 'Chairs the Channel panel and sees every case of the area',
  'deputy chair': 'Stands in for the Channel chair and sees every case of the area',
  'panel member': 'Sees the cases of the meetings they are invited to',
  'intervention provider': 'Sees the support plan of the people they work with',
  'board member': 'Sees strategy, plans and safe counts; no case',
  'elected member': 'Sees strategy, plans and safe counts; no case',
  analyst: 'Sees safe counts; no case',
  'information governance': 'Sees who looked at what, disclosures and retention; a case only in an emergency',
  'independent reviewer': 'Reads the sample of cases that was drawn for them',
  administrator: 'Looks after agencies, accounts and settings; no case',
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}
