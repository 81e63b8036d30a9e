import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { aBrowser } from './browser-for-tests.ts'
import type { App } from './web.ts'
import { aListeningWeb, analystToken, aWeb, coordinatorToken } from './web-for-tests.ts'

const open = { roles: 'anyone', personal: false } as const

test('an address that cannot be read, or is longer than 2 kB, is refused', async (t) => {
  const { app } = await aWeb(t)
  for (const url of ['/%', '/%c3%28', '/%ff', '/a/%e0%a4%a']) {
    assert.equal((await app.inject(url)).statusCode, 400, url)
  }
  assert.equal((await app.inject(`/${'x'.repeat(2_047)}`)).statusCode, 404)
  assert.equal((await app.inject(`/${'x'.repeat(2_048)}`)).statusCode, 414)
  assert.equal((await app.inject(`/cookies?${'x'.repeat(2_048)}`)).statusCode, 414)
})

test('one session that asks too much is told to wait, and nobody else is', async (t) => {
  const { app } = await aWeb(t, (app) => app.get('/x', { config: open }, async () => 'x'), {
    config: { limits: { perSessionAMinute: 5, perAddressAMinute: 1_000 } },
  })
  const hasty = aBrowser(app, coordinatorToken)
  for (let count = 0; count < 5; count += 1) assert.equal((await hasty.open('/x')).statusCode, 200)
  const answer = await hasty.open('/x')
  assert.equal(answer.statusCode, 429)
  assert.match(answer.body, /Too many requests/)
  assert.ok(Number(answer.headers['retry-after']) > 0)
  assert.equal((await aBrowser(app, analystToken).open('/x')).statusCode, 200)
  assert.equal((await aBrowser(app).open('/x')).statusCode, 200)
})

test('an address that asks too much is told to wait, whatever tokens and paths it makes up', async (t) => {
  const { app } = await aWeb(t, undefined, { config: { limits: { perSessionAMinute: 1_000, perAddressAMinute: 5 } } })
  const statuses = []
  for (const letter of 'ABCDEFGH') {
    statuses.push((await aBrowser(app, letter.repeat(43)).open(`/nowhere-${letter}`)).statusCode)
  }
  assert.deepEqual(statuses, [404, 404, 404, 404, 404, 429, 429, 429])
  assert.equal((await app.inject({ url: '/nowhere', remoteAddress: '192.0.2.7' })).statusCode, 404)
})

test('a route may be stricter than the rest', async (t) => {
  const { app } = await aWeb(t, (app) => {
    app.get('/strict', { config: { ...open, rateLimit: { max: 2, timeWindow: '1 minute' } } }, async () => 'x')
    app.get('/usual', { config: open }, async () => 'x')
  })
  const statuses = []
  for (let count = 0; count < 3; count += 1) statuses.push((await app.inject('/strict')).statusCode)
  assert.deepEqual(statuses, [200, 200, 429])
  assert.equal((await app.inject('/usual')).statusCode, 200)
})

test('whose address it is, is told by our own proxy alone', async (t) => {
  const address = (app: App): unknown => app.get('/address', { config: open }, async (request) => request.ip)
  const forged = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }

  const { app: alone } = await aWeb(t, address)
  assert.equal((await alone.inject({ url: '/address', headers: forged, remoteAddress: '192.0.2.7' })).body, '192.0.2.7')

  const { app: behind } = await aWeb(t, address, { config: { trustedProxies: ['10.0.0.0/8'] } })
  assert.equal(
    (await behind.inject({ url: '/address', headers: forged, remoteAddress: '10.1.2.3' })).body,
    '203.0.113.9',
  )
  assert.equal(
    (await behind.inject({ url: '/address', headers: forged, remoteAddress: '192.0.2.7' })).body,
    '192.0.2.7',
  )
})

test('a forged Host is in no link of ours', async (t) => {
  const { app } = await aWeb(t)
  for (const url of ['/cookies', '/.well-known/security.txt', '/nowhere']) {
    const answer = await app.inject({ url, headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } })
    assert.doesNotMatch(answer.body + JSON.stringify(answer.headers), /evil/)
  }
})

test('a process that cannot keep up answers 503 and when to come back, and still says that it lives', async (t) => {
  const { app } = await aWeb(t)
  let answer = await app.inject('/cookies')
  for (let tries = 0; tries < 3 && answer.statusCode === 200; tries += 1) {
    const busyUntil = performance.now() + 5_200
    while (performance.now() < busyUntil);
    // The next turn takes the measure.
    await new Promise((resolve) => setTimeout(resolve, 20))
    answer = await app.inject('/cookies')
  }
  assert.equal(answer.statusCode, 503)
  assert.equal(answer.headers['retry-after'], '5')
  assert.match(answer.body, /the service is unavailable/)
  assert.equal((await app.inject('/health/live')).statusCode, 200)
})

