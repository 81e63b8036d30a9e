/** Puts the invented plan into the strategy by the code that a real one takes, as those who would, and dates it back. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { listParts, findStrategy } from '#strategy/document/store.ts'
import { addEntry, listEntries, signOff } from '#strategy/equality/store.ts'
import { addMeasure, addReading } from '#strategy/measure/store.ts'
import type { Part, PartKind } from '#strategy/parts.ts'
import { addAction, addEvidence, addOverride, addUpdate, findAction } from '#strategy/plan/store.ts'
import { quarterOf } from '#reference/quarters.ts'
import { workedOut } from '#strategy/rag.ts'
import { defaultSettings } from '#reference/settings.ts'
import type { Backstage } from '../backstage.ts'
import type { Town } from '../written-case.ts'
import type { InventedAction } from './invented-action.ts'
import { inventedPlan } from './plan.ts'

export async function inventPlanOf(stage: Backstage, town: Town, strategyId: string): Promise<void> {
  await stage.as(town.account('coordinator'), async () => {
    const strategy = await findStrategy(stage.trx, strategyId)
    const version = strategy?.versions[0]
    if (version === undefined) throw new Error('the demonstration has no strategy')
    const parts = await listParts(stage.trx, version.id)
    for (const action of inventedPlan) await inventAction(stage, town, strategyId, parts, action)
  })
  await inventEquality(stage, town, strategyId)
}

async function inventAction(
  { trx, today }: Pick<Backstage, 'trx' | 'today'>,
  town: Town,
  strategyId: string,
  parts: readonly Part[],
  invented: InventedAction,
): Promise<void> {
  const day = (weeks: number): Temporal.PlainDate => today.add({ weeks })
  const keys = (kind: PartKind, numbers: readonly string[]): readonly string[] =>
    parts.filter((part) => part.kind === kind && numbers.includes(part.number)).map(({ key }) => key)
  const areaId = town.areaId
  const actionId = await addAction(
    trx,
    { areaId, strategyId },
    {
      title: invented.title,
      what: invented.what,
      serves: [
        ...keys('objective', invented.objectives),
        ...keys('means', invented.means),
        ...keys('recommendation', invented.recommendations),
      ],
      benchmarks: invented.benchmarks,
      dutyParagraph: '',
      leadAgency: { id: town.agency(invented.agency), name: '' },
      leadAccount: invented.lead && { id: town.account(invented.lead), name: '' },
      leadName: '',
      partners: invented.partners,
      startsOn: day(invented.from),
      dueOn: day(invented.until),
      doneOn: invented.done === undefined ? undefined : day(invented.done),
      cost: invented.cost,
      risk: invented.risk,
      milestones: invented.milestones.map(([words, due, reached]) => ({
        words,
        dueOn: day(due),
        doneOn: reached === undefined ? undefined : day(reached),
      })),
    },
  )
  const of = { areaId, actionId }
  for (const measure of invented.measures) {
    const measureId = await addMeasure(trx, of, {
      title: measure.title,
      kind: measure.kind,
      direction: measure.direction,
      baseline: measure.baseline,
      target: measure.target,
      targetInWords: measure.targetInWords ?? '',
      source: measure.source,
    })
    for (const [weeks, figure, remark] of measure.readings)
      await addReading(
        trx,
        { areaId, measureId },
        { on: day(weeks), figure: figure ?? undefined, remark: remark ?? '' },
      )
  }
  for (const [words, weeks, characteristics] of invented.evidence)
    await addEvidence(trx, of, { words, link: '', datedOn: day(weeks), characteristics: characteristics ?? [] })
  if (invented.override) await addOverride(trx, of, invented.override)
  const action = await findAction(trx, strategyId, actionId)
  if (action === undefined) throw new Error('an action that its maker cannot find')
  for (const [place, words] of invented.updates.entries()) {
    const quarterFrom = quarterOf(today).subtract({ months: 3 * (invented.updates.length - place) })
    // Written on the first days of the next quarter, with the colour of that day.
    const writtenOn = quarterFrom.add({ months: 3, days: 6 })
    const knownThen = {
      ...action,
      doneOn: action.doneOn && Temporal.PlainDate.compare(action.doneOn, writtenOn) <= 0 ? action.doneOn : undefined,
      measures: action.measures.map((measure) => ({
        ...measure,
        readings: measure.readings.filter(({ on }) => Temporal.PlainDate.compare(on, writtenOn) <= 0),
      })),
    }
    const { rag } = workedOut(knownThen, writtenOn, defaultSettings)
    const id = await addUpdate(trx, of, { quarterFrom, words, workedOut: rag })
    await sql`update strategy.action_update set made_at = ${writtenOn} where id = ${id}`.execute(trx)
  }
  await sql`update strategy.reading set made_at = read_on where measure_id in
    (select id from strategy.measure where action_id = ${actionId})`.execute(trx)
  await sql`update strategy.evidence set added_at = dated_on where action_id = ${actionId}`.execute(trx)
}

/** Three characteristics assessed: one signed off and standing, one opened again by later evidence, one not signed off yet. */
async function inventEquality(stage: Backstage, town: Town, strategyId: string): Promise<void> {
  const { trx, today } = stage
  const owner = 'Prevent lead'
  const reviewOn = today.add({ months: 5 })
  const entries = [
    {
      characteristic: 'age',
      evidence: 'Most referrals are of people under 18 (Home Office statistics). Schools refer most.',
      impact: 'positive',
      impactWords: 'Children are safeguarded earlier; some are referred for what other help would answer better.',
      mitigation: 'The safeguarding lead is asked first, and the pathway names other help.',
    },
    {
      characteristic: 'religion',
      evidence: 'Muslim organisations said that they feel watched.',
      impact: 'negative',
      impactWords: 'Trust suffers where Prevent is seen as about one religion.',
      mitigation: 'All forms of extremism are named in every session; critics sit in the network.',
    },
    {
      characteristic: 'disability',
      evidence: 'National figures show many referrals of autistic people; local figures are too small to be published.',
      impact: 'not known',
      impactWords: '',
      mitigation: '',
    },
  ] as const
  await stage.as(town.account('coordinator'), async () => {
    for (const { characteristic, ...words } of entries)
      await addEntry(trx, { areaId: town.areaId, strategyId, characteristic, seen: 0 }, { ...words, owner, reviewOn })
  })
  await stage.as(town.account('chair'), async () => {
    for (const entry of await listEntries(trx, strategyId))
      if (entry.characteristic !== 'disability') await signOff(trx, town.areaId, entry.id)
  })
  const [made, signed] = [today.subtract({ weeks: 20 }), today.subtract({ weeks: 18 })]
  await sql`update strategy.equality_entry set made_at = ${made} where strategy_id = ${strategyId}`.execute(trx)
  await sql`update strategy.equality_sign_off set signed_at = ${signed} where entry_id in
    (select id from strategy.equality_entry where strategy_id = ${strategyId})`.execute(trx)
}
