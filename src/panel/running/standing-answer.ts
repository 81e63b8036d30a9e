/** What the buttons of a standing item's screen do. Whatever is pressed, what was typed is kept first; where somebody else has written, both are shown. */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Typed } from '#platform/forms/fields.ts'
import { errorAt, type FieldErrors } from '#platform/forms/read-page.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import { note } from '#records/audit.ts'
import { addSeriesAction } from '../actions/series-store.ts'
import { draftGeneralAtTheEnd } from '../minutes/general/at-the-end.ts'
import type { ItemPath } from '../meetings/the-meeting.ts'
import { fieldsIn, tickedQuestions, together } from './record.ts'
import { actionIn, butForTheAction, readTyped, seenIn, typedOnPage, type Refused } from './sent.ts'
import { emptyFields, keepTyped, sheetOfStanding } from './sheet.ts'
import { openStanding, toShowStanding, type Standing, type StandingShown } from './standing-item.ts'
import { standingSections } from './standing-record.ts'
import { listStandingKept } from './standing-store.ts'
import { beginItem, endItem } from './store.ts'
import { isToCome } from './the-item.ts'

/** Beside the questions. The step is what the form that begins any item sends. */
const Sent = z.object({ does: z.enum(['begin', 'save', 'act', 'end']), seen: z.string().max(20_000) }).loose()
const besides = ['does', 'seen', 'step']

export type Received = {
  readonly params: ItemPath['Params']
  readonly body: unknown
  readonly formToken: string
  readonly requestId: string
  readonly today: Temporal.PlainDate
}

export type StandingAgain = {
  readonly standing: StandingShown
  readonly code: 409 | 422
  readonly typed: Typed
  readonly errors?: FieldErrors
  readonly clashes?: readonly string[]
}

export async function answerStanding(
  trx: Trx,
  received: Received,
): Promise<StandingAgain | { readonly location: string }> {
  const { params, body, today, formToken } = received
  const read = Sent.safeParse(body)
  if (!read.success) throw turnAway(400, 'not what the screen of a standing item sends')
  const { does, seen } = read.data
  // Sent before: what it did must not refuse it now.
  const before = await ledTo(trx, formToken)
  if (before !== undefined) return { location: before }
  const standing = await openStanding(trx, params)
  if ('needs' in standing) return { location: `/panel/meetings/${params.meetingId}/running` }
  if (isToCome(standing, today)) throw turnAway(400, 'a meeting is run on its day')
  if (does === 'begin') return await doOnce(trx, received, standing, begin)

  const page = together(standing.form, standingSections)
  const typed = typedOnPage(page, body, besides)
  if (standing.locked) return { standing: await again(trx, standing), code: 422, typed, errors: [lockedMeanwhile] }
  const clashes = await keepTyped(sheetOfStanding(trx, standing.item), standing.kept, {
    typed: does === 'act' ? butForTheAction(standing.form, typed) : typed,
    seen: seenIn(seen),
    ticked: tickedQuestions(standing.form),
  })
  if (clashes.length > 0) return { standing: await again(trx, standing), code: 409, typed, clashes }
  if (does === 'save') return { location: addressOf(params) }

  const answers = readTyped(standing.form, page, typed, today)
  const refused = async (errors: FieldErrors): Promise<StandingAgain> => ({
    standing: await again(trx, standing),
    code: 422,
    typed,
    errors,
  })
  if (!answers.ok) return await refused(answers.reason)
  const acts = { act, end }
  const outcome = await once<Refused>(trx, formToken, () => acts[does](trx, received, standing, answers.value))
  if (outcome.ok) return { location: outcome.value }
  return await refused([errorAt(page, outcome.reason.at, outcome.reason.message)])
}

const lockedMeanwhile = {
  at: 'recordNotes',
  control: 'recordNotes',
  message: 'The minute of this meeting is locked, so nothing more is written down here. Add an addendum to the minute.',
}

/** As it stands now, with what was kept on the way. */
async function again(trx: Trx, standing: Standing): Promise<StandingShown> {
  return await toShowStanding(trx, { ...standing, kept: await listStandingKept(trx, standing.item) })
}

type Act = (trx: Trx, received: Received, standing: Standing) => Promise<Outcome<string, never>>

async function doOnce(
  trx: Trx,
  received: Received,
  standing: Standing,
  does: Act,
): Promise<{ readonly location: string }> {
  const outcome = await once<never>(trx, received.formToken, () => does(trx, received, standing))
  return { location: outcome.ok ? outcome.value : '/panel' }
}

async function begin(trx: Trx, { params, requestId }: Received, { item }: Standing) {
  await beginItem(trx, item.id)
  await noteAct(trx, item, 'begin panel item', requestId)
  return ok(addressOf(params))
}

async function act(
  trx: Trx,
  { params, requestId }: Received,
  { item, meeting, form }: Standing,
  answers: AnyAnswers,
): Promise<Outcome<string, Refused>> {
  const asked = actionIn(answers)
  if (!asked.ok) return refuse(asked.reason)
  await addSeriesAction(trx, { areaId: item.areaId, itemId: item.id, askedOn: meeting.heldOn, ...asked.value })
  await noteAct(trx, item, 'add panel action', requestId)
  await emptyFields(sheetOfStanding(trx, item), fieldsIn(form, 'action'))
  return ok(addressOf(params))
}

async function end(
  trx: Trx,
  { params, requestId }: Received,
  { item, meeting }: Standing,
): Promise<Outcome<string, Refused>> {
  await endItem(trx, item.id)
  await noteAct(trx, item, 'end panel item', requestId)
  await draftGeneralAtTheEnd(trx, meeting, requestId)
  return ok(addressOf(params))
}

function addressOf({ meetingId, itemId }: ItemPath['Params']): string {
  return `/panel/meetings/${meetingId}/running/${itemId}`
}

async function noteAct(trx: Trx, { id, areaId }: Standing['item'], action: string, requestId: string): Promise<void> {
  await note(trx, { action, subject: { kind: 'panel item', id }, areaId, requestId })
}
