/** The end of support and what follows: what became of each need, the referrer's view, who is told, reviews and where they are filed. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'process.md 2.13', status: 'local' } as const

/** Every need of the plan has one of these when support ends: S30a found needs that nobody had tackled. */
export const needOutcomes = codeList({ ...common, source: 'S30a' }, [
  { code: 'met', label: { en: 'Met' } },
  { code: 'moved_on', label: { en: 'Moved on to another service' } },
  { code: 'accepted', label: { en: 'Not met, and accepted' } },
])
export type NeedOutcome = CodeOf<typeof needOutcomes>

/** The school that referred should have been part of the discussion (S30a). */
export const referrerViews = codeList({ ...common, source: 'S30a' }, [
  { code: 'given', label: { en: 'Asked, and this is their view' } },
  { code: 'no_answer', label: { en: 'Asked, and there was no answer' } },
  { code: 'not_possible', label: { en: 'It was not possible to ask' } },
])
export type ReferrerView = CodeOf<typeof referrerViews>

export const toldOfExit = codeList(common, [
  { code: 'person', label: { en: 'The person' } },
  { code: 'family', label: { en: 'Parent, guardian or family' } },
  { code: 'provider', label: { en: 'Providers of support' } },
  { code: 'partners', label: { en: 'Partners on the panel' } },
  { code: 'referrer', label: { en: 'The referrer, that it is closed and no more' } },
])

/** What a review after support looked at. */
export const reviewSources = codeList({ ...common, source: 'process.md 2.2 step 19' }, [
  { code: 'police', label: { en: 'Police' } },
  { code: 'council', label: { en: 'Council services' } },
  { code: 'education', label: { en: 'School, college or work' } },
  { code: 'health', label: { en: 'Health' } },
  { code: 'person', label: { en: 'The person or their family' } },
  { code: 'other', label: { en: 'Another source, named in the reason' } },
])

export const reviewConcerns = codeList({ ...common, source: 'process.md 2.13' }, [
  { code: 'none', label: { en: 'No concern was found' } },
  { code: 'some', label: { en: 'Concerns were found' } },
])

/** Where the record of a review that was held has gone: held and filed are two things. */
export const reviewFilings = codeList({ ...common, source: 'process.md 2.3' }, [
  { code: 'national_tracker', label: { en: 'Entered in the national tracker' } },
  { code: 'own_records', label: { en: 'Filed in the council’s own records' } },
  { code: 'both', label: { en: 'Both, in the national tracker and in the council’s own records' } },
])

/** Reviews by months after closure; 12 may be an ordinary or a further one. */
export const reviewMonths = [6, 12, 18, 24] as const
export type ReviewMonths = (typeof reviewMonths)[number]
