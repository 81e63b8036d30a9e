/**
 * A part of a case's page that belongs to a subject (consent, plan, sessions): the subject says what there is, and draws it with a
 * template of its own. Sections are read one after the other in the page's one transaction, each with a query or two, never one a row.
 */
import type { Showing } from './steps/step-page.ts'

export type CaseSection = {
  /** Its anchor on the page: `/cases/…#consent`. */
  readonly id: string
  readonly heading: string
  /** A template that finds what it draws in `section.model`. */
  readonly template: string
  readonly model: unknown
}

/** Nothing when there is nothing to show yet: an empty section tells nobody anything. */
export type SectionSource = (showing: Showing) => Promise<CaseSection | undefined>
