/** Writes an invented support plan as people write one: part by part, need by need, action by action, in the draft that the journal has begun. */
import type { Temporal } from 'temporal-polyfill'
import { keep } from '#platform/forms/kept.ts'
import { newId } from '#platform/database/ids.ts'
import { onlyPage } from '#platform/forms/page-view.ts'
import { answeredQuestions } from '#platform/forms/fields.ts'
import { partForm } from '#cases/plan/part-forms.ts'
import {
  addAction,
  addNeed,
  addPlanText,
  addPlanVersion,
  listAssessedNeeds,
  listPlanVersions,
} from '#cases/plan/store.ts'
import { planItems } from '#cases/journey/statutory-rules.ts'
import type { CaseFile } from '#cases/store.ts'
import { codesOf } from '#reference/code-list.ts'
import { planParts, type ActionOutcome } from '#reference/support-plan.ts'
import type { InterventionType, SupportType } from '#reference/support-types.ts'
import type { Backstage } from './backstage.ts'
import { writtenNote } from './notes.ts'

/** What a plan says. An agency and an owner are keys of whoever seeds. */
export type WrittenPlan<Agency extends string = string, Account extends string = string> = {
  readonly words: {
    readonly consentRequest: string
    readonly natureOfSupport: string
    readonly provider: string
    readonly howAndWhen: string
    readonly strengths: string
    readonly family: string
    readonly communication: string
    readonly contingency: string
    readonly interventionProvider: 'yes' | 'no'
    readonly interventionType?: InterventionType
    readonly interventionWhy: string
    readonly informationSharing: string
    readonly exitCriteria: string
  }
  readonly needs: readonly WrittenNeed[]
  readonly actions: readonly WrittenAction<Agency, Account>[]
}

export type WrittenNeed = {
  /** Unique in its plan. */
  readonly key: string
  /** The assessment's own words where it found the need: then the two are one. */
  readonly title: string
  readonly decision: 'act' | 'do not act' | 'not decided'
  readonly reason?: string
}

export type WrittenAction<Agency extends string, Account extends string> = {
  /** Keys of the needs that it answers. */
  readonly needs: readonly string[]
  readonly type: SupportType
  readonly agency?: Agency
  readonly provider?: string
  readonly owner: Account
  readonly objective: string
  readonly outcome?: ActionOutcome
  readonly outcomeWords?: string
}

export type PlanIds = {
  readonly version: string
  readonly need: (key: string) => string
  readonly agency: (key: string) => string
  readonly account: (key: string) => string
}

/** The facts with which the whole of a written plan is approved. */
export function approvalFacts({ needs }: WrittenPlan, ids: Pick<PlanIds, 'version' | 'need'>) {
  return {
    planVersion: ids.version,
    planStates: [...planItems],
    parts: [...codesOf(planParts)],
    needs: needs.map(({ key, decision }) => ({
      needId: ids.need(key),
      ...(decision === 'not decided'
        ? {}
        : { answer: decision === 'act' ? ('action' as const) : ('no action' as const) }),
    })),
  }
}

/** The rows beside 'draft support plan', written on that day by whoever the stage acts as. */
export async function writePlan(
  { trx, vault }: Backstage,
  file: CaseFile,
  plan: WrittenPlan,
  { ids, on }: { readonly ids: PlanIds; readonly on: Temporal.PlainDate },
): Promise<void> {
  await addPlanVersion(trx, file, ids.version, on)
  const version = (await listPlanVersions(trx, file)).find(({ id }) => id === ids.version)?.number ?? 1
  const reading = { trx, file, vault }
  const answers = { ...plan.words, nextReassessment: on.add({ months: 3 }).toString() }
  for (const part of codesOf(planParts)) {
    const form = partForm(part)
    const asked = answeredQuestions(onlyPage(form).questions).map(({ id }) => id)
    const own = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id)))
    await addPlanText(reading, { version, part, revision: 1, kept: JSON.stringify(keep(form, own, 'en')) })
  }
  const found = await listAssessedNeeds(reading)
  for (const { key, title, decision, reason } of plan.needs) {
    await addNeed(reading, {
      version,
      id: ids.need(key),
      revision: 1,
      decision,
      assessedNeedId: found.find((need) => need.title === title)?.id,
      words: { title, ...(reason === undefined ? {} : { reason }) },
    })
  }
  for (const action of plan.actions) {
    await addAction(reading, {
      version,
      revision: 1,
      needIds: action.needs.map(ids.need),
      supportType: action.type,
      providerAgencyId: action.agency === undefined ? undefined : ids.agency(action.agency),
      ownerAccount: ids.account(action.owner),
      startOn: on.add({ days: 10 }),
      reviewOn: on.add({ days: 40 }),
      outcome: action.outcome ?? 'not yet',
      words: {
        objective: action.objective,
        ...(action.provider === undefined ? {} : { provider: action.provider }),
        ...(action.outcomeWords === undefined ? {} : { outcome: action.outcomeWords }),
      },
    })
  }
}

