/** The work on a case from its gateway to the panel's decision, each part as the role whose it is. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { factorCodes } from '#cases/assessment/form.ts'
import { as, look, openCase, submit, type Walk } from './walk.ts'

export async function throughGateway(walk: Walk, reference: string): Promise<void> {
  const coordinator = await as(walk, 'Cora Coordinator')
  await openCase(coordinator.page, reference)
  await look(coordinator.page, walk)
  // What takes the case on comes first; what ends it, last.
  assert.deepEqual(await stepsOffered(coordinator.page), [
    'Record that police have taken it in',
    'Return it as incomplete',
    'Acknowledge the referral',
    'Say whether an earlier record is the same person’s',
    'Name who leads the case',
    'Pause a clock',
    'Let a clock run again',
    'Correct the day a clock started',
    'Declare a conflict of interest',
    'Add a note',
    'Record a risk, or look at one again',
    'Record custody, probation or a stay abroad',
    'Leave a message for the referrer',
    'Mark as a duplicate of an open case',
    'Close: moved away or died',
  ])
  await coordinator.page.getByRole('link', { name: 'Acknowledge the referral' }).click()
  await coordinator.page.getByLabel('Email', { exact: true }).check()
  await submit(coordinator.page, 'Acknowledge the referral')
  await coordinator.page.getByRole('link', { name: 'Record that police have taken it in' }).click()
  await submit(coordinator.page, 'Record that police have taken it in')
  assert.deepEqual(coordinator.unseen, [])

  const officer = await as(walk, 'Olu Officer')
  await openCase(officer.page, reference)
  await officer.page.getByRole('link', { name: 'Record the gateway decision' }).click()
  await look(officer.page, walk)
  await officer.page.getByLabel('Progress to information gathering').check()
  await officer.page.getByLabel('Reason that police release').fill('Nothing stands in the way of asking partners.')
  await officer.page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(officer.page, 'Record the gateway decision')
  assert.match(await officer.page.locator('main').innerText(), /Gateway decision\. Moved to: Information gathering/)
}

async function stepsOffered(page: Page): Promise<string[]> {
  return await page.locator('.causeway-steps a').allInnerTexts()
}

export async function askAndAnswer(walk: Walk, reference: string): Promise<void> {
  const officer = await as(walk, 'Olu Officer')
  await openCase(officer.page, reference)
  await officer.page.getByRole('link', { name: 'Ask partners for information' }).click()
  await officer.page.getByLabel('Health', { exact: true }).check()
  await officer.page.getByLabel('School', { exact: true }).check()
  await officer.page.getByLabel('What do you ask?').fill('What contact have you had this year?')
  await officer.page.getByLabel('Why it is needed and proportionate').fill('To tell a hard time from something else.')
  await officer.page.getByLabel('Co-operation with the panel').check()
  await officer.page.getByLabel('What may the person be told about this request?').fill('That partners were asked.')
  await officer.page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(officer.page, 'Ask partners for information')

  const partner = await as(walk, 'Pat Partner')
  await partner.page.getByRole('link', { name: 'Answer a request' }).click()
  await look(partner.page, walk)
  const seen = await partner.page.locator('main').innerText()
  assert.match(seen, /Tegan Willowmere/)
  assert.doesNotMatch(seen, /form time|Fernhollow/)
  await submit(partner.page, 'I am answering this')
  await partner.page.getByText('Pat Partner said on').waitFor()
  await partner.page.getByLabel('Answered', { exact: true }).check()
  await partner.page.getByLabel('Facts', { exact: true }).fill('Seen twice for low mood.')
  await partner.page.locator('[name="tellPerson"][value="may"]').check()
  await partner.page.getByLabel('Those who work on the case, and the panel when it discusses it').check()
  await partner.page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(partner.page, 'Send your answer')
  assert.match(await partner.page.locator('main').innerText(), /Your agency answered this/)

  await officer.page.goto(`${walk.house.origin}/work`)
  await officer.page.getByRole('link', { name: 'Take in an answer' }).click()
  await officer.page.getByLabel('Health: Answered').check()
  await submit(officer.page, 'Take in a partner’s reply')
  await officer.page.getByText('What Health answered').click()
  await officer.page.getByText('Seen twice for low mood.').waitFor()
  // The other agency's request, made on the same form, stands by itself.
  await officer.page.getByRole('link', { name: 'Withdraw a request' }).click()
  await officer.page.getByLabel(/School, asked on/).check()
  await officer.page.getByLabel('Reason').fill('Health’s answer was enough.')
  await submit(officer.page, 'Withdraw a request')
}

export async function assessAndDecide(walk: Walk, reference: string): Promise<void> {
  const { page } = await as(walk, 'Olu Officer')
  await openCase(page, reference)
  await page.getByRole('link', { name: 'Write a version of the assessment' }).click()
  await look(page, walk)
  for (const code of factorCodes) await page.locator(`[name="${code.toLowerCase()}"][value="not_present"]`).check()
  await page.locator('[name="e01"][value="present"]').check()
  await page.locator('[name="e01Evidence"]').fill('Says she was treated unfairly; tutor’s note of 3 March.')
  await page.locator('[name="sources-0-what"]').fill('The tutor’s notes')
  await page.locator('[name="sources-0-kind"][value="fact"]').check()
  for (const [part, value] of [
    ['day', '3'],
    ['month', '3'],
    ['year', '2026'],
  ] as const)
    await page.locator(`[name="sources-0-on-${part}"]`).fill(value)
  await page.getByLabel('Protective factors').fill('A grandmother. The band.')
  await page.getByLabel('Summary').fill('A hard term.')
  await page.getByLabel('What has changed since the last assessment').fill('This is the first.')
  await page.getByLabel('Needs', { exact: true }).fill('Someone to talk to')
  await submit(page, 'Write a version of the assessment')
  await page.getByRole('link', { name: 'Agree the assessment' }).click()
  await page.getByLabel('This is the first assessment').check()
  await page.getByLabel(/before the panel sees it/).check()
  await submit(page, 'Agree the assessment')
  await page.getByRole('link', { name: 'End information gathering' }).click()
  await submit(page, 'End information gathering')
  await page.getByRole('link', { name: 'Record the section 36 decision' }).click()
  await page.getByRole('heading', { name: 'What you decide on' }).waitFor()
  await page.getByRole('link', { name: 'Version 1' }).waitFor()
  await page.getByLabel('There are reasonable grounds').check()
  await page.getByLabel('Chief officer of police').check()
  await page.getByLabel(/Reasons: the grounds/).fill('What was said, the change of friends, and the time spent.')
  await submit(page, 'Record the section 36 decision')
  assert.match(await page.locator('main').innerText(), /The panel will discuss the case/)
}

export async function listAndPublish(walk: Walk, reference: string): Promise<void> {
  const { page } = await as(walk, 'Cora Coordinator')
  await page.goto(`${walk.house.origin}/panel/new-meeting`)
  const today = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts()
  const part = (type: string): string => today.find((piece) => piece.type === type)?.value ?? ''
  await page.locator('[name="heldOn-day"]').fill(part('day'))
  await page.locator('[name="heldOn-month"]').fill(part('month'))
  await page.locator('[name="heldOn-year"]').fill(part('year'))
  await page.getByLabel('Starts at').fill('10:00')
  await page.getByLabel('Ordinary').check()
  await submit(page, 'Arrange the meeting')
  await look(page, walk)
  const meeting = page.url()

  await openCase(page, reference)
  await page.getByRole('link', { name: 'List for a panel meeting' }).click()
  await page.getByLabel(/at 10am/).check()
  await submit(page, 'List for a panel meeting')

  await page.goto(meeting)
  await submit(page, 'Publish the pack')
  await page.getByLabel(/Cass Chair/).selectOption('present')
  await submit(page, 'Record who came')
  await look(page, walk)
}

export async function decideAtPanel(walk: Walk, reference: string, decision: string): Promise<void> {
  const member = await as(walk, 'Mina Member')
  await openCase(member.page, reference)
  assert.doesNotMatch(await member.page.locator('main').innerText(), /Who referred/)

  const { page } = await as(walk, 'Cass Chair')
  await openCase(page, reference)
  const caseAddress = page.url()
  await page.getByRole('link', { name: 'Record the panel’s decision' }).click()
  await look(page, walk)
  await fillDecision(page, decision)
  await submit(page, 'Record the panel’s decision')
  // Nobody from the person's home force is recorded as present: the Act does not let the panel decide.
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()

  await page.goto(`${walk.house.origin}/panel`)
  await page.locator('main a[href^="/panel/meetings/"]').first().click()
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
