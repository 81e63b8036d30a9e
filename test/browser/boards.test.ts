/** The boards by their pages, with and without JavaScript: what a coordinator keeps, and all that a board member finds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { boardsInTown, type BoardIds } from '../boards-in-town.ts'
import { casesInHouse } from '../cases-in-house.ts'
import { assertSound } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('the boards and those who read them', { timeout: 600_000 }, async (t) => {
  const begun = await begin(t)
  const { rows } = await begun.house.test.owner.query<{ id: string; name: string }>(
    'select id, name from accounts.agency',
  )
  const ids = await boardsInTown(begun.house.test, {
    areaId: begun.house.areaId,
    by: begun.house.accounts.get('Cora Coordinator') ?? assert.fail('no coordinator'),
    agency: (name) => rows.find((row) => row.name === name)?.id ?? assert.fail(name),
  })
  const { open } = await casesInHouse(begun.house, { open: 'reassessed' })

  for (const javaScript of [true, false]) {
    const walk: Walk = { ...begun, javaScript }
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'
    await t.test(`a coordinator keeps a body, a document and a meeting, ${how}`, () => keepBoards(walk, how))
    await t.test(`an annual report goes its route, freezes, and is released by a second person, ${how}`, () =>
      takeReport(walk),
    )
    await t.test(`a board member reads, and reaches no case, ${how}`, () => readBoards(walk, open))
    await t.test(`a board member reads each edition with its drawings, ${how}`, () => readEditions(walk, ids))
  }
})

async function keepBoards(walk: Walk, how: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await page.getByRole('table', { name: 'The partnership' }).waitFor()
  const body = `Venue group, ${how}`
  const bodyPage = await addBody(walk, page, body)
  await takeAlongRoute(walk, page, body, `Venue guidance, ${how}`)
  await page.goto(bodyPage)
  await holdMeeting(walk, page)
}

/** @returns its address */
async function addBody(walk: Walk, page: Page, body: string): Promise<string> {
  await go(page, '/boards')
  await page.getByRole('button', { name: 'Add a body' }).click()
  await submit(page, 'Add the body')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertSound(page, walk)
  await page.locator('[name="name"]').fill(body)
  await page.locator('[name="kind"]').selectOption('other')
  await submit(page, 'Add the body')
  await page.getByRole('heading', { name: body }).waitFor()
  await assertSound(page, walk)
  return page.url()
}

async function takeAlongRoute(walk: Walk, page: Page, body: string, paper: string): Promise<void> {
  await go(page, '/boards/new-document')
  await page.getByLabel('Title').fill(paper)
  await page.locator('[name="kind"][value="report"]').check()
  await submit(page, 'Add the document')
  await page.getByRole('button', { name: 'Add a version' }).click()
  await fillDay(page, 'datedOn')
  await page.getByLabel('What is it?').fill('What a hall asks before it lets a room.')
  await submit(page, 'Add the version')
  for (const purpose of ['draft', 'sign_off']) {
    await page.getByRole('button', { name: 'Add a stage' }).click()
    await page.locator(`[name="purpose"][value="${purpose}"]`).check()
    await page.getByLabel(body).check()
    await submit(page, 'Add the stage')
  }
  await assertSound(page, walk)
  for (const purpose of ['Draft', 'Sign off']) {
    await page.getByRole('link', { name: `Record what a body said at stage` }).click()
    await page.getByRole('heading', { name: `${purpose}: what did the body say?` }).waitFor()
    await page.getByLabel('Which body?').selectOption({ label: body })
    await page.getByLabel('Which version did it see?').selectOption('1')
    await fillDay(page, 'seenOn')
    await page.getByLabel('Agreed', { exact: true }).check()
    await submit(page, 'Record it')
  }
  await page.getByText('At the end of its route').waitFor()
  await assertSound(page, walk)
}

async function holdMeeting(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Arrange a meeting' }).click()
  await fillDay(page, 'heldOn')
  await page.locator('[name="startsAt"]').fill('10.00')
  await submit(page, 'Arrange the meeting')
  const meeting = page.url()
  await page.goto(`${meeting}/new-item`)
  await page.locator('[name="kind"][value="other"]').check()
  await page.locator('[name="title"]').fill('The venue guidance')
  await submit(page, 'Add to the agenda')
  await page.goto(`${meeting}/new-decision`)
  await page.locator('[name="item"]').selectOption('none')
  await page.locator('[name="decision"]').fill('The guidance is sent out.')
  await page.locator('[name="reason"]').fill('It answers what halls ask.')
  await page.locator('[name="reached"]').first().check()
  await submit(page, 'Record the decision')
  await page.getByText('The guidance is sent out.').waitFor()
  for (const state of ['draft', 'agreed', 'locked']) {
    await page.goto(`${meeting}/minutes`)
    await page.locator('[name="text"]').fill('The group heard the guidance.')
    // A first draft is a draft: nobody is asked.
    if (state !== 'draft') await page.locator(`[name="state"][value="${state}"]`).check()
    await submit(page, 'Save the minutes')
  }
  await page.getByText('Minutes agreed by the body and locked').waitFor()
  await assertSound(page, walk)
}

async function takeReport(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  const { report, frozen } = await writeReport(walk, page)
  await hearTheBody(walk, page, report)
  await staysAsItWas(page, report, frozen)
  await releaseBySecondPerson(walk, page, { report, frozen })
}

