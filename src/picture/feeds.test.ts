/** What must show: the room feeds a live measure, evidence for a self-assessment, a page of the annual report, the work page and the golden thread. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { backstage, type Backstage } from '../demonstration/backstage.ts'
import { aStrategy } from '../../test/a-strategy.ts'
import { plain } from '../../test/boards-in-house.ts'
import { pictureInHouse } from '../../test/picture-in-house.ts'
import { pictureInReport } from '#boards/reports/sources/picture.ts'
import { yearFrom, yearsOffered } from '#boards/reports/report.ts'
import { publishStatistics } from '#statistics/publish-job.ts'
import { pictureEvidence } from './evidence.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('what the local picture feeds', { timeout: 200_000 }, async (t) => {
  const { house, as } = await pictureInHouse(t)
  const { areaId, test: database } = house
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const asReader = async <T>(name: string, work: (stage: Backstage) => Promise<T>): Promise<T> =>
    await backstage(database.ownerConnection, database.vault, today, (stage) =>
      stage.as(account(name), () => work(stage)),
    )

  await t.test('evidence: a profile overdue, recommendations, risks and tensions as they stand', async () => {
    const found = await asReader('Bo Board', ({ trx }) => pictureEvidence(trx, { areaId, today }))
    const says = new Map(found.map(({ key, says: words }) => [key.split('/').slice(0, 2).join('/'), words]))
    assert.match(found.find(({ label }) => label.includes('(CTLP), 2017'))?.says ?? '', /^overdue since /)
    assert.equal(says.get('picture/recommendations'), '1 of 8')
    assert.equal(says.get('picture/risks-reviewed'), '3 of 4')
    assert.equal(says.get('picture/tensions'), '4 of 5')
    for (const { address } of found) assert.match(address, /^\/picture/)
  })

  await t.test('evidence where there is nothing says none yet, and never 0%', async () => {
    const elsewhere = '01890000-0000-7000-8000-00000000dead'
    const found = await asReader('Bo Board', ({ trx }) => pictureEvidence(trx, { areaId: elsewhere, today }))
    assert.deepEqual(
      found.map(({ says }) => says),
      ['none yet', 'none yet', 'none yet'],
    )
  })

  await t.test('the measure counts each look that fell due, and those taken by that day', async () => {
    const { rows } = await database.database.asService('clerk', (trx) =>
      sql<{ due: number; met: number }>`
        select sum(due)::integer as due, sum(met)::integer as met from picture.tension_reviews_due(${areaId}::uuid)`.execute(
        trx,
      ),
    )
    // Grays two of two, Tilbury one of two, Belhus one of one, Ockendon one of two: the second look came six days late.
    assert.deepEqual(rows, [{ due: 7, met: 5 }])
  })

  await t.test('and what is settled of it is safe to tell', async () => {
    await publishStatistics(database.database, today)
    const { rows } = await database.owner.query<{ numerator: number | null; denominator: number | null }>(
      `select numerator, denominator from statistics.figure where area_id = $1 and measure = 'tension reviews in time'`,
      [areaId],
    )
    assert.ok(rows.length > 0)
    for (const { numerator, denominator } of rows)
      assert.ok(denominator === null || (denominator >= 5 && (numerator === 0 || (numerator ?? 0) >= 5)))
  })

  await t.test('a page of the annual report, without a ward or a small count', async () => {
    const [april] = yearsOffered(today)
    const year = yearFrom(april ?? assert.fail())
    const { figures } = await asReader('Cora Coordinator', ({ trx }) =>
      pictureInReport.draft(trx, { areaId, year, today }),
    )
    assert.deepEqual(
      figures.map(({ title }) => title),
      [
        'Recommendations of the threat profiles',
        'Open risks',
        'Reports of tension by quarter and agreed level',
        'Hate crimes recorded by the police, by quarter and strand',
      ],
    )
    for (const { rows, headings, editions } of figures) {
      for (const row of rows) assert.equal(row.length, headings.length)
      assert.ok(!editions.includes('public'))
    }
    assert.doesNotMatch(JSON.stringify(figures), /Belhus|Ockendon|Grays/)
  })

  await t.test('the work page of whoever keeps the picture', async () => {
    const cora = plain((await (await as('Cora Coordinator')).get('/work')).text)
    for (const words of [
      /The local picture/,
      /Refresh of Counter-terrorism local profile \(CTLP\), 2017/,
      /Review of a risk/,
      /Review of a tension/,
    ])
      assert.match(cora, words)
    assert.doesNotMatch(plain((await (await as('Bo Board')).get('/work')).text), /Refresh of Counter-terrorism/)
  })

  await t.test('the golden thread: what is recommended hangs on it, and what nobody answers is a hole', async () => {
    const strategy = await aStrategy(database, { areaId, by: account('Cora Coordinator') }, 'adopted')
    const bo = await as('Bo Board')
    const thread = plain((await bo.get(`/strategy/${strategy.id}/thread`)).text)
    assert.match(thread, /Situational risk assessment, Spring \d{4} : no action answers it/)
    assert.match(thread, /By other work: The libraries’ service plan has it/)
  })
})
