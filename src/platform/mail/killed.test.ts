/** Two workers and a great many letters, while somebody kills the workers at random (reliability AV-12). */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '../../../test/database.ts'
import { createMail } from './mail.ts'
import type { MailerSettings } from './mailer-for-tests.ts'
import { aPostOffice } from './post-office-for-tests.ts'

const letters = 120
const kills = 4
const here = await testDatabase()

test('none of many letters is missing and each is one letter, though the workers are killed again and again', async (t) => {
  const post = await aPostOffice(t)
  const settings: MailerSettings = {
    connection: here.connection,
    keysConnection: here.keysConnection,
    smtpUrl: `smtp://127.0.0.1:${post.port}`,
    baseUrl: 'https://causeway.example.gov.uk',
    templates: {
      numbered: { subject: { en: 'A message', cy: 'Neges' }, body: { en: ['{reference}'], cy: ['{reference}'] } },
    },
    leaseSeconds: 2,
  }
  const mail = createMail({ vault: here.vault, carrier: post.carrier, ...settings })
  await here.database.asVisitor({}, async (trx) => {
    for (let number = 1; number <= letters; number += 1)
      await mail.queue(trx, {
        to: `reader${number}@council.example`,
        template: 'numbered',
        details: { reference: `THU-2026-${String(number).padStart(4, '0')}` },
        language: 'en',
      })
  })

  const workers = [startMailer(settings), startMailer(settings)]
  t.after(() => Promise.all(workers.map(end)))
  let interrupted = 0
  for (let kill = 0; kill < kills; kill += 1) {
    // Somewhere in the work, and not just after a letter has arrived.
    const before = post.arrived.length
    await until(() => post.arrived.length > before || post.arrived.length >= letters)
    await pause(randomInt(100, 300))
    const place = kill % 2
    const worker = workers[place]
    assert.ok(worker)
    await end(worker)
    if (post.arrived.length < letters) interrupted += 1
    workers[place] = startMailer(settings)
  }
  await until(async () => (await waiting(here.owner)) === 0)

  assert.ok(interrupted > 0, 'the kills fell while letters were on their way')
  const ids = post.arrived.map(({ content }) => /^Message-ID: (.*)\r$/m.exec(content)?.[1])
  const readers = post.arrived.map(({ to }) => to[0])
  assert.equal(new Set(readers).size, letters, 'none is missing')
  assert.equal(new Set(ids).size, letters, 'each is one letter')
  // A worker that dies between "accepted" and its note of it leaves one letter that goes again, under the same id.
  const repeated = post.arrived.length - letters
  assert.ok(repeated <= kills, `${repeated} letters went twice in ${kills} kills`)
  t.diagnostic(
    `${letters} letters, ${interrupted} kills on the way, ${repeated} handed over twice under one Message-ID`,
  )
})

function startMailer(settings: MailerSettings): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL('mailer-for-tests.ts', import.meta.url))], {
    env: { ...process.env, MAILER_SETTINGS: JSON.stringify(settings) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

async function waiting(owner: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<number> {
  return (await owner.query('select from platform.outbox where sent_at is null')).rows.length
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 120_000
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error('it did not come about')
    await pause(20)
  }
}
