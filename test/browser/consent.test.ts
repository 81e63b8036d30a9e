/** Consent, as the people do it who ask for it: a refusal, a withdrawal, an eighteenth birthday, and somebody who cannot decide themself. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { watchConsentJob } from '#cases/consent/watch-job.ts'
import { readWordFile } from '#platform/files/word-file.ts'
import { systemClock } from '#platform/clock.ts'
import { inventReferrals, type InventedReferral } from '../../src/demonstration/generate.ts'
import type { Path } from '../../src/demonstration/paths.ts'
import type { House } from '../house.ts'
import { assertSound } from './browser.ts'
import { invent } from './invent.ts'
import { as, begin, openCase, submit } from './walk.ts'

const coordinator = 'Cora Coordinator'
const officer = 'Olu Officer'
const chair = 'Cass Chair'
const today = Temporal.Now.plainDateISO('Europe/London')

test('somebody who says no is believed, and the case closes without a word about risk', async (t) => {
  const walk = { ...(await begin(t)), javaScript: false }
  const reference = await aCase(walk.house, 'planned', today.subtract({ years: 24, days: 40 }))
  await aMeetingToday(walk.house)

  const { page } = await as(walk, coordinator)
  await openCase(page, reference)
  assert.match(await consentOf(page), /They are 24 today\. From 18 consent is the person’s own/)
  assert.match(await consentOf(page), /not the basis on which this record is held/)
  await page.getByRole('link', { name: 'Record that consent was asked for' }).click()
  assert.match(await page.locator('main').innerText(), /From 18 consent is the person’s own: ask them/)
  await assertSound(page, walk)
  await fillAsking(page, ['person'])
  await submit(page, 'Record that consent was asked for')

  await page.getByRole('link', { name: 'Record the answer about consent' }).click()
  assert.match(await page.locator('main').innerText(), /Saying no is the person’s right/)
  await page.getByLabel('No to support').check()
  await fillDay(page, 'answeredOn', today)
  await page.getByLabel('What they said, in their words').fill('“Thank you, but no.”')
  await submit(page, 'Record the answer about consent')
  assert.match(await consentOf(page), /Refused\. No support is given\./)
  assert.match(await consentOf(page), /The panel has still to consider them/)
  // The case page does not offer the end before the panel and police have thought.
  assert.equal(await page.getByRole('link', { name: 'Close: no consent' }).count(), 0)

  // Whoever declares a conflict must know that the case is discussed: it is on the meeting's agenda first.
  await page.getByRole('link', { name: 'Put on a meeting’s agenda' }).click()
  await page.locator('[name="meeting"]').first().check()
  await page.locator('[name="purpose"][value="consent"]').check()
  await submit(page, 'Put on a meeting’s agenda')

  const chairs = await as(walk, chair)
  await openCase(chairs.page, reference)
  await chairs.page.getByRole('link', { name: 'Record what was considered for health and social care' }).click()
  await chairs.page.locator('[name="meeting"]').first().check()
  await chairs.page.locator('[name="considered"]').first().check()
  await chairs.page.getByLabel('To whom, what was arranged').fill('The surgery was told, with their agreement.')
  await submit(chairs.page, 'Record what was considered for health and social care')

  const officers = await as(walk, officer)
  await openCase(officers.page, reference)
  await officers.page.getByRole('link', { name: 'Record what police consider remains' }).click()
  await assertSound(officers.page, walk)
  await fillDay(officers.page, 'askedOn', today)
  await officers.page.getByLabel('Nothing remains for police to do').check()
  await officers.page.getByLabel('Who answered, and in which words').fill('Nothing, said the supervising officer.')
  await submit(officers.page, 'Record what police consider remains')

  await openCase(page, reference)
  await page.getByRole('link', { name: 'Close: no consent' }).click()
  assert.match(await page.locator('main').innerText(), /Nothing remains for police to do/)
  await page.getByLabel('Support was offered and not taken up').check()
  await page.locator('[name="safeguardingHandOff"]').last().check()
  await page.getByLabel('Reason', { exact: true }).fill('They know where we are.')
  await submit(page, 'Close: no consent')
  const closed = await page.locator('main').innerText()
  assert.match(closed, /Closed: no consent/)
  assert.doesNotMatch(closed.replace(/The concern[\s\S]*?(?=What may happen next)/, ''), /\brisk/i)

  // The list has a row like any other's: reference, initials, stage, what is due, who leads.
  await page.goto(`${walk.house.origin}/cases?show=closed`)
  const row = await page.getByRole('row').filter({ hasText: reference }).innerText()
  assert.match(row, /Closed: no consent/)
  assert.doesNotMatch(row, /risk|refus/i)
  assert.equal(await page.getByRole('row').filter({ hasText: reference }).locator('.govuk-tag').count(), 0)
})

test('a withdrawal stops support at once, and a new yes lets it go on', async (t) => {
  const walk = { ...(await begin(t)), javaScript: true }
  const reference = await aCase(walk.house, 'supported', today.subtract({ years: 31 }))
  const { page } = await as(walk, coordinator)
  await openCase(page, reference)
  await page.getByRole('link', { name: 'Record that consent was withdrawn or has lapsed' }).click()
  assert.match(await page.locator('main').innerText(), /Support stops at once/)
  await assertSound(page, walk)
  await page.getByLabel('Consent was withdrawn').check()
  await fillDay(page, 'endedOn', today)
  await page.locator('[name="withdrawnBy"][value="person"]').check()
  await page.locator('[name="how"][value="telephone"]').check()
  await page.locator('[name="toldTo"]').selectOption({ label: 'Me' })
  await submit(page, 'Record that consent was withdrawn or has lapsed')

  const main = await page.locator('main').innerText()
  assert.match(main, /Support paused/)
  assert.match(await consentOf(page), /Withdrawn\. No support is given\./)
  assert.match(await consentOf(page), /does not erase the record/)
  assert.match(main, /Ask police what remains/)
  assert.equal(await page.getByRole('link', { name: 'Resume support' }).count(), 0)
  await page.goto(`${page.url().split('#')[0] ?? ''}/support-resumption`)
  await page.getByText('Support needs consent.').waitFor()

  await openCase(page, reference)
  await page.getByRole('link', { name: 'Record that consent was asked for again' }).click()
  await fillAsking(page, ['person'])
  await submit(page, 'Record that consent was asked for again')
  await page.getByRole('link', { name: 'Record the answer about consent' }).click()
  await fillOwnYes(page)
  await submit(page, 'Record the answer about consent')
  await page.getByRole('link', { name: 'Resume support' }).click()
  await submit(page, 'Resume support')
  assert.match(await page.locator('main').innerText(), /Support is being given by consent/)
  assert.match(await consentOf(page), /Given by: the person, aged 18 or over, until/)
  // Every answer stays.
  assert.match(await consentOf(page), /Consent ended · Withdrawn/)
})

test('a seventeen-year-old turns eighteen: flagged before, and from the day only their own yes counts', async (t) => {
  const walk = { ...(await begin(t)), javaScript: false }
  const soon = await aCase(walk.house, 'supported', today.add({ days: 40 }).subtract({ years: 18 }))
  const since = await aCase(walk.house, 'support paused', today.subtract({ days: 2 }).subtract({ years: 18 }))
  assert.equal(await nightOf(walk.house), 2)
  assert.equal(await nightOf(walk.house), 0, 'a second night raises nothing twice')

  const { page } = await as(walk, coordinator)
  await page.getByRole('link', { name: 'Turns 18: arrange to ask them themself' }).waitFor()
  await page.getByRole('link', { name: 'Turned 18: no support until they have been asked themself' }).waitFor()
  assert.ok((await page.locator('main').innerText()).includes(soon))
  await assertSound(page, walk)

  await openCase(page, soon)
  assert.match(await consentOf(page), /They turn 18 on .* no longer counts/)
  assert.match(await consentOf(page), /Given by: a parent/)

  await openCase(page, since)
  assert.match(await consentOf(page), /They turned 18 on .* no longer counts\. Nothing was changed by the system/)
  const address = page.url().split('#')[0] ?? ''
  await page.goto(`${address}/support-resumption`)
  await page.getByText('The person has turned 18.').waitFor()

  // A parent cannot be asked in their place any more, and the page says so where it is answered.
  await page.goto(`${address}/new-consent-request`)
  assert.match(await page.locator('main').innerText(), /They are 18 today/)
  await fillAsking(page, ['parent'])
  await submit(page, 'Record that consent was asked for again')
  await page.locator('.govuk-error-summary').getByText('Someone of 18 or over is asked themself').waitFor()
  await assertSound(page, walk)
  await page.locator('[name="asked"][value="parent"]').uncheck()
  await page.locator('[name="asked"][value="person"]').check()
  await submit(page, 'Record that consent was asked for again')
  await page.getByRole('link', { name: 'Record the answer about consent' }).click()
  await fillOwnYes(page)
  await submit(page, 'Record the answer about consent')
  await page.getByRole('link', { name: 'Resume support' }).click()
  await submit(page, 'Resume support')
  assert.match(await page.locator('main').innerText(), /Support is being given by consent/)
  await page.goto(`${walk.house.origin}/work`)
  assert.equal(await page.getByRole('link', { name: 'Turned 18' }).count(), 0)
})

test('for an adult who lacks capacity somebody decides in their best interests, and it is on record who and when', async (t) => {
  const walk = { ...(await begin(t)), javaScript: true }
  const reference = await aCase(walk.house, 'consent asked', today.subtract({ years: 45 }))
  const { page } = await as(walk, officer)
  await openCase(page, reference)
  const address = page.url().split('#')[0] ?? ''

  await page.getByRole('link', { name: 'Record the answer about consent' }).click()
  await page.getByLabel('They lack the capacity to decide this').check()
  await fillDay(page, 'answeredOn', today)
  await submit(page, 'Record the answer about consent')
  await page.locator('.govuk-error-summary').getByText('Record first who assessed').waitFor()

  await page.goto(`${address}/capacity`)
  assert.match(await page.locator('main').innerText(), /taken to have capacity unless/)
  await assertSound(page, walk)
  await page.getByLabel('Whether to receive Channel support').check()
  await fillDay(page, 'assessedOn', today)
  await page.getByLabel('A social worker').check()
  await page.getByLabel('Their name and role').fill('Ash Fernley, social worker')
  await page.getByLabel('They lack the capacity to decide this').check()
  await page.locator('[name="fluctuates"][value="yes"]').check()
  await page.getByLabel('A best-interests decision under section 4').check()
  await fillDay(page, 'decidedOn', today)
  await page.getByLabel('Who decided, and who was asked').fill('A meeting with his sister and his nurse')
  await page.getByLabel('How it was assessed').fill('With pictures, on two mornings. He would like the garden.')
  await submit(page, 'Record whether they can decide this themself')
  assert.match(await consentOf(page), /They lack the capacity to decide this, on .*; it comes and goes/)

  await page.getByRole('link', { name: 'Record the answer about consent' }).click()
  await fillYes(page, 'deputy_best_interests')
  await submit(page, 'Record the answer about consent')
  assert.match(await consentOf(page), /Given by: a deputy, or a best-interests decision, until/)
  assert.match(await consentOf(page), /A best-interests decision under section 4/)

  const coordinators = await as(walk, coordinator)
  await openCase(coordinators.page, reference)
  await coordinators.page.getByRole('link', { name: 'Start support' }).click()
  assert.match(await coordinators.page.locator('main').innerText(), /it comes and goes/)
  await submit(coordinators.page, 'Start support')
  assert.match(await coordinators.page.locator('main').innerText(), /Support is being given by consent/)
})

test('a young person says no beside a parent’s yes: the chair decides before support starts', async (t) => {
  const walk = { ...(await begin(t)), javaScript: false }
  const reference = await aCase(walk.house, 'young person disagrees', today.subtract({ years: 15, days: 100 }))
  const { page } = await as(walk, coordinator)
  await openCase(page, reference)
  assert.match(await consentOf(page), /The young person does not agree\. The chair decides/)
  assert.equal(await page.getByRole('link', { name: 'Start support' }).count(), 0)

  const chairs = await as(walk, chair)
  await chairs.page.getByRole('link', { name: 'A young person does not agree' }).click()
  await openCase(chairs.page, reference)
  await chairs.page.getByRole('link', { name: 'Decide what follows from the young person’s disagreement' }).click()
  await assertSound(chairs.page, walk)
  await chairs.page.getByLabel('Not to give support against what they say').check()
  await chairs.page.getByLabel('Reasons, and how').fill('She has said clearly that she wants to be left alone.')
  await submit(chairs.page, 'Decide what follows from the young person’s disagreement')
  assert.match(await consentOf(chairs.page), /The chair decided not to go on/)
  await openCase(page, reference)
  assert.equal(await page.getByRole('link', { name: 'Start support' }).count(), 0)
})

test('letters and sheets for the right readers come as Word and as PDF, in English and Welsh', async (t) => {
  const walk = { ...(await begin(t)), javaScript: true }
  const reference = await aCase(walk.house, 'planned', today.subtract({ years: 14, days: 30 }))
  const { page } = await as(walk, coordinator)
  await openCase(page, reference)
  await page.getByRole('link', { name: 'Letters and information sheets to hand over' }).click()
  await assertSound(page, walk)
  assert.deepEqual(await page.locator('main > .govuk-grid-row h2:visible').allInnerTexts(), [
    'A young person aged 12 to 15',
    'A parent or guardian',
  ])
  const take = async (address: string) => {
    const link = page.locator(`a[href$="${address}"]`)
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }
  const word = await take('/letter/12_15/en/docx')
  assert.equal(word.name, `${reference}-letter-12_15-en.docx`)
  assert.equal(readWordFile(word.bytes), 'document')
  const pdf = await take('/sheet/parent/cy/pdf')
  assert.match(pdf.bytes.toString('latin1'), /<pdfuaid:part>1<\/pdfuaid:part>/)
})

// ── what the journeys share ──

/** One case of somebody born on this day, as far as the path goes. */
async function aCase(house: House, path: Path, bornOn: Temporal.PlainDate): Promise<string> {
  const [invented] = inventReferrals(5, 1, today)
  assert.ok(invented)
  const referral: InventedReferral = {
    ...invented,
    person: { ...invented.person, birth: { known: 'date', on: bornOn } },
  }
  const [reference] = await invent(house, [[referral, path]])
  return reference ?? assert.fail('no case')
}

