import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/database.ts'
import { systemClock } from '#platform/clock.ts'
import { newId } from '#platform/database/ids.ts'
import { anArea, aPerson, aSession } from './room-for-tests.ts'
import { tidyJob } from './tidy-job.ts'

const here = await testDatabase()
const quiet = () => undefined
const context = {
  database: here.database,
  clock: systemClock,
  log: { info: quiet, warn: quiet, error: quiet },
  stopping: new AbortController().signal,
}

test('what has had its time goes once a day, with its key, and the rest stays', async () => {
  const person = await aPerson(here, await anArea(here, 'Anytown'), 'Sam Coordinator', 'coordinator')
  const [oldDraft, newDraft] = [newId(), newId()]
  for (const [id, days] of [
    [oldDraft, 8],
    [newDraft, 6],
  ] as const) {
    const place = { table: 'platform.draft', column: 'sealed', row: id }
    await here.owner.query(
      `insert into platform.draft (id, form_id, form_version, owner_account, sealed, updated_at)
       values ($1, 'a form', '1', $2, $3, now() - make_interval(days => $4))`,
      [id, person.accountId, await here.vault.seal(id, place, 'half an answer'), days],
    )
  }
  for (const days of [29, 31])
    await here.owner.query(
      "insert into platform.form_token (token, holder, claimed_at) values ($1, '', now() - make_interval(days => $2))",
      [newId(), days],
    )
  await aSession(here, person.accountId)
  await here.owner.query(
    `update accounts.session set last_seen_at = now() - interval '91 days'
      where id = (select id from accounts.session where account_id = $1 order by id desc limit 1)`,
    [person.accountId],
  )

  const also = { what: 'things of another room', tidy: async () => ({ removed: 2 }) }
  const counts = await tidyJob({ vault: here.vault, also: [also] }).work({}, context)
  assert.deepEqual(counts, { removed: 5 })
  assert.deepEqual(await column('select id from platform.draft'), [newDraft])
  assert.equal((await column('select token from platform.form_token')).length, 1)
  assert.equal((await column('select id from accounts.session')).length, 1)
  assert.equal(await here.vault.forget(oldDraft), false, 'its key went with it')
  assert.equal(await here.vault.forget(newDraft), true)

  const noted = await column(
    "select subject_kind || ': ' || (details->>'removed') from records.audit_event where action = 'tidy' order by at",
  )
  assert.deepEqual(noted, [
    'drafts untouched for seven days: 1',
    'form tokens of 30 days ago: 1',
    'sessions unused for 90 days: 1',
    'things of another room: 2',
  ])
})

test('a day with nothing to tidy leaves no trace', async () => {
  const before = await column('select id from records.audit_event')
  assert.deepEqual(await tidyJob({ vault: here.vault }).work({}, context), { removed: 0 })
  assert.deepEqual(await column('select id from records.audit_event'), before)
})

async function column(query: string): Promise<unknown[]> {
  const { rows } = await here.owner.query({ text: query, rowMode: 'array' })
  return (rows as unknown[][]).map(([value]) => value)
}
