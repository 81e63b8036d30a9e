/** Invented surveys of awareness, one closed with answers and one open, and links to leaflets that are invented too. */
import { randomUUID } from 'node:crypto'
import type { Trx } from '#platform/database/database.ts'
import { addReply, addSurvey, closeSurvey } from '#communities/survey/store.ts'
import { addLeaflet } from '#communities/way-in/store.ts'
import type { Inventing } from './engagement.ts'

export type InventedWayIn = {
  readonly openSurveyId: string
  readonly closedSurveyId: string
  readonly leafletId: string
}

const questions = {
  heard_of: ['yes', 'yes', 'yes', 'no', 'not sure'],
  knows_how: ['no', 'no', 'yes', 'not sure', 'no'],
  would_tell: ['yes', 'yes', 'not sure', 'yes', 'no'],
  treated_fairly: ['not sure', 'yes', 'no', 'not sure', 'yes'],
  learned_from: ['news', 'school or work', 'news', 'community', 'nowhere'],
} as const

export async function inventWayIn(trx: Trx, { areaId, today }: Inventing): Promise<InventedWayIn> {
  const closedSurveyId = await addSurvey(trx, areaId, {
    title: 'What do you know about Prevent? Summer',
    titleCy: 'Beth ydych chi’n ei wybod am Prevent? Haf',
    opensOn: today.subtract({ days: 120 }),
    untilOn: today.add({ days: 1 }),
  })
  // 43 replies, of nobody: four in ten of them differ from the rest by their place alone.
  for (let place = 0; place < 43; place += 1)
    await addReply(trx, { id: closedSurveyId, areaId }, randomUUID(), {
      heard_of: questions.heard_of[place % 5] ?? 'yes',
      knows_how: questions.knows_how[(place * 3) % 5] ?? 'no',
      would_tell: questions.would_tell[(place * 2) % 5] ?? 'yes',
      treated_fairly: questions.treated_fairly[place % 5] ?? 'not sure',
      learned_from: place === 0 ? 'council' : (questions.learned_from[place % 5] ?? 'news'),
    })
  await closeSurvey(trx, closedSurveyId)
  const openSurveyId = await addSurvey(trx, areaId, {
    title: 'What do you know about Prevent? Winter',
    titleCy: 'Beth ydych chi’n ei wybod am Prevent? Gaeaf',
    opensOn: today.subtract({ days: 10 }),
    untilOn: today.add({ days: 60 }),
  })
  const leafletId = await addLeaflet(trx, areaId, {
    language: 'pl',
    title: 'Worried about someone?',
    address: 'https://www.example.org/prevent/pl.pdf',
  })
  await addLeaflet(trx, areaId, {
    language: 'ur',
    title: 'Worried about someone?',
    address: 'https://www.example.org/prevent/ur.pdf',
  })
  if (leafletId === undefined) throw new Error('the invented leaflet was not linked')
  return { openSurveyId, closedSurveyId, leafletId }
}
