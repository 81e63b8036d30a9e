/** Repeat concern, on the real tables: an earlier referral under another spelling is found, considered, and read by somebody else. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import { addIdentityDecision, listLinked } from '#people/store.ts'
import { backstage } from '../demonstration/backstage.ts'
import { chance } from '../demonstration/chance.ts'
import { inventReferrals } from '../demonstration/generate.ts'
import { inventCase, type Cast } from '../demonstration/invented-case.ts'
import { stories } from '../demonstration/stories.ts'
import { aHouse } from '../../test/house.ts'
import { earlierRecords } from './earlier-records.ts'
import { findCase, type CaseFile } from './store.ts'
import { take } from './take.ts'
import type { FactsOf, StepName } from './journey.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const bornOn = Temporal.PlainDate.from('2010-05-03')

const house = await aHouse({ after })
const { rows: agencies } = await house.test.owner.query<{ id: string; name: string }>(
  'select id, name from accounts.agency',
)
const cast: Cast = {
  areaId: house.areaId,
  referrer: account('Robin Referrer'),
  coordinator: account('Cora Coordinator'),
  caseOfficer: account('Olu Officer'),
  supervisor: account('Sian Supervisor'),
  chair: account('Cass Chair'),
  partner: account('Pat Partner'),
  partnerAgencyId: agency('Health'),
  otherAgencyId: agency('School'),
}

function account(name: string): string {
  return house.accounts.get(name) ?? assert.fail(name)
}

function agency(name: string): string {
  return agencies.find((row) => row.name === name)?.id ?? assert.fail(name)
}

/** A case at the gateway, of somebody of this name. */
async function aReferralOf(forenames: string, surname: string): Promise<string> {
  const [referral, story] = [inventReferrals(3, 1, today)[0], stories[0]]
  assert.ok(referral && story)
  const person = { ...referral.person, forenames, surname, birth: { known: 'date', on: bornOn } as const }
  return await backstage(house.test.ownerConnection, house.test.vault, today, (stage) =>
    inventCase(stage, cast, chance(1), { ...referral, person }, story, 'gateway'),
  )
}

async function session(name: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await house.test.owner.query(
    `insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())`,
    [newId(), createHash('sha256').update(token).digest(), account(name)],
  )
  return token
}

async function as<T>(name: string, caseId: string, work: (file: CaseFile, trx: Trx) => Promise<T>): Promise<T> {
  return await house.test.database.asActor(await session(name), async (trx, actor) => {
    const file = await findCase(trx, caseId, actor)
    assert.ok(file, 'the case can be seen')
    return await work(file, trx)
  })
}

/** Takes a step as this person. @returns why not, or undefined when it was taken */
async function attempt<Name extends StepName>(name: string, caseId: string, step: Name, facts: FactsOf<Name>) {
  return await as(name, caseId, async (file, trx) => {
    const taking = { facts, reasonGiven: true, on: today }
    const here = { vault: house.test.vault, now: Temporal.Now.instant(), today }
    const taken = await take(trx, file, step, taking, here)
    return taken.ok ? undefined : taken.reason
  })
}

const closeAs = (name: string, caseId: string, more: object = {}) =>
  attempt(name, caseId, 'decide gateway', {
    outcome: 'nfa',
    closureReason: 'nfa_context',
    supervisor: account('Sian Supervisor'),
    safeguardingHandOff: 'not_needed',
    ...more,
  })

/** By the page, as a coordinator would: it writes the journal and the decision. */
async function declare(name: string, caseId: string, otherCase: string, answer: string): Promise<void> {
  const browser = await aReader(name, caseId)
  await browser.open(`/cases/${caseId}/earlier-records`)
  const reply = await browser.send(`/cases/${caseId}/earlier-records`, {
    ...browser.hidden(),
    otherPerson: await personOf(otherCase),
    answer,
    reason: 'The birth date and the street agree.',
  })
  assert.equal(reply.statusCode, 303, reply.body)
}

async function personOf(caseId: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ person_id: string }>(
    'select person_id from cases.case_file where id = $1',
    [caseId],
  )
  return rows[0]?.person_id ?? assert.fail('no such case')
}

