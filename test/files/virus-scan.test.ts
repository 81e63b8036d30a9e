import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#platform/clock.ts'
import { aClamd } from '#platform/files/clamd-for-tests.ts'
import { clamd } from '#platform/files/virus-scanner.ts'
import { aBrowser } from '#platform/web/browser-for-tests.ts'
import { attachmentPlace } from '#referrals/receive.ts'
import { scanDocumentsJob } from '#referrals/scan-job.ts'
import { aTown, type CaseKind, type Town } from '../access/town.ts'

test('nobody opens a document before the virus check, and never one that it refused', async (t) => {
  const scanner = await aClamd(t)
  const town = await aTown(t, { CLAMD_URL: scanner.url })
  await infect(town, 'closed')
  const job = scanDocumentsJob({ scanner: clamd(scanner.url), vault: town.test.vault })
  const quiet = () => undefined
  const log = { info: quiet, warn: quiet, error: quiet }
  const work = () =>
    job.work({}, { database: town.test.database, clock: systemClock, log, stopping: new AbortController().signal })

  assert.match(await casePage(town, 'open'), /note\.txt \(1 kB, waiting for the virus check\)/)
  assert.equal((await download(town, 'open')).statusCode, 303)

  scanner.away(true)
  assert.deepEqual(await work(), { clean: 0, refused: 0, away: 1 })
  assert.match(await casePage(town, 'open'), /waiting for the virus check/)
  assert.equal((await download(town, 'open')).statusCode, 303)

  scanner.away(false)
  assert.deepEqual(await work(), { clean: town.documents.size - 1, refused: 1, away: 0 })
  assert.match(await casePage(town, 'open'), /Download note\.txt<\/a> \(1 kB, checked for viruses\)/)
  const given = await download(town, 'open')
  assert.equal(given.body, 'What was said about the open case.')
  assert.match(String(given.headers['content-disposition']), /^attachment/)
  assert.match(await casePage(town, 'closed'), /the virus check refused it; it cannot be opened/)
  assert.equal((await download(town, 'closed')).headers.location, `/cases/${idOf(town, 'closed')}#documents`)
  assert.deepEqual(await work(), { clean: 0, refused: 0, away: 0 }, 'once is enough')

  const { rows } = await town.test.owner.query<{ outcome: string; howMany: string }>(
    `select details->>'outcome' as outcome, count(*) as "howMany" from records.audit_event
      where action = 'scan document' group by 1 order by 1`,
  )
  assert.deepEqual(rows, [
    { outcome: 'clean', howMany: String(town.documents.size - 1) },
    { outcome: 'refused', howMany: '1' },
  ])
})

test('without a scanner documents can be opened, and the page says that nobody has checked them', async (t) => {
  const town = await aTown(t)
  assert.match(await casePage(town, 'open'), /Download note\.txt<\/a> \(1 kB, not checked for viruses\)/)
  assert.equal((await download(town, 'open')).statusCode, 200)
})

async function aReader(town: Town, kind: CaseKind) {
  const account = town.people.get('coordinator')?.account ?? assert.fail('no coordinator')
  const browser = aBrowser(town.app, await town.session(account))
  await browser.open(`/cases/${idOf(town, kind)}/purpose`)
  await browser.send(`/cases/${idOf(town, kind)}/purpose`, { purpose: 'casework', action: 'continue' })
  return browser
}

async function casePage(town: Town, kind: CaseKind): Promise<string> {
  const { body, statusCode } = await (await aReader(town, kind)).open(`/cases/${idOf(town, kind)}`)
  assert.equal(statusCode, 200)
  return body
}

async function download(town: Town, kind: CaseKind) {
  const document = town.documents.get(kind) ?? assert.fail('no document')
  return await (await aReader(town, kind)).open(`/cases/${idOf(town, kind)}/documents/${document}`)
}

function idOf(town: Town, kind: CaseKind): string {
  return town.cases.get(kind) ?? assert.fail(`no ${kind} case`)
}

async function infect(town: Town, kind: CaseKind): Promise<void> {
  const document = town.documents.get(kind) ?? assert.fail('no document')
  const { rows } = await town.test.owner.query<{ person_id: string }>(
    'select person_id from cases.case_file where id = $1',
    [idOf(town, kind)],
  )
  const bytes = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')
  await town.test.owner.query('update referrals.attachment set sealed = $2 where id = $1', [
    document,
    await town.test.vault.seal(rows[0]?.person_id ?? '', attachmentPlace(document, 'sealed'), bytes),
  ])
}
