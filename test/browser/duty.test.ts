/** The duty by its pages, with and without JavaScript: register, self-assessment, statement, dip sample, venue check; and what each must not see. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { casesInHouse } from '../cases-in-house.ts'
import { dutyInTown, type DutyIds } from '../duty-in-town.ts'
import { assertSound } from './browser.ts'
import { as, begin, submit, type Walk } from './walk.ts'

test('the duty and those who meet it', { timeout: 900_000 }, async (t) => {
  const begun = await begin(t)
  const { house } = begun
  const { open } = await casesInHouse(house, { open: 'gateway' })
  const { rows } = await house.test.owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(`no ${name}`)
  const ids = await dutyInTown(house.test, {
    areaId: house.areaId,
    coordinator: account('Cora Coordinator'),
    chair: account('Cass Chair'),
    boardMember: account('Bo Board'),
    reviewer: account('Ren Reviewer'),
    agency: (name) => rows.find((row) => row.name === name)?.id ?? assert.fail(name),
  })

  for (const javaScript of [true, false]) {
    const walk: Walk = { ...begun, javaScript }
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'
    await t.test(`a coordinator imports a register and sees what is wrong with a file, ${how}`, () => register(walk))
    await t.test(`a self-assessment cites a figure, is submitted and reviewed, ${how}`, () => assess(walk, ids))
    await t.test(`a partner contact sees no other agency’s self-assessment, ${how}`, () => ownAlone(walk))
    await t.test(`an independent reviewer sees the sample and no case, ${how}`, () => sample(walk, ids, open))
  }
  await t.test('the chair signs the statement, then the director', () => statement({ ...begun, javaScript: true }, ids))
  await t.test('an event that was declined is appealed, and another person decides', () =>
    appeal({ ...begun, javaScript: false }, ids),
  )
})

async function register(walk: Walk): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await go(page, '/duty')
  await assertSound(page, walk)
  await page.getByRole('link', { name: 'Schools and settings' }).first().click()
  await page.getByRole('button', { name: 'Import a register' }).click()
  const file = (text: string) => ({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  const good = 'number,name,kind,postcode,email\n100001,Marshlight Primary,school,RM17 6SL,\n'
  await page.locator('[name="register"]').setInputFiles(file(`${good}100002,The Castle,castle,,\n`))
  await submit(page, 'Import the register')
  await page.getByRole('table', { name: 'What is wrong with it' }).waitFor()
  await assertSound(page, walk)
  await page.locator('[name="register"]').setInputFiles(file(good))
  await submit(page, 'Import the register')
  await page.getByRole('rowheader', { name: 'Marshlight Primary' }).waitFor()
  await assertSound(page, walk)
}

async function assess(walk: Walk, { draftId, submittedId }: DutyIds): Promise<void> {
  const { page } = await as(walk, 'Pat Partner')
  await go(page, '/duty/self-assessments/new')
  await page.locator('[name="subject"][value="agency"]').check()
  await page.locator('[name="scheme"][value="2018-ten"]').check()
  await page.locator('[name="year"]').selectOption({ index: walk.javaScript ? 1 : 2 })
  await submit(page, 'Start the self-assessment')
  await assertSound(page, walk)
  const address = page.url()
  for (;;) {
    const next = page.getByRole('link', { name: /^Answer/ }).first()
    if ((await next.count()) === 0) break
    await next.click()
    await page.locator('[name="score"][value="amber"]').check()
    await page.locator('[name="words"]').fill('It is partly in place.')
    await submit(page, 'Save the answer')
  }
  await page.getByRole('button', { name: 'Submit the self-assessment' }).click()
  await page.locator('[name="summary"]').fill('Half of it is in place.')
  await submit(page, 'Submit the self-assessment')
  await page.getByText('Submitted by Pat Partner').waitFor()
  await assertSound(page, walk)

  const { page: cora } = await as(walk, 'Cora Coordinator')
  await cora.goto(address)
  await cora
    .getByRole('link', { name: /^Review this score/ })
    .first()
    .click()
  await cora.locator('[name="score"][value="red"]').check()
  await cora.locator('[name="words"]').fill('Nothing could be shown.')
  await submit(cora, 'Record the review')
  await cora.getByText('Cora Coordinator finds:').waitFor()
  await assertSound(cora, walk)

  await go(cora, `/duty/self-assessments/${draftId}/benchmarks/channel-panel`)
  await cora.getByLabel('Panel attendance').check()
  await assertSound(cora, walk)
  await submit(cora, 'Save the answer')
  await cora.getByRole('link', { name: 'Panel attendance' }).waitFor()
  await go(cora, `/duty/self-assessments/${submittedId}`)
  await cora.getByRole('region', { name: /scores year on year/ }).waitFor()
  await assertSound(cora, walk)
}

async function ownAlone(walk: Walk): Promise<void> {
  const { page: pat } = await as(walk, 'Pat Partner')
  await go(pat, '/duty/self-assessments')
  await pat.getByRole('link', { name: 'Health' }).first().click()
  const address = pat.url()
  const { page: pia } = await as(walk, 'Pia Primary')
  assert.equal((await pia.goto(address))?.status(), 404)
  await go(pia, '/duty/self-assessments')
  assert.equal(await pia.getByRole('link', { name: 'Health' }).count(), 0)
}

async function sample(walk: Walk, { sampleId }: DutyIds, caseId: string): Promise<void> {
  const { page } = await as(walk, 'Ren Reviewer')
  await go(page, `/duty/dip-samples/${sampleId}`)
  await assertSound(page, walk)
  await page.getByRole('table', { name: 'Cases' }).getByRole('link').first().click()
  await page.getByRole('table', { name: 'Steps' }).waitFor()
  await assertSound(page, walk)
  await page.getByRole('button', { name: 'Answer the checklist' }).click()
  await assertSound(page, walk)
  for (const group of await page.locator('input[type="radio"][value="yes"]').all()) await group.check()
  await submit(page, 'Save these answers')
  await page.getByText('Answered', { exact: true }).first().waitFor()
  for (const elsewhere of ['/cases', `/cases/${caseId}`])
    assert.equal((await page.goto(`${new URL(page.url()).origin}${elsewhere}`))?.status(), 404)
}

async function statement(walk: Walk, { toSignId }: DutyIds): Promise<void> {
  for (const name of ['Cass Chair', 'Bo Board']) {
    const { page } = await as(walk, name)
    await go(page, `/duty/assurance/${toSignId}`)
    await page.getByRole('button', { name: /^Sign as/ }).click()
    await page.getByLabel('I have read the whole statement').check()
    await submit(page, 'Sign the statement')
    await page.getByText(name).first().waitFor()
    await assertSound(page, walk)
  }
}

async function appeal(walk: Walk, { checkId }: DutyIds): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await go(page, `/duty/venue-checks/${checkId}`)
  await page.getByRole('button', { name: 'Record an appeal' }).click()
  for (const [part, value] of Object.entries({ day: '2', month: '11', year: '2026' }))
    await page.locator(`[name="receivedOn-${part}"]`).fill(value)
  await page.locator('[name="grounds"]').fill('A larger hall is free.')
  await submit(page, 'Record the appeal')
  await page.getByRole('button', { name: 'Decide on the appeal' }).click()
  await assertSound(page, walk)
  await page.locator('[name="outcome"][value="conditions"]').check()
  await page.locator('[name="conditions"]').fill('Two stewards.')
  await page.locator('[name="reasons"]').fill('The larger hall holds all who are expected.')
  await page.locator('[name="freeSpeech"]').fill('It can be heard there.')
  await submit(page, 'Record the decision')
  await page.getByText('Decided on appeal').first().waitFor()
  await assertSound(page, walk)
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).toString())
}
