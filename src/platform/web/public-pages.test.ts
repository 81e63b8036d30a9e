import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aBrowser } from './browser-for-tests.ts'
import { htmlFaults } from './valid-html-for-tests.ts'
import { aWeb, coordinatorToken } from './web-for-tests.ts'

test('every page of the layout is valid HTML, in both languages, signed in or not', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/work', { config: { roles: 'signed in', personal: true } }, async (request, reply) => {
      await request.asActor(async () => undefined)
      return reply.page('platform/web/views/error.njk', {
        kind: '500',
        reference: 'X',
        marking: 'OFFICIAL-SENSITIVE',
        quickExit: true,
      })
    })
  })
  const browser = aBrowser(app, coordinatorToken)
  for (const path of ['/cookies', '/accessibility', '/privacy']
    .flatMap((path) => [path, `${path}?lang=cy`, `${path}?lang=en`])
    .concat('/work', '/nowhere')) {
    const { body } = await browser.open(path)
    assert.deepEqual(await htmlFaults(body), [], path)
  }
})

test('cookies, accessibility and privacy name who runs the service and whom to write to', async (t) => {
  const { app } = await aWeb(t)
  for (const [path, heading] of [
    ['/cookies', 'Cookies'],
    ['/cookies?lang=cy', 'Cwcis'],
    ['/accessibility', 'Accessibility statement for Causeway'],
    ['/accessibility?lang=cy', 'Datganiad hygyrchedd ar gyfer Causeway'],
    ['/privacy', 'Privacy'],
    ['/privacy?lang=cy', 'Preifatrwydd'],
  ] as const) {
    const { statusCode, body } = await app.inject(path)
    assert.equal(statusCode, 200)
    assert.match(body, new RegExp(`<h1[^>]*>${heading}</h1>`))
    assert.match(body, /Anytown Council/)
    if (!path.startsWith('/cookies')) assert.match(body, /mailto:prevent@anytown\.example/)
  }
})

test('every cookie that is set is explained', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/all', { config: { roles: 'anyone', personal: false, bilingual: true } }, async (request, reply) => {
      await request.asVisitor(async () => undefined)
      return reply.startSession(coordinatorToken).page('platform/web/views/clash.njk', { keepYours: { fields: [] } })
    })
  })
  const set = (await app.inject('/all?lang=cy')).cookies.map((cookie) => cookie.name)
  assert.equal(set.length, 4)
  for (const path of ['/cookies', '/cookies?lang=cy']) {
    const { body } = await app.inject(path)
    for (const name of set) assert.match(body, new RegExp(`\\s${name}\\s`), name)
  }
})

test('whoever finds a weakness can read whom to tell, in a file that is never out of date', async (t) => {
  const { app } = await aWeb(t)
  const answer = await app.inject('/.well-known/security.txt')
  assert.match(String(answer.headers['content-type']), /^text\/plain/)
  assert.match(answer.body, /^Contact: mailto:prevent@anytown\.example$/m)
  assert.match(answer.body, /^Expires: 2027-05-23T15:45:00Z$/m)
})

test('search engines are asked to stay away', async (t) => {
  const { app } = await aWeb(t)
  assert.equal((await app.inject('/robots.txt')).body, 'User-agent: *\nDisallow: /\n')
})
