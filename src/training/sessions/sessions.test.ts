import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'

const house = await aHouse({ after })
const today = Temporal.Now.plainDateISO('Europe/London')
const callers = new Map<string, Caller>()
const ids = await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: await agencyId('Health'),
})

type Answers = Parameters<typeof filledIn>[1]

const likely = {
  ...dateBoxes('heldOn', today.add({ days: 14 }).toString()),
  startsAt: '9.30',
  endsAt: '12.30',
  place: 'Grays Library',
  capacity: '20',
  trainer: 'Thurrock Council',
}

describe('arranging', () => {
  test('whoever keeps the training of an area arranges a session for everybody', async () => {
    const address = await arranged('Cora Coordinator')
    const page = plain((await (await as('Mina Member')).get(address)).text)
    assert.match(page, /9:30am to 12:30pm/)
    assert.match(page, /0 of 20 taken/)
    assert.match(page, /People of every agency/)
  })

  test('a partner’s contact arranges one for their own people, and no other agency sees it', async () => {
    const address = await arranged('Pat Partner')
    assert.match(plain((await (await as('Mina Member')).get(address)).text), /People of Health only/)
    assert.equal((await (await as('Pia Primary')).get(address)).status, 404)
    assert.equal((await (await as('Cora Coordinator')).get(`${address}/change`)).status, 200)
  })

  test('a contact changes nothing that others arranged, and a panel member arranges nothing', async () => {
    const address = await arranged('Cora Coordinator')
    for (const page of ['change', 'cancellation'])
      assert.equal((await (await as('Pat Partner')).get(`${address}/${page}`)).status, 404)
    assert.equal((await (await as('Mina Member')).get('/training/new-session')).status, 404)
    assert.equal((await (await as('Mina Member')).get(`${address}/new-bookings`)).status, 404)
  })

  test('it is somewhere, and ends after it starts', async () => {
    const sent = await send('Cora Coordinator', '/training/new-session', {
      ...asked,
      place: '',
      startsAt: '14.00',
      endsAt: '13.00',
      capacity: '0',
    })
    assert.equal(sent.status, 422)
    const words = plain(sent.text)
    assert.match(words, /Enter where it is, or a link/)
    assert.match(words, /It must end after it starts/)
    assert.match(words, /a whole number from 1 to 1,000/)
  })

  test('who changed it first is shown to who comes second', async () => {
    const address = await arranged('Cora Coordinator')
    const cass = await as('Cass Chair')
    const seen = (await cass.get(`${address}/change`)).text
    assert.equal((await send('Cora Coordinator', `${address}/change`, { place: 'Town Hall' })).status, 303)
    const form = formTo(seen, `${address}/change`)
    const second = await cass.post(form.action, { body: encoded(filledIn(form, { place: 'Fire Station' })) })
    assert.equal(second.status, 409)
    assert.match(plain(second.text), /Town Hall/)
    assert.match(plain(second.text), /Fire Station/)
  })

  test('a cancelled session says why, tells who had booked by letter, and takes nobody any more', async () => {
    const address = await arranged('Cora Coordinator')
    await booked('Pat Partner', address, 'H-1001')
    const before = await letters('training-session-cancelled')
    const sent = await send('Cora Coordinator', `${address}/cancellation`, { reason: 'The hall is flooded' })
    assert.equal(sent.status, 303)
    assert.equal(await letters('training-session-cancelled'), before + 1)
    assert.match(plain((await (await as('Mina Member')).get(address)).text), /Cancelled: The hall is flooded/)
    assert.equal((await (await as('Pat Partner')).get(`${address}/new-bookings`)).status, 404)
    assert.equal((await (await as('Cora Coordinator')).get(`${address}/cancellation`)).status, 404)
  })

  test('a new day or place is told to who had booked; a new number of places is not', async () => {
    const address = await arranged('Cora Coordinator')
    await booked('Pat Partner', address, 'H-1001')
    const before = await letters('training-session-changed')
    await send('Cora Coordinator', `${address}/change`, { capacity: '30' })
    assert.equal(await letters('training-session-changed'), before)
    await send('Cora Coordinator', `${address}/change`, { place: 'Tilbury Hub' })
    assert.equal(await letters('training-session-changed'), before + 1)
  })
})

