/** A browser without a screen: it keeps cookies, and sends a form with the hidden fields of the page it last opened. */
import type { LightMyRequestResponse } from 'fastify'
import type { App } from './web.ts'

export type PlainBrowser = {
  open(path: string): Promise<LightMyRequestResponse>
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Names and values as they stand. */
  cookies: Map<string, string>
  /** Hidden fields of the page last opened. */
  hidden(): Record<string, string>
}

/** @param remoteAddress one of its own, where many are asked for more than one address may ask in a minute */
export function aBrowser(app: App, sessionToken?: string, remoteAddress = '127.0.0.1'): PlainBrowser {
  const cookies = new Map(sessionToken === undefined ? [] : [['__Host-causeway', sessionToken]])
  let page = ''

  function keep(answer: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value, maxAge, expires } of answer.cookies) {
      if (maxAge === 0 || (expires !== undefined && expires.getTime() === 0)) cookies.delete(name)
      else cookies.set(name, value)
    }
    page = answer.body
    return answer
  }

  function hidden(): Record<string, string> {
    const inputs = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)
    return Object.fromEntries([...inputs].map((input) => [input[1] ?? '', input[2] ?? '']))
  }

  return {
    cookies,
    hidden,
    open: async (path) => keep(await app.inject({ url: path, remoteAddress, cookies: Object.fromEntries(cookies) })),
    send: async (path, fields, headers = { 'sec-fetch-site': 'same-origin', origin: 'null' }) =>
      keep(
        await app.inject({
          method: 'POST',
          remoteAddress,
          url: path,
          cookies: Object.fromEntries(cookies),
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          payload: new URLSearchParams({ ...hidden(), ...fields }).toString(),
        }),
      ),
  }
}
