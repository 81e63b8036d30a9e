/** A minute as it drafts itself: from who came, what was typed while the item was discussed, the steps that were taken, actions, and where consent stands. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { formatDay, formatTime } from '#platform/day-and-time.ts'
import { openKept, rowsOf, type Kept as KeptForm, type KeptAnswer } from '#platform/forms/kept.ts'
import { standingWords } from '#cases/consent/words.ts'
import { isStep, stepOf } from '#cases/journey.ts'
import type { CaseFile, KeptEntry } from '#cases/store.ts'
import { keptAt } from '#cases/written-records.ts'
import { labelOf } from '#reference/code-list.ts'
import { decisionModes, monitoringResults, panelDecisions, reviewResults } from '#reference/decisions.ts'
import { listActionsOfCase } from '../actions/store.ts'
import type { Action } from '../actions/action.ts'
import type { Invitee, Meeting } from '../meetings/meeting.ts'
import { shownValues } from '../running/changes.ts'
import type { Kept } from '../running/record.ts'
import { listKept, type RunningItem } from '../running/store.ts'
import { informationSources, writtenBeforehand, type Shared, type Sharing } from './information.ts'
import type { MinuteContent } from './minute.ts'
import { countConflicts } from './store.ts'

export type Drafting = {
  readonly trx: Trx
  readonly vault: Vault
  readonly meeting: Meeting
  readonly item: RunningItem
  readonly file: CaseFile
  readonly invitees: readonly Invitee[]
  readonly today: Temporal.PlainDate
}

export async function draftOf(drafting: Drafting): Promise<MinuteContent> {
  const { trx, vault, meeting, item, file, invitees, today } = drafting
  const kept = await listKept(trx, vault, item)
  const sharing: Sharing = { trx, vault, meetingId: meeting.id, item, kept }
  const shared = await sharedAtTheMeeting(sharing)
  const steps = await stepsTaken(trx, vault, file, meeting.id)
  const actions = await listActionsOfCase(trx, vault, item.areaId, item.caseId)
  const typed = (field: string) => [kept.get(field)?.value ?? ''].flat().join(', ').trim()
  return {
    attendance: attendanceOf(invitees),
    conflicts: await countConflicts(trx, item.id),
    began: item.beganAt === undefined ? '' : formatTime(item.beganAt),
    ended: item.endedAt === undefined ? '' : formatTime(item.endedAt),
    contributions: await writtenBeforehand(sharing),
    texts: {
      information: [...shared.map(({ by, words }) => `${by}: ${words}`), ...saidAt(steps, 'shared')].join('\n\n'),
      options: typed('recordOptions'),
      decision: [...steps.map(decisionWords), ...agreedWithout(steps, typed('recordAgreed'))].join('\n\n'),
      dissent: saidAt(steps, 'dissent').join('\n\n'),
      reasons: saidAt(steps, 'reason').join('\n\n'),
      consent: standingWords(file.state, file.person, today),
      riskOwner: ownerOf(invitees, typed('recordRiskOwner')),
      nextReview: dayTyped(kept, 'recordNextReview'),
    },
    actions: actions.filter(({ itemId }) => itemId === item.id).map(actionLine),
  }
}

export function attendanceOf(invitees: readonly Invitee[]): MinuteContent['attendance'] {
  return invitees.map(({ name, agency, capacity, present, cameAt, leftAt, inPlaceOf }) => ({
    name,
    agency,
    capacity,
    present: present ?? 'not recorded',
    ...(present === 'present' && cameAt !== undefined && { came: cameAt }),
    ...(present === 'present' && leftAt !== undefined && { left: leftAt }),
    ...(inPlaceOf !== undefined && { inPlaceOf }),
  }))
}

async function sharedAtTheMeeting(sharing: Sharing): Promise<readonly Shared[]> {
  const found: Shared[] = []
  for (const source of informationSources) found.push(...(await source(sharing)))
  return found
}

type StepTaken = { readonly entry: KeptEntry; readonly form: KeptForm | undefined }

/** What brought the case before the meeting is not what the meeting decided. */
const beforehand: readonly string[] = ['list for panel', 'put on agenda', 'send panel pack']

