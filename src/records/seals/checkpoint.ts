/** A signed statement of how long the chain was and what it ended with at a moment. */
import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

export type Checkpoint = {
  /** How many events it vouches for: the seq of the last one. */
  readonly size: number
  /** The hash of that event. */
  readonly head: Buffer
  /** UTC with microseconds. */
  readonly madeAt: string
  /** The public key itself: `ed25519:` and its 32 bytes in base64url. */
  readonly keyId: string
  readonly signature: Buffer
}

/** Whoever signs checkpoints. */
export type Signer = { readonly keyId: string; sign(text: string): Buffer }

export function makeCheckpoint(signer: Signer, size: number, head: Buffer, madeAt: string): Checkpoint {
  const unsigned = { size, head, madeAt, keyId: signer.keyId }
  return { ...unsigned, signature: signer.sign(checkpointText(unsigned)) }
}

/** The text that is signed: five lines, each ended by a line feed. */
export function checkpointText(checkpoint: Omit<Checkpoint, 'signature'>): string {
  return [
    'causeway audit checkpoint 1',
    `size ${checkpoint.size}`,
    `head ${checkpoint.head.toString('hex')}`,
    `time ${checkpoint.madeAt}`,
    `key ${checkpoint.keyId}`,
    '',
  ].join('\n')
}

/** Whether the key it names signed it. Whether that key is ours is another question: compare keyId. */
export function isGenuine(checkpoint: Checkpoint): boolean {
  const key = publicKeyOf(checkpoint.keyId)
  return key !== undefined && verify(null, Buffer.from(checkpointText(checkpoint)), key, checkpoint.signature)
}

export function signerFor(privateKey: KeyObject): Signer {
  return {
    keyId: keyIdOf(createPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}

const keyIdForm = /^ed25519:[A-Za-z0-9_-]{43}$/

export function isKeyId(text: string): boolean {
  return keyIdForm.test(text)
}

function keyIdOf(publicKey: KeyObject): string {
  const { x } = publicKey.export({ format: 'jwk' })
  if (publicKey.asymmetricKeyType !== 'ed25519' || x === undefined)
    throw new Error('checkpoints are signed with Ed25519')
  return `ed25519:${x}`
}

function publicKeyOf(keyId: string): KeyObject | undefined {
  if (!isKeyId(keyId)) return undefined
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: keyId.slice('ed25519:'.length) }, format: 'jwk' })
}