/** The job of the night, as the service would run it. @returns how many tasks it raised */
async function nightOf({ test: { database } }: House): Promise<number> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const context = { database, clock: systemClock, stopping: new AbortController().signal, log }
  return (await watchConsentJob().work({}, context))['raised'] ?? 0
}

async function aMeetingToday({ test: { owner }, areaId, accounts }: House): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into panel.meeting (id, area_id, held_on, starts_at, place, kind, arranged_by)
     values (gen_random_uuid(), $1, $2, '10:00', 'Committee room 2', 'ordinary', $3) returning id`,
    [areaId, today.toString(), accounts.get(coordinator)],
  )
  for (const [name, capacity] of [
    [chair, 'chair'],
    [officer, 'police'],
  ])
    await owner.query(
      `insert into panel.invitation (area_id, meeting_id, account_id, capacity, present) values ($1, $2, $3, $4, 'present')`,
      [areaId, rows[0]?.id, accounts.get(name ?? ''), capacity],
    )
}

async function consentOf(page: Page): Promise<string> {
  return await page.locator('section[aria-labelledby="consent"]').innerText()
}

async function fillDay(page: Page, question: string, day: Temporal.PlainDate): Promise<void> {
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`[name="${question}-${part}"]`).fill(String(day[part]))
}

async function fillAsking(page: Page, asked: readonly string[]): Promise<void> {
  await fillDay(page, 'askedOn', today)
  for (const who of asked) await page.locator(`[name="asked"][value="${who}"]`).check()
  await page.locator('[name="how"][value="in_person"]').check()
  await page.locator('[name="askedBy"]').selectOption({ label: 'I did' })
  await page.locator('[name="asPlanned"][value="yes"]').check()
  for (const box of await page.locator('[name="told"]').all()) await box.check()
  await page.getByLabel('English', { exact: true }).check()
  await page.locator('[name="interpreter"][value="not needed"]').check()
}

async function fillOwnYes(page: Page): Promise<void> {
  await fillYes(page, 'self_adult')
}

async function fillYes(page: Page, givenBy: string): Promise<void> {
  await page.getByLabel('Yes to support').check()
  await fillDay(page, 'answeredOn', today)
  await page.locator(`[name="givenBy"][value="${givenBy}"]`).check()
  await page.locator('[name="form"][value="written"]').check()
  await page.locator('[name="scope"][value="all"]').check()
  await fillDay(page, 'until', today.add({ months: 6 }))
}
