/** Twenty people on one running meeting at once: no word is lost unsaid, no action is doubled, and whoever was told that it is kept finds it kept. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { filledIn, formsIn } from '../failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../hostile/caller.ts'
import { aHouse } from '../house.ts'
import { aMeetingToday } from '../panel-in-house.ts'
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
