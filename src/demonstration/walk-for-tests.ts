/** Takes demonstration cases through the journey's own rules, without a database: for the tests of this room. */
import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { advance, takeStep, type Actor } from '#cases/journey.ts'
import { nothingYet, type CaseState } from '#cases/journey/state.ts'
import { rolesOf } from './accounts.ts'
import type { DemonstrationCase, DemonstrationReferral } from './case-types.ts'
import { arrivalFacts, journeyStep, type Ids, type JourneyStep } from './journey-facts.ts'
import { demonstrationMeetings } from './meetings.ts'

/** The state that a case's steps add up to. Throws, naming the step and the refusal, when the rules would not have it. */
export function walk(referral: DemonstrationReferral, one: DemonstrationCase, today: Temporal.PlainDate): CaseState {
  const ids = idsFor(one, today)
  let state = nothingYet
  const take = (step: JourneyStep, actor: Actor, on: Temporal.PlainDate) => {
    const entry = takeStep(state, step.step, {
      facts: step.facts,
      reasonGiven: step.reasonGiven,
      ...(step.decisionMode === undefined ? {} : { decisionMode: step.decisionMode }),
      actor,
      at: on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '16:00' }).toInstant(),
      on,
    })
    if (!entry.ok) throw new Error(`${one.key}, ${step.step}: ${entry.reason}`)
    state = advance(state, { ...entry.value, id: idOf(`${one.key} ${state.length}`) })
  }

  take(arrivalFacts(referral), { account: null, roles: [], named: false }, referral.receivedOn)
  for (const step of one.steps) {
    const named = one.steps.flatMap((each) => (each.step === 'restrict case' ? each.named : []))
    const actor = { account: idOf(step.by), roles: rolesOf(step.by), named: named.includes(step.by) }
    take(journeyStep(step, ids), actor, step.on)
  }
  return state
}

function idsFor(one: DemonstrationCase, today: Temporal.PlainDate): Ids {
  return {
    account: idOf,
    agency: (key) => idOf(`agency ${key}`),
    caseFile: (key) => idOf(`case ${key}`),
    person: (key) => idOf(`person ${key}`),
    meeting: (key) => {
      const meeting = demonstrationMeetings(today).find((each) => each.key === key)
      if (meeting === undefined) throw new Error(`No such meeting: ${key}`)
      return { id: idOf(`meeting ${key}`), heldOn: meeting.heldOn }
    },
    request: (key) => idOf(`${one.key} request ${key}`),
    assessment: () => idOf(`${one.key} assessment`),
    plan: () => idOf(`${one.key} plan`),
    planNeed: (key) => idOf(`${one.key} need ${key}`),
  }
}

/** A UUID made from a text: the same text, the same id. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
