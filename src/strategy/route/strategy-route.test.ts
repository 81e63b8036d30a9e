/** A strategy's route: its cover table as the document has it, and its versions before the bodies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { aStrategy } from '../../../test/a-strategy.ts'
import { aHouse } from '../../../test/house.ts'
import { signedIn } from '../../../test/house-browser.ts'
import { actByCommand, listAccounts } from '#accounts/commands.ts'
import { isNamed, keepStrategy } from '../reading/keep-strategy.ts'
import { draftOfFixture } from '../reading/reading-for-tests.ts'

test('the route of a strategy', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const { owner, database, ownerConnection } = house.test
  const seed = await draftOfFixture('thurrock-prevent-strategy-2017-2019.txt')
  const email = (await listAccounts(ownerConnection)).find(({ name }) => name === 'Cora Coordinator')?.email ?? ''
  await actByCommand(ownerConnection, email, (token) =>
    database.asActor(token, async (trx) => {
      assert.ok(isNamed(seed))
      return await keepStrategy(trx, house.areaId, seed, Temporal.Now.plainDateISO())
    }),
  )
  const cora = await signedIn(house, 'Cora Coordinator')
  const bo = await signedIn(house, 'Bo Board')
  const { rows } = await owner.query<{ id: string }>('select id from strategy.strategy')
  const imported = `/strategy/${rows[0]?.id ?? ''}`

  await t.test('imported, its cover table reads as in the document', async () => {
    const { body } = await cora.open(imported)
    const table = /<table[^]*?<\/table>/.exec(body)?.[0] ?? ''
    const cells = [...table.matchAll(/<(?:td|th)\b[^>]*>([^]*?)<\/t[dh]>/g)].map((cell) =>
      (cell[1] ?? '').replaceAll('<br>', ' ').replaceAll('&amp;', '&').trim(),
    )
    assert.deepEqual(cells, [
      ...['Version & Date', 'Status', 'Board'],
      ...['20/9/17', 'Draft', 'Working group'],
      ...['28/9/17', 'Approval', 'PREVENT delivery group'],
      ...['Nov 17', 'Information', 'CSP Executive'],
      ...['Mar 18', 'Sign off', 'CSP Strategic Board'],
      ...[
        '',
        'Information and Action',
        'Directors Board Cabinet LSCB Adult Safeguarding Board Health & Well Being Board',
      ],
    ])
  })

  await t.test('bodies of the same name are the area’s own, and the others are added once', async () => {
    const { rows } = await owner.query<{ many: string }>(
      'select count(*) as many from boards.body where area_id = $1 group by lower(name) having count(*) > 1',
      [house.areaId],
    )
    assert.deepEqual(rows, [])
    assert.match((await bo.open('/boards')).body, /Health &amp; Well Being Board/)
  })

  await t.test('who keeps the strategy puts it on a route, once; who only reads it does not', async () => {
    const by = house.accounts.get('Cora Coordinator') ?? ''
    const other = await aStrategy(house.test, { areaId: house.areaId, by }, 'adopted')
    const page = `/strategy/${other.id}`
    assert.doesNotMatch((await bo.open(page)).body, /Put it on a route/)
    assert.equal((await bo.send(`${page}/route`, {})).statusCode, 404)
    assert.match((await cora.open(page)).body, /Put it on a route/)
    const first = await cora.send(`${page}/route`, {})
    assert.match(String(first.headers.location), /^\/boards\/documents\//)
    await cora.open(imported)
    assert.equal((await cora.send(`${page}/route`, {})).headers.location, first.headers.location)
    // A new version of it is a new version of the document.
    await cora.open(`${page}/new-version`)
    await cora.send(`${page}/new-version`, { whatChanged: 'The threat has changed.' })
    assert.match((await cora.open(String(first.headers.location))).body, /The threat has changed\./)
  })
})
