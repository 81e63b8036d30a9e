/** The forms of a page of ours, read as a browser without JavaScript would send them. It reads our own markup, not any page's. */

export type PageForm = {
  readonly action: string
  /** What would be sent with nothing typed: hidden fields, what is filled in, what is chosen. */
  readonly fields: readonly Field[]
  /** Every choice there is to make: values of radios, checkboxes and selects, by field. */
  readonly choices: ReadonlyMap<string, readonly string[]>
  /** Fields that take typed text. */
  readonly textFields: readonly string[]
  /** Those of them that hide what is typed. */
  readonly secretFields: readonly string[]
}

export type Field = readonly [name: string, value: string]

/** Every form that posts, in page order. */
export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, attributes = '']) => attribute(attributes, 'method')?.toLowerCase() === 'post')
    .map(([, attributes = '', inside = '']) => formOf(attribute(attributes, 'action') ?? '', inside))
}

/** The form that posts to this address, or whose address begins with it. Throws when the page has none. */
export function formTo(html: string, action: string | RegExp): PageForm {
  const found = formsIn(html).find((form) =>
    typeof action === 'string' ? form.action === action : action.test(form.action),
  )
  if (found === undefined) throw new Error(`the page has no form to ${String(action)}: ${titleOf(html)}`)
  return found
}

export function titleOf(html: string): string {
  return unescape(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '').trim()
}

/** The form's own fields with these put in; a list stands for a field that is sent several times. */
export function filledIn(form: PageForm, answers: Readonly<Record<string, string | readonly string[]>>): Field[] {
  const kept = form.fields.filter(([name]) => !Object.hasOwn(answers, name))
  const put = Object.entries(answers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): Field => [name, one]),
  )
  return [...kept, ...put]
}

function formOf(action: string, inside: string): PageForm {
  const fields: Field[] = []
  const choices = new Map<string, string[]>()
  const textFields: string[] = []
  const secretFields: string[] = []
  const offer = (name: string, value: string): void => {
    choices.set(name, [...(choices.get(name) ?? []), value])
  }
  for (const [, attributes = ''] of inside.matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(attributes, 'name')
    if (name === undefined) continue
    const value = attribute(attributes, 'value') ?? ''
    const type = attribute(attributes, 'type') ?? 'text'
    if (type === 'radio' || type === 'checkbox') {
      offer(name, value)
      if (/\schecked\b/.test(attributes)) fields.push([name, value])
    } else if (type !== 'file') {
      fields.push([name, value])
      if (type !== 'hidden') textFields.push(name)
      if (type === 'password') secretFields.push(name)
    }
  }
  for (const [, attributes = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(attributes, 'name')
    if (name === undefined) continue
    fields.push([name, unescape(text).replace(/^\r?\n/, '')])
    textFields.push(name)
  }
  for (const [, attributes = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(attributes, 'name')
    if (name === undefined) continue
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => ({
      value: attribute(option, 'value') ?? '',
      selected: /\sselected\b/.test(option),
    }))
    for (const { value } of all) offer(name, value)
    const chosen = all.find((option) => option.selected) ?? all[0]
    if (chosen !== undefined) fields.push([name, chosen.value])
  }
  return { action, fields, choices, textFields, secretFields }
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : unescape(found)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return named[name ?? ''] ?? whole
  })
}
