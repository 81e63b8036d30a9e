/** Twelve ways in which somebody with the whole machine in their hands may change the past, and two verifiers that find each. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type pg from 'pg'
import { testDatabase } from '../../../test/database.ts'
import {
  independentVerdict,
  newSigner,
  ourVerdict,
  sealedAudit,
  tampering,
  temporaryFolder,
  type Sight,
  type Verdict,
} from './audit-for-tests.ts'
import { beforeTheFirst, canonicalBody, linkedHash } from './canonical-form.ts'
import { makeCheckpoint, type Signer } from './checkpoint.ts'
import { asTime, bodyOf, eventColumns, type EventRow } from './event-rows.ts'
import { openWitness } from './witness.ts'

type Scene = Awaited<ReturnType<typeof testDatabase>> & { signer: Signer; witness: string }

/** Seventy sealed events, checkpoints over 20, 40 and 60 (the last ten wait for theirs), all of them with the witness. */
async function seventyEvents(t: TestContext): Promise<Scene> {
  const scene = { ...(await testDatabase(t)), signer: newSigner(), witness: await temporaryFolder(t) }
  await sealedAudit(scene.database, { ...scene, rounds: 7 })
  return scene
}

async function bothSay(client: pg.Client, sight: Sight, expected: Verdict): Promise<void> {
  assert.deepEqual(await ourVerdict(client, sight), expected, 'our verifier')
  assert.deepEqual(await independentVerdict(client, sight), expected, 'the independent verifier')
}

