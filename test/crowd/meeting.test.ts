/** Twenty people on one running meeting at once: no word is lost unsaid, no action is doubled, and whoever was told that it is kept finds it kept. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { filledIn, formsIn } from '../failure/page-forms.ts'
import { aCaller, encoded, openForm, type Answer, type Caller } from '../hostile/caller.ts'
import { aHouse } from '../house.ts'
import { aMeetingToday } from '../meeting-in-house.ts'
import { sendForm } from '../panel-in-house.ts'
import { formsToMove, orderToldTo } from './agenda-on-page.ts'
import { addPeople } from './people.ts'

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, {
  first: { path: 'monitored', purpose: 'monitoring' },
  second: { path: 'listed', purpose: 'first discussion' },
})
const people: Caller[] = []
for (const name of await addPeople(house, 20)) people.push(patient(await aCaller(house.app, house.origin, name)))
const rounds = 3

test('twenty people write in the same fields of one item at once: each is kept in turn or told of the other', async () => {
  const screen = meeting.items.first
  const kept: { version: number; words: string }[] = []
  let refused = 0
  await Promise.all(
    people.map(async (caller, place) => {
      const csrf = await csrfOf(caller, screen)
      let seen = 0
      for (let round = 0; round < rounds; round += 1) {
        const words = `Round ${round} of ${place}`
        const answer = await keepField(caller, screen, csrf, { field: 'recordOptions', value: words, seen })
        assert.ok(answer.status === 200 || answer.status === 409, String(answer.status))
        const { version, value } = JSON.parse(answer.text) as { version: number; value?: string }
        if (answer.status === 200) kept.push({ version, words })
        else {
          refused += 1
          assert.match(String(value), /^Round/, 'whoever is refused is shown what stands')
        }
        seen = version
        // Their own field, which nobody else writes in: kept at once, whatever happens beside it.
        const own = { field: `own${place}`, value: words, seen: round }
        assert.equal((await keepField(caller, screen, csrf, own)).status, 200)
      }
    }),
  )
  // Each version was given once, without a gap: nobody's kept words were written over by somebody who had not seen them.
  assert.deepEqual(
    kept.map(({ version }) => version).toSorted((one, other) => one - other),
    kept.map((_, at) => at + 1),
  )
  assert.ok(refused > 0, 'nobody met anybody')
  const stands = await fieldsOf(found(people[0]), screen)
  const last = kept.find(({ version }) => version === kept.length)
  assert.equal(stands.get('recordOptions'), last?.words)
  for (const place of people.keys()) assert.equal(stands.get(`own${place}`), `Round ${rounds - 1} of ${place}`)
})

test('twenty people add an action each, and send it twice: there are twenty', async () => {
  const screen = meeting.items.second
  await Promise.all(
    people.map(async (caller, place) => {
      const form = await openForm(caller, screen, screen)
      const agency = form.choices.get('newActionAgency')?.find((value) => value !== '') ?? ''
      const body = encoded(
        filledIn(form, {
          does: 'act',
          newActionWhat: `Action of ${place}`,
          newActionAgency: agency,
          'newActionDueOn-day': '1',
          'newActionDueOn-month': '3',
          'newActionDueOn-year': String(new Date().getUTCFullYear() + 1),
        }),
      )
      const both = await Promise.all([caller.post(screen, { body }), caller.post(screen, { body })])
      assert.deepEqual(
        both.map(({ status }) => status),
        [303, 303],
      )
    }),
  )
  const list = (await found(people[0]).get('/panel/actions')).text
  for (const place of people.keys()) assert.equal(list.match(new RegExp(`Action of ${place}\\b`, 'g'))?.length, 1)
})

test('twenty people begin the same item at once: it begins once', async () => {
  await Promise.all(
    people.map(async (caller) => {
      const page = (await caller.get(`${meeting.address}/running`)).text
      const form = formsIn(page).find(({ action }) => action === meeting.items.second)
      if (form !== undefined) assert.equal((await caller.post(form.action, { body: encoded(form.fields) })).status, 303)
    }),
  )
  const { rows } = await house.test.owner.query<{ begun: number }>(
    `select count(*)::integer as begun from panel.item where began_at is not null`,
  )
  assert.equal(rows[0]?.begun, 1)
})

test('twenty people arrange the agenda, write, contribute and record actions at once: one order, and whatever was acknowledged is there', async () => {
  const before = await agendaVersion()
  const acknowledged: string[] = []
  const clashes: Answer[] = []
  const sent = { contributions: 0 }
  await Promise.all(
    people.map(async (caller, place) => {
      if (isOfficer(place)) {
        await workBeside(caller, place, sent)
        return
      }
      const did = (answer: Answer, what: string): void => {
        if (answer.status === 303) acknowledged.push(what)
        else {
          assert.equal(answer.status, 409, `${what}: ${answer.status}`)
          clashes.push(answer)
        }
      }
      const newItem = `${meeting.address}/new-standing-item`
      const added = { title: `Item of ${place}`, place: place % 2 === 0 ? 'opens' : 'closes', minutes: '1' }
      did(await sendForm(caller, newItem, newItem, added), `add ${place}`)
      const id = await itemCalled(`Item of ${place}`)
      did(
        await sendForm(caller, `${meeting.address}/items/${id}/place`, /place$/, { minutes: String(place + 2) }),
        `time ${place}`,
      )
      did(
        await sendForm(caller, `${meeting.address}/items/${id}/place`, /place$/, { behind: 'first' }),
        `place ${place}`,
      )
      for (const move of ['up', 'down'] as const) did(await moveItem(caller, id, move), `move ${place}`)
      if (place % 3 === 0) {
        const removal = `${meeting.address}/items/${id}/removal`
        did(await sendForm(caller, removal, removal, { reason: 'no_longer_needed' }), `remove ${place}`)
      }
    }),
  )
  assert.ok(clashes.length > 0, 'nobody met anybody')
  for (const { text } of clashes) assert.match(text, /Crowd [A-Z]+ changed the agenda on/, 'told of whom')
  // Each change that was acknowledged is one more version, and nothing else is.
  assert.equal((await agendaVersion()) - before, acknowledged.length)

  const { rows } = await house.test.owner.query<{ title: string; minutes: number; state: string; position: number }>(
    'select title, minutes, state, position from panel.item where meeting_id = $1 order by position',
    [meeting.meetingId],
  )
  const listed = rows.filter(({ state }) => state !== 'taken off')
  assert.equal(new Set(listed.map(({ position }) => position)).size, listed.length, 'no place is given twice')
  for (const place of people.keys()) {
    if (isOfficer(place)) continue
    const item = rows.filter(({ title }) => title === `Item of ${place}`)
    assert.equal(item.length, 1, `added once: ${place}`)
    // Its own place form says what it is timed at; nobody else timed it.
    assert.equal(found(item[0]).minutes, acknowledged.includes(`time ${place}`) ? place + 2 : 1)
    assert.equal(found(item[0]).state === 'taken off', acknowledged.includes(`remove ${place}`))
  }
  await isToldAlike(listed.length)
  await nothingBesideWasLost(sent.contributions)
})

test('every move that was acknowledged was made, in one order after the other', async () => {
  const start = await orderToldTo(found(people[0]), meeting.address)
  const names = start.map(({ name }) => name)
  const made: { seen: number; name: string; move: 'up' | 'down' }[] = []
  let refused = 0
  await Promise.all(
    people.map(async (caller, place) => {
      if (isOfficer(place)) return
      const name = found(names[place % names.length])
      for (const move of ['up', 'down', 'up'] as const) {
        const form = formsToMove((await caller.get(meeting.address)).text).find(
          (one) => one.move === move && one.name === name,
        )
        // First or last already: no button is there.
        if (form === undefined) continue
        const answer = await caller.post(form.action, { body: encoded(form.fields) })
        if (answer.status === 303) made.push({ seen: form.version, name, move })
        else {
          assert.equal(answer.status, 409)
          refused += 1
        }
      }
    }),
  )
  assert.ok(made.length > 0 && refused > 0, `${made.length} were made, ${refused} refused`)
  const seen = made.map((one) => one.seen).toSorted((one, other) => one - other)
  assert.equal(new Set(seen).size, seen.length, 'no two moves were made of the same agenda')
  const order = [...names]
  for (const { name, move } of made.toSorted((one, other) => one.seen - other.seen)) {
    const at = order.indexOf(name)
    order.splice(at, 1)
    order.splice(move === 'up' ? at - 1 : at + 1, 0, name)
  }
  const told = await orderToldTo(found(people[0]), meeting.address)
  assert.deepEqual(
    told.map(({ name }) => name),
    order,
  )
  await isToldAlike(order.length)
})

/** Who takes notes and does not arrange the meetings. */
function isOfficer(place: number): boolean {
  return place % 5 === 1 || place % 5 === 2
}