async function stepsTaken(trx: Trx, vault: Vault, file: CaseFile, meetingId: string): Promise<readonly StepTaken[]> {
  const entries = file.entries.filter(
    ({ step, facts }) => facts['meetingId'] === meetingId && !beforehand.includes(step),
  )
  const kept = await keptAt(trx, vault, file, entries)
  return entries.map((entry) => {
    const text = kept.get(entry.id)
    return { entry, form: text === undefined ? undefined : openKept(text) }
  })
}

/** These have parts of the minute to themselves; and which meeting it was, the minute says at its head. */
const elsewhere: readonly string[] = ['reason', 'dissent', 'shared', 'meeting']

/** The step in the words of its own form: what was decided, the votes, and how it was reached. */
function decisionWords({ entry, form }: StepTaken): string {
  const answers = form?.answers.filter(({ question, value }) => value !== null && !elsewhere.includes(question)) ?? []
  const lines = answers.flatMap((answer) => rowsOf(answer, 'en').map(({ key, lines: said }) => answered(key, said)))
  const happened = isStep(entry.step) ? stepOf(entry.step).happened : entry.step
  return [`${happened}.`, ...codedWords(entry, answers), ...lines].join('\n')
}

function answered(key: string, said: readonly string[]): string {
  return `${key}${/[?:]$/.test(key) ? '' : ':'} ${said.join('; ')}`
}

/** What the journal says in codes, where no form that was kept says it in words. */
function codedWords({ facts, decisionMode }: KeptEntry, answers: readonly KeptAnswer[]): readonly string[] {
  const asks = (question: string) => answers.some((answer) => answer.question === question)
  const outcome = facts['decision'] ?? facts['result']
  const known = [panelDecisions, reviewResults, monitoringResults].flatMap((list) =>
    list.filter(({ code }) => code === outcome).map(({ label }) => label.en),
  )
  return [
    ...(asks('decision') || asks('result') || known[0] === undefined ? [] : [`Decided: ${known[0]}`]),
    ...(asks('mode') || decisionMode === null ? [] : [`How it was reached: ${labelOf(decisionModes, decisionMode)}`]),
  ]
}

/** An item that ended without a step has what was agreed instead. */
function agreedWithout(steps: readonly StepTaken[], agreed: string): readonly string[] {
  return steps.length > 0 || agreed === '' ? [] : [agreed]
}

function saidAt(steps: readonly StepTaken[], question: string): readonly string[] {
  const said = steps.flatMap(({ form }) => form?.answers.filter((answer) => answer.question === question) ?? [])
  return said.map(({ shown }) => shown.join('\n')).filter((words) => words !== '')
}

function ownerOf(invitees: readonly Invitee[], accountId: string): string {
  const owner = invitees.find((invitee) => invitee.accountId === accountId)
  return owner === undefined ? '' : `${owner.name}, ${owner.agency}`
}

/** A day that was typed in three boxes; what is no day stands as it was typed. */
function dayTyped(kept: ReadonlyMap<string, Kept>, question: string): string {
  const typed = shownValues(kept)
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    [typed[`${question}-${part}`] ?? ''].flat().join('').trim(),
  )
  if (day + month + year === '') return ''
  try {
    const date = { day: Number(day), month: Number(month), year: Number(year) }
    return formatDay(Temporal.PlainDate.from(date, { overflow: 'reject' }))
  } catch {
    return [day, month, year].join(' ').trim()
  }
}

function actionLine({ what, who, agency, dueOn }: Action): MinuteContent['actions'][number] {
  return {
    what: what ?? 'What it was can no longer be read',
    owner: who === '' ? agency : `${who}, ${agency}`,
    dueOn: formatDay(dueOn),
  }
}
