import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'
import { newId } from '#platform/database/ids.ts'
import type { MailToQueue } from '#platform/mail/mail.ts'
import { readConfig } from '../../config.ts'
import { mailOf } from '../../jobs.ts'
import { remindOfTraining } from './remind-job.ts'

const house = await aHouse({ after })
const health = await one(`select id as value from accounts.agency where name = 'Health'`)
const council = await one(`select id as value from accounts.agency where name = 'Council'`)
const ids = await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: health,
})
const today = Temporal.Now.plainDateISO('Europe/London')
const months = 24
// What everybody is asked for within 42 days of starting, and nothing besides.
await house.test.owner.query(
  'update training.requirement set until_on = from_on where course_id <> $1 or role <> $2 or agency_kind <> $2',
  [ids.courseId, ''],
)
const { baseUrl } = readConfig({ PORT: '3000', CAUSEWAY_DATA: 'var/test' })
const mail = mailOf(readConfig({ PORT: '3000', CAUSEWAY_DATA: 'var/test' }), house.test)

async function one(query: string, parameters: unknown[] = []): Promise<string> {
  const { rows } = await house.test.owner.query<{ value: string }>(query, parameters)
  return rows[0]?.value ?? ''
}

async function aPerson(
  name: string,
  of: { startedOn?: string; tookOn?: string; email?: string | null; agency?: string },
) {
  const id = newId()
  const by = house.accounts.get('Cora Coordinator')
  const email = of.email === undefined ? `${name.toLowerCase()}@health.example` : of.email
  await house.test.owner.query(
    `insert into training.person (id, area_id, agency_id, name, email, staff_number, role, setting, started_on, added_by, changed_by)
     values ($1, $2, $3, $4, $5, $6, 'office', 'general', $7, $8, $8)`,
    [id, house.areaId, of.agency ?? health, name, email, `N-${id}`, of.startedOn ?? '2020-01-01', by],
  )
  if (of.tookOn !== undefined) await took(id, of.tookOn)
  return id
}

async function took(personId: string, on: string) {
  await house.test.owner.query(
    `insert into training.completion (id, area_id, person_id, course_id, completed_on, evidence, added_by)
     values ($1, $2, $3, $4, $5, 'imported', $6)`,
    [newId(), house.areaId, personId, ids.courseId, on, house.accounts.get('Cora Coordinator')],
  )
}

const letters: (MailToQueue & { readonly on: string })[] = []

/** The job as it runs in the morning of a day; every letter goes into the outbox as ever, and is remembered here. */
async function run(on: Temporal.PlainDate) {
  return await remindOfTraining(house.test.database, on, {
    baseUrl,
    queueMail: async (trx, letter) => {
      await mail.queue(trx, letter)
      letters.push({ ...letter, on: on.toString() })
    },
  })
}

const sentTo = (email: string) =>
  letters.filter(({ to }) => to === email).map(({ on, template }) => `${on} ${template}`)
const queued = async () => Number(await one('select count(*) as value from platform.outbox'))

