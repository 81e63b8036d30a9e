/** The pages of a long form as a list of tasks, each with how far it is. */
import type { Language } from '../language.ts'
import type { AnyAnswers } from './answers.ts'
import { askedFor, isShown } from './conditions.ts'
import { isOptional, isWanting } from './complete.ts'
import type { Form, Page } from './define-form.ts'
import type { Draft } from './draft.ts'
import { formWords, inLanguage } from './words.ts'

export type TaskStatus = 'not started yet' | 'in progress' | 'completed' | 'cannot start yet'
export type Task = {
  readonly page: string
  readonly title: string
  readonly status: TaskStatus
  readonly isOptional: boolean
}

/** Answers alone will do; a draft also knows pages that were looked through, and pages left unfinished. */
export type Progress = { readonly answers: AnyAnswers } & Partial<Pick<Draft, 'done' | 'unfinished'>>

export function taskList(form: Form, progress: Progress, language: Language): readonly Task[] {
  const answers = askedFor(form, progress.answers)
  return form.pages
    .filter((page) => isShown(page, answers) || isUndecided(form, page, answers))
    .map((page) => ({
      page: page.id,
      title: inLanguage(page.title, language),
      status: statusOf(page, progress, answers),
      isOptional: isOptional(page),
    }))
}

/** Whether the page will be asked hangs on an answer that is not there yet. */
function isUndecided(form: Form, page: Page, answers: AnyAnswers): boolean {
  const question = page.showIf?.question
  if (question === undefined || answers[question] !== undefined) return false
  const asking = form.pages.find((other) => other.questions.some((asked) => asked.id === question))
  const asked = asking?.questions.find((other) => other.id === question)
  if (asking === undefined || asked === undefined) return false
  // It was asked, and left open because it is optional: then it is decided.
  if (asked.kind !== 'information' && asked.optional) return false
  return isShown(asking, answers) ? isShown(asked, answers) : isUndecided(form, asking, answers)
}

function statusOf(page: Page, { done, unfinished }: Progress, answers: AnyAnswers): TaskStatus {
  if (!isShown(page, answers)) return 'cannot start yet'
  if (unfinished?.[page.id] !== undefined) return 'in progress'
  const hasAnswers = page.questions.some((question) => answers[question.id] !== undefined)
  const isDone = done?.includes(page.id) ?? hasAnswers
  if (isDone && !isWanting(page, answers)) return 'completed'
  return hasAnswers || isDone ? 'in progress' : 'not started yet'
}

/** Every page that is asked is complete: the form may be checked and sent. */
export function isReadyToSend(tasks: readonly Task[]): boolean {
  return tasks.every((task) => task.status === 'completed' || (task.isOptional && task.status === 'not started yet'))
}

export type TaskListShown = {
  readonly language: Language
  readonly address: (pageId: string) => string
  /** The last task, which cannot start before the others are complete. */
  readonly checkAddress: string
  readonly back?: string
}

/** For platform/forms/views/task-list.njk: items as govukTaskList takes them. */
export function taskListView(form: Form, progress: Progress, shown: TaskListShown) {
  const words = formWords[shown.language]
  const tasks = taskList(form, progress, shown.language)
  const items = tasks.map((task) =>
    item(task.title, task.status, shown.address(task.page), shown.language, task.isOptional),
  )
  const check = isReadyToSend(tasks) ? 'not started yet' : 'cannot start yet'
  return {
    title: inLanguage(form.title, shown.language),
    items: [...items, item(words.checkAndSend, check, shown.checkAddress, shown.language, false)],
    back: shown.back === undefined ? undefined : { text: words.back, href: shown.back },
  }
}

function item(title: string, status: TaskStatus, href: string, language: Language, isOptionalTask: boolean) {
  const words = formWords[language]
  const canStart = status !== 'cannot start yet'
  return {
    title: { text: title },
    ...(isOptionalTask && { hint: { text: words.optionalTask } }),
    ...(canStart && { href }),
    status: statusShown(status, words[status]),
  }
}

/** As GOV.UK does: what is finished is plain text, so that what is left stands out. */
function statusShown(status: TaskStatus, text: string) {
  switch (status) {
    case 'completed':
      return { text }
    case 'cannot start yet':
      return { text, classes: 'govuk-task-list__status--cannot-start-yet' }
    case 'in progress':
      return { tag: { text, classes: 'govuk-tag--teal' } }
    case 'not started yet':
      return { tag: { text, classes: 'govuk-tag--blue' } }
  }
}
