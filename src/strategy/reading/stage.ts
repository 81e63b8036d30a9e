/** One stage of an approval route, written in a line: "Cabinet – approval – 12 March 2019". */
import { namesBody, readBodies } from './bodies-as-written.ts'
import { readDate } from './date-as-written.ts'
import type { Found, Stage } from './strategy-reading.ts'
import { readPurpose } from './purpose-as-written.ts'

/** Undefined when the line names no body. */
export function readStage(found: Found): Stage | undefined {
  const [, verb, rest] =
    /^((?:approved|agreed|signed off|endorsed|considered|noted|ratified|adopted) (?:by|at))\b:?\s*(.*)$/iu.exec(
      found.text,
    ) ?? []
  const parts = (rest ?? found.text.replace(/^(?:[-*•–]|\(?\w{1,3}[.)])\s+/u, ''))
    .split(/\s[–—-]\s|[,;:()|]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const dated = parts.find((part) => readDate(part).is !== undefined)
  const others = parts.filter((part) => part !== dated)
  const purpose = verb ?? others.find((part) => readPurpose(part) !== undefined && !namesBody(part))
  const bodies = others.filter((part) => part !== purpose && namesBody(part))
  if (bodies.length === 0) return undefined
  return {
    ...found,
    date: dated === undefined ? undefined : readDate(dated),
    purpose: purpose === undefined ? undefined : { asWritten: purpose, code: readPurpose(purpose) },
    bodies: bodies.flatMap(readBodies),
  }
}
