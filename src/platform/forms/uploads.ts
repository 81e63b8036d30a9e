/** Files that came with a page: each belongs to a file question of it, and is accepted or refused with words for why. */
import { acceptFile, fileRefusalWords, maxBytesTogether } from '../files/accept-file.ts'
import type { Language } from '../language.ts'
import { ok, refuse, type Outcome } from '../outcome.ts'
import type { FileAnswer } from './answers.ts'
import type { Page } from './define-form.ts'

export type Upload =
  | { readonly question: string; readonly file: FileAnswer; readonly bytes: Uint8Array }
  | { readonly question: string; readonly refused: Readonly<Record<Language, string>> }

/** A part of a multipart form, as it came. */
export type SentFile = {
  readonly field: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly declaredType?: string
}

/** For readPage. A file in a field the page does not have refuses the whole page, as any such field does. */
export async function acceptUploads(
  page: Page,
  sent: readonly SentFile[],
  newId: () => string,
): Promise<Outcome<readonly Upload[], 'unknown-keys'>> {
  const fields = page.questions.filter((question) => question.kind === 'file').map((question) => question.id)
  if (sent.some((file) => !fields.includes(file.field))) return refuse('unknown-keys')
  // A file field left alone is sent as a file without name and content.
  const chosen = sent.filter((file) => file.name !== '' || file.bytes.byteLength > 0)
  const together = chosen.reduce((bytes, file) => bytes + file.bytes.byteLength, 0)
  const uploads: Upload[] = []
  for (const { field, name, bytes, declaredType } of chosen) {
    if (together > maxBytesTogether) {
      uploads.push({ question: field, refused: fileRefusalWords['too-much-together'] })
      break
    }
    const accepted = await acceptFile(bytes, name, declaredType)
    if (accepted.ok) uploads.push({ question: field, file: { id: newId(), ...accepted.value }, bytes })
    else uploads.push({ question: field, refused: fileRefusalWords[accepted.reason] })
  }
  return ok(uploads)
}
