/** What referrers added and nobody has taken in yet, for whoever works the cases: on closed cases too, because people come back. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { holdsAny } from '#platform/database/actor.ts'
import { caseRoles } from '#reference/roles.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { isStage, stageOf } from '../journey/stages.ts'
import { dueState, type WorkSource } from '../my-work.ts'
import { initials } from '../person-words.ts'

const atMost = 50

type Row = {
  readonly case_id: string
  readonly reference: string
  readonly stage: string
  readonly forenames: string
  readonly surname: string
  readonly added_on: Temporal.PlainDate
}

/** The page of the referrer says that somebody reads an addition on the next working day. */
export const additionsToTakeIn: WorkSource = async (trx, actor, today) => {
  if (!holdsAny(actor, caseRoles)) return undefined
  const { rows } = await sql<Row>`
    select c.id as case_id, c.reference, c.stage, p.forenames, p.surname,
           min((a.added_at at time zone 'Europe/London')::date) as added_on
      from referrals.addition a
      join referrals.subject s on s.area_id = a.area_id and s.id = a.subject_id
      join cases.case_file c on c.area_id = s.area_id and c.referral_id = s.referral_id and c.person_id = s.person_id
      join people.person p on p.area_id = c.area_id and p.id = c.person_id
     where not exists (select from cases.journal j
                        where j.area_id = c.area_id and j.case_id = c.id and j.step = 'take in addition'
                          and j.facts -> 'additions' ? a.id::text)
     group by c.id, c.reference, c.stage, p.forenames, p.surname
     order by added_on, c.id
     limit ${atMost}`.execute(trx)
  if (rows.length === 0) return undefined
  return {
    heading: 'Added by referrers',
    nothing: 'Referrers have added nothing new.',
    rows: rows.map((row) => {
      const dueOn = addWorkingDays(row.added_on, 1)
      return {
        what: 'Take in what the referrer added',
        href: `/cases/${row.case_id}/referrer-addition`,
        about: `${row.reference} · ${initials(row)} · ${isStage(row.stage) ? stageOf(row.stage).label : row.stage}`,
        dueOn,
        state: dueState(dueOn, today),
      }
    }),
  }
}
