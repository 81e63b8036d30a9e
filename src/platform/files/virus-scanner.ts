/**
 * Asks a virus scanner about a file: clamd over TCP, by INSTREAM, so that the file is never written to a disk. What cannot be asked
 * (scanner away, its answer not understood) is an error, never "clean".
 *
 * Source: clamd(8), INSTREAM: four bytes of length before each chunk, a length of nothing at the end.
 */
import { connect } from 'node:net'
import { Unavailable } from '../failures.ts'

export type VirusScanner = {
  /** @throws Unavailable when there is no answer, or not one of the two */
  scan(bytes: Uint8Array): Promise<'clean' | 'infected'>
}

/** clamd breaks off at its own StreamMaxLength, 25 MB unless set; a file of ours is smaller. */
const chunkBytes = 64 * 1024
const patienceMs = 30_000
const longestAnswer = 1_000

/** @param url such as tcp://127.0.0.1:3310 */
export function clamd(url: string): VirusScanner {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    async scan(bytes) {
      const answer = await ask(host, Number(port || 3310), bytes)
      if (answer === 'stream: OK') return 'clean'
      if (/^stream: .+ FOUND$/.test(answer)) return 'infected'
      throw new Unavailable(`the virus scanner answered: ${answer.slice(0, 100)}`)
    },
  }
}

async function ask(host: string, port: number, bytes: Uint8Array): Promise<string> {
  return await new Promise((resolve, reject) => {
    const away = (why: string): void => {
      socket.destroy()
      reject(new Unavailable(`the virus scanner ${why}`))
    }
    const socket = connect({ host, port })
    socket.setTimeout(patienceMs, () => {
      away('did not answer in time')
    })
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      answer += text
      if (answer.length > longestAnswer) away('answered more than it should')
    })
    socket.on('error', ({ message }) => {
      away(`is away: ${message}`)
    })
    socket.on('close', () => {
      resolve(answer.replace(/\0$/, '').trim())
    })
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let from = 0; from < bytes.byteLength; from += chunkBytes) {
        const chunk = bytes.subarray(from, from + chunkBytes)
        socket.write(lengthOf(chunk))
        socket.write(chunk)
      }
      socket.write(lengthOf(new Uint8Array(0)))
    })
  })
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.byteLength)
  return length
}
