/** `./causeway audit verify`, `export` and `checkpoints`: the audit as others may check it. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'
import { Refusal } from '#platform/failures.ts'
import { canonicalBody } from './seals/canonical-form.ts'
import { isGenuine, isKeyId } from './seals/checkpoint.ts'
import { bodyOf } from './seals/event-rows.ts'
import { readAudit, readChain, type ChainRow } from './seals/reading.ts'
import { verifyAudit, type AuditReport } from './seals/verify.ts'
import { asJson, readCheckpoints, readWitness } from './seals/witness.ts'

export type VerifyOptions = {
  readonly json?: boolean | undefined
  /** One key id, or several with commas between (keys of the past too). Without one any key's signature counts. */
  readonly publicKey?: string | undefined
  /** The witness's folder, or a copy of it. */
  readonly witnessDir?: string | undefined
  /** Where it says what it found. */
  readonly out?: Writable | undefined
}

/**
 * Says whether the audit is sound; with `json` as `{"events","checkpoints","ok","firstBad","unsealed"}`.
 *
 * @param connection see readAudit
 * @throws Refusal, after it has said what it found, when the audit was changed: the command ends with 1
 */
export async function auditVerify(connection: pg.ClientConfig, options: VerifyOptions = {}): Promise<void> {
  const out = options.out ?? process.stdout
  const keyIds = readKeyIds(options.publicKey)
  // Read first: what a witness holds was in the database before, so the database's view must be the later one.
  const witness = options.witnessDir === undefined ? undefined : await openWitnessFolder(options.witnessDir)
  const report = await readAudit(connection, (client) =>
    verifyAudit(client, { keyIds, witnessed: witness?.checkpoints }),
  )
  const firstBad = report.findings[0]
  if (options.json === true) {
    const { events, checkpoints, unsealed } = report
    await write(
      out,
      `${JSON.stringify({ events, checkpoints, ok: !firstBad, firstBad: firstBad?.seq ?? null, unsealed })}\n`,
    )
  } else {
    await write(out, inWords(report, keyIds.length > 0, witness))
  }
  if (firstBad !== undefined)
    throw new Refusal(`The audit is not as it was written. First event concerned: ${firstBad.seq} (${firstBad.what}).`)
}

const mostFindingsShown = 20

function inWords(
  report: AuditReport,
  keyGiven: boolean,
  witness: { readonly unreadable: readonly string[] } | undefined,
): string {
  const lines = [
    `${report.events} events in the chain, ${report.checkpoints} checkpoints, ${report.unsealed} events waiting for their place.`,
  ]
  if (report.findings.length === 0)
    lines.push('Sound: every event is in its place and as it was sealed, and every checkpoint fits.')
  for (const finding of report.findings.slice(0, mostFindingsShown))
    lines.push(`Event ${finding.seq}: ${finding.what}.`)
  for (const remark of report.remarks.slice(0, mostFindingsShown))
    lines.push(`Worth a look: ${remark} (a clock set back?).`)
  for (const line of witness?.unreadable ?? []) lines.push(`Worth a look: ${line} of the witness cannot be read.`)
  if (!keyGiven) lines.push('No public key was given: the signatures were checked, not whose they are.')
  if (witness === undefined)
    lines.push('No witness was asked: a cut tail, a replaced history or an older database would not show.')
  return `${lines.join('\n')}\n`
}

/** Writes each event as a JSON line `{"seq","prev","hash","body"}`, in order, as docs/audit-format.md describes. */
export async function auditExport(connection: pg.ClientConfig, out: Writable = process.stdout): Promise<void> {
  await readAudit(connection, (client) => exportTo(client, out))
}

/** The export over a connection that sees the whole audit, in the transaction it has open. */
export async function exportTo(client: pg.Client, out: Writable): Promise<void> {
  for await (const rows of readChain(client)) await write(out, rows.map(exportLine).join(''))
}

function exportLine(row: ChainRow): string {
  // A place whose event was removed still shows: a verifier stumbles over it.
  const body = row.event === undefined ? 'null' : canonicalBody(bodyOf(row.event, row.sealedAt))
  return `{"seq":${row.seq},"prev":"${row.prev.toString('hex')}","hash":"${row.hash.toString('hex')}","body":${body}}\n`
}

export type CheckpointsOptions = {
  readonly json?: boolean | undefined
  /** The key id of this installation's signing key. */
  readonly publicKey?: string | undefined
  readonly out?: Writable | undefined
}

/** Lists the checkpoints and the public key that they are signed with. */
export async function auditCheckpoints(connection: pg.ClientConfig, options: CheckpointsOptions = {}): Promise<void> {
  const out = options.out ?? process.stdout
  const checkpoints = await readAudit(connection, readCheckpoints)
  if (options.json === true) {
    const publicKey = options.publicKey ?? null
    await write(out, `${JSON.stringify({ publicKey, checkpoints: checkpoints.map(asJson) })}\n`)
    return
  }
  await write(
    out,
    `Public key of this installation: ${options.publicKey ?? 'not made yet (it is at the first start)'}\n`,
  )
  for (const checkpoint of checkpoints) {
    const fault = isGenuine(checkpoint) ? '' : '  its signature does not fit'
    await write(
      out,
      `${checkpoint.madeAt}  ${checkpoint.size} events  ${checkpoint.head.toString('hex')}  ${checkpoint.keyId}${fault}\n`,
    )
  }
}

function readKeyIds(publicKey: string | undefined): string[] {
  const keyIds = (publicKey ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  const wrong = keyIds.find((keyId) => !isKeyId(keyId))
  if (wrong !== undefined)
    throw new Refusal('The public key must be as audit checkpoints prints it: ed25519: and 43 characters.')
  return keyIds
}

async function openWitnessFolder(folder: string): Promise<Awaited<ReturnType<typeof readWitness>>> {
  try {
    return await readWitness(folder)
  } catch (error) {
    throw new Refusal(`The witness folder cannot be read: ${folder}`, { cause: error })
  }
}

async function write(out: Writable, text: string): Promise<void> {
  if (text !== '' && !out.write(text)) await once(out, 'drain')
}
