/** The key that signs checkpoints. It lies in a file beside the data, never in the database: whoever can edit the audit's rows cannot sign for them. */
import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { link, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#platform/failures.ts'
import { signerFor, type Signer } from './checkpoint.ts'

const fileName = 'audit-signing-key.pem'

/**
 * The signer of this installation; its key is made at the first start.
 *
 * @throws Refusal when the file is there but others can read it, or it holds no Ed25519 key
 */
export async function openSigner(dataFolder: string): Promise<Signer> {
  const file = join(dataFolder, fileName)
  const pem = (await readIfThere(file)) ?? (await makeKey(file))
  if (((await stat(file)).mode & 0o077) !== 0)
    throw new Refusal(`The audit's signing key can be read by others than its owner (chmod 600 puts it right): ${file}`)
  return signerFor(parse(pem, file))
}

/** The signer, or undefined where none was made yet: for commands that only look. */
export async function findSigner(dataFolder: string): Promise<Signer | undefined> {
  const there = await readIfThere(join(dataFolder, fileName))
  return there === undefined ? undefined : openSigner(dataFolder)
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw new Refusal(`The audit's signing key cannot be read: ${file}`, { cause: error })
  }
}

/** Written aside and linked into place: two processes at a first start agree on one key, and none ever reads half of it. */
async function makeKey(file: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const aside = `${file}.${randomUUID()}`
  const handle = await open(aside, 'wx', 0o600)
  try {
    await handle.writeFile(privateKey.export({ type: 'pkcs8', format: 'pem' }))
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    await link(aside, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(aside)
  }
  return readFile(file, 'utf8')
}

function parse(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below, with the file's name and without a word of what is in it.
  }
  throw new Refusal(`The audit's signing key is not an Ed25519 private key in PEM: ${file}`)
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
