/** Run apart by a test: tries what a program run apart must not be able to do, and prints what came of each. */
import { spawnSync } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns/promises'
import { readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { begun } from './lines.ts'

const port = Number(process.argv[2])

const tries: Readonly<Record<string, () => unknown>> = {
  connect: () => happened(net.connect(port, '127.0.0.1'), 'connect'),
  'connect to a socket of the file system': () => happened(net.connect('/tmp/causeway.sock'), 'connect'),
  listen: () => happened(net.createServer().listen(0), 'listening'),
  'ask a web server': () => happened(http.get(`http://127.0.0.1:${port}/`), 'response'),
  fetch: () => fetch(`http://127.0.0.1:${port}/`),
  'open a web socket': () => opened(new WebSocket(`ws://127.0.0.1:${port}/`)),
  'send a datagram': () => {
    dgram.createSocket('udp4').send('x', port, '127.0.0.1')
  },
  'look up a name': () => dns.lookup('localhost'),
  'ask for a name': () => new dns.Resolver().resolve4('localhost'),
  'write a file': () => {
    writeFileSync(join(tmpdir(), 'causeway-written-apart'), 'x')
  },
  'read a file of the system': () => readFileSync('/etc/hostname'),
  'start a program': () => {
    const { error } = spawnSync('true')
    if (error !== undefined) throw error
  },
  'start a thread': () => new Worker('1', { eval: true }),
}

process.stdout.write(`${begun}\n`)
for (const [what, attempt] of Object.entries(tries)) process.stdout.write(`${what}: ${await outcomeOf(attempt)}\n`)
process.stdout.write(`environment: ${Object.keys(process.env).join(' ')}\n`)
process.exit(0)

async function outcomeOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt()
    return 'done'
  } catch {
    return 'refused'
  }
}

function happened(emitter: NodeJS.EventEmitter, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    emitter.once(event, () => {
      resolve()
    })
    emitter.once('error', reject)
  })
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      resolve()
    })
    socket.addEventListener('error', reject)
  })
}
