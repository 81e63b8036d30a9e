/** What agencies wrote for the panel's past meetings, so that their minutes hold it: the council in time, the police late. */
import { Temporal } from 'temporal-polyfill'
import type { AgendaItem } from '#panel/agenda/item.ts'
import { listAgenda } from '#panel/agenda/store.ts'
import type { Meeting } from '#panel/meetings/meeting.ts'
import { listMeetings } from '#panel/meetings/store.ts'
import { addContribution, type NewContribution } from '#panel/pack/contributions.ts'
import { redate, type Backstage } from './backstage.ts'
import type { AgendaCast } from './panel-agenda.ts'

/** Meetings for which somebody wrote. */
const most = 3

const fromTheCouncil: NewContribution = {
  facts:
    'Known to the early help team since the spring. Two home visits, both kept (case notes of 9 and 23 April).\n\nThe school reports no absence since half-term.',
  opinion: 'The family asks for help and takes it. Small steps, agreed with them, are likely to hold.',
  marking: 'official_sensitive',
  late: false,
}
const fromThePolice: NewContribution = {
  facts: 'Nothing is held about the person. One call to the address about noise (our log, 3 May).',
  opinion: '',
  marking: 'official',
  late: true,
}

export async function inventContributions(
  stage: Backstage,
  { areaId, coordinator, caseOfficer }: AgendaCast,
): Promise<void> {
  await stage.as(coordinator, () => writeForEach(stage, areaId, fromTheCouncil))
  await stage.as(caseOfficer, () => writeForEach(stage, areaId, fromThePolice))
}

/** Of the first case of each. */
async function writeForEach(stage: Backstage, areaId: string, written: NewContribution): Promise<void> {
  const { trx, vault, today } = stage
  const held = (await listMeetings(trx)).filter(
    (meeting) => meeting.areaId === areaId && Temporal.PlainDate.compare(meeting.heldOn, today) < 0,
  )
  for (const meeting of held.slice(0, most)) {
    const item = await firstCase(stage, meeting)
    if (item === undefined) continue
    await addContribution(trx, vault, item, 0, written)
    const writtenAt = meeting.heldOn.subtract({ days: written.late ? 1 : 6 })
    await redate(trx, 'panel.contribution', item.id, { written_at: writtenAt }, 'item_id')
  }
}

async function firstCase({ trx }: Backstage, { id }: Meeting): Promise<AgendaItem | undefined> {
  return (await listAgenda(trx, id)).find(({ about, state }) => about.kind === 'case' && state !== 'taken off')
}
