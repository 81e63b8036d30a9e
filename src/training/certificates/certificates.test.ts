import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { dateBoxes, pastThePages, plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'
import { aClamd } from '#platform/files/clamd-for-tests.ts'
import { clamd } from '#platform/files/virus-scanner.ts'
import { newId } from '#platform/database/ids.ts'
import { forgetCertificateFiles, scanCertificatesJob } from './files.ts'

const house = await aHouse({ after })
const ids = await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: await one(`select id as value from accounts.agency where name = 'Health'`),
})
const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const pat = await aCaller(house.app, house.origin, 'Pat Partner')
const mina = await aCaller(house.app, house.origin, 'Mina Member')
const bo = await aCaller(house.app, house.origin, 'Bo Board')
// The panel member is somebody of the health agency, too.
await house.test.owner.query(
  `insert into training.person (id, area_id, agency_id, name, email, role, setting, started_on, added_by, changed_by)
   select $1, a.area_id, g.id, a.name, a.email, 'panel_member', 'general', '2026-01-05', a.id, a.id
     from accounts.account a join accounts.agency g on g.id = a.agency_id where a.name = 'Mina Member'`,
  [newId()],
)
const minasId = await one(`select id as value from training.person where name = 'Mina Member'`)

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
const ownPage = '/training/own/new-certificate'
const theirPage = `/training/people/${ids.personId}/new-certificate`

async function one(query: string, parameters: unknown[] = []): Promise<string> {
  const { rows } = await house.test.owner.query<{ value: string }>(query, parameters)
  return rows[0]?.value ?? ''
}

