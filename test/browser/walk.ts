/** Ways through the service that many journeys begin with: signing in as somebody, referring somebody, opening the case. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { aHouse, type House } from '../house.ts'
import { aBrowser, assertFits, assertSound, aVisit, type Visit } from './browser.ts'

export type Walk = { readonly house: House; readonly browser: Browser; readonly javaScript: boolean }

export async function begin(t: TestContext): Promise<{ house: House; browser: Browser }> {
  return { house: await aHouse(t), browser: await aBrowser(t) }
}

export async function as({ house, browser, javaScript }: Walk, name: string): Promise<Visit> {
  const visit = await aVisit(browser, house.origin, { javaScript })
  await visit.page.goto(`${house.origin}/demonstration`)
  await visit.page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await visit.page.getByRole('heading', { name: 'My work' }).waitFor()
  return visit
}

export async function submit(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).last().click()
  await page.waitForLoadState()
}

export async function openCase(page: Page, reference: string): Promise<void> {
  await page.goto(new URL('/cases', page.url()).href)
  await page.getByRole('link', { name: reference }).click()
  await passPurpose(page)
  await page.getByRole('heading', { name: 'What may happen next' }).waitFor()
}

/** A closed case stands on no list of open ones; whoever knows its address says why they open it, as with any. */
export async function openById(page: Page, caseId: string): Promise<void> {
  await page.goto(new URL(`/cases/${caseId}`, page.url()).href)
  await passPurpose(page)
  await page.getByRole('heading', { name: 'Where this case is' }).waitFor()
}

/** Whoever opens a case says what for, once a session. */
export async function passPurpose(page: Page): Promise<void> {
  if (!page.url().includes('/purpose')) return
  await page.getByLabel('Working on the case').check()
  await page.locator('form[action$="/purpose"] button').last().click()
  await page.waitForLoadState()
}

/**
 * Looks the page over on the way. For axe every page is looked over by itself (every-page.test.ts), which costs a second of the machine
 * each time; here, only where something was wrong and the page says so.
 */
export async function look(page: Page, walk: Walk): Promise<void> {
  const wrong = (await page.locator('.govuk-error-summary').count()) > 0
  await (wrong ? assertSound(page, walk) : assertFits(page))
}

export async function referProfessionally(walk: Walk): Promise<string> {
  const { page, unseen } = await as(walk, 'Robin Referrer')
  await page.goto(`${walk.house.origin}/refer`)
  await page.getByRole('button', { name: 'Start now' }).click()
  await look(page, walk)
  await page.getByRole('link', { name: 'Is anyone in immediate danger?' }).click()
  await page.getByLabel('No', { exact: true }).check()
  await submit(page, 'Save and continue')

  await page.locator('[name="people-0-name-forenames"]').fill('Tegan')
  await page.locator('[name="people-0-name-surname"]').fill('Willowmere')
  await page.locator('[name="people-0-born-day"]').fill('3')
  await page.locator('[name="people-0-born-month"]').fill('5')
  await page.locator('[name="people-0-born-year"]').fill('2010')
  await page.locator('[name="people-0-gender"]').selectOption('female')
  await page.locator('[name="people-0-address-line1"]').fill('4 Larkspur Row')
  await page.locator('[name="people-0-address-postcode"]').fill('RM17')
  await look(page, walk)
  await submit(page, 'Save and continue')

  await page.getByLabel('No ideology identified').check()
  await submit(page, 'Save and continue')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await look(page, walk)
  await page
    .getByLabel('How and why did you become worried?')
    .fill('Said in form time that people would remember this school.')
  await page.getByLabel('What else could explain it?').fill('The leavers’ concert.')
  await page.locator('[name="firstKnownOn-instead"]').check()
  await submit(page, 'Save and continue')

  await page.getByLabel('None of these').check()
  await submit(page, 'Save and continue')
  await page.getByLabel('Yes', { exact: true }).first().check()
  await page.getByLabel('What they said, or why they have not been told').fill('She said it was about the concert.')
  await page.locator('[name="parentsTold"][value="yes"]').check()
  await page.locator('[name="discussed"][value="yes"]').check()
  await page.locator('[name="safeguarding"][value="made"]').check()
  await submit(page, 'Save and continue')
  await submit(page, 'Save and continue')

  await page.locator('[name="referrerName-forenames"]').fill('Robin')
  await page.locator('[name="referrerName-surname"]').fill('Fernhollow')
  await page.locator('[name="referrerRole"]').fill('Safeguarding lead')
  await page.locator('[name="referrerOrganisation-name"]').fill('Marram Bank School')
  await page.locator('[name="sector"]').selectOption('education')
  await page.locator('[name="referrerEmail"]').fill('robin@marrambank.example')
  await page.locator('[name="referrerPhone"]').fill('01632 960214')
  await page.locator('[name="relationship"]').fill('Her form tutor')
  await submit(page, 'Save and continue')
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('What was said, word for word.') })
  await submit(page, 'Save and continue')

  await page.getByRole('heading', { name: 'Check your answers' }).waitFor()
  await look(page, walk)
  await submit(page, 'Send')
  const panel = await page.locator('.govuk-panel').innerText()
  const reference = /THU-\d{4}-\d{4}/.exec(panel)?.[0]
  assert.ok(reference, 'a receipt with a reference')
  await look(page, walk)
  assert.deepEqual(unseen, [])
  return reference
}
