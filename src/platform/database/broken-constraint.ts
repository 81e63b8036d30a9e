/** A rule of the database that somebody may break without a fault of ours: named, so that the store can make a refusal of it. */
import pg from 'pg'

/** The name of the constraint that was broken; undefined for any other error. The transaction is good only to its last savepoint. */
export function brokenConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.constraint : undefined
}
