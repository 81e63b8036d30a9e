import { Command } from 'commander'
import type pg from 'pg'
import { readConfig, type Config } from '../config.ts'
import { openBesides } from '../installation.ts'
import { auditCheckpoints, auditExport, auditVerify } from '#records/commands.ts'
import { findSigner } from '#records/seals/signing-key.ts'

/** `./causeway audit`: the chained audit, verified, exported, and its signed checkpoints. */
export function auditCommand(): Command {
  const audit = new Command('audit').description('Verifies and exports the chained audit.')

  audit
    .command('verify')
    .description('Says whether any event was edited, removed, reordered or added, and names the first.')
    .option('--json', 'print one JSON object instead of words')
    .option('--public-key <key>', 'the key whose checkpoints count; this installation’s own by default')
    .option('--witness <folder>', 'compare with what a witness outside has kept')
    .action(async (options: { json?: boolean; publicKey?: string; witness?: string }) => {
      await withAudit(async (connection, config) =>
        auditVerify(connection, {
          json: options.json,
          publicKey: options.publicKey ?? (await findSigner(config.dataFolder))?.keyId,
          witnessDir: options.witness ?? config.witnessFolder,
        }),
      )
    })

  audit
    .command('export')
    .description('Prints every sealed event, a JSON object a line.')
    .option('--json', 'as it always does')
    .action(async () => {
      await withAudit((connection) => auditExport(connection))
    })

  audit
    .command('checkpoints')
    .description('Prints the signed statements of the chain’s size and head.')
    .option('--json', 'print one JSON object instead of words')
    .option('--list', 'the same, for those who are used to it')
    .action(async (options: { json?: boolean }) => {
      await withAudit(async (connection, config) =>
        auditCheckpoints(connection, { json: options.json, publicKey: (await findSigner(config.dataFolder))?.keyId }),
      )
    })

  return audit
}

async function withAudit(work: (connection: pg.ClientConfig, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const installation = await openBesides(config)
  try {
    await work(installation.ownerConnection, config)
  } finally {
    await installation.close()
  }
}
