/** Asking partners and their answers, on the real tables: one form to many agencies, who may see an answer, one queue, reminders. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { backstage } from '../../demonstration/backstage.ts'
import { chance } from '../../demonstration/chance.ts'
import { inventReferrals } from '../../demonstration/generate.ts'
import { inventCase } from '../../demonstration/invented-case.ts'
import type { Path } from '../../demonstration/paths.ts'
import { stories } from '../../demonstration/stories.ts'
import { mailOf } from '../../jobs.ts'
import { readConfig } from '../../config.ts'
import { aHouse } from '../../../test/house.ts'
import { castOf } from '../../../test/cases-in-house.ts'
import { signedIn } from '../../../test/house-browser.ts'
import { remindAgenciesJob } from './remind-job.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const house = await aHouse({ after })
const { rows: agencies } = await house.test.owner.query<{ id: string; name: string }>(
  'select id, name from accounts.agency',
)
const cast = await castOf(house)

function account(name: string): string {
  return house.accounts.get(name) ?? assert.fail(name)
}

function agency(name: string): string {
  return agencies.find((row) => row.name === name)?.id ?? assert.fail(name)
}

let invented = 0
async function aCase(path: Path): Promise<string> {
  invented += 1
  const [referral, story] = [inventReferrals(invented, 1, today)[0], stories[0]]
  assert.ok(referral && story)
  return await backstage(house.test.ownerConnection, house.test.vault, today, (stage) =>
    inventCase(stage, cast, chance(invented), referral, story, path),
  )
}

type Row = Record<string, unknown>
async function rows(text: string, ...values: unknown[]): Promise<Row[]> {
  return (await house.test.owner.query<Row>(text, values)).rows
}

const requestsOf = (caseId: string) =>
  rows('select id, agency_id, due_on from cases.information_request where case_id = $1 order by id', caseId)

/** The School answers too, in this test alone. */
async function aColleague(name: string, agencyName: string): Promise<void> {
  await rows('update accounts.account set agency_id = $2 where name = $1', name, agency(agencyName))
  await rows(
    "insert into accounts.holding (id, account_id, area_id, role, from_on) values ($1, $2, $3, 'partner contact', current_date - 1)",
    newId(),
    account(name),
    house.areaId,
  )
}

test('one form asks many agencies: each has its own request, its own entry and its own clock', async () => {
  const caseId = await aCase('gateway')
  const officer = await signedIn(house, 'Olu Officer', caseId)
  await officer.open(`/cases/${caseId}/gateway-decision`)
  await officer.send(`/cases/${caseId}/gateway-decision`, {
    ...officer.hidden(),
    outcome: 'continue',
    marking: 'official',
    reason: 'Specific, and recent.',
  })
  const dueOn = addWorkingDays(today, 8)
  await officer.open(`/cases/${caseId}/information-request`)
  const fields = new URLSearchParams({
    ...officer.hidden(),
    questions: 'What do you know?',
    reason: 'Nothing less would tell.',
    basis: 's38_cooperation',
    mayTell: 'That partners were asked.',
    marking: 'official_sensitive',
    'dueOn-day': String(dueOn.day),
    'dueOn-month': String(dueOn.month),
    'dueOn-year': String(dueOn.year),
  })
  for (const name of ['Health', 'School']) fields.append('agencies', agency(name))
  const sent = await house.app.inject({
    method: 'POST',
    url: `/cases/${caseId}/information-request`,
    cookies: Object.fromEntries(officer.cookies),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: 'null',
    },
    payload: fields.toString(),
  })
  assert.equal(sent.statusCode, 303, sent.body)

  const asked = await requestsOf(caseId)
  assert.deepEqual(asked.map((row) => row['agency_id']).sort(), [agency('Health'), agency('School')].sort())
  const entries = await rows(
    "select facts->>'agencyId' as agency, facts->>'dueOn' as due, form_record_id from cases.journal where case_id = $1 and step = 'request information' order by seq",
    caseId,
  )
  assert.equal(entries.length, 2)
  assert.ok(entries.every((entry) => entry['due'] === dueOn.toString()))
  assert.equal(new Set(entries.map((entry) => entry['form_record_id'])).size, 1, 'written once')
  const page = (await officer.open(`/cases/${caseId}`)).body
  const clocks = /<h2[^>]*id="clocks"[\s\S]*?<\/section>/.exec(page)?.[0]
  assert.equal(clocks?.match(/Reply to a request for information/g)?.length, 2, 'two clocks')
})

test('an answer for case workers alone is not read by the panel, and its limits are shown to who reads it', async () => {
  const caseId = await aCase('listed')
  await rows('update panel.meeting set pack_published_at = now()')
  await rows(
    "update cases.information_reply set seen_by = 'case workers', tell_person = 'not to be told', not_told_because = 'clinical' where case_id = $1",
    caseId,
  )
  const member = (await (await signedIn(house, 'Mina Member', caseId)).open(`/cases/${caseId}`)).body
  assert.match(member, /The answer is for those who work on the case and the chairs/)
  assert.doesNotMatch(member, /What Health answered/)
  const officer = (await (await signedIn(house, 'Olu Officer', caseId)).open(`/cases/${caseId}`)).body
  assert.match(officer, /What Health answered/)
  assert.match(officer, /No\. It is clinical, and would harm their health/)
})

