/** The work of a team over HTTP: who leads what, who stands in for whom, and cases handed over. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'

test('the work of a team', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const today = Temporal.Now.plainDateISO('Europe/London')
  const cases = await casesInHouse(
    house,
    { one: 'gateway overdue', two: 'gateway', three: 'information asked', restricted: 'gateway' },
    async (stage, made, cast) => {
      for (const caseId of Object.values(made))
        await stage.step(caseId, 'assign case', cast.chair, today, { facts: { lead: cast.supervisor } })
      await stage.step(made.restricted, 'restrict case', cast.chair, today, { facts: { cause: 'returnee' } })
    },
  )
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const olu = await aCaller(house.app, house.origin, 'Olu Officer')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')

  async function send(caller: Caller, page: string, answers: Parameters<typeof filledIn>[1]) {
    const form = formTo((await caller.get(page)).text, page)
    return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
  }
  async function leadOf(caseId: string): Promise<string | undefined> {
    const { rows } = await house.test.owner.query<{ name: string }>(
      'select a.name from cases.case_file c join accounts.account a on a.id = c.lead_account where c.id = $1',
      [caseId],
    )
    return rows[0]?.name
  }
  const day = (on: Temporal.PlainDate, field: string) => ({
    [`${field}-day`]: String(on.day),
    [`${field}-month`]: String(on.month),
    [`${field}-year`]: String(on.year),
  })

  await t.test('the coordinator sees where cases wait and who leads them, and no restricted case', async () => {
    const { text } = await cora.get('/work/team')
    assert.match(text, /Gateway assessment/)
    const rows = plain(text)
    assert.match(rows, /Gateway assessment 2 1 /)
    assert.match(rows, /Sian Supervisor 3 /)
    assert.match(plain((await cass.get('/work/team')).text), /Sian Supervisor 4 /)
  })

  await t.test('a count leads to the cases it counts', async () => {
    const { text } = await cora.get(`/cases?lead=${account('Sian Supervisor')}`)
    assert.equal(text.match(/class="govuk-link causeway-reference"/g)?.length, 3)
    assert.match(text, /The colleague you chose/)
  })

  await t.test(
    'whoever covers for a colleague finds their cases in the list of work, for as long as the cover lasts',
    async () => {
      assert.doesNotMatch((await olu.get('/work')).text, /you cover for colleagues/)
      const answers = {
        absent: account('Sian Supervisor'),
        by: account('Olu Officer'),
        ...day(today, 'fromOn'),
        ...day(today.add({ days: 9 }), 'untilOn'),
      }
      assert.equal((await send(cora, '/work/cover', answers)).status, 303)
      const covered = plain((await olu.get('/work')).text)
      assert.match(covered, /Cases you cover for colleagues/)
      assert.match(covered, /led by Sian Supervisor, away until/)
      assert.match(plain((await cora.get('/work/team')).text), /Away until .*covered by Olu Officer/)

      const page = await cora.get('/work/team')
      const form = formTo(page.text, /^\/work\/cover\/.*\/end$/)
      assert.equal((await cora.post(form.action, { body: encoded(form.fields) })).status, 303)
      assert.doesNotMatch((await olu.get('/work')).text, /you cover for colleagues/)
    },
  )

  await t.test('nobody stands in for themselves, and the last day does not come before the first', async () => {
    const olusOwn = { absent: account('Olu Officer'), by: account('Olu Officer') }
    const days = { ...day(today.add({ days: 3 }), 'fromOn'), ...day(today.add({ days: 1 }), 'untilOn') }
    const same = await send(olu, '/work/cover', { ...olusOwn, ...days })
    assert.equal(same.status, 422)
    assert.match(same.text, /Select a colleague other than the one who is away/)
    const backwards = await send(olu, '/work/cover', { ...olusOwn, by: account('Sian Supervisor'), ...days })
    assert.match(backwards.text, /The last day must not be before the first day/)
  })

  await t.test('a case officer arranges cover for themselves, not for a colleague', async () => {
    const days = { ...day(today, 'fromOn'), ...day(today, 'untilOn') }
    const forAnother = await send(olu, '/work/cover', {
      absent: account('Sian Supervisor'),
      by: account('Cora Coordinator'),
      ...days,
    })
    assert.equal(forAnother.status, 422)
    assert.match(forAnother.text, /ask the coordinator or chair/)
    const own = await send(olu, '/work/cover', {
      absent: account('Olu Officer'),
      by: account('Sian Supervisor'),
      ...days,
    })
    assert.equal(own.status, 303)
  })

  await t.test('cases are handed over together, each with its step, its reason and its trace', async () => {
    const page = `/work/reassignment/${account('Sian Supervisor')}`
    const before = await entries(cases.one)
    const answer = await send(cora, page, {
      cases: [cases.one, cases.two],
      lead: account('Olu Officer'),
      reason: 'Sian moves to another post.',
    })
    assert.equal(answer.location, '/work/team')
    assert.deepEqual(await Promise.all([cases.one, cases.two, cases.three].map(leadOf)), [
      'Olu Officer',
      'Olu Officer',
      'Sian Supervisor',
    ])
    assert.equal(await entries(cases.one), before + 1)
    const { rows } = await house.test.owner.query(
      `select from records.audit_event where case_id = $1 and action = 'take step' and subject_id = 'assign case' and actor = $2`,
      [cases.one, account('Cora Coordinator')],
    )
    assert.equal(rows.length, 1)
  })

  await t.test('without a reason nothing is handed over', async () => {
    const page = `/work/reassignment/${account('Sian Supervisor')}`
    const answer = await send(cora, page, { cases: [cases.three], lead: account('Olu Officer'), reason: '' })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Enter the reason/)
    assert.equal(await leadOf(cases.three), 'Sian Supervisor')
  })

  await t.test(
    'a restricted case is not handed to somebody who may not see it, and then none of the others is',
    async () => {
      const page = `/work/reassignment/${account('Sian Supervisor')}`
      const answer = await send(cass, page, {
        cases: [cases.three, cases.restricted],
        lead: account('Olu Officer'),
        reason: 'Sian moves to another post.',
      })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /restricted, and the new lead is not named on it/)
      assert.equal(await leadOf(cases.three), 'Sian Supervisor')
    },
  )

  async function entries(caseId: string): Promise<number> {
    const { rows } = await house.test.owner.query('select from cases.journal where case_id = $1', [caseId])
    return rows.length
  }
})

/** The words of a page, a space between them. */
function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}
