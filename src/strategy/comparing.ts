/** Two versions of a strategy, text against text. What differs is said in words and marked in the text. */
import { differences, type Run } from '#platform/differences.ts'
import { partName, type PartWords } from './parts.ts'

type Keyed = PartWords & { readonly key: string }

export type ComparedPart = {
  readonly key: string
  readonly name: string
  readonly standing: 'The same in both' | 'Changed' | 'Taken out' | 'Added'
  /** The older text with what the newer one no longer has marked; undefined when the older version has no such part. */
  readonly older: readonly Run[] | undefined
  readonly newer: readonly Run[] | undefined
}

/** In the order of the newer version; each part that was taken out stands behind the one that it followed. */
export function comparedParts(older: readonly Keyed[], newer: readonly Keyed[]): readonly ComparedPart[] {
  const before = new Map(older.map((part) => [part.key, part]))
  const now = new Set(newer.map(({ key }) => key))
  const gone = (from: number): readonly ComparedPart[] => {
    const following = older.slice(from)
    const end = following.findIndex(({ key }) => now.has(key))
    return following.slice(0, end === -1 ? undefined : end).map(takenOut)
  }
  return [
    ...gone(0),
    ...newer.flatMap((part) => {
      const place = older.findIndex(({ key }) => key === part.key)
      return [compared(before.get(part.key), part), ...(place === -1 ? [] : gone(place + 1))]
    }),
  ]
}

function takenOut(part: Keyed): ComparedPart {
  return { key: part.key, name: partName(part), standing: 'Taken out', older: whole(part), newer: undefined }
}

function compared(older: Keyed | undefined, newer: Keyed): ComparedPart {
  const { key } = newer
  const name = partName(newer)
  if (older === undefined) return { key, name, standing: 'Added', older: undefined, newer: whole(newer) }
  if (wordsOf(older) === wordsOf(newer))
    return { key, name, standing: 'The same in both', older: whole(older), newer: whole(newer) }
  const runs = differences(wordsOf(older), wordsOf(newer))
  return {
    key,
    name,
    standing: 'Changed',
    older: runs.filter((run) => run.in !== 'newer'),
    newer: runs.filter((run) => run.in !== 'older'),
  }
}

/** Number and heading too: what became of "1.0" or of a theme is a change like any other. */
function wordsOf(part: PartWords): string {
  const title = [part.number, part.heading].filter((word) => word !== '').join(' ')
  return [title, part.text].filter((words) => words !== '').join('\n')
}

function whole(part: PartWords): readonly Run[] {
  return [{ text: wordsOf(part), in: 'both' }]
}
