/** Engagement, organisations and contacts over HTTP: what a coordinator keeps, what a board member reads, and what nobody may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { dateBoxes, plain } from '../../test/boards-in-house.ts'
import { communitiesInHouse } from '../../test/communities-in-house.ts'
import { newId } from '#platform/database/ids.ts'
import { backstage } from '../demonstration/backstage.ts'
import { communitiesEvidence } from './evidence.ts'
import { contactsNotAskedAgain } from './remove-contacts.ts'
import { publishStatistics } from '../statistics/publish-job.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('organisations, contacts and engagement', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await communitiesInHouse(t)
  const organisation = `/communities/organisations/${ids.organisationId}`
  const engagement = `/communities/engagement/${ids.engagementId}`

  await t.test('a board member reads what was said and done, and the name of no contact', async () => {
    const overview = plain((await bo.get('/communities')).text)
    assert.match(overview, /10 engagements reached 598 people/)
    assert.match(overview, /People reached by month/)
    assert.match(
      overview,
      /Of the answers that were due, 6 of 8 \(75%\) were given in time\. Late and still not given: 1/,
    )
    const page = plain((await bo.get(organisation)).text)
    assert.match(page, /Dockside Boxing Club/)
    assert.match(page, /Mentors 6 Yes/)
    assert.match(page, /Only those who keep these records can see the names/)
    assert.doesNotMatch(page, /Hollowell|dockside\.example/)
    assert.match(plain((await cora.get(organisation)).text), /Curtis Hollowell, Head coach club@dockside\.example/)
  })

  await t.test('a board member changes nothing, and a case officer finds nothing', async () => {
    for (const page of [
      `${organisation}/change`,
      `${organisation}/new-contact`,
      `${engagement}/answer`,
      '/communities/new-engagement',
    ])
      assert.equal((await bo.get(page)).status, 404, page)
    for (const page of [
      '/communities',
      '/communities/organisations',
      organisation,
      '/communities/engagement',
      engagement,
    ])
      assert.equal((await olu.get(page)).status, 404, page)
  })

  await t.test('an engagement is logged without anybody’s name, and a dialogue needs two organisations', async () => {
    const answers = {
      kind: 'dialogue',
      ...dateBoxes('heldOn', today.toString()),
      purpose: 'After the march',
      audience: 'Two congregations',
      organisations: ids.organisationId,
      reach: '1,200',
      themes: 'cohesion',
      follows: 'yes',
      followUp: 'Say what police learned',
      owner: ids.agencyId,
      ...dateBoxes('dueOn', today.add({ days: 30 }).toString()),
    }
    const alone = await send(cora, '/communities/new-engagement', answers)
    assert.equal(alone.status, 422)
    assert.match(alone.text, /Select at least 2 organisations for a dialogue between communities/)
    const logged = await send(cora, '/communities/new-engagement', { ...answers, kind: 'event' })
    assert.equal(logged.status, 303)
    const words = plain((await bo.get(logged.location ?? '')).text)
    assert.match(words, /How many came 1,200/)
    assert.match(words, /To be answered: they have not been told yet/)
  })

  await t.test('what was said is answered once, and the answer then stays as it was given', async () => {
    const answers = { did: 'Police came to the meeting.', told: 'There', ...dateBoxes('givenOn', today.toString()) }
    assert.equal((await send(cora, `${engagement}/answer`, answers)).status, 303)
    assert.match(plain((await bo.get(engagement)).text), /Police came to the meeting\. Told on/)
    const again = await send(cora, `${engagement}/answer`, answers)
    assert.match(again.text, /It has been answered already/)
    const change = await send(cora, `${engagement}/change`, { heard: 'Something else' })
    assert.match(change.text, /It has been answered: log what came after it as another/)
  })

  await t.test('a contact is kept by consent, asked again within a year, and gone at once when they ask', async () => {
    const contact = {
      contactName: 'Wenna Ashdown',
      ...dateBoxes('consentOn', today.toString()),
      consentHow: 'spoken',
      ...dateBoxes('reviewOn', today.add({ months: 13 }).toString()),
    }
    const far = await send(cora, `${organisation}/new-contact`, contact)
    assert.match(far.text, /within 12 months of it/)
    assert.match(far.text, /Enter an email address or a phone number/)
    const soon = {
      ...contact,
      email: 'wenna@example.org',
      ...dateBoxes('reviewOn', today.add({ months: 6 }).toString()),
    }
    assert.equal((await send(cora, `${organisation}/new-contact`, soon)).status, 303)
    const removal = `${organisation}/contacts/${ids.contactId}/removal`
    assert.equal((await send(cora, removal, { why: 'they asked' })).status, 303)
    assert.doesNotMatch((await cora.get(organisation)).text, /Hollowell/)
    const { rows } = await house.test.owner.query('select from communities.contact where id = $1', [ids.contactId])
    assert.equal(rows.length, 0)
  })

  await t.test('a contact whom nobody asked again is shown as due, and removed some days later', async () => {
    const reviewedAgo = async (days: number) => {
      await house.test.owner.query(
        `update communities.contact set consent_on = '2025-01-01', review_on = access.today() - $1::integer where name = 'Wenna Ashdown'`,
        [days],
      )
      return await house.test.database.asService('clerk', (trx) => contactsNotAskedAgain.tidy(trx))
    }
    assert.deepEqual(await reviewedAgo(30), { removed: 0 })
    assert.match(plain((await cora.get(organisation)).text), /Wenna Ashdown .* Ask now/)
    assert.match(plain((await cora.get('/work')).text), /Ask a contact again Dockside Boxing Club/)
    assert.deepEqual(await reviewedAgo(31), { removed: 1 })
    assert.doesNotMatch((await cora.get(organisation)).text, /Wenna Ashdown/)
  })

  await t.test(
    'a self-assessment may cite how many came, what was answered in time, and that critics were heard',
    async () => {
      const cora = house.accounts.get('Cora Coordinator') ?? assert.fail('no coordinator')
      const cited = await backstage(house.test.ownerConnection, house.test.vault, today, (stage) =>
        stage.as(cora, () => communitiesEvidence(stage.trx, { areaId: house.areaId, today })),
      )
      assert.deepEqual(
        cited.map(({ key, says }) => `${key}: ${says}`),
        [
          'communities/engagement: 11, which reached 1,798 people',
          'communities/answered: 6 of 8 (75%)',
          'communities/critics: 1',
        ],
      )
      const nowhere = await backstage(house.test.ownerConnection, house.test.vault, today, (stage) =>
        stage.as(cora, () => communitiesEvidence(stage.trx, { areaId: newId(), today })),
      )
      assert.deepEqual([...new Set(nowhere.map(({ says }) => says))], ['none yet'])
    },
  )

  await t.test('quarters that have ended are settled as a live measure, where there are enough to tell', async () => {
    await publishStatistics(house.test.database, today)
    const { rows } = await house.test.owner.query<{ told: boolean }>(
      `select numerator is not null as told from statistics.figure where measure = 'communities answered' order by until_on`,
    )
    assert.ok(rows.length >= 2, 'more than one quarter')
    assert.ok(rows.some(({ told }) => told))
    assert.match(plain((await bo.get('/statistics')).text), /Communities told in time what was done/)
  })

  await t.test('volunteers are a number', async () => {
    const answers = { role: 'Drivers', howMany: 'a few', checksHeld: 'no', ...dateBoxes('saidOn', today.toString()) }
    const wrong = await send(cora, `${organisation}/new-volunteers`, answers)
    assert.match(wrong.text, /must be a whole number/)
    assert.equal((await send(cora, `${organisation}/new-volunteers`, { ...answers, howMany: '3' })).status, 303)
    const twice = await send(cora, `${organisation}/new-volunteers`, { ...answers, howMany: '3' })
    assert.match(twice.text, /Volunteers in this role are recorded already/)
    assert.match(plain((await bo.get(organisation)).text), /Drivers 3 No, or not for all/)
  })
})
