/**
 * Every number the guidance leaves open, or that we could not read in a source, as a setting with a default and an owner.
 * Rules never hold such a number: they are handed the values in force. Statutory ages and orders are not settings.
 */
import type { Status } from './code-list.ts'
import type { Role } from './roles.ts'

export type Setting = {
  readonly label: string
  readonly default: number
  readonly unit: 'working days' | 'days' | 'months' | 'times' | 'minutes'
  /** Who answers for the value. */
  readonly owner: Role
  readonly source: string
  readonly status: Status
  readonly why: string
}

export const settings = {
  acknowledgeWithin: {
    label: 'Acknowledge a referral',
    default: 1,
    unit: 'working days',
    owner: 'coordinator',
    source: 'process.md 2.2 step 3; S15',
    status: 'unverified',
    why: 'Feedback is asked for "where possible" only; a prompt receipt keeps referrers referring.',
  },
  gatewayWithin: {
    label: 'Gateway assessment',
    default: 5,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 4; S19a',
    status: 'verified',
    why: 'The Home Office training gives five days as an average, not as a legal limit.',
  },
  informationReturnWithin: {
    label: 'Return of requested information',
    default: 5,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 6; S19b',
    status: 'unverified',
    why: 'No limit was found in the guidance; partners agree one locally.',
  },
  remindBefore: {
    label: 'Remind a partner before an answer is due',
    default: 1,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.6',
    status: 'local',
    why: 'In time to answer on the day, and late enough that most have answered.',
  },
  remindAfter: {
    label: 'Remind a partner after an answer was due',
    default: 1,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.6',
    status: 'local',
    why: 'Once, by mail; after that the case worker rings.',
  },
  section36Within: {
    label: 'Section 36 decision once information is in',
    default: 5,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 8',
    status: 'unverified',
    why: 'The test is in the Act; the time is not.',
  },
  packBefore: {
    label: 'Panel pack before the meeting',
    default: 5,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 9',
    status: 'unverified',
    why: 'Members need time to check what their own agency knows.',
  },
  firstPanelWithin: {
    label: 'First panel discussion after section 36',
    default: 20,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 10',
    status: 'unverified',
    why: 'The next panel; a ceiling for areas that meet every six weeks.',
  },
  deferredPanelWithin: {
    label: 'Second discussion after a deferral',
    default: 20,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 10',
    status: 'unverified',
    why: 'A deferral waits for one named action, so the next panel takes it.',
  },
  deferralsAtMost: {
    label: 'Deferrals before the chair must extend',
    default: 1,
    unit: 'times',
    owner: 'channel chair',
    source: 'process.md 2.16',
    status: 'local',
    why: 'A person should not wait meeting after meeting for a decision.',
  },
  planFinalWithin: {
    label: 'Final support plan after adoption',
    default: 10,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 12',
    status: 'unverified',
    why: 'The plan is made at the meeting; details of providers follow.',
  },
  consentAttemptWithin: {
    label: 'First attempt to ask for consent',
    default: 10,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 13',
    status: 'unverified',
    why: 'Nothing can start before it.',
  },
  monitoringEvery: {
    label: 'Panel monitoring of active cases',
    default: 1,
    unit: 'months',
    owner: 'channel chair',
    source: 'process.md 2.2 step 15; S54',
    status: 'verified',
    why: 'Monthly, in the ministerial answer of 2019.',
  },
  reassessEvery: {
    label: 'Reassessment of active cases',
    default: 3,
    unit: 'months',
    owner: 'channel chair',
    source: 'process.md 2.2 step 16; S22',
    status: 'unverified',
    why: 'In general use; the paragraph could not be read.',
  },
  transferAnswerWithin: {
    label: 'Answer to a proposed transfer',
    default: 20,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 step 17; S22',
    status: 'unverified',
    why: 'The receiving panel’s next meeting; the sending panel stays responsible until then.',
  },
  explainTransferWithin: {
    label: 'Tell the person which area looks after them, after a transfer',
    default: 10,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.11',
    status: 'unverified',
    why: 'Consent in the new area can be asked for only when they know whose it is.',
  },
  firstReviewAfter: {
    label: 'First review after support',
    default: 6,
    unit: 'months',
    owner: 'channel chair',
    source: 'process.md 2.2 step 19; S29, S41, S17b',
    status: 'verified',
    why: 'Six months after closure.',
  },
  secondReviewAfter: {
    label: 'Second review after support',
    default: 12,
    unit: 'months',
    owner: 'channel chair',
    source: 'process.md 2.2 step 20; S29',
    status: 'verified',
    why: 'Twelve months after closure.',
  },
  lastReviewAfter: {
    label: 'Last review when reviews are extended',
    default: 24,
    unit: 'months',
    owner: 'channel chair',
    source: 'process.md 2.2 step 20; S29',
    status: 'verified',
    why: 'The panel may extend the reviews up to two years.',
  },
  emergencyAccessFor: {
    label: 'Emergency access to a case',
    default: 60,
    unit: 'minutes',
    owner: 'information governance',
    source: 'design: who sees what',
    status: 'local',
    why: 'Long enough to act on what is read; the database allows less, and never more.',
  },
  emergencyReviewWithin: {
    label: 'Review of an emergency access by somebody else',
    default: 2,
    unit: 'working days',
    owner: 'information governance',
    source: 'design: who sees what',
    status: 'local',
    why: 'While everybody still knows why it was.',
  },
  emergencyAlertAfter: {
    label: 'Emergency accesses of one person in 30 days, above which an alert is sent',
    default: 3,
    unit: 'times',
    owner: 'information governance',
    source: 'reliability AC-13',
    status: 'local',
    why: 'Who needs it that often needs another role, or is looking where they should not.',
  },
  sessionReportWithin: {
    label: 'A provider’s report after a session',
    default: 5,
    unit: 'working days',
    owner: 'coordinator',
    source: 'process.md 2.9',
    status: 'unverified',
    why: 'A report is to be received within some days; how many was found nowhere. Five lets the coordinator act in the week.',
  },
  sessionBookedWithin: {
    label: 'The next session booked, while some of those agreed are not',
    default: 10,
    unit: 'working days',
    owner: 'coordinator',
    source: 'process.md 2.9; S31',
    status: 'unverified',
    why: 'In the case behind the Amess review nothing followed the first session, and nobody noticed.',
  },
  providerSightAfterEnd: {
    label: 'A provider sees a commission that has ended, for the last report',
    default: 14,
    unit: 'days',
    owner: 'information governance',
    source: 'process.md 2.9',
    status: 'local',
    why: 'Long enough to write the last report, and no longer.',
  },
  fileReviewWithin: {
    label: 'File a review that was held',
    default: 10,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.2 steps 19 and 20',
    status: 'local',
    why: 'A review that was held and never filed looks, a year later, like one that was missed.',
  },
  turning18Flag: {
    label: 'Flag before the 18th birthday',
    default: 60,
    unit: 'days',
    owner: 'coordinator',
    source: 'process.md 2.8; CTSA 2015 s41',
    status: 'local',
    why: 'From that day a parent’s consent no longer serves; the young person must be asked in time.',
  },
  consentRefreshAfter: {
    label: 'Ask again whether consent still stands',
    default: 12,
    unit: 'months',
    owner: 'channel chair',
    source: 'process.md 2.8 (expiry or refresh date)',
    status: 'unverified',
    why: 'No interval was found. Consent is to a plan, and plans and people change within a year.',
  },
  consentRefreshFlag: {
    label: 'Flag before consent has to be refreshed',
    default: 30,
    unit: 'days',
    owner: 'coordinator',
    source: 'process.md 2.8',
    status: 'local',
    why: 'Support stands still after the last day, so there must be time to ask.',
  },
  consentAttemptsAtLeast: {
    label: 'Attempts before somebody counts as not reached',
    default: 3,
    unit: 'times',
    owner: 'channel chair',
    source: 'process.md 2.2 step 13',
    status: 'unverified',
    why: 'Silence is neither consent nor refusal; one unanswered call tells nothing.',
  },
  careAfterConsentWithin: {
    label: 'Consider health and social care once consent is refused or ends',
    default: 20,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.8; CTSA 2015 s36(6)',
    status: 'unverified',
    why: 'At the next panel meeting; a ceiling for areas that meet every six weeks.',
  },
  policeConsiderWithin: {
    label: 'Ask police what remains once consent is refused or ends',
    default: 5,
    unit: 'working days',
    owner: 'channel chair',
    source: 'process.md 2.8; S54',
    status: 'unverified',
    why: 'Police stay responsible at all times; they must know that support has stopped.',
  },
  retainNotProgressed: {
    label: 'Keep a referral that led to nothing',
    default: 12,
    unit: 'months',
    owner: 'information governance',
    source: 'process.md 2.14; S47',
    status: 'local',
    why: 'Most people referred needed nothing from Prevent; the shortest time does them justice.',
  },
  retainSignposted: {
    label: 'Keep a referral passed to another service, to police or not adopted',
    default: 36,
    unit: 'months',
    owner: 'information governance',
    source: 'process.md 2.14; S46',
    status: 'local',
    why: 'Three years were recommended for cases that need no Channel support.',
  },
  retainSupported: {
    label: 'Keep a case that had support',
    default: 72,
    unit: 'months',
    owner: 'information governance',
    source: 'process.md 2.14; S41',
    status: 'local',
    why: 'Six years from exit or the last review, whichever is later.',
  },
} as const satisfies Record<string, Setting>

export type SettingKey = keyof typeof settings

/** The values in force in an area: defaults, or what their owner set instead. */
export type SettingValues = Readonly<Record<SettingKey, number>>

export const defaultSettings: SettingValues = valuesOf({})

/** The defaults with an area's own values laid over them. */
export function valuesOf(own: Partial<Record<SettingKey, number>>): SettingValues {
  const values: Record<string, number> = {}
  for (const [key, setting] of Object.entries(settings)) values[key] = setting.default
  return { ...values, ...own } as SettingValues
}
