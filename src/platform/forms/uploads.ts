/** Files that came with a page: each belongs to a file question of it, and is accepted or refused with words for why. */
import type { FileAnswer } from './answers.ts'
import type { Language } from './words.ts'

export type Upload =
  | { readonly question: string; readonly file: FileAnswer; readonly bytes: Uint8Array }
  | { readonly question: string; readonly refused: Readonly<Record<Language, string>> }
