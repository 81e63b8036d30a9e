/** A provider gives support, and the coordinator sees what came of it: with JavaScript and without. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { asAgreed, sevenBoughtOneHeld } from '../../src/demonstration/invented-sessions.ts'
import { casesInSupport } from '../in-support.ts'
import { assertSound } from './browser.ts'
import { as, begin, look, openCase, submit, type Walk } from './walk.ts'

test('a provider signs in, books, holds and reports; the coordinator sees it, and what is not held', async (t) => {
  const started = await begin(t)
  const [seven, going] = await casesInSupport(started.house, [
    { story: sevenBoughtOneHeld, ago: 24 },
    { story: asAgreed, ago: 22 },
  ])
  assert.ok(seven && going)
  const reference = await referenceOf(started.house, going.caseId)

  for (const [session, javaScript] of [
    [4, true],
    [5, false],
  ] as const) {
    await t.test(javaScript ? 'with JavaScript' : 'without JavaScript', async () => {
      const walk: Walk = { ...started, javaScript }
      const provider = await as(walk, 'Ivo Provider')
      await provider.page.getByRole('link', { name: 'Your sessions' }).click()
      await look(provider.page, walk)
      await provider.page.getByRole('link', { name: reference }).click()
      await look(provider.page, walk)
      const seen = await provider.page.locator('main').innerText()
      assert.match(seen, /Be somebody to talk to who is not family/)

      await provider.page.getByRole('link', { name: `Book the session (session ${session})` }).click()
      await submit(provider.page, 'Book the session')
      await provider.page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await assertSound(provider.page, walk)
      await fillToday(provider.page)
      await submit(provider.page, 'Book the session')

      await provider.page.getByRole('link', { name: `Record what happened (session ${session})` }).click()
      await provider.page.locator('[name="held"][value="yes"]').check()
      await look(provider.page, walk)
      await submit(provider.page, 'Record what happened')

      await provider.page.getByRole('link', { name: `Write the report (session ${session})` }).click()
      await provider.page.getByLabel('What did you work on?').fill('The allotment, and who decides there.')
      await provider.page.getByLabel('How did the person take part?').fill('Dug, and talked while digging.')
      await provider.page.getByLabel('How does it stand with the objective?').fill(`Has key number ${session}.`)
      await provider.page.getByLabel('No, with the other reports').check()
      await provider.page.getByLabel('OFFICIAL-SENSITIVE').check()
      await look(provider.page, walk)
      await submit(provider.page, 'Write the report')
      assert.match(
        await provider.page.locator('main').innerText(),
        new RegExp(`Session ${session}\\s+Held on .*report received`),
      )
      assert.deepEqual(provider.unseen, [])

      const coordinator = await as(walk, 'Cora Coordinator')
      const work = await coordinator.page.locator('main').innerText()
      assert.match(work, /7 sessions agreed: 1 held, 1 not held, 5 not booked/)
      await openCase(coordinator.page, reference)
      await coordinator.page.locator('summary', { hasText: 'Everything recorded, and the reports' }).click()
      await coordinator.page.getByText(`Has key number ${session}.`).waitFor()
      await assertSound(coordinator.page, walk)
      assert.deepEqual(coordinator.unseen, [])
    })
  }
})

async function fillToday(page: Page): Promise<void> {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }).formatToParts()
  for (const part of ['day', 'month', 'year'])
    await page.locator(`[name="on-${part}"]`).fill(parts.find(({ type }) => type === part)?.value ?? '')
}

async function referenceOf({ test: { owner } }: Walk['house'], caseId: string): Promise<string> {
  const { rows } = await owner.query<{ reference: string }>('select reference from cases.case_file where id = $1', [
    caseId,
  ])
  return rows[0]?.reference ?? assert.fail('the case is gone')
}
