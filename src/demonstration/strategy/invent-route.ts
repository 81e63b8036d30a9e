/** The strategy of the demonstration on its route, as its cover table has it: four stages are done, the last waits. */
import { Temporal } from 'temporal-polyfill'
import { aDay, aMonth, type DayOrMonth } from '#boards/day-or-month.ts'
import { addOutcome, findRoute, listVersions } from '#boards/documents/store.ts'
import type { StageOutcome } from '#boards/route.ts'
import type { DocumentPurpose } from '#reference/document-purposes.ts'
import type { BodyKind } from '#reference/bodies.ts'
import { putOnRoute, type StageAsRead } from '#strategy/route/strategy-route.ts'
import type { Backstage } from '../backstage.ts'
import { thurrockTitle } from './thurrock-strategy.ts'

type Cover = {
  readonly purpose: DocumentPurpose
  readonly bodies: readonly (readonly [string, BodyKind])[]
  readonly done?: readonly [DayOrMonth, StageOutcome]
}

const firstDraftOn = Temporal.PlainDate.from('2017-09-20')

const cover: readonly Cover[] = [
  { purpose: 'draft', bodies: [['Working group', 'working_group']], done: [aDay(firstDraftOn), 'noted'] },
  {
    purpose: 'approval',
    bodies: [['PREVENT delivery group', 'prevent_delivery_group']],
    done: [aDay(Temporal.PlainDate.from('2017-09-28')), 'agreed'],
  },
  { purpose: 'information', bodies: [['CSP Executive', 'csp_executive']], done: [aMonth(2017, 11), 'noted'] },
  { purpose: 'sign_off', bodies: [['CSP Strategic Board', 'csp_strategic_board']], done: [aMonth(2018, 3), 'agreed'] },
  {
    purpose: 'information_and_action',
    bodies: [
      ['Directors Board', 'directors_board'],
      ['Cabinet', 'cabinet'],
      ['LSCB', 'lscb'],
      ['Adult Safeguarding Board', 'safeguarding_adults_board'],
      ['Health & Well Being Board', 'health_wellbeing_board'],
    ],
  },
]

export async function inventRoute(
  stage: Backstage,
  { areaId, coordinator }: { readonly areaId: string; readonly coordinator: string },
  strategyId: string,
): Promise<void> {
  const { trx } = stage
  await stage.as(coordinator, async () => {
    const strategy = { id: strategyId, areaId, title: thurrockTitle }
    const id = await putOnRoute(trx, strategy, { stages: cover.map(asRead), today: firstDraftOn })
    const [version] = await listVersions(trx, id)
    const route = await findRoute(trx, id)
    for (const [place, { id: stageId, bodies }] of route.entries()) {
      const [bodyId] = bodies
      const done = cover[place]?.done
      if (done === undefined || bodyId === undefined || version === undefined) continue
      const [seenOn, outcome] = done
      const said = { bodyId, seenOn, outcome, asked: '', askedBy: '', versionId: version.id }
      await addOutcome(trx, { areaId }, stageId, said)
    }
  })
}

function asRead({ purpose, bodies }: Cover): StageAsRead {
  return { when: undefined, purpose, bodies: bodies.map(([name, kind]) => ({ name, kind })) }
}
