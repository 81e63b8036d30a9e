/** What may be decided on the journey, and how. Codes of process.md section 2 and codelists.md sections 7 and 12. */
import { codeList, type CodeOf } from './code-list.ts'

/** CTSA 2015 Part 5 Chapter 2 (the panel) began; nothing of ours is older. */
const sinceTheAct = { validFrom: '2015-04-12', validTo: null } as const

/** What police found at the gateway. The labels are the published statistics'; the finer ones are unverified. */
export const gatewayOutcomes = codeList({ ...sinceTheAct, source: 'S19s', status: 'verified' }, [
  { code: 'nfa', label: { en: 'No further action' } },
  { code: 'signposted', label: { en: 'Signposted to other services' } },
  { code: 'continue', label: { en: 'Progress to information gathering' } },
  { code: 'police_investigation', label: { en: 'Police investigation' }, status: 'unverified' },
  { code: 'police_led_partnership', label: { en: 'Police-led partnership' }, status: 'unverified' },
  { code: 'already_open', label: { en: 'Already an open case' }, status: 'unverified' },
  { code: 'transferred_force', label: { en: 'Transferred to another force' }, status: 'unverified' },
])
export type GatewayOutcome = CodeOf<typeof gatewayOutcomes>

/** The test of s36(3): reasonable grounds to believe that the person is vulnerable to being drawn into terrorism. */
export const section36Decisions = codeList({ ...sinceTheAct, source: 'CTSA 2015 s36(3)', status: 'verified' }, [
  { code: 'grounds_yes', label: { en: 'There are reasonable grounds' } },
  { code: 'grounds_no', label: { en: 'There are no reasonable grounds' } },
])
export type Section36Decision = CodeOf<typeof section36Decisions>

/** Who refers a person to the panel. Police alone until the 2019 Act. */
export const panelReferrers = codeList({ ...sinceTheAct, source: 'CTSA 2015 s36(2)', status: 'verified' }, [
  { code: 'police', label: { en: 'Chief officer of police' } },
  {
    code: 'local_authority',
    label: { en: 'Local authority' },
    validFrom: '2019-04-12',
    source: 'CTSA 2015 s36(2) as amended by the Counter-Terrorism and Border Security Act 2019',
  },
])

export const section36CarePaths = codeList({ ...sinceTheAct, source: 'CTSA 2015 s36(6)', status: 'verified' }, [
  { code: 'health', label: { en: 'Refer to a health provider' } },
  { code: 'social_care', label: { en: 'Refer to a social care provider' } },
  { code: 'both', label: { en: 'Refer to health and social care providers' } },
  { code: 'neither_with_reason', label: { en: 'Neither, for the reason given' } },
])
export type Section36CarePath = CodeOf<typeof section36CarePaths>

/** What a panel may decide at a discussion (process.md 2.2, step 10). */
export const panelDecisions = codeList({ ...sinceTheAct, source: 'S22, "Panel meetings"', status: 'unverified' }, [
  { code: 'adopt', label: { en: 'Adopt: offer Channel support' } },
  { code: 'not_adopt', label: { en: 'Not adopt' } },
  { code: 'defer', label: { en: 'Defer, with a named action' } },
  { code: 'refer_to_police', label: { en: 'Not suitable for Channel: refer to police' } },
])
export type PanelDecision = CodeOf<typeof panelDecisions>

/** In the order of the Act: unanimous; failing that, majority; failing that, the chair. */
export const decisionModes = codeList({ ...sinceTheAct, source: 'CTSA 2015 s37(6)', status: 'verified' }, [
  { code: 'unanimous', label: { en: 'Unanimous' } },
  { code: 'majority', label: { en: 'By majority' } },
  { code: 'chair', label: { en: 'By the chair, there being no majority' } },
])
export type DecisionMode = CodeOf<typeof decisionModes>

/** Why a case ended before or at the panel, or without consent. */
export const closureReasons = codeList({ ...sinceTheAct, source: 'codelists.md 7', status: 'local' }, [
  {
    code: 'nfa_no_concern',
    label: { en: 'No radicalisation concern found' },
    definition: 'checked; no radicalisation concern found',
  },
  {
    code: 'nfa_context',
    label: { en: 'Innocent remark, or explained by its context' },
    source: 'S19b',
  },
  {
    code: 'nfa_misinformed',
    label: { en: 'Made in good faith on wrong facts' },
    definition: 'including the wrong person',
    source: 'S67',
  },
  { code: 'nfa_malicious', label: { en: 'Knowingly false' }, source: 'S67' },
  {
    code: 'nfa_insufficient',
    label: { en: 'Not enough information, and none obtainable' },
    definition: 'who agreed must be named',
  },
  {
    code: 'signposted',
    label: { en: 'Signposted to another service' },
    definition: 'need found, not about radicalisation; service and date recorded',
  },
  {
    code: 'safeguarding_route',
    label: { en: "Taken up by children's or adults' safeguarding" },
  },
  { code: 'police_investigation', label: { en: 'Police are investigating an offence' } },
  { code: 'police_led_partnership', label: { en: 'Police lead the multi-agency response' } },
  {
    code: 'duplicate',
    label: { en: 'Same concern as an open case' },
    definition: 'linked to the open case',
  },
  {
    code: 'wrong_area',
    label: { en: 'Sent to another authority or force' },
    definition: 'receipt confirmed',
  },
  { code: 'deceased', label: { en: 'The person has died' } },
  {
    code: 'not_adopted_not_susceptible',
    label: { en: 'Panel found no susceptibility to being drawn into terrorism' },
  },
  {
    code: 'not_adopted_other_service',
    label: { en: 'Needs better met elsewhere' },
    definition: 's36(6) arrangements recorded',
  },
  { code: 'not_adopted_too_high_risk', label: { en: 'Risk outside Channel; to police' } },
  { code: 'consent_refused', label: { en: 'Consent to support was refused' } },
  {
    code: 'not_contactable',
    label: { en: 'Could not be reached' },
    definition: 'attempts recorded, no reply',
  },
])

