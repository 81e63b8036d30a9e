/** Absence cover: who looks after whose cases, from a day to a day. It moves nothing and opens nothing; it puts cases into a second list of work. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, select, type Option } from '#platform/forms/questions.ts'
import type { Actor } from '#platform/database/actor.ts'
import { listCasesLedBy } from '../case-list.ts'
import { workRow, type WorkSource } from '../my-work.ts'

export type Cover = {
  readonly id: string
  readonly absent: { readonly id: string; readonly name: string }
  readonly by: { readonly id: string; readonly name: string }
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
}

/** Cover that stands on a day or comes after it, by the day it begins. */
export async function listCover(trx: Trx, day: Temporal.PlainDate): Promise<readonly Cover[]> {
  const rows = await trx
    .selectFrom('cases.cover as cover')
    .innerJoin('accounts.account as absent', 'absent.id', 'cover.absent_account')
    .innerJoin('accounts.account as stand_in', 'stand_in.id', 'cover.cover_account')
    .select([
      'cover.id',
      'cover.from_on',
      'cover.until_on',
      'absent.id as absent_id',
      'absent.name as absent_name',
      'stand_in.id as by_id',
      'stand_in.name as by_name',
    ])
    .where('cover.ended_at', 'is', null)
    .where('cover.until_on', '>=', day)
    .orderBy('cover.from_on')
    .orderBy('cover.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    absent: { id: row.absent_id, name: row.absent_name },
    by: { id: row.by_id, name: row.by_name },
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

export type NewCover = {
  readonly areaId: string
  readonly absent: string
  readonly by: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
}

export async function addCover(trx: Trx, cover: NewCover): Promise<string> {
  const id = newId()
  await trx
    .insertInto('cases.cover')
    .values({
      id,
      area_id: cover.areaId,
      absent_account: cover.absent,
      cover_account: cover.by,
      from_on: cover.fromOn,
      until_on: cover.untilOn,
    })
    .execute()
  return id
}

/** Ended twice is ended once. @returns whether there is such cover, for this reader */
export async function endCover(trx: Trx, id: string): Promise<boolean> {
  const ended = await trx
    .updateTable('cases.cover')
    .set({ ended_at: sql`coalesce(ended_at, now())` })
    .where('id', '=', id)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** @param everyone people who work cases in the area, the reader among them */
export function coverForm(everyone: readonly Option[]) {
  return defineForm({
    id: 'absence-cover',
    version: '1',
    title: { en: 'Arrange cover for an absence' },
    pages: [
      page({
        id: 'absence-cover',
        title: { en: 'Arrange cover for an absence' },
        intro: [
          {
            en: 'Whoever covers finds the cases in their own list of work. They see only what their own role lets them see, and the lead of a case stays the same.',
          },
        ],
        questions: [
          select({ id: 'absent', label: { en: 'Who is away?' }, name: { en: 'who is away' }, options: everyone }),
          select({ id: 'by', label: { en: 'Who covers?' }, name: { en: 'who covers' }, options: everyone }),
          date({ id: 'fromOn', label: { en: 'First day' }, name: { en: 'the first day' }, range: 'today or future' }),
          date({ id: 'untilOn', label: { en: 'Last day' }, name: { en: 'the last day' }, range: 'today or future' }),
        ],
      }),
    ],
  })
}

/** What the reader covers for today: the cases that colleagues who are away lead. */
export const coveredWork: WorkSource = async (trx: Trx, actor: Actor, today: Temporal.PlainDate) => {
  const away = (await listCover(trx, today)).filter(
    ({ by, fromOn }) => by.id === actor.accountId && today.until(fromOn).days <= 0,
  )
  if (away.length === 0) return undefined
  const cases = await listCasesLedBy(
    trx,
    away.map(({ absent }) => absent.id),
  )
  return {
    heading: 'Cases you cover for colleagues',
    nothing: `Nothing is due on the cases of ${away.map(({ absent }) => absent.name).join(', ')}.`,
    rows: cases.map((found) => {
      const row = workRow(found, today)
      const until = away.find(({ absent }) => absent.name === found.leadName)?.untilOn
      return {
        ...row,
        about: `${row.about} · led by ${found.leadName ?? 'nobody'}${until === undefined ? '' : `, away until ${formatDay(until)}`}`,
      }
    }),
  }
}
