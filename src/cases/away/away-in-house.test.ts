/** Custody and release on the pages of a case: what is asked, what the case then says, and who gets a mail. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'

const date = (question: string, daysAgo: number) => {
  const day = new Date(Date.now() - daysAgo * 86_400_000)
  return {
    [`${question}-day`]: String(day.getUTCDate()),
    [`${question}-month`]: String(day.getUTCMonth() + 1),
    [`${question}-year`]: String(day.getUTCFullYear()),
  }
}

test('custody on the pages of a case', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const { supported, inPrison } = await casesInHouse(house, { supported: 'supported', inPrison: 'in custody' })
  const olu = await aCaller(house.app, house.origin, 'Olu Officer')
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const reason = 'A reason that is written down.'
  const telling = {
    policeTold: 'An invented unit',
    ...date('policeToldOn', 1),
    policeToldHow: 'telephone',
    serviceTold: 'The invented prison’s Prevent lead',
    ...date('serviceToldOn', 1),
    serviceToldHow: 'they_told_us',
  }
  const custody = {
    place: 'prison',
    where: 'An invented prison',
    ...date('since', 2),
    ...telling,
    heldBy: 'this_panel_with_service',
    course: 'waits',
  }

  async function take(caller: Caller, address: string, answers: Parameters<typeof filledIn>[1]) {
    const page = `/cases/${supported}/${address}`
    const form = await openForm(caller, page, page)
    return await caller.post(page, { body: encoded(filledIn(form, { reason, ...answers })) })
  }

  await t.test('support is not paused for custody that nobody recorded', async () => {
    const refused = await take(cora, 'support-pause', { cause: 'in custody' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Record first that they are in custody, and that police and the prison were told/)
  })

  await t.test('the prison is told, or it is not recorded', async () => {
    const untold = await take(olu, 'custody-or-travel', { ...custody, serviceTold: '' })
    assert.equal(untold.status, 422)
    assert.match(untold.text, /who in the prison or probation service knows/)
  })

  await t.test('the case says where they are, who holds it, and who was told, when and how', async () => {
    assert.equal((await take(olu, 'custody-or-travel', custody)).status, 303)
    const { text } = await olu.get(`/cases/${supported}`)
    assert.match(text, /Custody, probation and travel/)
    assert.match(text, /In prison/)
    assert.match(text, /This panel, together with the prison or probation service\. It waits until they are back/)
    assert.match(text, /Police: told by telephone/)
    assert.match(text, /Prison or probation service: they told us/)
    assert.match(text, /The invented prison’s Prevent lead/)
  })

  await t.test('whoever may pause support gets a mail, and the pause is open to them', async () => {
    const { rows } = await house.test.owner.query("select from platform.outbox where template = 'case-task'")
    assert.equal(rows.length, 3, 'coordinator, chair and deputy')
    assert.equal((await take(cora, 'support-pause', { cause: 'in custody' })).status, 303)
    const resumption = await cora.get(`/cases/${supported}/support-resumption`)
    assert.match(resumption.text, /They are in custody or abroad\. Record the release or the return first/)
  })

  await t.test('after release on licence the case is with probation, and support can be resumed', async () => {
    const released = { outcome: 'licence', ...date('returnedOn', 0), ...telling }
    assert.equal((await take(olu, 'release', released)).status, 303)
    assert.match((await olu.get(`/cases/${supported}`)).text, /They were released from custody on licence/)
    assert.equal((await take(cora, 'support-resumption', {})).status, 303)
  })

  await t.test('an invented case in custody shows it too', async () => {
    await openForm(olu, `/cases/${inPrison}/note`, `/cases/${inPrison}/note`)
    assert.match((await olu.get(`/cases/${inPrison}`)).text, /Custody, probation and travel/)
  })
})