test('colleagues of an agency share one queue, and see who is answering', async () => {
  await aColleague('Bo Board', 'Health')
  const caseId = await aCase('information asked')
  const [request] = await rows(
    'select id from cases.information_request where case_id = $1 and agency_id = $2',
    caseId,
    agency('Health'),
  )
  const address = `/information-requests/${String(request?.['id'])}`
  const [pat, bo] = [await signedIn(house, 'Pat Partner'), await signedIn(house, 'Bo Board')]
  assert.match((await bo.open(address)).body, /Nobody in your agency has said yet/)
  await pat.open(address)
  assert.equal((await pat.send(`${address}/taking-up`, {})).statusCode, 303)
  assert.match((await bo.open('/work')).body, /Pat Partner is answering/)
  assert.match((await bo.open(address)).body, /Pat Partner said on/)
  assert.match(
    (await (await signedIn(house, 'Olu Officer', caseId)).open(`/cases/${caseId}`)).body,
    /Pat Partner is answering/,
  )

  await bo.send(address, { kind: 'nil_return', tellPerson: 'may', seenBy: 'panel too', marking: 'official' })
  assert.match((await pat.open(address)).body, /Your agency answered this/)
  const officer = await signedIn(house, 'Olu Officer', caseId)
  const reference = String(
    (await rows('select reference from cases.case_file where id = $1', caseId))[0]?.['reference'],
  )
  assert.match((await officer.open('/work')).body, new RegExp(`${reference} · Health`))
  await officer.open(`/cases/${caseId}/information-reply`)
  await officer.send(`/cases/${caseId}/information-reply`, {
    ...officer.hidden(),
    reply: `${String(request?.['id'])}.nil_return`,
  })
  assert.doesNotMatch((await officer.open('/work')).body, new RegExp(`${reference} · Health`))
})

test('a partner is reminded once before and once after, whatever becomes of the job, and the mail says nothing', async () => {
  await rows('update cases.information_request set withdrawn_at = now()')
  await aColleague('Gwen Governance', 'Health')
  const caseId = await aCase('information asked')
  const dueOn = addWorkingDays(today, 4)
  await rows('update cases.information_request set due_on = $2 where case_id = $1', caseId, dueOn.toString())
  await rows('delete from platform.outbox')
  await rows('delete from accounts.holding where account_id = $1', house.accounts.get('Pia Primary'))

  const config = readConfig({ PORT: '3000', CAUSEWAY_DATA: 'var/test' })
  const mail = mailOf(config, house.test)
  const queueMail = (trx: Trx, letter: MailToQueue) => mail.queue(trx, letter)
  const job = remindAgenciesJob({ baseUrl: config.baseUrl, queueMail })
  const quiet = () => undefined
  const on = (day: Temporal.PlainDate) => ({
    database: house.test.database,
    clock: { now: () => Temporal.Now.instant(), today: () => day },
    stopping: new AbortController().signal,
    log: { info: quiet, warn: quiet, error: quiet },
  })
  const letters = async () =>
    (await rows('select template, details, count(*)::int as n from platform.outbox group by 1, 2 order by 1')).map(
      (row) => [row['template'], JSON.stringify(row['details']), row['n']],
    )

  await job.work({}, on(today))
  assert.deepEqual(await letters(), [], 'too early')

  // Killed midway: after the first letter of the first agency, before the commit.
  let queued = 0
  const killed = remindAgenciesJob({
    baseUrl: config.baseUrl,
    queueMail: async (trx, letter) => {
      queued += 1
      if (queued === 2) throw new Error('killed')
      await queueMail(trx, letter)
    },
  })
  const before = addWorkingDays(today, 3)
  await assert.rejects(async () => killed.work({}, on(before)), /killed/)
  // Then twice at once, and once more.
  await Promise.all([job.work({}, on(before)), job.work({}, on(before))])
  await job.work({}, on(dueOn))
  // Pat and whoever else answers for Health, each once; nobody answers for the School.
  const contacts = 3
  assert.deepEqual(await letters(), [['answer-due', '{}', contacts]])

  const overdue = addWorkingDays(dueOn, 1)
  await job.work({}, on(overdue))
  await job.work({}, on(overdue.add({ days: 30 })))
  assert.deepEqual(await letters(), [
    ['answer-due', '{}', contacts],
    ['answer-overdue', '{}', contacts],
  ])
  const page = (await (await signedIn(house, 'Olu Officer', caseId)).open(`/cases/${caseId}`)).body
  assert.match(page, /reminded on/)

  const later = await aCase('information asked')
  await rows('update cases.information_request set withdrawn_at = now() where case_id = $1', later)
  await job.work({}, on(overdue.add({ days: 31 })))
  assert.equal((await letters()).length, 2, 'nobody is reminded of what is no longer asked')
})
