import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'
import { hashOf, newSecret } from '#accounts/secrets.ts'

const house = await aHouse({ after })
const callers = new Map<string, Caller>()
const ids = await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: await agencyId('Health'),
})
const address = `/training/sessions/${ids.heldSessionId}`
const attendance = `${address}/attendance`
const nia = `person${ids.personId.replaceAll('-', '')}`
const answers = { useful: 'very', surer: 'surer', pace: 'right' }

describe('who came', () => {
  test('attended makes the completion, once however often it is said, and asks once what they thought', async () => {
    assert.equal((await send('Cora Coordinator', attendance, { [nia]: 'attended' })).status, 303)
    assert.equal((await send('Dee Deputy', attendance, { [nia]: 'attended' })).status, 303)
    assert.equal(await completions(), 1)
    assert.equal(await count('training.feedback_ticket'), 1)
    assert.equal(await count(`platform.outbox where template = 'training-feedback'`), 1)
    const page = plain((await (await as('Pat Partner')).get(`/training/people/${ids.personId}`)).text)
    assert.match(page, /Seen at a training session/)
  })

  test('put right, the completion goes, with its trace in the audit; and back again it comes', async () => {
    await send('Cora Coordinator', attendance, { [nia]: 'absent' })
    assert.equal(await completions(), 0)
    const { rows } = await house.test.owner.query<{ details: { removed: readonly string[] } }>(
      `select details from records.audit_event where action = 'record who came to training session' order by at desc limit 1`,
    )
    assert.equal(rows[0]?.details.removed.length, 1)
    await send('Cora Coordinator', attendance, { [nia]: 'attended' })
    assert.equal(await completions(), 1)
    assert.equal(await count('training.feedback_ticket'), 1, 'nobody is asked twice')
  })

  test('what somebody else said meanwhile is shown, not written over', async () => {
    const cass = await as('Cass Chair')
    const seen = (await cass.get(attendance)).text
    await send('Cora Coordinator', attendance, { [nia]: 'apologies' })
    const form = formTo(seen, attendance)
    const second = await cass.post(form.action, { body: encoded(filledIn(form, { [nia]: 'absent' })) })
    assert.equal(second.status, 409)
    assert.match(plain(second.text), /Sent apologies/)
    await send('Cora Coordinator', attendance, { [nia]: 'attended' })
  })

  test('whoever came without a booking is added', async () => {
    await aPerson('Oona Saltmarsh', 'oona@health.example')
    assert.equal((await send('Cora Coordinator', `${address}/came-too`, { who: 'oona@health.example' })).status, 303)
    const page = plain((await (await as('Cora Coordinator')).get(address)).text)
    assert.match(page, /Oona Saltmarsh Health Came No/)
    assert.equal((await send('Cora Coordinator', `${address}/came-too`, { who: 'nobody@x.example' })).status, 422)
  })

  test('nobody says of themselves that they were there', async () => {
    await aPerson('Cora Coordinator', 'cora.coordinator@thurrock.example', 'Council')
    const sent = await send('Cora Coordinator', `${address}/came-too`, { who: 'cora.coordinator@thurrock.example' })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /for somebody else to say/)
    assert.equal(
      (await send('Cass Chair', `${address}/came-too`, { who: 'cora.coordinator@thurrock.example' })).status,
      303,
    )
  })

  test('once it was said who came, the session stays as it was; and only who arranged it says so', async () => {
    assert.equal((await (await as('Cora Coordinator')).get(`${address}/change`)).status, 404)
    assert.equal((await (await as('Pat Partner')).get(attendance)).status, 404)
    const toCome = `/training/sessions/${ids.sessionId}/attendance`
    assert.equal((await (await as('Cora Coordinator')).get(toCome)).status, 404)
  })
})

