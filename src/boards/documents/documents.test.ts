/** Documents and their routes over HTTP. What may be recorded when is route.test.ts; here is that the pages hold to it, and who may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { systemClock } from '#platform/clock.ts'
import { boardsInHouse, dateBoxes, plain } from '../../../test/boards-in-house.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'
import { encoded } from '../../../test/hostile/caller.ts'
import { scanPapersJob } from './files.ts'

test('documents on their way through the bodies', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await boardsInHouse(t)
  const address = `/boards/documents/${ids.documentId}`
  const today = Temporal.Now.plainDateISO('Europe/London')

  await t.test('a board member reads the cover table, the route and what was asked for', async () => {
    const words = plain((await bo.get(address)).text)
    assert.match(words, /Version &amp; Date Status Board/)
    assert.match(words, / Information and Action Directors Board Cabinet LSCB Adult Safeguarding Board/)
    assert.match(words, /saw version 1\. Returned\. Asked for by Ffion Larkwater: Say beside each objective/)
    assert.match(plain((await bo.get('/boards/documents')).text), /Annual report .* Information: CSP Executive/)
  })

  await t.test('a board member records nothing, and a case officer finds no document', async () => {
    assert.equal((await bo.get(`${address}/stages/${ids.stageId}`)).status, 404)
    assert.equal((await bo.get(`${address}/new-version`)).status, 404)
    for (const page of ['/boards/documents', address]) assert.equal((await olu.get(page)).status, 404)
  })

  await t.test('only the stage whose turn it is, and those that inform, offer to be recorded', async () => {
    const { text } = await cora.get(address)
    assert.equal(text.match(/Record what a body said/g)?.length, 1)
  })

  await t.test(
    'a version that was not the newest on the day is refused in words, and nothing typed is lost',
    async () => {
      const stage = `${address}/stages/${ids.stageId}`
      const answers = {
        body: '*',
        version: '1',
        outcome: 'noted',
        askedBy: 'The chair',
        ...dateBoxes('seenOn', today.toString()),
      }
      const form = formTo((await cora.get(stage)).text, stage)
      const body = form.choices.get('body')?.find((one) => one !== '') ?? assert.fail('no body')
      const refused = await cora.post(stage, { body: encoded(filledIn(form, { ...answers, body })) })
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Select the version that was the newest on that date/)
      assert.match(refused.text, /value="The chair"/)
      const sent = filledIn(formTo(refused.text, stage), { ...answers, body, version: '2' })
      assert.equal((await cora.post(stage, { body: encoded(sent) })).status, 303)
      assert.match(plain((await cora.get('/boards/documents')).text), /Sign off: CSP Strategic Board/)
      // The same form again does nothing more.
      assert.equal((await cora.post(stage, { body: encoded(sent) })).status, 303)
      assert.equal((await cora.get(address)).text.match(/CSP Executive saw version 2/g)?.length, 1)
    },
  )

  await t.test(
    'a document begins without a route, and takes its stages in the order in which they are added',
    async () => {
      const added = await send(cora, '/boards/new-document', { title: 'Terms of the Prevent Board', kind: 'other' })
      const page = added.location ?? assert.fail('not added')
      assert.match(plain((await cora.get(page)).text), /No route has been drawn up yet/)
      for (const purpose of ['draft', 'sign_off']) {
        const { text } = await cora.get(`${page}/new-stage`)
        const body = formTo(text, `${page}/new-stage`).choices.get('bodies')?.[0] ?? assert.fail('no body')
        const answer = await send(cora, `${page}/new-stage`, {
          purpose,
          bodies: body,
          'plannedOn-month': '3',
          'plannedOn-year': '2027',
        })
        assert.equal(answer.status, 303)
      }
      assert.match(plain((await cora.get(page)).text), /Mar 27 Draft Prevent Board Mar 27 Sign off Prevent Board/)
    },
  )

  await t.test('a planned date that is a year alone is not enough', async () => {
    const plan = /href="([^"]+\/plan)"/.exec((await cora.get(address)).text)?.[1] ?? assert.fail('no plan')
    const answer = await send(cora, plan, {
      'plannedOn-day': '',
      'plannedOn-month': '',
      'plannedOn-year': '2027',
      reason: 'They moved.',
    })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /must be a day, or a month and year/)
  })

  await t.test('the file of a version is downloaded by its readers, as a download', async () => {
    const { statusCode, headers, rawPayload } = await house.app.inject({
      url: `${address}/versions/1/file`,
      headers: { host: new URL(house.origin).host, cookie: bo.cookie() },
    })
    assert.equal(statusCode, 200)
    assert.match(String(headers['content-disposition']), /^attachment; filename="annual-report-first-draft\.docx"/)
    assert.match(String(headers['content-security-policy']), /sandbox/)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(rawPayload.subarray(0, 2).toString(), 'PK')
    for (const who of [olu, bo]) assert.equal((await who.get(`${address}/versions/2/file`)).status, 404)
    assert.equal((await olu.get(`${address}/versions/1/file`)).status, 404)
  })

  await t.test(
    'a file is taken when it is a whole PDF or Word document, and a refused one loses nothing typed',
    async () => {
      const page = `${address}/new-version`
      const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'
      const bring = async (name: string, content: string, when: string) => {
        const form = formTo((await cora.get(page)).text, page)
        const fields = filledIn(form, { changes: 'Typed with care.', ...dateBoxes('datedOn', when) })
        return await cora.post(page, multipart(fields, { name, content }))
      }
      const now = today.toString()
      for (const [name, content, message] of [
        ['report.pdf', 'not a PDF', /is damaged, or is not what its name says/],
        ['report.txt', 'plain words', /must be a PDF or a Word document/],
        ['report.exe', 'MZ', /must be a PDF, Word document/],
        ['report.pdf', '', /is empty/],
      ] as const) {
        const refused = await bring(name, content, now)
        assert.equal(refused.status, 422, name)
        assert.match(refused.text, message)
        assert.match(refused.text, />Typed with care\.</)
      }
      // Right in itself, but with something else wrong: nobody is left to think that it was kept.
      for (const when of ['2020-01-01', '2020-13-01']) {
        const refused = await bring('report.pdf', pdf, when)
        assert.equal(refused.status, 422)
        assert.match(refused.text, /Select the file again/)
        assert.doesNotMatch(refused.text, /report\.pdf/)
      }
      assert.equal((await bring('../Report <b>.pdf', pdf, now)).status, 303)
      assert.match(
        plain((await bo.get(address)).text),
        /Download Report b\.pdf , version 3 \(1 kB, not checked for viruses\)/,
      )
    },
  )

  await t.test(
    'with a virus scanner nobody opens a file before it was looked at, and never one that was refused',
    async () => {
      const { database } = house.test
      const scanned = (found: 'clean' | 'infected') => {
        const job = scanPapersJob({ scan: async () => await Promise.resolve(found) })
        const quiet = () => undefined
        const log = { info: quiet, warn: quiet, error: quiet }
        return job.work({}, { database, clock: systemClock, log, stopping: new AbortController().signal })
      }
      assert.deepEqual(await scanned('infected'), { clean: 0, refused: 2, away: 0 })
      assert.match(
        plain((await bo.get(address)).text),
        /Report b\.pdf \(1 kB, the virus check refused it; it cannot be opened\)/,
      )
      const held = await bo.get(`${address}/versions/3/file`)
      assert.deepEqual([held.status, held.location], [303, `${address}#version-3`])
      assert.deepEqual(await scanned('clean'), { clean: 0, refused: 0, away: 0 })
    },
  )

  await t.test('a stage that is to come moves or comes off with a reason, and one that happened stays', async () => {
    const stages = async () =>
      [...(await cora.get(address)).text.matchAll(/stages\/([0-9a-f-]{36})\/removal"/g)].map(([, id]) => id ?? '')
    const { rows } = await house.test.owner.query<{ id: string }>(
      'select id from boards.stage where document_id = $1 order by position',
      [ids.documentId],
    )
    const [drafted = '', , , , last = ''] = rows.map(({ id }) => id)
    const at = (stage: string, act: string) => `${address}/stages/${stage}/${act}`
    const early = await send(cora, at(last, 'place'), { behind: 'first', reason: 'They meet first.' })
    assert.equal(early.status, 422)
    assert.match(early.text, /must not go before a stage that has happened/)
    const moves = await send(cora, at(drafted, 'place'), { behind: last, reason: 'Again.' })
    assert.match(moves.text, /A body has said something at this stage/)
    const removed = await send(cora, at(drafted, 'removal'), { reason: 'Never mind.' })
    assert.match(removed.text, /A body has said something at this stage/)
    assert.equal((await send(cora, at(last, 'removal'), { reason: '' })).status, 422)
    assert.ok((await stages()).includes(last))
    assert.equal((await send(cora, at(last, 'removal'), { reason: 'They heard of it.' })).status, 303)
    assert.ok(!(await stages()).includes(last))
    assert.match(
      plain((await bo.get(address)).text),
      /Information and Action: Directors Board[^:]* Taken off the route, by Cora Coordinator on .*They heard of it\./,
    )
    assert.equal((await cora.get(`${address}/stages/${last}`)).status, 404)
    assert.equal((await bo.get(at(drafted, 'removal'))).status, 404)
  })

  await t.test('versions follow each other in time', async () => {
    const answers = { changes: 'Earlier than the last.', ...dateBoxes('datedOn', '2020-01-01') }
    const answer = await send(cora, `${address}/new-version`, answers)
    assert.match(answer.text, /must not be before that of the last one/)
    const next = { ...answers, ...dateBoxes('datedOn', today.toString()) }
    assert.equal((await send(cora, `${address}/new-version`, next)).status, 303)
    assert.match(plain((await cora.get(address)).text), /Version 4,/)
  })
})

/** As a browser sends a form with a file. */
function multipart(fields: readonly (readonly [string, string])[], file: { name: string; content: string }) {
  const boundary = 'a-boundary-of-the-test'
  const part = (about: string, content: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; ${about}\r\n\r\n${content}\r\n`
  const sent = fields.filter(([name]) => name !== 'file').map(([name, value]) => part(`name="${name}"`, value))
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${sent.join('')}${part(`name="file"; filename="${file.name}"`, file.content)}--${boundary}--\r\n`,
  }
}