describe('booking', () => {
  test('an agency books its own people, by address or number, and twice is once', async () => {
    const address = await arranged('Cora Coordinator')
    await booked('Pat Partner', address, 'nia.driftwood@health.example')
    await booked('Pat Partner', address, 'H-1001')
    assert.match(plain((await (await as('Pat Partner')).get(address)).text), /1 of 20 taken/)
    assert.match(plain((await (await as('Pat Partner')).get(address)).text), /Nia Driftwood/)
  })

  test('and nobody of another agency: they are not in its register, nor on its page', async () => {
    const address = await arranged('Cora Coordinator')
    const sent = await send('Pia Primary', `${address}/new-bookings`, { others: 'H-1001' })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /Not in the register, or not somebody who may come: H-1001/)
    await booked('Pat Partner', address, 'H-1001')
    assert.doesNotMatch((await (await as('Pia Primary')).get(address)).text, /Driftwood/)
  })

  test('who is due is offered first', async () => {
    await send('Pat Partner', '/training/new-person', {
      ...somebody,
      personName: 'Wilf Overdue',
      email: 'wilf@health.example',
    })
    const address = await arranged('Cora Coordinator')
    const page = plain((await (await as('Pat Partner')).get(`${address}/new-bookings`)).text)
    assert.match(page, /Wilf Overdue Overdue/)
    assert.doesNotMatch(page, /Driftwood/)
  })

  test('somebody in the register books and gives up their own place; who is not in it is told what to do', async () => {
    await send('Pat Partner', '/training/new-person', {
      ...somebody,
      personName: 'Mina Member',
      email: 'mina.member@thurrock.example',
    })
    const address = await arranged('Cora Coordinator')
    assert.equal((await send('Mina Member', `${address}/own-booking`, {})).status, 303)
    const page = (await (await as('Mina Member')).get(address)).text
    assert.match(plain(page), /You have a place/)
    assert.match(plain((await (await as('Mina Member')).get('/training/own')).text), /You have a place/)
    const giveUp = /\/training\/bookings\/[\w-]+\/withdrawal/.exec(page)?.[0] ?? assert.fail()
    assert.equal((await (await as('Olu Officer')).get(giveUp)).status, 404)
    assert.equal((await send('Mina Member', giveUp, {})).status, 303)
    assert.match(plain((await (await as('Mina Member')).get(address)).text), /0 of 20 taken/)
    const stranger = await (await as('Olu Officer')).get(`${address}/own-booking`)
    assert.equal(stranger.status, 303)
    assert.equal(stranger.location, '/training/own')
  })

  test('two who ask for the last place at once: one gets it, the other waits, and nobody is lost', async () => {
    for (let round = 0; round < 4; round += 1) {
      const address = await arranged('Cora Coordinator', { capacity: '1' })
      await aPersonOf('Pia Primary', 'quick@school.example')
      const forms = await Promise.all([
        prepared('Pat Partner', `${address}/new-bookings`, { others: 'H-1001' }),
        prepared('Pia Primary', `${address}/new-bookings`, { others: 'quick@school.example' }),
      ])
      const sent = await Promise.all(forms.map((post) => post()))
      assert.deepEqual(
        sent.map(({ status }) => status),
        [303, 303],
      )
      assert.match(plain((await (await as('Cora Coordinator')).get(address)).text), /Full: 1 of 1 taken, 1 waiting/)
    }
  })

  test('who waited longest gets the place that is given up, and a letter', async () => {
    const address = await arranged('Cora Coordinator', { capacity: '1' })
    await aPersonOf('Pia Primary', 'first@school.example')
    await aPersonOf('Pia Primary', 'second@school.example')
    await booked('Pat Partner', address, 'H-1001')
    await booked('Pia Primary', address, 'first@school.example')
    await booked('Pia Primary', address, 'second@school.example')
    assert.deepEqual(await statesAt(address), ['H-1001 booked', 'first waiting', 'second waiting'])
    const before = await letters('training-place-free')
    // Given up by another agency than that of who moves up.
    const page = (await (await as('Pat Partner')).get(address)).text
    await send('Pat Partner', /\/training\/bookings\/[\w-]+\/withdrawal/.exec(page)?.[0] ?? assert.fail(), {})
    assert.deepEqual(await statesAt(address), ['H-1001 withdrawn', 'first booked', 'second waiting'])
    assert.equal(await letters('training-place-free'), before + 1)
    // Who gave up and asks again waits behind.
    await booked('Pat Partner', address, 'H-1001')
    await send('Cora Coordinator', `${address}/change`, { capacity: '2' })
    assert.deepEqual(await statesAt(address), ['H-1001 withdrawn', 'first booked', 'second booked', 'H-1001 waiting'])
    assert.equal(await letters('training-place-free'), before + 2)
  })

  test('there are never fewer places than people who have one', async () => {
    const address = await arranged('Cora Coordinator', { capacity: '2' })
    await aPersonOf('Pia Primary', 'third@school.example')
    await booked('Pat Partner', address, 'H-1001')
    await booked('Pia Primary', address, 'third@school.example')
    const sent = await send('Cora Coordinator', `${address}/change`, { capacity: '1' })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /2 people have a place already/)
  })
})

