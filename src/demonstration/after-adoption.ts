/**
 * Takes an invented case on from its adoption, by the same steps and rules as people: a plan, consent, support and its sessions, monitoring, a
 * risk and notes, the end, reviews and what follows. Working days count from the meeting that adopted it, then from the start of support.
 */
import type { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { sessionTally } from '#cases/sessions/store.ts'
import type { CaseFile } from '#cases/store.ts'
import { markDecided } from '#panel/agenda/store.ts'
import { addMonths, addWorkingDays, subtractWorkingDays } from '#reference/working-days.ts'
import {
  askConsent,
  considerWithoutConsent,
  decideForThem,
  giveConsent,
  refuseConsent,
  withdrawConsent,
} from './invented-consent.ts'
import { allButOneHeld, endSessions, inventSessions, seenAt } from './invented-sessions.ts'
import { assess, here, onAgenda, type Walk } from './invented-walk.ts'
import { writtenNote } from './notes.ts'
import { isLater, type AdoptedPath, type LaterPath } from './paths.ts'
import { afterSupport } from './stories.ts'
import { inventPlan } from './written-plan.ts'

const words = (text: string) => ({ written: writtenNote(text) })

/** @param adoptedOn the day of the meeting that adopted it */
export async function walkOn(way: Walk, adoptedOn: Temporal.PlainDate, path: AdoptedPath | LaterPath): Promise<void> {
  const { stage, cast, caseId } = way
  const on = (days: number): Temporal.PlainDate => addWorkingDays(adoptedOn, days)
  if (path === 'adopted') return
  const planned = await inventPlan(stage, cast, caseId, { on: on(1), approvedOn: on(3) })
  if (path === 'planned') return
  const asked = await askConsent(way, planned, on(6))
  if (path === 'consent asked') return
  if (path === 'decided for them') {
    await decideForThem(way, on(7), on(9))
    return
  }
  if (path === 'consent refused' || path === 'consent refused, considered') {
    await refuseConsent(way, asked, on(8))
    if (path === 'consent refused, considered') await considerWithoutConsent(way, on(10))
    return
  }
  await giveConsent(way, asked, on(8), path === 'young person disagrees' ? 'does not agree' : 'agrees')
  if (path === 'consent given' || path === 'young person disagrees') return
  await stage.step(caseId, 'start support', cast.coordinator, on(9), { facts: {}, reasonGiven: false })
  if (isLater(path)) await supported(way, on(9), path)
  if (path === 'support paused')
    await stage.step(caseId, 'pause support', cast.coordinator, on(14), {
      facts: { cause: 'illness' },
      ...words('In hospital for an operation; back in a fortnight.'),
    })
  if (path === 'in custody') await goToPrison(way, on(14))
  if (path === 'consent ended' || path === 'consent ended, considered') await withdrawConsent(way, asked, on(16))
  if (path === 'consent ended, considered') await considerWithoutConsent(way, on(17))
}

/** Sentenced while supported: police and the prison know the day after, and support waits. */
async function goToPrison({ stage, cast, caseId }: Walk, on: Temporal.PlainDate): Promise<void> {
  const told = addWorkingDays(on, 1)
  await stage.step(caseId, 'record custody or travel', cast.caseOfficer, told, {
    facts: {
      place: 'prison',
      since: on.toString(),
      policeToldOn: on.toString(),
      policeToldHow: 'they_told_us',
      serviceToldOn: told.toString(),
      serviceToldHow: 'telephone',
      heldBy: 'this_panel_with_service',
      course: 'waits',
    },
    ...words(
      'Four months for an assault that has nothing to do with the concern. The prison’s Prevent lead knows that they were supported, and asks to hear before release. The panel keeps the case.',
    ),
  })
  await stage.step(caseId, 'pause support', cast.coordinator, told, {
    facts: { cause: 'in custody' },
    ...words('The mentor cannot visit. The panel looks at it again a month before release.'),
  })
}

/** Takes an adopted case through plan and consent to its support, all on one day. */
export async function startSupport(way: Walk, on: Temporal.PlainDate): Promise<void> {
  const { stage, cast, caseId } = way
  const planned = await inventPlan(stage, cast, caseId, { on, approvedOn: on })
  await giveConsent(way, await askConsent(way, planned, on), on)
  await stage.step(caseId, 'start support', cast.coordinator, on, { facts: {}, reasonGiven: false })
}

async function supported(way: Walk, startedOn: Temporal.PlainDate, path: LaterPath): Promise<void> {
  const { stage, cast, caseId } = way
  const commissionId = await inventSessions(
    stage,
    { ...cast, provider: cast.provider },
    caseId,
    startedOn,
    allButOneHeld,
  )
  await noteContacts(way, startedOn)
  await recordRisk(way, startedOn)
  await monitor(way, addWorkingDays(startedOn, 18), afterSupport.monitoring[0])
  if (path === 'monitored') return

  await monitor(way, addWorkingDays(startedOn, 38), afterSupport.monitoring[1])
  await monitor(way, addWorkingDays(startedOn, 58), afterSupport.monitoring[2])
  const endsOn = addWorkingDays(startedOn, 75)
  // Within three months of the start.
  const reassessed = await reassess(way, addWorkingDays(startedOn, 64))
  if (path === 'reassessed') {
    await onAgenda(way, endsOn, 'exit')
    return
  }
  await endSessions(stage, cast, reassessed, {
    commissionId,
    on: subtractWorkingDays(endsOn, 1),
    cause: 'case_ends',
    why: 'The mentor was ill on the last day, and the person had said what they wanted to say.',
  })
  await endSupport(way, endsOn)
  await afterwards(way, endsOn, path)
}

/** Reviews at 6 and 12 months after the end, and what they led to. */
async function afterwards(way: Walk, exitedOn: Temporal.PlainDate, path: LaterPath): Promise<void> {
  if (path === 'exited') return
  if (path === '6-month review due') {
    await onAgenda(way, addWorkingDays(addMonths(exitedOn, 6), 1), 'review')
    return
  }
  const firstOn = subtractWorkingDays(addMonths(exitedOn, 6), 2)
  await review(way, 6, firstOn, path === 'reopened at 6 months' ? 'reopen' : 'no_concern')
  if (path === 'reopened at 6 months') return
  await fileReview(way, 6, addWorkingDays(firstOn, 4))
  if (path === 'reviewed at 6 months') {
    await onAgenda(way, addWorkingDays(addMonths(exitedOn, 12), 1), 'review')
    return
  }
  const secondOn = subtractWorkingDays(addMonths(exitedOn, 12), 2)
  await review(way, 12, secondOn, path === 'reviews extended' ? 'extend_to_24m' : 'no_concern')
  if (path === 'reviews extended') await onAgenda(way, addWorkingDays(secondOn, 20), 'review')
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

async function monitor(way: Walk, on: Temporal.PlainDate, text: string): Promise<void> {
  const { stage, cast, caseId } = way
  const meetingId = await onAgenda(way, on, 'monitoring')
  const file = await stage.step(caseId, 'record monitoring', cast.chair, on, {
    facts: { meetingId, present: here, result: 'continue', riskChange: 'lessened' },
    ...words(text),
  })
  const riskId = file.state.risks[0]?.riskId
  if (riskId !== undefined)
    await stage.step(caseId, 'agree risk word', cast.chair, on, {
      facts: { meetingId, present: here, riskId, word: 'medium' },
      ...words(afterSupport.riskWord),
    })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
  await seenAt(stage, cast.chair, file, meetingId, on)
}

/** Assessed again before the panel thinks of ending support; the risk has ended. */
async function reassess(way: Walk, before: Temporal.PlainDate): Promise<CaseFile> {
  const { stage, cast, caseId } = way
  const file = await assess(way, subtractWorkingDays(before, 6), 'improved')
  const riskId = file.state.risks[0]?.riskId
  if (riskId === undefined) return file
  return await stage.step(caseId, 'record risk', cast.caseOfficer, subtractWorkingDays(before, 3), {
    facts: { riskId, standing: 'ended', toWhom: 'person', ownerAgency: cast.partnerAgencyId },
    ...words(afterSupport.riskEnded),
  })
}

/** What became of the needs of the invented plan, in its order. */
const outcomes = ['met', 'moved_on', 'accepted'] as const

async function endSupport(way: Walk, on: Temporal.PlainDate): Promise<void> {
  const { stage, cast, caseId } = way
  const meetingId = await onAgenda(way, on, 'exit')
  const file = await stage.step(caseId, 'add note', cast.coordinator, on, {
    facts: { kind: 'contact', contacted: 'referrer', how: 'telephone' },
    ...words(afterSupport.referrer),
  })
  const { agreed, held } = await stage.as(cast.chair, () => sessionTally(stage.trx, file, on))
  await stage.step(caseId, 'exit', cast.chair, on, {
    facts: {
      meetingId,
      present: here,
      closureReason: 'x_no_concern',
      votes: { exit: 6 },
      needs: file.state.planNeeds.map(({ needId }, place) => ({ needId, outcome: outcomes[place] ?? 'met' })),
      sessions: { agreed, held },
      sessionsExplained: held < agreed,
      referrerView: 'given',
      told: ['person', 'provider', 'partners', 'referrer'],
      policeTold: true,
    },
    decisionMode: 'unanimous',
    ...words(afterSupport.exit),
  })
  await stage.as(cast.chair, () => markDecided(stage.trx, meetingId, caseId))
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
