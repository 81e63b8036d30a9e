/** Counts of hate crime over HTTP: a file taken in whole or not at all, run twice without doubling, and what the board gets of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plain } from '../../../test/boards-in-house.ts'
import { formTo } from '../../../test/failure/page-forms.ts'
import type { Answer, Caller } from '../../../test/hostile/caller.ts'
import { pictureInHouse } from '../../../test/picture-in-house.ts'

const address = '/picture/hate-crime/import'
const head = 'month,ward,strand,kind,count'

test('hate crime', { timeout: 200_000 }, async (t) => {
  const { house, as } = await pictureInHouse(t)
  const cora = await as('Cora Coordinator')
  const bo = await as('Bo Board')
  const kept = async () =>
    (
      await house.test.owner.query<{ rows: number; sum: number }>(
        `select count(*)::integer as rows, sum(count)::integer as sum from picture.hate_crime where month = '2024-05-01'`,
      )
    ).rows[0]

  await t.test('a file with one bad row is refused whole, each bad row with its number and why', async () => {
    const answer = await upload(
      cora,
      [head, '2024-05,Belhus,race,crime,7', '2024-05,Atlantis,race,crime,1', 'May,Belhus,race,crime,1'].join('\n'),
    )
    assert.equal(answer.status, 422)
    const words = plain(answer.text)
    assert.match(words, /Nothing was taken in: 2 rows do not fit/)
    assert.match(words, /3 The ward is not among those of the area/)
    assert.match(words, /4 The month must be written like 2026-10/)
    assert.deepEqual(await kept(), { rows: 0, sum: null })
  })

  await t.test('a good file is taken in; the same again changes nothing; a corrected one replaces', async () => {
    const file = (count: number) =>
      [
        head,
        `2024-05,Belhus,race,crime,${count}`,
        '2024-05,Belhus,religion,crime,2',
        '2024-05,Ockendon,race,incident,1',
      ].join('\r\n')
    assert.equal((await upload(cora, file(7))).status, 303)
    assert.deepEqual(await kept(), { rows: 3, sum: 10 })
    assert.equal((await upload(cora, file(7))).status, 303)
    assert.deepEqual(await kept(), { rows: 3, sum: 10 })
    assert.equal((await upload(cora, file(9))).status, 303)
    assert.deepEqual(await kept(), { rows: 3, sum: 12 })
    const words = plain((await cora.get('/picture/hate-crime/figures')).text)
    assert.match(
      words,
      /0 added, 1 changed, 2 as they were .* 0 added, 0 changed, 3 as they were .* 3 added, 0 changed, 0 as they were/,
    )
  })

  await t.test('the same form sent twice takes the file in once', async () => {
    const form = formTo((await cora.get(address)).text, address)
    const sent = multipart(form.fields, [head, '2024-05,Belhus,disability,crime,5'].join('\n'))
    const before = await imports()
    assert.equal((await cora.post(address, sent)).status, 303)
    assert.equal((await cora.post(address, sent)).status, 303)
    assert.equal(await imports(), before + 1)
  })

  async function imports(): Promise<number> {
    const { rows } = await house.test.owner.query<{ n: number }>(
      'select count(*)::integer as n from picture.hate_crime_import',
    )
    return rows[0]?.n ?? 0
  }

  await t.test('what is no such file is refused in words', async () => {
    assert.match(
      plain((await upload(cora, 'a;b;c\n1;2;3')).text),
      /The first line of the file must be month,ward,strand/,
    )
    assert.match(plain((await upload(cora, head)).text), /The file must have at least one row after its first line/)
    assert.match(plain((await upload(cora, '')).text), /The file is empty/)
  })

  await t.test('the board gets quarters without small counts, and never a ward', async () => {
    const words = plain((await bo.get('/picture/hate-crime')).text)
    assert.match(words, /Race or ethnicity/)
    assert.match(words, /Fewer than 5/)
    assert.doesNotMatch(words, /Belhus/)
    const cells = [...(await bo.get('/picture/hate-crime')).text.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map(
      ([, cell]) => cell,
    )
    assert.ok(cells.length > 20)
    assert.deepEqual(
      cells.filter((cell) => /^[1-4]$/.test(cell ?? '')),
      [],
    )
    for (const page of ['/picture/hate-crime/figures', '/picture/hate-crime/new', address])
      assert.equal((await bo.get(page)).status, 404, page)
  })
})

async function upload(caller: Caller, text: string): Promise<Answer> {
  const form = formTo((await caller.get(address)).text, address)
  return await caller.post(address, multipart(form.fields, text))
}

function multipart(fields: readonly (readonly [string, string])[], text: string) {
  const boundary = 'a-line-between-the-parts'
  const parts = [
    ...fields
      .filter(([name]) => name !== 'counts')
      .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    `--${boundary}\r\ncontent-disposition: form-data; name="counts"; filename="counts.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n`,
    `--${boundary}--\r\n`,
  ]
  return { body: Buffer.from(parts.join('')), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
