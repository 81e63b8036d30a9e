import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { aBrowser } from '#platform/web/browser-for-tests.ts'
import { partnershipIds } from './partnership-ids.ts'
import { aTown, type Town } from './town.ts'
import { whoMayWhat } from './who-may-what.ts'

/** What a look leaves behind, and why. Everything else must be as it was. */
const traces: Readonly<Record<string, string>> = {
  'records.audit_event': 'no look without its trace',
  'records.audit_unsealed': 'which the sealer has not yet put in its place',
  'accounts.session': 'when it was last used',
}

test(
  'looking changes nothing: every page opened twice leaves its trace and no other',
  { timeout: 500_000 },
  async (t) => {
    const town = await aTown(t)
    const { owner } = town.test
    const before = await fingerprints(owner)
    assert.ok(before.size > 30)
    let answered = 0
    for (const who of [
      undefined,
      'coordinator',
      'channel chair',
      'partner contact',
      'intervention provider',
      'information governance',
      'administrator',
    ]) {
      const person = who === undefined ? undefined : town.people.get(who)
      const browser = aBrowser(town.app, person && (await town.session(person.account)))
      for (const [path, { GET }] of Object.entries(whoMayWhat)) {
        if (GET === undefined) continue
        for (let time = 0; time < 2; time += 1) {
          const { statusCode } = await browser.open(addressed(path, town))
          if (statusCode === 200) answered += 1
        }
      }
    }
    assert.ok(answered > 200, `${answered} pages were shown`)
    const after = await fingerprints(owner)
    const changed = [...after].filter(([table, print]) => before.get(table) !== print).map(([table]) => table)
    assert.deepEqual(
      changed.filter((table) => traces[table] === undefined),
      [],
    )
    assert.ok(changed.includes('records.audit_event'))
  },
)

/** One for each table: over all its rows, whatever their order. */
async function fingerprints(owner: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ table: string }>(
    `select n.nspname || '.' || c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') order by 1`,
  )
  const prints = new Map<string, string>()
  for (const { table } of rows) {
    const [schema = '', name = ''] = table.split('.')
    const found = await owner.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as print
         from "${schema}"."${name}" t`,
    )
    prints.set(table, found.rows[0]?.print ?? '')
  }
  return prints
}

function addressed(path: string, town: Town): string {
  const ids: Readonly<Record<string, string | undefined>> = {
    caseId: town.cases.get('open'),
    documentId: town.documents.get('open'),
    meetingId: town.meetingId,
    itemId: town.itemId,
    areaId: town.areaId,
    requestId: town.requestId,
    accessId: town.accessId,
    commissionId: town.commissionId,
    number: '1',
    item: 'first-discussion',
    accountId: town.people.get('case officer, supervising')?.account,
    agencyId: town.agencyId,
    ...partnershipIds(path, town),
  }
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? '0192f0c0-0000-7000-8000-000000000000')
}
