/** Takes an invented case on from its adoption: support, monitoring, a risk and notes, the end, reviews and what follows. */
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { consentAgeOn } from '#cases/consent/rules.ts'
import { addAction, addNeed, addPlanVersion } from '#cases/plan/store.ts'
import type { CaseFile } from '#cases/store.ts'
import { addItem, markDecided } from '#panel/store.ts'
import { codesOf } from '#reference/code-list.ts'
import { consentTold } from '#reference/consent.ts'
import type { AgendaPurpose } from '#reference/decisions.ts'
import { planParts } from '#reference/support-plan.ts'
import { addMonths, addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'
import { assess, meetingOf, type Walk } from './invented-walk.ts'
import { writtenNote } from './notes.ts'
import { afterSupport } from './stories.ts'

/** Further ways, each going on from the one before it. */
export const laterPaths = [
  'supported',
  'reassessed',
  'exited',
  '6-month review due',
  'reviewed at 6 months',
  '12-month review not filed',
  'reviews extended',
  'reopened at 6 months',
] as const
export type LaterPath = (typeof laterPaths)[number]

export function isLater(path: string): path is LaterPath {
  return laterPaths.some((later) => later === path)
}

const here = { chair: 'channel chair', homeForcePolice: true } as const
const words = (text: string) => ({ written: writtenNote(text) })

/** @param adoptedOn the day of the meeting that adopted it */
export async function walkOn(way: Walk, adoptedOn: Temporal.PlainDate, path: LaterPath): Promise<void> {
  const startedOn = await startSupport(way, adoptedOn)
  await noteContacts(way, startedOn)
  await recordRisk(way, startedOn)
  await monitor(way, addWorkingDays(startedOn, 18))
  if (path === 'supported') return

  const endsOn = addWorkingDays(startedOn, 75)
  await reassess(way, endsOn)
  if (path === 'reassessed') {
    await onAgenda(way, endsOn, 'exit')
    return
  }
  const exitedOn = await endSupport(way, endsOn)
  if (path === 'exited') return
  const firstOn = addWorkingDays(addMonths(exitedOn, 6), 1)
  if (path === '6-month review due') {
    await onAgenda(way, firstOn, 'review')
    return
  }
  await review(way, 6, firstOn, path === 'reopened at 6 months' ? 'reopen' : 'no_concern')
  if (path === 'reopened at 6 months') return
  await fileReview(way, 6, addWorkingDays(firstOn, 4))
  const secondOn = addWorkingDays(addMonths(exitedOn, 12), 1)
  if (path === 'reviewed at 6 months') {
    await onAgenda(way, secondOn, 'review')
    return
  }
  await review(way, 12, secondOn, path === 'reviews extended' ? 'extend_to_24m' : 'no_concern')
  if (path === 'reviews extended') await onAgenda(way, addWorkingDays(secondOn, 20), 'review')
}

async function startSupport(way: Walk, adoptedOn: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const { stage, cast, caseId } = way
  const on = (days: number) => addWorkingDays(adoptedOn, days)
  const file = await approvePlan(way, on(2))
  const known = consentAgeOn(file.person.birth, on(3))
  const adult = known === undefined || known.band === 'adult'
  await stage.step(caseId, 'seek consent', cast.caseOfficer, on(3), {
    facts: {
      asked: adult ? ['person'] : ['person', 'parent'],
      band: known?.band ?? 'adult',
      ageFrom: known?.from === 'birth date' ? 'birth date' : 'found out',
      how: 'in_person',
      askedBy: cast.caseOfficer,
      asPlanned: true,
      told: codesOf(consentTold),
      sheets: [],
      language: 'en',
      interpreter: 'not needed',
    },
    reasonGiven: false,
  })
  const answer = { status: 'given', form: 'written', scope: 'all', until: on(250).toString() } as const
  await stage.step(caseId, 'record consent', cast.caseOfficer, on(5), {
    facts: adult
      ? { ...answer, age: 'adult', givenBy: 'self_adult' }
      : {
          ...answer,
          age: 'under_18',
          givenBy: 'parent',
          ownView: 'agrees',
          competent: true,
          responsibility: 'birth_certificate',
          family: [],
        },
    reasonGiven: false,
  })
  await stage.step(caseId, 'start support', cast.coordinator, on(7), { facts: {}, reasonGiven: false })
  return on(7)
}

/** A plan with the needs that the assessment found, each with an action, approved. */
async function approvePlan({ stage, cast, caseId }: Walk, on: Temporal.PlainDate): Promise<CaseFile> {
  const { trx, vault } = stage
  const planVersion = newId()
  const file = await stage.step(caseId, 'draft support plan', cast.coordinator, on, {
    facts: { planVersion },
    reasonGiven: false,
  })
  const reading = { trx, file, vault }
  const needs = await stage.as(cast.coordinator, async () => {
    await addPlanVersion(trx, file, planVersion, on)
    const made: string[] = []
    for (const { need, objective, supportType } of afterSupport.plan) {
      const needId = await addNeed(reading, {
        version: 1,
        revision: 1,
        decision: 'act',
        assessedNeedId: undefined,
        words: { title: need },
      })
      await addAction(reading, {
        version: 1,
        revision: 1,
        needIds: [needId],
        supportType,
        providerAgencyId: cast.partnerAgencyId,
        ownerAccount: cast.caseOfficer,
        startOn: on,
        reviewOn: addMonths(on, 3),
        outcome: 'not yet',
        words: { objective },
      })
      made.push(needId)
    }
    return made
  })
  return await stage.step(caseId, 'approve support plan', cast.chair, on, {
    facts: {
      planVersion,
      planStates: ['consent_request', 'nature_of_support', 'provider', 'how_and_when'],
      parts: codesOf(planParts),
      needs: needs.map((needId) => ({ needId, answer: 'action' as const })),
    },
    reasonGiven: false,
  })
}

async function noteContacts({ stage, cast, caseId }: Walk, startedOn: Temporal.PlainDate): Promise<void> {
  const add = (days: number, text: string, facts: object) =>
    stage.step(caseId, 'add note', cast.caseOfficer, addWorkingDays(startedOn, days), {
      facts: { kind: 'other', ...facts },
      ...words(text),
    })
  const first = await add(1, afterSupport.contact, { kind: 'contact', contacted: 'person', how: 'in_person' })
  await add(2, afterSupport.supervision, { kind: 'supervision' })
  await add(3, afterSupport.correction, { kind: 'correction', corrects: first.state.notes.at(-1) })
}

async function recordRisk(way: Walk, startedOn: Temporal.PlainDate): Promise<void> {
  const { stage, cast, caseId } = way
  await stage.step(caseId, 'record risk', cast.caseOfficer, addWorkingDays(startedOn, 1), {
    facts: {
      riskId: newId(),
      standing: 'held',
      toWhom: 'person',
      ownerAgency: cast.partnerAgencyId,
      reviewOn: addMonths(startedOn, 3).toString(),
    },
    ...words(afterSupport.risk),
  })
}

async function monitor(way: Walk, on: Temporal.PlainDate): Promise<void> {
  const { stage, cast, caseId } = way
  const meetingId = await onAgenda(way, on, 'monitoring')
  const file = await stage.step(caseId, 'record monitoring', cast.chair, on, {
    facts: { meetingId, present: here, result: 'continue', riskChange: 'lessened' },
    ...words(afterSupport.monitoring),
  })
  const riskId = file.state.risks[0]?.riskId
  if (riskId !== undefined)
    await stage.step(caseId, 'agree risk word', cast.chair, on, {
      facts: { meetingId, present: here, riskId, word: 'medium' },
      ...words(afterSupport.riskWord),
    })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
}

/** Assessed again before the panel thinks of ending support; the risk has ended. */
async function reassess(way: Walk, before: Temporal.PlainDate): Promise<void> {
  const { stage, cast, caseId } = way
  const { state } = await assess(way, subtractWorkingDays(before, 6), 'improved')
  const riskId = state.risks[0]?.riskId
  if (riskId === undefined) return
  await stage.step(caseId, 'record risk', cast.caseOfficer, subtractWorkingDays(before, 3), {
    facts: { riskId, standing: 'ended', toWhom: 'person', ownerAgency: cast.partnerAgencyId },
    ...words(afterSupport.riskEnded),
  })
}

async function endSupport(way: Walk, on: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const { stage, cast, caseId } = way
  const meetingId = await onAgenda(way, on, 'exit')
  const { state } = await stage.step(caseId, 'add note', cast.coordinator, on, {
    facts: { kind: 'contact', contacted: 'referrer', how: 'telephone' },
    ...words(afterSupport.referrer),
  })
  await stage.step(caseId, 'exit', cast.chair, on, {
    facts: {
      meetingId,
      present: here,
      closureReason: 'x_no_concern',
      votes: { exit: 6 },
      needs: state.planNeeds.map(({ needId }, place) => ({
        needId,
        outcome: place === 1 ? ('moved_on' as const) : ('met' as const),
      })),
      sessions: { agreed: 7, held: 6 },
      sessionsExplained: true,
      referrerView: 'given',
      told: ['person', 'provider', 'partners', 'referrer'],
      policeTold: true,
    },
    decisionMode: 'unanimous',
    ...words(afterSupport.exit),
  })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
  return on
}

async function review(
  way: Walk,
  months: 6 | 12,
  on: Temporal.PlainDate,
  result: 'no_concern' | 'reopen' | 'extend_to_24m',
): Promise<void> {
  const { stage, cast, caseId } = way
  const meetingId = await onAgenda(way, on, 'review')
  await stage.step(caseId, months === 6 ? 'review at 6 months' : 'review at 12 months', cast.chair, on, {
    facts: {
      meetingId,
      present: here,
      checked: ['police', 'education', 'health'],
      concerns: result === 'no_concern' ? 'none' : 'some',
      result,
      votes: { [result]: 6 },
    },
    decisionMode: 'unanimous',
    ...words(afterSupport.reviews[result]),
  })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
}

async function fileReview({ stage, cast, caseId }: Walk, review: 6 | 12, on: Temporal.PlainDate): Promise<void> {
  await stage.step(caseId, 'file review', cast.coordinator, on, {
    facts: { review, filedIn: 'both' },
    reasonGiven: false,
  })
}

/** On the agenda of that day's meeting. @returns the meeting's id */
async function onAgenda(way: Walk, on: Temporal.PlainDate, purpose: AgendaPurpose): Promise<string> {
  const { stage, cast, caseId } = way
  const meetingId = await meetingOf(way, on)
  await stage.step(caseId, 'put on agenda', cast.coordinator, on, {
    facts: { meetingId, meetingOn: on.toString(), purpose },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, () => addItem(stage.trx, { areaId: cast.areaId, meetingId, caseId, purpose }))
  return meetingId
}
