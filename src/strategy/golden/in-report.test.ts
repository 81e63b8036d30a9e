/** The delivery plan in an annual report: the thread, the measures, and in each edition what it may tell. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aStrategy } from '../../../test/a-strategy.ts'
import { plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'

test('the delivery plan in an annual report', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const by = house.accounts.get('Cora Coordinator') ?? ''
  const begin = async (pick: number): Promise<string> => {
    const form = formTo((await cora.get('/boards/new-report')).text, '/boards/new-report')
    const years = form.choices.get('year')?.filter((year) => year !== '') ?? []
    const sent = await cora.post('/boards/new-report', { body: encoded(filledIn(form, { year: years[pick] ?? '' })) })
    return sent.location ?? assert.fail(sent.text)
  }
  const edition = async (report: string, name: string) => plain((await cora.get(`${report}/draft/${name}`)).text)

  await t.test('where no strategy is in force, the report says so', async () => {
    assert.match(await edition(await begin(1), 'board'), /How the delivery plan stands No delivery plan is in force\./)
  })

  await aStrategy(house.test, { areaId: house.areaId, by }, 'adopted')
  const report = await begin(0)

  await t.test('the board reads what answers each recommendation, what is measured, and what is missing', async () => {
    const words = await edition(report, 'board')
    assert.match(words, /Recommendation 1[^:]*: Early identification .* Brief every front door \(Green: on track\)/)
    assert.match(words, /Recommendation 2[^:]*: Social media .* No action answers it/)
    assert.match(words, /Brief every front door Staff trained 30 of 50 \(60%\) .* 80% or more Not met/)
    assert.match(words, /What is missing .* no action answers it/)
  })

  await t.test('the public reads of it what may be published: rounded, and without what is missing', async () => {
    const words = await edition(report, 'public')
    assert.match(words, /Brief every front door Staff trained About 30 of 50/)
    assert.doesNotMatch(words, /What is missing|60%|Not met/)
  })

  await t.test('a share that is too small to be published is not', async () => {
    await house.test.owner.query(
      'set session_replication_role = replica; update strategy.reading set of_value = 36; set session_replication_role = origin',
    )
    const fresh = await begin(2)
    assert.match(await edition(fresh, 'public'), /Staff trained Not published: too few/)
    assert.match(await edition(fresh, 'board'), /Staff trained 30 of 36/)
  })

  await t.test('the public has no number of days, from which nobody sees of how few it was taken', async () => {
    await house.test.owner.query(
      `set session_replication_role = replica; update strategy.measure set kind = 'time'; update strategy.reading set of_value = null; set session_replication_role = origin`,
    )
    const fresh = await begin(3)
    assert.match(await edition(fresh, 'board'), /Staff trained 30 days/)
    assert.doesNotMatch(await edition(fresh, 'public'), /Staff trained|30 days/)
  })
})
