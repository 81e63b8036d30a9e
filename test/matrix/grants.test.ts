/** Column grants, as the catalogue has them, are those of the reviewed file; beyond the four common rights nobody was granted anything. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { listGrants, type Grant } from './catalogue.ts'
import { expectedGrants } from './grants.ts'
import { aWorld } from './world.ts'

const world = await aWorld()

suite('Only the columns of grants.ts are granted', () => {
  test('every grant of the database stands in the file, and every one of the file in the database', async () => {
    assert.deepEqual(unlike(await listGrants(world.client)), [])
  })

  test('a new column grant is noticed, and a right on a whole table, and one given to everybody', async () => {
    await world.client.query('begin')
    await world.client.query(`
      grant update (area_id) on cases.case_file to causeway_app;
      grant truncate on panel.item to causeway_app;
      grant select on cases.journal to public;
      revoke insert on people.match_key from causeway_app`)
    const planted = await listGrants(world.client)
    await world.client.query('rollback')
    assert.deepEqual(unlike(planted), [
      'cases.case_file: app may UPDATE area_id, and should not',
      'cases.journal: everybody may SELECT *, and should not',
      'panel.item: app may TRUNCATE *, and should not',
      'people.match_key: app should INSERT *, and may not',
    ])
  })

  test('no role but the owner can empty a table', async () => {
    for (const role of ['app', 'public', 'mailer', 'sealer', 'clerk', 'backup']) {
      for (const { name } of world.tables) {
        await world.client.query('begin')
        await world.client.query(`set local session authorization causeway_${role}`)
        const refused = world.client.query(`truncate ${name} cascade`)
        await assert.rejects(refused, /permission denied/, `${role} ${name}`)
        await world.client.query('rollback')
      }
    }
  })

  test('the audit cannot be emptied by its owner either', async () => {
    await world.client.query('begin')
    await world.client.query('set local role causeway_owner')
    await assert.rejects(world.client.query('truncate records.audit_event cascade'), /never changed or removed/)
    await world.client.query('rollback')
  })
})

function unlike(granted: readonly Grant[]): readonly string[] {
  const there = new Set(
    granted.map(({ table, role, privilege, column }) => `${table}: ${shortName(role)}|${privilege} ${column ?? '*'}`),
  )
  const wanted = new Set(
    Object.entries(expectedGrants).flatMap(([table, roles]) =>
      Object.entries(roles).flatMap(([role, rights]) =>
        Object.entries(rights).flatMap(([right, columns]) =>
          columns.split(' ').map((column) => `${table}: ${role}|${right.toUpperCase()} ${column}`),
        ),
      ),
    ),
  )
  return [
    ...[...there].filter((one) => !wanted.has(one)).map((one) => `${one.replace('|', ' may ')}, and should not`),
    ...[...wanted].filter((one) => !there.has(one)).map((one) => `${one.replace('|', ' should ')}, and may not`),
  ].sort()
}

/** "public" is a visitor here; PostgreSQL means everybody by it. */
function shortName(role: string): string {
  return role === 'public' ? 'everybody' : role.replace('causeway_', '')
}
