/** What the template of a form renders: blocks in page order, each a macro by name with its settings. */
import type { Language } from '../language.ts'
import type { FileAnswer } from './answers.ts'
import type { Typed } from './fields.ts'
import type { AnsweredQuestion } from './questions.ts'
import type { FieldErrors } from './read-page.ts'

/** One thing for the template to render: a GOV.UK macro by name with its settings, or one of our few own. */
export type Block =
  | Fieldset
  | {
      readonly macro: 'input' | 'characterCount' | 'dateInput' | 'select' | 'fileUpload' | 'details'
      readonly params: Params
    }
  | { readonly macro: 'radios' | 'checkboxes'; readonly params: Params; readonly items: readonly Item[] }
  | {
      readonly macro: 'rows'
      readonly rows: readonly Row[]
      readonly add?: Button
      readonly count: Hidden
    }
  | {
      readonly macro: 'files'
      readonly heading: string
      readonly files: readonly (Button & { readonly file: string; readonly label: string })[]
    }
  | { readonly macro: 'paragraphs'; readonly texts: readonly string[] }
  | { readonly macro: 'or'; readonly text: string }

export type Fieldset = {
  readonly macro: 'fieldset'
  readonly legend: Params
  readonly hint?: Params
  readonly error?: Params
  readonly describedBy?: string
  readonly blocks: readonly Block[]
}

export type Params = Readonly<Record<string, unknown>>
export type Button = {
  readonly text: string
  readonly value: string
  readonly id?: string
  readonly disabled?: boolean
}
type Hidden = { readonly name: string; readonly value: string }
export type Row = { readonly title: string; readonly blocks: readonly Block[]; readonly remove: Button }
export type Item = Params & { readonly inside?: readonly Block[] }

export type Showing = {
  readonly language: Language
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly files: (questionId: string) => readonly FileAnswer[]
  /** The label of this question is the heading of the page. */
  readonly isPageHeading: boolean
  /** One form of several parts, of which few must be filled in: labels are small, and none says that it is optional. */
  readonly isWorksheet: boolean
  /** In a row or beneath an option. */
  readonly isInner: boolean
  readonly insideOption: (question: AnsweredQuestion, code: string) => readonly Block[]
}
