/** A meeting of twelve items, run on one screen by its chair and deputy: what the rules refuse, what dies on the way, and its minutes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { aMeetingToday } from '../meeting-in-house.ts'
import { infoOfPdf, textOfPdf } from '../pdf-reader.ts'
import { servedApart } from '../served-apart.ts'
import { assertFits, assertSound } from './browser.ts'
import { as, begin, type Walk } from './walk.ts'

const first = { path: 'listed', purpose: 'first discussion' } as const
const watched = { path: 'monitored', purpose: 'monitoring' } as const
const agenda = {
  unanimous: first,
  'with a dissent': first,
  'without police': first,
  'left to the chair': first,
  'with a conflict': first,
  'deferred before': { path: 'deferred', purpose: 'first discussion' },
  'of a dead browser': watched,
  'of a dead service': watched,
  'by keyboard': watched,
  'without scripts': watched,
  'for two': watched,
  last: watched,
} as const
type Name = keyof typeof agenda

test('a meeting of twelve items', { timeout: 400_000 }, async (t) => {
  const service = await servedApart(t)
  const started = await begin(t)
  const { house } = started
  const meeting = await aMeetingToday(house, agenda)
  const origin = await service.start(house.test)
  const walk: Walk = { ...started, house: { ...house, origin }, javaScript: true }
  const { owner } = house.test
  const chair = (await as(walk, 'Cass Chair')).page

  /** Where the chair begins an item, or goes on with it. */
  async function open(page: Page, name: Name): Promise<void> {
    await page.goto(`${origin}${meeting.address}/running`)
    await page.locator(`form[action="${meeting.items[name]}"] button`).click()
    await page.getByRole('heading', { name: 'Who is here' }).waitFor()
  }

  const record = async (page: Page) => {
    const answered = page.waitForResponse(
      (reply) => reply.request().method() === 'POST' && reply.request().isNavigationRequest(),
    )
    await page.getByRole('button', { name: 'Record it and end the item' }).click()
    await answered
    await page.waitForLoadState()
  }

  const stageOf = async (name: Name) =>
    (await owner.query<{ stage: string }>('select stage from cases.case_file where id = $1', [meeting.cases[name]]))
      .rows[0]?.stage

  async function recordDecision(page: Page, votes: Readonly<Record<string, string>>, mode: string, dissent = '') {
    await page.locator('[name="decision"][value="not_adopt"]').check()
    for (const [vote, count] of Object.entries(votes)) await page.locator(`[name="${vote}"]`).fill(count)
    await page.locator(`[name="mode"][value="${mode}"]`).check()
    await page.locator('[name="reason"]').fill('No susceptibility was found. The school keeps an eye on him.')
    await page.locator('[name="dissent"]').fill(dissent)
    await record(page)
  }

  await t.test('the meeting’s items stand in their order, each to be begun', async () => {
    await chair.goto(`${origin}${meeting.address}`)
    await chair.getByRole('link', { name: 'Run the meeting' }).click()
    await chair.getByRole('rowheader', { name: '1. Welcome and apologies' }).waitFor()
    // Four standing items stand around the twelve.
    assert.equal(await chair.getByRole('button', { name: /^Begin/ }).count(), 16)
    await chair.getByRole('rowheader', { name: '16. Any other business' }).waitFor()
    await assertSound(chair, walk)
  })

  await t.test('a standing item has its notes and its action, with the same numbers, and leads on', async () => {
    await chair.getByRole('button', { name: 'Begin Any other business' }).click()
    await chair.getByText('Item 16', { exact: true }).first().waitFor()
    await chair.getByLabel('What was said').fill('The hall is booked for the spring.')
    await kept(chair)
    await chair.reload()
    assert.equal(await chair.getByLabel('What was said').inputValue(), 'The hall is booked for the spring.')
    await chair.getByLabel('What is to be done?').fill('Send the dates round')
    await chair.getByLabel('Which agency does it?').selectOption({ label: 'Council' })
    await fillNextMarch(chair, 'newActionDueOn')
    await chair.getByRole('button', { name: 'Add the action' }).click()
    await chair.getByRole('cell', { name: 'Send the dates round', exact: true }).waitFor()
    await chair.getByLabel('What the meeting decided').fill('To meet there.')
    await chair.getByRole('button', { name: 'End the item' }).click()
    await chair.getByText('Minutes it took: 0').waitFor()
    await assertSound(chair, walk)
  })

  await t.test('a decision that all agree on is recorded, with the agencies’ words and an action', async () => {
    await open(chair, 'unanimous')
    await chair.getByLabel('Health', { exact: true }).fill('Seen twice. Nothing of concern.')
    await chair.getByLabel('Options considered').fill('A mentor, or the school alone.')
    await chair.getByLabel('What is to be done?').fill('Tell the family')
    await chair.getByLabel('Which agency does it?').selectOption({ label: 'Health' })
    await fillNextMarch(chair, 'newActionDueOn')
    await chair.getByRole('button', { name: 'Add the action' }).click()
    await chair.getByRole('cell', { name: 'Tell the family', exact: true }).waitFor()
    await recordDecision(chair, { votesNotAdopt: '5' }, 'unanimous')
    await chair.getByRole('heading', { name: 'Recorded at this meeting' }).waitFor()
    assert.equal(await stageOf('unanimous'), 'not_adopted')
    await assertSound(chair, walk)
  })

  await t.test('a majority is refused while it is called unanimous, and recorded with its dissent', async () => {
    await open(chair, 'with a dissent')
    await recordDecision(chair, { votesNotAdopt: '4', votesAdopt: '1' }, 'unanimous', 'Health would adopt.')
    await chair.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertSound(chair, walk)
    assert.equal(await chair.locator('[name="dissent"]').inputValue(), 'Health would adopt.')
    await chair.locator('[name="mode"][value="majority"]').check()
    await record(chair)
    assert.equal(await stageOf('with a dissent'), 'not_adopted')
  })

  await t.test('without police from where the person lives nothing is decided', async () => {
    const police = `update panel.invitation set present = $2 where meeting_id = $1 and capacity = 'police'`
    await owner.query(police, [meeting.meetingId, 'apologies'])
    await open(chair, 'without police')
    await chair.getByText('No decision can be recorded without both.').waitFor()
    await recordDecision(chair, { votesNotAdopt: '5' }, 'unanimous')
    await chair.locator('.govuk-error-summary a[href="#attendance"]').waitFor()
    assert.equal(await stageOf('without police'), 'panel_listed')
    await owner.query(police, [meeting.meetingId, 'present'])
    await record(chair)
    assert.equal(await stageOf('without police'), 'not_adopted')
  })

  await t.test('the chair decides only where there is no majority', async () => {
    await open(chair, 'left to the chair')
    await recordDecision(chair, { votesNotAdopt: '3', votesAdopt: '2' }, 'chair')
    await chair.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await chair.locator('[name="votesAdopt"]').fill('3')
    await record(chair)
    assert.equal(await stageOf('left to the chair'), 'not_adopted')
  })

  await t.test('who has a conflict leaves the item, and the screen says so', async () => {
    await open(chair, 'with a conflict')
    await chair.getByText('Declare a conflict for somebody').click()
    await chair.getByLabel('Who has a conflict?').selectOption({ label: 'Dee Deputy, Council' })
    await chair.getByRole('button', { name: 'Declare the conflict' }).click()
    await chair.getByText('out of the room for this item: Dee Deputy, Council').waitFor()
    const deputy = (await as(walk, 'Dee Deputy')).page
    const answer = await deputy.goto(`${origin}${meeting.items['with a conflict']}`)
    assert.equal(answer?.status(), 404)
    await recordDecision(chair, { votesNotAdopt: '4' }, 'unanimous')
    assert.equal(await stageOf('with a conflict'), 'not_adopted')
  })

  await t.test('a case that was deferred is not deferred again', async () => {
    await open(chair, 'deferred before')
    await chair.locator('[name="decision"][value="defer"]').check()
    await chair.locator('[name="votesDefer"]').fill('5')
    await chair.locator('[name="mode"][value="unanimous"]').check()
    await chair.locator('[name="actionAgency"]').selectOption({ label: 'Health' })
    await fillNextMarch(chair, 'actionDueOn')
    await chair.locator('[name="chairExtends"][value="no"]').check()
    await chair.locator('[name="reason"]').fill('Health has not answered.')
    await record(chair)
    await chair
      .locator('.govuk-error-summary')
      .getByText(/deferred/i)
      .waitFor()
    assert.equal(await stageOf('deferred before'), 'panel_listed')
    await recordDecision(chair, { votesDefer: '', votesNotAdopt: '5' }, 'unanimous')
    assert.equal(await stageOf('deferred before'), 'not_adopted')
  })

  await t.test('a browser that dies in the middle of an item takes no word with it', async () => {
    const visit = await as(walk, 'Cass Chair')
    await open(visit.page, 'of a dead browser')
    await visit.page.locator('[name="reason"]').fill('He has kept every session')
    await kept(visit.page)
    await visit.page.context().close()
    await open(chair, 'of a dead browser')
    assert.equal(await chair.locator('[name="reason"]').inputValue(), 'He has kept every session')
  })

  await t.test(
    'a service that dies in the middle of saving loses nothing: the screen says so and saves when it is back',
    async () => {
      await open(chair, 'of a dead service')
      await chair.getByLabel('Options considered').fill('Before the end')
      await kept(chair)
      // A save that has begun and cannot end: somebody holds the table.
      const holder = await owner.connect()
      await holder.query('begin; lock table panel.record in share mode')
      await chair.getByLabel('Options considered').fill('Before the end, and after it')
      await waitingFor(owner, 'insert into "panel"."record"')
      await service.kill()
      await holder.query('rollback')
      holder.release()
      await chair.getByText('there is no connection').waitFor()
      const { rows } = await owner.query('select max(version) as version from panel.record where field = $1', [
        'recordOptions',
      ])
      assert.deepEqual(rows, [{ version: 1 }], 'nothing half saved')
      assert.equal(await chair.getByLabel('Options considered').inputValue(), 'Before the end, and after it')
      await service.start(house.test)
      await kept(chair)
      await chair.reload()
      assert.equal(await chair.getByLabel('Options considered').inputValue(), 'Before the end, and after it')
    },
  )

  await t.test('two who take notes see each other’s words', async () => {
    const deputy = (await as(walk, 'Dee Deputy')).page
    await open(chair, 'for two')
    await open(deputy, 'for two')
    await deputy.getByLabel('Council', { exact: true }).fill('Children’s services know the family.')
    await kept(deputy)
    await chair.getByText('Last written by Dee Deputy').waitFor()
    assert.equal(
      await chair.getByLabel('Council', { exact: true }).inputValue(),
      'Children’s services know the family.',
    )
  })

  await t.test('by keyboard alone an item is written and ended', async () => {
    await open(chair, 'by keyboard')
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 120; presses += 1) {
        await chair.keyboard.press('Tab')
        if ((await chair.evaluate(() => document.activeElement?.getAttribute('name'))) === name) return
      }
      assert.fail(`no way by keyboard to ${name}`)
    }
    await tabTo('recordOptions')
    await chair.keyboard.type('Go on as agreed.')
    for (const [name, words] of [
      ['progress1', 'Keeps his sessions.'],
      ['riskChange', ' '],
      ['result', ' '],
      ['actions', 'None beyond the plan.'],
      ['reason', 'Nothing has changed.'],
    ] as const) {
      await tabTo(name)
      await (words === ' ' ? chair.keyboard.press('Space') : chair.keyboard.type(words))
    }
    await chair.keyboard.press('Tab')
    await chair.keyboard.press('Enter')
    await chair.waitForLoadState()
    await chair.waitForTimeout(500)
    assert.match(await chair.locator('main').innerText(), /Recorded at this meeting|There is a problem/)
  })

  await t.test('without scripts what is typed is kept by its button', async () => {
    const plain: Walk = { ...walk, javaScript: false }
    const { page } = await as(plain, 'Cass Chair')
    await open(page, 'without scripts')
    await page.getByLabel('Options considered').fill('Go on, or pause.')
    await page.getByRole('button', { name: 'Keep what is typed' }).first().click()
    assert.equal(await page.getByLabel('Options considered').inputValue(), 'Go on, or pause.')
    await page.getByText('Record something else').click()
    await page.locator('[name="does"][value="show:no-step"]').click()
    await page.getByLabel('What was agreed').fill('It is looked at again next month.')
    await page.getByRole('button', { name: 'End the item' }).click()
    await assertSound(page, plain)
    await page.setViewportSize({ width: 320, height: 800 })
    await assertFits(page)
  })

  await t.test('the minutes draft themselves, are agreed, locked and printed', async () => {
    const minutes = `${origin}${meeting.address}/minutes`
    await chair.goto(minutes)
    await assertSound(chair, walk)
    const drafted = await owner.query<{ state: string }>('select state from panel.minute')
    assert.ok((drafted.rowCount ?? 0) >= 7 && drafted.rows.every(({ state }) => state === 'draft'))
    for (const [button, state] of [
      ['Agree', 'agreed'],
      ['Lock', 'locked'],
    ] as const) {
      await chair.goto(minutes)
      await chair.getByRole('button', { name: `${button} minutes` }).click()
      for (const box of await chair.locator('main input[type="checkbox"]').all()) await box.check()
      for (const name of new Set(
        await chair
          .locator('main input[type="radio"]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('name'))),
      ))
        await chair
          .locator(`main input[type="radio"][name="${name ?? ''}"]`)
          .first()
          .check()
      await chair.getByRole('button', { name: `${button} these minutes` }).click()
      await chair.waitForLoadState()
      const { rows } = await owner.query('select 1 from panel.minute where state = $1', [state])
      assert.ok(rows.length >= 7, `${rows.length} are ${state}`)
    }
    const itemId = meeting.items['with a dissent'].split('/').at(-1) ?? ''
    const answer = await chair.request.get(`${minutes}/${itemId}/pdf`)
    assert.equal(answer.status(), 200)
    const pdf = await answer.body()
    assert.match(infoOfPdf(pdf), /Tagged: +yes/)
    const text = textOfPdf(pdf)
    assert.match(text, /Health would adopt/)
    assert.doesNotMatch(text, /Children’s services know the family|Seen twice/)
  })
})

async function fillNextMarch(page: Page, question: string): Promise<void> {
  const day = { day: '1', month: '3', year: String(new Date().getUTCFullYear() + 1) }
  for (const [part, value] of Object.entries(day)) await page.locator(`[name="${question}-${part}"]`).fill(value)
}

/** The page says that all is kept. */
async function kept(page: Page): Promise<void> {
  await page.locator('[data-kept-status]', { hasText: /^Kept at/ }).waitFor()
  // What was kept before says so, too: until nothing is changed any more.
  await page.waitForTimeout(3_500)
}

async function waitingFor(
  owner: { query(sql: string, values: unknown[]): Promise<{ rowCount: number | null }> },
  statement: string,
): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await owner.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%' || $1 || '%'`,
      [statement],
    )
    if (rowCount !== 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail('nothing is being saved')
}