/** A plan that fits any invented case: the needs that its assessment found, each answered. */
export const anyPlan: WrittenPlan<'partner', 'coordinator' | 'caseOfficer'> = {
  words: {
    consentRequest:
      'The case officer asks at home, in the week after the panel, with a parent there if the person is under 18, and leaves the sheet that says what Channel is.',
    natureOfSupport: 'A mentor once a week, help with sleep, and a way back to the club.',
    provider: 'The partner agency gives the mentoring; the coordinator sees to the rest.',
    howAndWhen: 'An hour a week for twelve weeks, at a place the person chooses.',
    strengths: 'A grandmother who is trusted. Turns up when asked, and says when something is too much.',
    family: 'The grandmother is told when and where, and nothing of what is said.',
    communication: 'Plain words, by text message, not before noon.',
    contingency:
      'Two missed sessions: the mentor rings the coordinator the same day, who rings the grandmother. A third: the panel looks at it again.',
    interventionProvider: 'no',
    interventionWhy: 'Nothing that the person says is about ideology.',
    informationSharing:
      'The mentor tells the coordinator whether the person came, and anything that worries them. The person knows both.',
    exitCriteria: 'Sleeps, is back at the club, and has somebody to ring who is not family. For two months.',
  },
  needs: [
    { key: 'talk', title: 'Someone to talk to who is not family', decision: 'act' },
    { key: 'sleep', title: 'Sleep', decision: 'act' },
    {
      key: 'club',
      title: 'A way back to the club',
      decision: 'do not act',
      reason: 'The club has asked the person back already. To step in would make more of it than it is.',
    },
  ],
  actions: [
    {
      needs: ['talk'],
      type: 'mentoring',
      agency: 'partner',
      owner: 'coordinator',
      objective: 'I have somebody to talk to every week who is not family',
    },
    {
      needs: ['sleep'],
      type: 'health',
      provider: 'The practice nurse',
      owner: 'caseOfficer',
      objective: 'I sleep through most nights again',
    },
  ],
}

/** Drafts a plan on an invented case that the panel has adopted; approved on its day, or left a draft without one. @returns the case as it then is */
export async function inventPlan(
  stage: Backstage,
  cast: {
    readonly coordinator: string
    readonly caseOfficer: string
    readonly chair: string
    readonly partnerAgencyId: string
  },
  caseId: string,
  { on, approvedOn }: { readonly on: Temporal.PlainDate; readonly approvedOn?: Temporal.PlainDate },
): Promise<CaseFile> {
  const needs = new Map(anyPlan.needs.map(({ key }) => [key, newId()]))
  const ids: PlanIds = {
    version: newId(),
    need: (key) => needs.get(key) ?? key,
    agency: () => cast.partnerAgencyId,
    account: (key) => (key === 'caseOfficer' ? cast.caseOfficer : cast.coordinator),
  }
  const file = await stage.step(caseId, 'draft support plan', cast.coordinator, on, {
    facts: { planVersion: ids.version },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, () => writePlan(stage, file, anyPlan, { ids, on }))
  if (approvedOn === undefined) return file
  return await stage.step(caseId, 'approve support plan', cast.chair, approvedOn, {
    facts: approvalFacts(anyPlan, ids),
    reasonGiven: false,
  })
}

/** Begins a revision of the plan in force: a draft that says what the approved version says. @returns its id */
export async function inventRevision(
  stage: Backstage,
  by: string,
  caseId: string,
  on: Temporal.PlainDate,
): Promise<string> {
  const planVersion = newId()
  const file = await stage.step(caseId, 'draft support plan', by, on, {
    facts: { planVersion },
    written: writtenNote('The club has closed for the winter, and the afternoons are empty again.'),
  })
  await stage.as(by, () => addPlanVersion(stage.trx, file, planVersion, on))
  return planVersion
}
