/** What the journeys rely on: that a page which is not sound, or does something unseen, is found out. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, suite, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { aBrowser, assertSound, aVisit, type Visit } from './browser.ts'

const good = '<h1>Hello</h1><p>A page as it should be.</p>'

const pages: Record<string, string> = {
  '/good': good,
  '/wide': `${good}<p class="wide">Wide</p>`,
  '/faint': `${good}<p class="faint">Hardly to be read</p>`,
  '/not-html': `${good}<p><div>A box in a paragraph</div></p>`,
  '/elsewhere': `${good}<img src="http://elsewhere.invalid/dot.svg" alt="A dot">`,
  '/missing': `${good}<img src="/missing.svg" alt="A dot">`,
  '/inline-script': `${good}<script>document.title = 'changed'</script>`,
  '/broken-script': `${good}<script src="/broken.js"></script>`,
}

const files: Record<string, [type: string, text: string]> = {
  '/style.css': ['text/css', '.wide { width: 2000px } .faint { color: #ccc }'],
  '/dot.svg': ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  '/broken.js': ['text/javascript', 'throw new Error("broken")'],
  '/favicon.ico': ['image/x-icon', ''],
}

// Images from anywhere, so that a request elsewhere is stopped by us and not by the policy.
const policy = "default-src 'none'; style-src 'self'; img-src *; script-src 'self'; require-trusted-types-for 'script'"

suite('A visit in the browser', () => {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const [type, text] = files[path] ?? ['text/html; charset=utf-8', html(pages[path])]
    response.writeHead(text === '' && path !== '/favicon.ico' ? 404 : 200, {
      'content-type': type,
      'content-security-policy': policy,
    })
    response.end(text)
  })
  let origin: string
  let browser: Browser
  const endings: (() => unknown)[] = []
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(typeof address === 'object' && address !== null)
    origin = `http://127.0.0.1:${address.port}`
    browser = await aBrowser({ after: (ending) => endings.push(ending) })
  })
  after(async () => {
    await browser.close()
    server.close()
  })

  for (const javaScript of [true, false]) {
    const how = javaScript ? 'with JavaScript' : 'without JavaScript'

    test(`finds nothing on a good page ${how}`, async () => {
      const { page, unseen } = await visit('/good', javaScript)
      await assertSound(page, { javaScript })
      assert.deepEqual(unseen, [])
    })

    test(`finds text too faint to read ${how}`, async () => {
      const { page } = await visit('/faint', javaScript)
      await assert.rejects(assertSound(page, { javaScript }), /color-contrast/)
    })

    test(`finds what is not HTML ${how}`, async () => {
      const { page } = await visit('/not-html', javaScript)
      await assert.rejects(assertSound(page, { javaScript }), /is not valid HTML/)
    })

    test(`finds a page wider than its window ${how}`, async () => {
      const { page } = await visit('/wide', javaScript)
      await assert.rejects(assertSound(page, { javaScript }), /pixels wide/)
    })

    test(`sees that somebody else was asked for something ${how}`, async () => {
      const { unseen } = await visit('/elsewhere', javaScript)
      assert.match(unseen.join(), /asked http:\/\/elsewhere\.invalid/)
    })

    test(`sees that a file is missing ${how}`, async () => {
      const { unseen } = await visit('/missing', javaScript)
      assert.match(unseen.join(), /missing\.svg, which answers 404/)
    })
  }

  test('sees that a page breaks its security policy', async () => {
    const { unseen } = await visit('/inline-script', true)
    assert.match(unseen.join(), /Content Security Policy/)
  })

  test('sees that a script throws', async () => {
    const { unseen } = await visit('/broken-script', true)
    assert.match(unseen.join(), /broken/)
  })

  test('fails its test in the end for what it saw', async () => {
    const [end] = endings
    assert.ok(end)
    await assert.rejects(async () => {
      await end()
    }, /went wrong unseen/)
  })

  async function visit(path: string, javaScript: boolean): Promise<Visit> {
    const made = await aVisit(browser, origin, { javaScript, width: 320 })
    await made.page.goto(path)
    await made.page.waitForLoadState('networkidle')
    return made
  }
})

function html(main: string | undefined): string {
  if (main === undefined) return ''
  return `<!DOCTYPE html>
<html lang="en">
  <head><title>A page</title><link rel="stylesheet" href="/style.css"><link rel="icon" href="/favicon.ico"></head>
  <body><main>${main}</main></body>
</html>
`
}
