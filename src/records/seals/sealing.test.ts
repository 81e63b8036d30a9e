import assert from 'node:assert/strict'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../../test/database.ts'
import { fixedClock, systemClock } from '#platform/clock.ts'
import { Refusal } from '#platform/failures.ts'
import { note } from '../audit.ts'
import { auditCheckpoints, auditExport, auditVerify } from '../commands.ts'
import { sealAuditJob } from '../seal-job.ts'
import {
  collector,
  newSigner,
  noteEvents,
  ourVerdict,
  sealedAudit,
  tampering,
  temporaryFolder,
} from './audit-for-tests.ts'
import { sealPending } from './sealer.ts'
import { openSigner } from './signing-key.ts'
import { openWitness, readWitness } from './witness.ts'

test('a checkpoint is signed every thousand events, and for fewer once the first has waited five minutes', async (t) => {
  const { database, owner, ownerConnection } = await testDatabase(t)
  const signer = newSigner()
  await noteEvents(database, 2_300)
  const first = await sealPending(database, signer, fixedClock('2026-11-24T06:00:00Z'))
  assert.deepEqual(first, { events: 2_300, checkpoints: 2, busy: false })
  assert.equal((await sealPending(database, signer, fixedClock('2026-11-24T06:04:59Z'))).checkpoints, 0)
  assert.equal((await sealPending(database, signer, fixedClock('2026-11-24T06:05:00Z'))).checkpoints, 1)
  const { rows } = await owner.query('select size from records.audit_checkpoint order by size')
  assert.deepEqual(
    rows.map((row: { size: string }) => row.size),
    ['1000', '2000', '2300'],
  )
  await tampering(ownerConnection, async (client) => {
    assert.deepEqual(await ourVerdict(client, { signer }), { ok: true, firstBad: null })
  })
})

test('of many sealers at once one works, and every event has one place without a gap', async (t) => {
  const { database, owner, ownerConnection } = await testDatabase(t)
  const signer = newSigner()
  const writers = Array.from({ length: 5 }, () => noteEvents(database, 40))
  const sealers = Array.from({ length: 8 }, () => sealPending(database, signer, systemClock))
  await Promise.all([...writers, ...sealers])
  await sealPending(database, signer, systemClock)
  const { rows } = await owner.query<{ events: string; last: string; places: string }>(
    'select count(*) as events, max(seq) as last, count(distinct event_id) as places from records.audit_chain',
  )
  assert.deepEqual(rows, [{ events: '200', last: '200', places: '200' }])
  await tampering(ownerConnection, async (client) => {
    assert.deepEqual(await ourVerdict(client, { signer }), { ok: true, firstBad: null })
  })
})

test('events are sealed in the order of their time', async (t) => {
  const { database, owner } = await testDatabase(t)
  await noteEvents(database, 50)
  await sealPending(database, newSigner(), systemClock)
  const { rows } = await owner.query<{ ordered: boolean }>(
    `select bool_and(at >= before) as ordered from (
       select e.at, lag(e.at, 1, e.at) over (order by c.seq) as before
         from records.audit_chain c join records.audit_event e on e.id = c.event_id) as sealed`,
  )
  assert.equal(rows[0]?.ordered, true)
})

