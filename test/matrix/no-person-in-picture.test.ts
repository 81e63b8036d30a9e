/**
 * What must show: tables of tension and hate crime can hold no person. Asked of the catalogue, for every table of the local picture: each column
 * is one of a reviewed list, points at no person, case or referral, and where it points at an account, it is whoever wrote the row.
 */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { testDatabase } from '../database.ts'

const { owner } = await testDatabase()

/** What every table may have: its keys, and who wrote the row and when. */
const ofEveryTable = 'id area_id added_by added_at changed_by changed_at version'

/** Columns that are codes, counts and days, by table; `words` are those in which somebody writes. Reviewed: read it as "could this be a person?" */
const reviewed: Readonly<Record<string, { readonly coded: string; readonly words?: string }>> = {
  ward: { coded: 'ended_on', words: 'name' },
  tension_report: {
    coded:
      'ward_id happened_on category described_by source_type corroboration agree_by expires_on words_removed_at reported_by reported_at',
  },
  tension_review: { coded: 'report_id number level review_on reviewed_on reviewed_by reviewed_at' },
  tension_words: { coded: 'report_id review_id', words: 'communities words' },
  hate_crime: { coded: 'ward_id month strand kind count' },
  hate_crime_import: { coded: 'added changed unchanged imported_by imported_at' },
  online_work: { coded: 'month kind count' },
  risk: { coded: 'theme closed_on', words: 'cause event effect owner controls actions' },
  risk_review: {
    coded:
      'risk_id number likelihood_before impact_before likelihood_after impact_after next_review_on reviewed_on reviewed_by reviewed_at',
    words: 'reasons',
  },
  threat_profile: {
    coded: 'kind marking declared briefed_on refresh_on ended_on declared_by declared_at',
    words: 'edition owner audience',
  },
  recommendation: { coded: 'profile_id part_key priority theme', words: 'number words' },
  recommendation_answer: { coded: 'recommendation_id how', words: 'words' },
  threat_level_change: { coded: 'level from_on', words: 'source' },
}

/** Who wrote the row: the only accounts that a row may name. No grant lets anybody write these columns (grants.ts). */
const writers = ['added_by', 'changed_by', 'declared_by', 'imported_by', 'reported_by', 'reviewed_by']

type Column = { readonly table: string; readonly column: string; readonly type: string; readonly target: string | null }

const columnsAsked = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, f.target
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join lateral (select k.confrelid::regclass::text as target from pg_constraint k
                        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = k.conkey[array_length(k.conkey, 1)]) f on true
   where n.nspname = 'picture' and c.relkind = 'r'`

async function columns(): Promise<readonly Column[]> {
  return (await owner.query<Column>(columnsAsked)).rows
}

/** What is amiss, in words; nothing where no person can stand. */
function amiss(found: readonly Column[]): readonly string[] {
  return found.flatMap(({ table, column, type, target }) => {
    const known = reviewed[table]
    if (known === undefined) return [`${table} has not been reviewed`]
    const { coded, words = '' } = known
    const name = `${table}.${column}`
    if (!`${ofEveryTable} ${coded} ${words}`.split(' ').includes(column)) return [`${name} has not been reviewed`]
    if (['json', 'jsonb', 'bytea', 'xml'].includes(type)) return [`${name} is ${type}, which can hold anything`]
    if (target === null) return []
    if (target === 'accounts.account') return writers.includes(column) ? [] : [`${name} names an account`]
    return target === 'accounts.area' || target.startsWith('picture.') ? [] : [`${name} points at ${target}`]
  })
}

suite('No table of the local picture can hold a person', () => {
  test('every column has been reviewed, and points at nobody', async () => {
    const found = await columns()
    assert.deepEqual(amiss(found), [])
    assert.deepEqual(Object.keys(reviewed).toSorted(), [...new Set(found.map(({ table }) => table))].toSorted())
  })

  test('in a table of hate crime nothing can be written in words at all', async () => {
    for (const table of ['hate_crime', 'hate_crime_import', 'tension_report', 'tension_review']) {
      assert.equal(reviewed[table]?.words, undefined)
      const { rows } = await owner.query<{ column: string }>(
        `select a.attname as column from pg_attribute a
          where a.attrelid = format('picture.%I', $1::text)::regclass and a.attnum > 0 and a.atttypid in ('text'::regtype, 'varchar'::regtype)
            and not exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
                              and pg_get_constraintdef(k.oid) ~ '= ANY')`,
        [table],
      )
      // Each text is one of a list that a constraint holds.
      assert.deepEqual(rows, [], table)
    }
  })

  test('a column for somebody is found when it is planted', async () => {
    await owner.query('begin')
    try {
      await owner.query(`alter table picture.tension_report add column person_id uuid references people.person`)
      await owner.query('alter table picture.hate_crime add column victim_name text')
      await owner.query('create table picture.watch_list (id uuid)')
      assert.deepEqual(amiss(await columns()).toSorted(), [
        'hate_crime.victim_name has not been reviewed',
        'tension_report.person_id has not been reviewed',
        'watch_list has not been reviewed',
      ])
    } finally {
      await owner.query('rollback')
    }
  })
})
