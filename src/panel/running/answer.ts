/**
 * What the buttons of the screen do. Whatever button is pressed, and whatever is then refused, everything that was typed is kept first; where somebody
 * else has written meanwhile, both are shown.
 */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { answeredQuestions, type Typed } from '#platform/forms/fields.ts'
import { errorAt, type FieldErrors } from '#platform/forms/read-page.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import { refusalWords, type StepRefusal } from '#cases/journey/refusals.ts'
import { takeStepOfPage } from '#cases/steps/take-page.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { choosePurpose } from '#records/purpose.ts'
import { addAction } from '../actions/store.ts'
import { addConflict } from '../agenda/store.ts'
import { findDecidedAt } from '../meetings/decided-at.ts'
import { awayAt } from '../meetings/there-at.ts'
import { draftAtTheEnd } from '../minutes/at-the-end.ts'
import { fieldsIn, sectionOf, sections, tickedQuestions, together } from './record.ts'
import { actionIn, butForTheAction, readTyped, seenIn, typedOnPage, type Refused } from './sent.ts'
import { emptyFields, keepTyped, sheetOfCase, type Sheet } from './sheet.ts'
import type { ItemPath } from '../meetings/the-meeting.ts'
import { choices, noStep } from './steps-at-meetings.ts'
import { beginItem, endItem, findRunningItem } from './store.ts'
import { firstTo, isToCome, openItem, toShow, type Running, type Shown } from './the-item.ts'

/** Beside the questions. `show:` and the address of a step: shows the questions of another step. */
const Sent = z
  .object({
    does: z.union([
      z.enum(['begin', 'save', 'act', 'conflict', 'decide', 'end']),
      z.templateLiteral(['show:', z.enum(choices)]),
    ]),
    step: z.enum(choices),
    seen: z.string().max(20_000),
    conflictOf: z.union([z.uuid(), z.literal('')]).default(''),
  })
  .loose()
type Sent = z.infer<typeof Sent>
const besides = ['does', 'step', 'seen', 'conflictOf']

export type Received = Serving & {
  readonly params: ItemPath['Params']
  readonly body: unknown
  readonly formToken: string
  readonly requestId: string
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
}
type Answering = Received & { readonly sent: Sent }

export type ShownAgain = {
  readonly running: Shown
  readonly code: 409 | 422
  readonly typed: Typed
  readonly errors?: FieldErrors
  /** Fields in which somebody else has written too. */
  readonly clashes?: readonly string[]
  /** The step whose questions were answered is not to be taken any more. */
  readonly movedOn?: true
}

export async function answerItem(
  trx: Trx,
  actor: Actor,
  received: Received,
): Promise<ShownAgain | { readonly location: string }> {
  const read = Sent.safeParse(received.body)
  if (!read.success) throw turnAway(400, 'not what the screen of a meeting sends')
  const answering: Answering = { ...received, sent: read.data }
  const { params, sent, today } = answering
  // Sent before: what it did must not refuse it now.
  const before = await ledTo(trx, answering.formToken)
  if (before !== undefined) return { location: before }
  if (sent.does === 'begin') await sayWhatFor(trx, answering)
  const running = await openItem(trx, actor, params, { ...answering, wanted: sent.step })
  const here = `/panel/meetings/${params.meetingId}/running/${params.itemId}`
  if ('needs' in running) return { location: firstTo(running, params, here) }
  if (isToCome(running, today)) throw turnAway(400, 'a meeting is run on its day')
  if (sent.does === 'begin') return await doOnce(trx, answering, () => begin(trx, running, answering, here))

  const movedOn = sent.step !== noStep && sent.step !== running.step?.page.address
  const typed = movedOn
    ? everythingSent(answering.body)
    : typedOnPage(together(running.form, sections), answering.body, besides)
  if (running.locked) return { running: await toShow(running), code: 422, typed, errors: [lockedMeanwhile] }
  const clashes = await keepTyped(sheetOf(running), running.kept, {
    typed: sent.does === 'act' ? butForTheAction(running.form, typed) : typed,
    seen: seenIn(sent.seen),
    ticked: tickedQuestions(running.form),
  })
  if (movedOn || clashes.length > 0) {
    const shown = { running: await again(running), code: 409, typed } as const
    return movedOn ? { ...shown, movedOn } : { ...shown, clashes }
  }
  switch (sent.does) {
    case 'save':
      return { location: `${here}?step=${sent.step}` }
    case 'conflict':
      return await doOnce(trx, answering, () => declare(trx, actor, running, answering, here))
    case 'act':
    case 'decide':
    case 'end':
      return await doWhatIsAsked(trx, answering, running, typed, sent.does, here)
    default:
      return { location: `${here}?step=${sent.does.slice('show:'.length)}` }
  }
}

