/** Ledger and database side by side: what was promised, and what is there. */
import type pg from 'pg'
import type { Installation } from '../../src/installation.ts'
import { answersPlace } from '../../src/referrals/receive.ts'
import type { Attempt } from './ledger.ts'

/** A referral as the database has it; one row for each person, and these have one person each. */
type Kept = {
  readonly reference: string
  readonly marker: string
  readonly receivedAt: number
  /** Everything that is stored with it, each exactly once. */
  readonly whole: boolean
  /** Its words can be opened, with the key from the key store, and hold its marker. */
  readonly readable: boolean
}

export type Verdict = {
  readonly acknowledged: number
  /** Promised, and not in the database. */
  readonly lost: readonly string[]
  /** In the database more than once, by marker or by reference; or one reference told to two writers. */
  readonly doubled: readonly string[]
  /** There, but with another reference than the one that was told. */
  readonly confused: readonly string[]
  /** There, but a part that is stored with it is missing or there twice. */
  readonly torn: readonly string[]
  /** There, but nobody can read it. */
  readonly unreadable: readonly string[]
  /** Never promised and not there, because the service no longer knew the pages it had taken. */
  readonly gone: readonly string[]
  /** Outcomes that were unknown to the writer, and how many of them had been saved all the same. */
  readonly unknown: { readonly outcomes: number; readonly saved: number }
}

export function compare(attempts: readonly Attempt[], kept: readonly Kept[]): Verdict {
  const accepted = attempts.filter((attempt) => attempt.acceptedAt !== undefined)
  const byMarker = Map.groupBy(kept, (row) => row.marker)
  const ofMarker = (attempt: Attempt): readonly Kept[] => byMarker.get(attempt.marker) ?? []
  const told = accepted.flatMap((attempt) => (attempt.reference === undefined ? [] : [attempt.reference]))
  const unknowns = attempts.filter((attempt) => attempt.unknowns.length > 0)
  return {
    acknowledged: accepted.length,
    lost: accepted.filter((attempt) => ofMarker(attempt).length === 0).map((attempt) => attempt.marker),
    doubled: [
      ...[...byMarker].filter(([, rows]) => rows.length > 1).map(([marker]) => marker),
      ...repeated(kept.map((row) => row.reference)),
      ...repeated(told),
    ],
    confused: accepted
      .filter((attempt) => attempt.reference !== undefined)
      .filter((attempt) => ofMarker(attempt).some((row) => row.reference !== attempt.reference))
      .map((attempt) => attempt.marker),
    torn: kept.filter((row) => !row.whole).map((row) => row.marker),
    unreadable: kept.filter((row) => !row.readable).map((row) => row.marker),
    gone: attempts.filter((attempt) => attempt.goneAt !== undefined).map((attempt) => attempt.marker),
    unknown: {
      outcomes: unknowns.length,
      // Received before the writer could have sent it again: the answer that never came would have said so.
      saved: unknowns.filter((attempt) =>
        ofMarker(attempt).some((row) => row.receivedAt < (attempt.unknowns[0]?.at ?? 0)),
      ).length,
    },
  }
}

/** Everything with a marker of this run. Reads past row security, as the owner. */
export async function readKept(owner: pg.Client, vault: Installation['vault'], runName: string): Promise<Kept[]> {
  const { rows } = await owner.query<Row>(
    `select referral.reference, person.surname as marker, person.id as person_id, subject.id as subject_id,
            extract(epoch from referral.received_at) * 1000 as received_at, subject.answers_sealed,
            (select count(*) from referrals.subject s where s.referral_id = referral.id)::int as subjects,
            (select count(*) from referrals.referrer r where r.subject_id = subject.id)::int as referrers,
            (select count(*) from cases.case_file c where c.referral_id = referral.id and c.reference = referral.reference)::int as cases,
            (select count(*) from cases.journal j join cases.case_file c on c.id = j.case_id
              where c.referral_id = referral.id and j.step = 'receive referral')::int as entries,
            (select count(*) from records.audit_event e join cases.case_file c on c.id = e.case_id
              where c.referral_id = referral.id and e.action = 'receive referral')::int as events
       from people.person
       left join referrals.subject on subject.person_id = person.id
       left join referrals.referral on referral.id = subject.referral_id
      where person.surname like $1 || '-%'`,
    [runName],
  )
  return await Promise.all(
    rows.map(async (row) => ({
      reference: row.reference ?? '',
      marker: row.marker,
      receivedAt: Number(row.received_at),
      whole: [row.subjects, row.referrers, row.cases, row.entries, row.events].every((count) => count === 1),
      readable: await isReadable(vault, row),
    })),
  )
}

type Row = {
  reference: string | null
  marker: string
  person_id: string
  subject_id: string | null
  received_at: string | null
  answers_sealed: Buffer | null
  subjects: number
  referrers: number
  cases: number
  entries: number
  events: number
}

async function isReadable(vault: Installation['vault'], row: Row): Promise<boolean> {
  if (row.subject_id === null || row.answers_sealed === null) return false
  const words = await vault.open(row.person_id, answersPlace(row.subject_id), row.answers_sealed)
  return words?.includes(`none is lost: ${row.marker}.`) === true
}

function repeated(values: readonly string[]): string[] {
  return [...Map.groupBy(values, (value) => value)].filter(([, same]) => same.length > 1).map(([value]) => value)
}
