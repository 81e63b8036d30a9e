/**
 * A form is a list of pages of typed questions with a version, written as code and checked when the program
 * starts: a misspelt condition or a repeated id is a mistake of ours and stops it, before anyone meets the form.
 */
import { insteadCodes, type AnyAnswers } from './answers.ts'
import type {
  AnsweredQuestion,
  AnswersTo,
  Condition,
  Only,
  Option,
  Question,
  Sensitivity,
  ValueOf,
} from './questions.ts'
import type { Words } from './words.ts'

/**
 * A rule across answers of one page. It runs whenever the questions it reads have real answers,
 * also while another question of the page is wrong; the message is shown at question `at`.
 */
export type Check<Answers = AnyAnswers> = {
  readonly reads: readonly string[]
  readonly at: string
  readonly message: Words
  // A method, so that a check typed by its own page may lie in a list of checks of any page.
  wrong(answers: Answers): boolean
}

export type Page = {
  readonly id: string
  /** The heading. Equal to the label of the page's only question, that label becomes the heading itself. */
  readonly title: Words
  readonly intro?: readonly Words[]
  readonly questions: readonly Question[]
  readonly showIf?: Condition
  readonly checks?: readonly Check[]
}

export type Form = {
  readonly id: string
  readonly version: string
  readonly title: Words
  /** First and last day on which it may be begun, ISO. A record keeps the version it was made under. */
  readonly from?: string
  readonly until?: string
  readonly pages: readonly Page[]
}

type PageSpec<Questions extends readonly Question[], Shown> = Omit<Page, 'questions' | 'checks' | 'showIf'> & {
  readonly questions: Questions
  readonly showIf?: Shown
  readonly checks?: readonly Check<AnswersTo<Questions>>[]
}

export function page<
  const Questions extends readonly Question[],
  const Shown extends Condition | undefined = undefined,
>(
  spec: PageSpec<Questions, Shown>,
): Page & { readonly questions: Questions; readonly shown?: Shown extends undefined ? 'always' : 'sometimes' } {
  // `shown` exists in the type alone: answers of a conditional page may be missing from a finished form.
  return spec as unknown as Page & { readonly questions: Questions }
}

/** @throws at start when the definition contradicts itself */
export function defineForm<const Definition extends Form>(form: Only<Definition, Form>): Definition {
  checkDefinition(form)
  return form
}

type PagesOf<Definition extends Form> = Definition['pages'][number]
type QuestionsOf<Definition extends Form> = PagesOf<Definition>['questions'][number]

/** The answers of this form so far, by question id. */
export type Answers<Definition extends Form> = AnswersTo<readonly QuestionsOf<Definition>[]>

type AlwaysAsked<Asks> = Asks extends Page & { readonly shown?: 'sometimes' }
  ? 'always' extends NonNullable<Asks['shown']>
    ? Asks
    : never
  : Asks
type AlwaysGiven<Definition extends Form> = AlwaysAsked<PagesOf<Definition>>['questions'][number]

/** The answers of a finished form: required questions that are always asked have one for certain. */
export type CompleteAnswers<Definition extends Form> = Answers<Definition> & {
  readonly [Asks in AlwaysGiven<Definition> as IsAlways<Asks> extends true ? Asks['id'] : never]: ValueOf<Asks>
}
type IsAlways<Asks> = Asks extends { readonly gives?: infer Given }
  ? NonNullable<Given> extends { readonly always: true }
    ? true
    : false
  : false

export function findPage(form: Form, pageId: string): Page | undefined {
  return form.pages.find((page) => page.id === pageId)
}

export function isAnswered(question: Question): question is AnsweredQuestion {
  return question.kind !== 'information'
}

/** The version of an instrument that may be begun on this day; undefined when none is in force. */
export function formInForce<Definition extends Form>(
  forms: readonly Definition[],
  today: string,
): Definition | undefined {
  return forms.find((form) => (form.from ?? '') <= today && today <= (form.until ?? '9999-12-31'))
}

