/** The agenda of the coming meeting of the panel, half arranged: what stands on it every time, cases by name and without, and what agencies wrote so far. */
import type { Temporal } from 'temporal-polyfill'
import { setMinutes, takeItemOff } from '#panel/agenda/arranging.ts'
import type { AgendaItem } from '#panel/agenda/item.ts'
import { asNextMeeting, findLines, notYetItems, purposeOf } from '#panel/agenda/lines.ts'
import { share, type Sharing } from '#panel/agenda/sharing.ts'
import { addStandingItem, usualItems } from '#panel/agenda/standing.ts'
import { addItems, listAgenda } from '#panel/agenda/store.ts'
import { listMeetingsFrom } from '#panel/meetings/store.ts'
import { addContribution } from '#panel/pack/contributions.ts'
import type { Backstage } from './backstage.ts'

export type AgendaCast = {
  readonly areaId: string
  readonly coordinator: string
  readonly caseOfficer: string
}

const discussionMinutes = 20
const followUpMinutes = 10

const stepwise: readonly Sharing[] = [
  {
    stage: 'no identity',
    agencies: [],
    brief:
      'A young person whose school is worried about what they share online. The family asks who can see it.\n\nFirst question to the panel: can the school and health say what they already offer, before anybody learns who it is?',
  },
  {
    stage: 'limited identity',
    agencies: [],
    brief: 'An adult who has lost work and housing within a few months, and speaks of having found new friends.',
  },
]

export async function inventAgenda(stage: Backstage, { areaId, coordinator, caseOfficer }: AgendaCast): Promise<void> {
  const { trx, vault, today } = stage
  await stage.as(coordinator, async () => {
    const meeting = await nextMeeting(stage, areaId)
    for (const item of usualItems) await addStandingItem(trx, meeting, item)
    const { until } = await asNextMeeting(trx, meeting, today)
    const lines = notYetItems(await findLines(trx, { areaId, today, until }), await listAgenda(trx, meeting.id))
    const toFollow = lines.filter(({ byStep }) => !byStep).slice(0, 3)
    await addItems(
      trx,
      meeting,
      toFollow.map((line) => ({ caseId: line.caseId, purpose: purposeOf(line), minutes: followUpMinutes })),
    )
    const cases = await casesOn(stage, meeting.id)
    for (const item of cases) if (item.minutes === undefined) await setMinutes(trx, item.id, discussionMinutes)
    for (const [place, sharing] of stepwise.entries()) {
      const item = cases[place]
      if (item !== undefined) await share(trx, vault, { item, seen: 1, published: false }, sharing)
    }
    const later = cases.at(-1)
    if (later !== undefined)
      await takeItemOff(trx, vault, later, {
        reason: 'later_meeting',
        remark: 'Support was only just looked at; the next meeting is soon enough.',
      })
  })
  await stage.as(caseOfficer, async () => {
    const meeting = await nextMeeting(stage, areaId)
    const item = (await casesOn(stage, meeting.id))[2]
    if (item === undefined) return
    await addContribution(trx, vault, item, 0, {
      facts:
        'Two calls to the address in the last year, both about noise (our log, 3 May and 19 August). Nothing since.',
      opinion: 'Nothing in it stands against support. A visit together with the school would be well received.',
      marking: 'official_sensitive',
      late: false,
    })
  })
}

async function nextMeeting({ trx, today }: Backstage, areaId: string) {
  const tomorrow: Temporal.PlainDate = today.add({ days: 1 })
  const [meeting] = await listMeetingsFrom(trx, areaId, tomorrow)
  if (meeting === undefined) throw new Error('the demonstration has no coming meeting')
  return meeting
}

async function casesOn({ trx }: Backstage, meetingId: string): Promise<readonly AgendaItem[]> {
  return (await listAgenda(trx, meetingId)).filter(({ about, state }) => about.kind === 'case' && state === 'listed')
}