const lockedMeanwhile = {
  at: 'attendance',
  control: 'attendance',
  message: 'The minute of this item is locked, so nothing more is written down here. Add an addendum to the minute.',
}

/** Who begins an item has said what they open its case for. */
async function sayWhatFor(trx: Trx, { params, requestId }: Answering): Promise<void> {
  const item = await findRunningItem(trx, params)
  if (item === undefined) return
  const { caseId, areaId } = item
  await choosePurpose(trx, { caseId, areaId, purpose: 'panel_preparation', otherWords: '', requestId })
}

/** Of questions that are asked no more: kept all the same, since somebody wrote it. */
function everythingSent(body: unknown): Typed {
  const ofThePage = new Set([...besides, '_csrf', 'formToken', 'action'])
  const read = z.record(
    z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,99}$|^_csrf$/),
    z.union([z.string(), z.array(z.string())]),
  )
  const all = read.safeParse(body)
  if (!all.success) throw turnAway(400, 'fields that no screen has')
  return Object.fromEntries(Object.entries(all.data).filter(([field]) => !ofThePage.has(field)))
}

function sheetOf({ showing: { trx, vault }, item }: Running): Sheet {
  return sheetOfCase(trx, vault, item)
}

/** As it stands now, with what was kept on the way. */
async function again(running: Running): Promise<Shown> {
  return await toShow({ ...running, kept: await sheetOf(running).list() })
}

type Act = () => Promise<Outcome<string, never>>

async function doOnce(trx: Trx, { formToken }: Answering, act: Act): Promise<{ readonly location: string }> {
  const outcome = await once<never>(trx, formToken, act)
  return { location: outcome.ok ? outcome.value : '/panel' }
}

async function begin(trx: Trx, running: Running, { requestId }: Answering, here: string) {
  await beginItem(trx, running.item.id)
  await noteAct(trx, running, 'begin panel item', requestId)
  return ok(here)
}

/** Whoever declares their own conflict sees the item no longer, and is led back to the meeting. */
async function declare(trx: Trx, actor: Actor, running: Running, { sent, params, requestId }: Answering, here: string) {
  const member = running.invitees.find(({ accountId }) => accountId === sent.conflictOf)
  if (member === undefined) return ok(here)
  await addConflict(trx, running.item, member.accountId)
  await noteAct(trx, running, 'declare conflict', requestId)
  return ok(member.accountId === actor.accountId ? `/panel/meetings/${params.meetingId}` : here)
}

/** Reads what the button needs, and does it once; a refusal is shown at its question. */
async function doWhatIsAsked(
  trx: Trx,
  answering: Answering,
  running: Running,
  typed: Typed,
  does: 'act' | 'decide' | 'end',
  here: string,
): Promise<ShownAgain | { readonly location: string }> {
  // An action may be added while the decision is still open.
  const page = together(
    running.form,
    sections.filter((section) => does !== 'act' || section !== 'decision'),
  )
  const read = readTyped(running.form, page, typed, answering.today)
  const refused = async (errors: FieldErrors): Promise<ShownAgain> => ({
    running: await again(running),
    code: 422,
    typed,
    errors,
  })
  if (!read.ok) return await refused(read.reason)
  const answers = read.value
  const acts = { act, decide, end }
  const outcome = await once<Refused>(trx, answering.formToken, () =>
    acts[does](trx, answering, running, answers, here),
  )
  if (outcome.ok) return { location: outcome.value }
  const { at, message } = outcome.reason
  return await refused(at === 'attendance' ? [{ at, control: at, message }] : [errorAt(page, at, message)])
}

