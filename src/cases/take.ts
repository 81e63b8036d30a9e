/** Taking a step: decide by the journey's rules, then write the entry, what was written with it, and the audit, in one transaction. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Vault } from '#platform/database/vault.ts'
import { refuse, type Outcome } from '#platform/outcome.ts'
import { note } from '#records/audit.ts'
import type { DecisionMode } from '#reference/decisions.ts'
import { earlierRecords, meaningFor } from './earlier-records.ts'
import { advance, stagesAfter, takeStep, type FactsOf, type StepName } from './journey.ts'
import type { StepRefusal } from './journey/refusals.ts'
import { isClosed } from './journey/stages.ts'
import type { Facts } from './journey/state.ts'
import { appendEntry, formRecordPlace, type CaseFile, type FormRecord, type KeptEntry } from './store.ts'

export type Written = {
  readonly formId: string
  readonly formVersion: string
  readonly language: 'en' | 'cy'
  /** The kept answers as JSON (platform/forms keep()). */
  readonly kept: string
}

export type TakingStep<Name extends StepName> = {
  readonly facts: FactsOf<Name>
  readonly reasonGiven: boolean
  readonly decisionMode?: DecisionMode | undefined
  readonly on: Temporal.PlainDate
  /** What was written on the step's form; sealed under the person's key. */
  readonly written?: Written | undefined
  /** Or the record that an entry just before it was written in: one form, several entries. */
  readonly writtenIn?: string | undefined
  readonly formToken?: string | undefined
  readonly purpose?: string | undefined
  readonly requestId?: string | undefined
}

export type Taken = {
  readonly entryId: string
  readonly recordId: string | undefined
  /** The facts as they now stand in the journal. */
  readonly facts: Facts
  /** The case as it now stands, for another step in the same transaction. */
  readonly after: CaseFile
}

export type Circumstances = {
  readonly vault: Vault
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

/** Takes a step on a case, or says why not. Nothing is written when it refuses. */
export async function take<Name extends StepName>(
  trx: Trx,
  file: CaseFile,
  name: Name,
  taking: TakingStep<Name>,
  { vault, now, today }: Circumstances,
): Promise<Outcome<Taken, StepRefusal | 'changed-meanwhile'>> {
  const closes = !isClosed(file.state.stage) && stagesAfter(name).some((stage) => isClosed(stage))
  const entry = takeStep(file.state, name, {
    facts: taking.facts,
    reasonGiven: taking.reasonGiven,
    ...(taking.decisionMode === undefined ? {} : { decisionMode: taking.decisionMode }),
    actor: file.reader,
    at: now,
    on: taking.on,
    settings: file.settings,
    birth: file.person.birth,
    ...(closes ? { earlier: meaningFor(await earlierRecords(trx, file)) } : {}),
  })
  if (!entry.ok) return refuse(entry.reason)

  const record = taking.written === undefined ? undefined : await sealed(vault, file, taking.written)
  const appended = await appendEntry(trx, file, {
    entry: entry.value,
    record,
    recordId: taking.writtenIn,
    formToken: taking.formToken,
    today,
  })
  if (!appended.ok) return appended
  await note(trx, {
    action: 'take step',
    subject: { kind: 'step', id: name },
    areaId: file.row.areaId,
    caseId: file.row.id,
    purpose: taking.purpose,
    requestId: taking.requestId,
    details: { seq: entry.value.seq },
  })
  return {
    ok: true,
    value: {
      entryId: appended.value,
      recordId: record?.id,
      facts: entry.value.facts,
      after: afterStep(file, {
        ...entry.value,
        id: appended.value,
        formRecordId: record?.id ?? taking.writtenIn,
        takenByName: '',
      }),
    },
  }
}

function afterStep(file: CaseFile, entry: KeptEntry): CaseFile {
  const state = advance(file.state, entry)
  return {
    ...file,
    row: { ...file.row, stage: state.stage, journalLength: entry.seq },
    entries: [...file.entries, entry],
    state,
  }
}

async function sealed(vault: Vault, file: CaseFile, written: Written): Promise<FormRecord> {
  const id = newId()
  return {
    id,
    formId: written.formId,
    formVersion: written.formVersion,
    language: written.language,
    sealed: await vault.seal(file.person.id, formRecordPlace(id), written.kept),
  }
}
