/** How long an enquiry waited. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { countEnquiries, enquiryState, timeTaken, type Waited } from './enquiry-rules.ts'

const at = (text: string) => Temporal.Instant.from(text)
const on = (text: string) => Temporal.PlainDate.from(text)
/** Asked on a Friday at 10, due on the Friday after. */
const asked = { askedAt: at('2026-11-20T10:00Z'), askedOn: on('2026-11-20'), dueOn: on('2026-11-27') }
const answered = (moment: string): Waited => ({
  ...asked,
  answered: { at: at(moment), on: on(moment.slice(0, 10)) },
})
const waiting: Waited = { ...asked, answered: undefined }

suite('An enquiry', () => {
  test('waits until its last day, and is late from the day after', () => {
    assert.equal(enquiryState(waiting, on('2026-11-27')), 'waiting')
    assert.equal(enquiryState(waiting, on('2026-11-28')), 'late')
    assert.equal(enquiryState(answered('2026-11-27T23:00Z'), on('2026-12-01')), 'answered in time')
    assert.equal(enquiryState(answered('2026-11-28T09:00Z'), on('2026-12-01')), 'answered late')
  })

  test('took hours on its own day, and working days after: a weekend does not count', () => {
    assert.equal(timeTaken(waiting), undefined)
    assert.equal(timeTaken(answered('2026-11-20T10:30Z')), 'Less than an hour')
    assert.equal(timeTaken(answered('2026-11-20T13:10Z')), '3 hours')
    assert.equal(timeTaken(answered('2026-11-23T09:00Z')), '1 working day')
    assert.equal(timeTaken(answered('2026-11-25T09:00Z')), '3 working days')
  })

  test('is counted once, and one that waits still is neither in time nor late', () => {
    const all = [waiting, answered('2026-11-23T09:00Z'), answered('2026-11-30T09:00Z')]
    assert.deepEqual(countEnquiries(all, on('2026-11-24')), { asked: 3, answered: 2, inTime: 1, late: 0 })
    assert.deepEqual(countEnquiries([], on('2026-11-24')), { asked: 0, answered: 0, inTime: 0, late: 0 })
  })
})
