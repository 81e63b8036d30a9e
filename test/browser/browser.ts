/** A real Chromium for journeys: with and without JavaScript, every page looked at by axe and html-validate, nothing loaded from elsewhere. */
import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import type { TestContext } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { chromium, type Browser, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Starts Chromium, ended with the test. @throws with one line when there is none */
export async function aBrowser(t: TestContext): Promise<Browser> {
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath === undefined) throw new Error('Chromium is missing: apt-get install chromium')
  const browser = await chromium.launch({ executablePath, args: flags })
  t.after(() => browser.close())
  return browser
}

export type Visit = {
  readonly page: Page
  /** What went wrong unseen: script errors, policy reports, requests to elsewhere. */ readonly unseen: string[]
}

/** A page of a browser of its own. Opening a new one is signing out of everything. */
export async function aVisit(
  browser: Browser,
  origin: string,
  options: { javaScript: boolean; width?: number },
): Promise<Visit> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript,
    viewport: { width: options.width ?? 1280, height: 900 },
    bypassCSP: false,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const unseen: string[] = []
  page.on('pageerror', (error) => unseen.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) unseen.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) unseen.push(`asked ${request.url()}`)
  })
  return { page, unseen }
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // GOV.UK Frontend writes these itself; they are valid HTML and tested by its makers.
    'no-inline-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off',
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    'require-sri': 'off',
    'svg-focusable': 'off',
    'wcag/h30': 'off',
    'form-dup-name': 'off',
    'input-missing-label': 'error',
    'unique-landmark': 'off',
    'no-raw-characters': 'off',
    'tel-non-breaking': 'off',
    'text-content': 'off',
    'valid-autocomplete': 'off',
    'aria-label-misuse': 'off',
    // The small group "If you cannot give …" is named by aria-label, which axe checks.
    'wcag/h71': 'off',
  },
})

/** Fails when the page as it stands breaks an accessibility rule or is not valid HTML. */
export async function assertSound(page: Page, options: { javaScript: boolean }): Promise<void> {
  const report = await validator.validateString(await page.content())
  const problems = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (${message.line}:${message.column})`),
  )
  assert.deepEqual(problems, [], `${page.url()} is not valid HTML`)
  // axe needs script to run; the pages are the same without it.
  if (!options.javaScript) return
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // GOV.UK Frontend says of a radio that reveals a question whether it is expanded; browsers and screen readers use it.
    .disableRules(['aria-allowed-attr'])
    .analyze()
  assert.deepEqual(
    found.violations.map(
      (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join('; ')}`,
    ),
    [],
    `${page.url()} breaks accessibility rules`,
  )
}
