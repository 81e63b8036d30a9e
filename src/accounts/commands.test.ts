import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '#platform/failures.ts'
import { testDatabase } from '../../test/database.ts'
import { addAccount, listAccounts, resetAccount, setDisabled } from './commands.ts'

const baseUrl = 'https://causeway.example'
const area = { code: 'E06000034', name: 'Thurrock', shortName: 'THU', policeForce: 'Essex Police' }
const first = {
  email: 'First@council.example',
  name: 'First Administrator',
  role: 'administrator',
  area,
  agency: { name: 'Council', kind: 'council' as const },
}

test('a fresh installation has no account; the first administrator is added by command with a link that is used once', async (t) => {
  const { ownerConnection, owner } = await testDatabase(t)
  assert.deepEqual(await listAccounts(ownerConnection), [])
  const { email, link } = await addAccount(ownerConnection, baseUrl, first)
  assert.equal(email, 'first@council.example')
  assert.match(link, /^https:\/\/causeway\.example\/invitation\/[\w-]{43}$/)
  assert.deepEqual(await listAccounts(ownerConnection), [
    {
      email,
      name: 'First Administrator',
      area: 'E06000034',
      agency: 'Council',
      roles: ['administrator in E06000034'],
      disabled: false,
      hasAuthenticator: false,
    },
  ])
  const second = await addAccount(ownerConnection, baseUrl, {
    ...first,
    email: 'second@council.example',
    area: 'E06000034',
  })
  assert.notEqual(second.link, link)
  const { rows } = await owner.query<{ action: string; actor: string | null; service: string }>(
    'select action, actor, service from records.audit_event',
  )
  assert.deepEqual(rows[0], { action: 'add account', actor: null, service: 'causeway_owner' })
})

test('what cannot be done is refused with one line', async (t) => {
  const { ownerConnection } = await testDatabase(t)
  await addAccount(ownerConnection, baseUrl, first)
  const refused = async (work: Promise<unknown>, line: RegExp) => {
    await assert.rejects(work, (error) => error instanceof Refusal && line.test(error.message))
  }
  await refused(addAccount(ownerConnection, baseUrl, first), /already/)
  await refused(addAccount(ownerConnection, baseUrl, { ...first, role: 'king' }), /no role "king"/)
  await refused(addAccount(ownerConnection, baseUrl, { ...first, email: 'nobody' }), /not an email address/)
  await refused(
    addAccount(ownerConnection, baseUrl, { ...first, email: 'x@y.example', area: 'E06000033' }),
    /no area E06000033/,
  )
  await refused(setDisabled(ownerConnection, 'nobody@y.example', true), /no account/)
  await refused(
    resetAccount(ownerConnection, baseUrl, { email: 'nobody@y.example', authenticator: false }),
    /no account/,
  )
})

test('an account is disabled, let in again, and reset by command', async (t) => {
  const { ownerConnection } = await testDatabase(t)
  const { email, link } = await addAccount(ownerConnection, baseUrl, first)
  await setDisabled(ownerConnection, email, true)
  assert.equal((await listAccounts(ownerConnection))[0]?.disabled, true)
  await setDisabled(ownerConnection, email, false)
  assert.equal((await listAccounts(ownerConnection))[0]?.disabled, false)
  const reset = await resetAccount(ownerConnection, baseUrl, { email, authenticator: true })
  assert.notEqual(reset.link, link)
})
