/** Custody, probation and stays abroad: where a person is, who holds the case then, and how police and the service were told. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 2.11', status: 'local' } as const

export const awayPlaces = codeList(common, [
  { code: 'remand', label: { en: 'In custody on remand' } },
  { code: 'prison', label: { en: 'In prison' } },
  { code: 'young_offender_institution', label: { en: 'In a young offender institution' } },
  { code: 'secure_home', label: { en: 'In a secure children’s home or secure school' } },
  { code: 'licence', label: { en: 'Under probation: released on licence' } },
  { code: 'community_order', label: { en: 'Under probation: a community or suspended sentence' } },
  { code: 'abroad', label: { en: 'Abroad' } },
])
export type AwayPlace = CodeOf<typeof awayPlaces>

export const custodyPlaces = [
  'remand',
  'prison',
  'young_offender_institution',
  'secure_home',
] as const satisfies readonly AwayPlace[]

/** In custody: behind a door, not under probation or abroad. */
export function isCustody(place: AwayPlace): boolean {
  return custodyPlaces.some((one) => one === place)
}

/** Until another panel has accepted a case, the panel that has it holds it. */
export const awayHolders = codeList(common, [
  { code: 'this_panel', label: { en: 'This panel' } },
  { code: 'this_panel_with_service', label: { en: 'This panel, together with the prison or probation service' } },
  { code: 'until_transfer', label: { en: 'This panel, until the panel where they are has accepted the case' } },
])

export const awayCourses = codeList(common, [
  { code: 'waits', label: { en: 'It waits until they are back' } },
  { code: 'goes_on', label: { en: 'It goes on' } },
])
export type AwayCourse = CodeOf<typeof awayCourses>

export const awayReturns = codeList(common, [
  { code: 'free', label: { en: 'They are free, or back, and no longer supervised' } },
  { code: 'licence', label: { en: 'They were released from custody on licence, under probation' } },
])

/** An attempt that reached nobody tells nobody. */
export const tellingMeans = codeList(common, [
  { code: 'in_person', label: { en: 'In person' } },
  { code: 'telephone', label: { en: 'By telephone or video call' } },
  { code: 'written', label: { en: 'By letter, email or message' } },
  { code: 'they_told_us', label: { en: 'They told us' } },
])
