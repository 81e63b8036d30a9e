/**
 * Who is bound by the Prevent duty (Counter-Terrorism and Security Act 2015, Schedule 6 Part 1: specified authorities in England and Wales) and
 * who must co-operate with a Channel panel (Schedule 7: partners). Both lists may be amended by regulations (s27, s39), so they are data with
 * dates. Since when one body is bound, and for which of its functions, is said with that body. Source: codelists.md 11, process.md 1.4.
 */
import { codeList, type CodeOf } from './code-list.ts'

/** The Act received Royal Assent on 12 February 2015; each authority keeps the day from which it is bound itself. */
const common = { validFrom: '2015-02-12', validTo: null } as const

export const specifiedAuthorities = codeList({ ...common, source: 'S5, CTSA 2015 Schedule 6', status: 'verified' }, [
  { code: 'la_county', label: { en: 'County council' } },
  { code: 'la_district', label: { en: 'District council' } },
  { code: 'la_unitary', label: { en: 'Unitary council' }, definition: 'a county or district council; a local split' },
  { code: 'la_london', label: { en: 'London borough council' } },
  { code: 'gla', label: { en: 'Greater London Authority' } },
  { code: 'la_city', label: { en: 'Common Council of the City of London' } },
  { code: 'la_scilly', label: { en: 'Council of the Isles of Scilly' } },
  { code: 'la_wales', label: { en: 'County or county borough council in Wales' } },
  { code: 'la_directed', label: { en: 'Person exercising a council’s functions under a direction' } },
  { code: 'prison', label: { en: 'Prison' } },
  { code: 'yoi', label: { en: 'Young offender institution' } },
  { code: 'stc', label: { en: 'Secure training centre' } },
  { code: 'secure_college', label: { en: 'Secure college' } },
  { code: 'probation', label: { en: 'Provider of probation services' } },
  { code: 'sfc', label: { en: 'Sixth-form college' }, source: 'S7' },
  { code: 'college', label: { en: 'Further education college' }, source: 'S7' },
  { code: 'ap', label: { en: 'Provider of alternative provision' }, source: 'S7' },
  { code: 'school', label: { en: 'Maintained school' }, source: 'S7' },
  { code: 'nursery', label: { en: 'Nursery school' }, source: 'S7' },
  { code: 'ind_school', label: { en: 'Independent school' }, source: 'S7' },
  { code: 'special', label: { en: 'Special school' }, source: 'S7' },
  { code: 'academy', label: { en: 'Academy' }, source: 'S7' },
  { code: 'academy_16_19', label: { en: '16 to 19 academy' }, source: 'S7' },
  { code: 'post16_special', label: { en: 'Special post-16 institution' }, source: 'S7' },
  { code: 'childrens_home', label: { en: 'Children’s home' }, source: 'S7' },
  { code: 'fostering', label: { en: 'Fostering agency' }, source: 'S7' },
  { code: 'family_centre', label: { en: 'Residential family centre' }, source: 'S7' },
  { code: 'university', label: { en: 'Provider of higher education' }, status: 'unverified' },
  { code: 'childcare', label: { en: 'Registered childcare' }, status: 'unverified' },
  { code: 'nhs_trust', label: { en: 'NHS trust' }, status: 'unverified' },
  { code: 'nhs_ft', label: { en: 'NHS foundation trust' }, status: 'unverified' },
  { code: 'lhb', label: { en: 'Local health board in Wales' }, status: 'unverified' },
  { code: 'police_force', label: { en: 'Chief officer of police' } },
  { code: 'btp', label: { en: 'British Transport Police' } },
  { code: 'port_police', label: { en: 'Port police force' } },
  { code: 'city_police_authority', label: { en: 'Common Council of the City of London as police authority' } },
  { code: 'pcc', label: { en: 'Police and crime commissioner' } },
])
export type SpecifiedAuthority = CodeOf<typeof specifiedAuthorities>

export const panelPartners = codeList({ ...common, source: 'S6, CTSA 2015 Schedule 7', status: 'verified' }, [
  { code: 'minister', label: { en: 'Minister of the Crown' } },
  { code: 'department', label: { en: 'Government department' }, definition: 'other than the intelligence services' },
  { code: 'other_la', label: { en: 'Local authority that is not a member of the panel' } },
  { code: 'justice', label: { en: 'Criminal justice body of Schedule 6' } },
  { code: 'education', label: { en: 'Education or childcare body of Schedule 6' } },
  { code: 'health', label: { en: 'Health or social care body of Schedule 6' } },
  { code: 'police', label: { en: 'Police body of Schedule 6' } },
  { code: 'yot', label: { en: 'Youth offending team' }, status: 'unverified' },
  { code: 'icb', label: { en: 'Integrated care board' }, status: 'unverified' },
  { code: 'immigration', label: { en: 'Immigration enforcement' }, status: 'unverified' },
])
export type PanelPartner = CodeOf<typeof panelPartners>

/** Kinds of schools and settings that a register holds: those of Schedule 6, and out-of-school settings, which the duty does not name. */
export const placeKinds = codeList({ ...common, source: 'S5, S7, process.md 6.5', status: 'verified' }, [
  { code: 'school', label: { en: 'Maintained school' } },
  { code: 'academy', label: { en: 'Academy' } },
  { code: 'ind_school', label: { en: 'Independent school' } },
  { code: 'special', label: { en: 'Special school' } },
  { code: 'nursery', label: { en: 'Nursery school' } },
  { code: 'ap', label: { en: 'Alternative provision' } },
  { code: 'college', label: { en: 'College' } },
  { code: 'university', label: { en: 'Provider of higher education' }, status: 'unverified' },
  { code: 'childcare', label: { en: 'Registered childcare' }, status: 'unverified' },
  { code: 'childrens_home', label: { en: 'Children’s home' } },
  { code: 'out_of_school', label: { en: 'Out-of-school setting' }, status: 'local' },
])
export type PlaceKind = CodeOf<typeof placeKinds>
