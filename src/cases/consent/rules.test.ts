import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import { birthday } from '#reference/ages.ts'
import { noConsentYet } from '../journey/state.ts'
import {
  comesOfAgeOn,
  consentAgeOn,
  consentStandsOn,
  whoMustConsent,
  whoWasNotAsked,
  whyConsentFails,
  type ConsentState,
} from './rules.ts'

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)
const born = (iso: string): Birth => ({ known: 'date', on: day(iso) })
const about = (years: number, iso: string): Birth => ({ known: 'age', years, on: day(iso) })
const given = (more: Partial<ConsentState>): ConsentState => ({ ...noConsentYet, consent: 'given', ...more })
const parents = given({ consentBy: 'parent', consentAge: 'under_18', ownView: 'agrees' })
const own = given({ consentBy: 'self_adult', consentAge: 'adult' })

test('an adult consents for themself, a parent or guardian for someone under 18', () => {
  assert.equal(whoMustConsent('adult', 'self_adult'), undefined)
  assert.equal(whoMustConsent('adult', 'parent'), 'consent-by-wrong-person')
  assert.equal(whoMustConsent('under_18', 'guardian'), undefined)
  assert.equal(whoMustConsent('under_18', 'la_parental_responsibility'), undefined)
  assert.equal(whoMustConsent('under_18', 'self_adult'), 'consent-by-wrong-person')
})

test('a child’s own agreement does not stand in for a parent’s consent', () => {
  assert.equal(whoMustConsent('under_18', 'self_child_agreement'), 'consent-by-wrong-person')
})

test('silence is not consent', () => {
  assert.equal(whoMustConsent('adult', undefined), 'consent-by-wrong-person')
})

test('whoever is 18 or over is asked themself; a parent alone is not enough', () => {
  assert.equal(whoWasNotAsked('adult', ['parent']), 'person-not-asked')
  assert.equal(whoWasNotAsked('adult', ['person']), undefined)
  assert.equal(whoWasNotAsked('adult', ['decision_maker']), undefined)
})

test('at 16 and 17 the young person is asked beside the parent, always', () => {
  assert.equal(whoWasNotAsked('16_17', ['parent']), 'young-person-not-asked')
  assert.equal(whoWasNotAsked('16_17', ['person']), 'parent-not-asked')
  assert.equal(whoWasNotAsked('16_17', ['guardian', 'person']), undefined)
  assert.equal(whoWasNotAsked('12_15', ['local_authority']), undefined)
})

test('who must be asked follows from the age on the day, to the day', () => {
  const band = (iso: string) => consentAgeOn(born('2008-05-03'), day(iso))?.band
  assert.equal(band('2020-05-02'), 'under_12')
  assert.equal(band('2020-05-03'), '12_15')
  assert.equal(band('2024-05-02'), '12_15')
  assert.equal(band('2024-05-03'), '16_17')
  assert.equal(band('2026-05-02'), '16_17')
  assert.equal(band('2026-05-03'), 'adult')
})

test('an estimate says so, and nothing known says nothing', () => {
  assert.deepEqual(consentAgeOn(about(17, '2025-03-01'), day('2026-03-01')), {
    band: 'adult',
    age: 'adult',
    from: 'estimate',
  })
  assert.equal(consentAgeOn({ known: 'nothing' }, day('2026-03-01')), undefined)
})

test('someone born on 29 February comes of age on 1 March', () => {
  const leapling = born('2008-02-29')
  assert.equal(comesOfAgeOn(leapling)?.toString(), '2026-03-01')
  assert.equal(whyConsentFails(parents, leapling, day('2026-02-28')), undefined)
  assert.equal(whyConsentFails(parents, leapling, day('2026-03-01')), 'consent-came-of-age')
})

test('a parent’s consent stands until the day before the 18th birthday, and on no day after', () => {
  const anyBirth = fc.date({ min: new Date('1990-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(anyBirth, fc.boolean(), fc.integer({ min: -400, max: 400 }), (at, leap, days) => {
      const on = leap ? day('2008-02-29') : day(at.toISOString().slice(0, 10))
      const asked = birthday(on, 18).add({ days })
      assert.equal(consentStandsOn(parents, { known: 'date', on }, asked), days < 0, `${on.toString()} ${days}`)
    }),
  )
})

test('a person’s own consent as an adult counts from the 18th birthday, and on no day before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2010 }), fc.integer({ min: -400, max: 400 }), (year, days) => {
      for (const on of [day(`${year}-03-01`), day(`${year}-02-28`), day('2008-02-29'), day('2004-02-29')])
        assert.equal(consentStandsOn(own, { known: 'date', on }, birthday(on, 18).add({ days })), days >= 0)
    }),
  )
})

test('without a birth date a parent’s consent stands until the estimate reaches 18', () => {
  assert.equal(whyConsentFails(parents, about(16, '2026-01-10'), day('2027-12-31')), undefined)
  assert.equal(whyConsentFails(parents, about(16, '2026-01-10'), day('2028-01-10')), 'consent-came-of-age')
  assert.equal(whyConsentFails(parents, { known: 'nothing' }, day('2040-01-10')), undefined)
  assert.equal(whyConsentFails(own, about(16, '2026-01-10'), day('2026-02-10')), undefined)
})

test('consent does not stand after its last day', () => {
  const dated = { ...own, consentUntil: day('2026-06-30') }
  assert.equal(whyConsentFails(dated, born('1990-01-01'), day('2026-06-30')), undefined)
  assert.equal(whyConsentFails(dated, born('1990-01-01'), day('2026-07-01')), 'consent-past-its-day')
})

test('where the young person does not agree, support waits for the chair’s decision', () => {
  const against = { ...parents, ownView: 'does not agree' } as const
  const at15 = [born('2010-05-03'), day('2026-01-10')] as const
  assert.equal(whyConsentFails(against, ...at15), 'young-person-disagrees')
  assert.equal(whyConsentFails({ ...against, ownViewDecision: 'go on' }, ...at15), undefined)
  assert.equal(whyConsentFails({ ...against, ownViewDecision: 'do not go on' }, ...at15), 'young-person-heard')
})

test('silence, refusal, withdrawal and anything but a yes are no consent', () => {
  for (const consent of [
    'not_asked',
    'requested',
    'refused',
    'withdrawn',
    'lapsed',
    'unable_capacity',
    'no_contact',
  ] as const)
    assert.equal(whyConsentFails({ ...own, consent }, born('1990-01-01'), day('2026-01-10')), 'consent-not-given')
})
