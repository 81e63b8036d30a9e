/**
 * How often an earlier record is found among many when the same person is written down again with mistakes, how many
 * others are shown beside it, and what the look-up costs against reading one row by its key: on the real tables, under
 * row security, as the application's role, by the function that the page of a case calls.
 *
 * `node bench/matching.ts [people] [tries]`: 200,000 and 2,000 unless told. Exits with 1 when a limit is missed.
 */
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { matchKeys } from '#people/matching.ts'
import { findPerson, listAlike, type Person } from '#people/store.ts'
import { newId } from '#platform/database/ids.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { chance } from '../src/demonstration/chance.ts'
import { inventPeople, type InventedPerson } from '../src/demonstration/generate.ts'
import { mistype, type Mistake } from '../src/demonstration/mistakes.ts'
import { testDatabase } from '../test/database.ts'
import { middle, percentile, printFigures, say, type Figure } from './figures.ts'

const howMany = Number(process.argv[2] ?? 200_000)
const howManyTries = Number(process.argv[3] ?? 2_000)
const seed = 20_261_124
const today = Temporal.PlainDate.from('2026-11-24')

const here = await testDatabase()
const client = new pg.Client(here.ownerConnection)
await client.connect()

say(`${howMany.toLocaleString('en-GB')} invented people (seed ${seed}) …`)
const people = inventPeople(seed, howMany, today)
const { areaId, session } = await anArea()
const ids = await store(people)
await client.query('vacuum analyze people.person, people.match_key, cases.case_file')
await client.end()

say(`${howManyTries.toLocaleString('en-GB')} of them written down again with mistakes …`)
const tries = await lookUpAll()

const found = tries.filter((one) => one.found).length / tries.length
const shown = tries.map((one) => one.shown)
const lookUp = tries.map((one) => one.lookUpMs)
const byKey = tries.map((one) => one.byKeyMs)
const figures: readonly Figure[] = [
  {
    what: 'Earlier records found',
    value: `${(found * 100).toFixed(1)} in 100`,
    limit: 'more than 97 in 100',
    met: found > 0.97,
  },
  {
    what: 'Records shown for a try, on average',
    value: mean(shown).toFixed(1),
    limit: 'fewer than 10',
    met: mean(shown) < 10,
  },
  { what: 'Records shown, 95 tries in 100', value: `${percentile(shown, 95)} or fewer` },
  { what: 'Records shown, most', value: String(Math.max(...shown)) },
  {
    what: 'Look-up, as a multiple of reading a person by key (medians)',
    value: `${(middle(lookUp) / middle(byKey)).toFixed(1)} ×`,
    limit: 'less than 10 ×',
    met: middle(lookUp) / middle(byKey) < 10,
  },
  { what: 'The same, on average', value: `${(mean(lookUp) / mean(byKey)).toFixed(1)} ×` },
  { what: 'The same, 95 tries in 100', value: `${(percentile(lookUp, 95) / middle(byKey)).toFixed(1)} × or less` },
  {
    what: 'Look-up, median and 95 in 100',
    value: `${middle(lookUp).toFixed(1)} ms, ${percentile(lookUp, 95).toFixed(1)} ms`,
  },
  { what: 'Reading a person by key, median', value: `${middle(byKey).toFixed(2)} ms` },
]
printFigures(figures)
say(`Not found, by what was wrong: ${missedBy()}`)

async function anArea(): Promise<{ areaId: string; session: string }> {
  const area = await addAreaDirectly(client, {
    code: 'E06000034',
    name: 'Thurrock',
    shortName: 'THU',
    policeForce: 'Essex Police',
  })
  const until = Temporal.Now.plainDateISO('Europe/London').add({ years: 1 }).toString()
  const agencyId = await addAgencyDirectly(client, {
    areaId: area,
    name: 'Council',
    kind: 'council',
    agreementFrom: '2020-01-01',
    agreementUntil: until,
  })
  const account = await addAccountDirectly(client, here.vault, {
    areaId: area,
    agencyId,
    email: 'coordinator@thurrock.example',
    name: 'Cora Coordinator',
    channelTrainingUntil: until,
    roles: [{ role: 'coordinator', fromOn: '2020-01-01' }],
    password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
    totpSecret: newTotpSecret(),
  })
  const token = randomBytes(32).toString('base64url')
  await client.query(
    `insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())`,
    [newId(), createHash('sha256').update(token).digest(), account],
  )
  return { areaId: area, session: token }
}

