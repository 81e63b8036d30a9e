/** The forms of a document: itself, its next version, a stage of its route, and what a body said. Behind sign-in, so in English. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, file, longText, partialDate, radios, select, text } from '#platform/forms/questions.ts'
import { codesOn, hasCode, labelOf } from '#reference/code-list.ts'
import { documentPurposes, type DocumentPurpose } from '#reference/document-purposes.ts'
import type { Choice } from '../bodies/store.ts'
import { asAnswer, dayOrMonthIn, type DayOrMonth } from '../day-or-month.ts'
import { reasonQuestion } from '../reason-form.ts'
import { outcomes, outcomesFor, type StageOutcome } from '../route.ts'
import { documentKindNames, documentKinds, type DocumentKind, type DocumentVersion } from './document.ts'
import type { NewDocument, NewStage, NewVersion } from './store.ts'

const version = '1'

const aMonthAtLeast = (question: string, message: string) => ({
  reads: [question],
  at: question,
  message: { en: message },
  wrong: (answers: AnyAnswers) => dayOrMonthIn(answers[question]) === undefined,
})

export function newDocumentForm(areas: readonly Area[]) {
  return defineForm({
    id: 'new-document',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'new-document',
        title: { en: 'Add a document' },
        questions: [
          ...areaQuestion(areas),
          text({ id: 'title', label: { en: 'Title' }, name: { en: 'the title' }, maxLength: 200 }),
          radios({
            id: 'kind',
            label: { en: 'Kind of document' },
            name: { en: 'the kind of document' },
            options: documentKinds.map((kind) => ({ code: kind, label: { en: documentKindNames[kind] } })),
          }),
          text({
            id: 'owner',
            label: { en: 'Who owns it?' },
            name: { en: 'who owns it' },
            hint: { en: 'A post or a body, such as “Prevent lead” or “Prevent Board”' },
            maxLength: 200,
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function newDocumentIn(answers: AnyAnswers): Omit<NewDocument, 'areaId'> {
  return { title: textIn(answers, 'title'), kind: kindIn(textIn(answers, 'kind')), owner: textIn(answers, 'owner') }
}

export function newVersionForm(title: string, next: number) {
  return defineForm({
    id: 'new-version',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'new-version',
        title: { en: `Version ${next} of ${title}` },
        intro: [{ en: 'A version is kept as it is. Say nothing about a person in a case.' }],
        questions: [
          date({
            id: 'datedOn',
            label: { en: 'Date of this version' },
            name: { en: 'the date of this version' },
            range: 'today or past',
          }),
          longText({
            id: 'changes',
            label: { en: next === 1 ? 'What is it?' : 'What changed?' },
            name: { en: next === 1 ? 'what it is' : 'what changed' },
            maxLength: 2000,
            rows: 3,
          }),
          longText({
            id: 'body',
            label: { en: 'Its text' },
            name: { en: 'its text' },
            hint: { en: 'Leave it empty if it is a file, or written elsewhere in Causeway' },
            maxLength: 20_000,
            rows: 15,
            optional: true,
          }),
          file({
            id: 'file',
            label: { en: 'Its file' },
            name: { en: 'its file' },
            hint: { en: 'A PDF or Word document (.docx) without macros, smaller than 10 MB' },
            maxFiles: 1,
            accept: '.pdf,.docx',
            optional: true,
          }),
          text({
            id: 'address',
            label: { en: 'Where it is in Causeway' },
            name: { en: 'where it is' },
            hint: { en: 'The end of its address, such as /strategy' },
            maxLength: 200,
            optional: true,
          }),
        ],
        checks: [
          {
            reads: ['address'],
            at: 'address',
            message: { en: 'Where it is must begin with / and a letter, such as /strategy' },
            wrong: (answers: AnyAnswers) => !/^\/[a-z0-9][a-z0-9/-]*$/.test(textIn(answers, 'address')),
          },
        ],
      }),
    ],
  })
}

export function newVersionIn(answers: AnyAnswers): NewVersion {
  const datedOn = dayIn(answers, 'datedOn')
  if (datedOn === undefined) throw new Error('the form let through a version without its date')
  return {
    datedOn,
    changes: textIn(answers, 'changes'),
    body: textIn(answers, 'body'),
    address: textIn(answers, 'address'),
  }
}

const planned = partialDate({
  id: 'plannedOn',
  label: { en: 'When is it planned?' },
  name: { en: 'when it is planned' },
  monthNeeded: true,
  optional: true,
})

const plannedCheck = aMonthAtLeast('plannedOn', 'When it is planned must be a day, or a month and year')

export function newStageForm(title: string, bodies: readonly Choice[], today: Temporal.PlainDate) {
  return defineForm({
    id: 'new-stage',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'new-stage',
        title: { en: `Add a stage to the route of ${title}` },
        checks: [plannedCheck],
        questions: [
          radios({
            id: 'purpose',
            label: { en: 'Why does it go there?' },
            name: { en: 'why it goes there' },
            options: codesOn(documentPurposes, today).map(({ code, label }) => ({ code, label })),
          }),
          checkboxes({
            id: 'bodies',
            label: { en: 'Before which bodies?' },
            name: { en: 'at least one body' },
            options:
              bodies.length === 0
                ? [{ code: 'none', label: { en: 'There is no body yet' } }]
                : bodies.map(({ id, name }) => ({ code: id, label: { en: name } })),
          }),
          planned,
        ],
      }),
    ],
  })
}

export function newStageIn(answers: AnyAnswers): NewStage {
  return {
    purpose: purposeIn(textIn(answers, 'purpose')),
    bodies: listIn(answers, 'bodies'),
    plannedOn: dayOrMonthIn(answers['plannedOn']),
  }
}

/** @param isPlanned whether a date stands that this changes: then somebody must say why */
export function stagePlanForm(title: string, purpose: DocumentPurpose, isPlanned: boolean) {
  return defineForm({
    id: 'stage-plan',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'stage-plan',
        title: { en: `${labelOf(documentPurposes, purpose)}: when is it planned?` },
        intro: [{ en: title }],
        checks: [plannedCheck],
        questions: [planned, ...(isPlanned ? [reasonQuestion('Why is it planned anew?')] : [])],
      }),
    ],
  })
}

