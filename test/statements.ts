/** How many statements this process sends to PostgreSQL: a page that asks once for each thing it shows sends more when there are more. */
import pg from 'pg'

let sent = 0
let counts = false

/** @returns how many statements were sent while the work was done, those that open and end its transactions among them */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  listen()
  const before = sent
  await work()
  return sent - before
}

function listen(): void {
  if (counts) return
  counts = true
  const { prototype } = pg.Client
  prototype.query = new Proxy(prototype.query, {
    apply(query, client, given: unknown[]): unknown {
      sent += 1
      return Reflect.apply(query, client, given)
    },
  })
}
