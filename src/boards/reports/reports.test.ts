/** Annual reports over HTTP: drafted from the records, written, frozen, and read in editions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { boardsInHouse, plain } from '../../../test/boards-in-house.ts'
import { encoded } from '../../../test/hostile/caller.ts'
import { filledIn, formTo } from '../../../test/failure/page-forms.ts'

test('an annual report', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await boardsInHouse(t)
  const owner = house.test.owner
  const today = Temporal.Now.plainDateISO('Europe/London')
  const april = today.month >= 4 ? today.year : today.year - 1
  const last = april - 1
  for (const [measure, numerator, denominator] of [
    ['gateway in time', 22, 33],
    ['replies in time', 12, 18],
    ['panel attendance', 17, 17],
  ] as const)
    await owner.query(
      `insert into statistics.figure (area_id, measure, from_on, until_on, numerator, denominator) values ($1, $2, $3, $4, $5, $6)`,
      [house.areaId, measure, `${last}-04-01`, `${last}-06-30`, numerator, denominator],
    )
  const heldOn = today.month >= 4 ? `${april}-02-03` : `${last}-12-03`
  await owner.query(`update boards.meeting set held_on = $2 where id = $1`, [ids.meetingId, heldOn])

  let report = ''
  let frozen = ''
  const text = async (address: string) => plain((await bo.get(address)).text)

  await t.test('is begun for a year, once, with figures of that year', async () => {
    const begun = await send(cora, '/boards/new-report', { year: String(last) })
    report = begun.location ?? assert.fail('not begun')
    const words = plain((await cora.get(report)).text)
    assert.match(words, new RegExp(`Annual report on Prevent in Thurrock, April ${last} to March ${april}`))
    assert.match(words, /Gateway decisions in time .* 22 of 33 \(66%\)/)
    assert.match(words, /Meetings held .* Prevent Board/)
    assert.match(words, /Attendance by agency .* Essex Police/)
    const again = await send(cora, '/boards/new-report', { year: String(last) })
    assert.equal(again.status, 422)
    assert.match(again.text, /There is a report of this year already/)
  })

  await t.test('is written by those who keep the boards, and seen by nobody else until it is frozen', async () => {
    for (const path of ['draft/board', 'sections/meetings', 'figures', 'new-version'])
      assert.equal((await bo.get(`${report}/${path}`)).status, 404, path)
    assert.doesNotMatch(await text(report), /22 of 33|What is being written/)
    for (const path of [report, '/boards/reports', '/boards/new-report'])
      assert.equal((await olu.get(path)).status, 404, path)
  })

  await t.test('a section changed by two shows both, and loses neither', async () => {
    const page = `${report}/sections/meetings`
    const stale = formTo((await cora.get(page)).text, page)
    const written = 'The board met.\n\n- In public\n- In time'
    assert.equal((await send(cora, page, { text: written })).status, 303)
    const clash = await cora.post(page, { body: encoded(filledIn(stale, { text: 'It met often.' })) })
    assert.equal(clash.status, 409)
    assert.match(clash.text, /The board met\./)
    assert.match(clash.text, /It met often\./)
    assert.match((await cora.get(report)).text, /<li>In public<\/li>/)
  })

  await t.test('what was changed after the page was opened is not frozen unread', async () => {
    const page = `${report}/new-version`
    const stale = formTo((await cora.get(page)).text, page)
    const body = stale.choices.get('approval')?.[0] ?? assert.fail('no body')
    assert.equal((await send(cora, `${report}/sections/next-year`, { text: 'More of it.' })).status, 303)
    const refused = await cora.post(page, { body: encoded(filledIn(stale, { approval: body })) })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Read the report again/)
    const nowhere = await send(cora, page, {})
    assert.match(nowhere.text, /Select at least one body/)
  })

  await t.test('goes on its route as a version of a document', async () => {
    const page = `${report}/new-version`
    const form = formTo((await cora.get(page)).text, page)
    const [first = '', second = ''] = form.choices.get('approval') ?? []
    const sent = filledIn(form, { approval: first, signOff: second })
    assert.equal((await cora.post(page, { body: encoded(sent) })).status, 303)
    // Sent once more, it does nothing more.
    assert.equal((await cora.post(page, { body: encoded(sent) })).status, 303)
    const html = (await bo.get(report)).text
    frozen = /href="(\/boards\/reports\/[^"]+)\/board"/.exec(html)?.[1] ?? assert.fail('nothing frozen')
    assert.equal(html.match(/Version 1,/g)?.length, 1)
    const document = /href="(\/boards\/documents\/[^"]+)"/.exec(html)?.[1] ?? assert.fail('no document')
    assert.match(await text(document), /Annual report .* 1\. Approval .* 2\. Sign off .*Version 1,/)
  })

  await t.test('stays as it was when the figures and the text change', async () => {
    const before = await text(`${frozen}/board`)
    await owner.query('update boards.meeting set held_on = held_on - 1000 where id = $1', [ids.meetingId])
    assert.equal((await send(cora, `${report}/sections/meetings`, { text: 'Rewritten.' })).status, 303)
    const page = `${report}/figures`
    const all = formTo((await cora.get(page)).text, page).choices.get('sections') ?? []
    assert.equal((await send(cora, page, { sections: all })).status, 303)
    const draft = plain((await cora.get(`${report}/draft/board`)).text)
    assert.match(draft, /Rewritten\./)
    assert.notEqual(/Meetings held.*/.exec(draft)?.[0], /Meetings held.*/.exec(before)?.[0])
    assert.equal(await text(`${frozen}/board`), before)
  })

  await t.test('not even the owner of the database changes or removes what is frozen', async () => {
    for (const change of [`update boards.frozen_report set title = 'Another'`, 'delete from boards.frozen_report'])
      await assert.rejects(owner.query(change), change)
  })

  await t.test('is changed by a new version, and the first one stays', async () => {
    const page = `${report}/new-version`
    assert.equal((await send(cora, page, { changes: '' })).status, 422)
    assert.equal((await send(cora, page, { changes: 'The board asked for shorter words.' })).status, 303)
    const words = await text(report)
    assert.match(words, /Version 2, .*The board asked for shorter words\. .*Version 1,/)
    assert.match(await text(`${frozen}/board`), /The board met\./)
  })

  await t.test('each edition leaves out what its readers may not have', async () => {
    const [board, scrutiny, open] = await Promise.all(
      ['board', 'scrutiny', 'public'].map((one) => text(`${frozen}/${one}`)),
    )
    assert.match(board ?? '', /22 of 33 \(66%\).*Attendance by agency.*Actions open at the end of the year/)
    assert.match(scrutiny ?? '', /22 of 33 \(66%\).*Attendance by agency/)
    assert.doesNotMatch(scrutiny ?? '', /Actions open at the end of the year/)
    assert.match(open ?? '', /About 20 of 35/)
    assert.match(open ?? '', /Replies.*Not published: too few|Partners’ replies in time.*Not published: too few/)
    assert.match(open ?? '', /The board met\./)
    assert.doesNotMatch(open ?? '', /22 of 33|12 of 18|17 of 17|%|Attendance by agency/)
    assert.equal((await bo.get(`${frozen}/press`)).status, 404)
  })

  await t.test(
    'its drawings are figures with words in the PDF of each edition, a headline and a table with each',
    async () => {
      const tags = async (edition: string) => {
        const page = (await bo.get(`${frozen}/${edition}`)).text
        const pdf = (await bo.get(`${frozen}/${edition}/pdf`)).text
        const count = (tag: RegExp) => [...pdf.matchAll(tag)].length
        assert.match(pdf, /\/Lang ?\(en-GB\)/)
        assert.ok(count(/\/S ?\/H2\b/g) > 0 && count(/\/S ?\/H3\b/g) >= count(/\/S ?\/Figure\b/g))
        assert.equal(count(/\/Alt\b/g), count(/\/S ?\/Figure\b/g), edition)
        assert.equal(page.match(/<svg [^>]*role="img"/g)?.length, count(/\/S ?\/Figure\b/g), edition)
        assert.equal(page.match(/<table/g)?.length, count(/\/S ?\/Table\b/g), edition)
        return count(/\/S ?\/Figure\b/g)
      }
      const [board, open] = [await tags('board'), await tags('public')]
      // The public has none of the agencies.
      assert.equal(board, open + 1)
    },
  )

  await t.test('comes as Word and as an accessible PDF, for nobody else', async () => {
    const pdf = (await bo.get(`${frozen}/public/pdf`)).text
    assert.match(pdf, /^%PDF-1\.7/)
    for (const tag of [/\/S ?\/H1/, /\/S ?\/Table/, /\/S ?\/TH\b/, /<pdfuaid:part>1</]) assert.match(pdf, tag)
    const word = await bo.get(`${frozen}/board/docx`)
    assert.equal(word.status, 200)
    assert.ok(word.text.startsWith('PK'))
    for (const path of ['board', 'public', 'public/pdf', 'board/docx'])
      assert.equal((await olu.get(`${frozen}/${path}`)).status, 404, path)
    const { rows } = await owner.query(`select 1 from records.audit_event where action = 'download annual report'`)
    assert.equal(rows.length, 4)
  })
})
