/** A browser in which somebody of the house is signed in, with a second factor just proven. */
import { createHash, randomBytes } from 'node:crypto'
import { newId } from '#platform/database/ids.ts'
import { aBrowser, type PlainBrowser } from '#platform/web/browser-for-tests.ts'
import type { House } from './house.ts'

/** @param caseId a case whose purpose is chosen, so that its pages open */
export async function signedIn(house: House, name: string, caseId?: string): Promise<PlainBrowser> {
  const token = randomBytes(32).toString('base64url')
  const account = house.accounts.get(name)
  if (account === undefined) throw new Error(`nobody in the house is called ${name}`)
  await house.test.owner.query(
    `insert into accounts.session (id, token_hash, account_id, stage, second_factor_at) values ($1, $2, $3, 'complete', now())`,
    [newId(), createHash('sha256').update(token).digest(), account],
  )
  const browser = aBrowser(house.app, token)
  if (caseId !== undefined) {
    await browser.open(`/cases/${caseId}/purpose`)
    await browser.send(`/cases/${caseId}/purpose`, { purpose: 'casework', action: 'continue' })
  }
  return browser
}
