import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { note } from './audit.ts'
import { look } from './look.ts'
import { aCase, anArea, aPerson, aSession, recordsWeb } from './room-for-tests.ts'

const here = await testDatabase()
const anytown = await anArea(here, 'Anytown')
const elsewhere = await anArea(here, 'Elsewhere')
const coordinator = await aPerson(here, anytown, 'Sam Coordinator', 'coordinator')
const chair = await aPerson(here, anytown, 'Cass Chair', 'channel chair')
const governance = await aPerson(here, anytown, 'Gwen Governance', 'information governance')
const stranger = await aPerson(here, elsewhere, 'Otto Other', 'coordinator')

test('nobody opens the access log before they have said why they open the case, and they are asked once', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  const browser = coordinator.browse(app)
  const log = `/cases/${file.id}/access-log`
  const first = await browser.open(log)
  assert.equal(first.statusCode, 303)
  const asked = await browser.open(String(first.headers.location))
  assert.match(asked.body, /Why are you opening this case\?/)

  const unanswered = await browser.send(`/cases/${file.id}/purpose`, {})
  assert.equal(unanswered.statusCode, 422)
  assert.match(unanswered.body, /Select why you are opening this case/)
  const answered = await browser.send(`/cases/${file.id}/purpose`, { purpose: 'casework' })
  assert.equal(answered.statusCode, 303)
  assert.equal(answered.headers.location, log)
  assert.equal((await browser.open(log)).statusCode, 200)

  const again = (await aSession(here, coordinator.accountId)).browse(app)
  assert.equal((await again.open(log)).statusCode, 303, 'another session is asked again')
})

test('another purpose is said in words, which stay with the choice and out of the audit', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  const browser = coordinator.browse(app)
  const address = `/cases/${file.id}/purpose`
  await browser.open(address)
  assert.equal((await browser.send(address, { purpose: 'other' })).statusCode, 422)
  assert.equal(
    (await browser.send(address, { purpose: 'other', otherWords: 'A meeting with the school' })).statusCode,
    303,
  )
  const kept = await here.owner.query('select purpose, other_words from records.purpose where case_id = $1', [file.id])
  assert.deepEqual(kept.rows, [{ purpose: 'other', other_words: 'A meeting with the school' }])
  const audit = await here.owner.query('select * from records.audit_event where case_id = $1', [file.id])
  assert.equal(audit.rowCount, 1)
  assert.doesNotMatch(JSON.stringify(audit.rows), /school/)
})

test('the first purpose of a session stands, also when two are sent at once', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  const browser = coordinator.browse(app)
  const address = `/cases/${file.id}/purpose`
  await browser.open(address)
  const answers = await Promise.all(
    ['casework', 'supervision', 'audit'].map((purpose) => browser.send(address, { purpose })),
  )
  assert.deepEqual(
    answers.map((answer) => answer.statusCode),
    [303, 303, 303],
  )
  const kept = await here.owner.query('select purpose from records.purpose where case_id = $1', [file.id])
  const noted = await here.owner.query(
    "select purpose from records.audit_event where case_id = $1 and action = 'choose purpose'",
    [file.id],
  )
  assert.equal(kept.rowCount, 1)
  assert.deepEqual(noted.rows, kept.rows)
})

test('after the choice one goes on to a page of this service, and to no other', async (t) => {
  const app = await recordsWeb(t, here)
  for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '']) {
    const file = await aCase(here, anytown)
    const browser = coordinator.browse(app)
    await browser.open(`/cases/${file.id}/purpose`)
    const answered = await browser.send(`/cases/${file.id}/purpose`, { purpose: 'casework', next })
    assert.equal(answered.headers.location, `/cases/${file.id}`)
  }
})

test('a case that is not theirs is not there: no purpose is asked or kept, no log shown', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  const restricted = await aCase(here, anytown, { restricted: true })
  for (const [who, caseId] of [
    [stranger, file.id],
    [coordinator, restricted.id],
    [governance, file.id],
    [coordinator, '0193a3c0-6d61-7c00-8000-0000000000ff'],
  ] as const) {
    const browser = who.browse(app)
    assert.equal((await browser.open(`/cases/${caseId}/purpose`)).statusCode, 404)
    assert.equal((await browser.open(`/cases/${caseId}/access-log`)).statusCode, 404)
    await browser.open(`/cases/${(await aCase(here, who === stranger ? elsewhere : anytown)).id}/purpose`)
    assert.equal((await browser.send(`/cases/${caseId}/purpose`, { purpose: 'casework' })).statusCode, 404)
    const kept = await here.owner.query('select from records.purpose where case_id = $1', [caseId])
    assert.equal(kept.rowCount, 0)
  }
})