describe('what people thought of it', () => {
  test('a ticket answers once, without signing in; sent twice it counts once, and afterwards it opens nothing', async () => {
    const address = await aTicket()
    const visitor = await aCaller(house.app, house.origin)
    const page = (await visitor.get(address)).text
    assert.match(plain(page), /Nobody can tell who answered/)
    const form = formTo(page, address)
    assert.equal((await visitor.post(form.action, { body: encoded(filledIn(form, { useful: 'very' })) })).status, 422)
    const sent = { body: encoded(filledIn(form, { ...answers, change: 'A longer break' })) }
    assert.equal((await visitor.post(form.action, sent)).status, 303)
    assert.equal((await visitor.post(form.action, sent)).status, 303)
    assert.equal(await count('training.feedback'), 1)
    assert.equal((await visitor.get(address)).status, 404)
    assert.equal((await visitor.get(`/training-feedback/${'x'.repeat(43)}`)).status, 404)
  })

  test('nothing is told of fewer than five, nor while somebody may still answer', async () => {
    assert.match(await results(), /People can still answer/)
    await house.test.owner.query('delete from training.feedback_ticket')
    assert.match(await results(), /Too few people answered/)
    assert.doesNotMatch(await results(), /A longer break/)
  })

  test('from five answers on, whoever arranged it reads counts and what should change, and nobody else', async () => {
    for (let answer = 0; answer < 4; answer += 1) {
      const address = await aTicket()
      const visitor = await aCaller(house.app, house.origin)
      const form = formTo((await visitor.get(address)).text, address)
      await visitor.post(form.action, { body: encoded(filledIn(form, answers)) })
    }
    const told = await results()
    assert.match(told, /5 people answered/)
    assert.match(told, /Very useful 5/)
    assert.match(told, /A longer break/)
    assert.doesNotMatch(plain((await (await as('Pat Partner')).get(address)).text), /people answered|longer break/)
  })

  test('the table holds no person, no account and no time', async () => {
    const { rows } = await house.test.owner.query<{ column: string; type: string }>(
      `select column_name as column, data_type as type from information_schema.columns
        where table_schema = 'training' and table_name = any ('{feedback,feedback_ticket}') order by table_name, ordinal_position`,
    )
    assert.deepEqual(
      rows.map(({ column, type }) => `${column} ${type}`),
      [
        'reply_key bytea',
        'area_id uuid',
        'session_id uuid',
        'useful text',
        'surer text',
        'pace text',
        'change text',
        'ticket_hash bytea',
        'area_id uuid',
        'session_id uuid',
        'good_until date',
      ],
    )
  })
})

async function as(name: string): Promise<Caller> {
  const caller = callers.get(name) ?? (await aCaller(house.app, house.origin, name))
  callers.set(name, caller)
  return caller
}

async function send(name: string, page: string, given: Parameters<typeof filledIn>[1]) {
  const caller = await as(name)
  const form = formTo((await caller.get(page)).text, page)
  return await caller.post(form.action, { body: encoded(filledIn(form, given)) })
}

async function aPerson(personName: string, email: string, agency = 'Health'): Promise<void> {
  const about = { role: 'frontline', setting: 'general', ...dateBoxes('startedOn', '2024-01-05') }
  const sent = await send('Cora Coordinator', '/training/new-person', {
    ...about,
    personName,
    email,
    agency: await agencyId(agency),
  })
  assert.equal(sent.status, 303)
}

/** Such as a letter holds. */
async function aTicket(): Promise<string> {
  const { token } = newSecret()
  await house.test.owner.query(
    'insert into training.feedback_ticket (ticket_hash, area_id, session_id, good_until) values ($1, $2, $3, current_date + 3)',
    [hashOf(token), house.areaId, ids.heldSessionId],
  )
  return `/training-feedback/${token}`
}

async function results(): Promise<string> {
  return plain((await (await as('Cora Coordinator')).get(address)).text)
}

async function completions(): Promise<number> {
  return await count(`training.completion where evidence = 'attended' and person_id = '${ids.personId}'`)
}

async function count(of: string): Promise<number> {
  const { rows } = await house.test.owner.query<{ n: string }>(`select count(*) as n from ${of}`)
  return Number(rows[0]?.n)
}

async function agencyId(name: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [
    name,
  ])
  return rows[0]?.id ?? assert.fail()
}