describe('over a year, a day at a time', () => {
  const start = Temporal.PlainDate.from('2027-01-01')

  test(
    'everybody is reminded on their days, each once, and nobody of what they have renewed',
    { timeout: 300_000 },
    async () => {
      await aPerson('Lapsing', { tookOn: '2025-06-30' })
      const renewing = await aPerson('Renewing', { tookOn: '2025-06-30' })
      await took(renewing, '2027-05-15')
      await aPerson('Starting', { startedOn: '2027-03-01' })
      const exempt = await aPerson('Exempt', { tookOn: '2025-06-30' })
      await house.test.owner.query(
        `insert into training.exemption (id, area_id, person_id, course_id, from_on, until_on, reason, added_by)
       values ($1, $2, $3, $4, '2027-01-01', '2027-12-31', 'On long leave', $5)`,
        [newId(), house.areaId, exempt, ids.courseId, house.accounts.get('Cora Coordinator')],
      )
      const left = await aPerson('Left', { tookOn: '2025-06-30' })
      await house.test.owner.query(`update training.person set left_on = '2027-05-20' where id = $1`, [left])
      const silent = await aPerson('Silent', { tookOn: '2025-06-30' })
      await house.test.owner.query(
        'insert into training.without_letters (area_id, person_id, added_by) values ($1, $2, $3)',
        [house.areaId, silent, house.accounts.get('Cora Coordinator')],
      )
      await aPerson('Unreachable', { tookOn: '2025-06-30', email: null })
      await aPerson('Elsewhere', { tookOn: '2025-06-30', email: 'elsewhere@council.example', agency: council })

      for (let passed = 0; passed < 365; passed += 1) await run(start.add({ days: passed }))

      // In date up to 30 June 2027.
      const days = [
        '2027-05-01 training-near',
        '2027-05-31 training-near',
        '2027-06-23 training-near',
        '2027-07-01 training-past',
      ]
      assert.deepEqual(sentTo('lapsing@health.example'), days)
      assert.deepEqual(sentTo('elsewhere@council.example'), days)
      assert.deepEqual(sentTo('renewing@health.example'), days.slice(0, 1))
      assert.deepEqual(sentTo('left@health.example'), days.slice(0, 1))
      // Due 42 days after the first of March: nobody who has not started is written to.
      assert.deepEqual(sentTo('starting@health.example'), [
        '2027-03-01 training-near',
        '2027-03-13 training-near',
        '2027-04-05 training-near',
        '2027-04-13 training-past',
      ])
      for (const nobody of ['exempt', 'silent', 'unreachable'])
        assert.deepEqual(sentTo(`${nobody}@health.example`), [], nobody)
    },
  )

  test('the agency of whoever asked for no letters hears all the same, once a week', async () => {
    const weeks = letters
      .filter(({ template }) => template === 'training-of-agency')
      .map(({ to, on }) => {
        const day = Temporal.PlainDate.from(on)
        return `${to} ${day.subtract({ days: day.dayOfWeek - 1 }).toString()}`
      })
    assert.equal(new Set(weeks).size, weeks.length, 'nobody twice in a week')
    assert.ok(weeks.length >= 26, `${weeks.length} letters`)
    const people = Number(
      await one(`select people as value from training.digest where agency_id = $1 and week_on = '2027-06-28'`, [
        health,
      ]),
    )
    // Lapsing, Silent, Unreachable and Starting; Renewing has renewed, Exempt is not asked, Left has left.
    assert.equal(people, 4)
  })

  test('a letter holds a link and nothing else', async () => {
    const { rows } = await house.test.owner.query<{ details: unknown }>(
      `select distinct details from platform.outbox where template like 'training-%'`,
    )
    assert.deepEqual(rows, [{ details: {} }])
    for (const { details } of letters) assert.deepEqual(Object.keys(details), ['link'])
  })
})

describe('whatever becomes of the job', () => {
  test('run twice the same day, or twice at once, it sends nothing twice', async () => {
    await aPerson('Twice', { tookOn: '2026-06-30' })
    const day = Temporal.PlainDate.from('2028-06-30')
    await Promise.all([run(day), run(day)])
    await run(day)
    assert.deepEqual(sentTo('twice@health.example'), ['2028-06-30 training-near'])
  })

  test('killed midway it has sent nothing, and the next run sends it', async () => {
    await aPerson('Killed', { tookOn: '2027-01-31' })
    await aPerson('Killedtoo', { tookOn: '2027-01-31' })
    const day = Temporal.PlainDate.from('2028-12-25')
    const before = await queued()
    let first = true
    await assert.rejects(
      remindOfTraining(house.test.database, day, {
        baseUrl,
        queueMail: async (trx, letter) => {
          if (!first) throw new Error('killed')
          first = false
          await mail.queue(trx, letter)
        },
      }),
      /killed/,
    )
    assert.equal(await queued(), before)
    await run(day)
    assert.equal(sentTo('killed@health.example').length, 1)
    assert.equal(sentTo('killedtoo@health.example').length, 1)
  })

  test('one letter, however many courses; more people than go at a time', async () => {
    await house.test.owner.query(`update training.requirement set until_on = null where role = 'dsl'`)
    await house.test.owner.query(
      `insert into training.person (id, area_id, agency_id, name, email, role, setting, started_on, added_by, changed_by)
       select gen_random_uuid(), $1, $2, 'Many ' || n, 'many' || n || '@health.example', 'dsl', 'school', '2020-01-01', $3, $3
         from generate_series(1, 450) n`,
      [house.areaId, health, house.accounts.get('Cora Coordinator')],
    )
    const before = letters.length
    await run(Temporal.PlainDate.from('2029-01-10'))
    const many = letters.slice(before).filter(({ to }) => to.startsWith('many'))
    assert.equal(many.length, 450)
    assert.equal(new Set(many.map(({ to }) => to)).size, 450)
    const courses = Number(
      await one(
        `select count(*) as value from training.reminder r join training.person p on p.id = r.person_id where p.name = 'Many 1'`,
      ),
    )
    assert.ok(courses > 1, `${courses} courses in one letter`)
  })
})

