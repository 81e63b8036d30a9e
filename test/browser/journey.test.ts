import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { factorCodes } from '#cases/assessment/form.ts'
import { aHouse, type House } from '../house.ts'
import { aBrowser, assertSound, aVisit, type Visit } from './browser.ts'

for (const javaScript of [true, false]) {
  test(`a professional refers somebody, and each role in turn takes the case to adoption (JavaScript ${javaScript ? 'on' : 'off'})`, async (t) => {
    const { house, browser } = await begin(t)
    const walk = { house, browser, javaScript }
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
}

test('a case that the panel does not adopt closes only after health and social care were considered', async (t) => {
  const { house, browser } = await begin(t)
  const walk = { house, browser, javaScript: false }
  const reference = await referProfessionally(walk)
  await throughGateway(walk, reference)
  await askAndAnswer(walk, reference)
  await assessAndDecide(walk, reference)
  await listAndPublish(walk, reference)
  await decideAtPanel(walk, reference, 'Not adopt')

  const { page } = await as(walk, 'Cass Chair')
  await openCase(page, reference)
  await page.goto(`${page.url()}/panel-closure`)
  assert.match(await page.locator('h1').innerText(), /You cannot do this now/)
  await page.getByRole('link', { name: 'Back to the case' }).first().click()
  await page.getByRole('link', { name: 'Record what was considered for health and social care' }).click()
  await page.getByLabel('Refer to a health provider').check()
  await page.getByLabel(/To whom/).fill('The community team sees the person next week.')
  await submit(page, 'Record what was considered for health and social care')
  await page.getByRole('link', { name: 'Close the case the panel did not adopt' }).click()
  await page.getByLabel('Needs better met elsewhere').check()
  await page.getByLabel('Reason', { exact: true }).fill('Health has taken it up.')
  await submit(page, 'Close the case the panel did not adopt')
  assert.match(await page.locator('main').innerText(), /Closed: not adopted/)
})

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

async function throughGateway(walk: Walk, reference: string): Promise<void> {
  const coordinator = await as(walk, 'Cora Coordinator')
  await openCase(coordinator.page, reference)
  await assertSound(coordinator.page, walk)
  await coordinator.page.getByRole('link', { name: 'Acknowledge the referral' }).click()
  await coordinator.page.getByLabel('Email', { exact: true }).check()
  await submit(coordinator.page, 'Acknowledge the referral')
  await coordinator.page.getByRole('link', { name: 'Record that police have taken it in' }).click()
  await submit(coordinator.page, 'Record that police have taken it in')
  assert.deepEqual(coordinator.unseen, [])

  const officer = await as(walk, 'Olu Officer')
  await openCase(officer.page, reference)
  await officer.page.getByRole('link', { name: 'Record the gateway decision' }).click()
  await assertSound(officer.page, walk)
  await officer.page.getByLabel('Progress to information gathering').check()
  await officer.page.getByLabel('Reason that police release').fill('Nothing stands in the way of asking partners.')
  await officer.page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(officer.page, 'Record the gateway decision')
  assert.match(await officer.page.locator('main').innerText(), /Information gathering/)
}

async function askAndAnswer(walk: Walk, reference: string): Promise<void> {
  const officer = await as(walk, 'Olu Officer')
  await openCase(officer.page, reference)
  await officer.page.getByRole('link', { name: 'Ask a partner for information' }).click()
  await officer.page.getByLabel('Whom do you ask?').selectOption({ label: 'Health' })
  await officer.page.getByLabel('What do you ask?').fill('What contact have you had this year?')
  await officer.page.getByLabel('Why it is needed and proportionate').fill('To tell a hard time from something else.')
  await officer.page.getByLabel('Co-operation with the panel').check()
  await officer.page.getByLabel('What may the person be told about this request?').fill('That partners were asked.')
  await officer.page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(officer.page, 'Ask a partner for information')

  const partner = await as(walk, 'Pat Partner')
  await partner.page.getByRole('link', { name: 'Answer a request' }).click()
  await assertSound(partner.page, walk)
  const seen = await partner.page.locator('main').innerText()
  assert.match(seen, /Tegan Willowmere/)
  assert.doesNotMatch(seen, /form time|Fernhollow/)
  await partner.page.getByLabel('Answered', { exact: true }).check()
  await partner.page.getByLabel('Facts', { exact: true }).fill('Seen twice for low mood.')
  await partner.page.locator('[name="tellPerson"][value="may"]').check()
  await partner.page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(partner.page, 'Send your answer')
  assert.match(await partner.page.locator('main').innerText(), /Your agency answered this/)

  await openCase(officer.page, reference)
  await officer.page.getByRole('link', { name: 'Take in a partner’s reply' }).click()
  await officer.page.getByLabel('Health: Answered').check()
  await submit(officer.page, 'Take in a partner’s reply')
}

async function assessAndDecide(walk: Walk, reference: string): Promise<void> {
  const { page } = await as(walk, 'Olu Officer')
  await openCase(page, reference)
  await page.getByRole('link', { name: 'Write a version of the assessment' }).click()
  await assertSound(page, walk)
  for (const code of factorCodes) await page.locator(`[name="${code.toLowerCase()}"][value="not_present"]`).check()
  await page.locator('[name="e01"][value="present"]').check()
  await page.locator('[name="e01Evidence"]').fill('Says she was treated unfairly; tutor’s note of 3 March.')
  await page.getByLabel('Protective factors').fill('A grandmother. The band.')
  await page.getByLabel('Summary').fill('A hard term.')
  await page.getByLabel('What has changed since the last assessment').fill('This is the first.')
  await page.getByLabel('Needs', { exact: true }).fill('Someone to talk to')
  await submit(page, 'Write a version of the assessment')
  await page.getByRole('link', { name: 'Agree the assessment' }).click()
  await page.getByLabel('This is the first assessment').check()
  await submit(page, 'Agree the assessment')
  await page.getByRole('link', { name: 'End information gathering' }).click()
  await submit(page, 'End information gathering')
  await page.getByRole('link', { name: 'Record the section 36 decision' }).click()
  await page.getByLabel('There are reasonable grounds').check()
  await page.getByLabel('Chief officer of police').check()
  await page.getByLabel(/Reasons: the grounds/).fill('What was said, the change of friends, and the time spent.')
  await submit(page, 'Record the section 36 decision')
  assert.match(await page.locator('main').innerText(), /The panel will discuss the case/)
}

async function listAndPublish(walk: Walk, reference: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await page.goto(`${walk.house.origin}/panel/new-meeting`)
  const today = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts()
  const part = (type: string): string => today.find((piece) => piece.type === type)?.value ?? ''
  await page.getByLabel('Area').selectOption({ label: 'Thurrock' })
  await page.locator('[name="heldOn-day"]').fill(part('day'))
  await page.locator('[name="heldOn-month"]').fill(part('month'))
  await page.locator('[name="heldOn-year"]').fill(part('year'))
  await page.getByLabel('Starts at').selectOption({ label: '10:00' })
  await page.getByLabel('Ordinary').check()
  await submit(page, 'Arrange the meeting')
  await assertSound(page, walk)
  const meeting = page.url()

  await openCase(page, reference)
  await page.getByRole('link', { name: 'List for a panel meeting' }).click()
  await page.getByLabel(/at 10:00/).check()
  await submit(page, 'List for a panel meeting')

  await page.goto(meeting)
  await submit(page, 'Publish the pack')
  await page.getByLabel(/Cass Chair/).selectOption('present')
  await submit(page, 'Record who came')
  await assertSound(page, walk)
}

async function decideAtPanel(walk: Walk, reference: string, decision: string): Promise<void> {
  const member = await as(walk, 'Mina Member')
  await openCase(member.page, reference)
  assert.doesNotMatch(await member.page.locator('main').innerText(), /Who referred/)

  const { page } = await as(walk, 'Cass Chair')
  await openCase(page, reference)
  const caseAddress = page.url()
  await page.getByRole('link', { name: 'Record the panel’s decision' }).click()
  await assertSound(page, walk)
  await fillDecision(page, decision)
  await submit(page, 'Record the panel’s decision')
  // Nobody from the person's home force is recorded as present: the Act does not let the panel decide.
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()

  await page.goto(`${walk.house.origin}/panel`)
  await page.locator('table a').first().click()
  await page.getByLabel(/Olu Officer/).selectOption('present')
  await submit(page, 'Record who came')
  await page.goto(`${caseAddress}/panel-decision`)
  await fillDecision(page, decision)
  await submit(page, 'Record the panel’s decision')
  await page.getByRole('heading', { name: 'What may happen next' }).waitFor()
}

async function fillDecision(page: Page, decision: string): Promise<void> {
  const adopt = decision.startsWith('Adopt')
  await page.getByLabel(decision, { exact: true }).check()
  await page.locator(`[name="${adopt ? 'votesAdopt' : 'votesNotAdopt'}"]`).fill('5')
  await page.getByLabel('Unanimous').check()
  if (adopt) {
    for (const box of await page.locator('[name="planStates"]').all()) await box.check()
    await page
      .locator('[name="plan"]')
      .fill('A mentor, and a way back to the band. The coordinator asks her parents this week.')
  }
  await page.getByLabel('Reasons for the decision').fill('All members agreed after hearing from health.')
}
