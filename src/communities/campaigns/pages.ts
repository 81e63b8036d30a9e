/** What the pages of campaigns show. */
import { formatDay } from '#platform/day-and-time.ts'
import { cell, dayCell, home, numberWords, pageView, themeWords, type Cell } from '../page-view.ts'
import { campaignAddress, campaignKindNames, type Campaign, type CampaignFigure } from './store.ts'

export function campaignsPage(campaigns: readonly Campaign[], mayKeep: boolean) {
  return pageView({
    heading: 'Campaigns and online work',
    crumbs: [home],
    lead: 'What the partnership published, where, and how often it was seen. Nothing is collected from social media.',
    buttons: [mayKeep ? { text: 'Add a campaign', href: '/communities/new-campaign' } : undefined],
    sections: [
      {
        tables: [
          {
            caption: 'Campaigns and online work, the latest first',
            headings: ['Title', 'What it is', 'When', 'Themes'],
            rows: campaigns.map((one): Cell[] => [
              cell(one.title, campaignAddress(one.id)),
              cell(campaignKindNames[one.kind]),
              cell(whenWords(one)),
              cell(themeWords(one.themes)),
            ]),
          },
        ],
        nothing: 'None has been added yet.',
      },
    ],
  })
}

export function campaignPage(campaign: Campaign, figures: readonly CampaignFigure[], mayKeep: boolean) {
  const address = campaignAddress(campaign.id)
  return pageView({
    heading: campaign.title,
    crumbs: [home, { text: 'Campaigns and online work', href: '/communities/campaigns' }],
    facts: [
      { key: 'What it is', value: campaignKindNames[campaign.kind] },
      { key: 'What it is for', value: campaign.purpose },
      { key: 'Themes', value: themeWords(campaign.themes) },
      { key: 'When', value: whenWords(campaign) },
      { key: 'What was learned', value: campaign.learned },
    ],
    sections: [
      { links: [mayKeep ? { text: 'Change the campaign', href: `${address}/change` } : undefined] },
      {
        heading: 'Figures',
        tables: [
          {
            caption: 'What was counted, the latest first',
            headings: ['Channel', 'What is counted', 'How many', 'Up to'],
            rows: figures.map((one): Cell[] => [
              cell(one.channel),
              cell(one.counts),
              cell(numberWords(one.figure)),
              dayCell(one.untilOn),
            ]),
          },
        ],
        nothing: 'Nothing has been counted yet.',
        links: [mayKeep ? { text: 'Add a figure', href: `${address}/new-figure` } : undefined],
      },
    ],
  })
}

function whenWords({ fromOn, untilOn }: Campaign): string {
  return untilOn === undefined
    ? `Since ${formatDay(fromOn, 'short')}`
    : `${formatDay(fromOn, 'short')} to ${formatDay(untilOn, 'short')}`
}
