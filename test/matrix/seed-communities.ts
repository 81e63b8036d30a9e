/** Work with communities in each area: an organisation and whatever hangs on it, a survey that is open and one that was closed. */
import { areas, type Area } from './kinds.ts'
import { bytesOf, idOf, type Put } from './rows.ts'
import { accountId, agencyId, areaId } from './seed-accounts.ts'

const writers = { here: 'a colleague', there: 'somebody there', beyond: 'somebody beyond' } as const

export async function seedCommunities(put: Put): Promise<void> {
  for (const area of areas) {
    await seedEngagement(put, area)
    await seedWork(put, area)
    await seedSurveys(put, area)
  }
}

function of(area: Area) {
  const written = { area_id: areaId(area), added_by: accountId(writers[area]) }
  return {
    id: (what: string): string => idOf(`communities ${what} ${area}`),
    written,
    own: { ...written, changed_by: accountId(writers[area]) },
  }
}

async function seedEngagement(put: Put, area: Area): Promise<void> {
  const { id, own, written } = of(area)
  const organisation_id = id('organisation')
  await put('communities.organisation', area, { id: organisation_id, ...own, name: 'A club', kind: 'sport' })
  const contact = { ...own, organisation_id, name: 'A name', email: 'club@example.org', consent_how: 'by email' }
  await put('communities.contact', area, {
    id: id('contact'),
    ...contact,
    consent_on: '2026-01-01',
    review_on: '2099-01-01',
  })
  await put('communities.contact', `${area}: past its review`, {
    id: id('old contact'),
    ...contact,
    consent_on: '2020-01-01',
    review_on: '2021-01-01',
  })
  const engagement_id = id('engagement')
  await put('communities.engagement', area, {
    id: engagement_id,
    ...own,
    kind: 'visit',
    held_on: '2026-02-01',
    purpose: 'To listen',
    audience: 'A club',
    reach: 12,
    follow_up: 'Come again',
    owner_agency_id: agencyId('Council', area),
    due_on: '2026-03-01',
  })
  await put('communities.engagement_party', area, { ...written, engagement_id, organisation_id })
  await put('communities.engagement_answer', area, {
    ...written,
    engagement_id,
    did: 'We came',
    told: 'There',
    given_on: '2026-02-20',
  })
  await put('communities.volunteers', area, {
    id: id('volunteers'),
    ...own,
    organisation_id,
    role: 'Mentors',
    how_many: 6,
    checks_held: true,
    said_on: '2026-02-01',
  })
}

async function seedWork(put: Put, area: Area): Promise<void> {
  const { id, own, written } = of(area)
  const organisation_id = id('organisation')
  const group_id = id('group')
  await put('communities.advisory_group', area, { id: group_id, ...own, name: 'Advisers' })
  await put('communities.advisory_member', area, {
    id: id('member'),
    ...own,
    group_id,
    organisation_id,
    from_on: '2026-01-01',
  })
  const meeting_id = id('advisory meeting')
  await put('communities.advisory_meeting', area, {
    id: meeting_id,
    ...written,
    group_id,
    held_on: '2026-02-01',
    organisations: 4,
    spoke_of: 'Trust',
  })
  await put('communities.advice', area, { id: id('advice'), ...own, meeting_id, advice: 'Say who decides' })
  const project_id = id('project')
  await put('communities.project', area, {
    id: project_id,
    ...own,
    title: 'Workshops',
    provider_id: organisation_id,
    purpose: 'Speaking about what is seen online',
    funding: 'council',
    cost_pounds: 4000,
    planned_from: '2026-03-01',
    planned_until: '2026-12-01',
  })
  await put('communities.due_diligence', area, {
    id: id('due diligence'),
    ...written,
    project_id,
    checked_on: '2026-02-01',
    checked: 'Accounts',
    outcome: 'passed',
    reasons: 'In order',
    expires_on: '2099-01-01',
  })
  await put('communities.project_session', area, {
    id: id('session'),
    ...written,
    project_id,
    held_on: '2026-04-01',
    what: 'A workshop',
    reach: 20,
  })
  const campaign_id = id('campaign')
  await put('communities.campaign', area, {
    id: campaign_id,
    ...own,
    title: 'Notice, check, share',
    kind: 'campaign',
    purpose: 'Known by parents',
    from_on: '2026-03-01',
  })
  await put('communities.campaign_figure', area, {
    id: id('figure'),
    ...written,
    campaign_id,
    channel: 'Leaflets',
    counts: 'Handed out',
    figure: 500,
    until_on: '2026-04-01',
  })
}

async function seedSurveys(put: Put, area: Area): Promise<void> {
  const { id, written } = of(area)
  const survey = { ...written, title: 'Awareness', title_cy: 'Ymwybyddiaeth', opens_on: '2026-01-01' }
  const reply = {
    area_id: areaId(area),
    heard_of: 'yes',
    knows_how: 'no',
    would_tell: 'not sure',
    treated_fairly: 'yes',
    learned_from: 'news',
  }
  await put('communities.survey', area, { id: id('survey'), ...survey, until_on: '2099-01-01' })
  await put('communities.survey_reply', area, {
    reply_key: bytesOf(`reply ${area}`),
    ...reply,
    survey_id: id('survey'),
  })
  const closed = `${area}: closed`
  await put('communities.survey', closed, {
    id: id('closed survey'),
    ...survey,
    until_on: '2099-01-01',
    closed_on: '2026-02-01',
  })
  for (const place of [1, 2, 3, 4, 5, 6])
    await put('communities.survey_reply', closed, {
      reply_key: bytesOf(`reply ${area} ${place}`),
      ...reply,
      heard_of: place === 1 ? 'no' : 'yes',
      survey_id: id('closed survey'),
    })
  const leaflet = { ...written, language: 'pl', title: 'Prevent', address: 'https://www.example.org/pl' }
  await put('communities.leaflet', area, { id: id('leaflet'), ...leaflet })
  await put('communities.leaflet', `${area}: withdrawn`, {
    id: id('withdrawn leaflet'),
    ...leaflet,
    withdrawn_on: '2026-02-01',
  })
}
