/** The work of the team: where cases wait, who leads how many, and who is away. The order is of the journey and of names, never of people's need. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { stageOf, stagesOf } from '../journey/stages.ts'
import { listCover, type Cover } from './cover.ts'
import { countOpenWork, listCaseWorkers, total, type Load, type OpenWork } from './store.ts'

export async function teamPage(trx: Trx, today: Temporal.PlainDate) {
  const work = await countOpenWork(trx, today)
  const workers = await listCaseWorkers(trx)
  const cover = await listCover(trx, today)
  return {
    stages: byStage(work),
    leads: [
      ...leadRows(work, workers, cover, today),
      leadRow({ id: 'nobody', name: 'Nobody' }, total(work.filter(({ lead }) => lead === undefined)), undefined),
    ],
    cover: cover.map(({ id, absent, by, fromOn, untilOn }) => ({
      id,
      absent: absent.name,
      by: by.name,
      fromOn,
      untilOn,
      now: today.until(fromOn).days <= 0,
    })),
  }
}

/** In the order of the journey; stages without an open case are left out. */
function byStage(work: readonly OpenWork[]) {
  return stagesOf('open').flatMap((stage) => {
    const load = total(work.filter((one) => one.stage === stage))
    return load.open === 0
      ? []
      : [
          {
            label: stageOf(stage).label,
            ...load,
            href: `/cases?stage=${stage}`,
            overdueHref: `/cases?stage=${stage}&due=overdue`,
          },
        ]
  })
}

type Person = { readonly id: string; readonly name: string }

/** Everyone who works cases, and whoever leads one without working here any more: their cases need a new lead. */
function leadRows(
  work: readonly OpenWork[],
  workers: readonly Person[],
  cover: readonly Cover[],
  today: Temporal.PlainDate,
) {
  const gone = new Map(
    work.flatMap(({ lead }) => (lead && !workers.some(({ id }) => id === lead.id) ? [[lead.id, lead] as const] : [])),
  )
  return [
    ...workers,
    ...[...gone.values()].map(({ id, name }) => ({ id, name: `${name} (works no cases here now)` })),
  ].map((person) =>
    leadRow(
      person,
      total(work.filter(({ lead }) => lead?.id === person.id)),
      cover.find(({ absent, fromOn }) => absent.id === person.id && today.until(fromOn).days <= 0),
    ),
  )
}

function leadRow({ id, name }: Person, load: Load, away: Cover | undefined) {
  return {
    name,
    ...load,
    href: `/cases?lead=${id}`,
    handOver: load.open === 0 ? undefined : `/work/reassignment/${id}`,
    away: away === undefined ? undefined : { until: away.untilOn, by: away.by.name },
  }
}
