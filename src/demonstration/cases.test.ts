import { suite, test } from 'node:test'
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { compare, isCandidate, lookUpKeys, matchKeys } from '#people/matching.ts'
import { answersSchema } from '#platform/forms/answer-schema.ts'
import { completeAnswers } from '#platform/forms/complete.ts'
import { nationalReferral } from '#referrals/forms/national-referral.ts'
import { publicReferral } from '#referrals/forms/public-referral.ts'
import { ageOn } from '#reference/ages.ts'
import { trendGroups } from '#reference/concerns.ts'
import { closureReasons } from '#reference/decisions.ts'
import { informationReplies } from '#reference/sharing.ts'
import { demonstrationReferrals } from './cases.ts'
import type { DemonstrationCase, DemonstrationPerson } from './case-types.ts'
import { nationalAnswers, publicAnswers } from './referral-answers.ts'
import { walk } from './walk-for-tests.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const referrals = demonstrationReferrals(today)
const cases = referrals.flatMap((referral) => referral.cases.map((one) => ({ referral, one })))
const people = cases.filter(({ one }) => one.samePersonAs === undefined)

function find(key: string): DemonstrationCase {
  const found = cases.find(({ one }) => one.key === key)
  assert.ok(found, key)
  return found.one
}

function ageOf({ birth }: DemonstrationPerson, on: Temporal.PlainDate): number {
  assert.ok(birth.known !== 'nothing')
  return birth.known === 'date' ? ageOn(birth.on, on) : birth.years
}

/** Every word somebody wrote, on any form, about any case. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Temporal.PlainDate || typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsOf)
}

suite('The demonstration has sixty people', () => {
  test('each with a name of their own, and four who were written down twice', () => {
    assert.equal(people.length, 60)
    assert.equal(cases.length, 64)
    assert.equal(new Set(people.map(({ one }) => `${one.person.forenames} ${one.person.surname}`)).size, 60)
    assert.equal(new Set(cases.map(({ one }) => one.key)).size, 64)
  })

  test('aged 9 to 64 when they were referred, 55 in a hundred of them under 18', () => {
    const ages = people.map(({ one, referral }) => ageOf(one.person, referral.receivedOn))
    assert.deepEqual([Math.min(...ages), Math.max(...ages)], [9, 64])
    assert.equal(ages.filter((age) => age < 18).length, 33)
  })

  test('of every sector and of every concern of the list in force', () => {
    assert.deepEqual([...new Set(referrals.map(({ sector }) => sector))].toSorted(), [
      'community',
      'education',
      'friends_family',
      'health',
      'hmpps',
      'local_authority',
      'other',
      'police',
    ])
    assert.equal(new Set(referrals.map(({ concern }) => concern)).size, 9)
  })

  test('who live in all six districts, at postcodes that nobody has', () => {
    for (const { one } of cases) assert.match(one.person.postcode, /^RM(15|16|17|18|19|20) [0-9][CIKMOV]{2}$/)
    assert.equal(new Set(cases.map(({ one }) => one.person.place.district)).size, 6)
  })
})

suite('No concern goes with a background or a faith', () => {
  const counted = people.map(({ one, referral }) => ({
    concern: trendGroups[referral.concern],
    group: one.person.ethnicity?.code === 'PNS' ? undefined : one.person.ethnicity?.code.slice(0, 1),
    religion: one.person.religion?.code,
  }))

  /** Share of those whose answer is known. */
  function share<Answer>(answers: readonly (Answer | undefined)[], wanted: Answer): number {
    const known = answers.filter((answer) => answer !== undefined)
    return known.filter((answer) => answer === wanted).length / known.length
  }

  for (const concern of ['Islamist', 'Right-wing', 'Mixed, none or unclear'] as const) {
    const of = counted.filter((person) => person.concern === concern)
    const others = counted.filter((person) => person.concern !== concern)

    test(`${concern}: as many Muslims as among everybody else, give or take 12 in a hundred`, () => {
      const difference =
        share(
          of.map(({ religion }) => religion),
          'muslim',
        ) -
        share(
          others.map(({ religion }) => religion),
          'muslim',
        )
      assert.ok(Math.abs(difference) < 0.12, String(difference))
    })

    test(`${concern}: as many White people as among everybody else, give or take 12 in a hundred`, () => {
      const difference =
        share(
          of.map(({ group }) => group),
          'W',
        ) -
        share(
          others.map(({ group }) => group),
          'W',
        )
      assert.ok(Math.abs(difference) < 0.12, String(difference))
    })

    test(`${concern}: people of at least three ethnic groups`, () => {
      assert.ok(new Set(of.flatMap(({ group }) => group ?? [])).size >= 3)
    })
  }

  test('a background or faith is there only when somebody who knows has said so', () => {
    for (const { one } of cases) {
      for (const said of [one.person.ethnicity, one.person.religion]) {
        assert.notEqual(said?.saidBy, 'referrer_description')
      }
    }
  })
})

