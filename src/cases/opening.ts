/** The first entry of a journal: a referral was received, and there is a case. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import type { Opening } from '#referrals/receive.ts'
import { defaultSettings } from '#reference/settings.ts'
import { nothingYet } from './journey/state.ts'
import { stepOf, takeStep, type FactsOf } from './journey.ts'
import { cachedColumns } from './store.ts'

/**
 * Opens a case for a referral that is just being received. Runs as a visitor: nothing it writes can be read back,
 * and the author, when there is one, is put in by the database.
 */
export async function openCase(trx: Trx, opening: Opening, now: Temporal.Instant): Promise<void> {
  const entry = takeStep(nothingYet, 'receive referral', {
    facts: referralFacts(opening),
    reasonGiven: true,
    actor: { account: null, roles: [], named: false },
    at: now,
    on: opening.receivedOn,
  })
  if (!entry.ok) throw new Error(`a referral could not be received: ${entry.reason}`)

  const first = { ...entry.value, id: newId() }
  // An area's own settings are not a visitor's to read; the first step taken by a caseworker brings them in.
  const { stage, next_clock, next_due_on } = cachedColumns([first], defaultSettings, opening.receivedOn)
  const area = await trx
    .selectFrom('accounts.area')
    .select('police_force')
    .where('id', '=', opening.areaId)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('cases.case_file')
    .values({
      id: opening.caseId,
      area_id: opening.areaId,
      reference: opening.reference,
      person_id: opening.personId,
      referral_id: opening.referralId,
      stage,
      opened_on: opening.receivedOn,
      next_clock,
      next_due_on,
      home_force: area.police_force,
    })
    .execute()
  await trx
    .insertInto('cases.journal')
    .values({
      id: first.id,
      area_id: opening.areaId,
      case_id: opening.caseId,
      seq: first.seq,
      step: first.step,
      on_date: first.onDate,
      facts: JSON.stringify(first.facts),
      reason_given: first.reasonGiven,
      guidance_version: first.guidanceVersion,
    })
    .execute()
}

/** The referral's coded facts, checked by the journey's own schema. */
function referralFacts(opening: Opening): FactsOf<'receive referral'> {
  return stepOf('receive referral').records.parse(opening.facts) as FactsOf<'receive referral'>
}