export function plannedIn(answers: AnyAnswers): DayOrMonth | undefined {
  return dayOrMonthIn(answers['plannedOn'])
}

export function plannedAnswers(plannedOn: DayOrMonth | undefined): AnyAnswers {
  return plannedOn === undefined ? {} : { plannedOn: asAnswer(plannedOn) }
}

type Asked = {
  readonly title: string
  readonly purpose: DocumentPurpose
  readonly bodies: readonly Choice[]
  readonly versions: readonly DocumentVersion[]
}

export function outcomeForm({ title, purpose, bodies, versions }: Asked) {
  return defineForm({
    id: 'stage-outcome',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'stage-outcome',
        title: { en: `${labelOf(documentPurposes, purpose)}: what did the body say?` },
        intro: [{ en: title }],
        checks: [aMonthAtLeast('seenOn', 'When it was seen must be a day, or a month and year')],
        questions: [
          select({
            id: 'body',
            label: { en: 'Which body?' },
            name: { en: 'the body' },
            options: bodies.map(({ id, name }) => ({ code: id, label: { en: name } })),
          }),
          select({
            id: 'version',
            label: { en: 'Which version did it see?' },
            name: { en: 'the version it saw' },
            options:
              versions.length === 0
                ? [{ code: '0', label: { en: 'There is no version yet' } }]
                : versions
                    .toReversed()
                    .map(({ number }) => ({ code: String(number), label: { en: `Version ${number}` } })),
          }),
          partialDate({
            id: 'seenOn',
            label: { en: 'When?' },
            name: { en: 'when it was seen' },
            monthNeeded: true,
            range: 'today or past',
          }),
          radios({
            id: 'outcome',
            label: { en: 'Outcome' },
            name: { en: 'the outcome' },
            options: outcomesFor(purpose).map((outcome) => ({ code: outcome, label: { en: outcomeNames[outcome] } })),
          }),
          longText({
            id: 'asked',
            label: { en: 'What was asked for?' },
            name: { en: 'what was asked for' },
            hint: { en: 'Needed when it was agreed with changes or returned' },
            maxLength: 4000,
            rows: 4,
            optional: true,
          }),
          text({
            id: 'askedBy',
            label: { en: 'Who asked for it?' },
            name: { en: 'who asked for it' },
            maxLength: 200,
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export const outcomeNames: Record<StageOutcome, string> = {
  agreed: 'Agreed',
  'agreed with changes': 'Agreed with changes',
  returned: 'Returned',
  noted: 'Noted',
}

export function outcomeIn(answers: AnyAnswers) {
  const seenOn = dayOrMonthIn(answers['seenOn'])
  const outcome = outcomes.find((one) => one === textIn(answers, 'outcome'))
  if (seenOn === undefined || outcome === undefined) throw new Error('the form let through no date or outcome')
  return {
    bodyId: textIn(answers, 'body'),
    version: Number(textIn(answers, 'version')),
    seenOn,
    outcome,
    asked: textIn(answers, 'asked'),
    askedBy: textIn(answers, 'askedBy'),
  }
}

function kindIn(code: string): DocumentKind {
  const kind = documentKinds.find((one) => one === code)
  if (kind === undefined) throw new Error('the form let through a kind that it did not offer')
  return kind
}

function purposeIn(code: string): DocumentPurpose {
  if (!hasCode(documentPurposes, code)) throw new Error('the form let through a purpose that it did not offer')
  return code
}