/** @returns the addresses of the report and of its public edition, frozen */
async function writeReport(walk: Walk, page: Page): Promise<{ readonly report: string; readonly frozen: string }> {
  await go(page, '/boards/new-report')
  const [, earlier, older] = await page.locator('select[name="year"] option:not([value=""])').allInnerTexts()
  await page.locator('[name="year"]').selectOption({ label: (walk.javaScript ? earlier : older) ?? assert.fail() })
  await submit(page, 'Begin the report')
  await assertSound(page, walk)
  await page.getByRole('link', { name: /Write this section.*The year ahead/ }).click()
  await page.getByLabel('Text').fill('More halls.\n\n- In the west\n- In the east')
  await submit(page, 'Save the section')
  await page.getByText('In the west').waitFor()
  await page.getByRole('button', { name: 'Put it on its route' }).click()
  await page.getByRole('group', { name: 'Which bodies approve it?' }).getByLabel('Prevent Board').check()
  await submit(page, 'Put it on its route')
  const report = page.url()
  await page.getByRole('heading', { name: '1. Approval Waiting' }).waitFor()
  await page.getByText('The public edition is not released. You began, wrote or froze this report').waitFor()
  await page.getByRole('link', { name: /Public edition.*of version 1/ }).click()
  await page.getByText('In the west').waitFor()
  await page.getByText('Not released to the public.').waitFor()
  await assertSound(page, walk)
  return { report, frozen: page.url() }
}

/** What the body said stands on the report's own page. */
async function hearTheBody(walk: Walk, page: Page, report: string): Promise<void> {
  await page.goto(report)
  await page.getByRole('link', { name: /Record what a body said/ }).click()
  await page.getByRole('link', { name: 'Record what a body said at stage' }).click()
  await page.getByLabel('Which body?').selectOption({ label: 'Prevent Board' })
  await page.getByLabel('Which version did it see?').selectOption('1')
  await fillDay(page, 'seenOn')
  await page.getByLabel('Agreed', { exact: true }).check()
  await submit(page, 'Record it')
  await page.goto(report)
  await page.getByRole('heading', { name: '1. Approval Done' }).waitFor()
  await page.getByText('Prevent Board saw version 1. Agreed.').waitFor()
  await assertSound(page, walk)
}

/** What is written afterwards is for a next version; at the frozen one nothing takes a change. */
async function staysAsItWas(page: Page, report: string, frozen: string): Promise<void> {
  await page.goto(`${report}/sections/next-year`)
  await page.getByLabel('Text').fill('Only in the north.')
  await submit(page, 'Save the section')
  await page.getByText('Only in the north.').waitFor()
  const change = await page.request.post(frozen, { form: { text: 'Only in the north.' } })
  assert.equal(change.status(), 405)
  await page.goto(frozen)
  await page.getByText('In the west').waitFor()
  assert.equal(await page.getByText('Only in the north.').count(), 0)
}

async function releaseBySecondPerson(
  walk: Walk,
  writer: Page,
  { report, frozen }: { readonly report: string; readonly frozen: string },
): Promise<void> {
  const form = frozen.replace(/public$/, 'release')
  await writer.goto(form)
  await writer.getByLabel('I have read the public edition to its end').check()
  await submit(writer, 'Release the public edition')
  await writer.getByRole('link', { name: 'so somebody else releases it' }).waitFor()
  await assertSound(writer, walk)

  const { page } = await as(walk, 'Cass Chair')
  await page.goto(report)
  await page.getByRole('link', { name: /Release it.*version 1/ }).click()
  await submit(page, 'Release the public edition')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await page.getByLabel('I have read the public edition to its end').check()
  await submit(page, 'Release the public edition')
  await page.getByText('Released to the public on').waitFor()
  await page.getByText('Fingerprint of what was released').waitFor()
  await assertSound(page, walk)
}

/** Each drawing has its table, with a heading above both; the public has none of the agencies. */
async function readEditions(walk: Walk, { reportId, versionId }: BoardIds): Promise<void> {
  const { page } = await as(walk, 'Bo Board')
  for (const [edition, agencies] of [
    ['board', 1],
    ['scrutiny', 1],
    ['public', 0],
  ] as const) {
    await go(page, `/boards/reports/${reportId}/versions/${versionId}/${edition}`)
    await page.getByRole('heading', { name: 'Meetings', exact: true }).waitFor()
    assert.equal(await page.getByRole('img', { name: /^Attendance by agency: a bar for each of/ }).count(), agencies)
    assert.equal(await page.getByRole('table', { name: 'Attendance by agency' }).count(), agencies)
    const drawings = await page.getByRole('img', { name: /The table beneath has every figure\.$/ }).count()
    assert.ok(drawings >= agencies)
    await assertSound(page, walk)
  }
  const answer = await go(page, `/boards/reports/${reportId}/versions/${versionId}/release`)
  assert.equal(answer?.status(), 404)
}

async function readBoards(walk: Walk, caseId: string): Promise<void> {
  const { page } = await as(walk, 'Bo Board')
  for (const [path, heading] of [
    ['/boards', 'Boards'],
    ['/boards/documents', 'Documents and their routes'],
    ['/boards/reports', 'Annual reports'],
    ['/statistics', 'Statistics'],
  ] as const) {
    await go(page, path)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await assertSound(page, walk)
    assert.equal(await page.getByRole('button', { name: /^(Add|Begin)/ }).count(), 0, path)
  }
  for (const path of ['/cases', '/panel', `/cases/${caseId}`]) {
    const answer = await go(page, path)
    assert.equal(answer?.status(), 404, path)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  }
}

async function go(page: Page, path: string) {
  return await page.goto(new URL(path, page.url()).href)
}

async function fillDay(page: Page, field: string): Promise<void> {
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`[name="${field}-${part}"]`).fill(String(today[part]))
}