const asked = { course: ids.courseId, mayCome: 'everybody', ...likely }
const somebody = { role: 'frontline', setting: 'general', ...dateBoxes('startedOn', '2024-01-05') }

async function as(name: string): Promise<Caller> {
  const caller = callers.get(name) ?? (await aCaller(house.app, house.origin, name))
  callers.set(name, caller)
  return caller
}

async function prepared(name: string, page: string, answers: Answers) {
  const caller = await as(name)
  const form = formTo((await caller.get(page)).text, page)
  return () => caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

async function send(name: string, page: string, answers: Answers) {
  const post = await prepared(name, page, answers)
  return await post()
}

/** @returns the address of a session's page */
async function arranged(by: string, answers: Answers = {}): Promise<string> {
  const { mayCome, ...own } = asked
  const sent = await send(by, '/training/new-session', {
    ...own,
    ...(by === 'Pat Partner' ? {} : { mayCome }),
    ...answers,
  })
  assert.equal(sent.status, 303, plain(sent.text))
  return sent.location ?? assert.fail()
}

async function booked(by: string, address: string, others: string): Promise<void> {
  const sent = await send(by, `${address}/new-bookings`, { others })
  assert.equal(sent.status, 303, plain(sent.text))
}

async function aPersonOf(contact: string, email: string): Promise<void> {
  await send(contact, '/training/new-person', { ...somebody, personName: email, email })
}

async function statesAt(address: string): Promise<readonly string[]> {
  const { rows } = await house.test.owner.query<{ who: string }>(
    `select coalesce(p.staff_number, split_part(p.email, '@', 1)) || ' ' || b.state as who
       from training.booking b join training.person p on p.id = b.person_id
      where b.session_id = $1 order by b.asked_at`,
    [address.split('/').at(-1)],
  )
  return rows.map(({ who }) => who)
}

async function letters(template: string): Promise<number> {
  const { rows } = await house.test.owner.query<{ letters: string }>(
    'select count(*) as letters from platform.outbox where template = $1',
    [template],
  )
  return Number(rows[0]?.letters)
}

async function agencyId(name: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [
    name,
  ])
  return rows[0]?.id ?? assert.fail()
}
