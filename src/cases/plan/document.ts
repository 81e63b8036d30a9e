/** A version of the plan, whole: what it says, each need with what is done about it, and what is still missing. For pages, print and approval. */
import { formatDay } from '#platform/day-and-time.ts'
import { openKept, rowsOf, type AnswerRow, type Kept } from '#platform/forms/kept.ts'
import { codesOf, labelOf } from '#reference/code-list.ts'
import { actionOutcomes, needAnswers, planParts, type NeedAnswer, type PlanPart } from '#reference/support-plan.ts'
import { supportTypes } from '#reference/support-types.ts'
import { planItems, type PlanItem } from '../journey/statutory-rules.ts'
import { statedIn } from './part-forms.ts'
import {
  listActions,
  listAssessedNeeds,
  listNeeds,
  listPlanTexts,
  type AssessedNeed,
  type PlanAction,
  type PlanNeed,
  type PlanVersion,
  type Reading,
} from './store.ts'

export type PlanDocument = {
  readonly version: PlanVersion
  readonly parts: readonly PartView[]
  readonly needs: readonly NeedView[]
  /** Actions all of whose needs have been taken out. */
  readonly idleActions: readonly ActionView[]
  /** Needs of the newest assessment that the plan does not answer; only of a draft. */
  readonly forgotten: readonly AssessedNeed[]
  /** In words; nothing when the version may be approved. */
  readonly missing: readonly Missing[]
  /** What the journal is told when it is approved. */
  readonly facts: {
    readonly planVersion: string
    readonly planStates: readonly PlanItem[]
    readonly parts: readonly PlanPart[]
    readonly needs: readonly { readonly needId: string; readonly answer?: NeedAnswer }[]
  }
}

/** Where it is mended, below the plan's own address; empty for the plan's page itself. */
export type Missing = { readonly what: string; readonly where: string }

export type PartView = { readonly part: PlanPart; readonly title: string; readonly rows: readonly AnswerRow[] }

export type NeedView = {
  readonly id: string
  readonly title: string
  readonly from: string
  /** "Action", "Decision not to act"; undefined while nobody has decided. */
  readonly answer: string | undefined
  readonly reason: string | undefined
  readonly actions: readonly ActionView[]
}

export type ActionView = {
  readonly id: string
  readonly objective: string
  readonly type: string
  readonly givenBy: string
  readonly owner: string
  readonly when: string
  readonly outcome: string
  readonly outcomeWords: string | undefined
}

export async function readPlan(reading: Reading, version: PlanVersion): Promise<PlanDocument> {
  const texts = await listPlanTexts(reading, version.number)
  const needs = await listNeeds(reading, version.number)
  const actions = await listActions(reading, version.number)
  const forgotten = version.standing === 'draft' ? withoutThoseIn(needs, await listAssessedNeeds(reading)) : []
  const kept = new Map<PlanPart, Kept | undefined>(
    texts.map((text) => [text.part, text.kept === undefined ? undefined : openKept(text.kept)]),
  )
  const planStates = statedIn(kept.get('statutory'))
  const parts = texts.map(({ part }) => part)
  const standing = new Set(needs.map(({ id }) => id))
  return {
    version,
    parts: codesOf(planParts).map((part) => ({
      part,
      title: labelOf(planParts, part),
      rows: kept.get(part)?.answers.flatMap((answer) => rowsOf(answer, 'en')) ?? [],
    })),
    needs: needs.map((need) => needView(need, actions)),
    idleActions: actions.filter(({ needIds }) => !needIds.some((id) => standing.has(id))).map(actionView),
    forgotten,
    missing: version.standing === 'draft' ? whatIsMissing({ parts, planStates, needs, forgotten }) : [],
    facts: {
      planVersion: version.id,
      planStates,
      parts,
      needs: [
        ...needs.map(({ id, answer }) => (answer === undefined ? { needId: id } : { needId: id, answer })),
        ...forgotten.map(({ id }) => ({ needId: id })),
      ],
    },
  }
}

/** Needs of the assessment that no need of the plan stands for: by reference, or by the same words in a later assessment. */
export function withoutThoseIn(needs: readonly PlanNeed[], assessed: readonly AssessedNeed[]): readonly AssessedNeed[] {
  const ids = new Set(needs.map(({ assessedNeedId }) => assessedNeedId))
  const titles = new Set(needs.map(({ title }) => sameWords(title)))
  return assessed.filter(({ id, title }) => !ids.has(id) && !titles.has(sameWords(title)))
}

function sameWords(title: string): string {
  return title.trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en-GB')
}

function whatIsMissing(plan: {
  readonly parts: readonly PlanPart[]
  readonly planStates: readonly PlanItem[]
  readonly needs: readonly PlanNeed[]
  readonly forgotten: readonly AssessedNeed[]
}): readonly Missing[] {
  return [
    ...codesOf(planParts)
      .filter(
        (part) => !plan.parts.includes(part) || (part === 'statutory' && plan.planStates.length < planItems.length),
      )
      .map((part) => ({ what: `${labelOf(planParts, part)} is not written yet`, where: `parts/${part}` })),
    ...plan.forgotten.map(({ title }) => ({
      what: `“${title}”: the assessment found this need, and the plan does not answer it`,
      where: 'needs/new',
    })),
    ...(plan.needs.length > 0 || plan.forgotten.length > 0
      ? []
      : [{ what: 'The plan names no need yet', where: 'needs/new' }]),
    ...plan.needs
      .filter(({ answer }) => answer === undefined)
      .map(({ id, title, decision }) => ({
        what:
          decision === 'act'
            ? `“${title}” has no answer: an action is meant, and none is written down`
            : `“${title}” has no answer: no action, and no decision not to act`,
        where: decision === 'act' ? 'actions/new' : `needs/${id}`,
      })),
  ]
}

function needView(need: PlanNeed, actions: readonly PlanAction[]): NeedView {
  return {
    id: need.id,
    title: need.title,
    from: need.source === 'assessment' ? 'Found by the assessment' : 'Written in',
    answer: need.answer === undefined ? undefined : labelOf(needAnswers, need.answer),
    reason: need.decision === 'do not act' ? need.reason : undefined,
    actions: actions.filter(({ needIds }) => needIds.includes(need.id)).map(actionView),
  }
}

function actionView(action: PlanAction): ActionView {
  return {
    id: action.id,
    objective: action.objective,
    type: labelOf(supportTypes, action.supportType),
    givenBy: [action.provider, action.providerAgency].filter((name) => name !== undefined).join(', '),
    owner: action.owner,
    when: `From ${formatDay(action.startOn)}, looked at again on ${formatDay(action.reviewOn)}`,
    outcome: labelOf(actionOutcomes, action.outcome),
    outcomeWords: action.outcomeWords,
  }
}
