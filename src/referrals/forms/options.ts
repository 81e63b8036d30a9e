/** Code lists as options of a question. */
import type { Code } from '#reference/code-list.ts'
import type { Option } from '#platform/forms/questions.ts'

/** Every code of the list, labelled as the list has it; a definition becomes the hint where asked for. */
export function optionsOf<const Codes extends readonly Code[]>(
  list: Codes,
  show: { hints?: boolean } = {},
): readonly (Option & { readonly code: Codes[number]['code'] })[] {
  return list.map((item) => ({
    code: item.code,
    label: item.label,
    ...(show.hints === true && item.definition !== undefined ? { hint: { en: item.definition } } : {}),
  }))
}
