/** What the template of a form page shows: blocks in page order, errors with their links, buttons, hidden fields. */
import type { Language } from '../language.ts'
import { provenanceCodes, type AnyAnswers } from './answers.ts'
import { isShown } from './conditions.ts'
import type { Block, Button, Params, Row, Showing } from './blocks.ts'
import {
  choiceControl,
  dateControl,
  fieldset,
  fileControl,
  longTextControl,
  organisationControl,
  partsControl,
  selectControl,
  textControl,
} from './control-view.ts'
import { insteadOf, type Form, type Page } from './define-form.ts'
import { defaultMaxRows, hasInsteadField, listIn, rowCount, rowPrefix, textIn, type Typed } from './fields.ts'
import type { AnsweredQuestion, Option, Question, RepeatedQuestion } from './questions.ts'
import { keptFiles, type FieldErrors } from './read-page.ts'
import { typedFromAnswers } from './typed-from-answers.ts'
import { formWords, inLanguage, type Words } from './words.ts'

export type PageShown = {
  readonly language: Language
  readonly answers?: AnyAnswers
  /** What was typed last, where the page comes back; without it the answers fill the page. */
  readonly typed?: Typed
  readonly errors?: FieldErrors
  /** Where the form is sent, and where "back" leads. */
  readonly action: string
  readonly back?: string
  /** Words of the main button; "Continue" unless told. */
  readonly button?: Words
  /** Offers "Save and come back later". */
  readonly canSave?: boolean
  /** A part of a screen on which people write as they go, where most may stay empty: it has headings of its own. */
  readonly isWorksheet?: boolean
  /** Hidden fields the page carries beside its questions: `besides` when it is read. */
  readonly hidden?: Readonly<Record<string, string>>
}

export type PageView = {
  readonly language: Language
  readonly title: string
  /** The page heading, undefined where the only question's label is the heading. */
  readonly heading: string | undefined
  readonly documentTitle: string
  readonly intro: readonly string[]
  readonly errorSummary: Params | undefined
  readonly blocks: readonly Block[]
  readonly action: string
  readonly back: { readonly text: string; readonly href: string } | undefined
  readonly hasFiles: boolean
  /** Rows and files bring buttons of their own: Return in a text field must still mean the main one. */
  readonly hasOtherButtons: boolean
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly button: Button
  readonly saveButton: Button | undefined
}

export function pageView(form: Form, page: Page, shown: PageShown): PageView {
  const { language } = shown
  const words = formWords[language]
  const answers = shown.answers ?? {}
  const errors = shown.errors ?? []
  const isHeading = shown.isWorksheet !== true && isQuestionHeading(page)
  const showing: Showing = {
    language,
    typed: shown.typed ?? typedFromAnswers(page, answers),
    errors,
    files: (id) => keptFiles(answers[id]),
    isPageHeading: isHeading,
    isWorksheet: shown.isWorksheet === true,
    isInner: false,
    insideOption: () => [],
  }
  const title = inLanguage(page.title, language)
  const asked = page.questions.filter((question) => isAskedHere(question, page.questions, answers))
  return {
    language,
    title,
    heading: isHeading ? undefined : title,
    documentTitle: `${errors.length > 0 ? `${words.error}: ` : ''}${title} – ${inLanguage(form.title, language)}`,
    intro: (page.intro ?? []).map((paragraph) => inLanguage(paragraph, language)),
    errorSummary: errorSummary(errors, language),
    blocks: blocksFor(asked, '', showing),
    action: shown.action,
    back: shown.back === undefined ? undefined : { text: words.back, href: shown.back },
    hasFiles: page.questions.some((question) => question.kind === 'file'),
    hasOtherButtons: page.questions.some((question) => question.kind === 'file' || question.kind === 'repeated'),
    hidden: Object.entries(shown.hidden ?? {}).map(([name, value]) => ({ name, value })),
    button: { text: shown.button ? inLanguage(shown.button, language) : words.continue, value: 'continue' },
    saveButton: shown.canSave ? { text: words.saveForLater, value: 'save' } : undefined,
  }
}

