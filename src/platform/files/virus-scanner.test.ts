import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { test, type TestContext } from 'node:test'
import { Unavailable } from '../failures.ts'
import { aClamd } from './clamd-for-tests.ts'
import { clamd } from './virus-scanner.ts'

test('a file with nothing in it that the scanner knows is clean, and the scanner has seen every byte', async (t) => {
  const { url, seen } = await aClamd(t)
  const bytes = Buffer.alloc(200_000, 'a note about Tuesday ')
  assert.equal(await clamd(url).scan(bytes), 'clean')
  assert.equal(await clamd(url).scan(new Uint8Array(0)), 'clean')
  assert.deepEqual(seen[0], bytes)
})

test('a file in which the scanner finds something is infected', async (t) => {
  const { url } = await aClamd(t)
  assert.equal(await clamd(url).scan(Buffer.from('before EICAR-STANDARD-ANTIVIRUS-TEST-FILE after')), 'infected')
})

test('a scanner that is away, breaks off or says something else never says clean', async (t) => {
  const away = await aServer(t, (server) => server.close())
  const silent = await aServer(t, (server) => server.on('connection', (socket) => socket.end()))
  const full = await aServer(t, (server) =>
    server.on('connection', (socket) => socket.resume().end('INSTREAM size limit exceeded. ERROR\0')),
  )
  const endless = await aServer(t, (server) =>
    server.on('connection', (socket) => {
      socket.on('error', () => undefined).write('stream: '.repeat(1_000))
    }),
  )
  for (const url of [away, silent, full, endless])
    await assert.rejects(clamd(url).scan(Buffer.from('anything')), Unavailable)
})

async function aServer(t: TestContext, behave: (server: Server) => unknown): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  behave(server)
  t.after(() => server.close())
  return typeof address === 'object' && address !== null ? `tcp://127.0.0.1:${address.port}` : assert.fail('no port')
}
