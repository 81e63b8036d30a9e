/** The agenda as a page or a pack tells it to whoever reads it, and the buttons that move what is on it. */
import assert from 'node:assert/strict'
import { formsIn } from '../failure/page-forms.ts'
import type { Caller } from '../hostile/caller.ts'

/** The buttons of a page that move something, each with what it moves. */
export function formsToMove(page: string) {
  return agendaOn(page).flatMap(({ html, name }) =>
    formsIn(html).flatMap(({ action, fields }) => {
      const sends = new Map(fields)
      const move = sends.get('move')
      return action.endsWith('/order') && move !== undefined
        ? [{ action, fields, name, move, version: Number(sends.get('version')) }]
        : []
    }),
  )
}

export type OnPage = { readonly number: number; readonly name: string }

function agendaOn(page: string): readonly (OnPage & { readonly html: string })[] {
  return [
    ...page.matchAll(
      /<li class="causeway-agenda__item" value="(\d+)">([\s\S]*?)<\/li>\s*(?=<li class="causeway|<\/ol>)/g,
    ),
  ].map(([, number, html = '']) => ({
    number: Number(number),
    name: /govuk-!-font-weight-bold"[^>]*>([^<]+)</.exec(html)?.[1] ?? '',
    html,
  }))
}

export async function orderToldTo(caller: Caller, address: string): Promise<readonly OnPage[]> {
  const { status, text } = await caller.get(address)
  assert.equal(status, 200)
  if (!address.endsWith('/pack')) return agendaOn(text).map(({ number, name }) => ({ number, name }))
  return [...text.matchAll(/id="item-\d+">(\d+)\. ([^<]+)</g)].map(([, number, title = '']) => ({
    number: Number(number),
    // Of a case the pack says in the same words what it is for.
    name: /^THU-[\d-]+/.exec(title)?.[0] ?? title,
  }))
}