/** A question is worded once: where the page asks nothing else, its label is the heading. */
function isQuestionHeading(page: Page): boolean {
  const [only, ...others] = page.questions
  if (only === undefined || only.kind === 'information' || others.length > 0 || page.intro !== undefined) return false
  return only.kind !== 'repeated' && only.label.en === page.title.en
}

function errorSummary(errors: FieldErrors, language: Language): Params | undefined {
  if (errors.length === 0) return undefined
  const errorList = errors.map(({ message, control }) => ({ text: message, href: `#${control}` }))
  return { titleText: formWords[language].problem, errorList }
}

/** A condition on this page is met in the browser, where it can be seen; one on an earlier page was met there. */
function isAskedHere(question: Question, questions: readonly Question[], answers: AnyAnswers): boolean {
  const onThisPage = questions.some((other) => other.id === question.showIf?.question)
  return onThisPage || isShown(question, answers)
}

function blocksFor(questions: readonly Question[], prefix: string, showing: Showing): readonly Block[] {
  return questions
    .filter((question) => parentOption(question, questions) === undefined)
    .flatMap((question) => blocksOf(question, questions, prefix, showing))
}

/** The one radio or checkbox beneath which a conditional question stands. Several options cannot share it. */
function parentOption(question: Question, questions: readonly Question[]) {
  const condition = question.showIf
  if (condition?.is.length !== 1) return undefined
  const parent = questions.find((other) => other.id === condition.question)
  return parent?.kind === 'radios' || parent?.kind === 'checkboxes'
    ? { parent: parent.id, code: condition.is[0] }
    : undefined
}

function blocksOf(
  question: Question,
  questions: readonly Question[],
  prefix: string,
  showing: Showing,
): readonly Block[] {
  if (question.kind === 'information') {
    return [{ macro: 'paragraphs', texts: question.text.map((paragraph) => inLanguage(paragraph, showing.language)) }]
  }
  const here: Showing = {
    ...showing,
    insideOption: (parent, code) => {
      const inside = questions.filter((other) => {
        const option = parentOption(other, questions)
        return option?.parent === parent.id && option.code === code
      })
      return inside.flatMap((other) =>
        blocksOf(other, questions, prefix, { ...showing, isPageHeading: false, isInner: true }),
      )
    },
  }
  return questionBlocks(withConditionSaid(question, questions), prefix, here)
}

/** Where the browser cannot hide it, the question itself says when it is to be answered. */
function withConditionSaid(question: AnsweredQuestion, questions: readonly Question[]): AnsweredQuestion {
  const condition = question.showIf
  const parent = questions.find((other) => other.id === condition?.question)
  if (!condition || !parent || !('options' in parent) || parentOption(question, questions)) return question
  const said = (language: Language) => {
    const asked = choicesOf(parent, language).filter(({ code }) => condition.is.includes(code))
    const others = choicesOf(parent, language).filter(({ code }) => !condition.is.includes(code))
    const hint = question.hint ? ` ${inLanguage(question.hint, language)}` : ''
    const words = formWords[language]
    // Whichever is shorter to read: nearly all the answers, or the one that is left out.
    const when =
      others.length > 0 && others.length < asked.length ? words.unless(labelsOf(others)) : words.onlyIf(labelsOf(asked))
    return when + hint
  }
  return { ...question, hint: { en: said('en'), cy: said('cy') } }
}

type Choice = { readonly code: string; readonly label: string }

/** All that may be chosen as an answer: the options, then what stands in for one. */
function choicesOf(question: AnsweredQuestion & { options: readonly Option[] }, language: Language): readonly Choice[] {
  return [
    ...question.options.map(({ code, label }) => ({ code, label: inLanguage(label, language) })),
    ...insteadOf(question).map((code) => ({ code, label: formWords[language][code] })),
  ]
}

function labelsOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ label }) => label)
}

function questionBlocks(question: AnsweredQuestion, prefix: string, showing: Showing): readonly Block[] {
  const base = prefix + question.id
  return [
    ...controlBlocks(question, base, showing),
    ...(hasInsteadField(question) ? insteadBlocks(question, base, showing) : []),
    ...(question.provenance ? [provenanceBlock(question, base, showing)] : []),
    ...(question.why ? [whyBlock(question, question.why, showing)] : []),
  ]
}

