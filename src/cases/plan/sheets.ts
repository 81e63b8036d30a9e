/** Each page of a draft: its form, what it is filled with, and how it is saved. One part, one need, one action at a time. */
import { Temporal } from 'temporal-polyfill'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { Form } from '#platform/forms/define-form.ts'
import { keep, openKept } from '#platform/forms/kept.ts'
import { hasCode } from '#reference/code-list.ts'
import { actionOutcomes, planParts } from '#reference/support-plan.ts'
import { supportTypes } from '#reference/support-types.ts'
import { chosen } from '../steps/parts.ts'
import type { Beside, Showing } from '../steps/step-page.ts'
import { withoutThoseIn } from './document.ts'
import { actionAnswersOf, actionForm, agencyIn, isWrittenIn, needAnswersOf, needForm } from './line-forms.ts'
import { planInPanelsWords } from './panel-words.ts'
import { partForm } from './part-forms.ts'
import {
  addAction,
  addNeed,
  addPlanText,
  listActions,
  listAssessedNeeds,
  listNeeds,
  listPlanTexts,
  type NeedDecision,
  type PlanVersion,
} from './store.ts'

export type Sheet = {
  /** For the audit. */
  readonly kind: 'plan part' | 'plan need' | 'plan action'
  readonly form: Form
  readonly answers: AnyAnswers
  /** How often it has been saved: 0 when it is new. */
  readonly revision: number
  readonly beside: readonly Beside[]
  /** @returns the id of what was saved */
  save(answers: AnyAnswers): Promise<string>
}

/** @param part one of the parts of a plan; undefined is answered for anything else */
export async function partSheet(showing: Showing, version: PlanVersion, part: string): Promise<Sheet | undefined> {
  if (!hasCode(planParts, part)) return undefined
  const form = partForm(part)
  const saved = (await listPlanTexts(showing, version.number)).find((text) => text.part === part)
  const panels = part === 'statutory' ? await planInPanelsWords(showing) : undefined
  return {
    kind: 'plan part',
    form,
    answers: saved?.kept === undefined ? beganWith(panels) : answersIn(saved.kept),
    revision: saved?.revision ?? 0,
    beside:
      panels === undefined
        ? []
        : [{ heading: 'The plan as the panel put it', rows: [{ key: 'In the panel’s words', value: panels }] }],
    save: async (answers) => {
      const kept = JSON.stringify(keep(form, answers, 'en'))
      await addPlanText(showing, { version: version.number, part, revision: (saved?.revision ?? 0) + 1, kept })
      return version.id
    },
  }
}

/** A first draft begins with the panel's own words, where the support is described. */
function beganWith(panels: string | undefined): AnyAnswers {
  return panels === undefined ? {} : { natureOfSupport: panels }
}

function answersIn(kept: string): AnyAnswers {
  return Object.fromEntries(
    openKept(kept).answers.flatMap(({ question, value }) => (value === null ? [] : [[question, value] as const])),
  )
}

/** @returns undefined when the draft has no such need */
export async function needSheet(showing: Showing, version: PlanVersion, needId: string): Promise<Sheet | undefined> {
  const needs = await listNeeds(showing, version.number)
  const existing = needs.find(({ id }) => id === needId)
  if (existing === undefined && needId !== 'new') return undefined
  const assessed = withoutThoseIn(
    needs.filter((need) => need !== existing),
    await listAssessedNeeds(showing),
  )
  return {
    kind: 'plan need',
    form: needForm(existing, assessed),
    answers: existing === undefined ? {} : needAnswersOf(existing, assessed),
    revision: existing?.revision ?? 0,
    beside: [],
    save: (answers) => {
      const source = chosen(answers, 'source')
      const found = isWrittenIn(source) ? undefined : assessed.find(({ id }) => id === source)
      const reason = chosen(answers, 'reason') ?? chosen(answers, 'whyOut')
      return addNeed(showing, {
        version: version.number,
        ...(existing === undefined ? {} : { id: existing.id }),
        revision: (existing?.revision ?? 0) + 1,
        decision: decisionIn(chosen(answers, 'decision')),
        // A need that an earlier assessment found is still that one while its words stay.
        assessedNeedId: found?.id ?? (source === undefined ? existing?.assessedNeedId : undefined),
        words: {
          title: found?.title ?? chosen(answers, 'title') ?? existing?.title ?? '',
          ...(reason === undefined ? {} : { reason }),
        },
      })
    },
  }
}

function decisionIn(answer: string | undefined): NeedDecision {
  return answer === 'act' || answer === 'do not act' || answer === 'taken out' ? answer : 'not decided'
}

/** @returns undefined when the draft has no such action, or no need that one could answer */
export async function actionSheet(
  showing: Showing,
  version: PlanVersion,
  actionId: string,
): Promise<Sheet | undefined> {
  const existing = (await listActions(showing, version.number)).find(({ id }) => id === actionId)
  const needs = await listNeeds(showing, version.number)
  if ((existing === undefined && actionId !== 'new') || needs.length === 0) return undefined
  return {
    kind: 'plan action',
    form: await actionForm(existing, needs, showing),
    answers: existing === undefined ? { outcome: 'not yet' } : actionAnswersOf(existing),
    revision: existing?.revision ?? 0,
    beside: [],
    save: (answers) => {
      const type = chosen(answers, 'type') ?? ''
      const outcome = chosen(answers, 'outcome') ?? 'not yet'
      const [provider, outcomeWords] = [chosen(answers, 'provider'), chosen(answers, 'outcomeWords')]
      // The form has offered these codes and no other.
      if (!hasCode(supportTypes, type)) throw new Error(`no such type of support: ${type}`)
      return addAction(showing, {
        version: version.number,
        ...(existing === undefined ? {} : { id: existing.id }),
        revision: (existing?.revision ?? 0) + 1,
        needIds: listIn(answers['needs']),
        supportType: type,
        providerAgencyId: agencyIn(chosen(answers, 'agency')),
        ownerAccount: chosen(answers, 'owner') ?? '',
        startOn: Temporal.PlainDate.from(chosen(answers, 'startOn') ?? ''),
        reviewOn: Temporal.PlainDate.from(chosen(answers, 'reviewOn') ?? ''),
        outcome: hasCode(actionOutcomes, outcome) ? outcome : 'taken out',
        words: {
          objective: chosen(answers, 'objective') ?? '',
          ...(provider === undefined ? {} : { provider }),
          ...(outcomeWords === undefined ? {} : { outcome: outcomeWords }),
        },
      })
    },
  }
}

function listIn(answer: unknown): readonly string[] {
  return Array.isArray(answer) ? answer.filter((item) => typeof item === 'string') : []
}
