/**
 * Handing several cases to a new lead at once. Each is the step 'assign case' on its own case, by the same rules and with the same trace as
 * if it were taken alone; all in one transaction, so that a hand-over is whole or has not happened.
 */
import type { Trx } from '#platform/database/database.ts'
import type { Actor } from '#platform/database/actor.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, longText, select, type Option } from '#platform/forms/questions.ts'
import { clockLabel } from '../journey/clock-table.ts'
import { stageOf } from '../journey/stages.ts'
import type { StepRefusal } from '../journey/refusals.ts'
import type { CaseListItem } from '../case-list.ts'
import { findCase } from '../store.ts'
import type { CaseWorker } from './store.ts'
import { take, type Circumstances } from '../take.ts'

/** As many as one page shows: enough for a leaver's cases in a few goes, few enough to read before they are handed over. */
export const atOnce = 25

export function reassignmentForm(from: string, cases: readonly CaseListItem[], workers: readonly Option[]) {
  return defineForm({
    id: 'reassignment',
    version: '1',
    title: { en: 'Hand over cases' },
    pages: [
      page({
        id: 'reassignment',
        title: { en: `Hand over cases that ${from} leads` },
        questions: [
          checkboxes({
            id: 'cases',
            label: { en: 'Which cases?' },
            name: { en: 'at least one case' },
            options: cases.map((item) => ({
              code: item.id,
              label: { en: `${item.reference} · ${item.initials} · ${stageOf(item.stage).label}` },
              hint: { en: dueWords(item) },
            })),
          }),
          select({
            id: 'lead',
            label: { en: 'Who leads them from now on?' },
            name: { en: 'who leads them' },
            options: workers,
          }),
          longText({
            id: 'reason',
            label: { en: 'Reason' },
            name: { en: 'the reason' },
            hint: { en: 'It is kept with each of the cases. Say nothing about a person here.' },
            maxLength: 1000,
            rows: 3,
            sensitivity: 'narrative',
          }),
        ],
      }),
    ],
  })
}

function dueWords({ nextClock, nextDueOn }: CaseListItem): string {
  return nextDueOn === undefined
    ? 'Nothing is due'
    : `${clockLabel(nextClock) ?? 'Next step'}: due on ${formatDay(nextDueOn)}`
}

export type HandOver = {
  readonly caseIds: readonly string[]
  readonly lead: CaseWorker
  /** The kept form as JSON, as every step keeps it. */
  readonly kept: string
  readonly formVersion: string
  readonly requestId: string
}

/** Refuses as a whole when one case cannot be handed over, or somebody is working on it at this moment. */
export async function handOver(
  trx: Trx,
  actor: Actor,
  { caseIds, lead, kept, formVersion, requestId }: HandOver,
  circumstances: Circumstances,
): Promise<
  Outcome<
    number,
    { reference: string; why: StepRefusal | 'changed-meanwhile' | 'lead-may-not-see' | 'lead-works-elsewhere' }
  >
> {
  const named = await namedOn(trx, lead.id, caseIds)
  for (const caseId of caseIds) {
    const file = await findCase(trx, caseId, actor)
    // Chosen from a list that the reader may see: one that has gone from their sight meanwhile is passed over in silence.
    if (file === undefined) continue
    if (!lead.areaIds.includes(file.row.areaId))
      return refuse({ reference: file.row.reference, why: 'lead-works-elsewhere' })
    if (file.row.restricted && !named.includes(caseId) && !lead.chairsIn.includes(file.row.areaId))
      return refuse({ reference: file.row.reference, why: 'lead-may-not-see' })
    const taken = await take(
      trx,
      file,
      'assign case',
      {
        facts: { lead: lead.id },
        reasonGiven: true,
        on: circumstances.today,
        written: { formId: 'reassignment', formVersion, language: 'en', kept },
        requestId,
      },
      circumstances,
    )
    if (!taken.ok) return refuse({ reference: file.row.reference, why: taken.reason })
  }
  return ok(caseIds.length)
}

/** Cases among these on which somebody is named: a restricted case shows itself to them, and to its area's chairs. */
async function namedOn(trx: Trx, account: string, caseIds: readonly string[]): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('cases.named_account')
    .select('case_id')
    .where('case_id', 'in', [...caseIds])
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map((row) => row.case_id)
}