/** Sends text as it is, and answers with what came back and how long the connection lived. */
async function raw(
  app: App,
  text: string,
  options: { thenEnd?: boolean } = {},
): Promise<{ answer: string; ms: number }> {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  const socket = connect(address.port, '127.0.0.1')
  const began = performance.now()
  let answer = ''
  socket.setEncoding('latin1')
  socket.on('data', (data: string) => (answer += data))
  socket.write(text)
  if (options.thenEnd === true) socket.end()
  await new Promise<void>((resolve) => {
    socket.on('close', () => {
      resolve()
    })
    socket.on('error', () => undefined)
  })
  return { answer, ms: performance.now() - began }
}

test('what is not HTTP, or could be read as two requests, is refused and the connection closed', async (t) => {
  let reached = 0
  const app = await aListeningWeb(t, (app) => {
    app.post('/x', { config: { ...open, antiForgery: false } }, async () => (reached += 1))
    app.get('/x', { config: open }, async () => (reached += 1))
  })
  const head = 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n'
  const second = 'GET /x HTTP/1.1\r\nHost: x\r\n\r\n'
  const malformed = [
    'nonsense\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
    'GET /x\r\n\r\n',
    'GET /x HTTP/9.9\r\nHost: x\r\n\r\n',
    'FETCH /x HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /x HTTP/1.1\r\n\r\n',
    'GET /x HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n',
    'GET /x HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n',
    'GET /x HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n',
    'GET /x HTTP/1.1\nHost: x\n\n',
    `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${second}`,
    `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\na=1&${second}`,
    `${head}Content-Length: +4\r\n\r\na=1&${second}`,
    `${head}Content-Length: 0x4\r\n\r\na=1&${second}`,
    `${head}Content-Length: -1\r\n\r\n${second}`,
    `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${second}`,
    `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${second}`,
    `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${second}`,
    `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n${second}`,
    `${head}Transfer-Encoding: chunked\r\n\r\n1\nA\n0\n\n${second}`,
    `GET /x HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(17 * 1024)}\r\n\r\n`,
  ]
  for (const text of malformed) {
    const { answer, ms } = await raw(app, text)
    assert.match(answer, /^HTTP\/1\.1 4(00|31) /, JSON.stringify(text.slice(0, 120)))
    assert.equal(answer.match(/HTTP\/1\.1/g)?.length, 1, JSON.stringify(text.slice(0, 120)))
    assert.match(answer, /connection: close/i)
    assert.ok(ms < 6_000)
  }
  assert.equal(reached, 0)
})

test('a body that is too large is refused before it is read', async (t) => {
  const app = await aListeningWeb(t, (app) => app.post('/x', { config: open }, async () => 'x'))
  const { answer, ms } = await raw(
    app,
    'POST /x HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 104857600\r\n\r\na=1',
  )
  assert.match(answer, /^HTTP\/1\.1 413 /)
  assert.match(answer, /connection: close/i)
  assert.ok(ms < 3_000)
})

test('slow senders and slow readers are let go within 20 seconds, and others are served meanwhile', async (t) => {
  const app = await aListeningWeb(t, (app) => {
    app.post('/x', { config: open }, async () => 'x')
    // More than the buffers between us hold, so that it waits for its reader.
    app.get('/large', { config: open }, async () => 'x'.repeat(40 * 1024 * 1024))
  })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')

  const slowHead = raw(app, 'GET /cookies HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  const slowBody = raw(
    app,
    'POST /x HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=',
  )
  const silent = raw(app, '')
  const began = performance.now()
  let slowReaderMs = Infinity
  const slowReader = connect(address.port, '127.0.0.1')
  slowReader.on('error', () => undefined)
  slowReader.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n')
  slowReader.pause()
  const serverSide = new Promise<void>((resolve) => {
    const watch = setInterval(() => {
      app.server.getConnections((_error, open) => {
        if (open > 0) return
        clearInterval(watch)
        slowReaderMs = performance.now() - began
        resolve()
      })
    }, 250)
  })

  for (let probe = 0; probe < 10; probe += 1) {
    const asked = performance.now()
    assert.equal((await app.inject('/cookies')).statusCode, 200)
    assert.ok(performance.now() - asked < 1_000)
  }
  const [head, body, none] = await Promise.all([slowHead, slowBody, silent, serverSide])
  slowReader.destroy()
  assert.ok(head.ms < 20_000, `headers: ${head.ms}`)
  assert.ok(body.ms < 20_500, `body: ${body.ms}`)
  assert.ok(none.ms < 20_000, `nothing: ${none.ms}`)
  assert.ok(slowReaderMs < 25_000, `reader: ${slowReaderMs}`)
  assert.match(head.answer, /^HTTP\/1\.1 408 /)
})
