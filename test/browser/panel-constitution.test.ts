/** What the panel is, and its next meeting, by their pages, with and without JavaScript: from the first terms to a deputy who comes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { assertSound } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

const today = Temporal.Now.plainDateISO('Europe/London')

test('the panel says what it is, and meets by it', { timeout: 600_000 }, async (t) => {
  const begun = await begin(t)
  for (const javaScript of [true, false]) {
    const walk: Walk = { ...begun, javaScript }
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'
    await t.test(`the chair agrees terms, and a board member reads them without a name, ${how}`, () => terms(walk))
    await t.test(`the coordinator gives health a seat, with a deputy, ${how}`, () => seat(walk))
    await t.test(`a meeting is arranged, the member sends apologies, their deputy comes, ${how}`, () => apologise(walk))
    await t.test(`a meeting is cancelled with a reason, and stays, ${how}`, () => cancel(walk))
    await begun.house.test.owner.query('update panel.seat set until_on = from_on')
    await begun.house.test.owner.query('update panel.seat_person set until_on = from_on')
  }
})

async function terms(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cass Chair')
  await go(page, walk, '/panel')
  await page
    .getByRole('link', { name: 'Agree terms of reference' })
    .or(page.getByRole('link', { name: 'Terms of reference' }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Agree new terms' }).click()
  await submit(page, 'Put these terms in force')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertSound(page, walk)
  await page.locator('[name="body"]').fill('The panel meets every four weeks and decides by consensus where it can.')
  await fillDay(page, 'agreedOn', today)
  await fillDay(page, 'reviewOn', today.add({ years: 1 }))
  await submit(page, 'Put these terms in force')
  await page.getByText('decides by consensus where it can').first().waitFor()
  await assertSound(page, walk)

  const board = await as(walk, 'Bo Board')
  await go(board.page, walk, '/panel/terms')
  assert.match(await board.page.locator('main').innerText(), /decides by consensus/)
  assert.doesNotMatch(await board.page.locator('main').innerText(), /Mina|Cass/)
}

async function seat(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await go(page, walk, '/panel/members')
  await page.getByRole('button', { name: 'Add a seat' }).click()
  await page.locator('[name="agency"]').selectOption({ label: 'Health' })
  await page.getByLabel('Member', { exact: true }).check()
  await page.locator('[name="speaksFor"]').selectOption({ label: 'Health' })
  await fillDay(page, 'fromOn', today.subtract({ days: 3 }))
  await submit(page, 'Add the seat')
  for (const [name, part] of [
    ['Mina Member, Health', 'They hold the seat'],
    ['Dee Deputy, Council', 'They come in the holder’s place'],
  ] as const) {
    await page.getByRole('link', { name: /^Add somebody to Health/ }).click()
    await page.locator('[name="account"]').selectOption({ label: name })
    await page.getByLabel(part).check()
    await fillDay(page, 'fromOn', today.subtract({ days: 3 }))
    await submit(page, 'Save')
  }
  await page.getByRole('row', { name: /Health.*Mina Member.*Dee Deputy/ }).waitFor()
  await assertSound(page, walk)
}

async function apologise(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  const address = await arrange(page, walk)
  const mina = await as(walk, 'Mina Member')
  await go(mina.page, walk, '/panel')
  await mina.page.getByRole('link', { name: 'Say whether you have a conflict of interest' }).click()
  await submit(mina.page, 'I have nothing to declare')
  await mina.page.getByText('You have said that you have nothing to declare').waitFor()
  await mina.page.getByRole('link', { name: 'Send apologies' }).click()
  await assertSound(mina.page, walk)
  await mina.page.getByLabel('Dee Deputy').check()
  await submit(mina.page, 'Send apologies')
  await page.goto(address)
  await page
    .getByText(/Dee Deputy, Council \(member, in place of Mina Member\)/)
    .first()
    .waitFor()
  await assertSound(page, walk)
  await cancelHere(page)
}

async function cancel(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await page.goto(await arrange(page, walk))
  await page.getByRole('link', { name: 'Change the date, time or place' }).click()
  await page.getByLabel('Place or link').fill('Room 9')
  await submit(page, 'Save the changes')
  await page.getByText(/Room 9/).waitFor()
  await cancelHere(page)
  await page.getByText('The building is closed.').waitFor()
  await assertSound(page, walk)
  await go(page, walk, '/panel')
  await page.getByRole('table', { name: 'Past and cancelled meetings' }).getByText('Cancelled').first().waitFor()
  await assertSound(page, walk)
}

async function cancelHere(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'cancel the meeting' }).click()
  await page.getByLabel('Why is it cancelled?').fill('The building is closed.')
  await submit(page, 'Cancel the meeting')
}

async function arrange(page: Page, walk: Walk): Promise<string> {
  await go(page, walk, '/panel/new-meeting')
  await fillDay(page, 'heldOn', today.add({ days: 20 }))
  await page.getByLabel('Starts at').fill('9.30')
  await page.getByLabel('Place or link').fill('Room 2')
  await page.getByLabel('Ordinary').check()
  await submit(page, 'Arrange the meeting')
  await page.getByText(/Starts at 9:30am, Room 2/).waitFor()
  return page.url()
}

async function fillDay(page: Page, question: string, day: Temporal.PlainDate): Promise<void> {
  await page.locator(`[name="${question}-day"]`).fill(String(day.day))
  await page.locator(`[name="${question}-month"]`).fill(String(day.month))
  await page.locator(`[name="${question}-year"]`).fill(String(day.year))
}

async function go(page: Page, walk: Walk, path: string): Promise<void> {
  await page.goto(`${walk.house.origin}${path}`)
}
