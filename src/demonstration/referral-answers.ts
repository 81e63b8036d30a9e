/** A demonstration referral as answers to the form it came on: the national form, or the public one. */
import type { PartialDateAnswer, Instead } from '#platform/forms/answers.ts'
import type { Answers } from '#platform/forms/define-form.ts'
import type { Birth } from '#people/birth.ts'
import type { nationalReferral } from '#referrals/forms/national-referral.ts'
import type { publicReferral } from '#referrals/forms/public-referral.ts'
import type { DemonstrationPerson, DemonstrationReferral } from './case-types.ts'

const notKnown: Instead = { instead: 'not-known' }
const preferNotToSay: Instead = { instead: 'prefer-not-to-say' }

export function nationalAnswers(referral: DemonstrationReferral): Answers<typeof nationalReferral> {
  const people = referral.cases.map(({ person }) => person)
  const [first] = people
  const hasChild = referral.safeguarding === 'made'
  return {
    emergency: referral.emergency,
    ...(referral.emergency === '999 called'
      ? { emergencyReference: 'Rang 999 at once; police attended within the hour.' }
      : {}),
    people: people.map((person) => ({
      name: nameOf(person),
      born: bornOf(person.birth),
      gender:
        person.gender === 'not_known'
          ? notKnown
          : person.gender === 'prefer_not_to_say'
            ? preferNotToSay
            : person.gender,
      address: addressOf(person),
      ...(person.occupation === undefined ? {} : { occupation: person.occupation }),
    })),
    concern: referral.concern === 'D_unspecified' ? notKnown : referral.concern,
    whatHappened: referral.happened,
    otherExplanations: referral.explanation ?? notKnown,
    firstKnownOn: referral.firstKnownOn.toString(),
    needs: referral.needs.length > 0 ? [...referral.needs] : ['none'],
    ...(referral.needsInWords === undefined ? {} : { needsInWords: referral.needsInWords }),
    ...(referral.strengths === undefined ? {} : { strengths: referral.strengths }),
    ...(referral.agencies === undefined ? {} : { agencies: referral.agencies }),
    told: referral.told,
    toldInWords: referral.toldInWords,
    parentsTold: hasChild ? (referral.told === 'yes' ? 'yes' : 'no') : 'adult',
    discussed: 'yes',
    safeguarding: referral.safeguarding,
    ...(referral.safeguarding === 'not needed'
      ? { safeguardingWhyNot: 'An adult, and no child lives with them as far as is known.' }
      : {}),
    fear: referral.view,
    ...equalityOf(first),
    ...referrerOf(referral),
  }
}

export function publicAnswers(referral: DemonstrationReferral): Answers<typeof publicReferral> {
  const { referrer, sector } = referral
  return {
    emergency: referral.emergency,
    people: referral.cases.map(({ person }) => ({
      name: nameOf(person),
      born: bornOf(person.birth),
      address: addressOf(person),
      ...(person.occupation === undefined ? {} : { occupation: person.occupation }),
    })),
    // The public form has one box for what was seen and what the writer makes of it.
    whatHappened: `${referral.happened}\n\n${referral.view}`,
    ...(referral.explanation === undefined ? {} : { otherExplanations: referral.explanation }),
    ...(referral.strengths === undefined ? {} : { strengths: referral.strengths }),
    told: referral.told,
    ...(referrer === undefined
      ? { named: 'no' }
      : { named: 'yes', referrerName: splitName(referrer.name), referrerContact: referrer.phone }),
    relationship: sector === 'friends_family' || sector === 'community' ? sector : 'other',
  }
}

function nameOf({ forenames, surname, knownAs }: DemonstrationPerson) {
  return {
    ...(forenames === '' ? {} : { forenames }),
    ...(surname === '' ? {} : { surname }),
    ...(knownAs === undefined ? {} : { knownAs }),
  }
}

function bornOf(birth: Birth): PartialDateAnswer | Instead {
  switch (birth.known) {
    case 'date':
      return { precision: 'day', date: birth.on.toString() }
    case 'age':
      return { precision: 'age', years: birth.years, on: birth.on.toString() }
    case 'nothing':
      return notKnown
  }
}

function addressOf({ line1, place, postcode }: DemonstrationPerson) {
  return { line1, town: place.town, postcode }
}

/** Asked once a form; in a family's referral it is the first person's. Left out where nobody asked. */
function equalityOf(person: DemonstrationPerson | undefined) {
  const { ethnicity, religion } = person ?? {}
  return {
    ...(ethnicity === undefined
      ? {}
      : {
          ethnicity: ethnicity.code === 'PNS' ? preferNotToSay : { value: ethnicity.code, saidBy: ethnicity.saidBy },
        }),
    ...(religion === undefined
      ? {}
      : {
          religion:
            religion.code === 'prefer_not_to_say' ? preferNotToSay : { value: religion.code, saidBy: religion.saidBy },
        }),
  }
}

function referrerOf({ referrer, sector }: DemonstrationReferral) {
  if (referrer === undefined) return {}
  return {
    referrerName: splitName(referrer.name),
    referrerRole: referrer.role,
    referrerOrganisation: { name: referrer.organisation },
    ...(sector === 'unspecified' ? {} : { sector }),
    referrerEmail: referrer.email,
    referrerPhone: referrer.phone,
    relationship: referrer.relationship,
  }
}

function splitName(name: string) {
  const [forenames = '', ...rest] = name.split(' ')
  return { forenames, surname: rest.join(' ') }
}
