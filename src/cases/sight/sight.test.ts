/** Who sees a case: named on a restricted one, and no longer once they have a conflict of interest. Over HTTP, and in SQL. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'

test('who sees a case', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const today = Temporal.Now.plainDateISO('Europe/London')
  const cases = await casesInHouse(
    house,
    { restrictedLater: 'gateway', namedOn: 'gateway', open: 'gateway', ofTheChair: 'gateway' },
    async (stage, made, cast) => {
      await stage.step(made.open, 'assign case', cast.chair, today, { facts: { lead: cast.caseOfficer } })
    },
  )
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const olu = await aCaller(house.app, house.origin, 'Olu Officer')
  const sian = await aCaller(house.app, house.origin, 'Sian Supervisor')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
  const reason = 'A reason that is written down.'

  const sees = async (caller: Caller, caseId: string) => (await caller.get(`/cases/${caseId}`)).status !== 404
  async function take(caller: Caller, caseId: string, address: string, answers: Parameters<typeof filledIn>[1]) {
    const page = `/cases/${caseId}/${address}`
    const form = await openForm(caller, page, page)
    const body = encoded(filledIn(form, { reason, ...answers }))
    return { ...(await caller.post(page, { body })), body }
  }

  await t.test('a chair restricts a case and names on the same page who still sees it', async () => {
    const caseId = cases.restrictedLater
    await take(cass, caseId, 'restriction', { cause: 'staff member', named: [account('Olu Officer')] })
    assert.deepEqual(
      [await sees(olu, caseId), await sees(sian, caseId), await sees(cora, caseId), await sees(dee, caseId)],
      [true, false, false, true],
    )
  })

  await t.test(
    'a name is put on the case and taken off it, with a reason, and counts from the next page on',
    async () => {
      const caseId = cases.restrictedLater
      await take(cass, caseId, 'named-person', { account: account('Cora Coordinator') })
      assert.equal(await sees(cora, caseId), true)
      await openForm(cass, `/cases/${caseId}/note`, `/cases/${caseId}/note`)
      assert.match((await cass.get(`/cases/${caseId}`)).text, /Cora Coordinator, named/)
      await take(dee, caseId, 'named-person-end', { account: account('Cora Coordinator') })
      assert.equal(await sees(cora, caseId), false)
      await take(cass, caseId, 'named-person', { account: account('Cora Coordinator') })
      assert.equal(await sees(cora, caseId), true, 'and put back')
    },
  )

  await t.test('once the restriction is lifted no name stands', async () => {
    const caseId = cases.restrictedLater
    await take(cass, caseId, 'restriction-end', {})
    const { rows } = await house.test.owner.query<{ many: string }>(
      'select count(*) as many from cases.named_account where case_id = $1 and ended_at is null',
      [caseId],
    )
    assert.equal(Number(rows[0]?.many), 0)
  })

  await t.test('somebody named on a restricted case who declares a conflict loses sight of it', async () => {
    const caseId = cases.namedOn
    await take(cass, caseId, 'restriction', { cause: 'returnee', named: [account('Olu Officer')] })
    assert.equal(await sees(olu, caseId), true)
    const sent = await take(olu, caseId, 'conflict', { kind: 'personal' })
    assert.equal(sent.location, '/work')
    assert.equal(await sees(olu, caseId), false)
    const again = await olu.post(`/cases/${caseId}/conflict`, { body: sent.body })
    assert.equal(again.location, '/work', 'sent twice is led to the same place')
  })

  await t.test(
    'a lead who is related to the person loses the case, and the coordinator is told to find another',
    async () => {
      const caseId = cases.open
      await take(olu, caseId, 'conflict', { kind: 'personal' })
      assert.equal(await sees(olu, caseId), false)
      assert.doesNotMatch((await olu.get('/cases?lead=me')).text, new RegExp(caseId))
      const { rows } = await house.test.owner.query<{ lead_account: string | null }>(
        'select lead_account from cases.case_file where id = $1',
        [caseId],
      )
      assert.equal(rows[0]?.lead_account, null)
      assert.match((await cora.get('/work')).text, /Name a new lead/)
      const { rows: letters } = await house.test.owner.query("select from platform.outbox where template = 'case-task'")
      assert.equal(letters.length, 3 * 2, 'coordinator, chair and deputy, for this case and the one before')
      await take(cora, caseId, 'lead', { lead: account('Sian Supervisor') })
      assert.doesNotMatch((await cora.get('/work')).text, /Name a new lead/)
    },
  )

  await t.test(
    'a chair with a conflict loses the case too; the deputy takes it, and alone can say that it is over',
    async () => {
      const caseId = cases.ofTheChair
      await take(cass, caseId, 'conflict', { whose: 'me', kind: 'professional' })
      assert.equal(await sees(cass, caseId), false)
      await openForm(dee, `/cases/${caseId}/note`, `/cases/${caseId}/note`)
      assert.match((await dee.get(`/cases/${caseId}`)).text, /out of sight for:[\s\S]*Cass Chair/)
      await house.test.database.asActor(await aSession(account('Cass Chair')), async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('cases.conflict')
          .set({ ended_at: Temporal.Now.instant(), ended_by: account('Cass Chair') })
          .where('account_id', '=', account('Cass Chair'))
          .executeTakeFirst()
        assert.equal(Number(numUpdatedRows), 0)
      })
      await take(dee, caseId, 'conflict-end', { account: account('Cass Chair') })
      assert.equal(await sees(cass, caseId), true)
    },
  )

  await t.test('a chair declares a conflict for a colleague; nobody else speaks for others', async () => {
    const caseId = cases.ofTheChair
    await take(dee, caseId, 'conflict', { whose: account('Mina Member'), kind: 'personal' })
    const page = `/cases/${caseId}/conflict`
    const form = await openForm(cora, page, page)
    assert.equal(form.choices.has('whose'), false)
    const answers = { whose: account('Olu Officer'), kind: 'personal', reason }
    assert.equal((await cora.post(page, { body: encoded(filledIn(form, answers)) })).status, 400)
    assert.equal(await sees(olu, caseId), true)
  })

  async function aSession(accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    await house.test.owner.query(
      "insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())",
      [newId(), createHash('sha256').update(token).digest(), accountId],
    )
    return token
  }
})
