/** What the page of a case shows: where it is, what may happen next and by whom, what was said, and what has happened. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { Vault } from '#platform/database/vault.ts'
import { formatTime } from '#platform/day-and-time.ts'
import type { AnswersView } from '#platform/forms/kept.ts'
import { sizeInWords } from '#platform/files/size-in-words.ts'
import { mayDownload, scanWords } from '#platform/files/scan.ts'
import { findReferral, type ReferralRead } from '#referrals/reading.ts'
import { citationText } from '#reference/citations.ts'
import { labelOf } from '#reference/code-list.ts'
import { concerns } from '#reference/concerns.ts'
import { toldAnswers } from '#reference/consent.ts'
import { caseworkers, chairs, roleNames } from '#reference/roles.ts'
import { sectors } from '#reference/sectors.ts'
import { assessmentSection } from './assessment/section.ts'
import { awaySection } from './away/section.ts'
import type { CaseSection, SectionSource } from './case-section.ts'
import { clockSection } from './clock-ledger/ledger.ts'
import { deadlines, isLive, type Deadline } from './clocks.ts'
import { planSection } from './plan/section.ts'
import { consentSection } from './consent/section.ts'
import { earlierRecords, meaningFor } from './earlier-records.ts'
import { referrerSection } from './referrer/section.ts'
import { earlierSection } from './earlier-section.ts'
import { emergencySection } from './emergency/section.ts'
import { informationSection } from './information/section.ts'
import { notesSection } from './notes/section.ts'
import { reviewsSection } from './reviews/section.ts'
import { policeLedSection } from './police-led/section.ts'
import { riskSection } from './risk/section.ts'
import { advance, isStep, nextSteps, stagesAfter, stepOf, type NextStep, type StepName } from './journey.ts'
import { stopOf } from './journey-line.ts'
import type { EarlierRecords } from './journey/define.ts'
import { isRepeat } from './journey/general-rules.ts'
import { isClosed, stageOf } from './journey/stages.ts'
import { nothingYet } from './journey/state.ts'
import { transferSection } from './transfer/section.ts'
import { sightSection } from './sight/section.ts'
import { supportSection } from './sessions/section.ts'
import { ageOn, birthInWords, fullName } from './person-words.ts'
import type { CaseFile } from './store.ts'
import { viewsOf, writtenAt } from './written-records.ts'

/** The address of a step's page below the case, where there is one. */
export type AddressOfStep = (step: StepName) => string | undefined

export type CasePageParts = {
  readonly vault: Vault
  readonly today: Temporal.PlainDate
  readonly addressOf: AddressOfStep
  readonly documentsAreScanned: boolean
  /** They come after the reviews, before what is kept about the record itself. */
  readonly sectionsFromAbove: readonly SectionSource[]
}

/** The sections of a case, in the order in which a case comes to them. */
const sectionSources: readonly SectionSource[] = [
  earlierSection,
  referrerSection,
  informationSection,
  assessmentSection,
  riskSection,
  planSection,
  consentSection,
  supportSection,
  reviewsSection,
]
const sectionsOfTheRecord: readonly SectionSource[] = [
  notesSection,
  clockSection,
  sightSection,
  transferSection,
  awaySection,
  policeLedSection,
  emergencySection,
]

