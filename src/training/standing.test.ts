import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { testDatabase } from '../../test/database.ts'
import { standing, type Need } from './standing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const need = (of: Partial<Need>): Need => ({
  dueOn: day('2026-03-01'),
  graceDays: 30,
  isExempt: false,
  taken: [],
  ...of,
})
const on = (of: Partial<Need>, today: string) => standing(need(of), day(today)).status
const awareness = { on: day('2024-02-29'), validityMonths: 24 }

describe('how somebody stands with a course', () => {
  test('who starts is due up to the day, and overdue after it', () => {
    assert.equal(on({}, '2026-03-01'), 'due')
    assert.equal(on({}, '2026-03-02'), 'overdue')
  })

  test('who took it is current up to the day on which it lapses, due while grace runs, overdue after it', () => {
    assert.equal(on({ taken: [awareness], dueOn: day('2024-01-01') }, '2026-02-28'), 'current')
    assert.equal(on({ taken: [awareness], dueOn: day('2024-01-01') }, '2026-03-01'), 'due')
    assert.equal(on({ taken: [awareness], dueOn: day('2024-01-01') }, '2026-03-30'), 'due')
    assert.equal(on({ taken: [awareness], dueOn: day('2024-01-01') }, '2026-03-31'), 'overdue')
  })

  test('WRAP stands for awareness until its own date and its own months', () => {
    const wrap = { on: day('2025-06-01'), validityMonths: 12 }
    assert.equal(standing(need({ taken: [awareness, wrap] }), day('2026-04-01')).untilOn?.toString(), '2026-06-01')
  })

  test('somebody whose course lapsed long ago has, in a new role, as long as anybody who starts', () => {
    const old = { on: day('2015-01-01'), validityMonths: 24 }
    assert.equal(on({ taken: [old] }, '2026-03-01'), 'due')
    assert.equal(on({ taken: [old] }, '2026-03-02'), 'overdue')
  })

  test('a course that is to come does not count yet', () => {
    assert.equal(on({ taken: [{ on: day('2026-04-01'), validityMonths: 24 }] }, '2026-03-15'), 'overdue')
  })

  test('an exemption is said before anything else', () => {
    assert.equal(on({ isExempt: true }, '2030-01-01'), 'exempt')
  })
})

const someDay = fc.integer({ min: -1500, max: 1500 }).map((days) => day('2026-02-28').add({ days }))
const someTaken = fc.record({ on: someDay, validityMonths: fc.integer({ min: 1, max: 120 }) })
const someNeed = fc.record({
  dueOn: someDay,
  graceDays: fc.integer({ min: 0, max: 365 }),
  isExempt: fc.boolean(),
  taken: fc.array(someTaken, { maxLength: 4 }),
})

describe('for everybody and every day', () => {
  test('time alone never makes it better: current, then due, then overdue', () => {
    const order = ['current', 'due', 'overdue']
    fc.assert(
      fc.property(someNeed, someDay, fc.integer({ min: 1, max: 900 }), (of, today, days) => {
        const known = { ...of, isExempt: false, taken: of.taken.filter((one) => one.on.until(today).sign >= 0) }
        const [now, then] = [standing(known, today), standing(known, today.add({ days }))]
        assert.ok(order.indexOf(then.status) >= order.indexOf(now.status))
      }),
    )
  })

  test('taking a course never makes it worse', () => {
    const order = ['exempt', 'current', 'due', 'overdue']
    fc.assert(
      fc.property(someNeed, someTaken, someDay, (of, taken, today) => {
        const before = standing(of, today).status
        const after = standing({ ...of, taken: [...of.taken, taken] }, today).status
        assert.ok(order.indexOf(after) <= order.indexOf(before))
      }),
    )
  })
})

const { owner } = await testDatabase()

describe('the database says the same', () => {
  test('of everybody on every day', async () => {
    const cases = fc.sample(fc.tuple(someNeed, someDay), { numRuns: 2000, seed: 20261130 })
    const { rows } = await owner.query<{ status: string }>(
      `select training.status_of((c->>'exempt')::boolean,
                (select max(((t->>'on')::date + make_interval(months => (t->>'months')::integer))::date)
                   from jsonb_array_elements(c->'taken') t where (t->>'on')::date <= (c->>'today')::date),
                (c->>'due')::date, (c->>'grace')::integer, (c->>'today')::date) as status
         from jsonb_array_elements($1) with ordinality as each(c, place) order by place`,
      [
        JSON.stringify(
          cases.map(([of, today]) => ({
            exempt: of.isExempt,
            due: of.dueOn.toString(),
            grace: of.graceDays,
            today: today.toString(),
            taken: of.taken.map(({ on: taken, validityMonths }) => ({ on: taken.toString(), months: validityMonths })),
          })),
        ),
      ],
    )
    const ours = cases.map(([of, today]) => standing(of, today).status)
    assert.deepEqual(
      rows.map(({ status }) => status),
      ours,
    )
  })
})
