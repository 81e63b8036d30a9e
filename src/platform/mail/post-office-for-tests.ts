/** A mail server on this machine, for tests: it keeps what it is given. */
import type { TestContext } from 'node:test'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { smtpCarrier, type Carrier } from './carrier.ts'

export type PostOffice = {
  readonly carrier: Carrier
  readonly port: number
  readonly arrived: { readonly to: string[]; readonly content: string }[]
}

export async function aPostOffice(t: TestContext, options: SMTPServerOptions = {}): Promise<PostOffice> {
  const arrived: { to: string[]; content: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH'],
    // Its own warning about a certificate that everybody knows.
    logger: false,
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        arrived.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          content: Buffer.concat(parts).toString('utf8'),
        })
        done()
      })
    },
    ...options,
  })
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  // Clients are cut off mid-word on purpose.
  server.on('error', () => undefined)
  t.after(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      }),
  )
  const carrier = smtpCarrier({
    url: `smtp://127.0.0.1:${port}`,
    from: 'no-reply@causeway.example.gov.uk',
  })
  return { carrier, port, arrived }
}
