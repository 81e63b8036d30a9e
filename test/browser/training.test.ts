/**
 * Training by its pages, with and without JavaScript: a need is set, an agency brings its list, coverage is seen, a session is arranged, booked
 * until it is full, held, and thought of.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { readLists } from '#training/imports/read-lists-job.ts'
import { takeInImports } from '#training/imports/take-in-job.ts'
import { trainingInTown } from '../training-in-town.ts'
import { assertSound, aVisit } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

const awareness = 'Prevent awareness (government e-learning)'
const today = Temporal.Now.plainDateISO('Europe/London')

test('who needs training, who has it, and a session of it', { timeout: 900_000 }, async (t) => {
  const begun = await begin(t)
  const { house } = begun
  const { rows } = await house.test.owner.query<{ id: string }>(`select id from accounts.agency where name = 'Health'`)
  await trainingInTown(house.test, {
    areaId: house.areaId,
    by: house.accounts.get('Cora Coordinator') ?? assert.fail('no coordinator'),
    agencyId: rows[0]?.id ?? assert.fail('no agency'),
  })

  for (const javaScript of [true, false]) {
    const walk: Walk = { ...begun, javaScript }
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'
    await t.test(`a coordinator says who needs a course, and why, ${how}`, () => setNeed(walk))
    await t.test(`an agency’s contact brings a messy list and reads what was not taken, ${how}`, () => bringList(walk))
    await t.test(`a board member sees coverage and what lapses, as drawings and as tables, ${how}`, () =>
      coverage(walk),
    )
    await t.test(`a session is arranged, fills up, and a place given up goes to who waits, ${how}`, async (t) => {
      const address = await fillSession(walk)
      await t.test('who came has completed the course, on their own record', () => sayWhoCame(walk, address))
      await t.test('and says what they thought, without being known', () => thinkOfIt(walk))
    })
  }
})

async function setNeed(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await go(page, '/training')
  await page.getByRole('link', { name: 'Who needs which course' }).click()
  await assertSound(page, walk)
  await page.getByRole('link', { name: /^Add others who need it\s*: Prevent awareness/ }).click()
  await assertSound(page, walk)
  await submit(page, 'Save who needs it')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await page.locator('[name="role"]').selectOption(walk.javaScript ? 'manager' : 'office')
  await page.locator('[name="agencyKind"]').selectOption('any')
  await page.locator('[name="setting"]').selectOption('any')
  await page.locator('[name="withinDays"]').fill('14')
  await page.locator('[name="why"]').fill('They are asked first.')
  await fillDay(page, 'fromOn', today.subtract({ months: 6 }))
  await submit(page, 'Save who needs it')
  await page.getByRole('cell', { name: 'They are asked first.' }).first().waitFor()
  await assertSound(page, walk)
}

/** A title above the headings, other words than ours, a day written out, somebody without an address, and rows that cannot be taken. */
const list = [
  'Training list November 2026,,,,',
  'Employee Name,E-mail Address,Emp No,Course Title,Date Completed',
  `Ann Shingle,Ann@Health.example,H-1,${awareness},03/02/2022`,
  'Ben Rushes,ben@health.example,H-2,,',
  `Cat Reed,not an address,H-3,${awareness},03/02/2026`,
  `Dan Fenn,dan@health.example,,${awareness},31/02/2026`,
].join('\n')

async function bringList(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Pat Partner')
  await go(page, '/training')
  await page.getByRole('link', { name: 'Import a file of people or of completed courses' }).click()
  await page.getByRole('button', { name: 'Import a file' }).click()
  await assertSound(page, walk)
  await page.locator('[name="source"]').fill('personnel system')
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.locator('[name="list"]').setInputFiles(file)
  await submit(page, 'Import the file')
  await page.getByText('Being read', { exact: true }).waitFor()
  await assertSound(page, walk)
  await readLists(walk.house.test.database)
  await page.getByRole('link', { name: 'Look again' }).click()
  await page.getByRole('button', { name: 'Say which column is which' }).click()
  await page.getByRole('heading', { name: 'Say which column is which' }).waitFor()
  await assertSound(page, walk)
  // As proposed from the headings, or remembered from the last file.
  assert.match(await chosen(page, 'fieldEmail'), /^E-mail Address/)
  assert.match(await chosen(page, 'fieldCompletedOn'), /^Date Completed/)
  await submit(page, 'Take the rows in')
  await page.getByText('Being taken in', { exact: true }).waitFor()
  const address = page.url()
  await takeInImports(walk.house.test.database, today)
  await page.goto(address)
  await page.getByText('Done', { exact: true }).waitFor()
  const rejected = page.getByRole('table', { name: 'Rows that were not taken' })
  await rejected.getByRole('cell', { name: 'Not an email address: not an address' }).waitFor()
  await rejected.getByRole('cell', { name: /not a real date: 31\/02\/2026/ }).waitFor()
  await assertSound(page, walk)
}

