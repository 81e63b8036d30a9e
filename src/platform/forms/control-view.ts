/** The GOV.UK macro for each kind of question, with its settings: values in their final form, as text. */
import type { Block, Fieldset, Item, Params, Showing } from './blocks.ts'
import { showable } from './clean-text.ts'
import { insteadOf } from './define-form.ts'
import { addressParts, datePartsOf, listIn, nameParts, textIn } from './fields.ts'
import type {
  AddressQuestion,
  AnsweredQuestion,
  CheckboxesQuestion,
  DateQuestion,
  FileQuestion,
  LongTextQuestion,
  NameQuestion,
  Option,
  OrganisationQuestion,
  PartialDateQuestion,
  RadiosQuestion,
  SelectQuestion,
  TextQuestion,
} from './questions.ts'
import { defaultMaxFiles } from './read-question.ts'
import { maxLengthOf } from './read-text.ts'
import { formWords, inLanguage } from './words.ts'

export function textControl(question: TextQuestion, base: string, showing: Showing): Block {
  const params = {
    ...labelled(question, showing),
    id: base,
    name: base,
    value: value(base, showing),
    spellcheck: question.as === undefined,
    ...(question.as && inputFor[question.as]),
    ...(question.width && { classes: `govuk-input--width-${question.width}` }),
    ...errorIn(base, showing),
  }
  return { macro: 'input', params }
}

const inputFor = {
  email: { type: 'email', autocomplete: 'off' },
  phone: { type: 'tel', autocomplete: 'off', classes: 'govuk-input--width-20' },
}

export function longTextControl(question: LongTextQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const params = {
    ...labelled(question, showing),
    id: base,
    name: base,
    value: value(base, showing),
    maxlength: maxLengthOf(question),
    rows: question.rows ?? 6,
    spellcheck: true,
    textareaDescriptionText: words.charactersAllowed,
    charactersUnderLimitText: words.charactersUnder,
    charactersAtLimitText: words.charactersAt,
    charactersOverLimitText: words.charactersOver,
    ...errorIn(base, showing),
  }
  return { macro: 'characterCount', params }
}

export function dateControl(
  question: DateQuestion | PartialDateQuestion,
  base: string,
  showing: Showing,
): readonly Block[] {
  const words = formWords[showing.language]
  const error = errorIn(base, showing)
  const wrongParts = showing.errors.filter((each) => each.at === base).map((each) => each.control)
  const boxes = datePartsOf(question)
  const wholeIsWrong = wrongParts.includes(`${base}-${boxes[0]}`)
  const hint = dateHint(question, showing)
  const items = boxes.map((part) => ({
    id: `${base}-${part}`,
    name: `${base}-${part}`,
    label: words[part],
    value: value(`${base}-${part}`, showing),
    classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    error: wholeIsWrong || wrongParts.includes(`${base}-${part}`),
    // A month may be written as a word, so no numeric keypad for it.
    inputmode: part === 'month' ? 'text' : 'numeric',
  }))
  const dateInput: Block = {
    macro: 'dateInput',
    params: {
      id: base,
      fieldset: { legend: legend(question, showing) },
      hint: { text: sentences([hintText(question, showing), hint]) },
      items,
      ...(wrongParts.includes(`${base}-age`) ? {} : error),
      ...tightAbove(question.kind === 'partial date' && question.orAge === true),
    },
  }
  if (question.kind === 'date' || !question.orAge) return [dateInput]
  const age: Block = {
    macro: 'input',
    params: {
      id: `${base}-age`,
      name: `${base}-age`,
      label: { text: words.age },
      value: value(`${base}-age`, showing),
      inputmode: 'numeric',
      classes: 'govuk-input--width-2',
      ...(wrongParts.includes(`${base}-age`) ? error : {}),
    },
  }
  return [dateInput, age]
}

function dateHint(question: DateQuestion | PartialDateQuestion, { language }: Showing): string {
  const words = formWords[language]
  if (question.kind === 'date') return words.dateHint
  if (question.monthAlone === true) return words.monthHint
  return question.monthNeeded === true ? words.monthNeededHint : words.partialDateHint
}

export function choiceControl(question: RadiosQuestion | CheckboxesQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const chosen = listIn(showing.typed, base)
  const instead = insteadOf(question)
  const item = (code: string, text: string, hint?: string): Item => ({
    value: code,
    text,
    checked: chosen.includes(code),
    ...(hint && { hint: { text: hint } }),
    inside: showing.insideOption(question, code),
  })
  const items: Item[] = question.options.map((option) =>
    item(
      option.code,
      inLanguage(option.label, showing.language),
      option.hint && inLanguage(option.hint, showing.language),
    ),
  )
  if (instead.length > 0) items.push({ divider: words.or })
  for (const code of instead)
    items.push({ ...item(code, words[code]), ...(question.kind === 'checkboxes' && { behaviour: 'exclusive' }) })
  const params = {
    idPrefix: base,
    name: base,
    fieldset: { legend: legend(question, showing) },
    ...hintFor(question, showing),
    ...errorIn(base, showing),
  }
  return { macro: question.kind, params, items }
}

export function selectControl(question: SelectQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const instead = insteadOf(question).map((code) => ({ value: code, text: words[code] }))
  const params = {
    ...labelled(question, showing),
    id: base,
    name: base,
    items: selectItems([...optionsShown(question.options, showing), ...instead], base, showing),
    ...errorIn(base, showing),
  }
  return { macro: 'select', params }
}

