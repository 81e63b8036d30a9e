/** The notes of a case, newest first, each with the corrections that point at it; read from the journal, where both stay. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { contactedPeople, contactMeans, noteKinds, type NoteKind } from '#reference/contact.ts'
import { factsOf } from '../journey.ts'
import type { Showing } from '../steps/step-page.ts'
import type { CaseFile, KeptEntry } from '../store.ts'
import { writtenAt } from '../written-records.ts'

export type Note = {
  /** Its place in the journal: what a correction points at. */
  readonly place: number
  readonly kind: NoteKind
  /** "Contact: parent, guardian or family, by telephone". */
  readonly heading: string
  readonly on: Temporal.PlainDate
  readonly by: string
  readonly recordedAt: Temporal.Instant
  /** What was written, line by line. */
  readonly lines: readonly string[]
  /** Oldest first. */
  readonly corrections: readonly Note[]
}

/** Notes that correct none, newest first, at most so many; corrections stand beneath what they correct. */
export async function notesOf(
  { trx, file, vault }: Pick<Showing, 'trx' | 'file' | 'vault'>,
  wanted: { readonly kind?: NoteKind | undefined; readonly atMost: number },
): Promise<readonly Note[]> {
  const all = notesIn(file)
  const shown = all
    .filter(({ entry, facts }) => !corrects(all, facts.corrects) && (wanted.kind ?? facts.kind) === facts.kind && entry)
    .toSorted((one, other) => newestFirst(one.entry, other.entry))
    .slice(0, wanted.atMost)
  const places = new Set(shown.map(({ entry }) => entry.seq))
  const corrections = all.filter(({ facts }) => facts.corrects !== undefined && places.has(facts.corrects))
  const written = await writtenAt(
    trx,
    vault,
    file,
    [...shown, ...corrections].map(({ entry }) => entry),
  )
  const view = ({ entry, facts }: NoteEntry): Note => ({
    place: entry.seq,
    kind: facts.kind,
    heading: headingOf(facts),
    on: entry.onDate,
    by: entry.takenByName,
    recordedAt: entry.takenAt,
    lines: linesOf(written.get(entry.id) ?? []),
    corrections: all.filter((other) => other.facts.corrects === entry.seq).map(view),
  })
  return shown.map(view)
}

/** How many notes of each kind there are; corrections are not counted as notes. */
export function countNotes(file: CaseFile): ReadonlyMap<NoteKind, number> {
  const counts = new Map<NoteKind, number>()
  const all = notesIn(file)
  for (const { facts } of all)
    if (!corrects(all, facts.corrects)) counts.set(facts.kind, (counts.get(facts.kind) ?? 0) + 1)
  return counts
}

/** Every note in a line, newest first, without what was written: for choosing the one to correct. */
export function notesInWords(file: CaseFile): readonly { readonly place: number; readonly words: string }[] {
  return notesIn(file)
    .toReversed()
    .map(({ entry, facts }) => ({
      place: entry.seq,
      words: `${headingOf(facts)}, ${formatDay(entry.onDate)}, by ${entry.takenByName} (entry ${entry.seq})`,
    }))
}

type NoteFacts = NonNullable<ReturnType<typeof factsOf<'add note'>>>
type NoteEntry = { readonly entry: KeptEntry; readonly facts: NoteFacts }

function notesIn(file: CaseFile): readonly NoteEntry[] {
  return file.entries.flatMap((entry) => {
    const facts = factsOf(entry, 'add note')
    return facts === undefined ? [] : [{ entry, facts }]
  })
}

/** A correction from before it had to say what it corrects stands by itself. */
function corrects(all: readonly NoteEntry[], place: number | undefined): boolean {
  return place !== undefined && all.some(({ entry }) => entry.seq === place)
}

/** By the day it happened, then by when it was written down. */
function newestFirst(one: KeptEntry, other: KeptEntry): number {
  return other.onDate.since(one.onDate).sign || other.seq - one.seq
}

function headingOf({ kind, contacted, how }: NoteFacts): string {
  const label = labelOf(noteKinds, kind)
  if (contacted === undefined || how === undefined) return label
  return `${label}: ${labelOf(contactedPeople, contacted).toLowerCase()}, ${labelOf(contactMeans, how).toLowerCase()}`
}

/** The note itself is what its form asks last; before it stand the codes, which the heading has. */
function linesOf(views: readonly AnswersView[]): readonly string[] {
  const last = views.at(-1)
  return last?.rows.at(-1)?.lines ?? (last === undefined ? [] : [last.title])
}
