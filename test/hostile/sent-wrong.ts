/**
 * A form of the service, sent wrong. Whatever comes, the answer is a plain page that says so, and nothing is stored; an honest form is
 * then taken once, however often it is sent (IN-01, IN-03, IN-05, IN-09, SE-08, AC-10, OU-08).
 */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { stepOf } from '#cases/journey.ts'
import { stepPages } from '#cases/steps/all.ts'
import { panelStepPages } from '#panel/steps.ts'
import { filledIn, titleOf, type Field } from '../failure/page-forms.ts'
import { attacksOnTheForm, attacksOnTheRequest, type Attack, type Honest } from './attacks.ts'
import { aCaller, encoded, openForm, type Answer, type Caller } from './caller.ts'
import type { Entry } from './entries.ts'
import { changesBetween, whatIsKept, type Kept } from './kept.ts'
import { honestly } from './referral-entries.ts'
import type { Town } from './town.ts'

/** Addresses of the steps that the journey takes only with a reason. */
export const decisions: ReadonlySet<string> = new Set(
  [...stepPages, ...panelStepPages]
    .filter(({ step }) => stepOf(step).reason === 'required')
    .map(({ address }) => `/cases/:caseId/${address}`),
)

/** Sends each of these forms wrong, and then honestly. */
export async function sendWrong(t: TestContext, town: Town, these: readonly Entry[]): Promise<void> {
  for (const entry of these) {
    await t.test(
      `${entry.route}${entry.about === undefined ? '' : ` (${entry.about})`}${entry.as === undefined ? '' : `, by ${entry.as}`}`,
      async () => {
        const { caller, honest, address } = await prepare(town, entry)
        const { problems, kept } = await attack(town, entry, caller, honest, address)
        if (entry.adds !== undefined) problems.push(...(await actsOnce(town, entry, caller, honest, address, kept)))
        assert.deepEqual(problems, [])
      },
    )
  }
}

type Prepared = { readonly caller: Caller; readonly honest: Honest; readonly address: string }

async function prepare(town: Town, entry: Entry): Promise<Prepared> {
  const caller = await aCaller(town.app, town.origin, entry.as)
  const page = await entry.page(town, caller)
  const form = await openForm(caller, page, entry.action ?? page)
  const answers = typeof entry.answers === 'function' ? await entry.answers(form, town) : (entry.answers ?? {})
  const own: readonly Field[] =
    entry.sendTo === undefined
      ? filledIn(form, honestly(form.choices, answers))
      : [
          ...form.fields.filter(([name]) => name === '_csrf' || name === 'formToken'),
          ...filledIn({ ...form, fields: [] }, answers),
        ]
  const { elsewhere } = town
  const asked = own.filter(([name]) => entry.unasked?.test(name) !== true)
  return {
    caller,
    address: entry.sendTo ?? form.action,
    honest: {
      form,
      fields: asked,
      actsOnce: Object.values(entry.adds ?? {}).some((rows) => rows !== 0),
      asksNothing: entry.asksNothing === true,
      foreignIds: [elsewhere.areaId, elsewhere.agencyId, elsewhere.account, elsewhere.case, elsewhere.meeting],
      takesAnyId: entry.anyIdWillDo !== undefined,
      needsReason: decisions.has(entry.route),
    },
  }
}

async function attack(
  { app, origin, test: { owner }, elsewhere }: Town,
  entry: Entry,
  caller: Caller,
  honest: Honest,
  address: string,
): Promise<{ readonly problems: string[]; readonly kept: Kept }> {
  const problems: string[] = []
  const before = await whatIsKept(owner)
  for (const sent of [...attacksOnTheRequest(honest, origin), ...attacksOnTheForm(honest)]) {
    const answer = await caller.post(address, sent.sent)
    problems.push(...wrongWith(answer, sent, entry).map((what) => `${sent.name}: ${what}`))
  }
  for (const other of otherAddresses(entry.route, address, elsewhere)) {
    const answer = await caller.post(other, { body: encoded(honest.fields) })
    if (answer.status !== 404) problems.push(`sent to ${other}: ${answer.status}`)
  }
  // Somebody else's session: the form's token is not theirs.
  const other = await aCaller(app, origin, entry.as === 'Dee Deputy' ? 'Cass Chair' : 'Dee Deputy')
  const borrowed = await other.post(address, { body: encoded(honest.fields) })
  if (borrowed.status !== 403) problems.push(`with another person's token: ${borrowed.status}`)
  const kept = await whatIsKept(owner)
  const changes = changesBetween(before, kept, Object.keys(entry.mayKeep ?? {}))
  if (Object.keys(changes).length > 0) problems.push(`stored: ${JSON.stringify(changes)}`)
  return { problems, kept }
}

