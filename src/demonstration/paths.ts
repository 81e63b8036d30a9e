/** How far each invented case has come, and by which way. Days are working days before today; everything else follows from the journey. */

/** Ways that go on after the panel has adopted the case, as far as the answer about consent and the start of support. */
export const adoptedPaths = [
  'adopted',
  'planned',
  'consent asked',
  'young person disagrees',
  'consent given',
  'decided for them',
  'supported',
  'support paused',
  'in custody',
  'consent refused',
  'consent refused, considered',
  'consent ended',
  'consent ended, considered',
] as const
export type AdoptedPath = (typeof adoptedPaths)[number]

/** Further ways, from the start of support on: each goes on from the one before it. */
export const laterPaths = [
  'monitored',
  'reassessed',
  'exited',
  '6-month review due',
  'reviewed at 6 months',
  '12-month review not filed',
  'reviews extended',
  'reopened at 6 months',
] as const
export type LaterPath = (typeof laterPaths)[number]

export function isAdopted(path: Path): path is AdoptedPath | LaterPath {
  return [...adoptedPaths, ...laterPaths].some((known) => known === path)
}

export function isLater(path: string): path is LaterPath {
  return laterPaths.some((later) => later === path)
}

export type Path =
  | 'received'
  | 'received, not acknowledged'
  | 'returned'
  | 'returned and closed'
  | 'gateway'
  | 'gateway overdue'
  | 'closed: no concern'
  | 'closed: context'
  | 'closed: misinformed'
  | 'closed: malicious'
  | 'closed: insufficient'
  | 'closed: signposted'
  | 'closed: safeguarding'
  | 'closed: police'
  | 'closed: police-led'
  | 'police-led, asked'
  | 'closed: other force'
  | 'information asked'
  | 'information overdue'
  | 'information in'
  | 'assessed'
  | 'section 36'
  | 'section 36: no further action'
  | 'section 36: signposted'
  | 'listed'
  | 'deferred'
  | 'not adopted'
  | 'not adopted and closed'
  | 'archived'
  | AdoptedPath
  | LaterPath

/** A year or two of one small area, with something at every stage. */
export const demonstrationPaths: readonly (readonly [Path, number])[] = [
  ['received', 4],
  ['received, not acknowledged', 2],
  ['returned', 1],
  ['returned and closed', 1],
  ['gateway', 4],
  ['gateway overdue', 2],
  ['closed: no concern', 4],
  ['closed: context', 3],
  ['closed: misinformed', 1],
  ['closed: malicious', 1],
  ['closed: insufficient', 1],
  ['closed: signposted', 5],
  ['closed: safeguarding', 3],
  ['closed: police', 1],
  ['closed: police-led', 1],
  ['closed: other force', 1],
  ['information asked', 4],
  ['information overdue', 2],
  ['information in', 2],
  ['assessed', 2],
  ['section 36', 3],
  ['section 36: no further action', 2],
  ['section 36: signposted', 1],
  ['listed', 3],
  ['deferred', 1],
  ['adopted', 2],
  ['planned', 1],
  ['consent asked', 2],
  ['young person disagrees', 1],
  ['consent given', 1],
  ['supported', 2],
  ['support paused', 1],
  ['consent refused', 1],
  ['consent ended', 1],
  ['not adopted', 1],
  ['not adopted and closed', 1],
  ['archived', 1],
  ['monitored', 2],
  ['reassessed', 1],
  ['exited', 1],
  ['6-month review due', 1],
  ['reviewed at 6 months', 1],
  ['12-month review not filed', 1],
  ['reviews extended', 1],
  ['reopened at 6 months', 1],
  ['in custody', 1],
  ['police-led, asked', 1],
]

/** Working days before today on which the referral came in. */
export const daysAgo: Readonly<Record<Path, number>> = {
  received: 1,
  'received, not acknowledged': 4,
  returned: 6,
  'returned and closed': 60,
  gateway: 3,
  'gateway overdue': 11,
  'closed: no concern': 45,
  'closed: context': 70,
  'closed: misinformed': 120,
  'closed: malicious': 95,
  'closed: insufficient': 52,
  'closed: signposted': 80,
  'closed: safeguarding': 33,
  'closed: police': 66,
  'closed: police-led': 110,
  'police-led, asked': 104,
  'closed: other force': 40,
  'information asked': 8,
  'information overdue': 18,
  'information in': 13,
  assessed: 16,
  'section 36': 20,
  'section 36: no further action': 90,
  'section 36: signposted': 75,
  listed: 28,
  deferred: 44,
  adopted: 50,
  planned: 30,
  'consent asked': 34,
  'young person disagrees': 36,
  'consent given': 38,
  'decided for them': 38,
  supported: 48,
  'support paused': 50,
  'in custody': 54,
  'consent refused': 36,
  'consent refused, considered': 40,
  'consent ended': 44,
  'consent ended, considered': 46,
  'not adopted': 36,
  'not adopted and closed': 130,
  archived: 140,
  monitored: 62,
  reassessed: 118,
  exited: 120,
  '6-month review due': 250,
  'reviewed at 6 months': 385,
  '12-month review not filed': 400,
  'reviews extended': 410,
  'reopened at 6 months': 255,
}
