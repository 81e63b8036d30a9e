/** A database of its own with the seeded rows, ready to be tried by everybody. */
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { testDatabase } from '../database.ts'
import { cloneTemplate, dropDatabase } from '../database/clone.ts'
import { testServer } from '../database/server.ts'
import { ensureTemplate } from '../database/template.ts'
import { listTables, type Table } from './catalogue.ts'
import { collector, rowsOfUnseeded, type Row } from './rows.ts'
import { seedAccounts } from './seed-accounts.ts'
import { seedBoards } from './seed-boards.ts'
import { seedCases } from './seed-cases.ts'
import { seedCommunities } from './seed-communities.ts'
import { seedConstitution } from './seed-constitution.ts'
import { seedMinutes } from './seed-minutes.ts'
import { seedPicture } from './seed-picture.ts'
import { seedDuty } from './seed-duty.ts'
import { seedPlatform } from './seed-platform.ts'
import { seedStatistics } from './seed-statistics.ts'
import { seedStrategy } from './seed-strategy.ts'
import { seedTraining } from './seed-training.ts'
import { seedCertificates } from './seed-certificates.ts'
import { seedReminders } from './seed-reminders.ts'
import { seedTrainingSessions } from './seed-training-sessions.ts'

export type World = {
  /** A superuser's connection, which steps down to each actor within a transaction that is rolled back. */
  readonly client: pg.Client
  readonly tables: readonly Table[]
  readonly rows: readonly Row[]
}

/** For a test file, whose end is its end. */
export async function aWorld(): Promise<World> {
  const { ownerConnection } = await testDatabase()
  const client = new pg.Client(ownerConnection)
  // Dropping the database ends the connection, too.
  client.on('error', () => undefined)
  return await furnish(client)
}

/** For a program, which closes it. */
export async function openWorld(): Promise<World & { close(): Promise<void> }> {
  const server = await testServer()
  const name = await cloneTemplate(server, await ensureTemplate(server))
  const client = new pg.Client(server.connection(name, server.superuser))
  const close = async (): Promise<void> => {
    await client.end()
    await dropDatabase(server, name)
  }
  return { ...(await furnish(client)), close }
}

async function furnish(client: pg.Client): Promise<World> {
  await client.connect()
  const tables = await listTables(client)
  await client.query(await readFile(new URL('attempts.sql', import.meta.url), 'utf8'))
  await client.query('begin')
  const { put, rows } = collector(client, tables)
  await seedAccounts(put)
  await seedCases(put)
  await seedConstitution(put)
  await seedMinutes(put)
  await seedBoards(put)
  await seedCommunities(put)
  await seedPicture(put)
  await seedDuty(put)
  await seedPlatform(put)
  await seedStatistics(put)
  await seedStrategy(put)
  await seedTraining(put)
  await seedCertificates(put)
  await seedReminders(put)
  await seedTrainingSessions(put)
  await client.query('commit')
  // The planner then knows that these tables are small.
  await client.query('analyze')
  return { client, tables, rows: [...rows, ...(await rowsOfUnseeded(client, tables, rows))] }
}