async function coverage(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Bo Board')
  await go(page, '/training')
  await page.getByRole('region', { name: /^Training coverage in Thurrock/ }).waitFor()
  await page.getByRole('table', { name: /^People in date, of those who need the course/ }).waitFor()
  await page.getByRole('region', { name: /^Training that lapses in Thurrock/ }).waitFor()
  await page.getByRole('table', { name: /^Courses that lapse in each month/ }).waitFor()
  await assertSound(page, walk)
  assert.equal(await page.getByText('Shingle').count(), 0)
  assert.equal((await page.goto(new URL('/training/people', page.url()).toString()))?.status(), 404)
}

/** @returns the address of the session's page */
async function fillSession(walk: Walk): Promise<string> {
  const { page: cora } = await as(walk, 'Cora Coordinator')
  await go(cora, '/training/sessions')
  await assertSound(cora, walk)
  await cora.getByRole('button', { name: 'Arrange a session' }).click()
  await assertSound(cora, walk)
  await cora.locator('[name="course"]').selectOption({ label: awareness })
  await cora.locator('[name="mayCome"]').selectOption('everybody')
  await fillDay(cora, 'heldOn', today)
  for (const [name, value] of Object.entries({
    startsAt: '9.30',
    endsAt: '12.30',
    place: 'Library',
    trainer: 'Council',
  }))
    await cora.locator(`[name="${name}"]`).fill(value)
  await cora.locator('[name="capacity"]').fill('none')
  await submit(cora, 'Arrange the session')
  await assertSound(cora, walk)
  await cora.locator('[name="capacity"]').fill('1')
  await submit(cora, 'Arrange the session')
  await cora.getByText('0 of 1 taken').waitFor()
  await assertSound(cora, walk)
  const address = cora.url()

  const { page: pat } = await as(walk, 'Pat Partner')
  for (const email of ['ann@health.example', 'ben@health.example']) {
    await pat.goto(address)
    await pat.getByRole('link', { name: 'Book people' }).click()
    await assertSound(pat, walk)
    await pat.locator('[name="others"]').fill(email)
    await submit(pat, 'Book them')
  }
  await pat.getByText('Full: 1 of 1 taken, 1 waiting').waitFor()
  await rowOf(pat, 'Ben Rushes').getByText('Waiting').waitFor()
  await assertSound(pat, walk)
  await pat.getByRole('link', { name: 'Give up the place of Ann Shingle' }).click()
  await assertSound(pat, walk)
  await submit(pat, 'Give up the place')
  await rowOf(pat, 'Ben Rushes').getByText('Has a place').waitFor()
  return address
}

async function sayWhoCame(walk: Walk, address: string): Promise<void> {
  const { page: cora } = await as(walk, 'Cora Coordinator')
  await cora.goto(address)
  await cora.getByRole('link', { name: 'Record who came' }).click()
  await assertSound(cora, walk)
  await cora.getByRole('group', { name: 'Ben Rushes' }).getByLabel('Came', { exact: true }).check()
  await submit(cora, 'Save who came')
  await cora.getByRole('table', { name: 'Who came' }).getByRole('cell', { name: 'Came', exact: true }).waitFor()
  await assertSound(cora, walk)

  const { page: pat } = await as(walk, 'Pat Partner')
  await pat.goto(address)
  assert.equal(await pat.getByRole('link', { name: 'Record who came' }).count(), 0)
  await go(pat, '/training/people')
  await pat.getByRole('link', { name: 'Ben Rushes' }).click()
  await pat.getByRole('cell', { name: 'Seen at a training session (Cora Coordinator)' }).first().waitFor()
  await assertSound(pat, walk)
}

/** By the link of the letter, as a visitor; and the link opens nothing afterwards. */
async function thinkOfIt(walk: Walk): Promise<void> {
  const { page } = await aVisit(walk.browser, walk.house.origin, walk)
  await page.goto(`${walk.house.origin}/mailbox`)
  const letter = page.locator('a[href*="/training-feedback/"]').first()
  const link = (await letter.getAttribute('href')) ?? assert.fail('no letter asks what they thought')
  await page.goto(link)
  await page.getByText('Nobody can tell who answered').waitFor()
  await submit(page, 'Send your answers')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertSound(page, walk)
  for (const label of ['Very useful', 'I am surer than before', 'About right']) await page.getByLabel(label).check()
  await page.locator('[name="change"]').fill('A longer break')
  await submit(page, 'Send your answers')
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  await assertSound(page, walk)
  assert.equal((await page.goto(link))?.status(), 404)
}

function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
}

async function chosen(page: Page, name: string): Promise<string> {
  return (await page.locator(`[name="${name}"] option:checked`).textContent()) ?? ''
}

async function fillDay(page: Page, name: string, { day, month, year }: Temporal.PlainDate): Promise<void> {
  for (const [part, value] of Object.entries({ day, month, year }))
    await page.locator(`[name="${name}-${part}"]`).fill(String(value))
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).toString())
}
