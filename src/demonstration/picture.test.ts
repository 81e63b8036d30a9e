/** What must show: no row of the invented picture names anybody, or leads to anybody's door. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeIn } from '#picture/tension/place-in-words.ts'
import { pictureInTown } from '../../test/picture-in-town.ts'
import { casesInHouse } from '../../test/cases-in-house.ts'
import { aHouse } from '../../test/house.ts'
import { boysNames, girlsNames } from './invented-names.ts'

test('a search of the invented picture finds no person', { timeout: 200_000 }, async (t) => {
  const house = await aHouse(t)
  const account = (name: string) => house.accounts.get(name) ?? assert.fail(name)
  await casesInHouse(house, { one: 'monitored' })
  await pictureInTown(house.test, {
    areaId: house.areaId,
    coordinator: account('Cora Coordinator'),
    partner: account('Pat Partner'),
  })
  const { rows: tables } = await house.test.owner.query<{ name: string }>(
    // The list of threat levels that comes with Causeway is complete: nobody has to add one.
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'picture' and tablename <> 'threat_level_change'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await house.test.owner.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t`,
    )
    assert.ok(rows.length > 0, `${name} has no row to search`)
    texts.push(...rows.flatMap(({ row }) => Object.values(row).filter((value) => typeof value === 'string')))
  }
  const { rows: people } = await house.test.owner.query<{ surname: string; forenames: string }>(
    'select surname, forenames from people.person',
  )
  const surnames = people.map(({ surname }) => surname).filter((name) => name.length > 2)
  assert.ok(surnames.length > 0)
  const words = new Set(texts.flatMap((text) => text.split(/[^\p{L}]+/u)))
  // A forename may be a word or a ward: what is asked is whether one of a person in the house stands here, or any invented name of two words.
  assert.deepEqual(
    surnames.filter((name) => words.has(name)),
    [],
  )
  const forenames = new Set([...girlsNames, ...boysNames])
  const named = texts.filter((text) =>
    [...text.matchAll(/\b(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+)\b/gu)].some(([, first = '']) => forenames.has(first)),
  )
  assert.deepEqual(named, [])
  assert.deepEqual(
    texts.filter((text) => placeIn(text) !== undefined),
    [],
  )
})
