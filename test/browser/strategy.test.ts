/** The golden thread by its pages: a strategy comes in and is adopted, a plan answers each recommendation over four quarters, the board sees thread and holes. */
import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { lastQuarters } from '#reference/quarters.ts'
import { casesInHouse } from '../cases-in-house.ts'
import { filledIn, formTo, type PageForm } from '../failure/page-forms.ts'
import { aCaller, encoded, type Caller } from '../hostile/caller.ts'
import { assertSound } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

const seed = resolve(import.meta.dirname, '../../src/strategy/reading/fixtures/thurrock-prevent-strategy-2017-2019.txt')
const coordinator = 'Cora Coordinator'
const boardMember = 'Bo Board'
const today = Temporal.Now.plainDateISO('Europe/London')

const [begun, over] = [today.subtract({ months: 13 }), today.add({ months: 6 })]

const actions = [
  'Spot families who need help early',
  'Online safety in every school',
  'One referral pathway',
  'Prevent in plain words for residents',
  'Ready for families who return',
  'Neighbours talk: faith and civic groups together',
] as const

test('the golden thread, by its pages', { timeout: 500_000 }, async (t) => {
  const { house, browser } = await begin(t)
  const cases = await casesInHouse(house, { any: 'gateway' })
  const plain: Walk = { house, browser, javaScript: false }
  const scripted: Walk = { house, browser, javaScript: true }
  let strategy = ''
  const addresses: string[] = []

  await t.test('a strategy is read from its document, confirmed, and adopted', async () => {
    const { page } = await as(plain, coordinator)
    await page.goto(`${house.origin}/strategy/import`)
    await submit(page, 'Read the document')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertSound(page, plain)
    await page.locator('input[type="file"]').setInputFiles(seed)
    await submit(page, 'Read the document')
    assert.equal(await page.locator('[name="recommendations"]').count(), 6)
    assert.match(await page.locator('main').innerText(), /Everything found its place/)
    await assertSound(page, plain)
    await submit(page, 'Keep it as a draft')
    await page.getByRole('button', { name: 'Adopt version 1' }).click()
    await page.waitForLoadState()
    strategy = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
    await page.goto(`${house.origin}${strategy}`)
    assert.match(await page.locator('main').innerText(), /In force[\s\S]*28\/9\/17\s+Approval\s+PREVENT delivery group/)
  })

  await t.test('before there is a plan, the thread is all holes', async () => {
    const { page } = await as(scripted, boardMember)
    await page.goto(`${house.origin}${strategy}/thread`)
    await assertSound(page, scripted)
    const holes = await page.locator('main').innerText()
    assert.match(holes, /Recommendation 1/)
    assert.match(holes, /nobody acts on it|no action|unanswered|nobody answers/i)
  })

  await t.test('an officer answers all six recommendations: one by hand, five by the same form', async () => {
    const { page } = await as(plain, coordinator)
    await page.goto(`${house.origin}${strategy}/plan/new`)
    await submit(page, 'Add the action')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertSound(page, plain)
    await page.locator('[name="title"]').fill(actions[0])
    await page.locator('[name="objectives"]').first().check()
    await page.locator('[name="recommendations"]').first().check()
    await page.locator('[name="leadAgency"]').selectOption({ index: 1 })
    await page.locator('[name="leadAccount"]').selectOption('nobody')
    await page.locator('[name="leadName"]').fill('Head of communities')
    await fillDay(page, 'startsOn', begun)
    await fillDay(page, 'dueOn', over)
    await page.locator('[name="milestones-0-words"]').fill('First review')
    await fillDay(page, 'milestones-0-dueOn', today.add({ months: 2 }))
    await submit(page, 'Add the action')
    await page.getByRole('heading', { name: actions[0] }).waitFor()
    addresses.push(new URL(page.url()).pathname)

    const officer = await aCaller(house.app, house.origin, coordinator)
    for (const [place, title] of actions.entries()) {
      if (place === 0) continue
      const sent = await fill(officer, `${strategy}/plan/new`, (form) => ({
        title,
        objectives: [form.choices.get('objectives')?.[place % 2] ?? ''],
        recommendations: [form.choices.get('recommendations')?.[place] ?? ''],
        leadAgency: 'none',
        leadAccount: 'nobody',
        leadName: 'Head of communities',
        ...dayFields('startsOn', begun),
        ...dayFields('dueOn', over),
        'milestones-0-words': 'First review',
        ...dayFields('milestones-0-dueOn', today.add({ months: 2 })),
      }))
      addresses.push(sent)
    }
    await page.goto(`${house.origin}${strategy}/plan`)
    for (const title of actions) await page.getByRole('link', { name: title }).waitFor()
    assert.equal(await page.getByRole('cell', { name: 'No update' }).count(), 24)
  })

  await t.test('every action is updated in each of four quarters, and measured', async () => {
    const { page } = await as(scripted, coordinator)
    const [first = '', ...others] = addresses
    for (const place of [3, 2, 1, 0]) {
      await page.goto(`${house.origin}${first}/update`)
      await page.locator('[name="quarter"]').selectOption({ index: place + 1 })
      await page.locator('[name="words"]').fill(`Families met, quarter ${4 - place} of four.`)
      await submit(page, 'Add the update')
    }
    const history = await page.locator('main').innerText()
    for (const quarter of [1, 2, 3, 4]) assert.ok(history.includes(`Families met, quarter ${quarter} of four.`))

    const officer = await aCaller(house.app, house.origin, coordinator)
    for (const address of others)
      for (const [place, quarter] of lastQuarters(today, 4).toReversed().entries())
        await fill(officer, `${address}/update`, () => ({
          quarter: quarter.toString(),
          words: `Work went on, quarter ${place + 1} of four.`,
        }))

    await page.getByRole('link', { name: 'Add a measure' }).click()
    await page.locator('[name="title"]').fill('Families who say that it helped')
    await page.locator('[name="kind"][value="share"]').check()
    await page.locator('[name="direction"][value="up"]').check()
    await page.locator('[name="target"]').fill('75')
    await submit(page, 'Add the measure')
    await page.getByRole('button', { name: 'Add a reading' }).click()
    await fillDay(page, 'on', today)
    await page.locator('[name="value"]').fill('16')
    await page.locator('[name="of"]').fill('20')
    await submit(page, 'Add the reading')
    assert.match(await page.locator('main').innerText(), /Target met[\s\S]*16 of 20 \(80%\)/)
    await assertSound(page, scripted)
    await page.getByRole('link', { name: 'Change what it is' }).click()
    await page.locator('[name="target"]').fill('85')
    await page.locator('[name="why"]').fill('The board asked for more.')
    await submit(page, 'Save the measure')
    assert.match(await page.locator('main').innerText(), /Target: 85% or more\. Before: 75% or more/)
    await assertSound(page, scripted)
  })

  await t.test('the plan shows the four quarters of all six, with and without JavaScript', async () => {
    for (const walk of [plain, scripted]) {
      const { page } = await as(walk, boardMember)
      await page.goto(`${house.origin}${strategy}/plan`)
      const table = page.getByRole('table', { name: /Quarter by quarter/ })
      for (const title of actions)
        assert.equal(await table.getByRole('row', { name: title }).locator('td .govuk-tag').count(), 4, title)
      await assertSound(page, walk)
    }
  })

  await t.test('the board sees what answers what, the holes that are left, and the plan', async () => {
    const { page } = await as(plain, boardMember)
    await page.goto(`${house.origin}${strategy}/thread`)
    await assertSound(page, plain)
    const thread = await page.locator('main').innerText()
    for (const title of actions) assert.ok(thread.includes(title), title)
    assert.equal(thread.split('Updated in 4 of the last 4 quarters').length - 1, actions.length)
    assert.match(thread, /Holes[\s\S]*no evidence/)
    await page.getByRole('link', { name: actions[0] }).first().click()
    await page.getByRole('heading', { name: actions[0] }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Change the action' }).count(), 0)
  })

  await t.test('a board member reaches no case, by list, panel or address', async () => {
    const { page } = await as(scripted, boardMember)
    for (const address of ['/cases', '/panel', `/cases/${cases.any}`, `/cases/${cases.any}/purpose`, '/reviews']) {
      const reply = await page.goto(`${house.origin}${address}`)
      assert.equal(reply?.status(), 404, address)
      assert.match(await page.locator('main').innerText(), /Page not found/)
    }
  })
})

async function fillDay(page: Page, question: string, day: Temporal.PlainDate): Promise<void> {
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`[name="${question}-${part}"]`).fill(String(day[part]))
}

const dayFields = (question: string, day: Temporal.PlainDate): Record<string, string> =>
  Object.fromEntries((['day', 'month', 'year'] as const).map((part) => [`${question}-${part}`, String(day[part])]))

/** A form filled in without a browser, where one adds nothing. @returns where it led */
async function fill(
  caller: Caller,
  page: string,
  answers: (form: PageForm) => Parameters<typeof filledIn>[1],
): Promise<string> {
  const form = formTo((await caller.get(page)).text, page)
  const sent = await caller.post(page, { body: encoded(filledIn(form, answers(form))) })
  assert.equal(sent.status, 303, page)
  return sent.location ?? assert.fail(page)
}
