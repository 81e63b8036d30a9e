/** Who is bound, and the register, over HTTP. What a file must be is register.test.ts; here is that the pages hold to it, and who may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plain } from '../../test/boards-in-house.ts'
import { dutyInHouse } from '../../test/duty-in-house.ts'

const good = 'number,name,kind,postcode,email\n100001,Marshlight Primary,school,RM17 6SL,office@marshlight.example\n'

test('who is bound, and the register', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, pat, send, upload } = await dutyInHouse(t)
  const address = `/duty/authorities/${ids.authorityId}`
  const places = async () =>
    (await house.test.owner.query<{ name: string }>('select name from duty.place order by number')).rows.map(
      ({ name }) => name,
    )

  await t.test('a board member reads who is bound, with the agreement of the agency', async () => {
    assert.match(
      plain((await bo.get('/duty/authorities')).text),
      /Marshes Foundation Trust NHS foundation trust Roisin Yarrowfold, Named nurse .*In force/,
    )
    assert.match(plain((await bo.get(address)).text), /Bound for All its functions Since 1 July 2015/)
  })

  await t.test('a board member changes nothing, and a case officer finds nothing', async () => {
    for (const page of [`${address}/change`, '/duty/authorities/new', '/duty/settings/import'])
      assert.equal((await bo.get(page)).status, 404, page)
    for (const caller of [olu, pat])
      for (const page of ['/duty/authorities', address, '/duty/settings'])
        assert.equal((await caller.get(page)).status, 404, page)
  })

  await t.test('what two people change at once shows both versions', async () => {
    const page = `${address}/change`
    const early = (await cora.get(page)).text
    assert.equal((await send(cora, page, { functions: 'Hospitals' })).status, 303)
    const late = await send(cora, page, { functions: 'Clinics' }, page, early)
    assert.equal(late.status, 409)
    assert.match(plain(late.text), /Hospitals.*Clinics/)
  })

  await t.test('a second one of the same name in a schedule is refused, and what was typed is kept', async () => {
    const answers = {
      schedule: '6',
      name: 'Marshes Foundation Trust',
      kind6: 'nhs_ft',
      'boundFrom-day': '1',
      'boundFrom-month': '7',
      'boundFrom-year': '2015',
    }
    const refused = await send(cora, '/duty/authorities/new', answers)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /There is already an authority or partner with this name/)
    assert.match(refused.text, /value="Marshes Foundation Trust"/)
  })

  await t.test('of a register with a wrong row nothing is taken in, and the row is named', async () => {
    const refused = await upload(cora, '/duty/settings/import', 'register', `${good}100002,The Castle,castle,,\n`)
    assert.equal(refused.status, 422)
    assert.match(plain(refused.text), /nothing was taken in/)
    assert.match(plain(refused.text), /3 Kind must be one of school, academy/)
    assert.deepEqual(await places(), [])
  })

  await t.test('a register comes in once, however often; a changed row is brought up to date', async () => {
    for (const file of [good, good, good.replace('Primary', 'Academy')])
      assert.equal((await upload(cora, '/duty/settings/import', 'register', file)).status, 303)
    assert.deepEqual(await places(), ['Marshlight Academy'])
    const words = plain((await bo.get('/duty/settings')).text)
    assert.match(words, /Cora Coordinator 1 0 1 .*Cora Coordinator 1 0 0 .*Cora Coordinator 1 1 0/)
  })
})