function checkDefinition(form: Form): void {
  const earlier = new Map<string, Question>()
  const pageIds = new Set<string>()
  for (const page of form.pages) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(page.id) || pageIds.has(page.id)) wrongDefinition(form, `page id ${page.id}`)
    pageIds.add(page.id)
    if (page.showIf) checkCondition(form, page.showIf, earlier)
    for (const question of page.questions) checkQuestion(form, question, earlier)
    const here = new Set(page.questions.map((question) => question.id))
    for (const check of page.checks ?? []) {
      if (![...check.reads, check.at].every((id) => here.has(id))) wrongDefinition(form, `a check of page ${page.id}`)
    }
  }
}

function checkQuestion(form: Form, question: Question, earlier: Map<string, Question>): void {
  const { id } = question
  if (!/^[a-z][A-Za-z0-9]*$/.test(id) || id in Object.prototype) wrongDefinition(form, `question id ${id}`)
  if (id === 'action' || id === 'formToken') wrongDefinition(form, `question id ${id}, which is a field of every form`)
  if (earlier.has(id)) wrongDefinition(form, `question id ${id}, used twice`)
  if (question.showIf) checkCondition(form, question.showIf, earlier)
  earlier.set(id, question)
  if ('options' in question) checkOptions(form, id, question.options)
  if (question.kind === 'organisation' && question.kinds) checkOptions(form, id, question.kinds)
  if (question.kind === 'repeated') checkRows(form, question.of)
}

function checkRows(form: Form, questions: readonly Question[]): void {
  const inRow = new Map<string, Question>()
  for (const question of questions) {
    if (question.kind === 'repeated' || question.kind === 'file')
      wrongDefinition(form, `${question.kind} inside a repeated group`)
    checkQuestion(form, question, inRow)
  }
}

function checkOptions(form: Form, id: string, options: readonly Option[]): void {
  if (options.length === 0) wrongDefinition(form, `${id}, a choice of nothing`)
  const seen = new Set<string>(insteadCodes)
  for (const { code } of options) {
    const isCode = /^[A-Za-z0-9_.-]+( [A-Za-z0-9_.-]+)*$/.test(code)
    if (!isCode || seen.has(code)) wrongDefinition(form, `the option ${code} of ${id}`)
    seen.add(code)
  }
}

function checkCondition(form: Form, condition: Condition, earlier: ReadonlyMap<string, Question>): void {
  const question = earlier.get(condition.question)
  if (!question || !('options' in question)) wrongDefinition(form, `a condition on ${condition.question}`)
  const codes = [...question.options.map((option) => option.code), ...insteadOf(question)]
  if (condition.is.length === 0 || !condition.is.every((code) => codes.includes(code))) {
    wrongDefinition(form, `a condition on ${condition.question}`)
  }
}

/** As declared; else a long text is narrative, and a group of rows as delicate as the most delicate question in it. */
export function sensitivityOf(question: AnsweredQuestion): Sensitivity {
  if (question.sensitivity) return question.sensitivity
  if (question.kind === 'long text') return 'narrative'
  if (question.kind !== 'repeated') return 'plain'
  const inner = question.of.filter(isAnswered).map(sensitivityOf)
  return (['narrative', 'special category'] as const).find((each) => inner.includes(each)) ?? 'plain'
}

/** The stand-ins a question offers, in the order shown. */
export function insteadOf(question: AnsweredQuestion): readonly (typeof insteadCodes)[number][] {
  const offered = {
    'not-known': question.notKnown,
    'not-asked': question.notAsked,
    'prefer-not-to-say': question.preferNotToSay,
  }
  return insteadCodes.filter((code) => offered[code])
}

function wrongDefinition(form: Form, what: string): never {
  throw new Error(`Form ${form.id} ${form.version} is not well defined: ${what}`)
}
