/** Reports of tension over HTTP: who reports, who reads, what is refused, and what is left once a report has expired. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { formTo } from '../../../test/failure/page-forms.ts'
import { pictureInHouse } from '../../../test/picture-in-house.ts'
import { expiredTensionWords } from './expire.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('reports of tension', { timeout: 200_000 }, async (t) => {
  const { house, ids, as, send } = await pictureInHouse(t)
  const cora = await as('Cora Coordinator')
  const pat = await as('Pat Partner')
  const mina = await as('Mina Member')
  const bo = await as('Bo Board')
  const ward = formTo((await pat.get('/picture/new-tension')).text, '/picture/new-tension')
    .choices.get('ward')
    ?.at(-1)
  const report = {
    ward: ward ?? assert.fail('no ward'),
    category: 'experienced',
    ...dateBoxes('happenedOn', today.subtract({ days: 2 }).toString()),
    what: 'Traders say that they feel watched.',
    describedBy: 'themselves',
    communities: 'Traders, as they say',
    source: 'community',
    corroboration: 'none',
  }

  await t.test('a postcode and an address are refused with the reason, in the page and in the database', async () => {
    for (const [what, words] of [
      ['Shouting outside RM17 6SL.', /Take the postcode out: a report is of a ward, never of an address/],
      ['Shouting at 12 High Street.', /Take the address out: a report is of a ward, never of an address/],
    ] as const) {
      const answer = await send(pat, '/picture/new-tension', { ...report, what })
      assert.equal(answer.status, 422)
      assert.match(plain(answer.text), words)
      assert.ok(answer.text.includes(what))
    }
    await assert.rejects(
      house.test.owner.query(`update picture.tension_words set words = 'At RM17 6SL'`),
      /tension_words_no_postcode/,
    )
  })

  await t.test('communities are as somebody described them, or none', async () => {
    const answer = await send(pat, '/picture/new-tension', { ...report, describedBy: 'nobody' })
    assert.match(plain(answer.text), /Enter the communities, or select that no community was described/)
  })

  await t.test('only what may still come has a day to come', async () => {
    const day = dateBoxes('happenedOn', today.add({ days: 9 }).toString())
    const answer = await send(pat, '/picture/new-tension', { ...report, ...day })
    assert.match(plain(answer.text), /The date must be today or in the past, unless/)
  })

  const sent = await send(mina, '/picture/new-tension', report)
  const address = sent.location ?? assert.fail(plain(sent.text).slice(0, 2000))

  await t.test('whoever reported reads it, and so do those who keep the picture; nobody else finds it', async () => {
    for (const caller of [mina, cora])
      assert.match((await caller.get(address)).text, /Traders say that they feel watched/)
    for (const caller of [pat, bo, await as('Olu Officer'), await as('Ade Administrator')])
      assert.equal((await caller.get(address)).status, 404)
    assert.doesNotMatch((await pat.get('/picture/tensions')).text, new RegExp(address))
    assert.equal((await bo.get('/picture/tensions')).status, 404)
    assert.equal((await mina.get(`${address}/review`)).status, 404)
  })

  await t.test('people agree a level; what is done about it is not for whoever reported it', async () => {
    const review = {
      level: '3',
      done: 'Patrols at the market.',
      ...dateBoxes('reviewOn', today.add({ days: 10 }).toString()),
    }
    assert.equal((await send(cora, `${address}/review`, review)).status, 303)
    assert.match(plain((await cora.get(address)).text), /3: raised Patrols at the market\./)
    const theirs = plain((await mina.get(address)).text)
    assert.match(theirs, /3: raised/)
    assert.doesNotMatch(theirs, /Patrols/)
  })

  await t.test('a board member gets counts by level, and no word or ward', async () => {
    const page = plain((await bo.get('/picture')).text)
    assert.match(page, /Tension reports by quarter and agreed level/)
    for (const word of ['Traders', 'Stifford', 'Graffiti']) assert.doesNotMatch(page, new RegExp(word))
  })

  await t.test('the words of an expired report go, run once or twice; its count stays', async () => {
    const before = plain((await bo.get('/picture')).text)
    await house.test.owner.query(
      `update picture.tension_report set expires_on = access.today() - 1, agree_by = access.today() - 2 where id = $1`,
      [address.split('/').at(-1)],
    )
    const tidy = () => house.test.database.asService('clerk', (trx) => expiredTensionWords.tidy(trx))
    const earlier = await tidy()
    // Its words, those of its review, and those of the invented report that expired 40 days ago.
    assert.ok(earlier.removed >= 2)
    assert.equal((await tidy()).removed, 0)
    const page = plain((await cora.get(address)).text)
    assert.doesNotMatch(page, /Traders|Patrols/)
    assert.match(page, /Removed, because the report has expired/)
    assert.equal((await cora.get(`${address}/review`)).status, 200)
    assert.equal(plain((await bo.get('/picture')).text), before)
    const { rows } = await house.test.owner.query(
      `select from picture.tension_words w join picture.tension_report r on r.id = w.report_id where r.expires_on < access.today()`,
    )
    assert.equal(rows.length, 0)
  })

  await t.test('a report that goes on keeps its words', async () => {
    assert.match((await pat.get(`/picture/tensions/${ids.reportId}`)).text, /Parents said at a school gate/)
  })
})
