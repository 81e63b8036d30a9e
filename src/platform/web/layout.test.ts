import assert from 'node:assert/strict'
import { after, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { problemsOfAccess } from '../../../test/browser/accessible.ts'
import { aBrowser } from '../../../test/browser/browser.ts'
import type { App } from './web.ts'
import { aWeb, coordinatorToken } from './web-for-tests.ts'

const browser = await aBrowser({ after })

function pages(app: App): void {
  app.get('/work', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
    await request.asActor(async () => undefined)
    return reply.clash({
      what: 'the support plan',
      changedBy: 'Alex Officer',
      changedAt: Temporal.Instant.from('2026-11-24T15:12:00Z'),
      rows: [{ label: 'Aim', theirs: 'A college place', yours: 'A college place\nand a mentor' }],
      seeTheirs: '/work',
      keepYours: { action: '/work', fields: [{ name: 'version', value: '4' }] },
    })
  })
  app.post('/work', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
    await request.asActor(async () => undefined)
    return reply.redirect('/cookies', 303)
  })
  app.post('/sign-out', { config: { roles: 'signed in', personal: false } }, async (request, reply) => {
    await request.asActor(async () => undefined)
    return reply.endSession().redirect('/cookies', 303)
  })
  app.get('/public', { config: { roles: 'anyone', personal: false, bilingual: true } }, async (_request, reply) =>
    reply.page('platform/web/views/error.njk', { kind: '500', reference: 'X', quickExit: true }),
  )
  app.get('/marked', { config: { roles: 'anyone', personal: false } }, async (_request, reply) =>
    reply.page('platform/web/views/error.njk', { kind: '500', reference: 'X', marking: 'OFFICIAL-SENSITIVE' }),
  )
}

async function aPage(t: TestContext, options: { width?: number; javaScript?: boolean } = {}) {
  const { app, log } = await aWeb(t, pages)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: options.width ?? 1280, height: 800 },
    javaScriptEnabled: options.javaScript ?? true,
  })
  t.after(() => context.close())
  await context.addCookies([
    {
      name: '__Host-causeway',
      value: coordinatorToken,
      domain: '127.0.0.1',
      path: '/',
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, context, log, complaints }
}

const addresses = [
  '/work',
  '/public',
  '/public?lang=cy',
  '/marked',
  '/cookies?lang=en',
  '/accessibility',
  '/privacy',
  '/nowhere',
]

/** By test/browser/every-page.test.ts, as the whole service serves them. */
const seenNarrowElsewhere = ['/public', '/public?lang=cy', '/cookies?lang=en', '/accessibility', '/privacy']

test('axe finds nothing to complain of, and no page breaks its content policy, wide or narrow', async (t) => {
  for (const width of [1280, 320]) {
    const { page, log, complaints } = await aPage(t, { width })
    for (const address of addresses) {
      await page.goto(address)
      assert.equal(await overflows(page), false, `${address} is wider than ${width}`)
      if (width === 320 && seenNarrowElsewhere.includes(address)) continue
      assert.deepEqual(await problemsOfAccess(page, { javaScript: true }), [], `${address}, ${width} wide`)
    }
    assert.deepEqual(complaints, [])
    assert.deepEqual(
      log.filter((line) => line.includes('content policy')),
      [],
    )
  }
})

test('scripts run by nonce, and one that was slipped into the page does not', async (t) => {
  const { page, complaints } = await aPage(t)
  await page.goto('/work')
  assert.equal(await page.evaluate('document.body.classList.contains("govuk-frontend-supported")'), true)
  assert.equal(
    await page.evaluate(
      'document.querySelector(".govuk-service-navigation").hasAttribute("data-govuk-service-navigation-init")',
    ),
    true,
  )
  assert.deepEqual(complaints, [])

  const ran = await page.evaluate(`new Promise((resolve) => {
    const script = document.createElement('script')
    try { script.text = 'window.slippedIn = true' } catch { /* Trusted Types */ }
    document.body.append(script)
    try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.slippedIn = true">') } catch { /* Trusted Types */ }
    setTimeout(() => resolve(window.slippedIn === true), 300)
  })`)
  assert.equal(ran, false)
  assert.ok(complaints.length > 0)
})

test('on a telephone the navigation opens from a menu, and without JavaScript it is simply there', async (t) => {
  const narrow = await aPage(t, { width: 320 })
  await narrow.page.goto('/work')
  assert.equal(await narrow.page.getByRole('link', { name: 'Cases' }).isVisible(), false)
  await narrow.page.getByRole('button', { name: 'Menu' }).click()
  assert.equal(await narrow.page.getByRole('link', { name: 'Cases' }).isVisible(), true)

  const plain = await aPage(t, { width: 320, javaScript: false })
  await plain.page.goto('/work')
  assert.equal(await plain.page.getByRole('link', { name: 'Cases' }).isVisible(), true)
  assert.equal(await plain.page.getByRole('button', { name: 'Menu' }).isVisible(), false)
})

for (const javaScript of [true, false]) {
  test(`a form can be sent, and one can sign out for good, ${javaScript ? 'with' : 'without'} JavaScript`, async (t) => {
    const { page, context } = await aPage(t, { javaScript })
    await page.goto('/work')
    await page.getByRole('button', { name: 'Save my version over theirs' }).click()
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Cookies')

    await page.goto('/work')
    await page.getByRole('button', { name: 'Sign out' }).click()
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Cookies')
    assert.equal(
      (await context.cookies()).some((cookie) => cookie.name === '__Host-causeway'),
      false,
    )
    await page.goBack()
    assert.equal(await page.getByText('Alex Officer').count(), 0)
  })
}

test('a page can be left at once, by a button or by Shift pressed three times', async (t) => {
  const { page } = await aPage(t)
  await page.route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'weather' }))
  await page.goto('/public')
  const exit = page.getByRole('button', { name: 'Exit this page quickly' })
  assert.equal(await exit.getAttribute('href'), 'https://www.bbc.co.uk/weather')
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
  await page.waitForURL('https://www.bbc.co.uk/weather')
})

test('the keyboard reaches "Skip to main content" first', async (t) => {
  const { page } = await aPage(t)
  await page.goto('/work')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to main content')
})

test('print shows the marking, who printed it and when, and no navigation', async (t) => {
  const { page } = await aPage(t)
  await page.goto('/work')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByText('Printed by Sam Coordinator').isVisible(), true)
  assert.equal(await page.getByText('24 November 2026 at 3:45pm').isVisible(), true)
  for (const hidden of ['Cases', 'Cookies'])
    assert.equal(await page.getByRole('link', { name: hidden }).isVisible(), false)
  assert.equal(await page.getByRole('button', { name: 'Sign out' }).isVisible(), false)
  await page.goto('/marked')
  assert.deepEqual(
    await page.getByText('OFFICIAL-SENSITIVE').evaluateAll((marks) => marks.map((mark) => mark.checkVisibility())),
    [true, true],
  )
})

async function overflows(page: Page): Promise<boolean> {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  return content > window
}
