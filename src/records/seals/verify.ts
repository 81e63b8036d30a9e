/**
 * Whether the audit still is what was written: every event in its place, unchanged, linked to the one before, and as long as the
 * signed checkpoints say it was. Names the first event that is not.
 */
import type pg from 'pg'
import { beforeTheFirst, canonicalBody, linkedHash } from './canonical-form.ts'
import { isGenuine, type Checkpoint } from './checkpoint.ts'
import { asTime, bodyOf } from './event-rows.ts'
import { readChain, type ChainRow } from './reading.ts'
import { checkpointAfter, eventsACheckpoint } from './sealer.ts'
import { lineOf, readCheckpoints } from './witness.ts'

/** What is wrong, and the first event it concerns. */
export type Finding = { readonly seq: number; readonly what: string }

export type AuditReport = {
  /** Events in the chain. */
  readonly events: number
  /** Checkpoints that were compared: the database's and the witness's, each counted once. */
  readonly checkpoints: number
  /** Events that have no place yet. */
  readonly unsealed: number
  /** In order of seq; empty when the audit is sound. */
  readonly findings: readonly Finding[]
  /** Worth a look, and no proof of anything: a clock that was set back. */
  readonly remarks: readonly string[]
}

export type Trust = {
  /** Whose signatures count. Empty: any key's, which proves less (a whole history can be replaced with its key). */
  readonly keyIds: readonly string[]
  /** What a witness outside holds; undefined when there is none. */
  readonly witnessed: readonly Checkpoint[] | undefined
}

export async function verifyAudit(client: pg.Client, trust: Trust): Promise<AuditReport> {
  const inDatabase = await readCheckpoints(client)
  const checkpoints = together(inDatabase, trust.witnessed ?? [])
  const { genuine, findings } = judgeCheckpoints(checkpoints, trust.keyIds)
  findings.push(...missingFromDatabase(inDatabase, trust.witnessed ?? []), ...tooFarApart(inDatabase))

  const walk = await walkChain(client, genuine)
  findings.push(...walk.findings)
  findings.push(...(await findLooseEvents(client, walk.events)))
  return {
    events: walk.events,
    checkpoints: checkpoints.length,
    unsealed: await countUnsealed(client),
    findings: findings.sort((one, other) => one.seq - other.seq),
    remarks: walk.remarks,
  }
}

/** Both lists as one, in order of size; what stands in both stands once. */
function together(inDatabase: readonly Checkpoint[], witnessed: readonly Checkpoint[]): Checkpoint[] {
  const each = new Map([...inDatabase, ...witnessed].map((checkpoint) => [lineOf(checkpoint), checkpoint]))
  return [...each.values()].sort((one, other) => one.size - other.size)
}

function judgeCheckpoints(
  checkpoints: readonly Checkpoint[],
  trusted: readonly string[],
): { genuine: Checkpoint[]; findings: Finding[] } {
  const genuine: Checkpoint[] = []
  const findings: Finding[] = []
  for (const checkpoint of checkpoints) {
    const fault =
      trusted.length > 0 && !trusted.includes(checkpoint.keyId)
        ? 'was signed with a key that is not ours'
        : isGenuine(checkpoint)
          ? undefined
          : 'has a signature that does not fit it'
    if (fault === undefined) genuine.push(checkpoint)
    else
      findings.push({
        seq: (genuine.at(-1)?.size ?? 0) + 1,
        what: `the checkpoint over ${checkpoint.size} events ${fault}`,
      })
  }
  return { genuine, findings }
}

/** Checkpoints go to the witness after they are committed, so the database must have all that the witness has. */
function missingFromDatabase(inDatabase: readonly Checkpoint[], witnessed: readonly Checkpoint[]): Finding[] {
  const there = new Set(inDatabase.map(lineOf))
  return witnessed
    .filter((checkpoint) => !there.has(lineOf(checkpoint)))
    .map((checkpoint) => ({
      seq: checkpoint.size,
      what: `the witness holds a checkpoint over ${checkpoint.size} events that the database no longer has`,
    }))
}

function tooFarApart(inDatabase: readonly Checkpoint[]): Finding[] {
  return inDatabase.flatMap((checkpoint, index) => {
    const before = inDatabase[index - 1]?.size ?? 0
    if (checkpoint.size - before <= eventsACheckpoint) return []
    return [
      { seq: before + eventsACheckpoint, what: `a checkpoint between ${before} and ${checkpoint.size} is missing` },
    ]
  })
}

type Walk = { events: number; findings: Finding[]; remarks: string[] }

