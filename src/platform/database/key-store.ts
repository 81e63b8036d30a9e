/**
 * Where people's keys are: a database of its own, which data backups leave out. Destroying a person's key here makes everything
 * sealed with it unreadable, in the database and in every backup of it.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import pg from 'pg'
import { Refusal, Unavailable } from '../failures.ts'

export type KeyStore = {
  /** The key of this person (or of another subject, such as a draft), made when it does not exist yet. */
  keyFor(subjectId: string): Promise<Buffer>
  /** Keys that exist, by subject, in one query; a destroyed key is absent. */
  existingKeys(subjectIds: readonly string[]): Promise<Map<string, Buffer>>
  /** Destroys a subject's key for good. True when there was one. */
  destroy(subjectId: string): Promise<boolean>
  close(): Promise<void>
}

/** A key that wraps the others. It stands in a file outside every database. */
export type MasterKey = { readonly id: string; readonly bytes: Buffer }

const schema = `
create table if not exists person_key (
  subject_id     uuid primary key,
  wrapped        bytea not null,
  master_key_id  text not null,
  made_at        timestamptz not null default now()
);
comment on table person_key is 'One AES-256 key a person, wrapped by the master key. Data backups never hold it.'`

/**
 * Opens the key store and makes its one table where it is missing.
 *
 * @throws Refusal when the keys in it were wrapped by another master key: going on would seal what nobody could open
 */
export async function openKeyStore(connection: pg.PoolConfig, master: MasterKey): Promise<KeyStore> {
  const pool = new pg.Pool({ max: 4, connectionTimeoutMillis: 2_500, application_name: 'causeway keys', ...connection })
  pool.on('error', () => undefined)
  await pool.query(schema)
  const foreign = await pool.query('select 1 from person_key where master_key_id <> $1 limit 1', [master.id])
  if (foreign.rowCount !== 0) {
    await pool.end()
    throw new Refusal(
      'The key store was made with another master key. Start with the master key that belongs to it (CAUSEWAY_MASTER_KEY_FILE).',
    )
  }

  async function existingKeys(subjectIds: readonly string[]): Promise<Map<string, Buffer>> {
    const found = await ask<{ subject_id: string; wrapped: Buffer }>(
      pool,
      'select subject_id, wrapped from person_key where subject_id = any ($1)',
      [subjectIds],
    )
    return new Map(found.map((row) => [row.subject_id, unwrap(row.wrapped, row.subject_id, master)]))
  }

  return {
    existingKeys,
    async keyFor(subjectId) {
      const known = (await existingKeys([subjectId])).get(subjectId)
      if (known !== undefined) return known
      const fresh = randomBytes(32)
      // Two may make a key for the same person at once: the first one counts for both.
      await ask(
        pool,
        'insert into person_key (subject_id, wrapped, master_key_id) values ($1, $2, $3) on conflict do nothing',
        [subjectId, wrap(fresh, subjectId, master), master.id],
      )
      const kept = (await existingKeys([subjectId])).get(subjectId)
      if (kept === undefined) throw new Unavailable('the key was destroyed while it was made')
      return kept
    },
    async destroy(subjectId) {
      const gone = await ask(pool, 'delete from person_key where subject_id = $1 returning 1', [subjectId])
      return gone.length > 0
    },
    close: () => pool.end(),
  }
}

async function ask<Row extends pg.QueryResultRow>(pool: pg.Pool, text: string, values: unknown[]): Promise<Row[]> {
  try {
    return (await pool.query<Row>(text, values)).rows
  } catch (error) {
    throw new Unavailable('the key store does not answer', { cause: error })
  }
}

function wrap(key: Buffer, subjectId: string, master: MasterKey): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', master.bytes, nonce).setAAD(Buffer.from(`person_key|${subjectId}`))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

function unwrap(wrapped: Buffer, subjectId: string, master: MasterKey): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', master.bytes, wrapped.subarray(0, 12))
    .setAAD(Buffer.from(`person_key|${subjectId}`))
    .setAuthTag(wrapped.subarray(-16))
  return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
}
