/** Custody, probation and stays abroad: who is told before anything follows, what waits, and the way back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldJournal, type FactsOf } from '../journey.ts'
import { stagesOf } from '../journey/stages.ts'
import { inPrisonSince, journal, journeysTo, line, people, refusalOf, then } from '../journeys-for-tests.ts'

type Away = FactsOf<'record custody or travel'>
const day = '2026-06-02'
const supported = journal(...journeysTo.active)
const recorded = (more: Partial<Away> = {}) =>
  line(day, 'record custody or travel', { ...inPrisonSince('2026-06-01'), ...more })
const abroad: Partial<Away> = { place: 'abroad', serviceToldOn: undefined, serviceToldHow: undefined }
const pause = (cause: 'abroad' | 'in custody' | 'illness') => line(day, 'pause support', { cause })
const back = (facts: Partial<FactsOf<'record return'>> = {}) =>
  line('2026-07-01', 'record return', {
    outcome: 'free',
    returnedOn: '2026-07-01',
    policeToldOn: '2026-07-01',
    policeToldHow: 'telephone',
    ...facts,
  })

test('custody can be recorded at every open stage, by whoever works on the case', () => {
  for (const stage of stagesOf('open')) {
    const before = journal(...journeysTo[stage])
    const told = { ...recorded(), on: '2027-01-04' }
    assert.equal(refusalOf(before, told), undefined, stage)
    assert.equal(refusalOf(before, { ...told, by: people.chair }), undefined, stage)
    assert.equal(foldJournal(then(before, told)).stage, stage)
  }
  assert.equal(refusalOf(journal(...journeysTo.closed_exited), { ...recorded(), on: '2027-01-04' }), 'wrong-stage')
})

test('a prison or the probation service is told, and police always', () => {
  const untold = { serviceToldOn: undefined, serviceToldHow: undefined }
  for (const place of ['remand', 'prison', 'young_offender_institution', 'secure_home', 'licence'] as const)
    assert.equal(refusalOf(supported, recorded({ place, ...untold })), 'service-not-told', place)
  assert.equal(refusalOf(supported, recorded(abroad)), undefined)
  assert.equal(refusalOf(supported, recorded({ serviceToldHow: undefined })), 'service-not-told')
  assert.equal(refusalOf(supported, recorded({ policeToldOn: '2026-06-03' })), 'told-in-the-future')
  assert.equal(refusalOf(supported, recorded({ serviceToldOn: '2026-06-03' })), 'told-in-the-future')
  assert.equal(refusalOf(supported, { ...recorded(), reasonGiven: false }), 'reason-needed')
})

test('custody that has not begun, or is recorded already, is not recorded', () => {
  assert.equal(refusalOf(supported, recorded({ since: '2026-06-03' })), 'in-the-future')
  const remanded = then(supported, recorded({ place: 'remand' }))
  assert.equal(refusalOf(remanded, recorded({ place: 'remand' })), 'recorded-away')
  assert.equal(refusalOf(remanded, recorded()), undefined, 'sentenced')
})

test('support does not go on while somebody is in custody or abroad, and does under probation', () => {
  assert.equal(refusalOf(supported, recorded({ course: 'goes_on' })), 'support-waits-while-away')
  assert.equal(refusalOf(supported, recorded({ ...abroad, course: 'goes_on' })), 'support-waits-while-away')
  assert.equal(refusalOf(supported, recorded({ place: 'community_order', course: 'goes_on' })), undefined)
})

test('before support a case may go on while somebody is in custody', () => {
  const listed = journal(...journeysTo.panel_listed)
  assert.equal(refusalOf(listed, recorded({ course: 'goes_on' })), undefined)
})

test('support is paused for custody or travel only once police were told of it', () => {
  assert.equal(refusalOf(supported, pause('in custody')), 'record-custody-first')
  assert.equal(refusalOf(supported, pause('abroad')), 'record-travel-first')
  assert.equal(refusalOf(supported, pause('illness')), undefined)
  assert.equal(refusalOf(then(supported, recorded()), pause('in custody')), undefined)
  assert.equal(refusalOf(then(supported, recorded()), pause('abroad')), 'record-travel-first')
  assert.equal(refusalOf(then(supported, recorded(abroad)), pause('abroad')), undefined)
})

test('a clock is paused for custody or travel only once that is recorded', () => {
  const atGateway = journal(...journeysTo.gateway)
  const paused = line(day, 'pause clock', { clock: 'gateway', cause: 'person abroad or in custody' })
  assert.equal(refusalOf(atGateway, paused), 'record-away-first')
  assert.equal(refusalOf(then(atGateway, recorded()), paused), undefined)
})

test('support starts and is resumed only after release or return', () => {
  const consented = journal(...journeysTo.active.slice(0, -1))
  const start = line('2026-07-02', 'start support', {})
  assert.equal(refusalOf(consented, start), undefined)
  assert.equal(refusalOf(then(consented, recorded()), start), 'still-away')
  const paused = then(supported, recorded(), pause('in custody'))
  const resume = line('2026-07-02', 'resume support', {})
  assert.equal(refusalOf(paused, resume), 'still-away')
  assert.equal(refusalOf(then(paused, back()), resume), undefined)
})

test('release on licence tells probation, who have them from then on, and support may be resumed', () => {
  const paused = then(supported, recorded(), pause('in custody'))
  assert.equal(refusalOf(paused, back({ outcome: 'licence' })), 'service-not-told')
  const released = then(
    paused,
    back({ outcome: 'licence', serviceToldOn: '2026-07-01', serviceToldHow: 'they_told_us' }),
  )
  assert.equal(foldJournal(released).away?.place, 'licence')
  assert.equal(refusalOf(released, line('2026-07-02', 'resume support', {})), undefined)
  const over = then(released, { ...back({ returnedOn: '2026-08-01' }), on: '2026-08-01' })
  assert.equal(foldJournal(over).away, undefined)
})

test('nobody comes back who was not away, or before they went', () => {
  assert.equal(refusalOf(supported, back()), 'not-away')
  const gone = then(supported, recorded(abroad))
  assert.equal(refusalOf(gone, back({ returnedOn: '2026-05-31' })), 'back-before-away')
  assert.equal(refusalOf(gone, back({ returnedOn: '2026-07-02' })), 'in-the-future')
  const licence = { outcome: 'licence', serviceToldOn: '2026-07-01', serviceToldHow: 'telephone' } as const
  assert.equal(refusalOf(gone, back(licence)), 'not-in-custody')
  assert.equal(refusalOf(gone, back({ policeToldOn: '2026-07-02' })), 'told-in-the-future')
})

test('a release is recorded on a closed case too', () => {
  const closed = then(
    journal(...journeysTo.panel_listed),
    recorded(),
    line(day, 'close for another reason', { closureReason: 'wrong_area' }),
  )
  assert.equal(refusalOf(closed, back()), undefined)
})
