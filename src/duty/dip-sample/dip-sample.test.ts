/** A dip sample over HTTP: its reviewer sees the sample and nothing else, before and after nothing at all, and what comes of it is counts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aTown } from '../../../test/hostile/town.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { checklistOf } from '#reference/dip-checklists.ts'

test('a dip sample', { timeout: 400_000 }, async (t) => {
  const town = await aTown(t)
  const [cora, ren, bo] = await Promise.all(
    ['Cora Coordinator', 'Ren Reviewer', 'Bo Board'].map((name) => aCaller(town.app, town.origin, name)),
  )
  assert.ok(cora && ren && bo)
  const send = async (caller: Caller, page: string, answers: Parameters<typeof filledIn>[1]) => {
    const form = formTo((await caller.get(page)).text, page)
    return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
  }
  const yes = Object.fromEntries(checklistOf('record-2023').questions.map(({ code }) => [code, 'yes']))
  let address = ''

  await t.test('is drawn at random with a seed that is shown', async () => {
    const drawn = await send(cora, '/duty/dip-samples/new', {
      how: 'at random',
      ...dateBoxes('from', '2020-01-01'),
      ...dateBoxes('until', '2026-11-30'),
      size: '2',
      reviewer: town.accounts.get('Ren Reviewer') ?? assert.fail('no reviewer'),
    })
    address = drawn.location ?? assert.fail(plain(drawn.text))
    assert.match(
      plain((await cora.get(address)).text),
      /2 of the \d+ cases that could be drawn, at random How to check the draw The seed is [0-9a-f]{16}/,
    )
    assert.equal((await bo.get(address)).status, 404)
    assert.equal((await cora.get(`${address}/cases/1`)).status, 404)
  })

  await t.test('shows its reviewer steps and clocks without a name, and no case as others see it', async () => {
    const { rows } = await town.test.owner.query<{ id: string; surname: string; forenames: string }>(
      `select c.id, p.surname, p.forenames from duty.dip_sample_case s join cases.case_file c on c.id = s.case_id
         join people.person p on p.id = c.person_id where s.sample_id = $1 and s.position = 1`,
      [address.split('/').at(-1)],
    )
    const person = rows[0] ?? assert.fail('no case')
    const page = await ren.get(`${address}/cases/1`)
    assert.equal(page.status, 200)
    assert.match(plain(page.text), /Referral received|received/i)
    for (const name of [person.surname, person.forenames]) assert.doesNotMatch(page.text, new RegExp(`\\b${name}\\b`))
    for (const elsewhere of ['/cases', `/cases/${person.id}`, `/cases/${person.id}/access-log`, '/panel'])
      assert.equal((await ren.get(elsewhere)).status, 404, elsewhere)
    assert.equal((await ren.get(`${address}/cases/3`)).status, 404)
    const seen = await town.test.owner.query(
      `select from records.audit_event where case_id = $1 and action = 'view sampled case' and actor = $2`,
      [person.id, town.accounts.get('Ren Reviewer')],
    )
    assert.equal(seen.rowCount, 1)
  })

  await t.test(
    'is finished when every case is answered; then its reviewer sees no case, and counts remain',
    async () => {
      assert.match((await send(ren, `${address}/finding`, { words: 'Reasons are there.' })).text, /of every case first/)
      for (const place of [1, 2]) assert.equal((await send(ren, `${address}/cases/${place}/answers`, yes)).status, 303)
      const corrected = { ...yes, consent: 'no' }
      assert.equal((await send(ren, `${address}/cases/2/answers`, corrected)).status, 303)
      assert.equal((await send(ren, `${address}/finding`, { words: 'Reasons are there.' })).status, 303)
      assert.equal((await ren.get(`${address}/cases/1`)).status, 404)
      for (const caller of [ren, cora]) {
        const words = plain((await caller.get(address)).text)
        assert.match(words, /Did support begin only after consent was given, .*? 1 0 1 0 /)
        assert.doesNotMatch(words, /THU-2026-\d/)
      }
    },
  )

  await t.test('ends with its last day, whatever was answered', async () => {
    const other = `/duty/dip-samples/${town.duty.sampleId}`
    assert.equal((await ren.get(`${other}/cases/1`)).status, 200)
    await town.test.owner.query(
      'update duty.dip_sample set drawn_on = current_date - 20, sight_until = current_date - 1',
    )
    assert.equal((await ren.get(`${other}/cases/1`)).status, 404)
    assert.doesNotMatch(plain((await ren.get(other)).text), /THU-2026-\d/)
  })
})
