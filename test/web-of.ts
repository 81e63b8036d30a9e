/** The web of the service over a database of tests. */
import pino from 'pino'
import type { Config } from '../src/config.ts'
import type { Installation } from '../src/installation.ts'
import { mailOf } from '../src/jobs.ts'
import { buildWeb } from '../src/main.ts'
import type { App } from '#platform/web/web.ts'
import type { TestDatabase } from './database.ts'

export type Stands = Pick<TestDatabase, 'database' | 'vault' | 'connection' | 'ownerConnection'>

export async function webOf({ database, vault, connection, ownerConnection }: Stands, config: Config): Promise<App> {
  const installation: Installation = {
    database,
    vault,
    ownerConnection,
    appConnection: connection,
    embedded: undefined,
    webSecret: 'a secret of the tests, long enough to sign with',
    close: () => Promise.resolve(),
  }
  return await buildWeb({ config, installation, mail: mailOf(config, installation), log: pino({ level: 'silent' }) })
}
