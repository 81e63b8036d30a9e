/** How whoever must be asked is asked, in an invented case: the asking, the answer, its end, and what the panel and police then think of. */
import type { Temporal } from 'temporal-polyfill'
import { consentAgeOn } from '#cases/consent/rules.ts'
import type { CaseFile } from '#cases/store.ts'
import type { FactsOf } from '#cases/journey.ts'
import { markDecided } from '#panel/agenda/store.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentTold } from '#reference/consent.ts'
import { here, onAgenda, type Walk } from './invented-walk.ts'
import { writtenNote } from './notes.ts'

const words = (text: string) => ({ written: writtenNote(text) })

/** Asked as it should be: whoever age on the day asks for, told everything. @returns the case as it then is */
export async function askConsent(
  { stage, cast, caseId }: Walk,
  file: CaseFile,
  on: Temporal.PlainDate,
): Promise<CaseFile> {
  const { band, age, from } = ageAt(file, on)
  return await stage.step(caseId, 'seek consent', cast.coordinator, on, {
    facts: {
      asked: age === 'adult' ? ['person'] : ['person', 'parent'],
      band,
      ageFrom: from,
      how: 'in_person',
      askedBy: cast.coordinator,
      asPlanned: true,
      told: codesOf(consentTold),
      sheets: age === 'adult' ? ['adult'] : [band, 'parent'],
      language: 'en',
      interpreter: 'not needed',
    },
    ...words('We met at the library. They had read the sheet, and asked who else would know.'),
  })
}

/** A yes by whoever may give it. */
export async function giveConsent(
  { stage, cast, caseId }: Walk,
  asked: CaseFile,
  on: Temporal.PlainDate,
  ownView: 'agrees' | 'does not agree' = 'agrees',
): Promise<void> {
  const common = {
    status: 'given',
    form: 'written',
    scope: 'all',
    until: on.add({ months: 12 }).toString(),
  } as const
  const facts: FactsOf<'record consent'> = wasAdult(asked)
    ? { ...common, age: 'adult', givenBy: 'self_adult' }
    : {
        ...common,
        age: 'under_18',
        givenBy: 'parent',
        ownView,
        competent: true,
        responsibility: 'birth_certificate',
        family: [],
      }
  await stage.step(caseId, 'record consent', cast.coordinator, on, {
    facts,
    ...words('They asked that school hears only what it needs, and said yes.'),
  })
}

export async function refuseConsent(
  { stage, cast, caseId }: Walk,
  asked: CaseFile,
  on: Temporal.PlainDate,
): Promise<void> {
  await stage.step(caseId, 'record consent', cast.coordinator, on, {
    facts: wasAdult(asked)
      ? { status: 'refused', age: 'adult' }
      : { status: 'refused', age: 'under_18', ownView: 'does not agree', competent: true },
    ...words('“Thank you, but no. I have people I talk to.”'),
  })
}

export async function withdrawConsent(
  { stage, cast, caseId }: Walk,
  asked: CaseFile,
  on: Temporal.PlainDate,
): Promise<void> {
  await stage.step(caseId, 'end consent', cast.coordinator, on, {
    facts: {
      status: 'withdrawn',
      withdrawnBy: wasAdult(asked) ? 'person' : 'parent',
      how: 'telephone',
      toldTo: cast.coordinator,
    },
    ...words('They would rather go on with the club alone.'),
  })
}

/** For an adult who lacks the capacity to decide this: assessed on one day, decided in their best interests on another. */
export async function decideForThem(
  { stage, cast, caseId }: Walk,
  assessedOn: Temporal.PlainDate,
  decidedOn: Temporal.PlainDate,
): Promise<void> {
  await stage.step(caseId, 'record capacity assessment', cast.caseOfficer, decidedOn, {
    facts: {
      decision: 'support',
      assessedOn: assessedOn.toString(),
      assessor: 'social_worker',
      outcome: 'lacks',
      fluctuates: true,
      decidedBy: 'best_interests',
      decidedOn: decidedOn.toString(),
    },
    ...words(
      'Assessed on two mornings with pictures and with a sister there. They want to go back to the garden and could not hold on to what the support would be. The sister, the nurse and the advocate agreed on the sessions in the garden; the assessment is repeated each month.',
    ),
  })
  await stage.step(caseId, 'record consent', cast.caseOfficer, decidedOn, {
    facts: {
      status: 'given',
      age: 'adult',
      givenBy: 'deputy_best_interests',
      form: 'written',
      scope: 'part',
      until: decidedOn.add({ months: 3 }).toString(),
    },
    ...words('To the sessions in the garden alone, and for three months.'),
  })
}

/** What the panel, at a meeting that took the case up again, and police thought of once there was no consent. */
export async function considerWithoutConsent(way: Walk, on: Temporal.PlainDate): Promise<void> {
  const { stage, cast, caseId } = way
  const meetingId = await onAgenda(way, on, 'consent')
  await stage.step(caseId, 'consider section 36(6)', cast.chair, on, {
    facts: { meetingId, present: here, considered: 'social_care' },
    ...words('Early help will stay in touch with the family, who welcome it.'),
  })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
  await stage.step(caseId, 'record police consideration', cast.caseOfficer, on, {
    facts: { askedOn: on.toString(), answer: 'nothing' },
    ...words('The supervising officer answered that nothing remains for police to do.'),
  })
}

function ageAt({ person }: CaseFile, on: Temporal.PlainDate) {
  return consentAgeOn(person.birth, on) ?? ({ band: 'adult', age: 'adult', from: 'found out' } as const)
}

/** On the day they were asked. */
function wasAdult({ state }: CaseFile): boolean {
  return state.consentAsked?.band === 'adult'
}
