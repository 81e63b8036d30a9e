/**
 * How long the audit takes to seal, verify and export. `node bench/audit.ts [events]`, 100,000 unless told; the bar is a million events
 * verified in 60 seconds on one core (reliability AD-10).
 */
import { Writable } from 'node:stream'
import pg from 'pg'
import { newSigner } from '#records/seals/audit-for-tests.ts'
import { auditExport, auditVerify } from '#records/commands.ts'
import { sealPending } from '#records/seals/sealer.ts'
import { systemClock } from '#platform/clock.ts'
import { testDatabase } from '../test/database.ts'

const events = Number(process.argv[2] ?? 100_000)
const barSeconds = 60

const here = await testDatabase()
const nowhere = (): Writable =>
  new Writable({
    write(_part, _encoding, done) {
      done()
    },
  })

await addEvents(events)
const signer = newSigner()
const sealing = await timed(() => sealPending(here.database, signer, systemClock))
await here.owner.query('analyze')
const verifying = await timed(() => auditVerify(here.ownerConnection, { publicKey: signer.keyId, out: nowhere() }))
const exporting = await timed(() => auditExport(here.ownerConnection, nowhere()))

tell('sealed', sealing)
tell('verified', verifying)
tell('exported', exporting)
const million = (verifying.seconds / events) * 1_000_000
process.stdout.write(`a million would be verified in ${million.toFixed(0)} s; the bar is ${barSeconds} s\n`)
if (million > barSeconds) process.exitCode = 1

/** As records.note() writes them, many at a time. */
async function addEvents(howMany: number): Promise<void> {
  const client = new pg.Client(here.ownerConnection)
  await client.connect()
  await client.query(`
    with event as (
      insert into records.audit_event (id, actor, action, subject_kind, subject_id, area_id, case_id, purpose, request_id, session_id, details)
      select uuid, uuid, 'view case', 'case', uuid::text, uuid, uuid, 'casework', 'BCDF-2345', uuid,
             '{"roles": ["case officer", "coordinator"], "step": "decide gateway", "shown": 25}'
        from (select lpad(to_hex(n), 12, '0') as n from generate_series(1, ${howMany}) n) as number,
             lateral (select ('0193a3c0-6d61-7c00-8000-' || n)::uuid as uuid) as made
      returning id)
    insert into records.audit_unsealed (event_id) select id from event`)
  await client.end()
}

type Took = { readonly seconds: number; readonly ofOurs: number }

/** By the clock, and of that this process's own work: the database's is the rest, or others' on a busy machine. */
async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [started, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - started) / 1_000, ofOurs: (user + system) / 1_000_000 }
}

function tell(what: string, { seconds, ofOurs }: Took): void {
  const [many, rate] = [events, Math.round(events / seconds)].map((number) => number.toLocaleString('en-GB'))
  process.stdout.write(
    `${many} events ${what} in ${seconds.toFixed(1)} s (${rate} a second; ${ofOurs.toFixed(1)} s of our own work)\n`,
  )
}
