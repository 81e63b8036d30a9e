/** The public edition is released by a second person, once the bodies have agreed: at the page, and at the database. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { boardsInHouse, pastThePages, plain } from '../../../test/boards-in-house.ts'
import { aCaller } from '../../../test/hostile/caller.ts'

test('releasing the public edition of an annual report', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await boardsInHouse(t)
  const owner = house.test.owner
  const report = `/boards/reports/${ids.reportId}`
  const frozen = `${report}/versions/${ids.versionId}`
  const [cass, dee] = [
    await aCaller(house.app, house.origin, 'Cass Chair'),
    await aCaller(house.app, house.origin, 'Dee Deputy'),
  ]
  const account = (name: string) => house.accounts.get(name) ?? assert.fail(name)
  const words = async (address: string) => plain((await bo.get(address)).text)

  /** Past every page, as somebody's session: what the database itself says. */
  const insertAs = (name: string) =>
    pastThePages(house, name, (trx) =>
      sql`insert into boards.report_release (id, area_id, frozen_report_id)
          values (gen_random_uuid(), ${house.areaId}, ${ids.versionId})`.execute(trx),
    )

  await t.test('until then it says that it is not released, and is marked as what stays inside', async () => {
    assert.match(await words(`${frozen}/public`), /OFFICIAL-SENSITIVE.*Not released to the public\./)
    assert.match(await words(report), /The public edition is not released\./)
    assert.doesNotMatch((await bo.get(report)).text, /Release it/)
    assert.match((await bo.get(`${frozen}/public/pdf`)).text, /OFFICIAL-SENSITIVE|^%PDF/)
  })

  await t.test('whoever wrote or froze it may not release it, and reads why', async () => {
    assert.match(plain((await cora.get(report)).text), /not released\. You began, wrote or froze this report/)
    const refused = await send(cora, `${frozen}/release`, { read: 'read' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /so somebody else releases it/)
    await assert.rejects(insertAs('Cora Coordinator'), /row-level security/)
  })

  await t.test(
    'nor may whoever has written a section once, even if another wrote over it before it was frozen',
    async () => {
      const section = `${report}/sections/meetings`
      assert.equal((await send(dee, section, { text: 'Dee wrote this.' })).status, 303)
      assert.equal((await send(cora, section, { text: 'Cora wrote over it.' })).status, 303)
      assert.equal((await send(cora, `${report}/new-version`, { changes: 'The meetings.' })).status, 303)
      const { rows } = await owner.query<{ made_by: string[] }>(
        'select made_by from boards.frozen_report order by added_at',
      )
      assert.deepEqual(
        rows.map(({ made_by }) => made_by.includes(account('Dee Deputy'))),
        [false, true],
      )
      assert.match(plain((await dee.get(report)).text), /You began, wrote or froze this report/)
    },
  )

  await t.test('a board member finds no page to release it, nor does anybody who does not govern', async () => {
    for (const caller of [bo, olu]) assert.equal((await caller.get(`${frozen}/release`)).status, 404)
    await assert.rejects(insertAs('Bo Board'), /row-level security/)
  })

  await t.test('a second person says that they have read it, and releases it, once', async () => {
    const unread = await send(cass, `${frozen}/release`, {})
    assert.equal(unread.status, 422)
    const done = await send(cass, `${frozen}/release`, { read: 'read' })
    assert.equal(done.status, 303)
    assert.equal(done.location, `${frozen}/public`)
    const again = await send(cass, `${frozen}/release`, { read: 'read' })
    assert.match(again.text, /was released already/)
    assert.match(await words(report), /The public edition was released on .* by Cass Chair\./)
    const { rows } = await owner.query(
      `select 1 from records.audit_event where action = 'release annual report' and actor = $1`,
      [account('Cass Chair')],
    )
    assert.equal(rows.length, 1)
  })

  await t.test('what was released has its fingerprint, and says when; the other editions stay inside', async () => {
    const { rows } = await owner.query<{ said: string }>(
      `select title || E'\n' || sections::text as said from boards.frozen_report where id = $1`,
      [ids.versionId],
    )
    const fingerprint = createHash('sha256')
      .update(rows[0]?.said ?? '')
      .digest('hex')
    assert.match(await words(`${frozen}/public`), new RegExp(`Released to the public on .*${fingerprint}`))
    assert.doesNotMatch(await words(`${frozen}/public`), /OFFICIAL-SENSITIVE/)
    assert.match(await words(`${frozen}/board`), /OFFICIAL-SENSITIVE/)
    for (const change of [`update boards.report_release set released_at = now()`, 'delete from boards.report_release'])
      await assert.rejects(owner.query(change), change)
  })

  await t.test('a version that no body has agreed to yet waits for them', async () => {
    const begun = await send(cora, '/boards/new-report', { year: String(new Date().getFullYear() - 3) })
    const other = begun.location ?? assert.fail(begun.text)
    const page = await cora.get(`${other}/new-version`)
    const body = /name="approval" type="checkbox" value="([^"]+)"/.exec(page.text)?.[1] ?? assert.fail('no body')
    assert.equal((await send(cora, `${other}/new-version`, { approval: body })).status, 303)
    assert.match(plain((await cass.get(other)).text), /Not every body has approved it or signed it off yet/)
    const version = /href="(\/boards\/reports\/[^"]+)\/public"/.exec(
      (await cass.get(other)).text.replace(/draft\/public/g, ''),
    )
    const refused = await send(cass, `${version?.[1] ?? ''}/release`, { read: 'read' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Not every body has approved it/)
  })
})
