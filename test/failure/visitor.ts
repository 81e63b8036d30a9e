/** A browser without JavaScript, as far as a form needs one: cookies, one page after another, redirects not followed by themselves. */
import type { Field } from './page-forms.ts'

export type Visitor = {
  get(path: string): Promise<Answer>
  post(path: string, fields: readonly Field[]): Promise<Answer>
}

export type Answer = { readonly status: number; readonly location: string | undefined; readonly text: string }

/** Longer than the service itself allows an answer. */
const patienceMs = 25_000

export function aVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>()

  async function ask(path: string, sent: { method: string; headers?: Record<string, string>; body?: string }) {
    const reply = await fetch(new URL(path, origin), {
      ...sent,
      headers: { ...sent.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: reply.status, location: reply.headers.get('location') ?? undefined, text: await reply.text() }
  }

  return {
    get: (path) => ask(path, { method: 'GET' }),
    post: (path, fields) =>
      ask(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin,
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      }),
  }
}
