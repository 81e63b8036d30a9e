/** What the pages of a rehearsal show: which cases there are, one of them, and at the end what was decided and what was refused. */
import type { Typed } from '#platform/forms/fields.ts'
import { onlyPage, pageView } from '#platform/forms/page-view.ts'
import type { FieldErrors } from '#platform/forms/read-page.ts'
import { stepOf } from '#cases/journey.ts'
import { stageOf } from '#cases/journey/stages.ts'
import { citationText } from '#reference/citations.ts'
import { decisionModes, panelDecisions, reviewResults, section36CarePaths } from '#reference/decisions.ts'
import { forms } from './forms.ts'
import { inventedCases, type InventedCase } from './invented.ts'
import {
  happened,
  heldAt,
  inviteesAt,
  refusalShown,
  remarksOn,
  stateOf,
  stepAsked,
  type Kept,
  type Rehearsal,
} from './rehearsal.ts'

const base = '/panel/rehearsal'

export function overviewPage(rehearsal: Rehearsal | undefined) {
  return {
    heading: 'Rehearse a panel meeting',
    begun: rehearsal !== undefined,
    base,
    items: itemLines(rehearsal),
    done: rehearsal !== undefined && inventedCases.every((one) => isDone(rehearsal, one)),
  }
}

export type CaseShown = { readonly typed?: Typed; readonly errors?: FieldErrors; readonly source?: string | undefined }

export function casePage(rehearsal: Rehearsal, item: InventedCase, { typed = {}, errors = [], source }: CaseShown) {
  const at = inventedCases.indexOf(item)
  const step = stepAsked(stateOf(rehearsal, item))
  const invitees = inviteesAt(rehearsal, item)
  const { present } = heldAt(rehearsal, item)
  const conflicted = rehearsal.kept.conflicts.filter((one) => one.case === item.key).map(({ member }) => member)
  const form = step && forms[step].form()
  return {
    heading: `${nameOf(item)}: ${item.purpose}`,
    caption: `Item ${at + 1} of ${inventedCases.length}`,
    base,
    address: addressOf(item),
    errors: errors.map(({ control, message }) => ({ href: `#${control}`, text: message })),
    refusedBy: source,
    conflictError: errors.find(({ at: question }) => question === 'conflictOf')?.message,
    story: item.story,
    shared: item.shared.map(({ by, words }) => ({ by: `${by.name}, ${by.agency}`, words })),
    room: item.room,
    stepName: step,
    step: step && { label: stepOf(step).label, source: citationText(stepOf(step).source) },
    questions: form && pageView(form, onlyPage(form), { language: 'en', typed, errors, action: '', isWorksheet: true }),
    taken: takenLines(rehearsal.kept, item),
    stage: stageOf(stateOf(rehearsal, item).stage).label,
    here: {
      chair: present.chair === 'neither' ? 'Neither is recorded as present' : 'Chair: present',
      police: present.homeForcePolice ? 'Present' : 'Not recorded as present',
      force: item.homeForce,
      both: present.chair !== 'neither' && present.homeForcePolice,
      present: invitees.filter((one) => one.present === 'present').map(({ name, agency }) => `${name}, ${agency}`),
    },
    mayJoin:
      item.mayJoin === undefined || step === undefined || rehearsal.kept.joined.includes(item.key)
        ? undefined
        : `${item.mayJoin.name}, ${item.mayJoin.agency}`,
    conflicted: invitees
      .filter(({ accountId }) => conflicted.includes(accountId))
      .map(({ name, agency }) => `${name}, ${agency}`),
    mayHaveConflict:
      step === undefined
        ? []
        : invitees
            .filter((one) => one.present === 'present')
            .map(({ accountId, name, agency }) => ({ value: accountId, text: `${name}, ${agency}` })),
    items: itemLines(rehearsal).map((line) => ({ ...line, isThis: line.href === addressOf(item) })),
    nextAddress: nextAfter(rehearsal, item),
  }
}

export function summaryPage(rehearsal: Rehearsal) {
  return {
    heading: 'How the rehearsal went',
    base,
    cases: inventedCases.map((item) => ({
      id: item.key,
      // What it practises, and what is to be learnt, is told once somebody has tried.
      title: `${nameOf(item)}: ${isBegun(rehearsal, item) ? item.practises : item.purpose}`,
      taken: takenLines(rehearsal.kept, item),
      refused: rehearsal.kept.refused
        .filter((one) => one.case === item.key)
        .flatMap(({ why }) => {
          const shown = refusalShown(why)
          return shown === undefined ? [] : [{ words: shown.en, source: citationText(shown.source) }]
        }),
      remarks: remarksOn(rehearsal, item),
      conflicts: inviteesAt(rehearsal, item)
        .filter(({ accountId }) =>
          rehearsal.kept.conflicts.some((one) => one.case === item.key && one.member === accountId),
        )
        .map(({ name }) => name),
      isDone: isDone(rehearsal, item),
      href: addressOf(item),
      lesson: isBegun(rehearsal, item)
        ? { words: item.lesson.words, source: citationText(item.lesson.source) }
        : undefined,
    })),
  }
}

export function addressOf({ key }: InventedCase): string {
  return `${base}/${key}`
}

function nameOf(item: InventedCase): string {
  return `Invented case ${inventedCases.indexOf(item) + 1}`
}

function isDone(rehearsal: Rehearsal, item: InventedCase): boolean {
  return stepAsked(stateOf(rehearsal, item)) === undefined
}

function itemLines(rehearsal: Rehearsal | undefined) {
  return inventedCases.map((item, place) => ({
    number: place + 1,
    name: nameOf(item),
    purpose: item.purpose,
    href: addressOf(item),
    state: stateWords(rehearsal, item),
  }))
}

function stateWords(rehearsal: Rehearsal | undefined, item: InventedCase): 'done' | 'begun' | 'to come' {
  if (rehearsal === undefined) return 'to come'
  if (isDone(rehearsal, item)) return 'done'
  return isBegun(rehearsal, item) ? 'begun' : 'to come'
}

function isBegun({ kept: { taken, refused } }: Rehearsal, { key }: InventedCase): boolean {
  return [...taken, ...refused].some((one) => one.case === key)
}

/** The next one that is not done; those that were left come last. */
function nextAfter(rehearsal: Rehearsal, item: InventedCase): string | undefined {
  const at = inventedCases.indexOf(item)
  const inOrder = [...inventedCases.slice(at + 1), ...inventedCases.slice(0, at)]
  const next = inOrder.find((one) => !isDone(rehearsal, one))
  return next && addressOf(next)
}

const results = [...panelDecisions, ...reviewResults, ...section36CarePaths]

function takenLines({ taken }: Kept, { key }: InventedCase) {
  return taken
    .filter((one) => one.case === key)
    .map(({ step, facts, mode }) => {
      const code = facts['decision'] ?? facts['result'] ?? facts['considered']
      return {
        what: happened(step),
        result: results.find((one) => one.code === code)?.label.en ?? '',
        mode: decisionModes.find((one) => one.code === mode)?.label.en,
      }
    })
}
