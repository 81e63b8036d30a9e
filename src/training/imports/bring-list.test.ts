/** A list brought by the command, on a whole house: what it answers, and that it doubles nothing. */
import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aHouse } from '../../../test/house.ts'
import { trainingInTown } from '../../../test/training-in-town.ts'
import { actByCommand, listAccounts } from '#accounts/commands.ts'
import { Refusal } from '#platform/failures.ts'
import { bomb, workbook } from '#platform/documents/sheet/workbook-for-tests.ts'
import { bringList, type Brought, type ListToBring } from './bring-list.ts'

const house = await aHouse({ after })
const { ownerConnection, owner, database } = house.test
const { rows: agencies } = await owner.query<{ id: string }>(`select id from accounts.agency where name = 'Health'`)
await trainingInTown(house.test, {
  areaId: house.areaId,
  by: house.accounts.get('Cora Coordinator') ?? assert.fail(),
  agencyId: agencies[0]?.id ?? assert.fail(),
})
const accounts = await listAccounts(ownerConnection)
const cora = accounts.find(({ name }) => name === 'Cora Coordinator') ?? assert.fail()
const area = cora.roles[0]?.split(' in ')[1] ?? assert.fail()
const awareness = 'Prevent awareness (government e-learning)'

async function bring(text: string | Buffer, about: Partial<ListToBring> = {}): Promise<Brought> {
  return await actByCommand(ownerConnection, cora.email, (sessionToken) =>
    bringList(database, sessionToken, {
      name: 'list.csv',
      bytes: Buffer.from(text),
      area,
      agency: 'Health',
      source: 'command line',
      course: undefined,
      isTrial: false,
      today: Temporal.Now.plainDateISO('Europe/London'),
      ...about,
    }),
  )
}

async function count(table: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::integer as n from ${table}`)
  return rows[0]?.n ?? 0
}

async function refusal(text: string | Buffer, about: Partial<ListToBring> = {}): Promise<string> {
  const imports = await count('training.import')
  const error: unknown = await bring(text, about).then(
    () => assert.fail('it was taken in'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(await count('training.import'), imports, 'nothing is kept of what is refused')
  return error.message
}

suite('A list brought by the command', () => {
  const list =
    'name,email,staff_number,course,completed_on,certificate\r\n' +
    `Ada Brook,Ada@health.example,H-71,${awareness},03/02/2026,C-1\r\n` +
    `Ada Brook,ada@health.example,H-71,${awareness},03/02/2026,C-1\r\n` +
    `"Ben\r\nRill",,H-72,${awareness},2026-02-30,\r\n` +
    `Cyd Weir,cyd@health.example,,,,\r\n` +
    `Dee Ford,ada@health.example,,${awareness},2026-02-03,\r\n` +
    `Eli Lock,nia.driftwood@health.example,H-72,${awareness},2026-02-03,\r\n`

  test('a trial says what would be rejected, by the line of the file, and keeps nothing', async () => {
    const before = await Promise.all(['training.person', 'training.completion', 'training.import'].map(count))
    const { read, added, unchanged, rejected } = await bring(list, { isTrial: true })
    assert.deepEqual({ read, added, unchanged }, { read: 6, added: 0, unchanged: 0 })
    assert.deepEqual(
      rejected.map(({ row }) => row),
      [4, 7],
    )
    assert.deepEqual(
      await Promise.all(['training.person', 'training.completion', 'training.import'].map(count)),
      before,
    )
  })

  test('every row is added, unchanged or rejected', async () => {
    const { read, added, unchanged, rejected } = await bring(list)
    assert.deepEqual({ read, added, unchanged }, { read: 6, added: 3, unchanged: 1 })
    assert.deepEqual(
      rejected.map(({ row, reason }) => `${row}: ${reason.slice(0, 40)}`),
      ['4: The day they completed it: not a real da', '7: The same email address or staff number s'],
    )
  })

  test('again nothing doubles', async () => {
    const before = await Promise.all(['training.person', 'training.completion'].map(count))
    const { read, added, unchanged, rejected } = await bring(list)
    assert.deepEqual([read, added, unchanged, rejected.length], [6, 0, 4, 2])
    assert.deepEqual(await Promise.all(['training.person', 'training.completion'].map(count)), before)
  })

  test('a workbook with a hidden sheet, a merged heading above the headings, days of both kinds and a formula', async () => {
    const file = workbook([
      { name: 'Left', state: 'hidden', rows: [['name'], ['Nobody']] },
      {
        name: 'Staff',
        rows: [
          ['Training of the year'],
          ['Full name', 'E-mail', 'Completed'],
          ['Fay Moor', 'fay@health.example', { day: 46_000 }],
          ['Gil Sedge', { formula: 'LOWER("GIL@HEALTH.EXAMPLE")', value: 'gil@health.example' }, '9 December 2025'],
          ['Hob Rush', { error: '#N/A' }, '9 December 2025'],
        ],
        merged: ['A1:C1'],
      },
    ])
    const brought = await bring(file, { name: 'staff.xlsx', course: 'gov_awareness' })
    assert.deepEqual(
      [brought.read, brought.added, brought.rejected],
      [3, 2, [{ row: 5, reason: 'Neither an email address nor a staff number' }]],
    )
    assert.equal(
      await count(
        `training.completion c join training.person p on p.id = c.person_id where p.name in ('Fay Moor', 'Gil Sedge') and c.completed_on = '2025-12-09'`,
      ),
      2,
    )
  })

  test('headings that nobody has matched are named, and nothing is guessed', async () => {
    assert.match(
      await refusal('name,email,Line manager,Grade\nA,a@x.example,B,7\n'),
      /^list\.csv: these headings are not known: "Line manager", "Grade"\. Import a file like it in the browser once, from "command line"/,
    )
    await owner.query(
      `insert into training.source_map (area_id, agency_id, source, mapping, changed_by)
       select area_id, id, 'portal', '{"name": "Wer", "email": "Wo"}', $1 from accounts.agency where name = 'Health'`,
      [house.accounts.get('Cora Coordinator')],
    )
    const matched = await bring('Wer,Wo,Grade\nIan Vale,ian@health.example,7\n', { source: 'portal' })
    assert.deepEqual([matched.read, matched.added], [1, 1])
  })

  test('what cannot be read, or is of nobody’s, is refused in one line', async () => {
    assert.match(await refusal(''), /^list\.csv: The file is empty\.$/)
    assert.match(await refusal('name,email\n'), /no rows beneath its headings/)
    assert.match(await refusal('name,email\nA,"a@x.example\n'), /A quotation mark opens in row 2 of the file/)
    assert.match(await refusal('name,role\nA,manager\n'), /no column is the email address or the staff number/)
    assert.match(await refusal('name,email,course\nA,a@b.example,x\n'), /no column is the day of completion/)
    assert.match(await refusal('name,email\nA,a@x.example\n', { agency: 'Nowhere' }), /There is no agency Nowhere/)
    assert.match(await refusal('name,email\nA,a@x.example\n', { agency: undefined }), /Say whose people .* --agency/)
    assert.match(await refusal('name,email\nA,a@x.example\n', { course: 'Knots' }), /There is no course "Knots"/)
    const file = bomb('sheet', { repeat: '<c/>', times: 75_000_000 })
    assert.match(await refusal(file, { name: 'a.xlsx' }), /unpacks to more than a list/)
  })
})
