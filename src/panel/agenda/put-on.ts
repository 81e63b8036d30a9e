/** A case is put on a meeting's agenda: as a step of its journal, where the journey has that step for it, and as an item. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { nextSteps } from '#cases/journey.ts'
import type { CaseFile } from '#cases/store.ts'
import { take } from '#cases/take.ts'
import { note } from '#records/audit.ts'
import { hasCode } from '#reference/code-list.ts'
import { agendaPurposes } from '#reference/decisions.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { NewItem } from './item.ts'
import { addItems, changeAgenda, listAgenda } from './store.ts'

type Circumstances = {
  readonly vault: Vault
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly requestId: string
}

/** @returns nothing, or why not, in words */
export async function putOn(
  trx: Trx,
  meeting: Meeting,
  file: CaseFile,
  { purpose, minutes }: Pick<NewItem, 'purpose' | 'minutes'>,
  { vault, now, today, requestId }: Circumstances,
): Promise<Outcome<void, string>> {
  await changeAgenda(trx, meeting.id)
  const there = (await listAgenda(trx, meeting.id)).some(
    ({ about, state }) => state !== 'taken off' && about.kind === 'case' && about.caseId === file.row.id,
  )
  if (there) return refuse('It is on the agenda already')
  const steps = nextSteps(file.state, file.reader)
  if (steps.some(({ step }) => step === 'list for panel'))
    return refuse('It waits for the panel: list it with the step “List for a panel meeting”, on the case')
  if (hasCode(agendaPurposes, purpose) && steps.some(({ step, allowed }) => step === 'put on agenda' && allowed)) {
    const facts = { meetingId: meeting.id, meetingOn: meeting.heldOn.toString(), purpose }
    const taken = await take(
      trx,
      file,
      'put on agenda',
      { facts, reasonGiven: false, on: today, requestId },
      { vault, now, today },
    )
    if (!taken.ok) return refuse('Somebody else took a step on it meanwhile: try again')
  }
  await addItems(trx, meeting, [{ caseId: file.row.id, purpose, minutes }])
  await note(trx, {
    action: 'put on agenda',
    subject: { kind: 'panel meeting', id: meeting.id },
    areaId: meeting.areaId,
    caseId: file.row.id,
    requestId,
  })
  return ok(undefined)
}
