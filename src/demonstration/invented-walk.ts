/** What every stretch of an invented case's way shares: who takes the steps, an assessment, a meeting. */
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { factorCodes } from '#cases/assessment/form.ts'
import { saveAssessment } from '#cases/assessment/store.ts'
import type { CaseFile } from '#cases/store.ts'
import { addItem } from '#panel/agenda/store.ts'
import { addMeeting, listInvitees, recordAttendance } from '#panel/meetings/store.ts'
import { publishPack } from '#panel/pack/store.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import type { AgendaPurpose } from '#reference/decisions.ts'
import { vaf2012Framework } from '#reference/assessment-frameworks.ts'
import type { Backstage } from './backstage.ts'

/** The invented colleagues who take the steps of an area. */
export type Cast = {
  readonly areaId: string
  readonly referrer: string
  readonly coordinator: string
  readonly caseOfficer: string
  readonly supervisor: string
  readonly chair: string
  readonly partner: string
  readonly partnerAgencyId: string
  readonly otherAgencyId: string
  /** Who gives support and has an account; without it the coordinator writes down what became of the sessions. */
  readonly provider?: { readonly account: string; readonly agencyId: string } | undefined
}

/** One case on its way. */
export type Walk = {
  readonly stage: Backstage
  readonly cast: Cast
  readonly caseId: string
}

/** Of those whom section 37 asks for, at every invented meeting. */
export const here = { chair: 'channel chair', homeForcePolice: true } as const

const present = ['E01', 'E03', 'E11', 'I15'] as const

/** A version of the assessment, written and agreed; the first unless something is said to have changed. */
export async function assess(
  { stage, cast, caseId }: Walk,
  on: Temporal.PlainDate,
  change: 'first assessment' | 'improved' = 'first assessment',
): Promise<CaseFile> {
  const assessmentId = newId()
  const answers: AnyAnswers = {
    ...Object.fromEntries(
      factorCodes.map((code) => [
        code.toLowerCase(),
        present.some((found) => found === code) ? 'present' : 'not_present',
      ]),
    ),
    e01Evidence:
      'Speaks of having been treated unfairly at work and at school. Own words, and the tutor’s note of last month.',
    e03Evidence: 'Has lost two old friends and looks for people who “get it”. Said to the youth worker.',
    e11Evidence: 'Changed school, and a parent left, within a few months. Known from the school.',
    i15Evidence: 'Divides people into those who see and those who do not. Three remarks, logged with dates.',
    sources: [
      { what: 'The school’s log of remarks', kind: 'fact', on: on.subtract({ days: 20 }).toString() },
      { what: 'What the youth worker makes of it', kind: 'opinion', on: on.subtract({ days: 6 }).toString() },
    ],
    protective:
      'A grandmother who is trusted. A skill that others admire. Turns up when asked, and says when something is too much.',
    summary:
      'A person with a grievance and few friends, who has found words for it in a bad place. There is no wish to harm anyone, and no means. The people around them are willing.',
    changed: change === 'improved' ? 'Sleeps, turns up, and has two friends back.' : 'This is the first assessment.',
    needs: 'Someone to talk to who is not family\nSleep\nA way back to the club',
  }
  const file = await stage.step(caseId, 'record assessment', cast.caseOfficer, on, {
    facts: { assessmentId, framework: 'VAF2012' },
  })
  await stage.as(cast.caseOfficer, () =>
    saveAssessment({ trx: stage.trx, file, vault: stage.vault, today: on }, answers, {
      id: assessmentId,
      framework: { ...vaf2012Framework, id: undefined },
    }),
  )
  return await stage.step(caseId, 'agree assessment', cast.caseOfficer, on, {
    facts: { assessmentId, change },
    reasonGiven: false,
  })
}

/** One meeting a day: cases of the same day share it. A past one has its pack and its attendance. */
export async function meetingOf({ stage, cast }: Walk, heldOn: Temporal.PlainDate): Promise<string> {
  return stage.as(cast.coordinator, async () => {
    const there = await stage.trx
      .selectFrom('panel.meeting')
      .select('id')
      .where('area_id', '=', cast.areaId)
      .where('held_on', '=', heldOn)
      .executeTakeFirst()
    if (there !== undefined) return there.id
    const id = await addMeeting(stage.trx, {
      areaId: cast.areaId,
      heldOn,
      startsAt: '10:00',
      place: 'Committee room 2, and online',
      kind: 'ordinary',
    })
    if (Temporal.PlainDate.compare(heldOn, stage.today) <= 0) {
      await publishPack(stage.trx, id)
      const invited = await listInvitees(stage.trx, id)
      // Now and then somebody sends apologies, never those without whom the panel decides nothing.
      const away = heldOn.day % 3 === 0 ? invited.find(({ capacity }) => capacity === 'member') : undefined
      await recordAttendance(
        stage.trx,
        id,
        new Map(invited.map((invitee) => [invitee.accountId, invitee === away ? 'apologies' : 'present'])),
      )
    }
    return id
  })
}

/** On the agenda of that day's meeting. @returns the meeting's id */
export async function onAgenda(way: Walk, on: Temporal.PlainDate, purpose: AgendaPurpose): Promise<string> {
  const { stage, cast, caseId } = way
  const meetingId = await meetingOf(way, on)
  await stage.step(caseId, 'put on agenda', cast.coordinator, on, {
    facts: { meetingId, meetingOn: on.toString(), purpose },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, () => addItem(stage.trx, { areaId: cast.areaId, meetingId, caseId, purpose }))
  return meetingId
}