async function referenceOf(caseId: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ reference: string }>(
    'select reference from cases.case_file where id = $1',
    [caseId],
  )
  return rows[0]?.reference ?? assert.fail('no such case')
}

async function aReader(name: string, caseId: string): Promise<PlainBrowser> {
  const browser = aBrowser(house.app, await session(name))
  await browser.open(`/cases/${caseId}/purpose`)
  await browser.send(`/cases/${caseId}/purpose`, { purpose: 'casework', action: 'continue' })
  return browser
}

test('three referrals of one person, each closed alone, is impossible', async () => {
  const first = await aReferralOf('Yusuf', 'Fernbrook')
  assert.equal(await closeAs('Olu Officer', first), undefined, 'nobody was known before')

  // Under another spelling, taken in by somebody who has never seen the first.
  const second = await aReferralOf('Yousef', 'Fernbrooke')
  assert.equal(
    await closeAs('Sian Supervisor', second, { supervisor: account('Olu Officer') }),
    'earlier-record-undecided',
  )
  await declare('Cora Coordinator', second, first, 'same')
  assert.equal(await closeAs('Olu Officer', second), 'second-reader-needed')
  assert.equal(await closeAs('Olu Officer', second, { secondReader: account('Dee Deputy') }), 'second-reader-needed')
  const proposed = { reader: account('Dee Deputy'), closureReason: 'nfa_context' } as const
  assert.equal(await attempt('Olu Officer', second, 'ask for second reading', proposed), undefined)
  assert.equal(await closeAs('Olu Officer', second), 'second-reading-awaited')
  assert.equal(
    await attempt('Olu Officer', second, 'read a second time', { answer: 'agreed' }),
    'not-the-second-reader',
  )
  assert.equal(await attempt('Dee Deputy', second, 'read a second time', { answer: 'agreed' }), undefined)
  assert.equal(await closeAs('Olu Officer', second), undefined)

  // A third time, and one of the two considered is not enough.
  const third = await aReferralOf('Yusef', 'Fernbrok')
  await declare('Cora Coordinator', third, second, 'same')
  assert.equal(
    await closeAs('Olu Officer', third),
    'second-reader-needed',
    'the first is the same person’s through the second',
  )
  const page = await (await aReader('Olu Officer', third)).open(`/cases/${third}`)
  const earlier = /<h2[^>]*id="earlier"[\s\S]*?<\/section>/.exec(page.body)?.[0] ?? assert.fail('no earlier referrals')
  const at = await Promise.all([first, second].map(async (id) => earlier.indexOf(await referenceOf(id))))
  assert.ok(
    at.every((place) => place >= 0),
    'both are shown',
  )
  assert.match(earlier, /Innocent remark, or explained by its context/)
  assert.doesNotMatch(earlier, /\b(score|risk|rank|times)\b/i)
})

test('to join two records is undone by a further decision, and nothing is overwritten', async () => {
  const [one, other] = [await aReferralOf('Anneka', 'Saltmarsh'), await aReferralOf('Annika', 'Saltmarsh')]
  const linked = () =>
    as('Cora Coordinator', one, async (file, trx) => listLinked(trx, file.row.areaId, file.person.id))
  await declare('Cora Coordinator', one, other, 'same')
  assert.deepEqual(await linked(), [await personOf(other)])
  // From the other side, by somebody else.
  await declare('Cass Chair', other, one, 'different')
  assert.deepEqual(await linked(), [])
  const { rows } = await house.test.owner.query<{ answer: string }>(
    'select answer from people.identity_decision where person_id = any ($1) order by decided_at',
    [[await personOf(one), await personOf(other)]],
  )
  assert.deepEqual(
    rows.map(({ answer }) => answer),
    ['same', 'different'],
  )
  await assert.rejects(house.test.owner.query("update people.identity_decision set answer = 'same'"))
  assert.equal(await closeAs('Olu Officer', one), 'second-reader-needed', 'who took it back frees nobody')
})

