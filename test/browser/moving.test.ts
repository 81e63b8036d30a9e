/** A person moves, or is taken into custody: the case is offered to another panel, which declines or accepts; it waits, and goes on after release. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Page } from 'playwright-core'
import { casesInHouse } from '../cases-in-house.ts'
import { addSecondArea } from '../second-area.ts'
import { assertSound } from './browser.ts'
import { as, begin, openById, passPurpose, submit, type Walk } from './walk.ts'

const chair = 'Cass Chair'
const coordinator = 'Cora Coordinator'
const officer = 'Olu Officer'
const theirChair = 'Una Upriver'
const theirCoordinator = 'Nia Neighbour'
const toldWhose = 'Record that they were told which area looks after them now'
const released = 'Record release, the end of probation or a return'

test('a person moves, or is taken into custody', { timeout: 400_000 }, async (t) => {
  const { house, browser } = await begin(t)
  await addSecondArea(house)
  const cases = await casesInHouse(house, { moving: 'supported', imprisoned: 'supported' })
  const scripted: Walk = { house, browser, javaScript: true }
  const plain: Walk = { house, browser, javaScript: false }

  await t.test('the chair offers a case to the next area, having said what its panel must know', async () => {
    const { page } = await as(plain, chair)
    await openById(page, cases.moving)
    await page.getByRole('link', { name: 'Propose a transfer to another area' }).click()
    await fillOffer(page)
    await page.locator('[name="risk"]').fill('')
    await submit(page, 'Propose a transfer to another area')
    await page.getByRole('link', { name: /the risks, and who owns each/ }).waitFor()
    await assertSound(page, plain)
    assert.match(await page.locator('[name="covering"]').inputValue(), /nobody rings after nine/)
    await page.locator('[name="risk"]').fill('None that anybody knows of; police own it here.')
    await submit(page, 'Propose a transfer to another area')
    assert.match(await page.locator('main').innerText(), /Southend-on-Sea/)
  })

  await t.test('their chair reads the pack, declines, and says why; the case has not moved', async () => {
    const { page } = await as(scripted, theirChair)
    await answerOffer(page, scripted, 'Declined', 'They are here for a month only.')
    assert.doesNotMatch(await page.locator('main').innerText(), /Transfers offered/)

    const ours = await as(plain, coordinator)
    assert.match(await ours.page.locator('main').innerText(), /Southend-on-Sea declined/)
    await openById(ours.page, cases.moving)
    assert.match((await ours.page.locator('main').textContent()) ?? '', /They are here for a month only/)
    await ours.page.getByRole('link', { name: 'Pause support' }).waitFor()
  })

  await t.test(
    'offered again and accepted, it is theirs from then on, and they say so to the person first',
    async () => {
      const ours = await as(scripted, chair)
      await openById(ours.page, cases.moving)
      await ours.page.getByRole('link', { name: 'Propose a transfer to another area' }).click()
      await fillOffer(ours.page)
      await submit(ours.page, 'Propose a transfer to another area')

      const theirs = await as(plain, theirChair)
      await answerOffer(theirs.page, plain, 'Accepted', 'The panel met and takes it on.')
      await passPurpose(theirs.page)
      assert.match(await theirs.page.locator('main').innerText(), /This case came from Thurrock/)
      await assertSound(theirs.page, plain)
      const here = theirs.page.url()

      await openById(ours.page, cases.moving)
      const kept = await ours.page.locator('main').innerText()
      assert.match(kept, /Transferred to another area/)
      const gone = await ours.page.goto(here)
      assert.equal(gone?.status(), 404)

      const { page } = await as(scripted, theirCoordinator)
      await openById(page, caseIdIn(here))
      await page.getByRole('link', { name: toldWhose }).click()
      await page.getByLabel('The person', { exact: true }).check()
      await page.locator('[name="reason"]').fill('Told at home, with the youth worker of before.')
      await submit(page, toldWhose)
      assert.doesNotMatch(await page.locator('main').innerText(), /have not been told yet which area/)
    },
  )

  await t.test('in custody support waits, police and prison having been told, and goes on after release', async () => {
    const olu = await as(plain, officer)
    await openById(olu.page, cases.imprisoned)
    await olu.page.getByRole('link', { name: 'Record custody, probation or a stay abroad' }).click()
    await olu.page.locator('[name="place"][value="prison"]').check()
    await olu.page.locator('[name="where"]').fill('An invented prison')
    await fillDay(olu.page, 'since')
    await fillTold(olu.page)
    await olu.page.locator('[name="heldBy"][value="this_panel_with_service"]').check()
    await olu.page.locator('[name="course"][value="waits"]').check()
    await olu.page.locator('[name="reason"]').fill('Remanded on another matter.')
    await olu.page.locator('[name="serviceTold"]').fill('')
    await submit(olu.page, 'Record custody, probation or a stay abroad')
    await olu.page.getByRole('link', { name: /who in the prison or probation service knows/ }).waitFor()
    await assertSound(olu.page, plain)
    await olu.page.locator('[name="serviceTold"]').fill('The invented prison’s Prevent lead')
    await submit(olu.page, 'Record custody, probation or a stay abroad')
    assert.match(await olu.page.locator('main').innerText(), /In prison/)

    const cora = await as(scripted, coordinator)
    await openById(cora.page, cases.imprisoned)
    await cora.page.getByRole('link', { name: 'Pause support' }).click()
    await cora.page.locator('[name="cause"][value="in custody"]').check()
    await cora.page.locator('[name="reason"]').fill('In prison since this week.')
    await submit(cora.page, 'Pause support')
    assert.match(await cora.page.locator('main').innerText(), /Support paused/)

    await olu.page.reload()
    await olu.page.getByRole('link', { name: released }).click()
    await olu.page.locator('[name="outcome"][value="licence"]').check()
    await fillDay(olu.page, 'returnedOn')
    await fillTold(olu.page)
    await olu.page.locator('[name="reason"]').fill('Released on licence; probation knows the mentor.')
    await submit(olu.page, released)
    assert.match(await olu.page.locator('main').innerText(), /released from custody on licence/)

    await cora.page.reload()
    await cora.page.getByRole('link', { name: 'Resume support' }).click()
    await submit(cora.page, 'Resume support')
    assert.match(await cora.page.locator('main').innerText(), /Support resumed/)
  })
})

async function fillOffer(page: Page): Promise<void> {
  await page.locator('[name="destination"][value="area_here"]').check()
  await page.locator('[name="area"]').selectOption({ label: 'Southend-on-Sea' })
  for (const part of ['referral', 'assessment', 'plan', 'chronology'])
    await page.locator(`[name="contents"][value="${part}"]`).check()
  await page.locator('[name="covering"]').fill('The mother asks that nobody rings after nine.')
  await page.locator('[name="risk"]').fill('None that anybody knows of; police own it here.')
  await page.locator('[name="basis"][value="s38_cooperation"]').check()
  await page.locator('[name="marking"][value="official_sensitive"]').check()
  await page.locator('[name="personTold"][value="yes"]').check()
  await page.locator('[name="reason"]').fill('They move there in two weeks.')
}

async function answerOffer(page: Page, walk: Walk, answer: string, reason: string): Promise<void> {
  await page.goto(`${walk.house.origin}/work`)
  await page.locator('a[href^="/transfers/"]').first().click()
  assert.match(await page.locator('main').innerText(), /nobody rings after nine/)
  await assertSound(page, walk)
  await page.getByLabel(answer).check()
  await fillDay(page, 'metOn')
  await page.locator('[name="reason"]').fill(reason)
  await page.locator('main form button').last().click()
  await page.waitForLoadState()
}

async function fillTold(page: Page): Promise<void> {
  await page.locator('[name="policeTold"]').fill('An invented unit')
  await fillDay(page, 'policeToldOn')
  await page.locator('[name="policeToldHow"][value="telephone"]').check()
  await page.locator('[name="serviceTold"]').fill('The invented prison’s Prevent lead')
  await fillDay(page, 'serviceToldOn')
  await page.locator('[name="serviceToldHow"][value="they_told_us"]').check()
}

/** Today, which every one of these days may be. */
async function fillDay(page: Page, question: string): Promise<void> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  for (const part of ['day', 'month', 'year'] as const)
    await page.locator(`[name="${question}-${part}"]`).fill(String(today[part]))
}

function caseIdIn(address: string): string {
  return /\/cases\/([0-9a-f-]{36})/.exec(address)?.[1] ?? assert.fail(`no case in ${address}`)
}