/** Sends the form of a page with a file, as a browser does. */
async function handIn(
  caller: Caller,
  page: string,
  answers: Readonly<Record<string, string>>,
  { bytes = pdf, name = 'certificate.pdf', type = 'application/pdf' } = {},
) {
  const form = formTo((await caller.get(page)).text, page)
  const boundary = 'causeway-test-boundary'
  const parts = filledIn(form, answers)
    .filter(([field]) => field !== 'file')
    .map(([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`
  return await caller.post(form.action, {
    body: Buffer.concat([
      Buffer.from(parts.join('')),
      Buffer.from(file),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

async function find(caller: Caller, certificateId: string, answers: Readonly<Record<string, string>>) {
  const page = `/training/certificates/${certificateId}/decision`
  const form = formTo((await caller.get(page)).text, page)
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

const completed = (on: string) => ({ course: ids.courseId, number: 'C-9', ...dateBoxes('completedOn', on) })
const newest = () => one('select id as value from training.certificate order by added_at desc, id desc limit 1')

describe('a certificate is handed in', () => {
  test('on one’s own page, and waits there to be looked at', async () => {
    const sent = await handIn(mina, ownPage, completed('2026-09-01'))
    assert.equal(sent.status, 303, plain(sent.text).slice(0, 400))
    assert.equal(sent.location, '/training/own')
    assert.match(plain((await mina.get('/training/own')).text), /Certificates handed in .* Waiting/)
  })

  test('by the contact of the agency, who sees it wait for somebody else', async () => {
    const sent = await handIn(pat, theirPage, completed('2026-09-02'), {
      bytes: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
      name: '../../etc/Prevent ŵ.png',
      type: 'image/png',
    })
    assert.equal(sent.status, 303, plain(sent.text).slice(0, 400))
    const page = plain((await pat.get(`/training/certificates/${await newest()}`)).text)
    assert.match(page, /Prevent ŵ\.png/)
    assert.match(page, /Somebody else looks at it/)
    assert.doesNotMatch(page, /etc/)
  })

  test('a second time, for the same course and day, it is refused', async () => {
    const sent = await handIn(pat, theirPage, completed('2026-09-02'))
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /was handed in already/)
    assert.match(plain(sent.text), /Select the file again/)
  })

  test('nothing but a PDF, JPEG or PNG that is what its name says', async () => {
    const text = Buffer.from('I took it.\n')
    for (const [bytes, name, type, words] of [
      [text, 'certificate.txt', 'text/plain', /must be a PDF, JPEG or PNG/],
      [text, 'certificate.pdf', 'application/pdf', /damaged, or is not what its name says/],
      [Buffer.alloc(0), 'certificate.pdf', 'application/pdf', /empty/],
      [Buffer.from('<svg onload="x"/>'), 'certificate.svg', 'image/svg+xml', /must be a PDF/],
    ] as const) {
      const sent = await handIn(pat, theirPage, completed('2026-09-03'), { bytes, name, type })
      assert.equal(sent.status, 422, name)
      assert.match(plain(sent.text), words)
      assert.match(sent.text, /value="C-9"/, 'what was typed stays')
    }
  })

  test('not by who keeps nobody, nor on the page of a register they are not in', async () => {
    assert.equal((await bo.get(theirPage)).status, 404)
    assert.equal((await bo.get('/training/certificates')).status, 404)
    assert.equal((await bo.get(`/training/certificates/${ids.certificateId}`)).status, 404)
    assert.equal((await bo.get(`/training/certificates/${ids.certificateId}/file`)).status, 404)
    assert.equal((await bo.get(ownPage)).location, '/training/own')
  })
})

describe('a second person looks at it', () => {
  test('not whoever handed it in, and not whose it is', async () => {
    const own = await one(`select id as value from training.certificate where person_id = $1`, [minasId])
    for (const [caller, id] of [
      [pat, await newest()],
      [mina, own],
    ] as const)
      assert.equal((await caller.get(`/training/certificates/${id}/decision`)).status, 404)
  })

  test('and the database says the same, past every page', async () => {
    const handedIn = house.accounts.get('Cora Coordinator') ?? assert.fail()
    const id = newId()
    await assert.rejects(
      pastThePages(house, 'Cora Coordinator', async (trx) => {
        const what = { area_id: house.areaId, person_id: ids.personId, course_id: ids.courseId }
        const completed_on = Temporal.PlainDate.from('2026-08-01')
        await trx
          .insertInto('training.certificate')
          .values({ id, ...what, completed_on })
          .execute()
        await trx
          .insertInto('training.certificate_decision')
          .values({
            certificate_id: id,
            handed_in_by: handedIn,
            ...what,
            completed_on,
            outcome: 'verified',
            evidence: 'verified',
          })
          .execute()
      }),
      /row-level security/,
    )
  })

  test('verified without the completion it makes cannot be', async () => {
    await assert.rejects(
      pastThePages(house, 'Pat Partner', async (trx) => {
        const found = await trx
          .selectFrom('training.certificate')
          .selectAll()
          .where('id', '=', ids.certificateId)
          .executeTakeFirstOrThrow()
        const { area_id, person_id, course_id, completed_on } = found
        await trx
          .insertInto('training.certificate_decision')
          .values({
            certificate_id: found.id,
            handed_in_by: found.added_by,
            ...{ area_id, person_id, course_id, completed_on },
            outcome: 'verified',
            evidence: 'verified',
          })
          .execute()
        await sql`set constraints all immediate`.execute(trx)
      }),
      /certificate_decision_makes_the_completion/,
    )
  })

  test('a contact’s word alone is not "verified"', async () => {
    await assert.rejects(
      pastThePages(house, 'Pat Partner', (trx) =>
        trx
          .insertInto('training.completion')
          .values({
            id: newId(),
            area_id: house.areaId,
            person_id: ids.personId,
            course_id: ids.courseId,
            completed_on: Temporal.PlainDate.from('2026-08-02'),
            evidence: 'verified',
          })
          .execute(),
      ),
      /row-level security/,
    )
  })

  test('it is on their work page, and verified makes the completion, once, and tells whoever handed it in', async () => {
    const own = await one(`select id as value from training.certificate where person_id = $1`, [minasId])
    assert.match(plain((await pat.get('/work')).text), /Look at a certificate/)
    const letters = await one(`select count(*) as value from platform.outbox where template = 'certificate-looked-at'`)
    assert.equal((await find(pat, own, { outcome: 'verified' })).status, 303)
    assert.match(
      plain((await mina.get('/training/own')).text),
      /1 September 2026 C-9 Certificate seen by somebody else/,
    )
    assert.match(plain((await mina.get(`/training/certificates/${own}`)).text), /Verified by Pat Partner/)
    const sent = await one(`select count(*) as value from platform.outbox where template = 'certificate-looked-at'`)
    assert.equal(Number(sent), Number(letters) + 1)
    assert.equal((await cora.get(`/training/certificates/${own}/decision`)).status, 303, 'led back to what was found')
    assert.equal(await one(`select count(*) as value from training.completion where person_id = $1`, [minasId]), '1')
  })

  test('not accepted asks for the reason, and records no completion', async () => {
    const waiting = await newest()
    const before = await one('select count(*) as value from training.completion')
    const sent = await find(cora, waiting, { outcome: 'not accepted', reason: '' })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /Enter why it is not accepted/)
    assert.equal((await find(cora, waiting, { outcome: 'not accepted', reason: 'The day is another' })).status, 303)
    assert.match(plain((await pat.get(`/training/people/${ids.personId}`)).text), /Not accepted The day is another/)
    assert.equal(await one('select count(*) as value from training.completion'), before)
  })

  test('what was verified before and set aside is not verified again', async () => {
    const sent = await handIn(pat, theirPage, completed('2026-07-01'))
    assert.equal(sent.status, 303)
    const id = await newest()
    const completionId = newId()
    await house.test.owner.query(
      `insert into training.completion (id, area_id, person_id, course_id, completed_on, evidence, added_by)
       select $1, area_id, person_id, course_id, completed_on, 'verified', added_by from training.certificate where id = $2`,
      [completionId, id],
    )
    await house.test.owner.query(
      `insert into training.correction (area_id, completion_id, reason, added_by)
       select area_id, $1, 'A namesake', added_by from training.certificate where id = $2`,
      [completionId, id],
    )
    const found = await find(cass, id, { outcome: 'verified' })
    assert.equal(found.status, 422)
    assert.match(plain(found.text), /verified before and set aside/)
  })
})

describe('its file', () => {
  test('is only ever downloaded', async () => {
    const reply = await house.app.inject({
      url: `/training/certificates/${ids.certificateId}/file`,
      headers: { host: new URL(house.origin).host, cookie: pat.cookie() },
    })
    assert.equal(reply.statusCode, 200)
    assert.match(String(reply.headers['content-disposition']), /^attachment;/)
    assert.match(String(reply.headers['content-security-policy']), /sandbox/)
    assert.equal(reply.headers['x-content-type-options'], 'nosniff')
    assert.deepEqual(reply.rawPayload, pdf)
  })

  test('is held while the scanner is away, and never given out when it is refused', async (t) => {
    const scanner = await aClamd(t)
    const sent = await handIn(pat, theirPage, completed('2026-06-01'), {
      bytes: Buffer.from('%PDF-1.7\nEICAR-STANDARD-ANTIVIRUS-TEST-FILE\n%%EOF\n'),
    })
    assert.equal(sent.status, 303)
    const id = await newest()
    const job = scanCertificatesJob(clamd(scanner.url))
    const scan = () => one('select scan as value from training.certificate_file where certificate_id = $1', [id])
    const work = async () => {
      await job.work(
        {},
        {
          database: house.test.database,
          clock: { today: () => Temporal.Now.plainDateISO(), now: () => Temporal.Now.instant() },
          stopping: new AbortController().signal,
          log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        },
      )
    }
    scanner.away(true)
    await work()
    assert.equal(await scan(), 'not scanned')
    scanner.away(false)
    await work()
    assert.equal(await scan(), 'refused')
    assert.equal(
      await one('select scan as value from training.certificate_file where certificate_id = $1', [ids.certificateId]),
      'clean',
    )
    assert.equal((await cora.get(`/training/certificates/${id}/file`)).status, 303)
    const page = plain((await cora.get(`/training/certificates/${id}/decision`)).text)
    assert.match(page, /can only be turned down/)
    assert.equal((await find(cora, id, { outcome: 'verified' })).status, 422)
  })

  test('goes three months after it proves nothing any more; that it was verified stays', async () => {
    const own = await one(`select id as value from training.certificate where person_id = $1`, [minasId])
    const months = Number(
      await one('select validity_months as value from training.course where id = $1', [ids.courseId]),
    )
    const has = () => one('select count(*) as value from training.certificate_file where certificate_id = $1', [own])
    const lapses = Temporal.PlainDate.from('2026-09-01').add({ months })
    // Nobody makes a file go sooner by a clock that is wrong: the database's own day counts, too.
    await forgetCertificateFiles(house.test.database, lapses.add({ months: 4 }))
    assert.equal(await has(), '1')
    await house.test.owner.query(`update training.person set left_on = access.today() - 100 where id = $1`, [minasId])
    const today = Temporal.Now.plainDateISO('Europe/London')
    await forgetCertificateFiles(house.test.database, today)
    assert.equal(await has(), '0')
    assert.deepEqual(await forgetCertificateFiles(house.test.database, today), { files: 0 })
    const page = plain((await pat.get(`/training/certificates/${own}`)).text)
    assert.match(page, /No longer kept/)
    assert.match(page, /Verified by Pat Partner/)
  })
})
