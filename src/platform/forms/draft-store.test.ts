import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { newId } from '../database/ids.ts'
import { addDraft, deleteDraft, deleteOldDrafts, findDraft, findNewestDraft, saveDraft } from './draft-store.ts'

const { database, vault, owner } = await testDatabase()
const aDraft = { formId: 'a-form', formVersion: '1', content: '{"secret":"Ŵyn"}' }

test('a draft is found again by whoever began it, sealed in the database', async () => {
  const mine = aVisitor()
  const id = await mine((trx) => addDraft(trx, vault, aDraft))
  const found = await mine((trx) => findDraft(trx, vault, id))
  assert.equal(found?.content, aDraft.content)
  assert.equal(found.version, 1)
  const { rows } = await owner.query<{ sealed: Buffer }>('select sealed from platform.draft where id = $1', [id])
  assert.equal(rows[0]?.sealed.includes('secret'), false)
})

test('nobody else finds it, changes it or removes it', async () => {
  const id = await aVisitor()((trx) => addDraft(trx, vault, aDraft))
  for (const other of [aVisitor(), await anAccount()]) {
    assert.equal(await other((trx) => findDraft(trx, vault, id)), undefined)
    const saved = await other((trx) => saveDraft(trx, vault, { id, version: 1, formVersion: '1', content: 'theirs' }))
    assert.deepEqual(saved, { ok: false, reason: 'changed-meanwhile' })
    await other((trx) => deleteDraft(trx, vault, id))
  }
  const { rows } = await owner.query('select version from platform.draft where id = $1', [id])
  assert.deepEqual(rows, [{ version: 1 }])
})

test('a draft of an account outlives its session', async () => {
  const account = await anAccount()
  const id = await account((trx) => addDraft(trx, vault, aDraft))
  const again = await account.signedInAgain()
  assert.equal((await again((trx) => findDraft(trx, vault, id)))?.content, aDraft.content)
})

test('of two windows that save the same draft, the second is told', async () => {
  const mine = aVisitor()
  const id = await mine((trx) => addDraft(trx, vault, aDraft))
  const save = (content: string) => mine((trx) => saveDraft(trx, vault, { id, version: 1, formVersion: '2', content }))
  assert.deepEqual(await save('first'), { ok: true, value: 2 })
  assert.deepEqual(await save('second'), { ok: false, reason: 'changed-meanwhile' })
  assert.equal((await mine((trx) => findDraft(trx, vault, id)))?.content, 'first')
})

test('one carries on with the newest draft of a form, and of the case it is about', async () => {
  const account = await anAccount()
  const caseId = newId()
  const ofCase = await account((trx) => addDraft(trx, vault, { ...aDraft, subjectId: caseId }))
  await account((trx) => addDraft(trx, vault, aDraft))
  const newest = await account((trx) => addDraft(trx, vault, aDraft))
  const find = (about: { formId: string; subjectId?: string }) => account((trx) => findNewestDraft(trx, vault, about))
  assert.equal((await find({ formId: 'a-form' }))?.id, newest)
  assert.equal((await find({ formId: 'a-form', subjectId: caseId }))?.id, ofCase)
  assert.equal(await find({ formId: 'another-form' }), undefined)
})

test('a draft that was given up leaves nothing that could be opened', async () => {
  const mine = aVisitor()
  const id = await mine((trx) => addDraft(trx, vault, aDraft))
  const sealed = await owner.query<{ sealed: Buffer }>('select sealed from platform.draft where id = $1', [id])
  await mine((trx) => deleteDraft(trx, vault, id))
  assert.equal(await mine((trx) => findDraft(trx, vault, id)), undefined)
  const place = { table: 'platform.draft', column: 'sealed', row: id }
  assert.equal(await vault.open(id, place, sealed.rows[0]?.sealed ?? Buffer.alloc(0)), undefined)
})

test('the clerk removes drafts untouched for seven days, and no others', async () => {
  const mine = aVisitor()
  const old = await mine((trx) => addDraft(trx, vault, aDraft))
  const recent = await mine((trx) => addDraft(trx, vault, aDraft))
  await owner.query(`update platform.draft set updated_at = now() - interval '7 days 1 minute' where id = $1`, [old])
  assert.deepEqual(await database.asService('clerk', deleteOldDrafts), [old])
  assert.equal(await mine((trx) => findDraft(trx, vault, old)), undefined)
  assert.ok(await mine((trx) => findDraft(trx, vault, recent)))
})

type Visit = Parameters<typeof database.asVisitor>[0]
type Work<T> = Parameters<typeof database.asVisitor<T>>[1]

function aVisitor() {
  return visiting({ visitorToken: randomBytes(32).toString('base64url') })
}

function visiting(visit: Visit) {
  return <T>(work: Work<T>) => database.asVisitor(visit, work)
}

async function anAccount() {
  const [area, agency, account] = [newId(), newId(), newId()]
  const short = Array.from(randomBytes(3), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
  await owner.query('insert into accounts.area values ($1, $2, $2, $3, $2)', [area, area, short])
  await owner.query(`insert into accounts.agency (id, area_id, name, kind) values ($1, $2, 'Council', 'council')`, [
    agency,
    area,
  ])
  await owner.query('insert into accounts.account (id, area_id, agency_id, email, name) values ($1, $2, $3, $4, $4)', [
    account,
    area,
    agency,
    `${account}@council.example`,
  ])
  return Object.assign(await signedIn(account), { signedInAgain: () => signedIn(account) })
}

async function signedIn(account: string) {
  const sessionToken = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into accounts.session (id, token_hash, account_id, stage) values ($1, $2, $3, 'complete')`,
    [newId(), createHash('sha256').update(sessionToken).digest(), account],
  )
  return visiting({ sessionToken })
}