test('the access log says who looked, in which role, when and why, newest first', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  await here.database.asActor(chair.token, (trx, actor) =>
    look(trx, {
      actor,
      what: 'assessment',
      caseId: file.id,
      areaId: anytown.id,
      purpose: 'panel_preparation',
      requestId: 'r1',
    }),
  )
  await here.database.asActor(chair.token, (trx) =>
    note(trx, {
      action: 'take step',
      subject: { kind: 'case', id: file.id },
      areaId: anytown.id,
      caseId: file.id,
      details: { step: 'decide section 36' },
    }),
  )
  const browser = coordinator.browse(app)
  await browser.open(`/cases/${file.id}/purpose?next=/cases/${file.id}/access-log`)
  await browser.send(`/cases/${file.id}/purpose`, { purpose: 'supervision' })
  const page = await browser.open(`/cases/${file.id}/access-log`)
  const text = page.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(
    text,
    /Choose purpose by Sam Coordinator.*Take step: decide section 36 by Cass Chair.*View assessment by Cass Chair \(Channel panel chair, Anytown Council\).*Purpose: Preparing for a panel meeting/,
  )
  assert.match((await browser.open(`/cases/${file.id}/access-log`)).body, /View access log/, 'reading it is in it')
})

test('a long log is read 25 at a time, and no event is shown twice or left out', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  for (let number = 1; number <= 60; number += 1)
    await here.database.asActor(chair.token, (trx) =>
      note(trx, { action: `act ${number}`, subject: { kind: 'case' }, areaId: anytown.id, caseId: file.id }),
    )
  // Events of one moment are told apart by their ids.
  await here.owner.query('alter table records.audit_event disable trigger append_only')
  await here.owner.query("update records.audit_event set at = date_trunc('hour', at) where case_id = $1", [file.id])
  await here.owner.query('alter table records.audit_event enable trigger append_only')
  const browser = coordinator.browse(app)
  await browser.open(`/cases/${file.id}/purpose`)
  await browser.send(`/cases/${file.id}/purpose`, { purpose: 'casework' })
  const seen: string[] = []
  let address: string | undefined = `/cases/${file.id}/access-log`
  for (let pages = 0; address !== undefined && pages < 6; pages += 1) {
    const { body } = await browser.open(address)
    seen.push(...[...body.matchAll(/>Act (\d+)</g)].map((match) => match[1] ?? ''))
    address = /href="([^"]+after=[^"]+)"/.exec(body)?.[1]
  }
  assert.equal(seen.length, 60)
  assert.equal(new Set(seen).size, 60)
})

test('information governance reads its own area, filtered by the address, and that is noted', async (t) => {
  const app = await recordsWeb(t, here)
  const file = await aCase(here, anytown)
  await here.database.asActor(stranger.token, (trx) =>
    note(trx, { action: 'act elsewhere', subject: { kind: 'case' }, areaId: elsewhere.id }),
  )
  await here.database.asActor(chair.token, (trx) =>
    note(trx, {
      action: 'print case',
      subject: { kind: 'case' },
      areaId: anytown.id,
      caseId: file.id,
      purpose: 'casework',
    }),
  )
  const browser = governance.browse(app)
  const all = await browser.open('/records')
  assert.equal(all.statusCode, 200)
  assert.match(all.body, /Print case/)
  assert.doesNotMatch(all.body, /elsewhere/i)

  const filtered = await browser.open(`/records?action=print+case&actor=${chair.accountId}&case=${file.id}&from=&to=`)
  assert.equal(eventsIn(filtered.body), 1)
  assert.equal(eventsIn((await browser.open(`/records?actor=${coordinator.accountId}&case=${file.id}`)).body), 0)

  const today = new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
  assert.equal(eventsIn((await browser.open(`/records?case=${file.id}&from=${today}&to=${today}`)).body), 1)
  assert.equal(eventsIn((await browser.open(`/records?case=${file.id}&to=01/01/2020`)).body), 0)

  const noted = await here.owner.query(
    "select details from records.audit_event where action = 'view audit' and actor = $1 order by at",
    [governance.accountId],
  )
  assert.equal(noted.rowCount, 5)
  assert.deepEqual(noted.rows[1], {
    details: { action: 'print case', actor: chair.accountId, case: file.id, shown: 1 },
  })
})

test('a filter that cannot be is answered in words; one that nobody knows is refused', async (t) => {
  const app = await recordsWeb(t, here)
  const browser = governance.browse(app)
  const wrong = await browser.open('/records?from=31/02/2026&to=never')
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /First day must be a real date/)
  assert.match(wrong.body, /Last day must be a real date/)
  assert.match(
    (await browser.open('/records?from=02/01/2026&to=01/01/2026')).body,
    /Last day must be the same as or after/,
  )
  assert.equal((await browser.open('/records?name=Jane')).statusCode, 400)
  assert.equal((await browser.open('/records?actor=Jane')).statusCode, 400)
  assert.equal((await browser.open(`/records?area=${elsewhere.id}`)).statusCode, 404)
})

test('no other role reads the audit of an area', async (t) => {
  const app = await recordsWeb(t, here)
  for (const who of [coordinator, chair, stranger])
    assert.equal((await who.browse(app).open('/records')).statusCode, 404)
  const seen = await here.database.asActor(coordinator.token, (trx) =>
    trx.selectFrom('records.audit_checkpoint').select('size').execute(),
  )
  assert.deepEqual(seen, [])
})

function eventsIn(body: string): number {
  return (body.match(/class="moj-timeline__item"/g) ?? []).length
}
