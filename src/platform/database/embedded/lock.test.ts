import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Refusal } from '#platform/failures.ts'
import { holderOf, takeLock } from './lock.ts'
import { birthOf, processNamespace } from './processes.ts'

async function aLock(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-lock-'))
  t.after(() => rm(folder, { recursive: true }))
  return join(folder, 'postgres.lock')
}

/** A lock as a holder leaves it behind that was killed, unless said otherwise. */
async function leaveLock(base: string, number: number, holder: object = {}): Promise<void> {
  const left = {
    pid: process.ppid,
    birth: 'of a process that is no more',
    namespace: await processNamespace(),
    released: false,
    ...holder,
  }
  await writeFile(`${base}.${number}`, JSON.stringify(left))
}

test('of twenty starts at the same moment exactly one gets in, with no lock, a stale one or a released one', async (t) => {
  for (const left of ['nothing', 'stale', 'released']) {
    const base = await aLock(t)
    if (left !== 'nothing') await leaveLock(base, 7, { released: left === 'released' })
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(base)))
    const taken = attempts.filter((attempt) => attempt.status === 'fulfilled')
    assert.equal(taken.length, 1, left)
    for (const attempt of attempts) assert.ok(attempt.status === 'fulfilled' || attempt.reason instanceof Refusal)
    taken[0]?.value.release()
  }
})

test('a lock whose holder was killed is taken over, also when its process number belongs to somebody else by now', async (t) => {
  const base = await aLock(t)
  await leaveLock(base, 3) // The number is our parent's, who lives; the beginning is another's.
  assert.equal(await holderOf(base), undefined)
  const lock = await takeLock(base)
  assert.equal(await holderOf(base), process.pid)
  assert.deepEqual(await readdir(join(base, '..')), ['postgres.lock.4'])
  lock.release()
  assert.equal(await holderOf(base), undefined)
})

test('a lock whose holder lives is not taken', async (t) => {
  const base = await aLock(t)
  await leaveLock(base, 1, { birth: await birthOf(process.ppid) })
  await assert.rejects(
    takeLock(base),
    (error) => error instanceof Refusal && error.message.includes(`(process ${process.ppid})`),
  )
})

test('a lock that was cut short by a full disk is taken over', async (t) => {
  const base = await aLock(t)
  await writeFile(`${base}.5`, '{"pid":')
  ;(await takeLock(base)).release()
})

test('a holder in another container is believed while it gives signs of life, and no longer', async (t) => {
  const base = await aLock(t)
  await leaveLock(base, 1, { namespace: 'another container' })
  const signs = setInterval(() => void utimes(`${base}.1`, new Date(), new Date()), 500)
  t.after(() => {
    clearInterval(signs)
  })
  await assert.rejects(
    takeLock(base),
    (error) => error instanceof Refusal && error.message.includes('in another container'),
  )

  clearInterval(signs)
  const lock = await takeLock(base)
  assert.match(await readFile(`${base}.2`, 'utf8'), new RegExp(`"pid":${process.pid}`))
  lock.release()
})