/** The same address with ids that are nobody's, the neighbours', or none. */
function otherAddresses(route: string, address: string, elsewhere: Town['elsewhere']): string[] {
  const parts = route.split('/')
  const ids = address.split('/')
  const place = parts.findIndex((part) => part.startsWith(':'))
  if (place === -1) return []
  const theirs: Readonly<Record<string, string>> = {
    ':caseId': elsewhere.case,
    ':meetingId': elsewhere.meeting,
    ':requestId': elsewhere.request,
    ':accountId': elsewhere.account,
    ':agencyId': elsewhere.agencyId,
    ':strategyId': elsewhere.strategy,
  }
  const others = [
    '01890000-0000-7000-8000-00000000dead',
    '1',
    '%00',
    "1'--",
    'x'.repeat(300),
    theirs[parts[place] ?? ''],
  ]
  return others.flatMap((id) => (id === undefined ? [] : [ids.with(place, id).join('/')]))
}

const innards =
  /node_modules|at file:|\bSELECT\b|\bselect .* from\b|ZodError|Invalid input|invalid_type|expected string|\[object Object\]|\bundefined\b|\bNaN\b|Postgres|constraint|errors\.\w+|accounts\.\w+Missing/

function wrongWith(answer: Answer, { status, typed }: Attack, entry: Entry): string[] {
  if (status !== undefined)
    return status.includes(answer.status) ? wrongWithPage(answer) : [`${answer.status} ${answer.location ?? ''}`]
  if (answer.status >= 500) return [`${answer.status}`]
  // Sent to sign in, or to confirm that it is really oneself, is refused as well.
  if (answer.status === 303)
    return /^\/(sign-in|account\/confirmation)(\?|$)/.test(answer.location ?? '') && entry.sendTo !== undefined
      ? []
      : [`taken: 303 ${answer.location ?? ''}`]
  if (answer.status < 400) return entry.onlyAsks === true ? [] : [`taken: ${answer.status}`]
  const wrong = wrongWithPage(answer)
  if (answer.status !== 422) return wrong
  if (!/^(Error|Gwall)/.test(titleOf(answer.text))) wrong.push(`the title does not say Error: ${titleOf(answer.text)}`)
  const links = [...answer.text.matchAll(/<a href="#([^"]+)">/g)].map(([, id = '']) => id)
  if (links.length === 0) wrong.push('no linked error')
  for (const id of links)
    if (!answer.text.includes(`id="${id}"`)) wrong.push(`an error leads to #${id}, which is nowhere`)
  if (typed !== undefined && !answer.text.includes(typed)) wrong.push('what was typed is gone')
  return wrong
}

function wrongWithPage({ status, text }: Answer): string[] {
  const words = text.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
  const found = innards.exec(words)
  return [
    ...(/<h1[^>]*>\s*\S/.test(text) ? [] : [`${status} without a heading`]),
    ...(found === null ? [] : [`${status} says “${found[0]}”`]),
  ]
}

/**
 * Ten at once, and once more: one effect, and the same place for all.
 * @param before what was kept when the attacks had ended
 */
async function actsOnce(
  { test: { owner } }: Town,
  entry: Entry,
  caller: Caller,
  honest: Honest,
  address: string,
  before: Kept,
): Promise<string[]> {
  const body = encoded(honest.fields)
  const answers = await Promise.all(Array.from({ length: 10 }, () => caller.post(address, { body })))
  const after = await whatIsKept(owner)
  const again = await caller.post(address, { body })
  const afterAgain = await whatIsKept(owner)

  const problems: string[] = []
  const places = new Set([...answers, again].map((answer) => `${answer.status} ${answer.location ?? ''}`))
  const taken = entry.answersWithPage === true ? 200 : 303
  if (places.size !== 1 || again.status !== taken) problems.push(`led to ${[...places].join(', ')}`)
  const changes = changesBetween(before, after)
  for (const [table, rows] of Object.entries(entry.adds ?? {}))
    if (changes[table] !== rows) problems.push(`${table}: ${String(changes[table] ?? 0)} rows, not ${rows}`)
  const more = changesBetween(after, afterAgain)
  if (Object.keys(more).length > 0) problems.push(`the repeat changed ${JSON.stringify(more)}`)
  return problems
}
