import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askAndAnswer, assessAndDecide, decideAtPanel, listAndPublish, throughGateway } from './casework.ts'
import { as, begin, openCase, referProfessionally } from './walk.ts'

test('a professional refers somebody, and each role in turn takes the case to adoption, without JavaScript', async (t) => {
  const walk = { ...(await begin(t)), javaScript: false }
  const reference = await referProfessionally(walk)
  await throughGateway(walk, reference)
  await askAndAnswer(walk, reference)
  await assessAndDecide(walk, reference)
  await listAndPublish(walk, reference)
  await decideAtPanel(walk, reference, 'Adopt: offer Channel support')

  const { page } = await as(walk, 'Cora Coordinator')
  await openCase(page, reference)
  await page.getByRole('heading', { name: 'Where this case is' }).waitFor()
  assert.match(await page.locator('main').innerText(), /Adopted\. The panel will offer support/)
})
