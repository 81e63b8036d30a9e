import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { aHouse, type House } from '../house.ts'
import { aBrowser, assertSound, aVisit, type Visit } from './browser.ts'

test('at the gateway a referral ends with no further action, a supervisor and a reason', async (t) => {
  const { house, browser } = await begin(t)
  const walk = { house, browser, javaScript: true }
  const reference = await referProfessionally(walk)
  const coordinator = await as(walk, 'Cora Coordinator')
  await openCase(coordinator.page, reference)
  await coordinator.page.getByRole('link', { name: 'Record that police have taken it in' }).click()
  await submit(coordinator.page, 'Record that police have taken it in')

  const { page } = await as(walk, 'Olu Officer')
  await openCase(page, reference)
  await page.getByRole('link', { name: 'Record the gateway decision' }).click()
  await page.getByLabel('No further action').check()
  await submit(page, 'Record the gateway decision')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await page.getByLabel('Innocent remark, or explained by its context').check()
  await page.getByLabel('Which supervisor has agreed?').selectOption({ label: 'Sian Supervisor, Essex Police' })
  await page.getByLabel('No, it is not needed').check()
  await page.getByLabel('Reason that police release').fill('The words were from the school play.')
  await page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(page, 'Record the gateway decision')
  assert.match(await page.locator('main').innerText(), /Closed: no further action/)
})

test('a member of the public tells us in Welsh, without a name, and may ask how far it has come', async (t) => {
  const { house, browser } = await begin(t)
  const { page, unseen } = await aVisit(browser, house.origin, { javaScript: false })
  await page.goto(`${house.origin}/worried-about-someone?lang=cy`)
  await assertSound(page, { javaScript: false })
  await page.getByRole('button', { name: 'Dechrau nawr' }).click()
  await page.getByLabel('Nac oes').check()
  await submit(page, 'Cadw a pharhau')
  await page.locator('[name="people-0-name-forenames"]').fill('Gwilym')
  await page.locator('[name="people-0-born-age"]').fill('15')
  await page.locator('[name="people-0-address-town"]').fill('Grays')
  await submit(page, 'Cadw a pharhau')
  await page.getByLabel('Beth ydych chi wedi’i weld neu ei glywed?').fill('Mae’n gwylio fideos treisgar bob nos.')
  await submit(page, 'Cadw a pharhau')
  await page.getByLabel('Nac ydyn, ddim eto').check()
  await submit(page, 'Cadw a pharhau')
  await page.getByLabel('Nac ydw').check()
  await page.getByLabel('Teulu neu ffrind').check()
  await submit(page, 'Cadw a pharhau')
  await submit(page, 'Anfon')
  const code = await page.locator('code').innerText()
  assert.match(await page.locator('.govuk-panel').innerText(), /THU-\d{4}-0001/)

  await page.goto(`${house.origin}/referral-progress`)
  await page.getByLabel('Cod').fill(code)
  await submit(page, 'Gofyn')
  assert.match(await page.locator('main').innerText(), /Wedi’i dderbyn/)
  assert.deepEqual(unseen, [])
})

type Walk = { readonly house: House; readonly browser: Browser; readonly javaScript: boolean }

async function begin(t: TestContext): Promise<{ house: House; browser: Browser }> {
  return { house: await aHouse(t), browser: await aBrowser(t) }
}

async function as({ house, browser, javaScript }: Walk, name: string): Promise<Visit> {
  const visit = await aVisit(browser, house.origin, { javaScript })
  await visit.page.goto(`${house.origin}/demonstration`)
  await visit.page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await visit.page.getByRole('heading', { name: 'My work' }).waitFor()
  return visit
}

async function submit(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).last().click()
  await page.waitForLoadState()
}

async function openCase(page: Page, reference: string): Promise<void> {
  await page.goto(new URL('/cases', page.url()).href)
  await page.getByRole('link', { name: reference }).click()
  if (page.url().includes('/purpose')) {
    await page.getByLabel('Working on the case').check()
    await page.locator('form[action$="/purpose"] button').last().click()
    await page.waitForLoadState()
  }
  await page.getByRole('heading', { name: 'What may happen next' }).waitFor()
}

async function referProfessionally(walk: Walk): Promise<string> {
  const { page, unseen } = await as(walk, 'Robin Referrer')
  await page.goto(`${walk.house.origin}/refer`)
  await page.getByRole('button', { name: 'Start now' }).click()
  await assertSound(page, walk)
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
  await assertSound(page, walk)
  await submit(page, 'Save and continue')

  await page.getByLabel('No ideology identified').check()
  await submit(page, 'Save and continue')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertSound(page, walk)
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
  await assertSound(page, walk)
  await submit(page, 'Send')
  const panel = await page.locator('.govuk-panel').innerText()
  const reference = /THU-\d{4}-\d{4}/.exec(panel)?.[0]
  assert.ok(reference, 'a receipt with a reference')
  await assertSound(page, walk)
  assert.deepEqual(unseen, [])
  return reference
}