async function act(
  trx: Trx,
  { vault, requestId }: Answering,
  running: Running,
  answers: AnyAnswers,
  here: string,
): Promise<Outcome<string, Refused>> {
  const asked = actionIn(answers)
  if (!asked.ok) return asked
  const { id: itemId, areaId, caseId, personId } = running.item
  await addAction(trx, vault, { itemId, areaId, caseId, personId, ...asked.value })
  await noteAct(trx, running, 'add panel action', requestId)
  await emptyFields(sheetOf(running), fieldsIn(running.form, 'action'))
  return ok(`${here}?step=${running.step?.page.address ?? noStep}`)
}

/** Takes the step of the case, with the rules of its journey: who must be present, how a panel decides, what must be stated. */
async function decide(
  trx: Trx,
  answering: Answering,
  running: Running,
  answers: AnyAnswers,
  here: string,
): Promise<Outcome<string, Refused>> {
  const { formToken, requestId, now } = answering
  const { step, showing, meeting, item, purpose } = running
  const first = answeredQuestions(sectionOf(running.form, 'decision').questions)[0]?.id ?? 'attendance'
  if (step === undefined) return refuse({ at: first, message: 'Choose what is to be recorded' })
  if (step.whyNot !== undefined) return refuse({ at: first, message: step.whyNot })
  // A decision that nobody began has its time, too: it tells who was there for it.
  await beginItem(trx, item.id)
  const asked = new Set(step.form.pages.flatMap(({ questions }) => questions.map(({ id }) => id)))
  const ofTheStep = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)))
  const taken = await takeStepOfPage(step.page, showing, {
    form: step.form,
    answers: { ...ofTheStep, ...(asked.has('meeting') ? { meeting: meeting.id } : {}) },
    formToken,
    purpose,
    requestId,
    now,
  })
  if (!taken.ok)
    return refuse(withWhy(refusedAt(taken.reason, step.page.refusalAt, first), await whoWasAway(trx, running)))
  await endItem(trx, item.id)
  await draftAtTheEnd(trx, answering, running)
  return ok(here)
}

/** Those who came to the meeting, and had left or not come when the item was decided. */
async function whoWasAway(trx: Trx, { meeting, item, invitees }: Running): Promise<readonly string[]> {
  return awayAt(invitees, await findDecidedAt(trx, { meetingId: meeting.id, caseId: item.caseId }))
}

/** Whoever is missed may have been there earlier, or have come later. */
function withWhy(refused: Refused, away: readonly string[]): Refused {
  if (refused.at !== 'attendance' || away.length === 0) return refused
  return {
    ...refused,
    message: `${refused.message} When this item was decided, somebody was not there: ${away.join('. ')}.`,
  }
}

/** Said where the screen says who is here, whatever question stands first. */
const ofWhoCame: readonly StepRefusal[] = ['no-chair-present', 'no-home-force-present', 'local-quorum-missing']

function refusedAt(
  refusal: StepRefusal | 'changed-meanwhile',
  at: Readonly<Partial<Record<StepRefusal, string>>> | undefined,
  first: string,
): Refused {
  if (refusal === 'changed-meanwhile')
    return { at: first, message: 'Somebody else has just recorded a step on this case. Look at it, then record yours.' }
  const question = at?.[refusal] ?? first
  const isOfWhoCame = ofWhoCame.includes(refusal) || question === 'meeting'
  return { at: isOfWhoCame ? 'attendance' : question, message: refusalWords[refusal].en }
}

async function end(
  trx: Trx,
  answering: Answering,
  running: Running,
  _answers: AnyAnswers,
  here: string,
): Promise<Outcome<string, Refused>> {
  await endItem(trx, running.item.id)
  await noteAct(trx, running, 'end panel item', answering.requestId)
  await draftAtTheEnd(trx, answering, running)
  return ok(`${here}?step=${noStep}`)
}

async function noteAct(trx: Trx, { item, purpose }: Running, action: string, requestId: string): Promise<void> {
  const { id, areaId, caseId } = item
  await note(trx, { action, subject: { kind: 'panel item', id }, areaId, caseId, purpose, requestId })
}
