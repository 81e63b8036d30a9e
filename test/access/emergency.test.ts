/** Emergency access: who gets it, what it shows, that it ends by itself, and that somebody else judges it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import pino from 'pino'
import { remindReviewersJob } from '#cases/emergency/remind-job.ts'
import { newId } from '#platform/database/ids.ts'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { readConfig } from '../../src/config.ts'
import { mailOf } from '../../src/jobs.ts'
import { aTown, type Town } from './town.ts'

const reason = 'The school rang: the person has left with a bag, and nobody knows where to.'
const ask = '/emergency-access'

test('emergency access', { timeout: 240_000 }, async (t) => {
  const town = await aTown(t)

  await t.test(
    'a case officer reads a restricted case for an hour, changes nothing on it, and the chairs are told at once',
    async () => {
      const { caseId, reference } = await afresh(town)
      const officer = await seat(town, 'case officer')
      assert.equal((await officer.open(`/cases/${caseId}`)).statusCode, 404)

      const opened = await askFor(officer, reference)
      assert.equal(opened.headers.location, `/cases/${caseId}`)
      const page = await officer.open(`/cases/${caseId}`)
      assert.equal(page.statusCode, 200)
      assert.match(page.body, /You see this case in an emergency, until [\w:]+/)
      assert.match(page.body, /There is nothing for you to do on this case now/)
      assert.doesNotMatch(page.body, /Who referred/)

      const before = await journalOf(town, caseId)
      for (const address of ['note', 'acknowledgement', 'information-request', 'assessment']) {
        assert.match((await officer.open(`/cases/${caseId}/${address}`)).body, /You cannot do this now/, address)
        await officer.send(`/cases/${caseId}/${address}`, { reason, kind: 'other', how: 'email', seen: String(before) })
      }
      assert.equal(await journalOf(town, caseId), before)

      const { rows } = await town.test.owner.query<{ template: string }>('select template from platform.outbox')
      assert.deepEqual(rows, Array(3).fill({ template: 'emergency-access' }), 'chair, deputy, information governance')
    },
  )

  await t.test('in SQL too, whoever reads a case in an emergency takes no step on it', async () => {
    const { caseId, reference } = await afresh(town)
    const account = accountOf(town, 'case officer')
    await askFor(await seat(town, 'case officer'), reference)
    const token = await town.session(account)
    const seen = await town.test.database.asActor(token, (trx) =>
      trx.selectFrom('cases.case_file').select('area_id').where('id', '=', caseId).executeTakeFirst(),
    )
    assert.equal(seen?.area_id, town.areaId)
    const entry = {
      id: newId(),
      area_id: town.areaId,
      case_id: caseId,
      seq: 90,
      step: 'add note',
      on_date: Temporal.Now.plainDateISO(),
      guidance_version: '2023',
    }
    await assert.rejects(
      town.test.database.asActor(token, (trx) => trx.insertInto('cases.journal').values(entry).execute()),
      /row-level security/,
    )
    const moved = await town.test.database.asActor(token, (trx) =>
      trx.updateTable('cases.case_file').set({ stage: 'archived' }).where('id', '=', caseId).executeTakeFirst(),
    )
    assert.equal(Number(moved.numUpdatedRows), 0)
  })

  await t.test('it ends by itself after sixty minutes, and no minute later', async () => {
    const { caseId, reference } = await afresh(town)
    const officer = await seat(town, 'case officer')
    await askFor(officer, reference)
    await begunEarlier(town, 59)
    assert.equal((await officer.open(`/cases/${caseId}`)).statusCode, 200)
    await begunEarlier(town, 1)
    assert.equal((await officer.open(`/cases/${caseId}`)).statusCode, 404)
  })

  await t.test('an area may make it shorter, and never longer', async () => {
    const { reference } = await afresh(town)
    const minutes = async (value: number): Promise<number> => {
      await town.test.owner.query(
        "insert into platform.setting (area_id, key, value, reason, set_by) values ($1, 'emergencyAccessFor', $2, 'tried', $3)",
        [town.areaId, value, accountOf(town, 'administrator')],
      )
      await askFor(await seat(town, value > 60 ? 'coordinator' : 'case officer'), reference)
      const { rows } = await town.test.owner.query<{ minutes: string }>(
        'select extract(epoch from ends_at - started_at) / 60 as minutes from cases.emergency_access order by started_at desc limit 1',
      )
      return Number(rows[0]?.minutes)
    }
    assert.equal(await minutes(15), 15)
    assert.equal(await minutes(600), 60)
  })

  await t.test('information governance opens a case of its area that way, and no other way', async () => {
    await afresh(town)
    const open = town.cases.get('open') ?? assert.fail('no open case')
    const governance = await seat(town, 'information governance')
    assert.equal((await governance.open(`/cases/${open}`)).statusCode, 404)
    assert.equal((await askFor(governance, await referenceOf(town, open))).statusCode, 303)
    assert.equal((await governance.open(`/cases/${open}`)).statusCode, 200)
    assert.equal((await governance.open('/cases')).statusCode, 404, 'and lists none')
  })

  await t.test(
    'whoever asks learns of no case that does not open: one answer for what is not there, elsewhere, or lapsed',
    async () => {
      const { reference } = await afresh(town)
      const officer = await seat(town, 'case officer')
      const elsewhere = await referenceOf(town, town.cases.get('elsewhere') ?? '')
      const answers = [
        await askFor(officer, 'THU-2026-9999'),
        await askFor(officer, elsewhere),
        await askFor(await seat(town, 'case officer, agreement lapsed'), reference),
        await askFor(await seat(town, 'case officer, training lapsed'), reference),
      ]
      for (const { statusCode, body } of answers) {
        assert.equal(statusCode, 422)
        assert.match(body, /No case can be opened in an emergency under this reference/)
      }
      assert.equal((await askFor(await seat(town, 'panel member'), reference)).statusCode, 404)
      const { rows } = await town.test.owner.query<{ many: string }>(
        'select count(*) as many from cases.emergency_access',
      )
      assert.equal(Number(rows[0]?.many), 1, 'the one that the town began with')
    },
  )

  await t.test(
    'a second factor older than five minutes is asked for again, on the page and in the database',
    async () => {
      const { reference } = await afresh(town)
      const officer = await seat(town, 'case officer')
      await officer.open(ask)
      await town.test.owner.query("update accounts.session set second_factor_at = now() - interval '6 minutes'")
      const sent = await officer.send(ask, { reference, reason })
      assert.match(String(sent.headers.location), /^\/account\/confirmation/)
      assert.match(String((await officer.open(ask)).headers.location), /^\/account\/confirmation/)
      const { rows } = await town.test.owner.query<{ many: string }>(
        'select count(*) as many from cases.emergency_access',
      )
      assert.equal(Number(rows[0]?.many), 1)
    },
  )

  await t.test('a few letters are no reason', async () => {
    const { reference } = await afresh(town)
    const officer = await seat(town, 'case officer')
    await officer.open(ask)
    const sent = await officer.send(ask, { reference, reason: 'urgent' })
    assert.equal(sent.statusCode, 422)
    assert.match(sent.body, /The reason must be 20 characters or more/)
  })

  await t.test('it is to be reviewed within two working days, and shown on the case', async () => {
    const { caseId, reference } = await afresh(town)
    await askFor(await seat(town, 'case officer'), reference)
    const due = addWorkingDays(Temporal.Now.plainDateISO('Europe/London'), 2)
    for (const name of ['channel chair', 'information governance']) {
      const work = await (await seat(town, name)).open('/work')
      assert.match(work.body, /Review an emergency access/, name)
      assert.ok(
        work.body.includes(due.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })),
        name,
      )
    }
    assert.doesNotMatch((await (await seat(town, 'coordinator')).open('/work')).body, /Review an emergency access/)
    const chair = await seat(town, 'channel chair')
    await chair.open(`/cases/${caseId}/purpose`)
    await chair.send(`/cases/${caseId}/purpose`, { purpose: 'supervision' })
    assert.match((await chair.open(`/cases/${caseId}`)).body, /Opened in an emergency/)
  })

  await t.test(
    'unreviewed after two working days, it is brought up again to each who may judge it, and once',
    async () => {
      const { reference } = await afresh(town)
      await askFor(await seat(town, 'case officer'), reference)
      await town.test.owner.query("delete from platform.outbox where template = 'emergency-access'")
      const begun = Temporal.Now.plainDateISO('Europe/London')
      const config = readConfig({})
      const mail = mailOf(config, { vault: town.test.vault })
      const job = remindReviewersJob({ baseUrl: config.baseUrl, queueMail: (trx, letter) => mail.queue(trx, letter) })
      const night = (today: Temporal.PlainDate) =>
        job.work(
          {},
          {
            database: town.test.database,
            clock: { now: () => Temporal.Now.instant(), today: () => today },
            stopping: new AbortController().signal,
            log: pino({ level: 'silent' }),
          },
        )
      await town.test.owner.query(`insert into cases.emergency_reminder (access_id, area_id) values ($1, $2)`, [
        town.accessId,
        town.areaId,
      ])
      assert.deepEqual(await night(addWorkingDays(begun, 2)), { accesses: 0, letters: 0 }, 'not yet')
      assert.deepEqual(await night(addWorkingDays(begun, 3)), { accesses: 1, letters: 3 })
      assert.deepEqual(await night(addWorkingDays(begun, 4)), { accesses: 0, letters: 0 }, 'once')
      const { rows } = await town.test.owner.query<{ template: string }>('select template from platform.outbox')
      assert.deepEqual(rows, Array(3).fill({ template: 'emergency-access-overdue' }))
    },
  )

  await t.test('a fourth case in thirty days says that it is one of many, and an earlier one does not', async () => {
    const { reference } = await afresh(town)
    const officer = await seat(town, 'coordinator')
    for (let time = 1; time <= 4; time += 1) {
      await askFor(officer, reference)
      await begunEarlier(town, 60 * 24 * 7)
    }
    const { rows } = await town.test.owner.query<{ template: string }>(
      'select template from platform.outbox order by queued_at',
    )
    assert.deepEqual(
      rows.map(({ template }) => template),
      [...Array<string>(9).fill('emergency-access'), ...Array<string>(3).fill('emergency-access-often')],
    )
  })

  await t.test('nobody reviews what they opened themselves, whatever they send', async () => {
    await afresh(town)
    const open = town.cases.get('open') ?? assert.fail('no open case')
    const governance = await seat(town, 'information governance')
    await askFor(governance, await referenceOf(town, open))
    const accessId = await newestAccess(town)
    const page = await governance.open(`/emergency-accesses/${accessId}`)
    assert.match(page.body, /You opened this case, so somebody else reviews it/)
    assert.doesNotMatch(page.body, /Record the review/)
    await governance.open('/account/password')
    await governance.send(`/emergency-accesses/${accessId}`, { outcome: 'justified', reason })
    assert.deepEqual(await reviewsOf(town, accessId), [])

    const me = accountOf(town, 'information governance')
    const review = {
      id: newId(),
      area_id: town.areaId,
      access_id: accessId,
      opened_by: me,
      outcome: 'justified',
      sealed: Buffer.of(1),
    }
    const token = await town.session(me)
    const insert = (values: typeof review) =>
      town.test.database.asActor(token, (trx) => trx.insertInto('cases.emergency_review').values(values).execute())
    await assert.rejects(insert(review), /row-level security/)
    await assert.rejects(insert({ ...review, opened_by: accountOf(town, 'channel chair') }), /foreign key/)
    await assert.rejects(
      town.test.owner.query(
        `insert into cases.emergency_review (id, area_id, access_id, opened_by, outcome, sealed, reviewed_by) values ($1, $2, $3, $4, 'justified', '', $4)`,
        [newId(), town.areaId, accessId, me],
      ),
      /emergency_review_by_someone_else/,
    )
  })

  await t.test('a chair reviews it once; a follow-up stays on the list until there is a last word', async () => {
    await afresh(town)
    const chair = await seat(town, 'channel chair')
    const address = `/emergency-accesses/${town.accessId}`
    const review = async (outcome: string) => {
      await chair.open(address)
      return chair.send(address, { outcome, reason: 'I have spoken to the officer and read the note.' })
    }
    assert.match((await chair.open(address)).body, /left home with a bag packed/)
    await review('follow_up')
    assert.match((await chair.open('/work')).body, /Follow up an emergency access/)
    await review('justified')
    assert.doesNotMatch((await chair.open('/work')).body, /emergency access/i)
    await review('not_justified')
    assert.deepEqual(await reviewsOf(town, town.accessId), ['follow up', 'justified'])
    assert.match((await chair.open('/emergency-accesses')).body, /Justified, found by channel chair/)
  })

  await t.test('found not to be justified, it ends at once', async () => {
    const { caseId, reference } = await afresh(town)
    const officer = await seat(town, 'case officer')
    await askFor(officer, reference)
    const deputy = await seat(town, 'deputy chair')
    const address = `/emergency-accesses/${await newestAccess(town)}`
    await deputy.open(address)
    await deputy.send(address, {
      outcome: 'not_justified',
      reason: 'The coordinator was at her desk and could be asked.',
    })
    assert.equal((await officer.open(`/cases/${caseId}`)).statusCode, 404)
  })

  await t.test('asking, opening, looking and reviewing stand in the audit', async () => {
    const { caseId, reference } = await afresh(town)
    const officer = await seat(town, 'case officer')
    await askFor(officer, 'THU-2026-9999')
    await askFor(officer, reference)
    await officer.open(`/cases/${caseId}`)
    const { rows } = await town.test.owner.query<{ action: string; purpose: string | null }>(
      'select action, purpose from records.audit_event where actor = $1 order by at',
      [accountOf(town, 'case officer')],
    )
    const [vain, chosen, opened, looked] = rows.filter(({ action }) => action !== 'take step').slice(-4)
    assert.deepEqual(vain, { action: 'ask for emergency access in vain', purpose: null })
    assert.deepEqual(chosen, { action: 'choose purpose', purpose: 'emergency' })
    assert.deepEqual(opened, { action: 'open in an emergency', purpose: 'emergency' })
    assert.deepEqual(looked, { action: 'view case', purpose: 'emergency' })
  })
})

/** As the town began: the restricted case, and one access that is long over. */
async function afresh(town: Town): Promise<{ caseId: string; reference: string }> {
  await town.test.owner.query(
    `set session_replication_role = replica;
     delete from cases.emergency_review;
     delete from cases.emergency_reminder;
     delete from cases.emergency_reason where access_id <> '${town.accessId}';
     delete from cases.emergency_access where id <> '${town.accessId}';
     delete from platform.outbox;
     set session_replication_role = origin`,
  )
  const caseId = town.cases.get('restricted') ?? assert.fail('no restricted case')
  return { caseId, reference: await referenceOf(town, caseId) }
}

