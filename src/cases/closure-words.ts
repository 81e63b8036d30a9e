/** The words of a reason for closing, from whichever list it comes. */
import { labelOf } from '#reference/code-list.ts'
import { closureReasons, exitReasons, type ClosureReason } from '#reference/decisions.ts'

export function closureWords(code: ClosureReason): string {
  const exit = exitReasons.find((reason) => reason.code === code)
  return exit === undefined ? labelOf(closureReasons, code) : exit.label.en
}
