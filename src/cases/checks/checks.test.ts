/** The nightly checks: what must never be is found, told to whoever can mend it, and gone once it is mended. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { formTo, formsIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { systemClock } from '#platform/clock.ts'
import { checkCasesJob } from './check-cases-job.ts'

test('the nightly checks', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const { owner, database } = house.test
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const cases = await casesInHouse(house, {
    led: 'information asked',
    'led by nobody': 'information asked',
    one: 'gateway',
    other: 'gateway',
    stale: 'information asked',
    restricted: 'gateway',
  })
  const check = (stopping = new AbortController().signal) =>
    checkCasesJob().work({}, { database, clock: systemClock, stopping, log: pino({ level: 'silent' }) })
  async function open(kind: string): Promise<readonly string[]> {
    const { rows } = await owner.query<{ case_id: string }>(
      'select case_id from cases.finding where kind = $1 and cleared_at is null order by case_id',
      [kind],
    )
    return rows.map((row) => row.case_id)
  }
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const lead = (caseId: string, who: string | null) =>
    owner.query('update cases.case_file set lead_account = $2 where id = $1', [caseId, who])

  await t.test('every case that steps brought where it is agrees with its journal', async () => {
    await check()
    assert.deepEqual(await open('the list differs from the journal'), [])
    assert.deepEqual(await open('the journal cannot be read'), [])
    assert.deepEqual(await open('nobody can move it'), [])
  })

  await t.test('a case with something due and no lead is found', async () => {
    const found = await open('nobody leads it')
    assert.ok(found.includes(cases['led by nobody']))
    assert.match((await cora.get('/work/checks')).text, new RegExp(`/cases/${cases['led by nobody']}/lead`))
  })

  await t.test(
    'a stage in the lists that the journal does not add up to is found, and mended from the journal',
    async () => {
      await owner.query("update cases.case_file set stage = 'panel_listed', next_due_on = '2020-01-01' where id = $1", [
        cases.stale,
      ])
      await check()
      assert.deepEqual(await open('the list differs from the journal'), [cases.stale])
      const form = formTo((await cora.get('/work/checks')).text, /^\/work\/checks\/.*\/mend$/)
      assert.equal((await cora.post(form.action, { body: encoded(form.fields) })).status, 303)
      const { rows } = await owner.query<{ stage: string }>('select stage from cases.case_file where id = $1', [
        cases.stale,
      ])
      assert.equal(rows[0]?.stage, 'info_gathering')
      await check()
      assert.deepEqual(await open('the list differs from the journal'), [])
      assert.deepEqual(
        formsIn((await cora.get('/work/checks')).text).filter(({ action }) => action.endsWith('/mend')),
        [],
      )
    },
  )

  await t.test(
    'two records that were said to be one person’s, both with an open case, are found until it is said otherwise',
    async () => {
      const say = (answer: string) =>
        owner.query(
          `insert into people.identity_decision (id, area_id, person_id, other_person_id, answer, reason_sealed, decided_by)
         select gen_random_uuid(), a.area_id, a.person_id, b.person_id, $3, '', $4
           from cases.case_file a, cases.case_file b where a.id = $1 and b.id = $2`,
          [cases.one, cases.other, answer, account('Cora Coordinator')],
        )
      await say('same')
      await check()
      assert.deepEqual(await open('two open cases for one person'), [cases.one, cases.other].sort())
      await say('different')
      await check()
      assert.deepEqual(await open('two open cases for one person'), [])
    },
  )

  await t.test('run twice, a finding is there once', async () => {
    const before = await owner.query('select from cases.finding')
    const again = await check()
    assert.deepEqual({ added: again['added'], cleared: again['cleared'] }, { added: 0, cleared: 0 })
    assert.equal((await owner.query('select from cases.finding')).rowCount, before.rowCount)
  })

  await t.test('broken off midway, it clears nothing and says nothing new', async () => {
    await lead(cases['led by nobody'], account('Olu Officer'))
    const stopped = new AbortController()
    stopped.abort()
    await check(stopped.signal)
    assert.ok((await open('nobody leads it')).includes(cases['led by nobody']))
  })

  await t.test(
    'a case whose every possible mover has lost training is told to the administrator, without its reference',
    async () => {
      const { rows } = await owner.query<{ reference: string }>('select reference from cases.case_file where id = $1', [
        cases.one,
      ])
      await owner.query("update accounts.account set channel_training_until = '2020-01-01'")
      await check()
      assert.ok((await open('nobody can move it')).includes(cases.one))
      const ade = await aCaller(house.app, house.origin, 'Ade Administrator')
      const { text } = await ade.get('/work/checks')
      assert.match(text, /Cases that nobody can move/)
      assert.match(text, /A case in your area/)
      assert.ok(!text.includes(rows[0]?.reference ?? 'THU-'))
      await owner.query('update accounts.account set channel_training_until = current_date + 30')
      await check()
      assert.deepEqual(await open('nobody can move it'), [])
    },
  )

  await t.test('a request to an agency without a contact is found', async () => {
    await owner.query('update accounts.account set disabled_at = now() where id = $1', [account('Pat Partner')])
    await check()
    assert.ok((await open('nobody can answer for the partner')).includes(cases.led))
  })
})
