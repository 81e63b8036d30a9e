/**
 * Equality characteristics (codelists.md sections 5 and 6). All optional, never inferred, and each with who said so.
 * "Not known", "not asked" and "prefer not to say" are three different answers.
 */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-01', validTo: null } as const

/** National tables publish male, female and not specified, and call it gender. */
export const genders = codeList({ ...common, source: 'T18m, T21, T23', status: 'verified' }, [
  { code: 'female', label: { en: 'Female', cy: 'Benyw' } },
  { code: 'male', label: { en: 'Male', cy: 'Gwryw' } },
  { code: 'other_self_described', label: { en: 'Another gender', cy: 'Rhywedd arall' }, status: 'local' },
  {
    code: 'prefer_not_to_say',
    label: { en: 'Prefer not to say', cy: 'Mae’n well gen i beidio â dweud' },
    status: 'local',
  },
  { code: 'not_known', label: { en: 'Not known', cy: 'Ddim yn gwybod' }, status: 'local' },
])
export type Gender = CodeOf<typeof genders>

export const ethnicGroups = {
  A: 'Asian, Asian British or Asian Welsh',
  B: 'Black, Black British, Black Welsh, Caribbean or African',
  M: 'Mixed or multiple ethnic groups',
  W: 'White',
  O: 'Other ethnic group',
} as const

/** ONS 2021 harmonised list for England and Wales: 19 categories in 5 groups. Roma was added in 2021. */
export const ethnicities = codeList({ ...common, source: 'ONS 2021 harmonised standard', status: 'unverified' }, [
  { code: 'A1', label: { en: 'Indian' } },
  { code: 'A2', label: { en: 'Pakistani' } },
  { code: 'A3', label: { en: 'Bangladeshi' } },
  { code: 'A4', label: { en: 'Chinese' } },
  { code: 'A9', label: { en: 'Any other Asian background' } },
  { code: 'B1', label: { en: 'Caribbean' } },
  { code: 'B2', label: { en: 'African' } },
  { code: 'B9', label: { en: 'Any other Black, Black British, Black Welsh or Caribbean background' } },
  { code: 'M1', label: { en: 'White and Black Caribbean' } },
  { code: 'M2', label: { en: 'White and Black African' } },
  { code: 'M3', label: { en: 'White and Asian' } },
  { code: 'M9', label: { en: 'Any other mixed or multiple background' } },
  { code: 'W1', label: { en: 'English, Welsh, Scottish, Northern Irish or British' } },
  { code: 'W2', label: { en: 'Irish' } },
  { code: 'W3', label: { en: 'Gypsy or Irish Traveller' } },
  { code: 'W4', label: { en: 'Roma' }, validFrom: '2021-03-21' },
  { code: 'W9', label: { en: 'Any other White background' } },
  { code: 'O1', label: { en: 'Arab' } },
  { code: 'O9', label: { en: 'Any other ethnic group' } },
  { code: 'NK', label: { en: 'Not known' }, status: 'local' },
  { code: 'NA', label: { en: 'Not asked' }, status: 'local' },
  { code: 'PNS', label: { en: 'Prefer not to say' }, status: 'local' },
])
export type Ethnicity = CodeOf<typeof ethnicities>

export const religions = codeList({ ...common, source: 'codelists.md 6.2', status: 'unverified' }, [
  { code: 'none', label: { en: 'No religion' } },
  { code: 'buddhist', label: { en: 'Buddhist' } },
  { code: 'christian', label: { en: 'Christian' } },
  { code: 'hindu', label: { en: 'Hindu' } },
  { code: 'jewish', label: { en: 'Jewish' } },
  { code: 'muslim', label: { en: 'Muslim' } },
  { code: 'sikh', label: { en: 'Sikh' } },
  { code: 'other', label: { en: 'Another religion or belief' } },
  { code: 'prefer_not_to_say', label: { en: 'Prefer not to say' } },
  { code: 'not_known', label: { en: 'Not known' } },
])
export type Religion = CodeOf<typeof religions>

/** Disability as the Equality Act 2010 means it. */
export const disabilities = codeList({ ...common, source: 'Equality Act 2010 s6', status: 'local' }, [
  { code: 'yes', label: { en: 'Yes', cy: 'Oes' } },
  { code: 'no', label: { en: 'No', cy: 'Nac oes' } },
  { code: 'not_known', label: { en: 'Not known', cy: 'Ddim yn gwybod' } },
  { code: 'prefer_not_to_say', label: { en: 'Prefer not to say', cy: 'Mae’n well gen i beidio â dweud' } },
])
export type Disability = CodeOf<typeof disabilities>

export const mentalHealthConditions = codeList(
  { ...common, source: 'T25d for autism; list unverified', status: 'unverified' },
  [
    { code: 'autism', label: { en: 'Autistic spectrum disorder' }, status: 'verified' },
    { code: 'adhd', label: { en: 'ADHD' } },
    { code: 'learning_disability', label: { en: 'Learning disability' } },
    { code: 'anxiety_depression', label: { en: 'Anxiety or depression' } },
    { code: 'psychosis', label: { en: 'Psychosis' } },
    { code: 'personality_disorder', label: { en: 'Personality disorder' } },
    { code: 'trauma', label: { en: 'Trauma or post-traumatic stress' } },
    { code: 'other', label: { en: 'Another condition' } },
    { code: 'none_known', label: { en: 'None known' } },
    { code: 'not_known', label: { en: 'Not known' } },
  ],
)
export type MentalHealthCondition = CodeOf<typeof mentalHealthConditions>

/** How a condition is known. Kept with each one: "suspected" by a referrer is not a diagnosis. */
export const conditionBases = codeList({ ...common, source: 'codelists.md 6.2', status: 'local' }, [
  { code: 'diagnosed', label: { en: 'Diagnosed' } },
  { code: 'suspected', label: { en: 'Suspected' } },
  { code: 'self_reported', label: { en: 'Said by the person' } },
])

/** Who said so. A referrer's description never counts in published equality tables. */
export const provenances = codeList({ ...common, source: 'codelists.md 6.1; S45', status: 'local' }, [
  { code: 'self', label: { en: 'The person themself', cy: 'Y person ei hun' } },
  { code: 'parent', label: { en: 'A parent or carer', cy: 'Rhiant neu ofalwr' } },
  { code: 'other_record', label: { en: 'Another record', cy: 'Cofnod arall' } },
  { code: 'referrer_description', label: { en: 'The referrer’s description', cy: 'Disgrifiad yr atgyfeiriwr' } },
])
export type Provenance = CodeOf<typeof provenances>

export const countedProvenances: readonly Provenance[] = ['self', 'parent', 'other_record']

/** What the Equality Act 2010 protects: the nine characteristics of section 4, which an equality impact assessment goes through one by one. */
export const protectedCharacteristics = codeList({ ...common, source: 'Equality Act 2010 s4', status: 'verified' }, [
  { code: 'age', label: { en: 'Age' } },
  { code: 'disability', label: { en: 'Disability' } },
  { code: 'gender-reassignment', label: { en: 'Gender reassignment' } },
  { code: 'marriage', label: { en: 'Marriage and civil partnership' } },
  { code: 'pregnancy', label: { en: 'Pregnancy and maternity' } },
  { code: 'race', label: { en: 'Race' } },
  { code: 'religion', label: { en: 'Religion or belief' } },
  { code: 'sex', label: { en: 'Sex' } },
  { code: 'sexual-orientation', label: { en: 'Sexual orientation' } },
])
export type ProtectedCharacteristic = CodeOf<typeof protectedCharacteristics>
