/** After support, by the pages of those whose it is: an exit that has to argue, a review done and not filed, reopening at six months. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesInHouse } from '../cases-in-house.ts'
import { assertSound } from './browser.ts'
import { as, begin, openById, submit, type Walk } from './walk.ts'

const chair = 'Cass Chair'
const coordinator = 'Cora Coordinator'

test('support ends, is reviewed, and comes back', async (t) => {
  const begun = await begin(t)
  const cases = await casesInHouse(begun.house, {
    ending: 'reassessed',
    held: '12-month review not filed',
    due: '6-month review due',
  })
  // Neither way of browsing is the exception.
  const scripted: Walk = { ...begun, javaScript: true }
  const plain: Walk = { ...begun, javaScript: false }

  await t.test('an exit is refused until every need is answered, and nothing typed is lost', async () => {
    const { page } = await as(plain, chair)
    await openById(page, cases.ending)
    await page.getByRole('link', { name: 'End support' }).click()
    await page.locator('[name="meeting"]').first().check()
    await page.locator('[name="closureReason"][value="x_no_concern"]').check()
    await page.locator('[name="need1"][value="met"]').check()
    await page.locator('[name="need2"][value="moved_on"]').check()
    await page.locator('[name="need2Service"]').fill('The sleep clinic at the health centre')
    // Counted from the record of the sessions; what is asked is why.
    await page.getByLabel('7 sessions were agreed and 6 held: why?').fill('The mentor was ill on the last day.')
    await page.locator('[name="referrerView"][value="given"]').check()
    await page.locator('[name="referrerSaid"]').fill('The school has its pupil back.')
    await page.locator('[name="finalAssessment"]').fill('Sleeps, and has two friends back.')
    await page.locator('[name="exitPlan"]').fill('The youth worker rings at half-term.')
    await page.locator('[name="told"]').first().check()
    await page.locator('[name="policeTold"][value="yes"]').check()
    await page.locator('[name="votesExit"]').fill('6')
    await page.locator('[name="mode"][value="unanimous"]').check()
    await page.locator('[name="reason"]').fill('All agreed.')
    await submit(page, 'End support')

    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await page.getByRole('link', { name: /need 3/ }).waitFor()
    await assertSound(page, { javaScript: false })
    assert.equal(await page.locator('[name="referrerSaid"]').inputValue(), 'The school has its pupil back.')

    await page.locator('[name="need3"][value="accepted"]').check()
    await page.locator('[name="need3Why"]').fill('The club has closed; they do not miss it.')
    await submit(page, 'End support')
    await page.getByRole('heading', { name: 'Where this case is' }).waitFor()
    const text = await page.locator('main').innerText()
    assert.match(text, /Closed: support ended/)
    assert.match(text, /6-month review: not held/)
  })

  await t.test('a review done and not filed says so until somebody files it', async () => {
    const { page } = await as(scripted, coordinator)
    await page.getByRole('link', { name: 'File the 12-month review' }).waitFor()
    assert.match(await page.locator('main').innerText(), /Held, not filed: held on/)
    await page.goto(new URL('/reviews', page.url()).href)
    await assertSound(page, { javaScript: true })
    const notFiled = page.locator('section[aria-labelledby="not-filed"]')
    assert.match(await notFiled.innerText(), /12-month review/)

    await openById(page, cases.held)
    await page.getByRole('link', { name: 'Record that a review was filed' }).click()
    await page.locator('[name="review"]').first().check()
    await page.getByLabel('Entered in the national tracker').check()
    await submit(page, 'Record that a review was filed')
    assert.match(await page.locator('main').innerText(), /Entered in the national tracker, /)
    await page.goto(new URL('/reviews', page.url()).href)
    await page.getByText('Every review that was held is filed.').waitFor()
  })

  await t.test('at six months concerns bring a case back, and it goes on from where it had come', async () => {
    const { page } = await as(scripted, chair)
    await openById(page, cases.due)
    await page.getByRole('link', { name: 'Record the 6-month review' }).click()
    await page.locator('[name="meeting"]').first().check()
    await page.getByLabel('Police', { exact: true }).check()
    await page.locator('[name="whatWasChecked"]').fill('Police: three calls since August, by their log of 3 November.')
    await page.locator('[name="concerns"][value="some"]').check()
    await page.locator('[name="result"][value="no_concern"]').check()
    await page.locator('[name="votesNoConcern"]').fill('5')
    await page.locator('[name="mode"][value="unanimous"]').check()
    await page.locator('[name="reason"]').fill('The old group is back.')
    await submit(page, 'Record the 6-month review')
    await page.getByText('Concerns were found. Reopen the case, or extend the reviews.').first().waitFor()

    await page.locator('[name="result"][value="reopen"]').check()
    await page.locator('[name="votesNoConcern"]').fill('')
    await page.locator('[name="votesReopen"]').fill('5')
    await submit(page, 'Record the 6-month review')
    await page.getByRole('heading', { name: 'Where this case is' }).waitFor()
    assert.match(await page.locator('main').innerText(), /Reopened\. New concerns/)

    await page.getByRole('link', { name: 'Gather information again' }).click()
    await page.locator('[name="reason"]').fill('School and police are asked again.')
    await submit(page, 'Gather information again')
    assert.match(await page.locator('main').innerText(), /Partners are asked what they know/)
  })
})
