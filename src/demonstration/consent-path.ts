/** How an invented case goes on once it is adopted: a plan, the asking, the answer, and what follows from it. */
import type { Temporal } from 'temporal-polyfill'
import { addPlanVersion } from '#cases/plan/store.ts'
import { consentAgeOn } from '#cases/consent/rules.ts'
import type { CaseFile } from '#cases/store.ts'
import type { FactsOf } from '#cases/journey.ts'
import { planItems } from '#cases/journey/statutory-rules.ts'
import { newId } from '#platform/database/ids.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentTold } from '#reference/consent.ts'
import { planParts } from '#reference/support-plan.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import type { Walk } from './invented-case.ts'
import { writtenNote } from './notes.ts'
import type { Path } from './paths.ts'

/** Paths that go on after the panel has adopted the case. */
export const adoptedPaths = [
  'adopted',
  'planned',
  'consent asked',
  'young person disagrees',
  'consent given',
  'decided for them',
  'supported',
  'support paused',
  'consent refused',
  'consent refused, considered',
  'consent ended',
  'consent ended, considered',
] as const satisfies readonly Path[]

const words = (text: string) => ({ written: writtenNote(text) })

/** Goes on from the meeting that adopted the case, a few working days between one step and the next. */
export async function afterAdoption(
  way: Walk,
  adopted: CaseFile,
  heldOn: Temporal.PlainDate,
  path: Path,
): Promise<void> {
  const { stage, cast, caseId } = way
  const on = (days: number): Temporal.PlainDate => addWorkingDays(heldOn, days)
  if (path === 'adopted') return
  const planVersion = newId()
  const drafted = await stage.step(caseId, 'draft support plan', cast.coordinator, on(1), {
    facts: { planVersion },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, () => addPlanVersion(stage.trx, drafted, planVersion, on(1)))
  await stage.step(caseId, 'approve support plan', cast.chair, on(3), {
    facts: {
      planVersion,
      planStates: [...planItems],
      parts: codesOf(planParts),
      needs: [{ needId: newId(), answer: 'action' }],
    },
    reasonGiven: false,
  })
  if (path === 'planned') return

  await stage.step(caseId, 'seek consent', cast.coordinator, on(6), {
    facts: askingFacts(adopted, on(6), cast.coordinator),
    ...words('We met at the library. They had read the sheet, and asked who else would know.'),
  })
  if (path === 'consent asked') return
  if (path === 'decided for them') {
    await decidedForThem(way, on(7), on(9))
    return
  }
  if (path === 'consent refused' || path === 'consent refused, considered') {
    await stage.step(caseId, 'record consent', cast.coordinator, on(8), {
      facts: refusalFacts(adopted, on(6)),
      ...words('“Thank you, but no. I have people I talk to.”'),
    })
    if (path === 'consent refused, considered') await considered(way, on(10))
    return
  }
  await stage.step(caseId, 'record consent', cast.coordinator, on(8), {
    facts: givenFacts(
      adopted,
      on(6),
      on(8).add({ months: 12 }),
      path === 'young person disagrees' ? 'does not agree' : 'agrees',
    ),
    ...words('They asked that school hears only what it needs, and said yes.'),
  })
  if (path === 'consent given' || path === 'young person disagrees') return
  await stage.step(caseId, 'start support', cast.coordinator, on(9), { facts: {}, reasonGiven: false })
  if (path === 'supported') return
  if (path === 'support paused') {
    await stage.step(caseId, 'pause support', cast.coordinator, on(14), {
      facts: { cause: 'illness' },
      ...words('In hospital for an operation; back in a fortnight.'),
    })
    return
  }
  await stage.step(caseId, 'end consent', cast.coordinator, on(16), {
    facts: {
      status: 'withdrawn',
      withdrawnBy: isAdult(adopted, on(6)) ? 'person' : 'parent',
      how: 'telephone',
      toldTo: cast.coordinator,
    },
    ...words('They would rather go on with the club alone.'),
  })
  if (path !== 'consent ended, considered') return
  await considered(way, on(17))
}

/** For an adult who lacks the capacity to decide this: assessed on one day, decided in their best interests on another. */
async function decidedForThem(
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

/** What the panel and police thought of once there was no consent. */
async function considered({ stage, cast, caseId }: Walk, on: Temporal.PlainDate): Promise<void> {
  const { meeting_id } = await stage.trx
    .selectFrom('panel.item')
    .select('meeting_id')
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await stage.step(caseId, 'consider section 36(6)', cast.chair, on, {
    facts: {
      meetingId: meeting_id,
      present: { chair: 'channel chair', homeForcePolice: true },
      considered: 'social_care',
    },
    ...words('Early help will stay in touch with the family, who welcome it.'),
  })
  await stage.step(caseId, 'record police consideration', cast.caseOfficer, on, {
    facts: { askedOn: on.toString(), answer: 'nothing' },
    ...words('The supervising officer answered that nothing remains for police to do.'),
  })
}

function ageAt({ person }: CaseFile, on: Temporal.PlainDate) {
  return consentAgeOn(person.birth, on) ?? { band: 'adult', age: 'adult', from: 'found out' }
}

export function isAdult(file: CaseFile, on: Temporal.PlainDate): boolean {
  return ageAt(file, on).age === 'adult'
}

/** Asked as it should be: whoever age on the day asks for, told everything. */
export function askingFacts(file: CaseFile, on: Temporal.PlainDate, askedBy: string): FactsOf<'seek consent'> {
  const { band, age, from } = ageAt(file, on)
  return {
    asked: age === 'adult' ? ['person'] : ['person', 'parent'],
    band,
    ageFrom: from === 'found out' ? 'found out' : from,
    how: 'in_person',
    askedBy,
    asPlanned: true,
    told: codesOf(consentTold),
    sheets: age === 'adult' ? ['adult'] : [band, 'parent'],
    language: 'en',
    interpreter: 'not needed',
  }
}

/** A yes by whoever may give it, for somebody who was asked on that day. */
export function givenFacts(
  file: CaseFile,
  askedOn: Temporal.PlainDate,
  until: Temporal.PlainDate,
  ownView: 'agrees' | 'does not agree' = 'agrees',
): FactsOf<'record consent'> {
  const common = { status: 'given', form: 'written', scope: 'all', until: until.toString() } as const
  if (isAdult(file, askedOn)) return { ...common, age: 'adult', givenBy: 'self_adult' }
  return {
    ...common,
    age: 'under_18',
    givenBy: 'parent',
    ownView,
    competent: true,
    responsibility: 'birth_certificate',
    family: [],
  }
}

export function refusalFacts(file: CaseFile, askedOn: Temporal.PlainDate): FactsOf<'record consent'> {
  return isAdult(file, askedOn)
    ? { status: 'refused', age: 'adult' }
    : { status: 'refused', age: 'under_18', ownView: 'does not agree', competent: true }
}
