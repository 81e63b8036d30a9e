/** Police-led partnership: what the authority is asked to do and what it answers, on a case that is closed here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldJournal, type FactsOf } from '../journey.ts'
import { stageNames } from '../journey/stages.ts'
import { ids, journal, journeysTo, line, people, refusalOf, then } from '../journeys-for-tests.ts'

const policeLed = journal(...journeysTo.closed_plp)
const on = '2026-04-02'
const asked = (more: Partial<FactsOf<'record police-led request'>> = {}) =>
  line(on, 'record police-led request', {
    requestId: ids.request,
    askedOn: '2026-04-01',
    askedBy: 'counter_terrorism_police',
    asked: ['housing', 'meetings'],
    basis: 'crime_prevention',
    ...more,
  })
const answered = (more: Partial<FactsOf<'answer police-led request'>> = {}) =>
  line(on, 'answer police-led request', {
    requestId: ids.request,
    answer: 'agreed_in_part',
    answeredOn: '2026-04-02',
    ...more,
  })

test('what police ask is recorded on a case that went to them, and on no other', () => {
  assert.equal(refusalOf(policeLed, asked()), undefined)
  assert.equal(refusalOf(policeLed, { ...asked(), by: people.chair }), undefined)
  assert.equal(foldJournal(then(policeLed, asked())).stage, 'closed_plp')
  for (const stage of stageNames.filter((one) => one !== 'closed_plp'))
    assert.equal(refusalOf(journal(...journeysTo[stage]), { ...asked(), on: '2028-04-03' }), 'wrong-stage', stage)
})

test('what police ask has a basis, a day and words', () => {
  assert.equal(refusalOf(policeLed, asked({ basis: undefined })), 'police-led-basis-needed')
  assert.equal(refusalOf(policeLed, asked({ askedOn: '2026-04-03' })), 'in-the-future')
  assert.equal(refusalOf(policeLed, asked({ asked: [] })), 'facts-incomplete')
  assert.equal(refusalOf(policeLed, { ...asked(), reasonGiven: false }), 'reason-needed')
})

test('that police ask nothing is recorded too, needs no basis, and waits for no answer', () => {
  assert.equal(refusalOf(policeLed, asked({ asked: ['nothing', 'housing'] })), 'nothing-or-something')
  const nothing = then(policeLed, asked({ asked: ['nothing'], basis: undefined }))
  assert.equal(refusalOf(nothing, answered()), 'no-police-led-request')
  assert.equal(refusalOf(nothing, line(on, 'archive', {})), undefined)
})

test('the authority answers what it was asked, once, and not before it was asked', () => {
  assert.equal(refusalOf(policeLed, answered()), 'no-police-led-request')
  const open = then(policeLed, asked())
  assert.equal(refusalOf(open, answered({ requestId: ids.otherRequest })), 'no-police-led-request')
  assert.equal(refusalOf(open, answered({ answeredOn: '2026-03-31' })), 'answered-before-asked')
  assert.equal(refusalOf(open, answered({ answeredOn: '2026-04-03' })), 'in-the-future')
  assert.equal(refusalOf(open, { ...answered(), reasonGiven: false }), 'reason-needed')
  assert.equal(refusalOf(then(open, answered()), answered()), 'no-police-led-request')
})

test('what is owed to police is answered also once the case was reopened', () => {
  const reopened = then(policeLed, asked(), line(on, 'reopen', { cause: 'new concern' }))
  assert.equal(refusalOf(reopened, answered()), undefined)
})

test('a record is not put away while the authority owes police an answer', () => {
  const open = then(policeLed, asked(), asked({ requestId: ids.otherRequest }))
  const archive = line(on, 'archive', {})
  assert.equal(refusalOf(open, archive), 'police-led-unanswered')
  const one = then(open, answered())
  assert.equal(refusalOf(one, archive), 'police-led-unanswered')
  assert.equal(refusalOf(then(one, answered({ requestId: ids.otherRequest })), archive), undefined)
})
