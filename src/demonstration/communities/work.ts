/** Invented advice, projects and campaigns of Thurrock. */
import type { Trx } from '#platform/database/database.ts'
import { addCampaign, addFigure, findCampaign } from '#communities/campaigns/store.ts'
import {
  addAdvice,
  addGroup,
  addMeeting,
  addMember,
  findAdvice,
  findGroup,
  recordDone,
} from '#communities/groups/store.ts'
import {
  addCheck,
  addProject,
  addSession,
  findProject,
  startProject,
  type ProjectChange,
} from '#communities/projects/store.ts'
import type { Inventing, Organisations } from './engagement.ts'

export type InventedWork = {
  readonly groupId: string
  readonly memberId: string
  readonly meetingId: string
  readonly adviceId: string
  /** Planned, and its provider not checked yet. */
  readonly plannedId: string
  readonly startedId: string
  readonly campaignId: string
}

export async function inventWork(trx: Trx, inventing: Inventing, organisations: Organisations): Promise<InventedWork> {
  return {
    ...(await inventAdvice(trx, inventing, organisations)),
    ...(await inventProjects(trx, inventing, organisations)),
    campaignId: await inventCampaign(trx, inventing),
  }
}

async function inventAdvice(trx: Trx, { areaId, today }: Inventing, organisations: Organisations) {
  const groupId = await addGroup(trx, {
    areaId,
    name: 'Community advisory group',
    terms: 'Tells the Prevent Board what communities think of the work, and looks at every leaflet before it goes out.',
  })
  const group = groupId === undefined ? undefined : await findGroup(trx, groupId)
  if (groupId === undefined || group === undefined) throw new Error('the invented group was not added')
  const fromOn = today.subtract({ months: 10 })
  const members: string[] = []
  for (const key of ['mosque', 'churches', 'residents', 'rights', 'youth'] as const)
    members.push(await addMember(trx, group, { organisationId: organisations[key], fromOn }))
  const meetings: string[] = []
  for (const [daysAgo, came, spokeOf] of [
    [210, 4, 'The leaflet, and who is on the panel.'],
    [105, 5, 'What was heard after the summer, and how complaints are answered.'],
  ] as const) {
    const heldOn = today.subtract({ days: daysAgo })
    const id = await addMeeting(trx, group, { heldOn, organisations: came, spokeOf })
    if (id === undefined) throw new Error('the invented meeting was not added')
    meetings.push(id)
  }
  const [first, second] = meetings
  const [memberId] = members
  if (first === undefined || second === undefined || memberId === undefined) throw new Error('the group never met')
  const taken = await addAdvice(trx, { id: first, areaId }, 'Say in the leaflet that support needs consent.')
  const advice = await findAdvice(trx, taken)
  if (advice === undefined) throw new Error('the invented advice is missing')
  const done = { what: 'The leaflet says so in its second line.', on: today.subtract({ days: 170 }) }
  await recordDone(trx, taken, advice.version, done)
  const adviceId = await addAdvice(
    trx,
    { id: second, areaId },
    'Publish each year how many referrals needed nothing, next to how many led to support.',
  )
  return { groupId, memberId, meetingId: second, adviceId }
}

async function inventProjects(trx: Trx, { areaId, today }: Inventing, organisations: Organisations) {
  const planned = (title: string, more: Partial<ProjectChange>): ProjectChange => ({
    title,
    purpose: 'Workshops in which young people speak about what they see online, and whom they can ask.',
    themes: ['online', 'young_people'],
    funding: 'home office',
    costPounds: 18_500,
    plannedFrom: today.subtract({ days: 190 }),
    plannedUntil: today.add({ days: 150 }),
    ...more,
  })
  const startedId = await addProject(trx, areaId, organisations.youth, planned('Seen online', {}))
  const started = await findProject(trx, startedId)
  if (started === undefined) throw new Error('the invented project is missing')
  await addCheck(trx, started, {
    checkedOn: today.subtract({ days: 200 }),
    checked: 'Charity register and accounts, safeguarding policy, what it publishes, two references.',
    outcome: 'passed',
    reasons: 'Accounts are in order, the policy is of this year, and both references are good.',
    expiresOn: today.add({ days: 40 }),
  })
  await startProject(trx, startedId, started.version, today.subtract({ days: 185 }))
  for (const [daysAgo, what, reach] of [
    [160, 'First workshop, two schools', 46],
    [110, 'Second workshop, a youth club', 22],
    [50, 'Evening for parents', 31],
  ] as const)
    await addSession(trx, started, { heldOn: today.subtract({ days: daysAgo }), what, reach })
  const next = { funding: 'council', costPounds: 6000, plannedFrom: today.add({ days: 30 }) } as const
  const plannedId = await addProject(trx, areaId, organisations.boxing, planned('Coaches who notice', next))
  return { startedId, plannedId }
}

async function inventCampaign(trx: Trx, { areaId, today }: Inventing): Promise<string> {
  const id = await addCampaign(trx, areaId, 'campaign', {
    title: 'Notice, check, share: at home',
    purpose: 'Parents know one number and one page.',
    themes: ['families', 'online'],
    fromOn: today.subtract({ days: 140 }),
    untilOn: today.subtract({ days: 80 }),
    learned: '',
  })
  const campaign = await findCampaign(trx, id)
  if (campaign === undefined) throw new Error('the invented campaign is missing')
  const untilOn = today.subtract({ days: 80 })
  for (const [channel, counts, figure] of [
    ['School newsletters', 'Families it was sent to', 3200],
    ['The council’s website', 'Pages opened', 1840],
    ['Library and surgeries', 'Leaflets taken', 610],
  ] as const)
    await addFigure(trx, campaign, { channel, counts, figure, untilOn })
  await addCampaign(trx, areaId, 'online work', {
    title: 'Where to report what you see online',
    purpose: 'The national reporting page stands first on our own page.',
    themes: ['online'],
    fromOn: today.subtract({ days: 100 }),
    untilOn: undefined,
    learned: '',
  })
  return id
}
