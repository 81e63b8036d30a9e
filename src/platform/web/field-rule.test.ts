import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aBrowser } from './browser-for-tests.ts'
import { aWeb } from './web-for-tests.ts'

test('a form read by hand takes the fields it names, each once, and no other', async (t) => {
  const open = { roles: 'anyone', personal: false } as const
  const { app } = await aWeb(t, (web) => {
    web.get('/form', { config: open }, async (_request, reply) =>
      reply.page('platform/web/views/clash.njk', { keepYours: { fields: [] } }),
    )
    web.post('/form', { config: { ...open, fields: ['code', /^present-/] } }, async (_request, reply) =>
      reply.code(204).send(),
    )
  })
  const browser = aBrowser(app)
  await browser.open('/form')
  const send = async (fields: string): Promise<number> => {
    const reply = await app.inject({
      method: 'POST',
      url: '/form',
      cookies: Object.fromEntries(browser.cookies),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: `${new URLSearchParams(browser.hidden()).toString()}&${fields}`,
    })
    return reply.statusCode
  }
  assert.equal(await send('code=1&present-7=yes'), 204)
  assert.equal(await send(''), 204)
  assert.equal(await send('code=1&more=1'), 400)
  assert.equal(await send('code=1&code=2'), 400)
  assert.equal(await send('constructor=1'), 400)
})
