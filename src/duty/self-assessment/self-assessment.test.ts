/** Self-assessments over HTTP: whose they are, what is picked as it stood, frozen once submitted, and a second person’s review. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plain } from '../../../test/boards-in-house.ts'
import { dutyInHouse } from '../../../test/duty-in-house.ts'
import { schemeOf } from '#reference/self-assessment-schemes.ts'

test('self-assessments', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, pat, callerNamed, send } = await dutyInHouse(t)
  const pia = await callerNamed('Pia Primary')
  const cass = await callerNamed('Cass Chair')
  const draft = `/duty/self-assessments/${ids.draftId}`
  const submitted = `/duty/self-assessments/${ids.submittedId}`

  await t.test('what is picked stays as it stood that day, and what is left out goes', async () => {
    const page = `${draft}/benchmarks/channel-panel`
    const shown = (await cora.get(page)).text
    assert.match(shown, /none yet: too few to tell/)
    const picked = /value="(statistics\.panel[^"]*)"/.exec(shown)?.[1] ?? assert.fail('no figure is offered')
    assert.equal((await send(cora, page, { score: '4', words: 'It meets every month.', evidence: picked })).status, 303)
    assert.match(plain((await cora.get(draft)).text), /Panel attendance : none yet: too few to tell \(as it stood on/)
    await house.test.owner.query(
      `insert into statistics.figure (area_id, measure, from_on, until_on, numerator, denominator)
       values ($1, 'panel attendance', '2026-07-01', '2026-09-30', 84, 112)`,
      [house.areaId],
    )
    // Saved again with the same choice, it is still what stood then; picked anew, it is what stands now.
    assert.equal((await send(cora, page, { words: 'It meets monthly.' })).status, 303)
    assert.match(plain((await cora.get(draft)).text), /Panel attendance : none yet/)
    assert.equal((await send(cora, page, { evidence: [] })).status, 303)
    assert.doesNotMatch(plain((await cora.get(draft)).text), /Panel attendance :/)
    assert.equal((await send(cora, page, { evidence: picked })).status, 303)
    assert.match(plain((await cora.get(draft)).text), /Panel attendance : 84 of 112 \(75%\)/)
  })

  await t.test('a board member reads the partnership’s own and writes nothing; a case officer finds none', async () => {
    assert.equal((await bo.get(draft)).status, 200)
    assert.equal((await bo.get(`${draft}/submission`)).status, 404)
    for (const page of ['/duty/self-assessments', draft]) assert.equal((await olu.get(page)).status, 404)
  })

  let ofHealth = ''
  await t.test(
    'a partner contact makes their agency’s own; no other agency sees it, and the coordinator does',
    async () => {
      const begun = await send(pat, '/duty/self-assessments/new', {
        subject: 'agency',
        scheme: '2024-eight',
        year: '2026',
      })
      ofHealth = begun.location ?? assert.fail('not begun')
      assert.match(plain((await pat.get(ofHealth)).text), /Self-assessment of Health, 2026\/27/)
      assert.equal((await pia.get(ofHealth)).status, 404)
      assert.doesNotMatch(plain((await pia.get('/duty/self-assessments')).text), /Health/)
      assert.equal((await bo.get(ofHealth)).status, 404)
      assert.equal((await cora.get(ofHealth)).status, 200)
      // Who keeps the partnership sees it, and does not write in it.
      assert.equal((await cora.get(`${ofHealth}/benchmarks/training`)).status, 404)
      assert.equal((await pat.get(draft)).status, 404)
    },
  )

  await t.test('it is submitted when every benchmark is answered, and then nobody changes it', async () => {
    const early = await send(pat, `${ofHealth}/submission`, { summary: 'Good.' })
    assert.equal(early.status, 422)
    assert.match(early.text, /Answer every benchmark first/)
    for (const { code } of schemeOf('2024-eight').benchmarks)
      assert.equal((await send(pat, `${ofHealth}/benchmarks/${code}`, { score: '3', words: 'In place.' })).status, 303)
    const open = (await pat.get(`${ofHealth}/benchmarks/training`)).text
    assert.equal((await send(pat, `${ofHealth}/submission`, { summary: 'Good.' })).status, 303)
    assert.equal((await pat.get(`${ofHealth}/benchmarks/training`)).status, 404)
    const late = await send(pat, `${ofHealth}/benchmarks/training`, { score: '5' }, undefined, open)
    assert.equal(late.status, 404)
  })

  await t.test('who submitted it does not review it; somebody else does, once', async () => {
    const own = await send(cass, `${submitted}/benchmarks/training/review`, { score: '2', words: 'No.' })
    assert.match(own.text, /You submitted it: a second person reviews it/)
    const page = `${submitted}/benchmarks/training/review`
    const open = (await cora.get(page)).text
    const answers = { score: '2', words: 'Nobody could show who was trained.' }
    // Twice by the same form: once.
    for (const opened of [open, open]) assert.equal((await send(cora, page, answers, undefined, opened)).status, 303)
    assert.match(plain((await bo.get(submitted)).text), /Cora Coordinator finds: 2/)
    const again = await send(cora, page, { score: '5', words: 'Yes.' })
    assert.match(again.text, /has been reviewed already/)
    await assert.rejects(house.test.owner.query(`update duty.self_review set words = 'x'`), /never changed/)
  })

  await t.test('year on year is drawn with its table, and what nobody answered is empty', async () => {
    const { text } = await bo.get(submitted)
    assert.match(text, /<svg[^>]*role="img"/)
    assert.match(plain(text), /Benchmark 2025\/26 1\. Multi-agency partnership group 3 /)
    assert.match(plain(text), /6\. Training programme 3 \(2\)/)
  })
})
