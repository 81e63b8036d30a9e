/** What partners were asked and what they answered, for the page of a case: read there by everybody who works on it. */
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { keptView, openKept, type AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { informationReplies } from '#reference/sharing.ts'
import type { SectionSource } from '../case-section.ts'
import type { CaseFile } from '../store.ts'
import { limitsOf, type Limit } from './limits.ts'
import { listReplies, listRequestsOfCase, type InformationRequest } from './store.ts'

export type PartnerAnswer = {
  readonly agency: string
  /** Where the request stands, in a sentence. */
  readonly state: string
  /** What the agency laid down about its answer. */
  readonly limits: readonly Limit[]
  /** Answered, for fewer people than read this page. */
  readonly hidden: boolean
  /** Empty while there is no reply, or when its seal can no longer be opened. */
  readonly reply: readonly AnswersView[]
}

export const informationSection: SectionSource = async ({ trx, file, vault }) => {
  const answers = await partnersAnswers(trx, vault, file)
  if (answers.length === 0) return undefined
  return {
    id: 'information',
    heading: 'Information from partners',
    template: 'cases/information/views/section.njk',
    model: answers,
  }
}

/** Oldest request first. */
async function partnersAnswers(trx: Trx, vault: Vault, file: CaseFile): Promise<readonly PartnerAnswer[]> {
  const { areaId, id: caseId } = file.row
  const requests = await listRequestsOfCase(trx, areaId, caseId)
  if (requests.length === 0) return []
  const replies = await listReplies(trx, vault, { areaId, caseId, personId: file.person.id })
  return requests.map((request) => {
    const reply = replies.findLast(({ requestId }) => requestId === request.id)
    const kept = reply?.kept
    return {
      agency: request.agencyName,
      state: stateOf(request),
      limits: reply === undefined ? [] : limitsOf(reply),
      hidden: reply === undefined && request.repliedOn !== undefined && !request.withdrawn,
      reply: kept === undefined ? [] : keptView(openKept(kept)),
    }
  })
}

export function stateOf(request: InformationRequest): string {
  const asked = `Asked on ${formatDay(request.askedOn)}`
  if (request.withdrawn) return `${asked}, and withdrawn`
  if (request.repliedOn === undefined)
    return `${asked}; an answer is due on ${formatDay(request.dueOn)}${meanwhile(request)}`
  const kind = labelOf(informationReplies, request.replyKind ?? 'answered')
  return `${asked}. ${kind}, on ${formatDay(request.repliedOn)}`
}

function meanwhile({ takenUp, remindedOn }: InformationRequest): string {
  const last = remindedOn.at(-1)
  const days = [
    ...(takenUp === undefined ? [] : [`${takenUp.by} is answering`]),
    ...(last === undefined ? [] : [`reminded on ${formatDay(last.toZonedDateTimeISO('Europe/London').toPlainDate())}`]),
  ]
  return days.map((words) => `; ${words}`).join('')
}
