/** Meetings of the panel as people arrange, change, cancel and answer them: pages, rows, letters and who may. On a real database. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { addSeat, addSeatPerson } from '#panel/constitution/store.ts'
import { takeApologies } from './invitation-store.ts'
import { backstage } from '../../demonstration/backstage.ts'
import { casesInHouse } from '../../../test/cases-in-house.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse, type House } from '../../../test/house.ts'

type Answers = Readonly<Record<string, string>>

const today = Temporal.Now.plainDateISO('Europe/London')
const onDay = (field: string, day: Temporal.PlainDate): Answers => ({
  [`${field}-day`]: String(day.day),
  [`${field}-month`]: String(day.month),
  [`${field}-year`]: String(day.year),
})

test('a meeting of the panel', { timeout: 240_000 }, async (t: TestContext) => {
  const house = await aHouse(t)
  const { waiting } = await casesInHouse(house, { waiting: 'listed' })
  const { owner } = house.test
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const mina = await aCaller(house.app, house.origin, 'Mina Member')

  await t.test('is arranged, and those who are asked get a letter that says a day and nothing else', async () => {
    const heldOn = today.add({ days: 40 })
    const address = await arrange(cora, heldOn)
    const { rows } = await owner.query<{ template: string; details: unknown }>(
      'select template, details from platform.outbox',
    )
    assert.ok(rows.length >= 4)
    for (const { template, details } of rows) {
      assert.equal(template, 'meeting-arranged')
      assert.deepEqual(details, { day: heldOn.toString() })
    }
    assert.match((await mina.get(address)).text, /Mina Member, Health \(member\)/)
  })

  await t.test('is changed by whoever arranges it, and two who change it see both versions', async () => {
    const address = await arrange(cora, today.add({ days: 41 }))
    const hers = await openForm(cora, `${address}/change`, `${address}/change`)
    const his = await openForm(cass, `${address}/change`, `${address}/change`)
    const first = await cass.post(his.action, { body: encoded(filledIn(his, { place: 'Room 7' })) })
    assert.equal(first.status, 303)
    const second = await cora.post(hers.action, { body: encoded(filledIn(hers, { place: 'Room 8' })) })
    assert.equal(second.status, 409)
    assert.match(second.text, /Room 7[\s\S]*Room 8/)
    assert.match((await mina.get(address)).text, /Room 7/)
    assert.equal((await mina.get(`${address}/change`)).status, 404)
  })

  await t.test('that moves is listed anew for its day in the journal of each case', async () => {
    const address = await meetingOf(house, waiting)
    const day = today.add({ days: 33 })
    await send(cora, `${address}/change`, onDay('heldOn', day))
    const { rows } = await owner.query<{ on: string }>(
      `select facts ->> 'meetingOn' as on from cases.journal where case_id = $1 and step = 'list for panel' order by seq desc limit 1`,
      [waiting],
    )
    assert.equal(rows[0]?.on, day.toString())
  })

  await t.test('that is cancelled stays with its reason, and its case is to be listed again', async () => {
    const address = await meetingOf(house, waiting)
    const answer = await send(cora, `${address}/cancellation`, { reason: 'The building is closed.' })
    assert.equal(answer.status, 303)
    const page = (await cora.get(address)).text
    assert.match(page, /Cancelled[\s\S]*The building is closed/)
    assert.match(page, /To be listed again[\s\S]*THU-/)
    const home = (await cora.get('/panel')).text
    assert.match(home, /A case is to be listed again/)
    assert.doesNotMatch((await mina.get('/panel')).text, /To be listed again/)
    assert.doesNotMatch((await mina.get('/work')).text, new RegExp(address))
    // It cannot be changed back, nor decided at.
    assert.equal((await cora.get(`${address}/change`)).location, address)
    await openCase(cass, waiting)
    assert.match((await cass.get(`/cases/${waiting}/panel-decision`)).text, /was cancelled\. List the case/)
    const other = await arrange(cora, today.add({ days: 50 }))
    await openCase(cora, waiting)
    await send(cora, `/cases/${waiting}/panel-listing`, { meeting: other.split('/').at(-1) ?? '' })
    assert.doesNotMatch((await cora.get('/panel')).text, /to be listed again/i)
  })

  await t.test('two who note who came see each other’s', async () => {
    const address = await arrange(cora, today)
    const action = `${address}/attendance`
    const hers = await openForm(cora, address, action)
    const his = await openForm(cass, address, action)
    const field = `present-${house.accounts.get('Mina Member') ?? ''}`
    assert.equal((await cass.post(action, { body: encoded(filledIn(his, { [field]: 'present' })) })).status, 303)
    const clash = await cora.post(action, { body: encoded(filledIn(hers, { [field]: 'apologies' })) })
    assert.equal(clash.status, 409)
    assert.match(clash.text, /Mina Member[\s\S]*present[\s\S]*apologies/)
  })

  await t.test('asks each member for conflicts, and shows who has not said', async () => {
    const address = await arrange(cora, today.add({ days: 42 }))
    assert.match((await cora.get(address)).text, /Not yet said: [^<]*Mina Member/)
    const form = await openForm(mina, address, /\/declarations$/)
    assert.equal((await mina.post(form.action, { body: encoded(filledIn(form, {})) })).status, 303)
    assert.match((await mina.get(address)).text, /You have said that you have nothing to declare/)
    assert.doesNotMatch((await cora.get(address)).text, /Not yet said: [^<]*Mina Member/)
  })

  await t.test('invites by seats where seats are held, and a deputy when the holder sends apologies', async () => {
    await seatMina(house)
    const address = await arrange(cora, today.add({ days: 43 }))
    const page = (await cora.get(address)).text
    assert.match(page, /Mina Member, Health \(member\)/)
    assert.doesNotMatch(page, /Olu Officer/)
    const answer = await send(mina, `${address}/apologies`, { deputy: house.accounts.get('Olu Officer') ?? '' })
    assert.equal(answer.status, 303)
    assert.match((await cora.get(address)).text, /Olu Officer, Essex Police \(member, in place of Mina Member\)/)
    // Whoever holds no seat has no deputy to name, and whoever is not asked has no apologies to send.
    assert.equal((await cora.get(`${address}/apologies`)).status, 404)
  })

  await t.test(
    'takes a member’s apologies from whoever arranges it, with the deputy whom the member named',
    async () => {
      const address = await arrange(cora, today.add({ days: 45 }))
      const id = house.accounts.get('Mina Member') ?? ''
      const page = `${address}/invitations/${id}/apologies`
      assert.match((await cora.get(address)).text, new RegExp(page))
      // Only a deputy of a seat of hers, and only by whoever arranges it.
      const stranger = await send(cora, page, { deputy: house.accounts.get('Sian Supervisor') ?? '' })
      assert.equal(stranger.status, 422)
      assert.equal((await mina.get(page)).status, 404)
      const before = (await owner.query('select 1 from platform.outbox')).rowCount ?? 0
      assert.equal((await send(cora, page, { deputy: house.accounts.get('Olu Officer') ?? '' })).status, 303)
      assert.equal((await owner.query('select 1 from platform.outbox')).rowCount, before + 1)
      assert.match((await cora.get(address)).text, /Olu Officer, Essex Police \(member, in place of Mina Member\)/)
      const { rows } = await owner.query<{ present: string }>(
        'select present from panel.invitation where meeting_id = $1 and account_id = $2',
        [address.split('/').at(-1), id],
      )
      assert.deepEqual(rows, [{ present: 'apologies' }])
      assert.equal((await cora.get(page)).location, address)
      const { ownerConnection, vault } = house.test
      const byMina = backstage(ownerConnection, vault, today, (stage) =>
        stage.as(id, () =>
          takeApologies(stage.trx, address.split('/').at(-1) ?? '', house.accounts.get('Olu Officer') ?? '', undefined),
        ),
      )
      await assert.rejects(byMina, /not theirs to say/)
    },
  )

  await t.test('takes in somebody else by name, to look on', async () => {
    const address = await arrange(cora, today.add({ days: 44 }))
    const letters = async () =>
      (await owner.query<{ count: number }>('select count(*)::int as count from platform.outbox')).rows[0]?.count ?? 0
    const before = await letters()
    await send(cora, `${address}/new-invitation`, {
      account: house.accounts.get('Sian Supervisor') ?? '',
      comesAs: 'observer',
    })
    assert.equal(await letters(), before + 1)
    assert.match((await cora.get(address)).text, /Sian Supervisor, Essex Police \(observer\)/)
    assert.equal((await mina.get(`${address}/new-invitation`)).status, 404)
  })
})

async function arrange(caller: Caller, heldOn: Temporal.PlainDate): Promise<string> {
  const answer = await send(caller, '/panel/new-meeting', {
    ...onDay('heldOn', heldOn),
    startsAt: '9.30',
    place: 'Room 2',
    kind: 'ordinary',
  })
  return answer.location ?? assert.fail(`no meeting was arranged: ${answer.status}`)
}

async function send(caller: Caller, page: string, answers: Answers) {
  const form = await openForm(caller, page, page)
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

async function meetingOf({ test: { owner } }: House, caseId: string): Promise<string> {
  const { rows } = await owner.query<{ meeting_id: string }>('select meeting_id from panel.item where case_id = $1', [
    caseId,
  ])
  return `/panel/meetings/${rows[0]?.meeting_id ?? assert.fail('the case is on no agenda')}`
}

/** Says why the case is opened, as its page asks first. */
async function openCase(caller: Caller, caseId: string): Promise<void> {
  await openForm(caller, `/cases/${caseId}/note`, /\/note$/)
}

async function seatMina({ test: { ownerConnection, vault, owner }, areaId, accounts }: House): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(`select id from accounts.agency where name = 'Health'`)
  const agencyId = rows[0]?.id ?? assert.fail('no agency')
  const account = (name: string) => accounts.get(name) ?? assert.fail(name)
  await backstage(ownerConnection, vault, today, (stage) =>
    stage.as(account('Cora Coordinator'), async () => {
      const { trx } = stage
      const fromOn = today.subtract({ days: 10 })
      const seatId =
        (await addSeat(trx, { areaId, agencyId, role: 'member_core', speaksFor: 'health', fromOn })) ??
        assert.fail('no seat')
      await addSeatPerson(trx, { areaId, seatId, accountId: account('Mina Member'), part: 'holder', fromOn })
      await addSeatPerson(trx, { areaId, seatId, accountId: account('Olu Officer'), part: 'deputy', fromOn })
    }),
  )
}
