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
  const send: unknown = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')?.value
  if (typeof send !== 'function') throw new Error('the driver sends its statements in another way now')
  const counted = new Proxy(send, {
    apply(query, client, given: unknown[]): unknown {
      sent += 1
      return Reflect.apply(query, client, given)
    },
  })
  Reflect.set(pg.Client.prototype, 'query', counted)
}