/** A person, their keys and a closed case each. Foreign keys are not checked one by one: what is written is known to fit. */
async function store(invented: readonly InventedPerson[]): Promise<readonly string[]> {
  const personIds = invented.map(() => newId())
  await client.query('set session_replication_role = replica')
  await client.query('set synchronous_commit = off')
  const perBatch = 5_000
  for (let from = 0; from < invented.length; from += perBatch) {
    const batch = invented.slice(from, from + perBatch)
    const batchIds = personIds.slice(from, from + perBatch)
    await client.query(
      `insert into people.person (id, area_id, forenames, surname, born_on, approximate_age, age_known_from, gender, postcode_district, review_on, added_at)
       select id, $1, forenames, surname, born_on, age, case when born_on is null then 'estimate' else 'birth date' end, gender, split_part(postcode, ' ', 1), '2027-11-24', '2026-11-24 12:00Z'
         from unnest($2::uuid[], $3::text[], $4::text[], $5::date[], $6::int[], $7::text[], $8::text[]) as p (id, forenames, surname, born_on, age, gender, postcode)`,
      [
        areaId,
        batchIds,
        batch.map((person) => person.forenames),
        batch.map((person) => person.surname),
        batch.map(({ birth }) => (birth.known === 'date' ? birth.on.toString() : null)),
        batch.map(({ birth }) => (birth.known === 'age' ? birth.years : null)),
        batch.map((person) => person.gender),
        batch.map((person) => person.postcode),
      ],
    )
    await client.query(
      `insert into cases.case_file (id, area_id, reference, person_id, referral_id, stage, opened_on, closed_on, home_force)
       select gen_random_uuid(), $1, format('THU-%s-%s', $3::int, n), id, id, 'closed_nfa', '2026-01-05', '2026-02-05', 'Essex Police'
         from unnest($2::uuid[]) with ordinality as p (id, n)`,
      [areaId, batchIds, from],
    )
    const keys = batch.flatMap((person, place) =>
      [...new Set(matchKeys(person).map(({ key }) => key))].map((key) => [key, batchIds[place]] as const),
    )
    await client.query(
      'insert into people.match_key (area_id, key, person_id) select $1, key, id from unnest($2::text[], $3::uuid[]) as k (key, id) order by key',
      [areaId, keys.map(([key]) => key), keys.map(([, id]) => id)],
    )
  }
  return personIds
}

type Try = {
  readonly found: boolean
  readonly shown: number
  readonly lookUpMs: number
  readonly byKeyMs: number
  readonly mistakes: readonly Mistake[]
}

async function lookUpAll(): Promise<readonly Try[]> {
  const by = chance(seed)
  const done: Try[] = []
  // As the pages do it: a transaction for each, and both reads in the same one.
  for (let n = 0; n < howManyTries; n += 1) {
    const place = by.between(0, people.length - 1)
    const person = people[place]
    const personId = ids[place]
    if (person === undefined || personId === undefined) throw new Error('nobody there')
    const { written, mistakes } = mistype(by, person, today)
    const newer: Person = { ...written, id: newId(), areaId, gender: person.gender, version: 1 }
    done.push(
      await here.database.asActor(session, async (trx) => {
        // Whoever reads a case has read its person before: what PostgreSQL looks up once a connection is looked up.
        const [, byKeyMs] = await timed(() => findPerson(trx, ids[by.between(0, ids.length - 1)] ?? personId))
        const [alike, lookUpMs] = await timed(() => listAlike(trx, newer))
        return {
          found: alike.some((one) => one.person.id === personId),
          shown: alike.length,
          lookUpMs,
          byKeyMs,
          mistakes,
        }
      }),
    )
  }
  // The first are slower: connections are opened, code is compiled.
  return done.slice(Math.floor(howManyTries / 20))
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now()
  const value = await work()
  return [value, performance.now() - started]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function missedBy(): string {
  const missed = tries.filter((one) => !one.found).flatMap((one) => one.mistakes)
  const counts = [...Map.groupBy(missed, (mistake) => mistake)].map(([mistake, all]) => `${mistake} ${all.length}`)
  return counts.length === 0 ? 'none' : counts.join(', ')
}