test('nobody changes, removes or empties an event, a place or a checkpoint: not the application, no service, not the owner', async (t) => {
  const { database, owner } = await testDatabase(t)
  await noteEvents(database, 3)
  await sealPending(database, newSigner(), fixedClock('2026-11-24T06:00:00Z'))
  await sealPending(database, newSigner(), fixedClock('2026-11-24T06:10:00Z'))
  const before = await contents(owner)
  const attempts = ['audit_event', 'audit_chain', 'audit_checkpoint'].flatMap((table) => [
    `delete from records.${table}`,
    `truncate records.${table} cascade`,
    `alter table records.${table} disable trigger all`,
    `drop table records.${table} cascade`,
    `update records.${table} set ${table === 'audit_event' ? "action = 'x'" : "head = ''"}`.replace(
      "audit_chain set head = ''",
      "audit_chain set hash = ''",
    ),
  ])
  for (const role of [
    'causeway_app',
    'causeway_public',
    'causeway_mailer',
    'causeway_sealer',
    'causeway_clerk',
    'causeway_search',
    'causeway_backup',
  ]) {
    for (const attempt of [
      ...attempts,
      "insert into records.audit_event (id, service, action, subject_kind) values (gen_random_uuid(), 'x', 'x', 'x')",
    ]) {
      // causeway_search inserts, through records.note alone: nobody signs in as it.
      if (role === 'causeway_search' && attempt.startsWith('insert')) continue
      await assert.rejects(as(owner, role, attempt), `${role}: ${attempt}`)
    }
  }
  // The owner of the tables could take the guards away, which the chain then shows; with them it changes nothing.
  for (const attempt of attempts.filter((text) => /^(delete|truncate|update)/.test(text)))
    await as(owner, 'causeway_owner', attempt).catch(() => undefined)
  assert.deepEqual(await contents(owner), before)
})

test('a witness that is away stops no sealing, is told of, and gets everything when it is back', async (t) => {
  const { database } = await testDatabase(t)
  const folder = join(await temporaryFolder(t), 'mounted later')
  const job = sealAuditJob({ signer: newSigner(), witness: openWitness(folder) })
  const told: string[] = []
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: object, message: string) => void told.push(message),
  }
  const run = (at: string) =>
    job.work({}, { database, clock: fixedClock(at), log, stopping: new AbortController().signal })
  await noteEvents(database, 5)
  await run('2026-11-24T06:00:00Z')
  assert.deepEqual(await run('2026-11-24T06:06:00Z'), { events: 0, checkpoints: 1, witnessAway: 1 })
  assert.deepEqual(told, ['the witness of the audit could not be written'])
  await noteEvents(database, 5)
  await run('2026-11-24T06:07:00Z')
  await mkdir(folder)
  assert.deepEqual(await run('2026-12-01T06:00:00Z'), { events: 0, checkpoints: 1, copied: 2 })
  const { checkpoints } = await readWitness(folder)
  assert.deepEqual(
    checkpoints.map(({ size }) => size),
    [5, 10],
  )
  const december = await readFile(join(folder, 'causeway-audit-2026-12.jsonl'), 'utf8')
  assert.equal(december.trim().split('\n').length, 1)
})

test('what a full disk cut short is passed over by readers and written again', async (t) => {
  const { database } = await testDatabase(t)
  const [signer, witness] = [newSigner(), await temporaryFolder(t)]
  await sealedAudit(database, { signer, witness, rounds: 3 })
  const file = join(witness, 'causeway-audit-2026-11.jsonl')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, -40))
  await openWitness(witness).catchUp(database)
  const read = await readWitness(witness)
  assert.deepEqual(read.unreadable, ['causeway-audit-2026-11.jsonl line 2'])
  assert.deepEqual(
    read.checkpoints.map(({ size }) => size),
    [20],
  )
})

test('the signing key is made once, is ours alone, and signs the same after a restart', async (t) => {
  const folder = await temporaryFolder(t)
  const [one, other] = await Promise.all([openSigner(folder), openSigner(folder)])
  assert.equal(one.keyId, other.keyId)
  const file = join(folder, 'audit-signing-key.pem')
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.equal((await openSigner(folder)).keyId, one.keyId)
  await chmod(file, 0o640)
  await assert.rejects(openSigner(folder), Refusal)
  await rm(file)
  await writeFile(file, 'nothing', { mode: 0o600 })
  await assert.rejects(openSigner(folder), /not an Ed25519 private key/)
})

