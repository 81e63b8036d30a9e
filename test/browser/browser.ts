/**
 * A real Chromium for the journeys, and what every page must be: accessible, valid HTML, no wider than its window, quiet, and made of
 * nothing but our own. A browser that saw a script error, a breach of the security policy or a request to anywhere else fails the test.
 */
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { chromiumPath } from '../chromium.ts'
import { problemsOfAccess } from './accessible.ts'
import { problemsOfHtml } from './valid-html.ts'

export type Visit = {
  readonly page: Page
  /** What went wrong unseen, so far. The test fails at its end when there is anything. */
  readonly unseen: readonly string[]
}

/** No sandbox, since CI is root; and none of the browser's own errands. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Waits on a busy machine, and fails rather than hang. */
const patienceMs = 20_000

const screenshots = resolve(import.meta.dirname, '../../var/screenshots')

/** What the visits of each browser saw that no page may do. */
const sightings = new WeakMap<Browser, (readonly string[])[]>()

/** The HTML that the server sent for each page's present address. */
const sources = new WeakMap<Page, Promise<string>>()

/** Starts Chromium, ended with the test. @throws with one line when there is none */
export async function aBrowser(t: { after(end: () => Promise<void>): void }): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: flags })
  const visits: (readonly string[])[] = []
  sightings.set(browser, visits)
  t.after(async () => {
    await browser.close()
    assert.deepEqual(visits.flat(), [], 'went wrong unseen')
  })
  return browser
}

/**
 * A page of somebody who has just come: no cookies, so opening a new one is signing out of everything.
 *
 * @param origin where the service under test is, such as http://127.0.0.1:40001; nobody else may be asked for anything
 * @param options.width in CSS pixels; 320 is the narrowest that a page must fit
 */
export async function aVisit(
  browser: Browser,
  origin: string,
  options: { javaScript: boolean; width?: number },
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: options.javaScript,
    viewport: { width: options.width ?? 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(patienceMs)
  const unseen: string[] = []
  sightings.get(browser)?.push(unseen)
  await watch(context, new URL(origin).host, unseen)
  return { page: await context.newPage(), unseen }
}

/** Collects whatever no page may do. */
async function watch(context: BrowserContext, host: string, unseen: string[]): Promise<void> {
  await context.route(
    (url) => url.host !== host && url.protocol !== 'data:' && url.protocol !== 'blob:',
    async (route) => {
      unseen.push(`asked ${route.request().url()}`)
      await route.abort()
    },
  )
  context.on('page', (page) => {
    page.on('pageerror', (error) => unseen.push(`${page.url()} ${error.message}`))
    page.on('console', (message) => {
      // That something was refused is told below, where it can be told whether it matters.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
      unseen.push(`${page.url()} ${message.text()}`)
    })
    page.on('response', (response) => {
      const request = response.request()
      const redirects = response.status() >= 300 && response.status() < 400
      if (request.isNavigationRequest()) {
        if (!redirects)
          sources.set(
            page,
            response.text().catch(() => ''),
          )
      } else if (response.status() >= 400) {
        unseen.push(`${page.url()} needs ${request.url()}, which answers ${response.status()}`)
      }
    })
  })
}

/** Fails when the page breaks an accessibility rule, is not valid HTML as it was sent, or is wider than its window. */
export async function assertSound(page: Page, options: { javaScript: boolean }): Promise<void> {
  await assertFits(page)
  assert.deepEqual(await problemsOfAccess(page, options), [], `${page.url()} breaks accessibility rules`)
}

/** The part of it that costs next to nothing: valid HTML as it was sent, and no wider than its window. */
export async function assertFits(page: Page): Promise<void> {
  await page.waitForLoadState()
  assert.deepEqual(await problemsOfHtml(await sourceOf(page)), [], `${page.url()} is not valid HTML`)
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  assert.ok(content <= window, `${page.url()} is ${content} pixels wide, in a window of ${window}`)
}

/** The HTML that the server sent for this page, before any script touched it. */
export async function sourceOf(page: Page): Promise<string> {
  const sent = await sources.get(page)
  if (sent === undefined || sent === '') throw new Error(`nothing was seen of ${page.url()} as it was sent`)
  return sent
}

/** Keeps a picture of the whole page in var/screenshots, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true })
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true })
}
