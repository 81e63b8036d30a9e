/**
 * The Channel annual assurance statement (process.md 4.6).
 *
 *   draft ──chair signs──▶ signed by the chair ──director signs──▶ signed ──▶ submitted
 *                                  │                                  │
 *                                  └──────── a new edition ◀──────────┘
 */
import type { Changed } from '#platform/database/changed.ts'
import type { Temporal } from 'temporal-polyfill'
import type { AssuranceFramework } from '#reference/assurance-controls.ts'
import type { Picked } from '../evidence-picking.ts'
import { yearWords } from '../year.ts'

export const posts = ['chair', 'director'] as const
export type Post = (typeof posts)[number]
export const postNames: Record<Post, string> = { chair: 'Chair of the panel', director: 'Director' }

export type Signature = {
  readonly post: Post
  readonly by: string
  readonly byId: string
  readonly at: Temporal.Instant
}

export type Statement = {
  readonly id: string
  readonly areaId: string
  readonly areaName: string
  readonly framework: AssuranceFramework
  readonly fromYear: number
  readonly edition: number
  readonly signatures: readonly Signature[]
  readonly submitted: { readonly on: Temporal.PlainDate; readonly words: string } | undefined
}

export type Line = { readonly control: string; readonly rating: string; readonly words: string } & Changed

export type Whole = {
  readonly statement: Statement
  readonly lines: readonly Line[]
  readonly picked: readonly (Picked & { readonly control: string })[]
}

export type State = 'draft' | 'signed by the chair' | 'signed' | 'submitted'

export function stateOf({ signatures, submitted }: Statement): State {
  if (submitted !== undefined) return 'submitted'
  if (signatures.some(({ post }) => post === 'director')) return 'signed'
  return signatures.length > 0 ? 'signed by the chair' : 'draft'
}

export function titleOf({ areaName, fromYear, edition }: Statement): string {
  const which = edition === 1 ? '' : ` (edition ${edition})`
  return `Channel assurance statement of ${areaName}, ${yearWords(fromYear)}${which}`
}

/** Whose signature comes next; undefined where both stand. */
export function nextPost(statement: Statement): Post | undefined {
  return posts.find((post) => !statement.signatures.some((one) => one.post === post))
}

export type SignRefusal = 'unfinished' | 'not their turn' | 'signed by the same person'

/** Why this person may not sign; undefined where they may, in the post whose turn it is. The database holds the same. */
export function signRefusal(
  { statement, lines }: Whole,
  signer: { readonly accountId: string; readonly posts: readonly Post[] },
): SignRefusal | undefined {
  if (statement.framework.controls.some(({ code }) => !lines.some(({ control }) => control === code)))
    return 'unfinished'
  const post = nextPost(statement)
  if (statement.signatures.some(({ byId }) => byId === signer.accountId)) return 'signed by the same person'
  return post !== undefined && signer.posts.includes(post) ? undefined : 'not their turn'
}
