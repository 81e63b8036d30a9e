/**
 * The one secret of the embedded server, and the passwords that follow from it. 256 random bits in a file that only we may read,
 * beside the data folder and never inside it: a copy of the data is no key to it.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { errorCode } from './reasons.ts'

/** Reads the secret, or makes it. Two starts at the same moment get the same one. */
export async function embeddedSecret(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (kept !== undefined && /^[\w-]{43}$/.test(kept.trim())) return kept.trim()
  if (kept !== undefined) throw new Error(`${path} does not hold a secret of ours`)

  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
  await file.sync()
  await file.close()
  // Linked, not written in place: the file is whole or absent, also when somebody pulls the plug.
  await link(draft, path).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error
  })
  await unlink(draft)
  return await embeddedSecret(path)
}

/** Each database user has a password of its own: knowing one tells nothing about another, nor about the secret. */
export function passwordOf(secret: string, user: string): string {
  return createHmac('sha256', secret).update(`causeway embedded login ${user}`).digest('base64url')
}

/**
 * What PostgreSQL stores in place of a password, so that the password itself is never part of a statement.
 * Source: RFC 5803; PostgreSQL manual, pg_authid.rolpassword.
 */
export function scramVerifier(password: string): string {
  const [iterations, salt] = [4096, randomBytes(16)]
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const key = (label: string): Buffer => createHmac('sha256', salted).update(label).digest()
  const storedKey = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${key('Server Key').toString('base64')}`
}
