import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Answer, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'
import { workbook } from '#platform/documents/sheet/workbook-for-tests.ts'
import { csvCell } from './csv.ts'
import { readLists } from './read-lists-job.ts'
import { takeInImports } from './take-in-job.ts'

const house = await aHouse({ after })
const today = Temporal.Now.plainDateISO('Europe/London')
const health = await agencyId('Health')
await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: health,
})
const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
const pat = await aCaller(house.app, house.origin, 'Pat Partner')

const headings = 'Staff training November 2026,,,,\nEmployee Name,E-mail Address,Emp No,Course Title,Date Completed'
const awareness = 'Prevent awareness (government e-learning)'

/** Brings a file as somebody and says which column is which, as the page proposes. */
async function bring(caller: Caller, name: string, bytes: Uint8Array, answers: Readonly<Record<string, string>> = {}) {
  const sent = await upload(caller, name, bytes)
  assert.equal(sent.status, 303, plain(sent.text).slice(0, 600))
  const columns = await readColumns(sent)
  const form = formTo((await caller.get(columns)).text, columns)
  const said = await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
  assert.equal(said.status, 303, plain(said.text).slice(0, 600))
  return said.location ?? ''
}

/** The job reads it, and its page leads on to the columns. */
async function readColumns(sent: Answer): Promise<string> {
  await readLists(house.test.database)
  return `${sent.location ?? ''}/columns`
}

