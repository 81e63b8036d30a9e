/** Campaigns, online work and their figures in rows. Figures count what we did ourselves; nothing is collected from social media. */
import { Temporal } from 'temporal-polyfill'
import { byMeAfter, changedIn, type Changed } from '#platform/database/changed.ts'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { oneOf, type RowOf } from '#platform/database/rows.ts'
import { codesOf } from '#reference/code-list.ts'
import { communityThemes, type CommunityTheme } from '#reference/communities.ts'

export const campaignKinds = ['campaign', 'online work'] as const
export type CampaignKind = (typeof campaignKinds)[number]
export const campaignKindNames: Record<CampaignKind, string> = { campaign: 'Campaign', 'online work': 'Online work' }

export type Campaign = {
  readonly id: string
  readonly areaId: string
  readonly title: string
  readonly kind: CampaignKind
  readonly purpose: string
  readonly themes: readonly CommunityTheme[]
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | undefined
  readonly learned: string
} & Changed

export type CampaignFigure = {
  readonly id: string
  readonly campaignId: string
  readonly channel: string
  readonly counts: string
  readonly figure: number
  readonly untilOn: Temporal.PlainDate
}

export type CampaignChange = Pick<Campaign, 'title' | 'purpose' | 'themes' | 'fromOn' | 'untilOn' | 'learned'>

export const campaignAddress = (id: string): string => `/communities/campaigns/${id}`

/** The latest first. */
export async function listCampaigns(trx: Trx): Promise<readonly Campaign[]> {
  return (await campaignRows(trx).orderBy('campaign.from_on', 'desc').limit(500).execute()).map(campaignIn)
}

export async function findCampaign(trx: Trx, id: string): Promise<Campaign | undefined> {
  const row = await campaignRows(trx).where('campaign.id', '=', id).executeTakeFirst()
  return row && campaignIn(row)
}

export async function addCampaign(
  trx: Trx,
  areaId: string,
  kind: CampaignKind,
  { title, purpose, themes, fromOn, untilOn }: CampaignChange,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.campaign')
    .values({
      id,
      area_id: areaId,
      kind,
      title,
      purpose,
      themes: [...themes],
      from_on: fromOn,
      until_on: untilOn ?? null,
    })
    .execute()
  return id
}

export async function changeCampaign(
  trx: Trx,
  id: string,
  seen: number,
  { title, purpose, themes, fromOn, untilOn, learned }: CampaignChange,
): Promise<bigint> {
  const { numUpdatedRows } = await trx
    .updateTable('communities.campaign')
    .set({
      title,
      purpose,
      themes: [...themes],
      from_on: fromOn,
      until_on: untilOn ?? null,
      learned,
      ...byMeAfter(seen),
    })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst()
  return numUpdatedRows
}

/** Of one campaign, or of all that the reader sees; the latest first. */
export async function listFigures(trx: Trx, campaignId?: string): Promise<readonly CampaignFigure[]> {
  const all = trx
    .selectFrom('communities.campaign_figure')
    .select(['id', 'campaign_id', 'channel', 'counts', 'figure', 'until_on'])
    .orderBy('until_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1000)
  const rows = await (campaignId === undefined ? all : all.where('campaign_id', '=', campaignId)).execute()
  return rows.map(({ id, campaign_id, channel, counts, figure, until_on }) => ({
    id,
    campaignId: campaign_id,
    channel,
    counts,
    figure,
    untilOn: until_on,
  }))
}

export async function addFigure(
  trx: Trx,
  { areaId, id: campaignId }: Campaign,
  { channel, counts, figure, untilOn }: Omit<CampaignFigure, 'id' | 'campaignId'>,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('communities.campaign_figure')
    .values({ id, area_id: areaId, campaign_id: campaignId, channel, counts, figure, until_on: untilOn })
    .execute()
  return id
}

const campaignRows = (trx: Trx) =>
  trx
    .selectFrom('communities.campaign as campaign')
    .leftJoin('accounts.account as changer', 'changer.id', 'campaign.changed_by')
    .selectAll('campaign')
    .select('changer.name as changer')

function campaignIn(row: RowOf<ReturnType<typeof campaignRows>>): Campaign {
  return {
    id: row.id,
    areaId: row.area_id,
    title: row.title,
    kind: oneOf(campaignKinds, row.kind),
    purpose: row.purpose,
    themes: row.themes.map((theme) => oneOf(codesOf(communityThemes), theme)),
    fromOn: row.from_on,
    untilOn: row.until_on ?? undefined,
    learned: row.learned,
    ...changedIn(row),
  }
}
