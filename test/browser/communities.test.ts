/** Work with communities by its pages, with and without JavaScript: what a coordinator keeps, a board member reads, and a resident finds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { communitiesInTown, type CommunityIds } from '../communities-in-town.ts'
import { assertFits, assertSound, aVisit } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('communities, those who keep their records, and residents', { timeout: 600_000 }, async (t) => {
  const begun = await begin(t)
  const { rows } = await begun.house.test.owner.query<{ id: string; name: string }>(
    'select id, name from accounts.agency',
  )
  const ids = await communitiesInTown(begun.house.test, {
    areaId: begun.house.areaId,
    by: begun.house.accounts.get('Cora Coordinator') ?? assert.fail('no coordinator'),
    agency: (name) => rows.find((row) => row.name === name)?.id ?? assert.fail(name),
  })

  for (const javaScript of [true, false]) {
    const walk: Walk = { ...begun, javaScript }
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'
    await t.test(`a coordinator logs an engagement and answers it, ${how}`, () => logAndAnswer(walk, how))
    await t.test(`a project starts only once its provider has passed, ${how}`, () => startProject(walk, how))
    await t.test(`a board member reads it all and keeps none, ${how}`, () => readAll(walk))
    await t.test(`a resident reads, in English and in Welsh, and answers the survey, ${how}`, () => resident(walk, ids))
  }
})

async function logAndAnswer(walk: Walk, how: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await page.getByRole('table', { name: 'Communities' }).waitFor()
  await go(page, '/communities')
  await page.getByRole('button', { name: 'Log an engagement' }).click()
  await submit(page, 'Log the engagement')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertSound(page, walk)
  await page.locator('[name="kind"][value="listening"]').check()
  await fillDay(page, 'heldOn', today)
  await page.locator('[name="purpose"]').fill(`What people ask, ${how}`)
  await page.locator('[name="audience"]').fill('Parents of a primary school')
  await page.locator('[name="reach"]').fill('31')
  await page.locator('[name="themes"][value="families"]').check()
  await page.locator('[name="heard"]').fill('They want one number to ring.')
  await page.locator('[name="follows"][value="yes"]').check()
  await page.locator('[name="followUp"]').fill('Put the number on the newsletter')
  await page.locator('[name="owner"]').selectOption({ label: 'Council' })
  await fillDay(page, 'dueOn', today.add({ days: 20 }))
  await submit(page, 'Log the engagement')
  await page.getByText('they have not been told yet').waitFor()
  await assertSound(page, walk)
  await page.getByRole('link', { name: 'Record what was done' }).click()
  await page.locator('[name="did"]').fill('It is on the newsletter.')
  await page.locator('[name="told"]').fill('In the newsletter')
  await fillDay(page, 'givenOn', today)
  await submit(page, 'Record the answer')
  await page.getByText('It is on the newsletter.').waitFor()
  assert.equal(await page.getByRole('link', { name: 'Change the engagement' }).count(), 0)
}

async function startProject(walk: Walk, how: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await go(page, '/communities/new-project')
  await page.locator('[name="title"]').fill(`Evenings, ${how}`)
  await page.locator('[name="provider"]').selectOption({ label: 'Lantern Youth Trust' })
  await page.locator('[name="purpose"]').fill('Parents speak about what children see.')
  await page.locator('[name="themes"][value="families"]').check()
  await page.locator('[name="funding"][value="council"]').check()
  await page.locator('[name="cost"]').fill('2,500')
  await fillDay(page, 'plannedFrom', today)
  await fillDay(page, 'plannedUntil', today.add({ days: 90 }))
  await submit(page, 'Plan the project')
  const project = page.url()
  await page.getByText('It cannot start yet').waitFor()
  await page.getByRole('link', { name: 'Start the project' }).click()
  await fillDay(page, 'startedOn', today)
  await submit(page, 'Start the project')
  await page.getByText('its provider has not passed due diligence').first().waitFor()
  await assertSound(page, walk)
  await page.goto(`${project}/new-check`)
  await fillDay(page, 'checkedOn', today)
  await page.locator('[name="checked"]').fill('Accounts and references.')
  await page.locator('[name="outcome"][value="passed"]').check()
  await page.locator('[name="reasons"]').fill('In order.')
  await fillDay(page, 'expiresOn', today.add({ years: 1 }))
  await submit(page, 'Record the check')
  await page.goto(`${project}/start`)
  await fillDay(page, 'startedOn', today)
  await submit(page, 'Start the project')
  await page.getByRole('link', { name: 'Record a session' }).waitFor()
  await assertSound(page, walk)
}

async function readAll(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Bo Board')
  for (const [path, heading] of [
    ['/communities', 'Communities'],
    ['/communities/organisations', 'Organisations'],
    ['/communities/engagement', 'Engagement'],
    ['/communities/groups', 'Advice and dialogue'],
    ['/communities/projects', 'Projects'],
    ['/communities/campaigns', 'Campaigns and online work'],
    ['/communities/surveys', 'Surveys of awareness'],
    ['/communities/leaflets', 'Leaflets'],
  ] as const) {
    await go(page, path)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await assertSound(page, walk)
    assert.equal(await page.getByRole('button', { name: /^(Add|Log|Plan|Open|Link)/ }).count(), 0, path)
  }
  assert.equal((await go(page, '/communities/new-engagement'))?.status(), 404)
}

async function resident({ house, browser, javaScript }: Walk, ids: CommunityIds): Promise<void> {
  const { page } = await aVisit(browser, house.origin, { javaScript })
  await page.goto('/')
  await page.getByRole('link', { name: 'What Prevent is, and what it is not' }).click()
  await page.getByRole('heading', { name: 'What happens when you tell us' }).waitFor()
  await assertSound(page, { javaScript })
  await page.getByRole('link', { name: 'Cymraeg' }).click()
  await page.getByRole('heading', { name: 'Beth yw Prevent, a beth nad ydyw', level: 1 }).waitFor()
  await assertSound(page, { javaScript })
  await page.getByRole('link', { name: 'Taflen yn Gymraeg, i’w darllen neu ei hargraffu' }).click()
  await page.getByRole('heading', { name: 'Poeni bod rhywun yn cael ei dynnu at derfysgaeth?' }).waitFor()
  await assertSound(page, { javaScript })
  await page.goto(`/awareness/${ids.surveyId}`)
  await submit(page, 'Anfon eich atebion')
  await page.getByText('Dewiswch a oeddech wedi clywed am Prevent').first().waitFor()
  await assertSound(page, { javaScript })
  for (const [name, value] of Object.entries({
    heardOf: 'yes',
    knowsHow: 'no',
    wouldTell: 'yes',
    treatedFairly: 'not sure',
    learnedFrom: 'news',
  }))
    await page.locator(`[name="${name}"][value="${value}"]`).check()
  await submit(page, 'Anfon eich atebion')
  await page.getByRole('heading', { name: 'Diolch' }).waitFor()
  await assertFits(page)
}

async function go(page: Page, path: string) {
  return await page.goto(new URL(path, page.url()).href)
}

async function fillDay(page: Page, field: string, { day, month, year }: Temporal.PlainDate): Promise<void> {
  for (const [part, value] of Object.entries({ day, month, year }))
    await page.locator(`[name="${field}-${part}"]`).fill(String(value))
}
