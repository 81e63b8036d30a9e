/**
 * What may stand in a text that someone typed. Nothing is silently altered except white space at the ends and the
 * way a line break is written; what cannot be kept and shown faithfully is refused, so that it can be typed again.
 */
import { ok, refuse, type Outcome } from '../outcome.ts'

/** Line: one line, such as a name. Lines: a text with line breaks and tabs. Number: digits a device may have wrapped in invisible marks. */
export type TextShape = 'line' | 'lines' | 'number'

// Control characters, lone surrogates and code points that are no characters: NUL cannot be stored, the others not shown.
const neverInLine = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/u
const neverInLines = /[^\P{Cc}\n\t]|[\p{Cs}\p{Noncharacter_Code_Point}]/u

// Marks that turn the direction of what follows can make one name read as another; in longer text only the two that
// override it do. ZWJ and ZWNJ (200C, 200D) and the plain direction marks (200E, 200F) belong to written names.
const turnsDirection = /[\u202A-\u202E\u2066-\u2069]/u
const overridesDirection = /[\u202D\u202E]/u
const invisible = /[\u00AD\u200B\u2060-\u2064\uFEFF]/u

export function cleanText(raw: string, shape: TextShape): Outcome<string, 'hidden-characters'> {
  if (shape === 'lines') {
    const text = raw.replace(/\r\n?|[\u2028\u2029]/gu, '\n').trim()
    return neverInLines.test(text) || overridesDirection.test(text) ? refuse('hidden-characters') : ok(text)
  }
  // A telephone number or address copied from a phone arrives wrapped in direction marks that nobody can see to delete.
  const text = (shape === 'number' ? raw.replace(/\p{Cf}/gu, '') : raw).trim()
  const hidden = neverInLine.test(text) || turnsDirection.test(text) || invisible.test(text)
  return hidden ? refuse('hidden-characters') : ok(text)
}

/** Characters as a person counts them, near enough: an emoji is one, not two. */
export function lengthInCharacters(text: string): number {
  return Array.from(text).length
}

/** Fit to be put back into a page: what cannot be shown becomes a visible mark, so that it can be found and deleted. */
export function showable(raw: string): string {
  return raw
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|[\p{Cs}\p{Noncharacter_Code_Point}]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}