test('audit verify says in JSON how many, whether sound, what is first, what waits; and refuses what was changed', async (t) => {
  const { database, ownerConnection, connection } = await testDatabase(t)
  const [signer, witness] = [newSigner(), await temporaryFolder(t)]
  await sealedAudit(database, { signer, witness, rounds: 7 })
  await noteEvents(database, 2)
  const options = { json: true, publicKey: signer.keyId, witnessDir: witness }
  const sound = collector()
  await auditVerify(ownerConnection, { ...options, out: sound.stream })
  const expected = { events: 70, checkpoints: 3, ok: true, firstBad: null, unsealed: 2 }
  assert.deepEqual(JSON.parse(sound.text()), expected)
  const asApplication = collector()
  await auditVerify(connection, { ...options, out: asApplication.stream })
  assert.deepEqual(JSON.parse(asApplication.text()), expected, 'the application’s login may become the sealer')

  await tampering(ownerConnection, async (client) => {
    await client.query(
      "update records.audit_event set action = 'x' where id = (select event_id from records.audit_chain where seq = 9)",
    )
    await client.query('commit')
  })
  const spoilt = collector()
  await assert.rejects(auditVerify(ownerConnection, { ...options, out: spoilt.stream }), /First event concerned: 9/)
  assert.deepEqual(JSON.parse(spoilt.text()), { ...expected, ok: false, firstBad: 9 })
})

test('a login that would see an empty audit is refused, not reassured', async (t) => {
  const { owner, ownerConnection } = await testDatabase(t)
  const name = String(ownerConnection.database)
  await owner.query(`create role blind_${name} login password 'x'`)
  await owner.query(`grant connect on database ${name} to blind_${name}`)
  try {
    await assert.rejects(auditVerify({ ...ownerConnection, user: `blind_${name}`, password: 'x' }), Refusal)
  } finally {
    await owner.query(`revoke connect on database ${name} from blind_${name}`)
    await owner.query(`drop role blind_${name}`)
  }
})

test('the export is one JSON object a line, whatever an event holds', async (t) => {
  const { database, ownerConnection } = await testDatabase(t)
  const nasty = '\u0001\n\r\t"\\ \u2028 \u202e 😀 ﷽ Ŵŷ </script> %s ${x}'
  await database.asService('clerk', async (trx) => {
    await note(trx, {
      action: nasty,
      subject: { kind: nasty, id: nasty },
      details: { [nasty]: nasty, n: 0.1, big: 1e21, list: ['b', 'a'] },
    })
  })
  await sealPending(database, newSigner(), systemClock)
  const exported = collector()
  await auditExport(ownerConnection, exported.stream)
  const lines = exported.text().split('\n')
  assert.equal(lines.length, 2)
  const line = JSON.parse(lines[0] ?? '') as { seq: number; body: { action: string; details: Record<string, unknown> } }
  assert.equal(line.seq, 1)
  assert.equal(line.body.action, nasty)
  assert.deepEqual(line.body.details, { [nasty]: nasty, n: 0.1, big: 1e21, list: ['b', 'a'] })
})

test('audit checkpoints prints the public key and each checkpoint with its signature', async (t) => {
  const { database, ownerConnection } = await testDatabase(t)
  const [signer, witness] = [newSigner(), await temporaryFolder(t)]
  await sealedAudit(database, { signer, witness, rounds: 4 })
  const json = collector()
  await auditCheckpoints(ownerConnection, { json: true, publicKey: signer.keyId, out: json.stream })
  const listed = JSON.parse(json.text()) as { publicKey: string; checkpoints: { size: number; key: string }[] }
  assert.equal(listed.publicKey, signer.keyId)
  assert.deepEqual(
    listed.checkpoints.map(({ size, key }) => [size, key]),
    [
      [20, signer.keyId],
      [40, signer.keyId],
    ],
  )
  const words = collector()
  await auditCheckpoints(ownerConnection, { publicKey: signer.keyId, out: words.stream })
  assert.match(words.text(), /^Public key of this installation: ed25519:/)
  assert.match(words.text(), /2026-11-24T06:06:00\.000000Z {2}20 events/)
})

async function contents(owner: pg.Pool): Promise<unknown[]> {
  const { rows } = await owner.query<{ rows: unknown }>(`
    select (select json_agg(e order by id) from records.audit_event e) as events, (select json_agg(c order by seq) from records.audit_chain c) as chain,
           (select json_agg(k order by size) from records.audit_checkpoint k) as checkpoints`)
  return rows
}

async function as(owner: pg.Pool, role: string, statement: string): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`set local role ${role}`)
    await client.query(statement)
    await client.query('commit')
  } finally {
    await client.query('rollback')
    client.release()
  }
}
