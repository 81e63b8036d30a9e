/**
 * A witness outside: a folder that the administrators of this installation do not control alone (WITNESS_DIR), to which every
 * checkpoint is copied. With it a cut tail, a replaced history and an older database are found; a chain alone shows none of them.
 * Files are only ever added to. A witness that is away never stops casework: it is reported, and caught up with later.
 */
import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from '#platform/database/database.ts'
import { isKeyId, type Checkpoint } from './checkpoint.ts'
import { asTime } from './event-rows.ts'

export type Witness = {
  /** Copies what the witness does not have yet. Throws when the folder cannot be read or written. */
  catchUp(database: Database): Promise<{ copied: number }>
}

const fileForm = /^causeway-audit-\d{4}-\d{2}\.jsonl$/

export function openWitness(folder: string): Witness {
  // Up to here the witness is known to have everything; 0 makes the first look a whole one.
  let hasUpTo = 0
  return {
    async catchUp(database) {
      const ours = await listCheckpoints(database, hasUpTo)
      const [first, last] = [ours.at(0), ours.at(-1)]
      if (first === undefined || last === undefined) return { copied: 0 }
      // Another process may have copied some of them meanwhile, so the files are asked, not our memory.
      const there = new Set((await readWitness(folder, monthOf(first))).checkpoints.map(lineOf))
      const missing = ours.filter((checkpoint) => !there.has(lineOf(checkpoint)))
      await append(folder, missing)
      hasUpTo = last.size
      return { copied: missing.length }
    },
  }
}

export type Witnessed = {
  readonly checkpoints: readonly Checkpoint[]
  /** Lines that are no checkpoint, by file and number: somebody wrote there, or a write was cut short. */
  readonly unreadable: readonly string[]
}

/**
 * What a witness folder holds, in the order in which it was written.
 *
 * @param sinceMonth such as 2026-11; everything without it
 */
export async function readWitness(folder: string, sinceMonth = ''): Promise<Witnessed> {
  const since = sinceMonth === '' ? '' : fileOf(sinceMonth)
  const names = (await readdir(folder)).filter((name) => fileForm.test(name) && name >= since).sort()
  const checkpoints: Checkpoint[] = []
  const unreadable: string[] = []
  for (const name of names) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
    for (const [index, line] of lines.entries()) {
      if (line === '') continue
      const checkpoint = parseCheckpoint(line)
      if (checkpoint === undefined) unreadable.push(`${name} line ${index + 1}`)
      else checkpoints.push(checkpoint)
    }
  }
  return { checkpoints, unreadable }
}

/** One checkpoint as one line: what a witness keeps, and what `audit checkpoints` lists. */
export function lineOf(checkpoint: Checkpoint): string {
  return JSON.stringify(asJson(checkpoint))
}

export function asJson(checkpoint: Checkpoint): Record<string, string | number> {
  return {
    size: checkpoint.size,
    head: checkpoint.head.toString('hex'),
    time: checkpoint.madeAt,
    key: checkpoint.keyId,
    signature: checkpoint.signature.toString('base64'),
  }
}

const Line = z.object({
  size: z.int().min(1),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  time: z.string(),
  key: z.string().refine(isKeyId),
  signature: z.base64(),
})

function parseCheckpoint(line: string): Checkpoint | undefined {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return undefined
  }
  const read = Line.safeParse(json)
  if (!read.success) return undefined
  const { size, head, time, key, signature } = read.data
  return {
    size,
    head: Buffer.from(head, 'hex'),
    madeAt: time,
    keyId: key,
    signature: Buffer.from(signature, 'base64'),
  }
}

async function listCheckpoints(database: Database, after: number): Promise<Checkpoint[]> {
  return database.asService('sealer', async (trx) => {
    const { rows } =
      await sql<CheckpointRow>`${sql.raw(selectCheckpoints)} where size > ${after} order by size`.execute(trx)
    return rows.map(checkpointOf)
  })
}

/** All of them, for the commands. */
export async function readCheckpoints(client: pg.Client): Promise<Checkpoint[]> {
  return (await client.query<CheckpointRow>(`${selectCheckpoints} order by size`)).rows.map(checkpointOf)
}

const selectCheckpoints = `select size, head, ${asTime('made_at')} as made_at, key_id, signature from records.audit_checkpoint`

type CheckpointRow = { size: string; head: Buffer; made_at: string; key_id: string; signature: Buffer }

function checkpointOf(row: CheckpointRow): Checkpoint {
  return {
    size: Number(row.size),
    head: row.head,
    madeAt: row.made_at,
    keyId: row.key_id,
    signature: row.signature,
  }
}

async function append(folder: string, checkpoints: readonly Checkpoint[]): Promise<void> {
  for (const [month, ofMonth] of Map.groupBy(checkpoints, monthOf)) {
    const file = await open(join(folder, fileOf(month)), 'a', 0o644)
    try {
      // A line feed before as well as after: what a full disk cut short stays a line of its own and spoils no other.
      await file.appendFile(`\n${ofMonth.map(lineOf).join('\n')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  }
}

function monthOf(checkpoint: Checkpoint): string {
  return checkpoint.madeAt.slice(0, 7)
}

function fileOf(month: string): string {
  return `causeway-audit-${month}.jsonl`
}