function selectItems(options: readonly { value: string; text: string }[], base: string, showing: Showing) {
  const chosen = listIn(showing.typed, base)
  return [
    { value: '', text: formWords[showing.language].choose },
    ...options.map((option) => ({ ...option, selected: chosen.includes(option.value) })),
  ]
}

function optionsShown(options: readonly Option[], showing: Showing) {
  return options.map((option) => ({ value: option.code, text: inLanguage(option.label, showing.language) }))
}

export function partsControl(question: NameQuestion | AddressQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const parts: readonly (typeof nameParts | typeof addressParts)[number][] =
    question.kind === 'name' ? nameParts : addressParts
  return fieldset(
    question,
    base,
    showing,
    parts.map((part) => partInput(part, words[part], base, showing)),
  )
}

export function organisationControl(question: OrganisationQuestion, base: string, showing: Showing): Block {
  const words = formWords[showing.language]
  const blocks = [partInput('name', words.organisationName, base, showing)]
  if (question.kinds) {
    const field = `${base}-kind`
    blocks.push({
      macro: 'select',
      params: {
        id: field,
        name: field,
        label: { text: words.organisationKind },
        items: selectItems(optionsShown(question.kinds, showing), field, showing),
        ...errorAtControl(base, field, showing),
      },
    })
  }
  return fieldset(question, base, showing, blocks)
}

function partInput(part: string, label: string, base: string, showing: Showing): Block {
  const field = `${base}-${part}`
  const params = {
    id: field,
    name: field,
    label: { text: label },
    value: value(field, showing),
    spellcheck: false,
    autocomplete: 'off',
    ...(part === 'postcode' && { classes: 'govuk-input--width-10' }),
    ...errorAtControl(base, field, showing),
  }
  return { macro: 'input', params }
}

export function fileControl(question: FileQuestion, base: string, showing: Showing): readonly Block[] {
  const words = formWords[showing.language]
  const files = showing.files(question.id)
  const params = {
    ...labelled(question, showing),
    id: base,
    name: base,
    multiple: (question.maxFiles ?? defaultMaxFiles) > 1,
    hint: {
      text: sentences([hintText(question, showing), question.accept === undefined ? words.fileTypes : '']),
    },
    attributes: { accept: question.accept ?? '.pdf,.docx,.png,.jpg,.jpeg,.txt' },
    ...errorIn(base, showing),
  }
  const upload: Block = { macro: 'fileUpload', params }
  if (files.length === 0) return [upload]
  const kept = files.map((file) => ({
    file: file.name,
    text: words.remove,
    label: words.removeFile(file.name),
    value: `removeFile:${file.id}`,
  }))
  return [upload, { macro: 'files', heading: words.uploadedFiles, files: kept }]
}

export function fieldset(
  question: AnsweredQuestion,
  base: string,
  showing: Showing,
  blocks: readonly Block[],
): Fieldset {
  const hint = hintText(question, showing)
  if (hint === '') return { macro: 'fieldset', legend: legend(question, showing), blocks }
  const id = `${base}-hint`
  return { macro: 'fieldset', legend: legend(question, showing), hint: { id, text: hint }, describedBy: id, blocks }
}

function labelled(question: AnsweredQuestion, showing: Showing): Params {
  return { label: { ...heading(question, showing, 'govuk-label') }, ...hintFor(question, showing) }
}

function legend(question: AnsweredQuestion, showing: Showing): Params {
  return heading(question, showing, 'govuk-fieldset__legend')
}

function heading(question: AnsweredQuestion, showing: Showing, block: string): Params {
  const optional = question.optional && !showing.isPageHeading ? ` (${formWords[showing.language].optional})` : ''
  const size = showing.isPageHeading ? 'l' : 'm'
  const text = inLanguage(question.label, showing.language) + optional
  // Beneath an option or in a row, the label of a question is plain: the heading above it stands out.
  return showing.isInner ? { text } : { text, classes: `${block}--${size}`, isPageHeading: showing.isPageHeading }
}

function hintText(question: AnsweredQuestion, showing: Showing): string {
  return question.hint ? inLanguage(question.hint, showing.language) : ''
}

/** Hints one behind the other; the first, which alone needs no full stop, is given one. */
function sentences(hints: readonly string[]): string {
  const [first = '', ...more] = hints.filter(Boolean)
  return [more.length === 0 || /[.?!]$/.test(first) ? first : `${first}.`, ...more].join(' ')
}

function hintFor(question: AnsweredQuestion, showing: Showing): Params {
  const hint = hintText(question, showing)
  return hint === '' ? {} : { hint: { text: hint } }
}

function value(field: string, showing: Showing): string {
  return showable(textIn(showing.typed, field))
}

function errorIn(base: string, showing: Showing): Params {
  return errorMessage(showing.errors.find((error) => error.at === base)?.message, showing)
}

function errorAtControl(base: string, control: string, showing: Showing): Params {
  return errorMessage(showing.errors.find((error) => error.at === base && error.control === control)?.message, showing)
}

function errorMessage(text: string | undefined, showing: Showing): Params {
  return text === undefined ? {} : { errorMessage: { text, visuallyHiddenText: formWords[showing.language].error } }
}

/** Less room below, where the next block belongs to the same question. */
function tightAbove(isFollowed: boolean): Params {
  return isFollowed ? { formGroup: { classes: 'govuk-!-margin-bottom-2' } } : {}
}
