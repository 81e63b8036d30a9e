/** What axe finds on a page, best practice included. */
import assert from 'node:assert/strict'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

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
  try {
    // Off by default, and a rule of WCAG 2.2 AA: 2.5.8 Target Size.
    const axe = new AxeBuilder({ page: seen }).options({ rules: { 'target-size': { enabled: true } } })
    const { violations } = await axe.analyze()
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        .filter(({ html }) => !accepted.some((known) => known.rule === id && known.element.test(html)))
        .map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
    )
  } finally {
    if (seen !== page) await seen.context().close()
  }
}

/**
 * axe does not run where JavaScript is off. It then looks at the same document, as it stands, in a page where axe may run and the
 * document's own scripts may not.
 */
async function twinWithScript(page: Page): Promise<Page> {
  const browser = page.context().browser()
  assert.ok(browser)
  const context = await browser.newContext({ viewport: page.viewportSize() })
  const twin = await context.newPage()
  const body = await page.content()
  await twin.route(page.url(), (route) =>
    route.fulfill({
      body,
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "script-src 'none'" },
    }),
  )
  await twin.goto(page.url())
  return twin
}
