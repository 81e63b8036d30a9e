/**
 * One-time codes from an authenticator app: six digits, 30-second steps, SHA-1 as every app expects it (RFC 6238). A code is
 * checked here, since only here the secret can be unsealed; that a step counts once, and what time it is, is for the database.
 */
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import type { Place, Vault } from '#platform/database/vault.ts'

const stepSeconds = 30
const secretBytes = 20

/** A new secret in base32, as authenticator apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32
}

/**
 * The step that this code belongs to: the one at hand or a neighbour, so that a clock may be 30 seconds off. Undefined for a wrong code.
 *
 * @param step number of 30-second steps since 1970 by the database's clock
 */
export function stepOfCode(secret: string, typed: string, step: number): number | undefined {
  const code = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const delta = totp(secret).validate({ token: code, timestamp: step * stepSeconds * 1000, window: 1 })
  return delta === null ? undefined : step + delta
}

/** The code of a step: for the demonstration's and the tests' authenticators. */
export function codeOfStep(secret: string, step: number): string {
  return totp(secret).generate({ timestamp: step * stepSeconds * 1000 })
}

/** The picture that an authenticator app photographs, as SVG. The service's name and the address only: an app shows both openly. */
export function enrolmentPicture(secret: string, email: string): Promise<string> {
  return QRCode.toString(totp(secret, email).toString(), { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
}

/** In groups of four, to be typed where a camera is of no use. */
export function readableSecret(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Secrets are sealed under the account's own key. */
export function sealTotpSecret(vault: Vault, accountId: string, secret: string): Promise<Buffer> {
  return vault.seal(accountId, placeOf(accountId), secret)
}

export function openTotpSecret(vault: Vault, accountId: string, sealed: Uint8Array): Promise<string | undefined> {
  return vault.open(accountId, placeOf(accountId), sealed)
}

function placeOf(accountId: string): Place {
  return { table: 'accounts.credential', column: 'totp_sealed', row: accountId }
}

function totp(secret: string, email = ''): TOTP {
  return new TOTP({
    issuer: 'Causeway',
    label: email,
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
    secret: Secret.fromBase32(secret),
  })
}