describe('on the pages', () => {
  let cora: Caller
  let pat: Caller
  const send = async (caller: Caller, page: string, answers: Readonly<Record<string, string>>) => {
    const form = formTo((await caller.get(page)).text, page)
    return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
  }

  test('who keeps people sees what was sent and what goes next, each agency its own', async () => {
    cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
    pat = await aCaller(house.app, house.origin, 'Pat Partner')
    const soon = today.subtract({ months }).add({ days: 20 })
    await aPerson('Soon', { tookOn: soon.toString() })
    await aPerson('Council-soon', { tookOn: soon.toString(), agency: council, email: 'soon@council.example' })
    const ours = plain((await cora.get('/training/reminders')).text)
    assert.match(ours, /Before the day: 60, 30 and 7 days/)
    assert.match(ours, /Soon , Prevent awareness [^,]* Health Prevent awareness [^,]* Next morning Second reminder/)
    assert.match(ours, /Council-soon/)
    const theirs = plain((await pat.get('/training/reminders')).text)
    assert.match(theirs, /Soon , /)
    assert.doesNotMatch(theirs, /Council-soon|Elsewhere/)
    const bo = await aCaller(house.app, house.origin, 'Bo Board')
    assert.equal((await bo.get('/training/reminders')).status, 404)
  })

  test('a contact sets the mark for their own people, and takes it back', async () => {
    const id = await one(`select id as value from training.person where name = 'Soon'`)
    const page = `/training/people/${id}/letters`
    assert.equal((await send(pat, page, { letters: 'no' })).status, 303)
    assert.equal((await send(pat, page, { letters: 'no' })).status, 303, 'said twice is said once')
    assert.match(plain((await pat.get('/training/reminders')).text), /they asked for none/)
    assert.equal((await send(pat, page, { letters: 'yes' })).status, 303)
    assert.doesNotMatch(plain((await pat.get('/training/reminders')).text), /Soon , [^.]*they asked for none/)
    const elsewhere = await one(`select id as value from training.person where name = 'Council-soon'`)
    assert.equal((await pat.get(`/training/people/${elsewhere}/letters`)).status, 404)
  })

  test('and so does the person, on their own page', async () => {
    const mina = await aCaller(house.app, house.origin, 'Mina Member')
    assert.equal((await mina.get('/training/own/letters')).location, '/training/own', 'who is in no register')
    await house.test.owner.query(
      `insert into training.person (id, area_id, agency_id, name, email, role, setting, started_on, added_by, changed_by)
       select $1, a.area_id, a.agency_id, a.name, a.email, 'office', 'general', '2020-01-01', a.id, a.id
         from accounts.account a where a.name = 'Mina Member'`,
      [newId()],
    )
    assert.equal((await send(mina, '/training/own/letters', { letters: 'no' })).status, 303)
    assert.equal(
      await one(
        `select count(*) as value from training.without_letters w join training.person p on p.id = w.person_id where p.name = 'Mina Member'`,
      ),
      '1',
    )
  })
})
