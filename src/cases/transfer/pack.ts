/**
 * The hand-over pack: what one area tells another of a case that it offers. Made once, of the parts that were chosen, as a kept form; what
 * happens on the case afterwards is not in it. Source: process.md 2.11; Channel duty guidance, "Transferring Channel cases".
 */
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { keep, keptView, openKept, type AnswersView, type Kept } from '#platform/forms/kept.ts'
import { longText } from '#platform/forms/questions.ts'
import { consentGivers, consentStatuses } from '#reference/consent.ts'
import { labelOf, type CodeOf } from '#reference/code-list.ts'
import { transferParts } from '#reference/transfers.ts'
import { findReferral } from '#referrals/reading.ts'
import { latestAssessment } from '../assessment/latest.ts'
import { awayRows } from '../away/section.ts'
import { listRequestsOfCase } from '../information/store.ts'
import { isStep, stepOf, type StepName } from '../journey.ts'
import { stageOf } from '../journey/stages.ts'
import { birthInWords, fullName } from '../person-words.ts'
import { currentPlan, listActions, listNeeds, listPlanTexts } from '../plan/store.ts'
import { formRecordPlace } from '../store.ts'
import type { Showing } from '../steps/step-page.ts'

export type PackPart = CodeOf<typeof transferParts>

/** The pack as it is kept: sealed by whoever stores it. */
export async function makePack(
  showing: Showing,
  parts: readonly PackPart[],
  { covering, risk }: { readonly covering: string; readonly risk: string },
): Promise<Kept> {
  const written: [string, string, string][] = [
    ['person', 'The person', personIn(showing)],
    ['covering', 'What the other panel must know first', covering],
    ['risk', 'Risks, and who owns each', risk],
  ]
  for (const { code, label } of transferParts) {
    if (!parts.includes(code)) continue
    written.push([code, label.en, await textOf[code](showing)])
  }
  return keptPack(written)
}

/** Its parts, id, label and text, as a kept form. */
export function keptPack(written: readonly (readonly [string, string, string])[]): Kept {
  const form = defineForm({
    id: 'transfer-pack',
    version: '1',
    title: { en: 'Hand-over pack' },
    pages: [
      page({
        id: 'transfer-pack',
        title: { en: 'Hand-over pack' },
        questions: written.map(([id, label]) =>
          longText({ id, label: { en: label }, name: { en: label }, sensitivity: 'narrative' }),
        ),
      }),
    ],
  })
  return keep(form, Object.fromEntries(written.map(([id, , text]) => [id, text])), 'en')
}

const textOf: Readonly<Record<PackPart, (showing: Showing) => string | Promise<string>>> = {
  referral: async ({ trx, vault, file }) => {
    const { areaId, referralId } = file.row
    const referral = await findReferral(trx, vault, { areaId, referralId, personId: file.person.id })
    return referral?.answers === undefined
      ? 'It can no longer be read.'
      : linesOf(keptView(openKept(referral.answers))).join('\n')
  },
  gateway: async (showing) => (await writtenAt(showing, 'decide gateway')) ?? 'Nothing was written at the gateway.',
  assessment: async ({ trx, vault, file }) => {
    const latest = await latestAssessment(trx, vault, file)
    return latest === undefined
      ? 'No assessment has been written.'
      : [latest.title, ...linesOf(latest.written)].join('\n')
  },
  plan: planIn,
  consent: ({ file: { state } }) =>
    state.consentBy === undefined
      ? labelOf(consentStatuses, state.consent)
      : `${labelOf(consentStatuses, state.consent)}, by: ${labelOf(consentGivers, state.consentBy)}`,
  actions: async (showing) => {
    const open = (await listActions(showing)).filter(({ outcome }) => outcome === 'not yet')
    const lines = open.map(
      (action) =>
        `${action.objective} (${action.provider ?? action.providerAgency ?? 'no provider yet'}; from ${formatDay(action.startOn)}, looked at again on ${formatDay(action.reviewOn)})`,
    )
    return lines.length > 0 ? lines.join('\n') : 'No action is open.'
  },
  away: awayIn,
  requests: async ({ trx, file }) => {
    const open = new Set(file.state.openRequests.map(({ requestId }) => requestId))
    const requests = await listRequestsOfCase(trx, file.row.areaId, file.row.id)
    const lines = requests
      .filter(({ id }) => open.has(id))
      .map(
        ({ agencyName, askedOn, dueOn }) => `${agencyName}: asked on ${formatDay(askedOn)}, due on ${formatDay(dueOn)}`,
      )
    return lines.length > 0 ? lines.join('\n') : 'No request for information is open.'
  },
  chronology: ({ file }) =>
    file.entries
      .map(({ step, onDate }) => `${formatDay(onDate)}: ${isStep(step) ? stepOf(step).happened : step}`)
      .join('\n'),
}

/** What was written when a step was last taken. */
async function writtenAt({ trx, vault, file }: Showing, name: StepName): Promise<string | undefined> {
  const recordId = file.entries.findLast(({ step }) => step === name)?.formRecordId
  if (recordId === undefined) return undefined
  const record = await trx
    .selectFrom('cases.form_record')
    .select('sealed')
    .where('area_id', '=', file.row.areaId)
    .where('id', '=', recordId)
    .executeTakeFirst()
  const kept = record && (await vault.open(file.person.id, formRecordPlace(recordId), record.sealed))
  return kept === undefined ? undefined : linesOf(keptView(openKept(kept))).join('\n')
}

function personIn({ file: { person, state } }: Showing): string {
  return [
    `${fullName(person)}, born: ${birthInWords(person.birth)}`,
    `Where the case is: ${stageOf(state.stage).label}`,
  ].join('\n')
}

async function planIn(showing: Showing): Promise<string> {
  const plan = await currentPlan(showing.trx, showing.file)
  if (plan === undefined) return 'No support plan has been approved.'
  const texts = await listPlanTexts(showing)
  const needs = await listNeeds(showing)
  return [
    `Version ${plan.number}, ${formatDay(plan.begunOn)}`,
    ...texts.flatMap(({ kept }) => (kept === undefined ? [] : linesOf(keptView(openKept(kept))))),
    ...needs.map(({ title, reason }) => `Need: ${title}${reason === undefined ? '' : ` (no action: ${reason})`}`),
  ].join('\n')
}

async function awayIn(showing: Showing): Promise<string> {
  const rows = await awayRows(showing)
  const words = rows.flatMap(({ what, on, held, course, told, written }) => [
    `${what}, ${on}`,
    ...(held === undefined || course === undefined ? [] : [`Holds the case: ${held}. ${course}.`]),
    ...told,
    ...linesOf(written),
  ])
  return words.length > 0 ? words.join('\n') : 'No custody, probation or stay abroad is recorded.'
}

function linesOf(views: readonly AnswersView[]): string[] {
  return views.flatMap(({ title, rows }) => [title, ...rows.map(({ key, lines }) => `${key}: ${lines.join(' ')}`)])
}
