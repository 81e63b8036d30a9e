/** An audit of some length for tests: events by the clerk, sealed as time goes by, with a checkpoint every five minutes. */
import { execFile } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import type { Database } from '#platform/database/database.ts'
import { exportTo } from '../commands.ts'
import { signerFor, type Signer } from './checkpoint.ts'
import { sealPending } from './sealer.ts'
import { verifyAudit } from './verify.ts'
import { asJson, openWitness, readCheckpoints, readWitness } from './witness.ts'

/** Notes events as the clerk, one after another in time. */
export async function noteEvents(database: Database, howMany: number): Promise<void> {
  await database.asService('clerk', async (trx) => {
    await sql`
      select records.note(
        event_id => gen_random_uuid(), action => 'view case', subject_kind => 'case', subject_id => n::text, area_id => null, case_id => null,
        purpose => 'panel preparation', request_id => 'r' || n, details => jsonb_build_object('step', 'decide gateway', 'count', n))
      from generate_series(1, ${howMany}::integer) n`.execute(trx)
  })
}

export function newSigner(): Signer {
  return signerFor(generateKeyPairSync('ed25519').privateKey)
}

/** `rounds` times: ten events, sealed, six minutes later. The witness has seen every checkpoint. */
export async function sealedAudit(
  database: Database,
  { signer, witness, rounds, from }: { signer: Signer; witness: string; rounds: number; from?: string },
): Promise<void> {
  let now = Temporal.Instant.from(from ?? '2026-11-24T06:00:00Z')
  for (let round = 1; round <= rounds; round += 1) {
    await noteEvents(database, 10)
    const moment = now
    await sealPending(database, signer, {
      now: () => moment,
      today: () => moment.toZonedDateTimeISO('UTC').toPlainDate(),
    })
    await openWitness(witness).catchUp(database)
    now = now.add({ minutes: 6 })
  }
}

export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-audit-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export type Verdict = { ok: boolean; firstBad: number | null }

export type Sight = { signer: Signer; witness?: string }

/** What `./causeway audit verify` finds over this connection, in the transaction it has open. */
export async function ourVerdict(client: pg.Client, { signer, witness }: Sight): Promise<Verdict> {
  const witnessed = witness === undefined ? undefined : (await readWitness(witness)).checkpoints
  const report = await verifyAudit(client, { keyIds: [signer.keyId], witnessed })
  return { ok: report.findings.length === 0, firstBad: report.findings[0]?.seq ?? null }
}

/** What the verifier in another language says about our export. */
export async function independentVerdict(client: pg.Client, { signer, witness }: Sight): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-export-'))
  try {
    const [events, checkpoints] = [join(folder, 'events.jsonl'), join(folder, 'checkpoints.json')]
    const exported = collector()
    await exportTo(client, exported.stream)
    await writeFile(events, exported.text())
    await writeFile(checkpoints, JSON.stringify({ checkpoints: (await readCheckpoints(client)).map(asJson) }))
    const verifier = fileURLToPath(new URL('../../../test/audit-verifier.py', import.meta.url))
    const args = [verifier, events, '--checkpoints', checkpoints, '--key', signer.keyId]
    if (witness !== undefined) args.push('--witness', witness)
    const { ok, firstBad } = JSON.parse(await python(args)) as Verdict
    return { ok, firstBad }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function python(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('python3', args, (error, stdout, stderr) => {
      // 1 is a verdict too.
      if (error !== null && error.code !== 1) reject(new Error(stderr, { cause: error }))
      else resolve(stdout)
    })
  })
}

/**
 * As superuser with every trigger off: what somebody with the machine in their hands can do. What `work` does is undone afterwards,
 * so that one audit serves many ways of spoiling it.
 */
export async function tampering(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query("set session_replication_role = 'replica'")
    await client.query('begin')
    await work(client)
  } finally {
    await client.end()
  }
}

export function collector(): { stream: Writable; text: () => string } {
  const parts: Buffer[] = []
  const stream = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(part)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(parts).toString('utf8') }
}