/** What goes on while others arrange the agenda. */
async function workBeside(caller: Caller, place: number, sent: { contributions: number }): Promise<void> {
  const csrf = await csrfOf(caller, meeting.items.first)
  for (let round = 0; round < rounds; round += 1) {
    const own = { field: `beside${place}`, value: `Beside ${round} of ${place}`, seen: round }
    assert.equal((await keepField(caller, meeting.items.first, csrf, own)).status, 200)
  }
  const writing = `${meeting.address}/items/${found(meeting.items.first.split('/').at(-1))}/contribution`
  const written = await sendForm(caller, writing, writing, { facts: `Known to ${place}`, marking: 'official' })
  if (written.status === 303) sent.contributions += 1
  else assert.equal(written.status, 409)
  const form = await openForm(caller, meeting.items.second, meeting.items.second)
  const agency = form.choices.get('newActionAgency')?.find((value) => value !== '') ?? ''
  const action = {
    does: 'act',
    newActionWhat: `Asked beside by ${place}`,
    newActionAgency: agency,
    'newActionDueOn-day': '1',
    'newActionDueOn-month': '3',
    'newActionDueOn-year': String(new Date().getUTCFullYear() + 1),
  }
  assert.equal((await caller.post(meeting.items.second, { body: encoded(filledIn(form, action)) })).status, 303)
}

