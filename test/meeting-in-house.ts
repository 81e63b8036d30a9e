/** A meeting of the panel that is held today, with its agenda, in a house of tests. */
import { Temporal } from 'temporal-polyfill'
import { addItem } from '#panel/agenda/store.ts'
import { agendaPurposes } from '#reference/decisions.ts'
import { meetingOf, onAgenda, type Walk } from '../src/demonstration/invented-walk.ts'
import type { Path } from '../src/demonstration/paths.ts'
import { casesInHouse } from './cases-in-house.ts'
import type { House } from './house.ts'

export type OnAgenda = {
  readonly path: Path
  /** What the case is listed for; a first discussion is listed by the step that brings the case before the panel. */
  readonly purpose: 'first discussion' | (typeof agendaPurposes)[number]['code']
}

export type RunningMeeting<Name extends string> = {
  readonly meetingId: string
  readonly address: string
  readonly cases: Readonly<Record<Name, string>>
  /** The screen of each item. */
  readonly items: Readonly<Record<Name, string>>
}

/** Everybody is recorded as present, and the pack has been published. */
export async function aMeetingToday<Name extends string>(
  house: House,
  agenda: Readonly<Record<Name, OnAgenda>>,
): Promise<RunningMeeting<Name>> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const names = Object.keys(agenda) as Name[]
  const ways = Object.fromEntries(names.map((name) => [name, agenda[name].path])) as Record<Name, Path>
  const cases = await casesInHouse(house, ways, async (stage, made, cast) => {
    for (const name of names) {
      const { purpose } = agenda[name]
      const caseId = made[name]
      const walk: Walk = { stage, cast, caseId }
      if (purpose !== 'first discussion') {
        await onAgenda(walk, today, purpose)
        continue
      }
      const meetingId = await meetingOf(walk, today)
      await stage.step(caseId, 'list for panel', cast.coordinator, today, {
        facts: { meetingId, meetingOn: today.toString() },
        reasonGiven: false,
      })
      await stage.as(cast.coordinator, () =>
        addItem(stage.trx, { areaId: cast.areaId, meetingId, caseId, purpose: 'first discussion' }),
      )
    }
  })
  const { rows } = await house.test.owner.query<{ id: string; meeting_id: string; case_id: string }>(
    `select item.id, item.meeting_id, item.case_id from panel.item join panel.meeting on meeting.id = item.meeting_id where held_on = $1`,
    [today.toString()],
  )
  const meetingId = rows[0]?.meeting_id ?? ''
  // At invented meetings somebody is away on some days.
  await house.test.owner.query(`update panel.invitation set present = 'present' where meeting_id = $1`, [meetingId])
  const screen = (name: Name) =>
    `/panel/meetings/${meetingId}/running/${rows.find(({ case_id }) => case_id === cases[name])?.id ?? ''}`
  const items = Object.fromEntries(names.map((name) => [name, screen(name)])) as Record<Name, string>
  return { meetingId, address: `/panel/meetings/${meetingId}`, cases, items }
}