suite('The cases', () => {
  for (const { referral, one } of cases) {
    test(`${one.key} comes to ${one.stage} by steps the rules allow`, () => {
      assert.equal(walk(referral, one, today).stage, one.stage)
    })
  }

  test('stand at every stage up to the panel’s decision, and every closure before support', () => {
    assert.deepEqual([...new Set(cases.map(({ one }) => one.stage))].toSorted(), [
      'adopted',
      'closed_nfa',
      'closed_not_adopted',
      'closed_other',
      'closed_plp',
      'closed_police',
      'closed_signposted',
      'deferred',
      'duplicate',
      'gateway',
      'info_gathering',
      'not_adopted',
      'panel_listed',
      'referral_received',
      'returned',
      's36_pending',
    ])
  })

  test('were closed for every reason there is before consent is asked', () => {
    const closedFor = new Set(
      cases
        .map(({ referral, one }) => walk(referral, one, today).closureReason)
        .filter((reason) => reason !== undefined),
    )
    const afterThePanel = ['consent_refused', 'not_contactable']
    const before = closureReasons.map(({ code }) => code).filter((code) => !afterThePanel.includes(code))
    assert.deepEqual([...closedFor].toSorted(), before.toSorted())
  })

  test('have partners who answered, answered in part, held nothing, declined, and have not answered', () => {
    const steps = cases.flatMap(({ one }) => one.steps)
    const replies = new Set(steps.flatMap((step) => (step.step === 'record reply' ? step.reply : [])))
    assert.deepEqual([...replies].toSorted(), informationReplies.map(({ code }) => code).toSorted())
    const open = cases.map(({ referral, one }) => walk(referral, one, today).openRequests.length)
    assert.ok(open.some((count) => count === 3))
  })

  test('were decided unanimously, by majority with a dissent, and by the chair', () => {
    const decisions = cases.flatMap(({ one }) =>
      one.steps.flatMap((step) => (step.step === 'panel decision' ? step : [])),
    )
    assert.deepEqual([...new Set(decisions.map(({ mode }) => mode))].toSorted(), ['chair', 'majority', 'unanimous'])
    for (const { mode, dissent } of decisions) assert.equal(dissent !== undefined, mode !== 'unanimous')
  })

  test('include a restricted one, seen by the chairs and three people', () => {
    const restricted = cases.filter(({ one }) => one.steps.some(({ step }) => step === 'restrict case'))
    assert.deepEqual(
      restricted.map(({ one }) => one.key),
      ['ronan-emberquay'],
    )
  })

  test('include a brother and sister in one referral', () => {
    const family = referrals.find(({ cases: of }) => of.length === 2)
    assert.ok(family)
    assert.deepEqual(
      family.cases.map(({ key }) => key),
      ['theo-harvestmoor', 'eliza-harvestmoor'],
    )
    assert.equal(new Set(family.cases.map(({ person }) => person.line1 + person.postcode)).size, 1)
  })

  test('include two records that matching brings up: a repeat under a misspelt name, and a duplicate', () => {
    for (const later of ['yousef-medowrill', 'callum-fernbrook-again']) {
      const { person, samePersonAs } = find(later)
      const earlier = find(samePersonAs ?? '').person
      const held = new Set(matchKeys(earlier).map(({ key }) => key))
      assert.ok(lookUpKeys(person).some((key) => held.has(key)))
      assert.ok(isCandidate(compare(person, earlier)))
    }
  })

  test('bring up no other record of somebody else', () => {
    for (const { one } of people) {
      for (const { one: other } of people) {
        if (one.key !== other.key)
          assert.ok(!isCandidate(compare(one.person, other.person)), `${one.key}, ${other.key}`)
      }
    }
  })
})

