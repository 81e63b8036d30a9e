import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { suite, test } from 'node:test'
import { runApart } from './run-apart.ts'

const program = new URL('probe-for-tests.ts', import.meta.url)

suite('What reads others’ files is run apart', () => {
  test('and can neither reach the network nor write a file, start a program or read what is not ours', async (t) => {
    const server = createServer((socket) => socket.end())
    let reached = 0
    server.on('connection', () => {
      reached += 1
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    t.after(() => server.close())
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0

    const printed: string[] = []
    const ending = await runApart({
      program,
      words: [String(port)],
      input: [],
      line: (line) => printed.push(line) > 0,
    })
    assert.equal(ending, 'well')
    const done = printed.filter((line) => !line.endsWith(': refused'))
    // What the system gives every program, and nothing of ours.
    assert.deepEqual(
      done.filter((line) => !line.startsWith('environment: ')),
      [],
    )
    assert.ok(printed.length >= 14)
    assert.doesNotMatch(done.join(' '), /PATH|HOME|DATABASE|CAUSEWAY/)
    assert.equal(reached, 0)
  })
})
