/** A strategy imported over HTTP: the document is sent, what was read is confirmed or changed, and a draft is kept. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { filledIn, formTo, type PageForm } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, type Answer, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { thurrockParts } from '../../demonstration/strategy/thurrock-strategy.ts'
import { aWordStrategy } from './word-strategy-for-tests.ts'

const seed = await readFile(new URL('fixtures/thurrock-prevent-strategy-2017-2019.txt', import.meta.url))

test('importing a strategy', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
  const strategies = async () =>
    (
      await house.test.owner.query<{ id: string; title: string; period: string; from_year: number; to_year: number }>(
        'select id, title, period, from_year, to_year from strategy.strategy order by added_at',
      )
    ).rows
  const parts = async (strategyId: string) =>
    (
      await house.test.owner.query<{ kind: string; number: string; heading: string; text: string }>(
        `select p.kind, p.number, p.heading, p.text from strategy.part p join strategy.version v on v.id = p.version_id
        where v.strategy_id = $1 order by p.position`,
        [strategyId],
      )
    ).rows

  await t.test('only who keeps the strategy finds the page, and the forms', async () => {
    for (const name of ['Bo Board', 'Olu Officer', 'Mina Member', 'Ade Administrator']) {
      const caller = await aCaller(house.app, house.origin, name)
      assert.equal((await caller.get('/strategy/import')).status, 404, name)
      assert.doesNotMatch((await caller.get('/strategy')).text, /\/strategy\/import/, name)
    }
    assert.match((await cora.get('/strategy')).text, /href="\/strategy\/import"/)
  })

  await t.test('what was read is shown with the line of each, and nothing is kept yet', async () => {
    const page = await upload(cora, seed, 'strategy.txt')
    assert.equal(page.status, 200)
    const form = formTo(page.text, '/strategy/import/proposals')
    const value = (name: string) => form.fields.find(([field]) => field === name)?.[1]
    assert.deepEqual(['title', 'period', 'fromYear', 'toYear'].map(value), [
      'Thurrock PREVENT Strategy',
      '2017/2019',
      '2017',
      '2019',
    ])
    const ticked = (name: string) => form.fields.filter(([field]) => field === name).length
    assert.deepEqual(
      ['objectives', 'means', 'recommendations', 'stages', 'dutyParagraphs'].map(ticked),
      [2, 6, 6, 5, 0],
    )
    assert.match(page.text, /Line 37, under “The strategic objectives of this strategy are:”/)
    assert.match(page.text, /Everything found its place/)
    assert.deepEqual(await strategies(), [])
  })

  await t.test('confirmed as it is, the seed is kept as its document has it, as a draft', async () => {
    const form = formTo((await upload(cora, seed, 'strategy.txt')).text, '/strategy/import/proposals')
    const answer = await confirm(cora, form, {})
    const [kept] = await strategies()
    assert.deepEqual([answer.status, answer.location], [303, `/strategy/${kept?.id}/draft`])
    assert.deepEqual(await parts(kept?.id ?? ''), thurrockParts)
    const route = await house.test.owner.query<{ purpose: string }>(
      "select purpose from boards.stage join boards.document d on d.id = document_id where d.kind = 'strategy' order by position",
    )
    assert.deepEqual(
      route.rows.map(({ purpose }) => purpose),
      ['draft', 'approval', 'information', 'sign_off', 'information_and_action'],
    )
    const { rows } = await house.test.owner.query<{ details: unknown }>(
      "select details from records.audit_event where action = 'import strategy'",
    )
    assert.deepEqual(
      rows.map(({ details }) => details),
      [{ parts: 26, unread: 0 }],
    )
    // Sent once more, it leads to the same.
    assert.equal((await confirm(cora, form, {})).location, answer.location)
    assert.equal((await strategies()).length, 1)
  })

  await t.test(
    'what is left out stays as text, what is changed is kept as changed, and a paragraph of the duty is marked',
    async () => {
      const form = formTo((await upload(cora, seed, 'strategy.txt')).text, '/strategy/import/proposals')
      const codes = (name: string) => form.choices.get(name) ?? []
      const [first = '', second = ''] = codes('objectives')
      const [, duty = ''] = codes('dutyParagraphs')
      const answer = await confirm(cora, form, {
        title: 'Another title',
        objectives: [second],
        [`words${second.slice(1)}`]: 'Keep people safe',
        dutyParagraphs: [duty],
        stages: [],
      })
      assert.equal(answer.status, 303, answer.text.slice(0, 500))
      const kept = await parts((await strategies()).at(-1)?.id ?? '')
      assert.deepEqual(
        kept.filter(({ kind }) => kind === 'objective').map(({ text }) => text),
        ['Keep people safe'],
      )
      assert.ok(
        kept.some(({ kind, text }) => kind === 'section' && text.includes('1. Promote, challenge and develop')),
        first,
      )
      assert.deepEqual(
        kept.filter(({ kind }) => kind === 'duty paragraph').map(({ text }) => text),
        ['Issued guidance to those bodies on how the duty should be fulfilled'],
      )
      assert.ok(!kept.some(({ text }) => text.startsWith('Approval route')))
    },
  )

  await t.test('a Word document comes in, and what could not be read is listed', async () => {
    const page = await upload(cora, await aWordStrategy(), 'northbury.docx')
    assert.match(page.text, /Northbury Borough Council/)
    const form = formTo(page.text, '/strategy/import/proposals')
    const answer = await confirm(cora, form, {})
    assert.equal(answer.status, 303)
    assert.deepEqual((await strategies()).at(-1)?.title, 'Northbury Prevent Strategy')
  })

  await t.test('a wrong answer brings the page back with all that was typed, and what was read', async () => {
    const form = formTo((await upload(cora, seed, 'strategy.txt')).text, '/strategy/import/proposals')
    const [first = ''] = form.choices.get('objectives') ?? []
    const words = `words${first.slice(1)}`
    const answer = await confirm(cora, form, { title: '', [words]: 'Typed with care', means: [] })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /href="#title"/)
    const again = formTo(answer.text, '/strategy/import/proposals')
    assert.equal(again.fields.find(([name]) => name === words)?.[1], 'Typed with care')
    assert.equal(again.fields.filter(([name]) => name === 'means').length, 0)
    const saved = await confirm(cora, again, { title: 'A title' })
    assert.equal(saved.status, 303)
  })

  await t.test('a file that cannot be read is refused with the reason, at the field', async () => {
    for (const [bytes, name, words] of [
      [Buffer.from('%PDF-1.7'), 'strategy.pdf', /must be a Word document/],
      [Buffer.from('PK'), 'strategy.docx', /is damaged, or is not a Word document/],
      [Buffer.from('\n\n'), 'strategy.txt', /no words in the file/],
    ] as const) {
      const answer = await upload(cora, bytes, name)
      assert.equal(answer.status, 422)
      assert.match(answer.text, words)
      assert.match(answer.text, /href="#document"/)
    }
    assert.equal((await upload(cora, undefined, '')).status, 422)
  })

  await t.test('proposals that our page did not carry are turned away, and keep nothing', async () => {
    const before = (await strategies()).length
    const form = formTo((await upload(cora, seed, 'strategy.txt')).text, '/strategy/import/proposals')
    for (const read0 of ['', 'AAAA', Buffer.from('{}').toString('base64url')])
      assert.equal((await confirm(cora, form, { read0 })).status, 400)
    assert.equal((await strategies()).length, before)
  })

  await t.test('markup in a document stays text', async () => {
    const page = await upload(
      cora,
      Buffer.from('# <script>x</script> strategy\n\n## Aims\n\n- <b onclick="x">{{ 7*7 }}</b>\n'),
      'a.md',
    )
    assert.match(page.text, /&lt;script&gt;x&lt;\/script&gt; strategy/)
    assert.match(page.text, /&lt;b onclick=&quot;x&quot;&gt;\{\{ 7\*7 \}\}/)
  })
})

async function upload(caller: Caller, bytes: Buffer | undefined, name: string): Promise<Answer> {
  const form = formTo((await caller.get('/strategy/import')).text, '/strategy/import')
  const boundary = 'a-boundary-of-the-test'
  const fields = form.fields.map(
    ([field, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="document"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(fields.join('') + head),
    bytes ?? Buffer.alloc(0),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return await caller.post(form.action, {
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

async function confirm(
  caller: Caller,
  form: PageForm,
  answers: Readonly<Record<string, string | readonly string[]>>,
): Promise<Answer> {
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}
