import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { testDatabase } from '../../../test/database.ts'
import { isMailAddress } from '#platform/mail/letter.ts'
import { nextReminder, reminderSteps, stepOn, type ReminderStep } from './steps.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const days = { first: 60, second: 30, last: 7 }
const dueOn = day('2026-12-31')

describe('when somebody is reminded', () => {
  test('60, 30 and 7 days before the day, and when it is past', () => {
    const said = (today: string) => stepOn(dueOn, day(today), days)
    assert.equal(said('2026-10-31'), undefined)
    assert.equal(said('2026-11-01'), 'first')
    assert.equal(said('2026-11-30'), 'first')
    assert.equal(said('2026-12-01'), 'second')
    assert.equal(said('2026-12-24'), 'last')
    assert.equal(said('2026-12-31'), 'last')
    assert.equal(said('2027-01-01'), 'past')
  })

  test('the page says what goes next: now, what has not gone; later, the next step', () => {
    const next = (today: string, sent: readonly ReminderStep[]) => {
      const found = nextReminder(dueOn, sent, day(today), days)
      return found && `${found.step} on ${found.on.toString()}`
    }
    assert.equal(next('2026-10-01', []), 'first on 2026-11-01')
    assert.equal(next('2026-11-10', []), 'first on 2026-11-10')
    assert.equal(next('2026-11-10', ['first']), 'second on 2026-12-01')
    assert.equal(next('2026-12-26', ['last']), 'past on 2027-01-01')
    assert.equal(next('2027-03-01', ['past']), undefined)
  })
})

const someDay = fc.integer({ min: -800, max: 800 }).map((distance) => dueOn.add({ days: distance }))
const someDays = fc.record({
  first: fc.integer({ min: 0, max: 120 }),
  second: fc.integer({ min: 0, max: 120 }),
  last: fc.integer({ min: 0, max: 120 }),
})

describe('for every day and whatever an area has set', () => {
  test('time goes one way: no step comes back', () => {
    fc.assert(
      fc.property(someDay, someDays, fc.integer({ min: 0, max: 400 }), (today, numbers, later) => {
        const order = (step: ReminderStep | undefined) => (step === undefined ? -1 : reminderSteps.indexOf(step))
        const [now, then] = [stepOn(dueOn, today, numbers), stepOn(dueOn, today.add({ days: later }), numbers)]
        assert.ok(order(then) >= order(now))
      }),
    )
  })

  test('what goes next is what that day is at, and has not gone', () => {
    fc.assert(
      fc.property(someDay, someDays, fc.subarray([...reminderSteps]), (today, numbers, sent) => {
        const next = nextReminder(dueOn, sent, today, numbers)
        if (next === undefined) return
        assert.ok(today.until(next.on).sign >= 0)
        assert.equal(stepOn(dueOn, next.on, numbers), next.step)
      }),
    )
  })

  test('the database says the same', async () => {
    const { owner } = await testDatabase()
    const asked = fc.sample(fc.record({ today: someDay, numbers: someDays }), 300)
    const { rows } = await owner.query<{ step: ReminderStep | null }>(
      `select training.reminder_step($1::date, q.today, q.first, q.second, q.last) as step
         from jsonb_to_recordset($2) as q(place integer, today date, first integer, second integer, last integer) order by place`,
      [dueOn.toString(), JSON.stringify(asked.map(({ today, numbers }, place) => ({ place, today, ...numbers })))],
    )
    assert.deepEqual(
      rows.map(({ step }) => step ?? undefined),
      asked.map(({ today, numbers }) => stepOn(dueOn, today, numbers)),
    )
    const addresses = [
      'a@b.example',
      'a@b',
      'a b@c.example',
      "o'neil@x.example",
      'a@b.example, c@d.example',
      '@x.example',
    ]
    for (const address of addresses) {
      const said = await owner.query<{ may: boolean }>('select training.can_be_written_to($1) as may', [address])
      assert.equal(said.rows[0]?.may, isMailAddress(address), address)
    }
  })
})
