/**
 * The vault: narrative, attachments and the referrer's identity are sealed before they reach the database,
 * each under the key of the person it is about, and bound to the place where it lies, so that a sealed value
 * cannot be moved to another row or column without being noticed.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyStore } from './key-store.ts'

/** Where a sealed value lies. It is bound to the value: opened anywhere else, it fails. */
export type Place = {
  /** Schema and table, as in 'referrals.subject'. */
  readonly table: string
  readonly column: string
  /** The row's id. */
  readonly row: string
}

export type Vault = {
  /** Seals text or bytes under the subject's key. */
  seal(subjectId: string, place: Place, content: string | Uint8Array): Promise<Buffer>
  /** Opens text. Throws SealBroken when it was changed or moved; undefined when the subject's key was destroyed. */
  open(subjectId: string, place: Place, sealed: Uint8Array): Promise<string | undefined>
  openBytes(subjectId: string, place: Place, sealed: Uint8Array): Promise<Buffer | undefined>
  /** Opens many in one look-up of keys: the way for a page that shows a list. Same order as asked. */
  openMany(wanted: readonly SealedValue[]): Promise<(string | undefined)[]>
  /** Destroys the subject's key: nothing sealed under it can ever be opened again. */
  forget(subjectId: string): Promise<boolean>
}

export type SealedValue = { readonly subjectId: string; readonly place: Place; readonly sealed: Uint8Array }

/** A sealed value was changed, or lies where it was not put. Someone should look into it. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const formatVersion = 1
const headBytes = 1 + 12

export function openVault(keys: KeyStore): Vault {
  async function openBytes(subjectId: string, place: Place, sealed: Uint8Array): Promise<Buffer | undefined> {
    const key = (await keys.existingKeys([subjectId])).get(subjectId)
    return key === undefined ? undefined : decrypt(key, place, sealed)
  }
  return {
    async seal(subjectId, place, content) {
      return encrypt(
        await keys.keyFor(subjectId),
        place,
        typeof content === 'string' ? Buffer.from(content, 'utf8') : content,
      )
    },
    async open(subjectId, place, sealed) {
      return (await openBytes(subjectId, place, sealed))?.toString('utf8')
    },
    openBytes,
    async openMany(wanted) {
      const found = await keys.existingKeys([...new Set(wanted.map((value) => value.subjectId))])
      return wanted.map((value) => {
        const key = found.get(value.subjectId)
        return key === undefined ? undefined : decrypt(key, value.place, value.sealed).toString('utf8')
      })
    },
    forget: (subjectId) => keys.destroy(subjectId),
  }
}

/** One version byte, 12 bytes nonce, ciphertext, 16 bytes tag. The place is authenticated, not stored. */
function encrypt(key: Buffer, place: Place, content: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(nameOf(place))
  return Buffer.concat([Buffer.of(formatVersion), nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, place: Place, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes[0] !== formatVersion || bytes.length < headBytes + 16)
    throw new SealBroken(`unknown seal in ${place.table}.${place.column}`)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, headBytes))
      .setAAD(nameOf(place))
      .setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(headBytes, -16)), decipher.final()])
  } catch (error) {
    throw new SealBroken(`the seal of ${place.table}.${place.column} row ${place.row} is broken`, { cause: error })
  }
}

function nameOf(place: Place): Buffer {
  return Buffer.from(`${place.table}|${place.column}|${place.row}`)
}
