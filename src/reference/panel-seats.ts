/**
 * Seats on a Channel panel: in which role an agency sits there (codelists.md 11.2, partner type; CTSA 2015 s37), for which service somebody
 * speaks (process.md 2.7), and what terms of reference may ask for beyond the Act.
 */
import { codeList, type CodeOf } from './code-list.ts'

const sinceTheAct = { validFrom: '2015-04-12', validTo: null } as const

export const seatRoles = codeList({ ...sinceTheAct, source: 'CTSA 2015 s37', status: 'verified' }, [
  { code: 'chair', label: { en: 'Chair (local authority)' } },
  {
    code: 'deputy_chair',
    label: { en: 'Deputy chair (local authority)' },
    source: 'process.md 2.7',
    status: 'unverified',
  },
  { code: 'police', label: { en: 'Police representative' } },
  { code: 'member_core', label: { en: 'Member' } },
  { code: 'member_case', label: { en: 'Member for a case' } },
  { code: 'schedule7', label: { en: 'Partner under Schedule 7' }, source: 'S6' },
  { code: 'voluntary', label: { en: 'Voluntary partner' }, source: 'codelists.md 11.2', status: 'local' },
  { code: 'observer', label: { en: 'Observer' }, source: 'codelists.md 11.2', status: 'local' },
])
export type SeatRole = CodeOf<typeof seatRoles>

/** Councils list these as usual members. */
export const panelServices = codeList(
  { ...sinceTheAct, source: 'process.md 2.7; S41, S11, S63', status: 'unverified' },
  [
    { code: 'health', label: { en: 'Health' } },
    { code: 'childrens_social_care', label: { en: 'Children’s social care' } },
    { code: 'adults_social_care', label: { en: 'Adults’ social care' } },
    { code: 'education', label: { en: 'Education' } },
    { code: 'youth_justice', label: { en: 'Youth justice' } },
    { code: 'probation', label: { en: 'Probation' } },
    { code: 'housing', label: { en: 'Housing' } },
    { code: 'substance_misuse', label: { en: 'Substance misuse' } },
    { code: 'immigration', label: { en: 'Immigration' } },
    { code: 'community', label: { en: 'Voluntary and community sector' } },
  ],
)
export type PanelService = CodeOf<typeof panelServices>

/** What a panel's terms may ask for before it decides. None unless they say so. */
export const quorumServices = codeList({ ...sinceTheAct, source: 'process.md 2.7', status: 'unverified' }, [
  { code: 'health', label: { en: 'Health' } },
  { code: 'social_care', label: { en: 'Children’s or adults’ social care' } },
  { code: 'childrens_social_care', label: { en: 'Children’s social care' } },
  { code: 'adults_social_care', label: { en: 'Adults’ social care' } },
  { code: 'education', label: { en: 'Education' } },
  { code: 'youth_justice', label: { en: 'Youth justice' } },
  { code: 'probation', label: { en: 'Probation' } },
  { code: 'housing', label: { en: 'Housing' } },
])
export type QuorumService = CodeOf<typeof quorumServices>
