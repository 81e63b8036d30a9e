/** Why a paper goes before a body, from the words that papers use for it. */
import type { DocumentPurpose } from '#reference/document-purposes.ts'

/** Undefined when the words are none of them: "Consultation" is for a person to decide. */
export function readPurpose(text: string): DocumentPurpose | undefined {
  if (/\binfo(?:rmation)?\b.*\baction\b/iu.test(text)) return 'information_and_action'
  if (/\bsign(?:ed)?[\s-]?off\b|\bratif(?:y|ied|ication)\b|\badopt(?:ed|ion)?\b|\bfinal approval\b/iu.test(text))
    return 'sign_off'
  if (/\b(?:approv(?:al|ed?)|endorse(?:d|ment)?|agree(?:d|ment)?)\b/iu.test(text)) return 'approval'
  if (/\b(?:info(?:rmation)?|not(?:ed?|ing))\b/iu.test(text)) return 'information'
  return /\bdraft(?:ed|ing)?\b/iu.test(text) ? 'draft' : undefined
}
