/**
 * What the buttons of the screen do. Whatever button is pressed, and whatever is then refused, everything that was typed is kept first; where somebody
 * else has written meanwhile, both are shown.
 */
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Actor } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { ledTo, once } from '#platform/database/once.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { answeredQuestions, fieldsOf, readFields, type Typed } from '#platform/forms/fields.ts'
import { errorAt, readPage, type FieldErrors } from '#platform/forms/read-page.ts'
import { ok, refuse, type Outcome } from '#platform/outcome.ts'
import { turnAway } from '#platform/web/turn-away.ts'
import { refusalWords, type StepRefusal } from '#cases/journey/refusals.ts'
import { takeStepOfPage } from '#cases/steps/take-page.ts'
import type { Serving } from '#cases/steps/step-routes.ts'
import { note } from '#records/audit.ts'
import { choosePurpose, purposeAddress } from '#records/purpose.ts'
import { addAction } from '../actions/store.ts'
import { addConflict } from '../agenda/store.ts'
import { draftAtTheEnd } from '../minutes/at-the-end.ts'
import { compare, isSame, type Seen } from './changes.ts'
import { sectionOf, sections, tickedQuestions, together, type Section } from './record.ts'
import type { ItemPath } from '../meetings/the-meeting.ts'
import { choices, noStep } from './steps-at-meetings.ts'
import { beginItem, endItem, findRunningItem, keepChanges, listKept } from './store.ts'
import { isToCome, openItem, toShow, type Running, type Shown } from './the-item.ts'

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
const Versions = z.record(z.string(), z.number().int().min(1))

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
  if ('needs' in running) return { location: purposeAddress(running.caseId, here) }
  if (isToCome(running, today)) throw turnAway(400, 'a meeting is run on its day')
  if (sent.does === 'begin') return await doOnce(trx, answering, () => begin(trx, running, answering, here))

  const movedOn = sent.step !== noStep && sent.step !== running.step?.page.address
  const typed = movedOn ? everythingSent(answering.body) : typedOn(running, answering.body)
  if (running.locked) return { running: await toShow(running), code: 422, typed, errors: [lockedMeanwhile] }
  const clashes = await keepTyped(
    trx,
    answering,
    running,
    sent.does === 'act' ? butForTheAction(running, typed) : typed,
  )
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

function typedOn(running: Running, body: unknown): Typed {
  const fields = readFields(together(running.form, sections), body, besides)
  if (!fields.ok || fields.value.misfits.size > 0) throw turnAway(400, 'fields that the screen does not have')
  return fields.value.typed
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

/** What becomes an action of its own is nobody else's: two who add one at the same moment do not meet. */
function butForTheAction(running: Running, typed: Typed): Typed {
  const own = new Set(fieldsIn(running, 'action'))
  return Object.fromEntries(Object.entries(typed).filter(([field]) => !own.has(field)))
}

function fieldsIn({ form }: Running, section: Section): readonly string[] {
  return answeredQuestions(sectionOf(form, section).questions).flatMap((one) =>
    fieldsOf(one, '').map(([field]) => field),
  )
}

/** @returns the fields that were not kept, because somebody else has written in them since this screen was made */
async function keepTyped(
  trx: Trx,
  { vault, sent }: Answering,
  running: Running,
  typed: Typed,
): Promise<readonly string[]> {
  const { changes, clashes } = compare(typed, running.kept, seenIn(sent), tickedQuestions(running.form))
  const kept = await keepChanges(trx, vault, running.item, changes)
  const missed = changes.filter(({ field }) => !kept.has(field))
  if (missed.length === 0) return clashes
  // Kept by somebody at the same moment: by the writer's own script, perhaps, which is no clash.
  const stands = await listKept(trx, vault, running.item)
  const lost = missed.filter(({ field, value }) => !isSame(value, stands.get(field)?.value))
  return [...clashes, ...lost.map(({ field }) => field)]
}

function seenIn({ seen }: Sent): Seen {
  try {
    return Versions.parse(JSON.parse(seen))
  } catch {
    throw turnAway(400, 'versions that no screen has shown')
  }
}

/** As it stands now, with what was kept on the way. */
async function again(running: Running): Promise<Shown> {
  const { trx, vault } = running.showing
  return await toShow({ ...running, kept: await listKept(trx, vault, running.item) })
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

type Refused = { readonly at: string; readonly message: string }

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
  const ofThePage = new Set(
    answeredQuestions(page.questions).flatMap((one) => fieldsOf(one, '').map(([field]) => field)),
  )
  const sent = Object.fromEntries(Object.entries(typed).filter(([field]) => ofThePage.has(field)))
  const read = readPage(running.form, page, sent, { language: 'en', today: answering.today })
  const refused = async (errors: FieldErrors): Promise<ShownAgain> => ({
    running: await again(running),
    code: 422,
    typed,
    errors,
  })
  if (!read.ok) return await refused(read.reason.why === 'wrong-answers' ? read.reason.errors : [])
  const answers: AnyAnswers = read.value
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
  const what = textIn(answers, 'newActionWhat').trim()
  const agencyId = textIn(answers, 'newActionAgency')
  const dueOn = dayIn(answers, 'newActionDueOn')
  if (what === '') return refuse({ at: 'newActionWhat', message: 'Enter what is to be done' })
  if (agencyId === '') return refuse({ at: 'newActionAgency', message: 'Select the agency' })
  if (dueOn === undefined) return refuse({ at: 'newActionDueOn', message: 'Enter by when' })
  const who = textIn(answers, 'newActionWho').trim()
  const { id: itemId, areaId, caseId, personId } = running.item
  await addAction(trx, vault, { itemId, areaId, caseId, personId, agencyId, what, who, dueOn })
  await noteAct(trx, running, 'add panel action', requestId)
  await emptyBoxes(trx, vault, running)
  return ok(`${here}?step=${running.step?.page.address ?? noStep}`)
}

/** For the next one: what was typed has become a row of its own. */
async function emptyBoxes(trx: Trx, vault: Serving['vault'], running: Running): Promise<void> {
  const kept = await listKept(trx, vault, running.item)
  const changes = fieldsIn(running, 'action').flatMap((field) => {
    const seen = kept.get(field)?.version
    return seen === undefined ? [] : [{ field, value: '', seen }]
  })
  await keepChanges(trx, vault, running.item, changes)
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
  if (!taken.ok) return refuse(refusedAt(taken.reason, step.page.refusalAt, first))
  await endItem(trx, item.id)
  await draftAtTheEnd(trx, answering, running)
  return ok(here)
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