/** From the first event on, until something is wrong: what follows a fault cannot be judged by the chain. */
async function walkChain(client: pg.Client, genuine: readonly Checkpoint[]): Promise<Walk> {
  const walk: Walk = { events: 0, findings: [], remarks: [] }
  const bySize = Map.groupBy(genuine, (checkpoint) => checkpoint.size)
  const fitting: Checkpoint[] = []
  let vouchedFor = 0
  let waitingSince: string | undefined
  let unvouchedTooLong = false
  let before = beforeTheFirst
  let lastAt = ''

  for await (const rows of readChain(client)) {
    for (const row of rows) {
      walk.events += 1
      if (walk.findings.length > 0) continue
      const fault = faultIn(row, walk.events, before)
      if (fault !== undefined) {
        walk.findings.push({ seq: walk.events, what: fault })
        continue
      }
      before = row.hash
      const at = row.event?.at ?? ''
      if (minutesBack(lastAt, at) >= 1)
        walk.remarks.push(`event ${row.seq} is stamped ${minutesBack(lastAt, at)} minutes before the one it follows`)
      lastAt = at

      waitingSince ??= row.sealedAt
      unvouchedTooLong ||= waitedTooLong(waitingSince, row.sealedAt)
      const here = bySize.get(row.seq)
      if (here === undefined) continue
      const other = here.find((checkpoint) => !checkpoint.head.equals(row.hash))
      if (other !== undefined) {
        const since = vouchedBefore(other, fitting) + 1
        walk.findings.push({ seq: since, what: `events ${since} to ${row.seq} are not the ones that were signed for` })
        continue
      }
      fitting.push(...here)
      vouchedFor = row.seq
      waitingSince = undefined
      unvouchedTooLong = false
    }
  }
  if (walk.findings.length > 0) return walk

  const beyond = genuine.find((checkpoint) => checkpoint.size > walk.events)
  if (beyond !== undefined) {
    // Signed for afterwards and shorter: the chain was cut, and has grown again since.
    const regrown = fitting.some((checkpoint) => checkpoint.madeAt > beyond.madeAt)
    walk.findings.push({
      seq: (regrown ? vouchedBefore(beyond, fitting) : walk.events) + 1,
      what: `the chain ends at ${walk.events}, and a checkpoint was signed over ${beyond.size}`,
    })
  } else if (walk.events - vouchedFor >= eventsACheckpoint || unvouchedTooLong) {
    walk.findings.push({
      seq: vouchedFor + 1,
      what: `no checkpoint vouches for events ${vouchedFor + 1} to ${walk.events}, and one should`,
    })
  }
  return walk
}

/**
 * How far the chain surely is what it was when this checkpoint was made. One made later vouches for nothing here: after an older
 * database was restored, the same key goes on to sign another history.
 */
function vouchedBefore(checkpoint: Checkpoint, fitting: readonly Checkpoint[]): number {
  return Math.max(0, ...fitting.filter((other) => other.madeAt <= checkpoint.madeAt).map((other) => other.size))
}

function faultIn(row: ChainRow, expectedSeq: number, before: Buffer): string | undefined {
  if (row.seq !== expectedSeq) return `event ${expectedSeq} is missing`
  if (row.event === undefined) return `event ${row.seq} was removed and left its place empty`
  if (!row.prev.equals(before)) return `event ${row.seq} does not follow the one before it`
  if (!row.hash.equals(linkedHash(before, canonicalBody(bodyOf(row.event, row.sealedAt)))))
    return `event ${row.seq} is not as it was sealed`
  return undefined
}

/** Events that stand outside the chain, or in it twice. An event that somebody slipped in beside the sealer is found here. */
async function findLooseEvents(client: pg.Client, events: number): Promise<Finding[]> {
  const slippedIn = await client.query<{ id: string; at: string }>(`
    select e.id, ${asTime('e.at')} as at from records.audit_event e
     where not exists (select from records.audit_chain c where c.event_id = e.id)
       and not exists (select from records.audit_unsealed u where u.event_id = e.id)
     order by e.at, e.id limit 1`)
  const queuedAgain = await client.query<{ seq: string }>(`
    select c.seq from records.audit_unsealed u join records.audit_chain c on c.event_id = u.event_id order by c.seq limit 1`)
  const twice = await client.query<{ seq: string }>(`
    select max(seq) as seq from records.audit_chain group by event_id having count(*) > 1 order by 1 limit 1`)
  const findings: Finding[] = [
    ...queuedAgain.rows.map(({ seq }) => ({ seq: Number(seq), what: `event ${seq} waits to be sealed a second time` })),
    ...twice.rows.map(({ seq }) => ({ seq: Number(seq), what: `event ${seq} repeats an earlier one` })),
  ]
  for (const { id, at } of slippedIn.rows) {
    const next = await client.query<{ seq: string | null }>(
      `select min(c.seq) as seq from records.audit_chain c join records.audit_event e on e.id = c.event_id
        where (e.at, e.id) > ((select at from records.audit_event where id = $1), $1)`,
      [id],
    )
    findings.push({
      seq: Number(next.rows[0]?.seq ?? events + 1),
      what: `an event stamped ${at} was never given to the sealer`,
    })
  }
  return findings
}

async function countUnsealed(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from records.audit_unsealed')
  return Number(rows[0]?.count ?? 0)
}

/** Whole minutes by which `next` lies before `last`. Equal forms compare as text, which spares a million conversions. */
function minutesBack(last: string, next: string): number {
  return next >= last ? 0 : Math.floor((Date.parse(last) - Date.parse(next)) / 60_000)
}

/** A second of grace: Date counts whole milliseconds, the sealer microseconds. */
function waitedTooLong(since: string, until: string): boolean {
  return until > since && Date.parse(until) - Date.parse(since) > checkpointAfter.total('milliseconds') + 1_000
}