export async function casePage(trx: Trx, file: CaseFile, parts: CasePageParts) {
  const { row, person, state } = file
  const referral = await findReferral(trx, parts.vault, {
    areaId: row.areaId,
    referralId: row.referralId,
    personId: person.id,
  })
  const clocks = deadlines(file.entries, file.settings, parts.today)
  return {
    heading: fullName(person),
    reference: row.reference,
    caseId: row.id,
    restricted: row.restricted,
    stage: stageOf(state.stage),
    age: ageOn(person.birth, parts.today),
    born: birthInWords(person.birth),
    homeForce: row.homeForce,
    lead: await nameOf(trx, row.leadAccount),
    concern: referral === undefined ? undefined : concernRows(referral),
    said: referral === undefined ? [] : viewsOf(referral.answers),
    referrer: referral?.referrer === undefined ? undefined : viewsOf(referral.referrer),
    documents: (referral?.documents ?? []).map((document) => ({
      href: mayDownload(document.scan, parts) ? `/cases/${row.id}/documents/${document.id}` : undefined,
      scan: scanWords(document.scan, parts),
      name: document.name ?? 'No longer readable',
      size: sizeInWords(document.bytes),
    })),
    sections: await sectionsOf(trx, file, parts),
    next: nextView(file, parts.today, offeredTo(file, meaningFor(await earlierRecords(trx, file)), parts.addressOf)),
    clocks: clocks.filter(isLive).map(clockView),
    deadlines: clocks,
    chronology: await chronology(trx, file, parts.vault),
    why: whyYouSeeThis(file),
    emergencyUntil: file.emergencyUntil && formatTime(file.emergencyUntil),
    marking: 'OFFICIAL-SENSITIVE',
  }
}

/**
 * A second reading is asked for where closing needs one, and answered by the colleague who was asked alone. A closed case on which no risk
 * stands asks nobody to record one: whoever knows of one reopens it, and a refusal of consent is never shown beside the word.
 */
function offeredTo({ state, reader }: CaseFile, earlier: EarlierRecords, addressOf: AddressOfStep): AddressOfStep {
  return (step) => {
    if (step === 'ask for second reading' && !isRepeat(state, earlier)) return undefined
    // Offered beside what was added, where there is something to take in.
    if (step === 'take in addition') return undefined
    if (step === 'read a second time' && state.secondReading?.reader !== reader.account) return undefined
    if (step === 'record return' && state.away === undefined) return undefined
    if (step === 'answer police-led request' && state.policeLedRequests.length === 0) return undefined
    if (step === 'record risk' && isClosed(state.stage) && state.risks.length === 0) return undefined
    return addressOf(step)
  }
}

async function sectionsOf(trx: Trx, file: CaseFile, parts: CasePageParts): Promise<readonly CaseSection[]> {
  const sections: CaseSection[] = []
  for (const source of [...sectionSources, ...parts.sectionsFromAbove, ...sectionsOfTheRecord]) {
    const section = await source({ trx, file, vault: parts.vault, today: parts.today })
    if (section !== undefined) sections.push(section)
  }
  return sections
}

/** Why the reader can see this case, in the order in which the database asks. */
function whyYouSeeThis({ row, reader, emergencyUntil }: CaseFile): string {
  if (emergencyUntil !== undefined) return `You opened it in an emergency, until ${formatTime(emergencyUntil)}.`
  const held = (roles: readonly string[]) =>
    reader.roles.filter((role) => roles.includes(role)).map((role) => roleNames[role])
  const chairing = held(chairs)
  if (chairing.length > 0) return `Your role in this area: ${chairing.join(' and ')}.`
  if (reader.named) return 'You are named on this case.'
  const workers = held(caseworkers)
  if (workers.length > 0 && !row.restricted)
    return `Your role in this area: ${workers.join(' and ')}. The case is not restricted.`
  return 'The case is on the agenda of a panel meeting that you are invited to.'
}

function concernRows(referral: ReferralRead) {
  return [
    { key: 'Concern, as the referrer put it', value: labelOf(concerns, referral.concern) },
    { key: 'Came from', value: labelOf(sectors, referral.sector) },
    { key: 'Has the person been told?', value: labelOf(toldAnswers, referral.told) },
    { key: 'Emergency services', value: referral.emergency === '999 called' ? '999 was called' : 'Not needed' },
    {
      key: 'Safeguarding referral',
      value:
        { made: 'Made', 'not needed': 'Not needed', 'not known': 'Not known' }[referral.safeguarding] ??
        referral.safeguarding,
    },
  ]
}