function controlBlocks(question: AnsweredQuestion, base: string, showing: Showing): readonly Block[] {
  switch (question.kind) {
    case 'text':
      return [textControl(question, base, showing)]
    case 'long text':
      return [longTextControl(question, base, showing)]
    case 'date':
    case 'partial date':
      return dateControl(question, base, showing)
    case 'radios':
    case 'checkboxes':
      return [choiceControl(question, base, showing)]
    case 'select':
      return [selectControl(question, base, showing)]
    case 'name':
    case 'address':
      return [partsControl(question, base, showing)]
    case 'organisation':
      return [organisationControl(question, base, showing)]
    case 'file':
      return fileControl(question, base, showing)
    case 'repeated':
      return [groupOfRows(question, base, showing)]
  }
}

function groupOfRows(question: RepeatedQuestion, base: string, showing: Showing): Block {
  const group = fieldset(question, base, showing, [rowsBlock(question, base, showing)])
  const error = showing.errors.find((each) => each.at === base)
  if (error === undefined) return group
  return { ...group, error: { text: error.message, visuallyHiddenText: formWords[showing.language].error } }
}

function rowsBlock(question: RepeatedQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const item = inLanguage(question.item, showing.language)
  const count = rowCount(question, base, showing.typed)
  const inner: Showing = { ...showing, isPageHeading: false, isInner: true }
  const rows: Row[] = Array.from({ length: count }, (_, row) => ({
    title: words.row(item, row + 1),
    blocks: blocksFor(question.of, rowPrefix(base, row), inner),
    remove: { text: words.removeRow(item, row + 1), value: `remove:${base}:${row}` },
  }))
  const add = {
    text: count === 0 ? words.addFirst(item) : words.addAnother(item),
    value: `add:${base}`,
    id: `${base}-add`,
  }
  return {
    macro: 'rows',
    rows,
    ...(count < (question.max ?? defaultMaxRows) && { add }),
    count: { name: `${base}-rows`, value: String(count) },
  }
}

function insteadBlocks(question: AnsweredQuestion, base: string, showing: Showing): readonly Block[] {
  const words = formWords[showing.language]
  const field = `${base}-instead`
  const chosen = listIn(showing.typed, field)
  const name = inLanguage(question.name, showing.language)
  const items = insteadOf(question).map((code) => ({
    value: code,
    text: words[code],
    checked: chosen.includes(code),
    // Whoever arrives by the tab key hears which question is not known; a group's legend, if hidden, would widen the page.
    attributes: { 'aria-label': `${words[code]}: ${name}` },
  }))
  const params = { idPrefix: field, name: field, classes: 'govuk-checkboxes--small' }
  return [
    { macro: 'or', text: words.or },
    { macro: 'checkboxes', params, items },
  ]
}

function provenanceBlock(question: AnsweredQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const field = `${base}-saidBy`
  const said = textIn(showing.typed, field)
  const error = showing.errors.find((each) => each.at === field)
  const legend = {
    text: words.whoSaid(inLanguage(question.name, showing.language)),
    classes: 'govuk-fieldset__legend--s',
  }
  const params = {
    idPrefix: field,
    name: field,
    classes: 'govuk-radios--small',
    fieldset: { legend },
    ...(error && { errorMessage: { text: error.message, visuallyHiddenText: words.error } }),
  }
  return {
    macro: 'radios',
    params,
    items: provenanceCodes.map((code) => ({ value: code, text: words[code], checked: said === code })),
  }
}

function whyBlock(question: AnsweredQuestion, why: Words, showing: Showing): Block {
  const summaryText = formWords[showing.language].whyWeAsk(inLanguage(question.name, showing.language))
  return { macro: 'details', params: { summaryText, text: inLanguage(why, showing.language) } }
}

/** A form of one page, filled from the answers of all its questions. */
export function onlyPage(form: Form): Page {
  const [page, ...others] = form.pages
  if (page === undefined || others.length > 0) throw new Error(`Form ${form.id} has not one page`)
  return page
}
