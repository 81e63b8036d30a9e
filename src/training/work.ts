/**
 * Training on the work page. Who keeps it: how many are overdue, files and certificates that wait, and a panel that is about to be without a chair who may open
 * cases. Who sits on the panel: that their own course is what keeps them from their cases, and what to do. Anybody: what they themselves owe.
 */
import { Temporal } from 'temporal-polyfill'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { chairs } from '#reference/roles.ts'
import { mayDecide } from './certificates/certificate.ts'
import { listWaiting } from './certificates/store.ts'
import { isInDate, lastChairDay } from './access/rule.ts'
import { listPanelTraining, listRules } from './access/store.ts'
import { listCounted } from './coverage/store.ts'
import { listImports } from './imports/store.ts'
import { listNeedsOf, listOwn } from './people/store.ts'
import { keepers, keptAreas } from './who.ts'

const panelRoles = ['panel member', ...chairs] as const
/** Days before a panel's last chair lapses on which whoever keeps training begins to hear of it. */
const warnChairDays = 60
/** On the work page; the others follow on the page of certificates. */
const mostCertificates = 10

export const trainingWork: WorkSource = async (trx, actor, today) => {
  const rows = [...(await ownRows(trx, actor, today)), ...(await keepersRows(trx, actor, today))]
  if (rows.length === 0 && keptAreas(actor).length === 0) return undefined
  return { heading: 'Training', nothing: 'Nobody is overdue, and no file waits.', rows }
}

async function ownRows(trx: Trx, actor: Actor, today: Temporal.PlainDate): Promise<readonly WorkRow[]> {
  const rows: WorkRow[] = []
  for (const areaId of areasAs(actor, ...panelRoles)) {
    const [rule] = await listRules(trx, areaId)
    if (rule?.follows !== true) continue
    const own = (await listPanelTraining(trx, areaId)).filter(({ accountId }) => accountId === actor.accountId)
    if (own.some((one) => !isInDate(one, today)))
      rows.push({
        what: 'You cannot open the panel’s cases: your Channel panel course is not in date',
        href: '/training/own',
        about: 'Take the course, then give the certificate to your agency’s contact or to the coordinator to record',
        dueOn: undefined,
        state: 'overdue',
      })
  }
  for (const person of await listOwn(trx))
    for (const need of await listNeedsOf(trx, person, today))
      if (need.status === 'due' || need.status === 'overdue')
        rows.push({
          what: `Take: ${need.course}`,
          href: '/training/own',
          about: need.untilOn === undefined ? 'Your own training' : `Lapsed after ${formatDay(need.untilOn)}`,
          dueOn: need.dueOn,
          state: need.status === 'overdue' ? 'overdue' : dueState(need.dueOn, today),
        })
  return rows
}

async function keepersRows(trx: Trx, actor: Actor, today: Temporal.PlainDate): Promise<readonly WorkRow[]> {
  const rows: WorkRow[] = []
  for (const areaId of keptAreas(actor)) {
    rows.push(...(await chairRows(trx, areaId, today)))
    const counted = await listCounted(trx, areaId, today)
    const overdue = counted.filter(({ status }) => status === 'overdue').reduce((sum, { people }) => sum + people, 0)
    if (overdue > 0)
      rows.push({
        what: `${overdue} overdue ${overdue === 1 ? 'course' : 'courses'}`,
        href: '/training/people?show=overdue',
        about: 'People in training',
        dueOn: undefined,
        state: 'overdue',
      })
  }
  if (areasAs(actor, ...keepers).length === 0) return rows
  rows.push(...(await certificateRows(trx, actor)))
  for (const one of await listImports(trx))
    if (one.state === 'read')
      rows.push({
        what: 'Say which column is which',
        href: `/training/imports/${one.id}/columns`,
        about: `File of ${one.agency}, from ${one.source}`,
        dueOn: undefined,
        state: 'no date',
      })
  return rows
}

/** Certificates that this person may look at; those they handed in wait for somebody else. */
async function certificateRows(trx: Trx, actor: Actor): Promise<readonly WorkRow[]> {
  const waiting = (await listWaiting(trx)).filter((one) => mayDecide(actor, one))
  return waiting.slice(0, mostCertificates).map((one) => ({
    what: 'Look at a certificate',
    href: `/training/certificates/${one.id}`,
    about: `${one.course}, ${one.agency}`,
    dueOn: undefined,
    state: 'no date',
  }))
}

/** A panel whose last chair lapses stops. That is said two months before, and every day while it lasts. */
async function chairRows(trx: Trx, areaId: string, today: Temporal.PlainDate): Promise<readonly WorkRow[]> {
  const [rule] = await listRules(trx, areaId)
  if (rule?.follows !== true) return []
  const lastDay = lastChairDay(await listPanelTraining(trx, areaId))
  const href = `/training/case-access/${areaId}`
  if (lastDay === undefined || Temporal.PlainDate.compare(lastDay, today) < 0)
    return [
      {
        what: 'Nobody who chairs the panel can open its cases',
        href,
        about: 'Record and verify a chair’s course, or let access no longer follow the register',
        dueOn: undefined,
        state: 'overdue',
      },
    ]
  if (today.until(lastDay).days > warnChairDays) return []
  return [
    {
      what: 'The last chair’s course for the panel lapses',
      href,
      about: 'After that day nobody who chairs the panel can open its cases',
      dueOn: lastDay,
      state: dueState(lastDay, today),
    },
  ]
}
