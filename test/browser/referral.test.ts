import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSound, aVisit } from './browser.ts'
import { as, begin, openCase, referProfessionally, submit } from './walk.ts'

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
