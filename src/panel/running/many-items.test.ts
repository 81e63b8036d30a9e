/** A long agenda: the screens of a meeting ask no more of the database for it than for a short one, and show it in parts. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { mayActOnEach } from '#cases/may-act.ts'
import { partSize } from '../agenda/part.ts'
import { aCaller, encoded, openForm } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { aMeetingToday } from '../../../test/meeting-in-house.ts'
import { copyCases } from '../../../test/more-cases.ts'
import { said } from '../../../test/panel-in-house.ts'
import { statementsOf } from '../../../test/statements.ts'

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, {
  first: { path: 'monitored', purpose: 'monitoring' },
  second: { path: 'listed', purpose: 'first discussion' },
  third: { path: 'adopted', purpose: 'other' },
})
const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')
const screen = meeting.items.first
const csrf = (await openForm(cora, screen, screen)).fields.find(([field]) => field === '_csrf')?.[1] ?? ''
let kept = 0

test('as many statements for thirty items as for three', async () => {
  await statementsOfEach()
  const ofThree = await statementsOfEach()
  await copyCases(house, 9)
  await house.test.owner.query('analyze')
  assert.deepEqual(await statementsOfEach(), ofThree)
})

test('thirty items are shown in parts, numbered through', async () => {
  const pages = [`${meeting.address}/running`, meeting.address, `${meeting.address}/pack`]
  for (const page of pages) {
    const first = (await cora.get(`${page}?part=1`)).text
    assert.match(said(first), new RegExp(`Items 1 to ${partSize} of 3\\d`), page)
    assert.ok(first.includes(`${page}?part=2`), `${page} leads nowhere`)
    const second = (await cora.get(`${page}?part=2`)).text
    assert.match(said(second), new RegExp(`Items ${partSize + 1} to 3\\d of 3\\d`), page)
    // Nothing stands in both, and together they are all.
    assert.equal(referencesIn(first).intersection(referencesIn(second)).size, 0, page)
    assert.equal(referencesIn(first).union(referencesIn(second)).size, 30, page)
  }
})

test('of a part that was read, those cases alone are noted that stand in it', async () => {
  const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
  await dee.get(`${meeting.address}/pack?part=2`)
  const { rows } = await house.test.owner.query<{ cases: number }>(
    `select count(distinct case_id)::integer as cases from records.audit_event where action = 'view panel pack' and actor = $1`,
    [house.accounts.get('Dee Deputy')],
  )
  assert.ok(rows[0] !== undefined && rows[0].cases > 0 && rows[0].cases <= 30 - partSize + 4, String(rows[0]?.cases))
})

test('who may act on each of many cases is who may act on one', async () => {
  // As invented pasts are made: nobody who asks does it.
  await house.test.owner.query(
    `begin; set local session_replication_role = replica;
     update cases.case_file set restricted = true where reference like '%-1';
     commit`,
  )
  for (const name of ['Cora Coordinator', 'Olu Officer', 'Cass Chair', 'Mina Member']) {
    const token = sessionOf(await aCaller(house.app, house.origin, name))
    const differ = await house.test.database.asActor(token, (trx) =>
      trx
        .selectFrom('cases.case_file as file')
        .select('file.id')
        .where(
          sql<boolean>`${mayActOnEach('file')} is distinct from access.may_act_on_case(file.area_id, file.restricted, file.id)`,
        )
        .execute(),
    )
    assert.deepEqual(differ, [], name)
  }
})

/** In the order of what people do. */
async function statementsOfEach(): Promise<Readonly<Record<string, number>>> {
  const of = async (page: string) =>
    await statementsOf(async () => {
      assert.equal((await cora.get(page)).status, 200, page)
    })
  return {
    overview: await of(`${meeting.address}/running`),
    screen: await of(screen),
    kept: await statementsOf(async () => {
      const value = JSON.stringify(`For the ${kept}th time`)
      const body = encoded(Object.entries({ _csrf: csrf, field: 'recordOptions', value, seen: String(kept) }))
      assert.equal((await cora.post(`${screen}/typed`, { body })).status, 200)
      kept += 1
    }),
    news: await of(`${screen}/typed?known=${kept}`),
    meeting: await of(meeting.address),
    pack: await of(`${meeting.address}/pack`),
  }
}

function referencesIn(html: string): ReadonlySet<string> {
  return new Set(said(html).match(/THU-\d{4}-\d{4}(-\d+)?/g))
}

function sessionOf(caller: { readonly cookie: () => string }): string {
  return /__Host-causeway=([\w-]{43})/.exec(caller.cookie())?.[1] ?? ''
}
