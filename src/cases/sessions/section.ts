/** "Support given", on the page of a case: what was bought, what was held, what was reported, and what waits for somebody. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { keptView, openKept, type AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { commissionEnds, providerApprovals } from '#reference/commissions.ts'
import { caseRoles } from '#reference/roles.ts'
import type { SectionSource } from '../case-section.ts'
import type { Showing } from '../steps/step-page.ts'
import { entryInWords } from './acts.ts'
import { awaiting, sessionsOf, tally, together } from './sessions.ts'
import { titleOf, worriesOf } from './steps.ts'
import { listCommissions, readWritten, type Commission, type WrittenEvent } from './store.ts'
import { awaitingInWords, sessionInWords, tallyInWords } from './words.ts'

export const supportSection: SectionSource = async (showing) => {
  const { trx, file, today } = showing
  const commissions = await listCommissions(trx, { areaId: file.row.areaId, caseId: file.row.id })
  if (commissions.length === 0) return undefined
  const tallies = commissions.map(({ terms, events }) => tally(terms, events, today))
  const works = file.reader.roles.some((role) => caseRoles.some((worker) => worker === role))
  return {
    id: 'support-given',
    heading: 'Support given',
    template: 'cases/sessions/views/section.njk',
    model: {
      tally: tallyInWords(together(tallies)),
      several: commissions.length > 1,
      awaiting: together(tallies).awaiting.map(awaitingInWords),
      worries: commissions
        .flatMap((commission) =>
          worriesOf(commission, file.state.worriesAnswered).map((event) => ({ commission, event })),
        )
        .map(({ commission, event }) => ({
          words: `${commission.providerName} asks you to look at the report of session ${event.number} now`,
          href: works ? `/cases/${file.row.id}/worry-answer` : undefined,
        })),
      commissions: await views(showing, commissions, works),
    },
  }
}

async function views(showing: Showing, commissions: readonly Commission[], works: boolean) {
  const { file, vault, today } = showing
  const written = await readWritten(
    vault,
    { personId: file.person.id },
    commissions.flatMap(({ events }) => events),
  )
  return commissions.map((commission) => ({
    title: titleOf(commission),
    facts: factsOf(commission),
    tally: tallyInWords(tally(commission.terms, commission.events, today)),
    href: works ? `/support/${commission.id}` : undefined,
    sessions: sessionsOf(commission.terms, commission.events, today).map((session) => ({
      number: session.number,
      words: sessionInWords(session),
      late: awaiting(commission.terms, commission.events, today).some(({ number }) => number === session.number),
    })),
    entries: entriesOf(commission.events, written),
  }))
}

export function factsOf(commission: Commission): readonly { readonly key: string; readonly value: string }[] {
  const { terms, end } = commission
  return [
    {
      key: 'Given by',
      value:
        commission.accountName === undefined
          ? `${commission.providerName}, without an account`
          : `${commission.accountName}, ${commission.providerName}`,
    },
    { key: 'Home Office approval', value: approvalInWords(commission.approval) },
    { key: 'Indemnified under section 40', value: commission.indemnified ? 'Yes' : 'No' },
    { key: 'Agreed for', value: `${formatDay(terms.fromOn)} to ${formatDay(terms.untilOn)}` },
    { key: 'Report due', value: `${terms.reportWithin} working days after each session` },
    ...(end === undefined ? [] : [{ key: 'Ended', value: `${formatDay(end.on)}: ${endInWords(end.cause)}` }]),
  ]
}

function approvalInWords(code: string): string {
  const known = providerApprovals.find((approval) => approval.code === code)
  return known === undefined ? code : labelOf(providerApprovals, known.code)
}

function endInWords(code: string): string {
  const known = commissionEnds.find((cause) => cause.code === code)
  return known === undefined ? code : labelOf(commissionEnds, known.code)
}

export type EntryView = {
  readonly number: number
  readonly words: string
  readonly by: string
  readonly at: Temporal.Instant
  readonly struck: boolean
  readonly written: readonly AnswersView[]
}

/** Everything that was written down, in order; what was struck out stays in sight. */
export function entriesOf(
  events: readonly WrittenEvent[],
  written: ReadonlyMap<string, string | undefined>,
): readonly EntryView[] {
  const struck = new Set(events.map((event) => event.strikes))
  return events.map((event) => ({
    number: event.number,
    words: `Session ${event.number}: ${entryInWords(event)}`,
    by: event.recordedByName,
    at: event.recordedAt,
    struck: struck.has(event.seq),
    written: event.sealed === undefined ? [] : readable(written.get(event.id)),
  }))
}

function readable(kept: string | undefined): readonly AnswersView[] {
  return kept === undefined ? [{ title: 'What was written can no longer be read', rows: [] }] : keptView(openKept(kept))
}
