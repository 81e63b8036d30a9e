/** What axe finds on a page, best practice included. */
import assert from 'node:assert/strict'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'

/** What the design system does on purpose. */
const accepted: readonly { rule: string; element: RegExp }[] = [
  // A radio or checkbox that reveals a question says whether it is expanded: not in the standard, but read out by screen readers.
  { rule: 'aria-allowed-attr', element: /^<input [^>]*type="(radio|checkbox)"[^>]* aria-expanded="/ },
]

/**
 * axe comes in by the DevTools protocol, which a strict security policy and Trusted Types do not hold up (tried): pages are tested
 * under the policy they are served with.
 *
 * @returns one text for each element that breaks a rule: the rule, the element, what would mend it
 */
export async function problemsOfAccess(page: Page, options: { javaScript: boolean }): Promise<string[]> {
  const seen = options.javaScript ? page : await twinWithScript(page)
  // Target size is off by default, and a rule of WCAG 2.2 AA (2.5.8). The legacy mode runs axe where the page is, rather than in a
  // blank page beside it, and takes half the time; it would miss frames of other origins, which no page of ours may have.
  const axe = new AxeBuilder({ page: seen })
    .setLegacyMode(true)
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], preload: false })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !accepted.some((known) => known.rule === id && known.element.test(html)))
      .map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  )
}

/** One for each browser, kept: a new one would fetch the style sheet and the fonts again. */
const twins = new WeakMap<Browser, Promise<Page>>()

/**
 * axe does not run where JavaScript is off. It then looks at the same document, as it stands, in a page where axe may run and the
 * document's own scripts may not.
 */
async function twinWithScript(page: Page): Promise<Page> {
  const browser = page.context().browser()
  assert.ok(browser)
  const made = twins.get(browser) ?? browser.newContext().then((context) => context.newPage())
  twins.set(browser, made)
  const twin = await made
  const size = page.viewportSize()
  if (size) await twin.setViewportSize(size)
  const body = await page.content()
  const address = page.url()
  await twin.route(address, (route) =>
    route.fulfill({
      body,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "script-src 'none'" },
    }),
  )
  await twin.goto(address)
  await twin.unroute(address)
  return twin
}
