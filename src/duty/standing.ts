/** What the whole room shares: who reads and who keeps it, who changed a row last, and how a form of one page is written down. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import { NotFound } from '#platform/failures.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { governanceEditors, governanceReaders } from '#reference/roles.ts'

export const forReaders = { roles: governanceReaders, personal: false } as const

export function mayKeep(actor: Actor, areaId: string): boolean {
  return areasAs(actor, ...governanceEditors).includes(areaId)
}

/** What is there. @throws NotFound where it is not, or is not for the reader */
export function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new NotFound()
  return thing
}

/** The same, for whoever keeps it: a reader of its area who keeps another finds nothing to change here. */
export function kept<Thing extends { readonly areaId: string }>(thing: Thing | undefined, actor: Actor): Thing {
  const found = there(thing)
  if (!mayKeep(actor, found.areaId)) throw new NotFound()
  return found
}

/** A form of one page in this room. Behind sign-in, so in English. */
export function onePage<const Questions extends Parameters<typeof page>[0]['questions']>(
  id: string,
  title: string,
  questions: Questions,
  more: Pick<Parameters<typeof page>[0], 'intro' | 'checks'> = {},
) {
  return defineForm({
    id,
    version: '1',
    title: { en: 'Duty' },
    pages: [page({ id, title: { en: title }, questions, ...more })],
  })
}