async function seat(town: Town, name: string): Promise<PlainBrowser> {
  return aBrowser(town.app, await town.session(accountOf(town, name)))
}

function accountOf(town: Town, name: string): string {
  return town.people.get(name)?.account ?? assert.fail(`nobody is ${name}`)
}

async function askFor(browser: PlainBrowser, reference: string) {
  const page = await browser.open(ask)
  return page.statusCode === 404 ? page : browser.send(ask, { reference, reason })
}

async function referenceOf(town: Town, caseId: string): Promise<string> {
  const { rows } = await town.test.owner.query<{ reference: string }>(
    'select reference from cases.case_file where id = $1',
    [caseId],
  )
  return rows[0]?.reference ?? assert.fail('no such case')
}

async function journalOf(town: Town, caseId: string): Promise<number> {
  const { rows } = await town.test.owner.query<{ many: string }>(
    'select count(*) as many from cases.journal where case_id = $1',
    [caseId],
  )
  return Number(rows[0]?.many)
}

async function newestAccess(town: Town): Promise<string> {
  const { rows } = await town.test.owner.query<{ id: string }>(
    'select id from cases.emergency_access order by started_at desc limit 1',
  )
  return rows[0]?.id ?? assert.fail('nobody opened anything')
}

async function reviewsOf(town: Town, accessId: string): Promise<string[]> {
  const { rows } = await town.test.owner.query<{ outcome: string }>(
    'select outcome from cases.emergency_review where access_id = $1 order by reviewed_at',
    [accessId],
  )
  return rows.map(({ outcome }) => outcome)
}

/** As if every access had begun so many minutes earlier; the trigger that forbids it is away for this alone. */
async function begunEarlier(town: Town, minutes: number): Promise<void> {
  await town.test.owner.query(
    `set session_replication_role = replica;
     update cases.emergency_access set started_at = started_at - interval '${minutes} minutes', ends_at = ends_at - interval '${minutes} minutes';
     set session_replication_role = origin`,
  )
}
