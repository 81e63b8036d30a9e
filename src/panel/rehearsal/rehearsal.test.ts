/** A whole rehearsal over HTTP, without a script: what a real meeting would refuse is refused, and nothing of it becomes a case. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { foldJournal } from '#cases/journey.ts'
import { filledIn } from '../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm, type Caller } from '../../../test/hostile/caller.ts'
import { aHouse } from '../../../test/house.ts'
import { inventedCases } from './invented.ts'
import { journalOf } from './invented-journals.ts'
import { education, housing } from './members.ts'

const base = '/panel/rehearsal'

test('every invented case can have come about, on any day', () => {
  for (const day of ['2026-11-30', '2027-01-01', '2028-02-29', '2027-03-28'])
    for (const { key, journal } of inventedCases)
      assert.doesNotThrow(() => foldJournal(journalOf(journal, Temporal.PlainDate.from(day))), `${key}, ${day}`)
})

test('every lesson, vote and absence of an invented case is of somebody who sits on its panel', () => {
  for (const { key, votes, mayJoin, conflictOf } of inventedCases) {
    const cast = Object.values(votes).reduce((sum, count) => sum + count, 0)
    assert.equal(cast, 6 + (mayJoin === undefined ? 0 : 1) - (conflictOf === undefined ? 0 : 1), key)
  }
})

const house = await aHouse({ after })
const cass = await aCaller(house.app, house.origin, 'Cass Chair')

type Answers = Readonly<Record<string, string | readonly string[]>>

async function send(caller: Caller, page: string, action: string, answers: Answers = {}) {
  const form = await openForm(caller, page, action)
  return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
}

const answer = (key: string, answers: Answers) => send(cass, `${base}/${key}`, `${base}/${key}`, answers)

async function refused(key: string, answers: Answers, why: RegExp) {
  const reply = await answer(key, answers)
  assert.equal(reply.status, 422, key)
  assert.match(reply.text, why)
  assert.match(reply.text, /Every person here is invented/)
  return reply.text
}

async function recorded(key: string, answers: Answers) {
  const reply = await answer(key, answers)
  assert.equal(reply.location, `${base}/${key}`, reply.text)
}

const adopted = {
  decision: 'adopt',
  votesAdopt: '6',
  mode: 'unanimous',
  planStates: ['consent_request', 'nature_of_support', 'provider', 'how_and_when'],
  plan: 'A mentor, and a practical course',
  reason: 'Rowan wants to be heard.',
}
const tomorrow = Temporal.Now.plainDateISO('Europe/London').add({ days: 7 })

test('a rehearsal, from beginning to end', async (t) => {
  const before = await everythingElse()
  assert.equal((await send(cass, base, base)).location, base)

  await t.test('a plan that does not state everything adopts nobody, and what was typed is kept', async () => {
    const shown = await refused('first-discussion', { ...adopted, planStates: ['provider'] }, /plan/)
    assert.match(shown, /Rowan wants to be heard\./)
    assert.match(shown, /Counter-Terrorism and Security Act 2015, section 36\(5\)/)
    await recorded('first-discussion', adopted)
  })

  await t.test('a case that was deferred before is deferred again only when the chair extends', async () => {
    const deferral = {
      decision: 'defer',
      votesDefer: '4',
      votesAdopt: '2',
      mode: 'majority',
      actionAgency: education.agencyId,
      'actionDueOn-day': String(tomorrow.day),
      'actionDueOn-month': String(tomorrow.month),
      'actionDueOn-year': String(tomorrow.year),
      chairExtends: 'no',
      reason: 'The college answers next week.',
    }
    await refused('deferred-before', deferral, /The panel has deferred this case before/)
    await recorded('deferred-before', { ...deferral, chairExtends: 'yes' })
  })

  await t.test(
    'without police from where the person lives nothing is decided; not adopted, health care is considered',
    async () => {
      const decision = {
        decision: 'not_adopt',
        votesNotAdopt: '7',
        mode: 'unanimous',
        reason: 'Health care is needed.',
      }
      await refused('police-missing', decision, /police force for the area where the person lives/)
      await send(cass, `${base}/police-missing`, `${base}/police-missing/attendance`)
      await recorded('police-missing', decision)
      const next = await cass.get(`${base}/police-missing`)
      assert.match(next.text, /Record what was considered for health and social care/)
      await recorded('police-missing', { considered: 'health', reason: 'The community team.' })
    },
  )

  await t.test('whoever has a conflict is out of the room', async () => {
    const declared = await send(cass, `${base}/conflict`, `${base}/conflict/conflicts`, {
      conflictOf: housing.accountId,
    })
    assert.equal(declared.location, `${base}/conflict`)
    assert.match((await cass.get(`${base}/conflict`)).text, /out of the room for this item: Kit Alder/)
    await recorded('conflict', { ...adopted, votesAdopt: '5' })
  })

  await t.test('without a majority the chair decides', async () => {
    const split = { ...adopted, votesAdopt: '3', votesNotAdopt: '3', mode: 'majority' }
    await refused('no-majority', split, /The chair decides/)
    await recorded('no-majority', { ...split, mode: 'chair' })
  })

  await t.test('a review that found concerns does not end them', async () => {
    const review = {
      checked: ['police', 'education', 'health'],
      whatWasChecked: 'The sister called.',
      concerns: 'some',
      result: 'no_concern',
      votesNoConcern: '6',
      mode: 'unanimous',
      reason: 'As the room said.',
    }
    await refused('six-month-review', review, /Concerns were found/)
    const room = { result: 'reopen', votesNoConcern: '', votesReopen: '4', votesExtend: '2', mode: 'majority' }
    await recorded('six-month-review', { ...review, ...room })
  })

  await t.test('at the end it says what was decided and what was refused, and by which text', async () => {
    const { text } = await cass.get(`${base}/summary`)
    assert.match(text, /Adopt: offer Channel support \(unanimous\)/)
    assert.match(text, /by the chair, there being no majority/)
    assert.match(text, /The panel has deferred this case before[\s\S]*one deferral, unless the chair extends/)
    assert.match(text, /Conflict declared: Kit Alder/)
    assert.doesNotMatch(text, /No rule could see this|Not decided yet|Not ended yet/)
  })

  await t.test('what was written about a plan or as a reason is kept nowhere', async () => {
    const { rows } = await house.test.owner.query<{ kept: string }>('select kept::text from panel.rehearsal')
    assert.equal(rows.length, 1)
    assert.doesNotMatch(rows[0]?.kept ?? '', /heard|mentor|college|sister/)
  })

  await t.test('nothing else has changed', async () => {
    assert.deepEqual(await everythingElse(), before)
  })

  await t.test('nobody else sees it: theirs begins anew', async () => {
    const dee = await aCaller(house.app, house.origin, 'Dee Deputy')
    assert.equal((await dee.get(`${base}/summary`)).location, base)
    assert.match((await dee.get(base)).text, /Begin the rehearsal/)
    await send(dee, base, base)
    assert.match((await dee.get(`${base}/summary`)).text, /Not decided yet/)
    assert.match((await cass.get(`${base}/summary`)).text, /by the chair/)
  })

  await t.test('it is removed by whoever practises, and begun again', async () => {
    assert.equal((await send(cass, base, `${base}/removal`)).location, base)
    assert.equal((await cass.get(`${base}/conflict`)).location, base)
    const { rows } = await house.test.owner.query('select account_id from panel.rehearsal')
    assert.deepEqual(rows, [{ account_id: house.accounts.get('Dee Deputy') }])
  })
})

test('votes that the room did not cast, and a conflict that nobody declared, are said at the end', async () => {
  await send(cass, base, base)
  await recorded('conflict', adopted)
  const { text } = await cass.get(`${base}/summary`)
  assert.match(text, /The conflict of Kit Alder was not declared/)
  assert.match(text, /The votes recorded are not those of the room/)
})

test('whoever does not read the panel finds no rehearsal', async () => {
  const board = await aCaller(house.app, house.origin, 'Bo Board')
  assert.equal((await board.get(base)).status, 404)
})

/** How many rows every table has, and when each was last written; without rehearsals, the audit, form tokens and sessions. */
async function everythingElse(): Promise<readonly unknown[]> {
  const { rows: tables } = await house.test.owner.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'records', 'jobs')
        and (schemaname, tablename) not in (('panel', 'rehearsal'), ('platform', 'form_token'), ('accounts', 'session'))
      order by 1`,
  )
  const all: unknown[] = []
  for (const { name } of tables) {
    const { rows } = await house.test.owner.query<{ rows: string }>(
      `select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as rows from ${name}`,
    )
    all.push(`${name}: ${rows[0]?.rows ?? ''}`)
  }
  return all
}
