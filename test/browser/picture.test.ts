/** The local picture by its pages, with and without JavaScript: who keeps it, who reads it in five minutes, and who reports a tension. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { pictureInTown, type PictureIds } from '../picture-in-town.ts'
import { assertSound } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('the local picture and those who keep, read and report it', { timeout: 600_000 }, async (t) => {
  const begun = await begin(t)
  const account = (name: string): string => begun.house.accounts.get(name) ?? assert.fail(name)
  const ids = await pictureInTown(begun.house.test, {
    areaId: begun.house.areaId,
    coordinator: account('Cora Coordinator'),
    partner: account('Pat Partner'),
  })
  for (const javaScript of [true, false]) {
    const walk: Walk = { ...begun, javaScript }
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'
    await t.test(`a coordinator keeps a profile, and a risk that moves, ${how}`, () => keepPicture(walk, how))
    await t.test(`counts of hate crime come as a file, ${how}`, () => importCounts(walk))
    await t.test(`a partner reports a tension, and a level is agreed and reviewed, ${how}`, () => hearOfTension(walk))
    await t.test(`a board member knows after one page, and reaches no report, ${how}`, () => readPicture(walk, ids))
  }
})

async function keepPicture(walk: Walk, how: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await go(page, '/picture/profiles')
  await page.getByRole('button', { name: 'Add a threat profile' }).click()
  await page.getByLabel('Counter-terrorism local profile (CTLP)').check()
  await page.getByLabel('Edition').fill(how)
  await page.getByLabel('Higher, such as SECRET').check()
  await page.getByLabel('Who owns it?').fill('Essex Police, Prevent team')
  await page.getByLabel('Who may read it?').fill('The Prevent Board')
  await fillDay(page, 'refreshOn', today.add({ months: 9 }))
  await page.getByLabel('Nothing that I enter here is marked above').check()
  await submit(page, 'Add the profile')
  await page.getByRole('link', { name: /Causeway holds nothing marked above OFFICIAL-SENSITIVE/ }).waitFor()
  await assertSound(page, walk)
  await page.getByLabel('OFFICIAL-SENSITIVE', { exact: true }).check()
  await submit(page, 'Add the profile')
  await page.getByText('No recommendation has been added yet.').waitFor()
  await page.getByRole('button', { name: 'Add a recommendation' }).click()
  await page.getByLabel('Its number').fill('1')
  await page.getByLabel('What is recommended?').fill('Sports clubs know whom to ask.')
  await page.getByLabel('High', { exact: true }).check()
  await page.getByLabel('Theme').selectOption('community-awareness')
  await submit(page, 'Add the recommendation')
  await page.getByText('1 recommendation is not answered').waitFor()
  await assertSound(page, walk)
  await page.getByRole('link', { name: /Say how it is answered.*recommendation 1/ }).click()
  await page.getByLabel('By other work').check()
  await page.getByLabel('By what, or why not?').fill('The sports partnership visits them.')
  await submit(page, 'Record the answer')
  await page.getByText('The sports partnership visits them.').waitFor()
  assert.equal(await page.getByText('is not answered').count(), 0)
  await scoreRisk(walk, page, `A hall is let unseen, ${how}`)
}

async function scoreRisk(walk: Walk, page: Page, event: string): Promise<void> {
  await go(page, '/picture/new-risk')
  await page.getByText('A risk is a situation, never a person.').waitFor()
  await page.getByLabel('What is the cause?').fill('Nobody asks who will speak')
  await page.getByLabel('What could happen?').fill(event)
  await page.getByLabel('What would the effect be?').fill('Neighbours feel unsafe')
  await page.getByLabel('Theme').selectOption('venues')
  await page.getByLabel('Which post or body owns it?').fill('Venues manager')
  await score(page, { before: [3, 4], after: [4, 4] }, 'No hall asks yet.')
  await submit(page, 'Add the risk')
  await page.getByRole('link', { name: 'What is done about a risk cannot make it more likely' }).waitFor()
  await assertSound(page, walk)
  await score(page, { before: [4, 4], after: [4, 4] }, 'No hall asks yet.')
  await submit(page, 'Add the risk')
  await page.getByText('New: reviewed once.').waitFor()
  await page.getByRole('button', { name: 'Review this risk' }).click()
  await score(page, { before: [4, 4], after: [2, 4] }, 'Two halls ask now.')
  await submit(page, 'Record the review')
  await page.getByText('Down since the last review.').waitFor()
  await assertSound(page, walk)
  await go(page, '/picture/risks')
  await page.getByRole('row', { name: event }).getByText('2 × 4 = 8, medium').waitFor()
  await page.getByRole('img', { name: /Open risks by likelihood and impact/ }).waitFor()
  await assertSound(page, walk)
}

type Scores = { readonly before: readonly [number, number]; readonly after: readonly [number, number] }

async function score(page: Page, { before, after }: Scores, why: string): Promise<void> {
  const grades = {
    likelihoodBefore: before[0],
    impactBefore: before[1],
    likelihoodAfter: after[0],
    impactAfter: after[1],
  }
  for (const [name, grade] of Object.entries(grades)) await page.locator(`[name="${name}"][value="${grade}"]`).check()
  await page.getByLabel('Why these scores?').fill(why)
  await fillDay(page, 'nextReviewOn', today.add({ months: 3 }))
}

async function importCounts(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  const month = walk.javaScript ? '2024-05' : '2024-06'
  await go(page, '/picture/hate-crime/figures')
  await page.getByRole('button', { name: 'Import a file' }).click()
  await choose(page, `month,ward,strand,kind,count\n${month},Belhus,race,crime,7\n${month},Nowhere,race,crime,x`)
  await page.getByRole('link', { name: 'Nothing was taken in: 1 row does not fit' }).waitFor()
  await page.getByRole('row', { name: '3 The ward is not among those of the area' }).waitFor()
  await assertSound(page, walk)
  const good = `month,ward,strand,kind,count\n${month},Belhus,race,crime,7\n${month},Ockendon,race,crime,6`
  await choose(page, good)
  await page.getByText('2 added, 0 changed, 0 as they were').first().waitFor()
  await go(page, '/picture/hate-crime/import')
  await choose(page, good)
  await page.getByText('0 added, 0 changed, 2 as they were').first().waitFor()
  await assertSound(page, walk)
}

async function choose(page: Page, text: string): Promise<void> {
  const counts = { name: 'counts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type="file"]').setInputFiles(counts)
  await submit(page, 'Import the counts')
}

async function hearOfTension(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Pat Partner')
  await page.getByRole('link', { name: 'Partnership' }).click()
  await page.getByRole('link', { name: 'Tension reports' }).click()
  await page.getByRole('button', { name: 'Report a tension' }).click()
  await page.getByLabel('In which ward?').selectOption({ label: 'Orsett' })
  await page.getByLabel('Experienced').check()
  await fillDay(page, 'happenedOn', today.subtract({ days: 1 }))
  await page.getByLabel('What happened, is felt or may come?').fill('Shouting at RM16 3AB on Sunday.')
  await page.getByLabel('People of those communities').check()
  await page.getByLabel('In their words, which communities?').fill('Churchgoers, as they say')
  await page.getByLabel('A contact in the community').check()
  await page.getByLabel('Nobody else has reported it').check()
  await submit(page, 'Send the report')
  await page.getByRole('link', { name: /Take the postcode out: a report is of a ward, never of an address/ }).waitFor()
  await assertSound(page, walk)
  await page.getByLabel('What happened, is felt or may come?').fill('Churchgoers were shouted at on Sunday.')
  await submit(page, 'Send the report')
  await page.getByRole('heading', { name: 'Experienced tension in Orsett' }).waitFor()
  await assertSound(page, walk)
  await agreeLevel(walk, page.url())
  await page.reload()
  await page.getByText('2: some concern').first().waitFor()
  assert.equal(await page.getByText('Patrols on Sunday').count(), 0)
}

async function agreeLevel(walk: Walk, report: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await page.goto(report)
  await page.getByRole('button', { name: 'Agree the level' }).click()
  await page.getByLabel('3: raised').check()
  await page.getByLabel('What is done about it?').fill('Patrols on Sunday.')
  await fillDay(page, 'reviewOn', today.add({ days: 7 }))
  await submit(page, 'Record the level')
  await page.getByText('Patrols on Sunday.').waitFor()
  await assertSound(page, walk)
  await page.getByRole('button', { name: 'Review this report' }).click()
  await page.getByLabel('2: some concern').check()
  await submit(page, 'Record the level')
  await page.getByText('Nobody needs to').waitFor()
  await assertSound(page, walk)
}

async function readPicture(walk: Walk, ids: PictureIds): Promise<void> {
  const { page } = await as(walk, 'Bo Board')
  await go(page, '/picture')
  for (const heading of ['National threat level', 'Threat profile', 'Risks', 'Tension', 'Hate crime'])
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
  for (const drawing of [/Open risks/, /Reports of tension/, /Hate crimes recorded/])
    await page.getByRole('img', { name: drawing }).waitFor()
  for (const table of [/highest risks/, /Tension reports by quarter/, /Crimes recorded/])
    await page.getByRole('table', { name: table }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Tension reports' }).count(), 0)
  await assertSound(page, walk)
  await page.getByRole('link', { name: 'Its history since 2006' }).click()
  await page.getByRole('img', { name: /The national threat level since 2006/ }).waitFor()
  await assertSound(page, walk)
  for (const address of [`/picture/tensions/${ids.reportId}`, '/picture/tensions', '/picture/hate-crime/figures']) {
    await go(page, address)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  }
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href)
}

async function fillDay(page: Page, field: string, day: Temporal.PlainDate): Promise<void> {
  await page.locator(`[name="${field}-day"]`).fill(String(day.day))
  await page.locator(`[name="${field}-month"]`).fill(String(day.month))
  await page.locator(`[name="${field}-year"]`).fill(String(day.year))
}