const mutations: readonly { name: string; firstBad: number; mutate: (client: pg.Client) => Promise<unknown> }[] = [
  {
    name: 'what was done is edited',
    firstBad: 23,
    mutate: (client) => client.query(`update records.audit_event set action = 'view list' where id = ${eventAt(23)}`),
  },
  {
    name: 'a detail is edited by less than a computer usually notices',
    firstBad: 23,
    mutate: (client) =>
      client.query(
        `update records.audit_event set details = jsonb_set(details, '{count}', '3.00000000000000000001') where id = ${eventAt(23)}`,
      ),
  },
  {
    name: 'an event is deleted with its place',
    firstBad: 31,
    mutate: (client) =>
      client.query(`with place as (delete from records.audit_chain where seq = 31 returning event_id)
                    delete from records.audit_event where id in (select event_id from place)`),
  },
  {
    name: 'an event is deleted and its place left',
    firstBad: 31,
    mutate: (client) => client.query(`delete from records.audit_event where id = ${eventAt(31)}`),
  },
  {
    name: 'the tail is cut, and the checkpoints over it (the witness remembers)',
    firstBad: 46,
    mutate: (client) => cutAfter(client, 45),
  },
  {
    name: 'the head is cut',
    firstBad: 1,
    mutate: (client) =>
      client.query(`with place as (delete from records.audit_chain where seq <= 12 returning event_id)
                    delete from records.audit_event where id in (select event_id from place)`),
  },
  {
    name: 'the head is cut and the rest moved up and linked again',
    firstBad: 1,
    mutate: async (client) => {
      await client.query(`with place as (delete from records.audit_chain where seq <= 12 returning event_id)
                          delete from records.audit_event where id in (select event_id from place)`)
      await client.query('update records.audit_chain set seq = seq + 100000')
      await client.query('update records.audit_chain set seq = seq - 100012')
      await linkAgain(client, 1)
    },
  },
  {
    name: 'two events change places',
    firstBad: 17,
    mutate: async (client) => {
      const { rows } = await client.query<{ seventeen: string; eighteen: string }>(
        `select ${eventAt(17)} as seventeen, ${eventAt(18)} as eighteen`,
      )
      await client.query('alter table records.audit_chain drop constraint audit_chain_event_id_key')
      await client.query('update records.audit_chain set event_id = $1 where seq = 18', [rows[0]?.seventeen])
      await client.query('update records.audit_chain set event_id = $1 where seq = 17', [rows[0]?.eighteen])
    },
  },
  {
    name: 'an event is inserted',
    firstBad: 40,
    mutate: async (client) => {
      await client.query('update records.audit_chain set seq = seq + 100001 where seq >= 40')
      await client.query('update records.audit_chain set seq = seq - 100000 where seq > 100000')
      await client.query(`
        insert into records.audit_event (id, at, service, action, subject_kind)
        select 'ffffffff-0000-7000-8000-000000000001', at, 'causeway_clerk', 'view case', 'case' from records.audit_event where id = ${eventAt(39)}`)
      await client.query(`
        insert into records.audit_chain (seq, event_id, prev, hash, sealed_at)
        select 40, 'ffffffff-0000-7000-8000-000000000001', hash, sha256('made up'), sealed_at from records.audit_chain where seq = 39`)
    },
  },
  {
    name: 'an event is entered twice, and linked properly',
    firstBad: 71,
    mutate: async (client) => {
      await client.query('alter table records.audit_chain drop constraint audit_chain_event_id_key')
      await client.query(`
        insert into records.audit_chain (seq, event_id, prev, hash, sealed_at)
        select 71, ${eventAt(7)}, hash, hash, sealed_at from records.audit_chain where seq = 70`)
      await linkAgain(client, 71)
    },
  },
  {
    name: 'an event is edited and everything from there on hashed again (nothing from the last fitting checkpoint on is vouched for)',
    firstBad: 21,
    mutate: async (client) => {
      await client.query(`update records.audit_event set purpose = 'other' where id = ${eventAt(23)}`)
      await linkAgain(client, 23)
    },
  },
  {
    name: 'the whole history is replaced, with checkpoints signed by another key',
    firstBad: 1,
    mutate: async (client) => {
      await client.query(`update records.audit_event set subject_id = 'somebody else'`)
      await linkAgain(client, 1)
      await signAgain(client)
    },
  },
  {
    name: 'who did it is changed',
    firstBad: 44,
    mutate: (client) =>
      client.query(
        `update records.audit_event set actor = 'ffffffff-0000-7000-8000-00000000000a', service = null where id = ${eventAt(44)}`,
      ),
  },
  {
    name: 'when it was done is changed by a microsecond',
    firstBad: 5,
    mutate: (client) =>
      client.query(`update records.audit_event set at = at + interval '1 microsecond' where id = ${eventAt(5)}`),
  },
  {
    name: 'when it was sealed is changed',
    firstBad: 6,
    mutate: (client) =>
      client.query("update records.audit_chain set sealed_at = sealed_at + interval '1 second' where seq = 6"),
  },
  {
    name: 'a checkpoint is given another time',
    firstBad: 21,
    mutate: (client) =>
      client.query("update records.audit_checkpoint set made_at = made_at + interval '1 second' where size = 40"),
  },
]

test('every way of changing the past is found by both verifiers, and the first event concerned is named', async (t) => {
  const scene = await seventyEvents(t)
  await t.test('untouched, it is sound', () =>
    tampering(scene.ownerConnection, (client) => bothSay(client, scene, { ok: true, firstBad: null })),
  )
  for (const { name, firstBad, mutate } of mutations) {
    await t.test(name, () =>
      tampering(scene.ownerConnection, async (client) => {
        await mutate(client)
        await bothSay(client, scene, { ok: false, firstBad })
      }),
    )
  }
  await t.test('an event is slipped in beside the sealer (the export holds no such event; our verifier finds it)', () =>
    tampering(scene.ownerConnection, async (client) => {
      await client.query(`
        insert into records.audit_event (id, at, service, action, subject_kind)
        select gen_random_uuid(), at + interval '1 microsecond', 'causeway_clerk', 'view case', 'case' from records.audit_event where id = ${eventAt(33)}`)
      assert.deepEqual(await ourVerdict(client, scene), { ok: false, firstBad: 34 })
    }),
  )
  await t.test('every checkpoint is removed, and no witness asked', () =>
    tampering(scene.ownerConnection, async (client) => {
      await client.query('delete from records.audit_checkpoint')
      await bothSay(client, { signer: scene.signer }, { ok: false, firstBad: 1 })
    }),
  )
  await t.test('afterwards it is as sound as before', () =>
    tampering(scene.ownerConnection, (client) => bothSay(client, scene, { ok: true, firstBad: null })),
  )
})