suite('Days', () => {
  test('follow each other, and none is to come', () => {
    for (const { referral, one } of cases) {
      const days = [referral.firstKnownOn, referral.receivedOn, ...one.steps.map(({ on }) => on), today]
      for (const [at, day] of days.entries()) {
        const next = days[at + 1]
        if (next)
          assert.ok(Temporal.PlainDate.compare(day, next) <= 0, `${one.key}: ${day.toString()}, ${next.toString()}`)
      }
    }
  })

  for (const start of ['2026-12-27', '2027-03-29', '2028-02-29', '2027-07-03']) {
    test(`the demonstration started on ${start} is as fresh, and follows the rules as well`, () => {
      const then = Temporal.PlainDate.from(start)
      for (const referral of demonstrationReferrals(then)) {
        for (const one of referral.cases) assert.equal(walk(referral, one, then).stage, one.stage)
      }
    })
  }
})

suite('What is written', () => {
  const written = wordsOf(referrals)

  test('answers the form it came on, whole', () => {
    for (const referral of referrals) {
      const outcome =
        referral.channel === 'public'
          ? completeAnswers(publicReferral, answersSchema(publicReferral).parse(publicAnswers(referral)))
          : completeAnswers(nationalReferral, answersSchema(nationalReferral).parse(nationalAnswers(referral)))
      assert.ok(outcome.ok, `${referral.key}: ${JSON.stringify(outcome)}`)
    }
  })

  test('never calls a person a suspect, an offender, a terrorist or anything of the kind', () => {
    const never =
      /\b(suspects?|offenders?|terrorists?|extremists?|jihadis?|radicals?|radicali[sz]ed|perpetrators?|culprits?|subjects?|targets?|groomers?|normal|committed suicide|suffers? from|vulnerable person)\b/i
    for (const text of written) assert.doesNotMatch(text, never)
  })

  test('gives only telephone numbers that are kept for drama, and mail addresses that reach nobody', () => {
    for (const text of written) {
      for (const number of text.match(/\b0\d[\d ]{8,}\d\b/g) ?? []) {
        assert.match(number, /^(01632 960\d{3}|07700 900\d{3})$/)
      }
      for (const address of text.match(/\S+@\S+/g) ?? []) assert.match(address, /^[^@\s]+@[a-z-]+\.example$/)
    }
  })

  test('tells facts apart from what the referrer makes of them, in three to eight sentences', () => {
    for (const { key, happened, explanation = '', view } of referrals) {
      assert.ok(happened.length > 60 && view.length > 20, key)
      const sentences = `${happened} ${explanation} ${view}`.match(/[.!?]”?(?=\s|$)/g)?.length ?? 0
      assert.ok(sentences >= 2 && sentences <= 8, `${key}: ${sentences}`)
    }
  })

  test('gives a reason for every decision', () => {
    const decisions = [
      'decide gateway',
      'decide section 36',
      'panel decision',
      'consider section 36(6)',
      'close after panel',
    ]
    for (const { one } of cases) {
      for (const step of one.steps) {
        if (decisions.includes(step.step)) assert.ok((step.reason ?? '').length > 30, `${one.key}, ${step.step}`)
      }
    }
  })

  test('assesses in words alone, and never without what protects the person', () => {
    const assessments = cases.flatMap(({ one }) =>
      one.steps.flatMap((step) => (step.step === 'record assessment' ? step.assessment : [])),
    )
    assert.ok(assessments.length >= 20)
    for (const { present, notPresent, protective } of assessments) {
      assert.ok(protective.length > 10)
      assert.ok(Object.keys(present).every((factor) => !notPresent.some((other) => other === factor)))
    }
  })
})
