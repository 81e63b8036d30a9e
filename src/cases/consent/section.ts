/** Consent on the page of a case: who is asked, the answer now, what follows from a no, the 18th birthday, and every answer there was. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnswersView } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import {
  bestInterestDeciders,
  consentGivers,
  consentPeople,
  consentStatuses,
  consentWays,
  ownViews,
  policeConsiderations,
} from '#reference/consent.ts'
import { section36CarePaths } from '#reference/decisions.ts'
import { caseRoles } from '#reference/roles.ts'
import type { SectionSource } from '../case-section.ts'
import { factsOf, isStep, stepOf, type StepName } from '../journey.ts'
import type { CaseFile, KeptEntry } from '../store.ts'
import type { Showing } from '../steps/step-page.ts'
import { writtenAtEach } from './kept.ts'
import { consentIsMissing } from './rules.ts'
import { askedWords, notTheBasis, standingWords, turning18Words, whoIsAsked } from './words.ts'

const ofConsent: readonly StepName[] = [
  'record consent attempt',
  'seek consent',
  'ask for consent again',
  'record capacity assessment',
  'record consent',
  'decide after young person disagrees',
  'end consent',
  'record police consideration',
]

type Row = { readonly key: string; readonly value: string }

export type ConsentModel = {
  readonly warnings: readonly string[]
  readonly rows: readonly Row[]
  readonly whom: readonly string[]
  readonly follows: readonly Row[]
  readonly history: readonly { on: Temporal.PlainDate; what: string; by: string; written: readonly AnswersView[] }[]
  readonly papers: string | undefined
  readonly notTheBasis: string
}

export const consentSection: SectionSource = async (showing) => {
  const { file } = showing
  const entries = file.entries.filter((entry) => ofConsent.some((step) => step === entry.step))
  if (entries.length === 0 && !file.state.planFinal) return undefined
  return {
    id: 'consent',
    heading: 'Consent',
    template: 'cases/consent/views/section.njk',
    model: await model(showing, entries),
  }
}

async function model(showing: Showing, entries: readonly KeptEntry[]): Promise<ConsentModel> {
  const { file, today } = showing
  const written = await writtenAtEach(showing, entries)
  const open = file.row.closedOn === undefined
  return {
    warnings: open ? warningsOf(file, today) : [],
    rows: rowsOf(file, today),
    whom: open ? whoIsAsked(file.person, today) : [],
    follows: open ? whatFollows(file) : [],
    history: entries.map((entry, place) => ({
      on: entry.onDate,
      what: happened(entry),
      by: entry.takenByName,
      written: written[place] ?? [],
    })),
    papers: open && mayWrite(file) ? `/cases/${file.row.id}/consent-papers` : undefined,
    notTheBasis,
  }
}

function mayWrite({ reader }: CaseFile): boolean {
  return reader.roles.some((role) => caseRoles.includes(role))
}

function warningsOf({ state, person, settings }: CaseFile, today: Temporal.PlainDate): readonly string[] {
  const turning = turning18Words(state, person, today, settings.turning18Flag)
  const { consent, consentUntil, ownView, ownViewDecision } = state
  const refresh =
    consent === 'given' && consentUntil !== undefined && today.until(consentUntil).days <= settings.consentRefreshFlag
      ? `This consent counts until ${formatDay(consentUntil)}. Ask whether it still stands.`
      : undefined
  const disagrees =
    consent === 'given' && ownView === 'does not agree' && ownViewDecision === undefined
      ? 'The young person does not agree. The chair decides what follows before support is given.'
      : undefined
  return [turning, disagrees, refresh].filter((words) => words !== undefined)
}

function rowsOf({ state, person, row }: CaseFile, today: Temporal.PlainDate): readonly Row[] {
  const { ownView, ownViewDecision, capacity, consentAttempts, consent } = state
  const closed = row.closedOn !== undefined
  return [
    {
      key: closed ? 'Consent when the case closed' : 'Consent now',
      value: closed ? labelOf(consentStatuses, consent) : standingWords(state, person, today),
    },
    { key: 'Last asked', value: askedWords(state) ?? 'Nobody has been asked yet' },
    ...(consentAttempts === 0
      ? []
      : [{ key: 'Attempts that reached nobody', value: `${consentAttempts} since the last answer` }]),
    ...(ownView === undefined
      ? []
      : [
          {
            key: 'The young person themself',
            value:
              labelOf(ownViews, ownView) +
              (ownViewDecision === undefined
                ? ''
                : `. The chair decided ${ownViewDecision === 'go on' ? 'to go on' : 'not to go on'}.`),
          },
        ]),
    ...(capacity === undefined
      ? []
      : [
          {
            key: 'Capacity to decide about support',
            value: `${capacity.outcome === 'has' ? 'They can decide this themself' : 'They lack the capacity to decide this'}, on ${formatDay(capacity.assessedOn)}${capacity.fluctuates ? '; it comes and goes' : ''}`,
          },
          ...(capacity.decidedBy === undefined
            ? []
            : [{ key: 'Who decides for them', value: labelOf(bestInterestDeciders, capacity.decidedBy) }]),
        ]),
  ]
}

/** After a no: what the panel and police have thought of so far. */
function whatFollows({ state }: CaseFile): readonly Row[] {
  if (!consentIsMissing.includes(state.consent)) return []
  return [
    {
      key: 'Health and social care, section 36(6)',
      value:
        state.section36CarePath === undefined
          ? 'The panel has still to consider them'
          : labelOf(section36CarePaths, state.section36CarePath),
    },
    {
      key: 'Police',
      value:
        state.policeConsidered === undefined
          ? 'Still to be asked what remains for them'
          : labelOf(policeConsiderations, state.policeConsidered),
    },
    { key: 'Then', value: 'The case is closed, or they are asked again and support goes on when they say yes.' },
  ]
}

/** An entry in a few words: what happened, with its coded answer. */
function happened(entry: KeptEntry): string {
  const name = isStep(entry.step) ? stepOf(entry.step).happened : entry.step
  const asked = factsOf(entry, 'seek consent') ?? factsOf(entry, 'ask for consent again')
  if (asked !== undefined) return [name, ...(asked.asked ?? []).map((who) => labelOf(consentPeople, who))].join(' · ')
  const answered = factsOf(entry, 'record consent')
  if (answered !== undefined)
    return [
      name,
      labelOf(consentStatuses, answered.status),
      ...(answered.givenBy === undefined ? [] : [labelOf(consentGivers, answered.givenBy)]),
    ].join(' · ')
  const ended = factsOf(entry, 'end consent')
  if (ended !== undefined) return `${name} · ${labelOf(consentStatuses, ended.status)}`
  const tried = factsOf(entry, 'record consent attempt')
  if (tried !== undefined) return `${name} · ${labelOf(consentWays, tried.how)}`
  const police = factsOf(entry, 'record police consideration')
  if (police !== undefined) return `${name} · ${labelOf(policeConsiderations, police.answer)}`
  return name
}
