/** The public form as somebody worried fills it in, page by page; every name and word in it is invented. */
import { filledIn, formTo, titleOf, type Field } from './page-forms.ts'
import type { Answer, Visitor } from './visitor.ts'

/** Filled in and looked over: one press of "Send" is left. */
export type Prepared = { readonly marker: string; readonly address: string; readonly fields: readonly Field[] }

const start = '/worried-about-someone'

/** What is answered on each page. The marker is the person's surname and stands in the narrative, so that it is found both ways. */
function answersOn(pageId: string, marker: string): Record<string, string> {
  const pages: Record<string, Record<string, string>> = {
    danger: { emergency: 'not needed' },
    who: {
      'people-rows': '1',
      'people-0-name-forenames': 'Invented',
      'people-0-name-surname': marker,
      'people-0-born-age': '17',
      'people-0-address-instead': 'not-known',
    },
    worry: { whatHappened: `An invented worry, filed to see that none is lost: ${marker}.` },
    telling: { told: 'no_not_yet' },
    you: { named: 'no', relationship: 'community' },
  }
  const answers = pages[pageId]
  if (answers === undefined) throw new Error(`the public form has a page that is new here: ${pageId}`)
  return { ...answers, action: 'continue' }
}

/**
 * Walks from the first page to the one that shows everything.
 * @param patiently asks again until there is an answer, whatever happens to the service meanwhile
 */
export async function prepare(
  visitor: Visitor,
  marker: string,
  patiently: (ask: () => Promise<Answer>) => Promise<Answer>,
): Promise<Prepared> {
  const get = (path: string) => patiently(() => visitor.get(path))
  const post = (path: string, fields: readonly Field[]) => patiently(() => visitor.post(path, fields))
  const begin = formTo((await get(start)).text, `${start}/drafts`)
  let here = placeIn(await post(begin.action, begin.fields))
  for (let steps = 0; steps < 20; steps += 1) {
    const page = await get(here)
    if (page.status === 303) {
      here = placeIn(page)
      continue
    }
    if (page.status !== 200) throw new Error(`${page.status} at ${here}: ${titleOf(page.text)}`)
    if (here.endsWith('/check')) {
      if (!page.text.includes(marker)) throw new Error('the page to check does not show what was filled in')
      const send = formTo(page.text, /\/submission$/)
      return { marker, address: send.action, fields: send.fields }
    }
    const pageId = /\/pages\/([\w-]+)$/.exec(here)?.[1]
    if (pageId === undefined) {
      // The list of pages: on to the first that is left.
      here = /href="([^"]+\/pages\/danger)"/.exec(page.text)?.[1] ?? ''
      continue
    }
    const form = formTo(page.text, here)
    here = placeIn(await post(here, filledIn(form, answersOn(pageId, marker))))
  }
  throw new Error('the form has no end')
}

/** Whether the answer to "Send" says that the referral was received. */
export function isReceived(answer: Answer): boolean {
  return answer.status === 303 && answer.location?.endsWith('/receipt') === true
}

export function referenceOn(receipt: Answer): string | undefined {
  return receipt.status === 200 ? /\b[A-Z]{2,5}-\d{4}-\d{4,}\b/.exec(receipt.text)?.[0] : undefined
}

function placeIn(answer: Answer): string {
  if (answer.status === 303 && answer.location !== undefined) return answer.location
  throw new Error(`a page was not taken: ${answer.status} ${titleOf(answer.text)}`)
}
