/** A strategy over HTTP: shown as its document has it, put forward as a new version, compared, adopted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aStrategy } from '../../../test/a-strategy.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { thurrockParts } from '../../demonstration/strategy/thurrock-strategy.ts'

test('the seed strategy is kept whole: 7 sections, 2 objectives, 6 means, 6 recommendations, 3 appendices', () => {
  const count = (kind: string): number => thurrockParts.filter((part) => part.kind === kind).length
  assert.deepEqual(['section', 'objective', 'means', 'recommendation', 'appendix'].map(count), [7, 2, 6, 6, 3])
})

test('a strategy', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const by = house.accounts.get('Cora Coordinator') ?? ''
  const strategy = await aStrategy(house.test, { areaId: house.areaId, by }, 'adopted')
  const address = `/strategy/${strategy.id}`
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const cass = await aCaller(house.app, house.origin, 'Cass Chair')
  const bo = await aCaller(house.app, house.origin, 'Bo Board')

  async function send(caller: Caller, page: string, to: string | RegExp, answers: Parameters<typeof filledIn>[1] = {}) {
    const form = formTo((await caller.get(page)).text, to)
    return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
  }

  await t.test('a board member finds it in force, and reads it in the order of the document', async () => {
    assert.match(plain((await bo.get('/strategy')).text), /Thurrock PREVENT Strategy, 2017\/2019 In force/)
    const text = plain((await bo.get(address)).text)
    const inOrder = [
      '1.0 National Context',
      'Purpose',
      '2. Ensure that we safeguard',
      'We will achieve this by:',
      '6. Delivering appropriate interventions',
      '6. Hate Crime Statutory partners',
      '7.3 Equality Impact assessment',
    ]
    const body = text.slice(text.lastIndexOf('1.0 National Context'))
    const places = inOrder.map((words) => body.indexOf(words))
    assert.ok(!places.includes(-1), String(places))
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    )
  })

  await t.test('nobody without a governance role finds it', async () => {
    for (const name of ['Olu Officer', 'Mina Member', 'Ade Administrator']) {
      const caller = await aCaller(house.app, house.origin, name)
      assert.equal((await caller.get(address)).status, 404, name)
    }
  })

  await t.test('a board member is offered no change, and finds no form for one', async () => {
    assert.doesNotMatch((await bo.get(address)).text, /new-version/)
    assert.equal((await bo.get(`${address}/new-version`)).status, 404)
  })

  await t.test('what is in force does not change: a new version is begun, and says what changes', async () => {
    assert.equal((await cora.get(`${address}/draft`)).status, 404)
    const unsaid = await send(cora, `${address}/new-version`, `${address}/new-version`)
    assert.equal(unsaid.status, 422)
    const begun = await send(cora, `${address}/new-version`, `${address}/new-version`, {
      whatChanged: 'Objective 2 names online harm.',
    })
    assert.equal(begun.location, `${address}/draft`)
    const page = await cora.get(`${address}/draft`)
    assert.equal(page.text.match(/\/removal"/g)?.length, 26)
  })

  const second = strategy.parts.filter(({ kind }) => kind === 'objective')[1]
  const objective = `${address}/draft/parts/${second?.key ?? ''}`

  await t.test('an objective keeps its key in the new version, and is compared with what it was', async () => {
    const changed = await send(cora, objective, objective, {
      text: 'Ensure that we safeguard our children and vulnerable adults from exposure to extremism online',
    })
    assert.equal(changed.location, `${address}/draft`)
    const text = plain((await bo.get(`${address}/versions`)).text)
    assert.match(text, /Objective 2 Changed Version 1 .*exposure to extremism Version 2 .*put in: online \(end\)/)
  })

  await t.test('a part without words, and a kind that there is not, are refused with what was typed', async () => {
    const wrong = await send(cora, `${address}/draft/parts/new`, `${address}/draft/parts/new`, { number: '99' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Select what kind of part it is/)
    assert.match(wrong.text, /a part cannot be empty/)
    assert.match(wrong.text, /value="99"/)
  })

  await t.test('two people change one part: the second sees both versions and may go on', async () => {
    const hers = formTo((await cora.get(objective)).text, objective)
    const theirs = formTo((await cass.get(objective)).text, objective)
    const first = await cora.post(objective, { body: encoded(filledIn(hers, { text: 'Keep everybody safe.' })) })
    assert.equal(first.status, 303)
    const clash = await cass.post(objective, { body: encoded(filledIn(theirs, { text: 'Keep children safe.' })) })
    assert.equal(clash.status, 409)
    assert.match(plain(clash.text), /Cora Coordinator changed Objective 2/)
    assert.match(clash.text, /Keep everybody safe\./)
    const again = formTo(clash.text, objective)
    assert.equal((await cass.post(objective, { body: encoded(again.fields) })).status, 303)
    assert.match((await cora.get(objective)).text, /Keep children safe\./)
  })

  await t.test('moving a part changes its place and nothing else', async () => {
    const last = strategy.parts.at(-1)
    const moved = `${address}/draft/parts/${last?.key ?? ''}`
    assert.equal((await send(cora, moved, moved, { after: 'first' })).status, 303)
    const text = plain((await cora.get(`${address}/draft`)).text)
    assert.ok(text.indexOf('Equality Impact assessment') < text.indexOf('National Context'))
  })

  await t.test('adopting the draft makes the version before it past, and the past stays as it was', async () => {
    assert.equal((await send(cass, `${address}/draft`, `${address}/adoption`)).location, address)
    const now = plain((await bo.get(address)).text)
    assert.match(now, /Version 2 In force Adopted by Cass Chair/)
    assert.match(now, /Keep children safe\./)
    const before = plain((await bo.get(`${address}?version=1`)).text)
    assert.match(before, /Version 1 Past/)
    assert.match(before, /Ensure that we safeguard our children/)
    assert.equal((await cora.get(objective)).status, 404)
  })

  await t.test('a strategy written here begins empty, and its years must be in order', async () => {
    const answers = { title: 'Together', period: '2027-2030', fromYear: '2030', toYear: '2027' }
    const wrong = await send(cora, '/strategy/new', '/strategy/new', answers)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Last year must be the same as the first year, or after it/)
    const right = await send(cora, '/strategy/new', '/strategy/new', { ...answers, fromYear: '2027', toYear: '2030' })
    assert.match(right.location ?? '', /^\/strategy\/.*\/draft$/)
    assert.match((await cora.get(right.location ?? '')).text, /No parts yet/)
  })

  await t.test('a draft is called something else as often as it takes, and nobody asks why', async () => {
    const begun = await send(cora, '/strategy/new', '/strategy/new', {
      title: 'Togehter',
      period: '2027-2030',
      fromYear: '2027',
      toYear: '2030',
    })
    const draft = begun.location ?? ''
    const naming = draft.replace(/draft$/, 'title')
    assert.match((await cora.get(draft)).text, /Change the title or the years/)
    assert.equal((await send(cora, naming, naming, { title: 'Together', toYear: '2026' })).status, 422)
    assert.equal((await send(cora, naming, naming, { title: 'Together', toYear: '2031' })).location, draft)
    const page = plain((await cora.get(draft)).text)
    assert.match(page, /Draft of Together/)
    assert.doesNotMatch(page, /Togehter|corrected/)
    assert.equal((await bo.get(naming)).status, 404)
  })

  await t.test('once adopted it is corrected with a reason, and what it was called stays in sight', async () => {
    const naming = `${address}/title`
    const [hers, theirs] = [
      formTo((await cora.get(naming)).text, naming),
      formTo((await cass.get(naming)).text, naming),
    ]
    const sent = (form: typeof hers, answers: Record<string, string>) =>
      ({ body: encoded(filledIn(form, answers)) }) as const
    assert.match((await cora.post(naming, sent(hers, { period: '2017 to 2019' }))).text, /Enter why it is corrected/)
    const why = 'The front page was printed wrong.'
    assert.equal((await cora.post(naming, sent(hers, { period: '2017 to 2019', why }))).location, address)
    const page = plain((await bo.get(address)).text)
    assert.match(page, /2017 to 2019/)
    assert.match(
      page,
      /Cora Coordinator corrected it on .*: The front page was printed wrong\. Until then .*, 2017\/2019/,
    )
    const clash = await cass.post(naming, sent(theirs, { period: '2017–19', why: 'Shorter.' }))
    assert.equal(clash.status, 409)
    assert.match(plain(clash.text), /2017 to 2019 2017–19/)
    assert.match(plain((await bo.get('/strategy')).text), /2017 to 2019/)
  })

  await t.test('each change is in the audit, by whoever made it', async () => {
    const { rows } = await house.test.owner.query<{ action: string }>(
      `select distinct action from records.audit_event where action like '%strategy%' order by action`,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      [
        'add strategy',
        'adopt strategy',
        'begin strategy version',
        'change strategy part',
        'change strategy title',
        'correct strategy title',
      ],
    )
  })
})

/** The words of a page, a space between them. */
function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}
