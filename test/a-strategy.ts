/** A strategy for tests that look at one: the Thurrock strategy, drafted and, where that is wanted, adopted. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { thurrockParts, thurrockPeriod, thurrockTitle } from '../src/demonstration/strategy/thurrock-strategy.ts'
import { addStrategy, addVersion, adoptVersion, findStrategy, listParts } from '#strategy/document/store.ts'
import type { Part } from '#strategy/parts.ts'
import { addEntry } from '#strategy/equality/store.ts'
import { addMeasure, addReading } from '#strategy/measure/store.ts'
import { addAction, addEvidence, addUpdate } from '#strategy/plan/store.ts'
import { quarterOf } from '#reference/quarters.ts'
import type { Trx } from '#platform/database/database.ts'
import type { TestDatabase } from './database.ts'

export type MadeStrategy = {
  readonly id: string
  /** Those of its newest version. */
  readonly parts: readonly Part[]
  readonly plan: MadePlan
}

/** One action of everything: two readings, the second of them right; evidence about age; age assessed, not signed off. */
export type MadePlan = { readonly actionId: string; readonly measureId: string; readonly readingId: string }

/** @param state of its newest version; 'new draft': the first is in force, and the second being drafted */
export async function aStrategy(
  test: TestDatabase,
  { areaId, by, lead }: { readonly areaId: string; readonly by: string; readonly lead?: string },
  state: 'draft' | 'adopted' | 'new draft',
): Promise<MadeStrategy> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  return await backstage(test.ownerConnection, test.vault, today, async (stage) =>
    stage.as(by, async () => {
      const draft = { areaId, title: thurrockTitle, ...thurrockPeriod, parts: thurrockParts }
      const { strategyId, versionId } = await addStrategy(stage.trx, draft)
      if (state !== 'draft') await adoptVersion(stage.trx, areaId, versionId)
      const strategy = await findStrategy(stage.trx, strategyId)
      if (strategy === undefined) throw new Error('a strategy that its maker cannot find')
      if (state === 'new draft') await addVersion(stage.trx, strategy, 'The last objective is split in two.')
      const made = await findStrategy(stage.trx, strategyId)
      const parts = await listParts(stage.trx, made?.versions[0]?.id ?? versionId)
      return { id: strategyId, parts, plan: await aPlan(stage.trx, { areaId, strategyId, lead }, parts, today) }
    }),
  )
}

async function aPlan(
  trx: Trx,
  { areaId, strategyId, lead }: { areaId: string; strategyId: string; lead: string | undefined },
  parts: readonly Part[],
  today: Temporal.PlainDate,
): Promise<MadePlan> {
  const actionId = await addAction(
    trx,
    { areaId, strategyId },
    {
      title: 'Brief every front door',
      what: 'Half-day sessions.',
      serves: parts.flatMap(({ kind, number, key }) =>
        ['objective', 'recommendation'].includes(kind) && number === '1.' ? [key] : [],
      ),
      benchmarks: ['training'],
      dutyParagraph: '',
      leadAgency: undefined,
      leadAccount: lead === undefined ? undefined : { id: lead, name: '' },
      leadName: '',
      partners: 'Housing',
      startsOn: today.subtract({ days: 100 }),
      dueOn: today.add({ days: 200 }),
      doneOn: undefined,
      cost: '',
      risk: '',
      milestones: [{ words: 'Ten sessions held', dueOn: today.add({ days: 20 }), doneOn: undefined }],
    },
  )
  const of = { areaId, actionId }
  const measureId = await addMeasure(trx, of, {
    title: 'Staff trained',
    kind: 'share',
    direction: 'up',
    baseline: { kind: 'share', numerator: 10, denominator: 50 },
    target: 80,
    targetInWords: '',
    source: undefined,
  })
  const share = (numerator: number) => ({ kind: 'share', numerator, denominator: 50 }) as const
  const read = async (daysAgo: number, numerator: number) =>
    await addReading(
      trx,
      { areaId, measureId },
      { on: today.subtract({ days: daysAgo }), figure: share(numerator), remark: '' },
    )
  await read(60, 20)
  const readingId = (await read(5, 30)) ?? ''
  await addEvidence(trx, of, {
    words: 'List of those who came.',
    link: '/strategy',
    datedOn: today.subtract({ days: 5 }),
    characteristics: ['age'],
  })
  const quarterFrom = quarterOf(today).subtract({ months: 3 })
  await addUpdate(trx, of, { quarterFrom, words: 'Four sessions held.', workedOut: 'green' })
  await addEntry(
    trx,
    { areaId, strategyId, characteristic: 'age', seen: 0 },
    {
      evidence: 'Schools refer most.',
      impact: 'positive',
      impactWords: '',
      mitigation: '',
      owner: 'Prevent lead',
      reviewOn: today.add({ months: 6 }),
    },
  )
  return { actionId, measureId, readingId }
}
