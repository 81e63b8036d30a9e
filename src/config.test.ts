import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Refusal } from '#platform/failures.ts'
import { readConfig } from './config.ts'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://causeway@db.example/causeway',
  KEYS_DATABASE_URL: 'postgres://causeway@keys.example/keys',
  CAUSEWAY_MASTER_KEY_FILE: '/etc/causeway/master.key',
  BASE_URL: 'https://causeway.example.gov.uk/',
}

test('with nothing set, the demonstration starts on this machine alone', () => {
  const config = readConfig({})
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.baseUrl, 'http://localhost:3000')
  assert.equal(config.demonstration, true)
  assert.deepEqual(config.trustedProxies, [])
})

test('in production there is no demonstration, and the address has no slash at its end', () => {
  const config = readConfig({ ...production, TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16,::1,fd00::/8' })
  assert.equal(config.demonstration, false)
  assert.equal(config.baseUrl, 'https://causeway.example.gov.uk')
  assert.deepEqual(config.trustedProxies, ['10.0.0.5', '10.1.0.0/16', '::1', 'fd00::/8'])
})

/** What is set, and the variable that the one line names. */
const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
  [{ PORT: 'http' }, /^PORT /],
  [{ PORT: '70000' }, /^PORT /],
  [{ PORT: '1.5' }, /^PORT /],
  [{ BASE_URL: 'causeway.example' }, /^BASE_URL /],
  [{ BASE_URL: 'ftp://causeway.example' }, /^BASE_URL /],
  [{ BASE_URL: 'http://causeway.example.gov.uk' }, /^BASE_URL must begin with https/],
  [{ DATABASE_URL: 'mysql://db' }, /^DATABASE_URL /],
  [{ DATABASE_URL: production.DATABASE_URL, CAUSEWAY_MASTER_KEY_FILE: '/key' }, /^KEYS_DATABASE_URL is needed/],
  [
    { DATABASE_URL: production.DATABASE_URL, KEYS_DATABASE_URL: production.KEYS_DATABASE_URL },
    /^CAUSEWAY_MASTER_KEY_FILE is needed/,
  ],
  [{ NODE_ENV: 'production', BASE_URL: production.BASE_URL }, /^DATABASE_URL is needed in production/],
  [{ ...production, CAUSEWAY_DEMONSTRATION: 'on' }, /^CAUSEWAY_DEMONSTRATION must be off/],
  [{ NODE_ENV: 'staging' }, /^NODE_ENV /],
  [{ CAUSEWAY_DEMONSTRATION: 'yes' }, /^CAUSEWAY_DEMONSTRATION must be on or off/],
  [{ CAUSEWAY_DATE: './var' }, /^CAUSEWAY_DATE is not a variable/],
  [{ CAUSEWAY_CONTACT_EMAIL: 'nobody' }, /^CAUSEWAY_CONTACT_EMAIL /],
  [{ SMTP_URL: 'https://mail' }, /^SMTP_URL /],
  [{ CLAMD_URL: 'unix:/run/clamd' }, /^CLAMD_URL /],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL /],
  [{ NOTIFY_API_KEY: 'key' }, /^NOTIFY_API_KEY is not supported/],
  [{ S3_BUCKET: 'files' }, /^S3_BUCKET is not supported/],
  [{ OIDC_ESSEX_ISSUER: 'https://id.example' }, /^OIDC_ESSEX_ISSUER is not supported/],
  [{ DATABASE_URL_FILE: '/nowhere/url' }, /^DATABASE_URL_FILE names a file that cannot be read/],
  [{ SMTP_URL: 'smtp://mail', SMTP_URL_FILE: '/nowhere/url' }, /^Set SMTP_URL or SMTP_URL_FILE/],
  [{ TRUSTED_PROXIES: 'proxy.example' }, /^TRUSTED_PROXIES /],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES /],
  [{ TRUSTED_PROXIES: '0.0.0.0/0' }, /^TRUSTED_PROXIES /],
]

for (const [environment, line] of wrong) {
  test(`${JSON.stringify(environment)} stops the start with one line`, () => {
    assert.throws(
      () => readConfig(environment),
      (error: unknown) => {
        assert.ok(error instanceof Refusal)
        assert.match(error.message, line)
        assert.equal(error.message.split('\n').length, 1)
        return true
      },
    )
  })
}

test('a secret comes from a file, so that it stands in no list of processes', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-config-'))
  t.after(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'smtp'), 'smtps://user:secret@mail.example\n')
  assert.equal(readConfig({ SMTP_URL_FILE: join(folder, 'smtp') }).smtpUrl, 'smtps://user:secret@mail.example')
})