async function upload(caller: Caller, name: string, bytes: Uint8Array, source = 'course portal') {
  const form = formTo((await caller.get('/training/import')).text, '/training/import')
  const fields = filledIn(form, form.choices.has('agency') ? { agency: health, source } : { source })
  const boundary = 'causeway-test-boundary'
  const parts = fields
    .filter(([field]) => field !== 'list')
    .map(([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="list"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
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

async function pageOf(caller: Caller, address: string): Promise<string> {
  return plain((await caller.get(address)).text)
}

async function count(sql: string): Promise<number> {
  const { rows } = await house.test.owner.query<{ n: number }>(`select count(*)::integer as n from ${sql}`)
  return rows[0]?.n ?? 0
}

test('a file whose course has no day, or whose day no course, is not taken in without it', async () => {
  const sent = await upload(
    cora,
    'undated.csv',
    Buffer.from(`Name,Email,Course,When\nA Person,a@b.example,${awareness},03/02/2026\n`),
  )
  const columns = await readColumns(sent)
  const form = formTo((await cora.get(columns)).text, columns)
  const undated = await cora.post(form.action, { body: encoded(filledIn(form, {})) })
  assert.equal(undated.status, 422)
  assert.match(plain(undated.text), /Select the column of the day they completed it/)
  const when = { fieldCourse: 'none', fieldCompletedOn: 'column-3' }
  const unnamed = await cora.post(form.action, { body: encoded(filledIn(form, when)) })
  assert.equal(unnamed.status, 422)
  assert.match(plain(unnamed.text), /Select the column of the course, or the one course that every row is about/)
})

describe('a file from a course portal', () => {
  const file = Buffer.from(
    `${headings}\n` +
      `Ann Shingle,Ann@Health.example,H-1,${awareness},03/02/2026\n` +
      `Ann Shingle,ann@health.example,H-1,WRAP: Workshop to Raise Awareness of Prevent,2026-03-04\n` +
      `Ben Rushes,,H-2,${awareness},3rd Feb 2026\n` +
      `Cat Reed,not an address,H-3,${awareness},03/02/2026\n` +
      `Someone Else,ann@health.example,,${awareness},03/02/2026\n` +
      `Dan Fenn,dan@health.example,,=HYPERLINK("x"),03/02/2026\n` +
      `Eve Marsh,eve@health.example,,${awareness},31/02/2026\n` +
      `Flo Dune,flo@health.example,,,\n`,
  )
  let done = ''

  test('is mapped once, waits, and says how far it has come', async () => {
    done = await bring(cora, 'portal.csv', file)
    assert.match(await pageOf(cora, done), /Being taken in/)
    await takeInImports(house.test.database, today)
    const page = await pageOf(cora, done)
    assert.match(page, /Done/)
    assert.match(page, /People added 3/)
    assert.match(page, /Completed courses added 3/)
    assert.match(page, /Rows not taken 4/)
  })

  test('every row that was not taken is there with its number and its reason', async () => {
    const page = await pageOf(cora, done)
    assert.match(page, /6 Not an email address: not an address/)
    assert.match(page, /7 The same email address or staff number stands in row 3 with another name/)
    assert.match(page, /8 A course that is not kept here/)
    assert.match(page, /9 The day they completed it: not a real date: 31\/02\/2026/)
  })

  test('and can be downloaded, with nothing in it that a spreadsheet would work out', async () => {
    const text = (await cora.get(`${done}/rejected.csv`)).text
    assert.match(text, /"8","A course that is not kept here: =HYPERLINK\(""x""\)"/)
    assert.equal(csvCell('=1+1'), `"'=1+1"`)
    assert.equal(csvCell(' @x'), `"' @x"`)
  })

  test('taken in again nothing doubles', async () => {
    const before = [await count('training.person'), await count('training.completion')]
    const again = await bring(cora, 'portal.csv', file)
    await takeInImports(house.test.database, today)
    assert.match(await pageOf(cora, again), /People added 0 Completed courses added 0/)
    assert.deepEqual([await count('training.person'), await count('training.completion')], before)
  })

  test('what was set aside by a person stays set aside', async () => {
    await house.test.owner.query(
      `insert into training.correction (area_id, completion_id, reason, added_by)
       select d.area_id, d.id, 'A namesake', d.added_by from training.completion d join training.person p on p.id = d.person_id where p.name = 'Ben Rushes'`,
    )
    await bring(cora, 'portal.csv', file)
    await takeInImports(house.test.database, today)
    assert.equal(
      await count(`training.completion d join training.person p on p.id = d.person_id where p.name = 'Ben Rushes'`),
      1,
    )
  })

  test('its rows are not kept once it is in', async () => {
    assert.equal(
      await count(`training.import_batch b join training.import i on i.id = b.import_id where i.state = 'done'`),
      0,
    )
  })

  test('the next file from the same source is read as the last one was, whatever its headings are called', async () => {
    const odd = Buffer.from(`Wer,Wo,Was,Wann\nGus Brack,gus@health.example,${awareness},04/05/2026\n`)
    const said = {
      fieldName: 'column-0',
      fieldEmail: 'column-1',
      fieldCourse: 'column-2',
      fieldCompletedOn: 'column-3',
    }
    const sent = await upload(cora, 'odd.csv', odd, 'odd system')
    const columns = await readColumns(sent)
    const form = formTo((await cora.get(columns)).text, columns)
    assert.equal((await cora.post(form.action, { body: encoded(filledIn(form, said)) })).status, 303)
    const next = await upload(cora, 'odd.csv', odd, 'odd system')
    const page = (await cora.get(await readColumns(next))).text
    for (const place of [0, 1, 2, 3]) assert.match(page, new RegExp(`value="column-${place}" selected`))
  })
})

describe('a workbook', () => {
  test('days marked as days, days as text and days as numbers are mixed; hidden sheets are said', async () => {
    const file = workbook([
      { name: 'Leavers', state: 'hidden', rows: [['Name'], ['Left']] },
      {
        name: 'Staff',
        rows: [
          ['Name', 'Email', 'Completed'],
          ['Hal Wrack', 'hal@health.example', { day: 46_000 }],
          ['Ida Kelp', 'ida@health.example', '10 December 2025'],
          ['Jon Sand', 'jon@health.example', 46_000],
          ['Kit Gull', { formula: 'LOWER("KIT@HEALTH.EXAMPLE")', value: 'kit@health.example' }, { day: 46_000 }],
        ],
      },
    ])
    const { rows } = await house.test.owner.query<{ id: string }>(
      `select id from training.course where code = 'gov_awareness'`,
    )
    const done = await bring(cora, 'staff.xlsx', file, { everyCourse: rows[0]?.id ?? '' })
    await takeInImports(house.test.database, today)
    const page = await pageOf(cora, done)
    assert.match(page, /Hidden sheet, not read Leavers/)
    assert.match(page, /Completed courses added 4/)
    assert.equal(await count(`training.completion where completed_on = '2025-12-09'`), 3)
  })

  test('a column with months first somewhere is not guessed at', async () => {
    const file = Buffer.from(
      `Name,Email,Course,Completed\nLil Otter,lil@health.example,${awareness},12/31/2025\nMo Heron,mo@health.example,${awareness},03/02/2026\n`,
    )
    const done = await bring(cora, 'american.csv', file)
    await takeInImports(house.test.database, today)
    assert.match(
      await pageOf(cora, done),
      /this column has days first and months first, so it could be two dates: 03\/02\/2026/,
    )
  })
})

describe('what is refused', () => {
  test('a file that is not what its name says is refused with its reason, and nothing is kept', async () => {
    const before = await count('training.import')
    const sent = await upload(cora, 'staff.xlsx', Buffer.from('Name,Email'))
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /must be a workbook/)
    assert.equal(await count('training.import'), before)
  })

  test('a partner’s contact brings their own agency’s people, and sees no other agency’s files', async () => {
    const own = await bring(
      pat,
      'ours.csv',
      Buffer.from(`Name,Email,Course,Completed\nNed Eel,ned@health.example,${awareness},01/02/2026\n`),
    )
    await takeInImports(house.test.database, today)
    assert.match(await pageOf(pat, own), /People added 1/)
    await house.test.owner.query(`update training.import set agency_id = $1 where id = $2`, [
      await agencyId('School'),
      own.split('/').at(-1),
    ])
    assert.equal((await pat.get(own)).status, 404)
    assert.equal((await pat.get(`${own}/rejected.csv`)).status, 404)
  })
})

describe('whatever happens midway', () => {
  test('nothing is half done: a row that the database refuses takes the whole file with it', async () => {
    const done = await bring(
      cora,
      'bad.csv',
      Buffer.from(`Name,Email,Course,Completed\nOld Ox,ox@health.example,${awareness},01/02/2026\n`),
    )
    const people = await count('training.person')
    await house.test.owner.query(
      `alter table training.completion add constraint broken check (certificate <> '') not valid`,
    )
    for (const time of ['first', 'second', 'third'])
      await assert.rejects(takeInImports(house.test.database, today), Error, time)
    assert.equal(await count('training.person'), people)
    await takeInImports(house.test.database, today)
    assert.match(await pageOf(cora, done), /Failed: nothing of it was kept/)
    await house.test.owner.query('alter table training.completion drop constraint broken')
  })
})

async function agencyId(name: string): Promise<string> {
  const { rows } = await house.test.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [
    name,
  ])
  return rows[0]?.id ?? assert.fail(name)
}
