import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { codesOf, codesOn, hasCode, labelOf, type CodeList } from './code-list.ts'
import { concerns, concernsA, concernsB, concernsC, concernsD, concernsOn, trendGroups } from './concerns.ts'
import * as consent from './consent.ts'
import * as decisions from './decisions.ts'
import * as equality from './equality.ts'
import { sectors } from './sectors.ts'
import { settings, valuesOf } from './settings.ts'
import { informationReplies, markings, openingPurposes, shareBases } from './sharing.ts'
import { interventionTypes, supportTypes } from './support-types.ts'
import { vaf2012, vaf2012Factors } from './vaf2012.ts'

const on = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

const lists: Record<string, CodeList> = {
  concernsA,
  concernsB,
  concernsC,
  concernsD,
  consentGivers: consent.consentGivers,
  consentStatuses: consent.consentStatuses,
  toldAnswers: consent.toldAnswers,
  consentPeople: consent.consentPeople,
  consentWays: consent.consentWays,
  consentTold: consent.consentTold,
  consentReaders: consent.consentReaders,
  responsibilityEvidence: consent.responsibilityEvidence,
  familyCircumstances: consent.familyCircumstances,
  adviceSources: consent.adviceSources,
  ownViews: consent.ownViews,
  capacityAssessors: consent.capacityAssessors,
  bestInterestDeciders: consent.bestInterestDeciders,
  policeConsiderations: consent.policeConsiderations,
  sectors,
  informationReplies,
  markings,
  openingPurposes,
  shareBases,
  interventionTypes,
  supportTypes,
  gatewayOutcomes: decisions.gatewayOutcomes,
  section36Decisions: decisions.section36Decisions,
  section36CarePaths: decisions.section36CarePaths,
  panelDecisions: decisions.panelDecisions,
  panelReferrers: decisions.panelReferrers,
  decisionModes: decisions.decisionModes,
  closureReasons: decisions.closureReasons,
  exitReasons: decisions.exitReasons,
  reviewResults: decisions.reviewResults,
  monitoringResults: decisions.monitoringResults,
  genders: equality.genders,
  ethnicities: equality.ethnicities,
  religions: equality.religions,
  disabilities: equality.disabilities,
  mentalHealthConditions: equality.mentalHealthConditions,
  conditionBases: equality.conditionBases,
  provenances: equality.provenances,
}

for (const [name, list] of Object.entries(lists)) {
  test(`${name}: no code twice, each with a label, real dates in order and a source`, () => {
    const codes = list.map((item) => item.code)
    assert.equal(new Set(codes).size, codes.length)
    for (const item of list) {
      assert.notEqual(item.label.en.trim(), '')
      assert.notEqual(item.source, '')
      const from = on(item.validFrom)
      if (item.validTo !== null) assert.ok(Temporal.PlainDate.compare(from, on(item.validTo)) < 0)
    }
  })
}

test('the list of concerns is that of the day, and never two lists at once', () => {
  assert.deepEqual(concernsOn(on('2017-03-31')), concernsA)
  assert.deepEqual(concernsOn(on('2017-04-01')), concernsB)
  assert.deepEqual(concernsOn(on('2024-03-31')), concernsC)
  assert.deepEqual(concernsOn(on('2026-11-24')), concernsD)
  assert.deepEqual(concernsOn(on('2015-03-31')), [])
})

test('a retired concern stays readable', () => {
  assert.equal(labelOf(concerns, 'B_muu'), 'Mixed, unstable or unclear')
})

test('every concern belongs to a trend group', () => {
  assert.deepEqual(Object.keys(trendGroups).sort(), concerns.map((item) => item.code).sort())
})

test('an unknown code is an error, not a blank', () => {
  assert.throws(() => labelOf(sectors, 'army'), /No such code/)
  assert.equal(hasCode(sectors, 'army'), false)
})

test('a label is Welsh where there is one, and English where there is none', () => {
  assert.equal(labelOf(sectors, 'education', 'cy'), 'Addysg')
  assert.equal(labelOf(concerns, 'D_erw', 'cy'), 'Extreme right-wing')
})

test('a local authority could not be chosen as referrer to the panel before 12 April 2019', () => {
  const codes = (day: string) => codesOn(decisions.panelReferrers, on(day)).map((item) => item.code)
  assert.deepEqual(codes('2019-04-11'), ['police'])
  assert.deepEqual(codes('2019-04-12'), ['police', 'local_authority'])
})

test('the order of the list is kept', () => {
  assert.deepEqual(codesOf(decisions.decisionModes), ['unanimous', 'majority', 'chair'])
})

test('ethnicity has 19 categories in 5 groups, and three different ways of having no answer', () => {
  const categories = equality.ethnicities.filter((item) => /^[ABMWO]\d$/.test(item.code))
  assert.equal(categories.length, 19)
  assert.deepEqual(new Set(categories.map((item) => item.code.charAt(0))), new Set(Object.keys(equality.ethnicGroups)))
  assert.deepEqual(
    equality.ethnicities.map((item) => item.code).filter((code) => !/^[ABMWO]\d$/.test(code)),
    ['NK', 'NA', 'PNS'],
  )
})

test('before 2021 Roma could not be chosen', () => {
  assert.equal(
    codesOn(equality.ethnicities, on('2020-01-01')).some((item) => item.code === 'W4'),
    false,
  )
})

test('a referrer’s description does not count in published equality tables', () => {
  assert.equal(equality.countedProvenances.includes('referrer_description'), false)
})

test('the assessment has 22 factors, 13, 6 and 3, and no number for any of them', () => {
  assert.deepEqual(
    vaf2012.dimensions.map((dimension) => dimension.factors.length),
    [13, 6, 3],
  )
  assert.equal(new Set(vaf2012Factors.map((factor) => factor.code)).size, 22)
})

test('every setting has an owner and a reason, and an area’s own value takes its place', () => {
  for (const setting of Object.values(settings)) assert.notEqual(setting.why, '')
  const values = valuesOf({ gatewayWithin: 3 })
  assert.equal(values.gatewayWithin, 3)
  assert.equal(values.section36Within, 5)
  assert.deepEqual(Object.keys(values).sort(), Object.keys(settings).sort())
})