/** Why support ended. */
export const exitReasons = codeList({ ...sinceTheAct, source: 'codelists.md 7', status: 'unverified' }, [
  {
    code: 'x_no_concern',
    label: { en: 'No further radicalisation concerns' },
    source: 'T17p, T18m',
    status: 'verified',
  },
  {
    code: 'x_withdrew',
    label: { en: 'The person, or their parent, withdrew consent' },
    source: 'T18m',
    status: 'verified',
  },
  { code: 'x_risk_up', label: { en: 'Risk beyond Channel; to police' } },
  { code: 'x_moved', label: { en: 'Moved area or transferred' } },
  { code: 'x_custody', label: { en: 'Custody or criminal justice' } },
  {
    code: 'x_other_support',
    label: { en: 'Continuing with other services only' },
    source: 'T18m',
    status: 'verified',
  },
  {
    code: 'x_admin',
    label: { en: 'Administrative' },
    definition: 'deceased, abroad or lost contact',
  },
])

export type ClosureReason = CodeOf<typeof closureReasons> | CodeOf<typeof exitReasons>

/** What a review after support found. */
export const reviewResults = codeList({ ...sinceTheAct, source: 'S29', status: 'verified' }, [
  { code: 'no_concern', label: { en: 'No concern' } },
  { code: 'reopen', label: { en: 'Concerns: reopen the case' } },
  { code: 'extend_to_24m', label: { en: 'Extend the reviews to 24 months' } },
])
export type ReviewResult = CodeOf<typeof reviewResults>

/** What monitoring at a panel meeting concluded while support goes on. */
export const monitoringResults = codeList({ ...sinceTheAct, source: 'S54', status: 'unverified' }, [
  { code: 'continue', label: { en: 'Continue as planned' } },
  { code: 'revise', label: { en: 'Revise the support plan' } },
  { code: 'escalate', label: { en: 'Escalate' } },
  { code: 'exit', label: { en: 'Move towards exit' } },
])

/** Why a case that is past its first discussion is on a meeting's agenda. */
export const agendaPurposes = codeList({ ...sinceTheAct, source: 'process.md 2.7', status: 'local' }, [
  { code: 'monitoring', label: { en: 'Monitoring of support' } },
  { code: 'reassessment', label: { en: 'Reassessment' } },
  { code: 'sessions', label: { en: 'Sessions not held or not reported' } },
  { code: 'exit', label: { en: 'Whether support should end' } },
  { code: 'consent', label: { en: 'Consent is missing: health and social care' } },
  { code: 'review', label: { en: 'Review after support' } },
  { code: 'information', label: { en: 'Information that partners owe' } },
  { code: 'actions', label: { en: 'Actions of earlier meetings' } },
  { code: 'other', label: { en: 'Another reason' } },
])
export type AgendaPurpose = CodeOf<typeof agendaPurposes>

/** Why an item was taken off an agenda. */
export const removalReasons = codeList({ ...sinceTheAct, source: 'process.md 2.7', status: 'local' }, [
  { code: 'later_meeting', label: { en: 'It goes to a later meeting' } },
  { code: 'not_ready', label: { en: 'What the panel needs is not there yet' } },
  { code: 'settled_outside', label: { en: 'It was settled outside the meeting' } },
  { code: 'no_longer_needed', label: { en: 'The panel need not discuss it any more' } },
  { code: 'listed_by_mistake', label: { en: 'It was put on the agenda by mistake' } },
  { code: 'other', label: { en: 'Another reason' } },
])
export type RemovalReason = CodeOf<typeof removalReasons>

/** How much of a case is told to everybody who is invited to a meeting; each tells more than the one before it. */
export const sharingStages = codeList({ ...sinceTheAct, source: 'process.md 2.7, 7.2', status: 'local' }, [
  {
    code: 'no identity',
    label: { en: 'Without identity' },
    definition: 'Members read what it is for, and what you write below',
  },
  {
    code: 'limited identity',
    label: { en: 'With limited identity' },
    definition: 'Initials, year of birth and postcode district too',
  },
  { code: 'named', label: { en: 'By name' }, definition: 'Members who are invited read the case' },
])
export type SharingStage = CodeOf<typeof sharingStages>
