/** A step of a case as an entry: its page on a case that has come so far, and the two rows that an honest submit adds. */
import type { Entry } from './entries.ts'
import type { CaseName } from './town.ts'

export const aStep = { 'cases.journal': 1, 'cases.form_record': 1 }

export function step(
  address: string,
  as: string,
  name: CaseName,
  more: Partial<Pick<Entry, 'answers' | 'asksNothing' | 'adds' | 'unasked'>> = {},
): Entry {
  return {
    route: `/cases/:caseId/${address}`,
    as,
    page: ({ cases }) => `/cases/${cases.get(name) ?? ''}/${address}`,
    adds: aStep,
    ...more,
  }
}
