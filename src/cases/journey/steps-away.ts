/**
 * Custody, probation and stays abroad. Police are told, and the prison or the probation service, before anything follows; support waits, or the
 * case moves to the panel where they are. Source: process.md 2.11, and 2.2 on pauses of clocks.
 */
import { z } from 'zod'
import { Temporal } from 'temporal-polyfill'
import { guidance } from '#reference/citations.ts'
import {
  awayCourses,
  awayHolders,
  awayPlaces,
  awayReturns,
  isCustody,
  tellingMeans,
  type AwayPlace,
} from '#reference/away.ts'
import { codesOf } from '#reference/code-list.ts'
import { caseworkers, chairs } from '#reference/roles.ts'
import { day, stays, step, type CaseRule } from './define.ts'
import type { StepRefusal } from './refusals.ts'
import { stagesOf } from './stages.ts'
import type { CaseState } from './state.ts'

const source = guidance('Transferring Channel cases')

/** Who was told stands in words beside the entry: names are no codes. */
const told = {
  policeToldOn: day,
  policeToldHow: z.enum(codesOf(tellingMeans)),
  serviceToldOn: day.optional(),
  serviceToldHow: z.enum(codesOf(tellingMeans)).optional(),
}
type Told = z.infer<z.ZodObject<typeof told>>

/** Nobody is told tomorrow; a prison or probation service that has them, or will have them, is told too. */
function tellingRefusal(
  { policeToldOn, serviceToldOn, serviceToldHow }: Told,
  serviceHasThem: boolean,
  on: Temporal.PlainDate,
): StepRefusal | undefined {
  const today = on.toString()
  if (serviceHasThem && (serviceToldOn === undefined || serviceToldHow === undefined)) return 'service-not-told'
  return policeToldOn > today || (serviceToldOn ?? today) > today ? 'told-in-the-future' : undefined
}

/** Support reaches nobody who is in custody or abroad; probation does not stand in its way. */
function keepsSupportAway(place: AwayPlace): boolean {
  return isCustody(place) || place === 'abroad'
}

/** For every step that gives support. */
export const isWithinReach: CaseRule = ({ away }) =>
  away !== undefined && keepsSupportAway(away.place) ? 'still-away' : undefined

/** A pause for custody or travel stands on a record of it, which says that police were told. */
export function recordedAway({ away }: CaseState, why: 'abroad' | 'in custody' | 'either'): StepRefusal | undefined {
  const abroad = away?.place === 'abroad'
  const custody = away !== undefined && isCustody(away.place)
  if (why === 'abroad') return abroad ? undefined : 'record-travel-first'
  if (why === 'in custody') return custody ? undefined : 'record-custody-first'
  return abroad || custody ? undefined : 'record-away-first'
}

export const awaySteps = [
  step({
    name: 'record custody or travel',
    label: 'Record custody, probation or a stay abroad',
    happened: 'Custody, probation or a stay abroad',
    from: stagesOf('open'),
    by: [...caseworkers, ...chairs],
    records: z.strictObject({
      place: z.enum(codesOf(awayPlaces)),
      since: day,
      ...told,
      heldBy: z.enum(codesOf(awayHolders)),
      course: z.enum(codesOf(awayCourses)),
    }),
    reason: 'required',
    leadsTo: stays,
    source,
    rules: (facts, { state, on }) => {
      if (facts.since > on.toString()) return 'in-the-future'
      if (state.away?.place === facts.place) return 'recorded-away'
      const refusal = tellingRefusal(facts, facts.place !== 'abroad', on)
      if (refusal) return refusal
      const inSupport = state.stage === 'active' || state.stage === 'paused'
      return inSupport && facts.course === 'goes_on' && keepsSupportAway(facts.place)
        ? 'support-waits-while-away'
        : undefined
    },
    remembers: ({ place, since, course }) => ({ away: { place, since: Temporal.PlainDate.from(since), course } }),
  }),
  step({
    name: 'record return',
    label: 'Record release, the end of probation or a return',
    happened: 'Released, no longer supervised, or back',
    from: stagesOf('open', 'closed'),
    by: [...caseworkers, ...chairs],
    records: z.strictObject({ outcome: z.enum(codesOf(awayReturns)), returnedOn: day, ...told }),
    reason: 'required',
    leadsTo: stays,
    source,
    waitsFor: [({ away }) => (away === undefined ? 'not-away' : undefined)],
    rules: (facts, { state: { away }, on }) => {
      if (away === undefined) return 'not-away'
      if (facts.returnedOn > on.toString()) return 'in-the-future'
      if (facts.returnedOn < away.since.toString()) return 'back-before-away'
      if (facts.outcome === 'licence' && !isCustody(away.place)) return 'not-in-custody'
      return tellingRefusal(facts, facts.outcome === 'licence', on)
    },
    remembers: ({ outcome, returnedOn }) => ({
      away:
        outcome === 'licence'
          ? { place: 'licence', since: Temporal.PlainDate.from(returnedOn), course: 'goes_on' }
          : undefined,
    }),
  }),
] as const
