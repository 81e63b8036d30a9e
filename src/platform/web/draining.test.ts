import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import type { App } from './web.ts'
import { aListeningWeb } from './web-for-tests.ts'

async function connected(t: TestContext, app: App): Promise<Socket> {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  const socket = connect(address.port, '127.0.0.1')
  socket.on('error', () => undefined)
  t.after(() => socket.destroy())
  const accepted = once(app.server, 'connection')
  await once(socket, 'connect')
  await accepted
  return socket
}

test(
  'a connection that a browser opened ahead, and asked nothing on, does not hold a stop',
  { timeout: 20_000 },
  async (t) => {
    const app = await aListeningWeb(t)
    const silent = await connected(t, app)
    const ended = once(silent, 'close')
    await app.close()
    await ended
  },
)

test('an answer that is being made when the service stops is still given', async (t) => {
  let asked: () => void = () => undefined
  const started = new Promise<void>((resolve) => (asked = resolve))
  let answer: () => void = () => undefined
  const allowed = new Promise<void>((resolve) => (answer = resolve))
  const app = await aListeningWeb(t, (app) =>
    app.get('/slow', { config: { roles: 'anyone', personal: false } }, async () => {
      asked()
      await allowed
      return 'the whole answer'
    }),
  )
  const socket = await connected(t, app)
  let received = ''
  socket.setEncoding('utf8').on('data', (text: string) => (received += text))
  const ended = once(socket, 'close')
  socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
  await started
  const closed = app.close()
  answer()
  await Promise.all([closed, ended])
  assert.match(received, /the whole answer$/)
})