test('found: an older database is restored and work goes on, sealed and signed with the true key', async (t) => {
  const scene = await seventyEvents(t)
  await tampering(scene.ownerConnection, async (client) => {
    await cutAfter(client, 50)
    await client.query('commit')
  })
  // The same key now signs over 60, 80 and 100 events that are others than the witness knows.
  await sealedAudit(scene.database, { ...scene, rounds: 5, from: '2026-11-25T06:00:00Z' })
  await tampering(scene.ownerConnection, (client) => bothSay(client, scene, { ok: false, firstBad: 41 }))
})

test('an audit that keeps growing stays sound, also when a clock is set back by an hour', async (t) => {
  const scene = await seventyEvents(t)
  await sealedAudit(scene.database, { ...scene, rounds: 3, from: '2026-11-24T05:00:00Z' })
  await sealedAudit(scene.database, { ...scene, rounds: 3, from: '2026-11-24T08:00:00Z' })
  await tampering(scene.ownerConnection, (client) => bothSay(client, scene, { ok: true, firstBad: null }))
})

test('a witness that was away is brought up to date, in order and once', async (t) => {
  const scene = await seventyEvents(t)
  const late = await temporaryFolder(t)
  const witness = openWitness(late)
  assert.deepEqual(await witness.catchUp(scene.database), { copied: 3 })
  assert.deepEqual(await witness.catchUp(scene.database), { copied: 0 })
  assert.deepEqual(await openWitness(late).catchUp(scene.database), { copied: 0 })
  await tampering(scene.ownerConnection, (client) =>
    bothSay(client, { ...scene, witness: late }, { ok: true, firstBad: null }),
  )
})

/** The event that has this place, as a sub-select. */
function eventAt(seq: number): string {
  return `(select event_id from records.audit_chain where seq = ${seq})`
}

async function cutAfter(client: pg.Client, last: number): Promise<void> {
  await client.query(`with place as (delete from records.audit_chain where seq > ${last} returning event_id)
                      delete from records.audit_event where id in (select event_id from place)`)
  await client.query(`delete from records.audit_checkpoint where size > ${last}`)
}

/** What a forger does who knows the format: every link from there on computed anew. */
async function linkAgain(client: pg.Client, from: number): Promise<void> {
  const { rows } = await client.query<EventRow & { seq: string; sealed_at: string }>(`
    select c.seq, ${asTime('c.sealed_at')} as sealed_at, ${eventColumns}
      from records.audit_chain c join records.audit_event e on e.id = c.event_id where c.seq >= ${from} order by c.seq`)
  const last = await client.query<{ hash: Buffer }>('select hash from records.audit_chain where seq = $1', [from - 1])
  let before = last.rows[0]?.hash ?? beforeTheFirst
  for (const row of rows) {
    const next = linkedHash(before, canonicalBody(bodyOf(row, row.sealed_at)))
    await client.query('update records.audit_chain set prev = $1, hash = $2 where seq = $3', [before, next, row.seq])
    before = next
  }
}

async function signAgain(client: pg.Client): Promise<void> {
  const forger = newSigner()
  const { rows } = await client.query<{ size: string; hash: Buffer; made_at: string }>(`
    select k.size, c.hash, ${asTime('k.made_at')} as made_at from records.audit_checkpoint k join records.audit_chain c on c.seq = k.size`)
  for (const row of rows) {
    const signed = makeCheckpoint(forger, Number(row.size), row.hash, row.made_at)
    await client.query('update records.audit_checkpoint set head = $1, key_id = $2, signature = $3 where size = $4', [
      signed.head,
      signed.keyId,
      signed.signature,
      signed.size,
    ])
  }
}
