/** What is wrong with a form, in the shape that the GOV.UK error summary and inputs take. */
import type { ZodError } from 'zod'

export type Problems = {
  readonly summary: readonly { readonly text: string; readonly href: string }[]
  readonly fields: Readonly<Record<string, { readonly text: string }>>
}

/** One problem, at one field. */
export function problem(field: string, text: string): Problems {
  return { summary: [{ text, href: `#${field}` }], fields: { [field]: { text } } }
}

/** The first problem of each field, in page order. `say` turns the schema's message into words, where it is a key. */
export function problemsOf(error: ZodError, say: (message: string) => string = (message) => message): Problems {
  const fields: Record<string, { text: string }> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form')
    fields[field] ??= { text: say(issue.message) }
  }
  return { summary: Object.entries(fields).map(([field, { text }]) => ({ text, href: `#${field}` })), fields }
}