type NextView = {
  readonly label: string
  readonly href: string | undefined
  readonly note: string
}

type NextViews = {
  /** What the reader may do now: steps that take the case on, those that end it, and acts beside. */
  readonly onward: readonly NextView[]
  readonly endings: readonly NextView[]
  readonly beside: readonly NextView[]
  /** What others do, or what must come first. Steps whose page comes with a later issue are told, not hidden. */
  readonly others: readonly NextView[]
}

function nextView(file: CaseFile, today: Temporal.PlainDate, addressOf: AddressOfStep): NextViews {
  const steps = nextSteps(file.state, file.reader, { birth: file.person.birth, day: today })
    .map((next) => ({ next, view: stepView(file, next, addressOf(next.step)) }))
    .sort((one, other) => howFar(other.next, file) - howFar(one.next, file))
  const mine = steps.filter(({ next, view }) => next.allowed && view.href !== undefined)
  const views = (found: typeof steps) => found.map(({ view }) => view)
  return {
    onward: views(mine.filter(({ next }) => next.moves && !onlyEnds(next))),
    endings: views(mine.filter(({ next }) => onlyEnds(next))),
    beside: views(mine.filter(({ next }) => !next.moves)),
    others: views(steps.filter(({ next, view }) => next.moves && (!next.allowed || view.href === undefined))),
  }
}

function stepView(file: CaseFile, next: NextStep, address: string | undefined): NextView {
  const href = next.allowed && address !== undefined ? `/cases/${file.row.id}/${address}` : undefined
  return { label: next.label, href, note: noteOn(next) }
}

/** Stops on the line that a step takes the case forward, at most; a step that only ends it, or stays, takes it nowhere. */
function howFar({ step }: NextStep, { state }: CaseFile): number {
  const from = stopOf(state.stage) ?? 0
  return Math.max(0, ...stagesAfter(step).map((stage) => (stopOf(stage) ?? from) - from))
}

function onlyEnds({ step }: NextStep): boolean {
  const after = stagesAfter(step)
  return after.length > 0 && after.every((stage) => isClosed(stage))
}

function noteOn(next: NextStep): string {
  if (next.allowed) return ''
  if (next.whyNot === 'not-your-role' && next.by !== 'anyone')
    return `For the ${next.by.map((role) => roleNames[role]).join(' or ')}`
  return next.words
}

function clockView(deadline: Deadline) {
  return {
    label: deadline.label,
    state: deadline.state,
    dueOn: deadline.dueOn,
  }
}

export type ChronologyEntry = {
  readonly seq: number
  readonly what: string
  /** Where the case then was, when the step had moved it. */
  readonly ledTo: string | undefined
  readonly by: string
  readonly on: Temporal.PlainDate
  readonly recordedAt: Temporal.Instant
  readonly source: string
  /** What was written with it. */
  readonly written: readonly AnswersView[]
}

/** What happened, in order, with what was written at each step. All seals are opened with one look-up of keys. */
async function chronology(trx: Trx, file: CaseFile, vault: Vault): Promise<readonly ChronologyEntry[]> {
  const written = await writtenAt(trx, vault, file, file.entries)
  let state = nothingYet
  return file.entries.map((entry) => {
    const before = state.stage
    state = advance(state, entry)
    return {
      seq: entry.seq,
      what: isStep(entry.step) ? stepOf(entry.step).happened : entry.step,
      ledTo: state.stage === before ? undefined : stageOf(state.stage).label,
      by: entry.takenByName,
      on: entry.onDate,
      recordedAt: entry.takenAt,
      source: isStep(entry.step) ? citationText(stepOf(entry.step).source) : '',
      written: written.get(entry.id) ?? [],
    }
  })
}

async function nameOf(trx: Trx, accountId: string | undefined): Promise<string | undefined> {
  if (accountId === undefined) return undefined
  const row = await trx.selectFrom('accounts.account').select('name').where('id', '=', accountId).executeTakeFirst()
  return row?.name
}
