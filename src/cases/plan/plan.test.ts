/** The support plan over HTTP, on a real database: written, refused, approved, revised; and nothing of it is lost or overwritten. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import { aTown, type Town } from '../../../test/access/town.ts'

const nextYear = String(new Date().getUTCFullYear() + 1)

test('a support plan, from a need without an answer to a revision in force', { timeout: 120_000 }, async (t) => {
  const town = await aTown(t)
  const caseId = town.cases.get('discussed long ago') ?? assert.fail()
  const plan = `/cases/${caseId}/support-plan`
  const officer = await at(town, 'case officer', caseId)
  const coordinator = await at(town, 'coordinator', caseId)
  const chair = await at(town, 'channel chair', caseId)

  await t.test('the approved version stays in force while the next one is written', async () => {
    const { body } = await officer.open(plan)
    assert.match(body, /Support plan, version 2/)
    assert.match(body, /Until it is approved, version 1 is in force/)
    assert.match(body, /The chair or deputy chair can approve it/)
  })

  let need = ''
  await t.test('a need without an answer is said to be missing, and the plan cannot be approved', async () => {
    await officer.open(`${plan}/needs/new`)
    const saved = await officer.send(`${plan}/needs/new`, { title: 'The afternoons', decision: 'act' })
    assert.equal(saved.statusCode, 303)
    const { body } = await officer.open(plan)
    assert.match(body, /“The afternoons” has no answer: an action is meant, and none is written down/)
    need =
      /needs\/([0-9a-f-]{36})">Change<span class="govuk-visually-hidden"> the need “The afternoons/.exec(body)?.[1] ??
      ''
    assert.notEqual(need, '')
    const refused = await chair.open(`/cases/${caseId}/support-plan-approval`)
    assert.match(refused.body, /You cannot do this now/)
    assert.match(refused.body, /“The afternoons” has no answer/)
    assert.equal((await chair.send(`/cases/${caseId}/support-plan-approval`, {})).statusCode, 422)
  })

  await t.test(
    'two people who save the same need: the second is shown what the first wrote, and loses nothing',
    async () => {
      await officer.open(`${plan}/needs/${need}`)
      await coordinator.open(`${plan}/needs/${need}`)
      const first = await coordinator.send(`${plan}/needs/${need}`, {
        title: 'The afternoons',
        decision: 'do not act',
        reason: 'The club is open again.',
      })
      assert.equal(first.statusCode, 303)
      const second = await officer.send(`${plan}/needs/${need}`, { title: 'Afternoons and evenings', decision: 'act' })
      assert.equal(second.statusCode, 409)
      assert.match(second.body, /Someone else has changed this/)
      assert.match(second.body, /The club is open again\./)
      assert.match(second.body, /Afternoons and evenings/)
      assert.equal(
        (await officer.send(`${plan}/needs/${need}`, { title: 'Afternoons', decision: 'act' })).statusCode,
        303,
      )
    },
  )

  await t.test('an action answers a need, and says by when it is looked at again', async () => {
    await officer.open(`${plan}/actions/new`)
    const account = town.people.get('coordinator')?.account ?? assert.fail()
    const action = {
      needs: need,
      objective: 'I have somewhere to be in the afternoons',
      type: 'youth_work',
      agency: 'named-below',
      provider: 'The boat club',
      owner: account,
      'startOn-day': '14',
      'startOn-month': '2',
      'startOn-year': nextYear,
      'reviewOn-day': '14',
      'reviewOn-month': '1',
      'reviewOn-year': nextYear,
      outcome: 'not yet',
    }
    const early = await officer.send(`${plan}/actions/new`, action)
    assert.equal(early.statusCode, 422)
    assert.match(early.body, /must be the day it starts, or later/)
    const nobody = await officer.send(`${plan}/actions/new`, { ...action, provider: '', 'reviewOn-month': '3' })
    assert.match(nobody.body, /Enter who gives it, where no agency of the list does/)
    assert.equal((await officer.send(`${plan}/actions/new`, { ...action, 'reviewOn-month': '3' })).statusCode, 303)
    const { body } = await officer.open(plan)
    assert.match(body, /The boat club/)
    assert.match(body, /The chair or deputy chair can approve it/)
  })

  await t.test('the approved revision is in force, and the version before it reads as it did', async () => {
    await chair.open(`/cases/${caseId}/support-plan-approval`)
    assert.equal((await chair.send(`/cases/${caseId}/support-plan-approval`, {})).statusCode, 303)
    const now = await officer.open(plan)
    assert.match(now.body, /In force, approved on/)
    const before = await officer.open(`${plan}?version=1`)
    assert.match(before.body, /No longer in force; approved on/)
    assert.doesNotMatch(before.body, /boat club|Afternoons/)
    assert.equal((await officer.open(`${plan}?version=9`)).statusCode, 404)
    const onCase = await officer.open(`/cases/${caseId}`)
    assert.match(onCase.body, /id="support-plan"/)
    assert.match(onCase.body, /The boat club/)
  })

  await t.test('nothing can be added to a version once it is approved, at the database either', async () => {
    const closed = await officer.open(`${plan}/needs/new`)
    assert.match(closed.body, /Begin a draft of the support plan, and write it/)
    const copy = `insert into cases.plan_need (id, area_id, case_id, need_id, plan_version, revision, decision, source, assessed_need_id, sealed, written_by)
      select gen_random_uuid(), area_id, case_id, need_id, plan_version, revision + 100, 'not decided', source, assessed_need_id, sealed, written_by
        from cases.plan_need where need_id = $1 limit 1`
    await assert.rejects(town.test.owner.query(copy, [need]), /is closed/)
    await assert.rejects(
      town.test.owner.query(`update cases.plan_need set decision = 'act' where need_id = $1`, [need]),
      /append-only|cannot|never/i,
    )
  })

  await t.test('a panel member who may read the case reads its plan, and writes nothing in it', async () => {
    const agenda = town.cases.get('on the agenda') ?? assert.fail()
    const member = await at(town, 'panel member', agenda)
    assert.match((await member.open(`/cases/${agenda}/support-plan`)).body, /There is no support plan yet/)
    assert.equal((await member.open(`/cases/${agenda}/support-plan/needs/new`)).statusCode, 404)
  })
})

/** Signed in, and having said why they open the case. */
async function at(town: Town, name: string, caseId: string): Promise<PlainBrowser> {
  const browser = aBrowser(town.app, await town.session(town.people.get(name)?.account ?? assert.fail(name)))
  await browser.open(`/cases/${caseId}/purpose`)
  await browser.send(`/cases/${caseId}/purpose`, { purpose: 'casework' })
  return browser
}
