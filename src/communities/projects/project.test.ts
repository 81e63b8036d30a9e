import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { mayStartOn, projectState, type Check, type CheckOutcome } from './project.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

function aCheck(checkedOn: string, outcome: CheckOutcome, expiresOn: string): Check {
  return {
    id: checkedOn,
    checkedOn: day(checkedOn),
    checkedBy: 'Somebody',
    checked: 'Accounts and references',
    outcome,
    reasons: 'As found',
    expiresOn: day(expiresOn),
  }
}

test('a project without a check does not start', () => {
  assert.equal(mayStartOn([], day('2026-05-01')), false)
})

test('a check that passed holds to its last day, and from its first', () => {
  const checks = [aCheck('2026-04-01', 'passed', '2026-05-01')]
  assert.equal(mayStartOn(checks, day('2026-03-31')), false)
  assert.equal(mayStartOn(checks, day('2026-04-01')), true)
  assert.equal(mayStartOn(checks, day('2026-05-01')), true)
  assert.equal(mayStartOn(checks, day('2026-05-02')), false)
})

test('the latest check decides, whatever an earlier one said', () => {
  const failed = [aCheck('2026-05-01', 'not passed', '2027-05-01'), aCheck('2026-04-01', 'passed', '2027-04-01')]
  assert.equal(mayStartOn(failed, day('2026-06-01')), false)
  assert.equal(mayStartOn(failed, day('2026-04-15')), true)
})

test('a project is planned until it starts, and ends once', () => {
  assert.equal(projectState({ startedOn: undefined, endedOn: undefined }), 'planned')
  assert.equal(projectState({ startedOn: day('2026-05-01'), endedOn: undefined }), 'started')
  assert.equal(projectState({ startedOn: day('2026-05-01'), endedOn: day('2026-06-01') }), 'ended')
})
