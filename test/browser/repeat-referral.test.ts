/** A second referral of somebody whose first was closed, under a misspelt name: found, considered, and closed only with a second reader. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Page } from 'playwright-core'
import { backstage } from '../../src/demonstration/backstage.ts'
import { chance } from '../../src/demonstration/chance.ts'
import { inventReferrals } from '../../src/demonstration/generate.ts'
import { inventCase, type Cast } from '../../src/demonstration/invented-case.ts'
import { stories } from '../../src/demonstration/stories.ts'
import type { House } from '../house.ts'
import { assertSound } from './browser.ts'
import { as, begin, openCase, submit, type Walk } from './walk.ts'

const officer = 'Olu Officer'

for (const javaScript of [true, false])
  test(`a repeat referral under a misspelt name, ${javaScript ? 'with' : 'without'} scripts`, async (t) => {
    const { house, browser } = await begin(t)
    const walk = { house, browser, javaScript }
    const [first, second] = await twoReferralsOfOne(house)

    const { page, unseen } = await as(walk, officer)
    await openCase(page, second)
    await page.getByRole('link', { name: `Compare ${first}` }).waitFor()

    // Alone it cannot be closed: first for want of a word on the earlier record, then for want of a second reader.
    await fillNoFurtherAction(page)
    await page.getByText('Say whether it is the same person’s before the case is closed.').first().waitFor()
    await assertSound(page, walk)
    await page.getByRole('link', { name: 'Say first whether this earlier record is the same person’s' }).click()
    await page.getByRole('heading', { name: 'Is an earlier record the same person’s?' }).waitFor()
    await assertSound(page, walk)
    await page.getByLabel(first).check()
    await page.getByLabel('The same person', { exact: true }).check()
    await page.getByLabel('How you know').fill('One birth date, one street; the name was heard over the telephone.')
    await submit(page, 'Say whether an earlier record is the same person’s')
    const earlier = page.locator('section', { has: page.locator('#earlier') })
    assert.match(await earlier.innerText(), /Closed on\s+.*: No radicalisation concern found/)

    await fillNoFurtherAction(page)
    await page.getByText('Ask a colleague to read the case before it is closed.').first().waitFor()
    await page.getByRole('link', { name: 'Ask a colleague to read it first' }).click()
    await page.getByLabel('Who reads it?').selectOption({ label: 'Dee Deputy, Council' })
    await page.getByLabel('Innocent remark, or explained by its context').check()
    await page.getByLabel('What you would write when you close it').fill('The words were from the school play.')
    await submit(page, 'Ask a colleague to read it before it is closed')

    await objectThenAgree(walk, page, second)
    await page.reload()
    await fillNoFurtherAction(page)
    assert.match(await page.locator('main').innerText(), /Nothing more was needed from Prevent/)
    assert.deepEqual(unseen, [])
  })

/** The second reader objects; the officer asks again with what has changed; the second reader agrees. */
async function objectThenAgree(walk: Walk, page: Page, reference: string): Promise<void> {
  const reader = (await as(walk, 'Dee Deputy')).page
  const answer = async (label: string, why: string) => {
    await reader.goto(`${walk.house.origin}/work`)
    await reader.getByRole('link', { name: 'Read a case a second time' }).click()
    if (reader.url().includes('/purpose')) {
      await reader.getByLabel('Supervising or second reading').check()
      await reader.locator('form[action$="/purpose"] button').last().click()
    }
    await reader.getByRole('heading', { name: 'What is proposed' }).waitFor()
    assert.match(await reader.locator('main').innerText(), /The words were from the school play/)
    await assertSound(reader, walk)
    await reader.getByLabel(label).check()
    await reader.getByLabel('Your reason').fill(why)
    await submit(reader, 'Say whether you agree that it is closed')
  }
  await answer('I object: it must not be closed like this', 'Nobody has asked the drama teacher.')
  const caseAddress = page.url().replace(/\/gateway-decision$/, '')
  await openCase(page, reference)
  await fillNoFurtherAction(page)
  await page.getByText('The second reader objected to closing the case.').first().waitFor()
  await page.getByRole('link', { name: 'The colleague who read it objected' }).click()
  await page.getByLabel('Who reads it?').selectOption({ label: 'Dee Deputy, Council' })
  await page.getByLabel('Innocent remark, or explained by its context').check()
  await page
    .getByLabel('What you would write when you close it')
    .fill('The words were from the school play; the drama teacher has shown me the script.')
  await submit(page, 'Ask a colleague to read it before it is closed')
  await answer('I have read it and agree that it is closed', 'The script says it word for word.')
  await page.goto(caseAddress)
}

async function fillNoFurtherAction(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Record the gateway decision' }).click()
  await page.getByLabel('No further action').check()
  await page.getByLabel('Innocent remark, or explained by its context').check()
  await page.getByLabel('Which supervisor has agreed?').selectOption({ label: 'Sian Supervisor, Essex Police' })
  await page.getByLabel('No, it is not needed').check()
  await page.getByLabel('Reason that police release').fill('The words were from the school play.')
  await page.getByLabel('OFFICIAL-SENSITIVE').check()
  await submit(page, 'Record the gateway decision')
}

/** The first closed at the gateway; the second waits there, its name as somebody else heard it. @returns their references */
async function twoReferralsOfOne(house: House): Promise<readonly [string, string]> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const account = (name: string) => house.accounts.get(name) ?? assert.fail(name)
  const { rows } = await house.test.owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const agency = (name: string) => rows.find((row) => row.name === name)?.id ?? assert.fail(name)
  const cast: Cast = {
    areaId: house.areaId,
    referrer: account('Robin Referrer'),
    coordinator: account('Cora Coordinator'),
    caseOfficer: account(officer),
    supervisor: account('Sian Supervisor'),
    chair: account('Cass Chair'),
    partner: account('Pat Partner'),
    partnerAgencyId: agency('Health'),
    otherAgencyId: agency('School'),
  }
  const [referral, story] = [inventReferrals(3, 1, today)[0], stories[0]]
  assert.ok(referral && story)
  const born = { known: 'date', on: Temporal.PlainDate.from('2010-05-03') } as const
  const named = (forenames: string, surname: string) => ({
    ...referral,
    person: { ...referral.person, forenames, surname, birth: born },
  })
  const cases = await backstage(house.test.ownerConnection, house.test.vault, today, async (stage) => [
    await inventCase(stage, cast, chance(1), named('Yusuf', 'Fernbrook'), story, 'closed: no concern'),
    await inventCase(stage, cast, chance(2), named('Usef', 'Fernbrooke'), story, 'gateway'),
  ])
  const found = await house.test.owner.query<{ id: string; reference: string }>(
    'select id, reference from cases.case_file where id = any ($1)',
    [cases],
  )
  const reference = (place: number) => found.rows.find((row) => row.id === cases[place])?.reference ?? assert.fail()
  return [reference(0), reference(1)]
}
