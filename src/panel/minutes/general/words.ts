/** What stands over the parts of a meeting's own minute, beside the headings that every minute has; and its conflicts, of which it never says with what. */
import type { HeadingLanguage } from '../words.ts'
import type { GeneralContent } from './general.ts'

export type GeneralHeadings = {
  readonly title: string
  readonly notes: string
  readonly decided: string
}

export const generalHeadings: Readonly<Record<HeadingLanguage, GeneralHeadings>> = {
  en: { title: 'Channel panel: minute of the meeting of', notes: 'What was said', decided: 'What was decided' },
  cy: {
    title: 'Panel Channel: cofnod o gyfarfod',
    notes: 'Yr hyn a ddywedwyd',
    decided: 'Yr hyn a benderfynwyd',
  },
}

/** By name where the reader may know who it was; otherwise that somebody did. */
export function generalConflictWords(
  { conflicts }: Pick<GeneralContent, 'conflicts'>,
  names: readonly string[],
): readonly string[] {
  const what = 'declared a conflict with something on the agenda, and left for it.'
  if (names.length > 0) return names.map((name) => `${name}, ${what}`)
  if (conflicts === 0) return ['None was declared.']
  return [conflicts === 1 ? `A member ${what}` : `${conflicts} members ${what}`]
}
