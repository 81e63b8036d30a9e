/** What this room shows of the duty: statement, samples, agreements, items, venue checks, each as it stands. Counts of bodies and papers, never of people. */
import type { EvidenceSource } from '#records/evidence.ts'
import { findSettings } from '#cases/store.ts'
import { labelOf } from '#reference/code-list.ts'
import { venueOutcomes } from '#reference/duty-work.ts'
import { Temporal } from 'temporal-polyfill'
import { listStatements } from './assurance/store.ts'
import { stateOf } from './assurance/statement.ts'
import { agreementState, isBound } from './authorities/authority.ts'
import { listAuthorities } from './authorities/store.ts'
import { listSamples } from './dip-sample/store.ts'
import { listItems } from './items/store.ts'
import { listSelfAssessments } from './self-assessment/store.ts'
import { standing } from './venue-checks/venue-check.ts'
import { listChecks } from './venue-checks/store.ts'
import { yearWords } from './year.ts'

export const dutyEvidence: EvidenceSource = async (trx, { areaId, today }) => {
  const here = <One extends { readonly areaId: string }>(all: readonly One[]): readonly One[] =>
    all.filter((one) => one.areaId === areaId)
  const { agreementEndsWarning } = await findSettings(trx, areaId)
  const bound = here(await listAuthorities(trx)).filter((one) => isBound(one, today))
  const agreed = bound.filter(({ agreement }) =>
    ['in force', 'ends soon'].includes(agreementState(agreement, today, agreementEndsWarning)),
  )
  const items = here(await listItems(trx)).filter(({ endedOn }) => endedOn === undefined)
  const inTime = items.filter(({ reviewOn }) => Temporal.PlainDate.compare(today, reviewOn) <= 0)
  const signed = here(await listStatements(trx)).find((one) => ['signed', 'submitted'].includes(stateOf(one)))
  const samples = here(await listSamples(trx)).filter(
    ({ finding, drawnOn }) =>
      finding !== undefined && Temporal.PlainDate.compare(drawnOn, today.subtract({ years: 1 })) >= 0,
  )
  const submitted = here(await listSelfAssessments(trx)).filter((one) => one.submitted !== undefined && one.agency)
  const last = submitted[0]?.fromYear
  return [
    {
      key: 'duty/agreements',
      label: 'Bodies with an information-sharing agreement in force',
      says: outOf(agreed.length, bound.length),
      address: '/duty/authorities',
    },
    {
      key: 'duty/items',
      label: 'Duty items looked at in time',
      says: outOf(inTime.length, items.length),
      address: '/duty/items',
    },
    {
      key: 'duty/statement',
      label: 'Channel assurance statement',
      says: signed === undefined ? 'none signed yet' : `${yearWords(signed.fromYear)}: ${stateOf(signed)}`,
      address: '/duty/assurance',
    },
    {
      key: 'duty/dip-samples',
      label: 'Dip samples finished in the last 12 months',
      says:
        samples.length === 0
          ? 'none yet'
          : `${samples.length}, of ${samples.reduce((sum, { size }) => sum + size, 0)} records`,
      address: '/duty/dip-samples',
    },
    {
      key: 'duty/venue-checks',
      label: 'Venue and speaker checks decided',
      says: outcomesOf((await listChecks(trx)).filter(({ check }) => check.areaId === areaId)),
      address: '/duty/venue-checks',
    },
    {
      key: 'duty/self-assessments',
      label: 'Agencies that have assessed themselves',
      says:
        last === undefined
          ? 'none yet'
          : `${submitted.filter(({ fromYear }) => fromYear === last).length} for ${yearWords(last)}`,
      address: '/duty/self-assessments',
    },
  ]
}

/** "none yet", never 0%, where nothing is below the line. */
function outOf(above: number, below: number): string {
  return below === 0 ? 'none yet' : `${above} of ${below} (${Math.round((100 * above) / below)}%)`
}

function outcomesOf(checks: Awaited<ReturnType<typeof listChecks>>): string {
  const outcomes = checks.flatMap((whole) => standing(whole)?.outcome ?? [])
  const counts = [...Map.groupBy(outcomes, (outcome) => outcome)]
  return counts.length === 0
    ? 'none yet'
    : counts.map(([outcome, its]) => `${labelOf(venueOutcomes, outcome)}: ${its.length}`).join(', ')
}
