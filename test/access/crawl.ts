/** Looking at everything that somebody can come to, from some addresses on: pages, and files read as text. */
import assert from 'node:assert/strict'
import { openForm, type Caller } from '../hostile/caller.ts'
import { sendForm } from '../panel-in-house.ts'
import { infoOfPdf, textOfPdf } from '../pdf-reader.ts'
import { wordParts } from '../word-parts.ts'

export type Told = { readonly at: string; readonly text: string }

/** More than there are: a crawl that stopped here would have missed some. */
const enough = 1200

/** Asks for these and for everything that they lead to, and reads files as text. */
export async function crawl(caller: Caller, from: readonly string[]): Promise<readonly Told[]> {
  const told: Told[] = []
  const asked = new Set<string>()
  const waiting = [...from, ...(await feedOf(caller))]
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (asked.has(address)) continue
    asked.add(address)
    assert.ok(asked.size < enough, `there is no end to it: ${address}`)
    const { status, location = '', text } = await ask(caller, address)
    told.push({ at: `${status} ${address}`, text: `${text} ${location}` })
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)"/g))
      if (/^\/(panel|cases|work)/.test(href)) waiting.push(href)
  }
  return told
}

/** One address; a case asks first why it is opened. */
async function ask(caller: Caller, address: string) {
  const file = await askForFile(caller, address)
  if (file !== undefined) return file
  const answer = await caller.get(address)
  const asksWhy = answer.status === 303 && /\/purpose/.test(answer.location ?? '')
  if (asksWhy) await openForm(caller, address, /there is none/).catch(() => undefined)
  const { text, ...rest } = asksWhy ? await caller.get(address) : answer
  return { ...rest, text: text.replaceAll('&#39;', "'").replaceAll('&amp;', '&') }
}

/** What is in it; undefined for what is no file, or is not given as one. */
async function askForFile(caller: Caller, address: string) {
  const format = /\/(pdf|docx)(\?|$)/.exec(address)?.[1]
  if (format === undefined) return undefined
  let file = await caller.download(address)
  if (file.status === 303) {
    await openForm(caller, address, /there is none/).catch(() => undefined)
    file = await caller.download(address)
  }
  if (file.status !== 200) return undefined
  const text = format === 'pdf' ? wordsOfPdf(file.bytes) : [...wordParts(file.bytes).values()].join('\n')
  return { status: file.status, location: undefined, text }
}

/** The address of one's own calendar feed, where somebody has one. */
async function feedOf(caller: Caller): Promise<readonly string[]> {
  const begun = await sendForm(caller, '/account/calendar', '/account/calendar').catch(() => undefined)
  const page =
    begun === undefined ? '' : `${begun.text} ${(await caller.get(begun.location ?? '/account/calendar')).text}`
  return [...page.matchAll(/\/calendar\/[^/"\s<]+\/meetings\.ics/g)].map(([address]) => address)
}

function wordsOfPdf(pdf: Buffer): string {
  return `${textOfPdf(pdf)} ${infoOfPdf(pdf)}`
}