async function nothingBesideWasLost(contributions: number): Promise<void> {
  const stands = await fieldsOf(found(people[0]), meeting.items.first)
  const actions = (await found(people[0]).get('/panel/actions')).text
  for (const place of people.keys()) {
    if (!isOfficer(place)) continue
    assert.equal(stands.get(`beside${place}`), `Beside ${rounds - 1} of ${place}`)
    assert.equal(actions.match(new RegExp(`Asked beside by ${place}\\b`, 'g'))?.length, 1)
  }
  const { rows } = await house.test.owner.query<{ number: number }>(
    `select number from panel.contribution where item_id = $1 and agency_id = (select id from accounts.agency where kind = 'police' and area_id = $2)
      order by number`,
    [meeting.items.first.split('/').at(-1), house.areaId],
  )
  assert.deepEqual(
    rows.map(({ number }) => number),
    Array.from({ length: contributions }, (_, at) => at + 1),
  )
}

async function agendaVersion(): Promise<number> {
  const { rows } = await house.test.owner.query<{ agenda_version: number }>(
    'select agenda_version from panel.meeting where id = $1',
    [meeting.meetingId],
  )
  return found(rows[0]).agenda_version
}

async function itemCalled(title: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>(
    'select id from panel.item where meeting_id = $1 and title = $2',
    [meeting.meetingId, title],
  )
  return found(rows[0]).id
}

async function moveItem(caller: Caller, id: string, move: 'up' | 'down'): Promise<Answer> {
  const page = (await caller.get(meeting.address)).text
  const form = formsIn(page).find(({ action, fields }) => {
    const sends = new Map(fields)
    return action.endsWith('/order') && sends.get('item') === id && sends.get('move') === move
  })
  // First or last already: by its place, which says the same.
  if (form === undefined) return await sendForm(caller, `${meeting.address}/items/${id}/place`, /place$/)
  return await caller.post(form.action, { body: encoded(form.fields) })
}

/** Everybody's page and pack tell the same order, from one on without a gap; a member's too. */
async function isToldAlike(length: number): Promise<void> {
  const everybody = [...people, patient(await aCaller(house.app, house.origin, 'Mina Member'))]
  const [first, ...others] = (
    await Promise.all(
      everybody.map((caller) =>
        Promise.all([orderToldTo(caller, meeting.address), orderToldTo(caller, `${meeting.address}/pack`)]),
      ),
    )
  ).flat()
  assert.deepEqual(
    found(first).map(({ number }) => number),
    Array.from({ length }, (_, at) => at + 1),
  )
  for (const other of others) assert.deepEqual(other, first)
}

/** As a person does whom a busy service asks to try again in a moment; what is sent twice is done once. */
async function patiently<Reply extends { readonly status: number }>(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await ask()
    if (reply.status !== 503) return reply
    await delay(500)
  }
}

function patient(caller: Caller): Caller {
  return {
    ...caller,
    get: (address) => patiently(() => caller.get(address)),
    post: (address, sent) => patiently(() => caller.post(address, sent)),
  }
}

async function csrfOf(caller: Caller, screen: string): Promise<string> {
  const form = await openForm(caller, screen, screen)
  return form.fields.find(([field]) => field === '_csrf')?.[1] ?? ''
}

type Written = { readonly field: string; readonly value: string; readonly seen: number }

async function keepField(caller: Caller, screen: string, csrf: string, { field, value, seen }: Written) {
  const body = encoded(Object.entries({ _csrf: csrf, field, value: JSON.stringify(value), seen: String(seen) }))
  return await caller.post(`${screen}/typed`, { body })
}

async function fieldsOf(caller: Caller, screen: string): Promise<ReadonlyMap<string, string>> {
  const { fields } = JSON.parse((await caller.get(`${screen}/typed`)).text) as {
    fields: readonly { field: string; value: string }[]
  }
  return new Map(fields.map(({ field, value }) => [field, value]))
}

function found<Thing>(thing: Thing | undefined): Thing {
  assert.ok(thing !== undefined)
  return thing
}