test('a record under another name is joined by its reference, and then stands on the page', async () => {
  const [one, other] = [await aReferralOf('Greta', 'Lindenlock'), await aReferralOf('Rosalind', 'Ottershaw')]
  const found = () => as('Cora Coordinator', one, async (file, trx) => (await earlierRecords(trx, file)).length)
  assert.equal(await found(), 0)
  const browser = await aReader('Cora Coordinator', one)
  const send = async (reference: string) => {
    await browser.open(`/cases/${one}/earlier-records`)
    return await browser.send(`/cases/${one}/earlier-records`, {
      ...browser.hidden(),
      otherPerson: 'another',
      reference,
      answer: 'same',
      reason: 'She married, and the grandmother knows both names.',
    })
  }
  assert.equal((await send('THU-2020-9999')).statusCode, 422)
  assert.equal((await send((await referenceOf(other)).toLowerCase())).statusCode, 303)
  assert.equal(await found(), 1)
})

test('a restricted earlier record is hidden from who works the case, holds nobody up, and is shown to the chair', async () => {
  const held = await aReferralOf('Tamsin', 'Marshwharf')
  assert.equal(await attempt('Cass Chair', held, 'restrict case', { cause: 'police sensitivity' }), undefined)
  const open = await aReferralOf('Tamzin', 'Marshwharfe')
  const heldReference = await referenceOf(held)

  const worker = await aReader('Cora Coordinator', open)
  for (const address of [`/cases/${open}`, `/cases/${open}/earlier-records`, '/work', `/cases/${open}/gateway`])
    assert.doesNotMatch((await worker.open(address)).body, new RegExp(`${heldReference}|resembles|cannot see`))

  const chair = await aReader('Cass Chair', open)
  const work = (await chair.open('/work')).body
  assert.match(work, /Earlier records that others cannot see/)
  assert.match(work, new RegExp(`${heldReference}, restricted, and ${await referenceOf(open)}`))
  assert.match((await chair.open(`/cases/${open}`)).body, /those who work on this case do not see it/)
  // What is said of the two is said on the restricted one.
  assert.doesNotMatch((await chair.open(`/cases/${open}/earlier-records`)).body, new RegExp(heldReference))

  await declare('Cass Chair', held, open, 'same')
  assert.doesNotMatch((await chair.open('/work')).body, /Earlier records that others cannot see/)
  assert.doesNotMatch((await worker.open(`/cases/${open}`)).body, new RegExp(heldReference))
  assert.equal(await closeAs('Olu Officer', open), undefined, 'a refusal would tell')
})

test('a decision on two records is seen by whoever may see both, and made by nobody else', async () => {
  const held = await aReferralOf('Idris', 'Quartzmere')
  await attempt('Cass Chair', held, 'restrict case', { cause: 'other' })
  const open = await aReferralOf('Idriss', 'Quartzmere')
  const [heldPerson, openPerson] = [await personOf(held), await personOf(open)]
  const row = { areaId: house.areaId, answer: 'same' as const, reasonSealed: Buffer.from('x') }
  await assert.rejects(
    as('Cora Coordinator', open, (_file, trx) =>
      addIdentityDecision(trx, { ...row, personId: openPerson, otherPersonId: heldPerson }),
    ),
    /row-level security/,
  )
})

test('who may be asked to read a case again works on cases, and on this one', async () => {
  const open = await aReferralOf('Noor', 'Emberholt')
  const asked = (name: string, caseId: string) =>
    as(name, caseId, async (_file, trx) => {
      const { rows } = await sql<{ id: string }>`select access.who_may_work(${caseId}::uuid) as id`.execute(trx)
      return rows.map(({ id }) => [...house.accounts].find(([, known]) => known === id)?.[0]).sort()
    })
  const workers = ['Cass Chair', 'Cora Coordinator', 'Dee Deputy', 'Olu Officer', 'Sian Supervisor']
  assert.deepEqual(await asked('Olu Officer', open), workers)
  await attempt('Cass Chair', open, 'restrict case', { cause: 'staff member' })
  assert.deepEqual(await asked('Cass Chair', open), ['Cass Chair', 'Dee Deputy'])
})
