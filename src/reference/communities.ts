/**
 * The words in which work with communities is kept. Themes follow the strategy's recommendations and what is heard at meetings; "criticism of
 * Prevent" is among them because members asked that critics be heard. Sources: process.md 6.1 (S70, S81a, S88); codelists.md 12.
 */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 6.1', status: 'local' } as const

export const communityThemes = codeList(common, [
  { code: 'what_prevent_is', label: { en: 'What Prevent is' } },
  { code: 'criticism', label: { en: 'Criticism of Prevent' } },
  { code: 'hate_crime', label: { en: 'Hate crime' } },
  { code: 'cohesion', label: { en: 'Cohesion and integration' } },
  { code: 'online', label: { en: 'Online harm' } },
  { code: 'young_people', label: { en: 'Children and young people' } },
  { code: 'families', label: { en: 'Parents and families' } },
  { code: 'world_events', label: { en: 'Events in the world' } },
  { code: 'fear', label: { en: 'Feeling unsafe' } },
  { code: 'referrals', label: { en: 'What happens after a referral' } },
])
export type CommunityTheme = CodeOf<typeof communityThemes>

export const organisationKinds = codeList(common, [
  { code: 'faith', label: { en: 'Faith organisation' } },
  { code: 'residents', label: { en: 'Residents’ group' } },
  { code: 'voluntary', label: { en: 'Charity or voluntary organisation' } },
  { code: 'youth', label: { en: 'Youth organisation' } },
  { code: 'sport', label: { en: 'Sports club' } },
  { code: 'support', label: { en: 'Support service' } },
  { code: 'business', label: { en: 'Business' } },
  { code: 'education', label: { en: 'School, college or parents’ group' } },
  { code: 'campaigning', label: { en: 'Campaigning or rights organisation' } },
  { code: 'other', label: { en: 'Something else' } },
])
export type OrganisationKind = CodeOf<typeof organisationKinds>

export const engagementKinds = codeList(common, [
  { code: 'visit', label: { en: 'A visit or a conversation' } },
  { code: 'talk', label: { en: 'A talk or a workshop' } },
  { code: 'event', label: { en: 'An event or a stall' } },
  { code: 'listening', label: { en: 'A listening session' } },
  // The strategy's sixth recommendation, "hate crime: dialogue between groups" (S70).
  { code: 'dialogue', label: { en: 'A dialogue between communities' } },
  { code: 'online', label: { en: 'An online session' } },
])
export type EngagementKind = CodeOf<typeof engagementKinds>
