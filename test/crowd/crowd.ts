/**
 * A crowd: many people on the same few cases at once, over real HTTP, each doing what the page in front of them offers. Pages go stale while
 * they are read, forms are sent twice, two people press at the same moment. What was promised to each is written down and compared with the
 * journals afterwards.
 */
import pino from 'pino'
import { Temporal } from 'temporal-polyfill'
import { checkCasesJob } from '#cases/checks/check-cases-job.ts'
import { systemClock } from '#platform/clock.ts'
import { chance, type Chance } from '../../src/demonstration/chance.ts'
import type { Path } from '../../src/demonstration/paths.ts'
import { casesInHouse } from '../cases-in-house.ts'
import { formsIn, formTo, type Field, type PageForm } from '../failure/page-forms.ts'
import { aVisitor, type Answer, type Visitor } from '../failure/visitor.ts'
import type { House } from '../house.ts'
import { addPeople } from './people.ts'

export type Verdict = {
  /** Forms that were sent, and how they were answered. */
  readonly sent: number
  readonly taken: number
  readonly clashes: number
  readonly refused: number
  readonly sentTwice: number
  /** Each of these must be empty. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly unasked: readonly string[]
  readonly torn: readonly string[]
  readonly broken: readonly string[]
}

type Sent = { readonly caseId: string; readonly token: string; status: number | 'no answer' }

const paths: readonly Path[] = [
  'received',
  'received, not acknowledged',
  'gateway',
  'gateway overdue',
  'information asked',
  'information in',
  'assessed',
  'section 36',
  'listed',
  'adopted',
]

export type Crowd = {
  readonly people: number
  readonly cases: number
  readonly seed: number
  /** How long it goes on: for a time, or until so many forms have been sent. */
  readonly until: { readonly ms: number } | { readonly forms: number }
}

export async function crowdOf(house: House, { people, cases, until, seed }: Crowd): Promise<Verdict> {
  const caseIds = Object.values(
    await casesInHouse(
      house,
      Object.fromEntries(
        Array.from({ length: cases }, (_, place) => [`case ${place}`, paths[place % paths.length] ?? 'gateway']),
      ),
    ),
  )
  const names = await addPeople(house, people)
  const before = await tokensIn(house, caseIds)
  const log: Sent[] = []
  const began = performance.now()
  const goesOn = (): boolean => ('ms' in until ? performance.now() - began < until.ms : log.length < until.forms)
  const counts = { sentTwice: 0 }
  await Promise.all(
    names.map(async (name, place) => {
      const by = chance(seed * 1_000 + place)
      const visitor = aVisitor(house.origin)
      await signIn(visitor, name)
      while (goesOn()) await actOnce(visitor, by, caseIds, log, counts)
    }),
  )
  return await verdict(house, caseIds, before, log, counts.sentTwice)
}

async function signIn(visitor: Visitor, name: string): Promise<void> {
  const page = await visitor.get('/demonstration')
  const account = new RegExp(`value="([0-9a-f-]{36})">\\s*<button[^>]*>\\s*Sign in as ${name}\\s*<`).exec(
    page.text,
  )?.[1]
  if (account === undefined) throw new Error(`nobody here is called ${name}`)
  const form = formTo(page.text, '/demonstration/sessions')
  await visitor.post(form.action, [...form.fields.filter(([field]) => field !== 'account'), ['account', account]])
}

/** Opens a case, takes one of the steps that the page offers, or tries to. */
async function actOnce(
  visitor: Visitor,
  by: Chance,
  caseIds: readonly string[],
  log: Sent[],
  counts: { sentTwice: number },
): Promise<void> {
  const caseId = by.oneOf(caseIds)
  const page = await openPage(visitor, `/cases/${caseId}`)
  if (page?.status !== 200) return
  // What ends a case is chosen seldom: a crowd that closes everything in a minute has nothing left to quarrel over.
  const offered = [...page.text.matchAll(new RegExp(`href="(/cases/${caseId}/[a-z0-9-]+)"`, 'g'))].map(
    ([, href = '']) => href,
  )
  const usual = offered.filter((href) => !/closure|exit|access-log|restriction/.test(href) || by.happens(0.05))
  if (usual.length === 0) return
  const step = await openPage(visitor, by.oneOf(usual))
  if (step?.status !== 200) return
  const form = formsIn(step.text).find(({ fields }) => fields.some(([name]) => name === 'seen'))
  if (form === undefined) return
  const token = form.fields.find(([name]) => name === 'formToken')?.[1] ?? ''
  const body = filled(form, by)
  const send = async (): Promise<void> => {
    const sent: Sent = { caseId, token, status: 'no answer' }
    log.push(sent)
    const answer = await visitor.post(form.action, body).catch(() => undefined)
    sent.status = answer?.status ?? 'no answer'
  }
  const twice = by.happens(0.2)
  if (twice) counts.sentTwice += 1
  await Promise.all(twice ? [send(), send()] : [send()])
}

/** Follows to the page, saying on the way why the case is opened. */
async function openPage(visitor: Visitor, path: string): Promise<Answer | undefined> {
  let here = path
  for (let hops = 0; hops < 4; hops += 1) {
    const answer = await visitor.get(here).catch(() => undefined)
    if (answer?.status !== 303 || answer.location === undefined) return answer
    here = answer.location
    if (!/\/purpose\?/.test(here)) continue
    const form = formTo((await visitor.get(here)).text, /\/purpose$/)
    const purpose = form.choices.get('purpose')?.[0] ?? ''
    const given = await visitor.post(
      form.action,
      form.fields
        .map(([name, value]): Field => [name, name === 'purpose' ? purpose : value])
        .concat([['purpose', purpose]]),
    )
    here = given.location ?? path
  }
  return undefined
}

/** Something for every question: what an honest person in a hurry might choose. The rules refuse much of it, which is right. */
function filled(form: PageForm, by: Chance): readonly Field[] {
  const today = Temporal.Now.plainDateISO('Europe/London')
  const hidden = form.fields.filter(([name]) => !form.choices.has(name) && !form.textFields.includes(name))
  const chosen = [...form.choices].flatMap(([name, options]): Field[] => {
    const real = options.filter((option) => option !== '')
    return real.length === 0 ? [] : [[name, by.oneOf(real)]]
  })
  const written = form.textFields.map((name): Field => {
    if (name.endsWith('-day')) return [name, String(today.day)]
    if (name.endsWith('-month')) return [name, String(today.month)]
    if (name.endsWith('-year')) return [name, String(today.year)]
    if (name.startsWith('votes')) return [name, name === 'votesAdopt' ? '5' : '']
    return [name, 'Invented, so that there is something.']
  })
  return [...hidden, ...chosen, ...written]
}

type Row = { case_id: string; seq: number; form_token: string | null }

async function tokensIn(house: House, caseIds: readonly string[]): Promise<readonly Row[]> {
  const { rows } = await house.test.owner.query<Row>(
    'select case_id, seq, form_token from cases.journal where case_id = any ($1) order by case_id, seq',
    [caseIds],
  )
  return rows
}

async function verdict(
  house: House,
  caseIds: readonly string[],
  before: readonly Row[],
  log: readonly Sent[],
  sentTwice: number,
): Promise<Verdict> {
  const rows = await tokensIn(house, caseIds)
  const old = new Set(before.map((row) => `${row.case_id} ${row.seq}`))
  const fresh = rows.filter((row) => !old.has(`${row.case_id} ${row.seq}`))
  const byToken = new Map<string, Row[]>()
  for (const row of fresh) byToken.set(row.form_token ?? '', [...(byToken.get(row.form_token ?? '') ?? []), row])
  const promised = log.filter(({ status }) => status === 303)
  const asked = new Set(log.map(({ token }) => token))
  return {
    sent: log.length,
    taken: fresh.length,
    clashes: log.filter(({ status }) => status === 409).length,
    refused: log.filter(({ status }) => status === 422).length,
    sentTwice,
    lost: promised.filter(({ token, caseId }) => byToken.get(token)?.[0]?.case_id !== caseId).map(({ token }) => token),
    doubled: [...byToken].filter(([, found]) => found.length > 1).map(([token]) => token),
    unasked: fresh
      .filter(({ form_token }) => form_token === null || !asked.has(form_token))
      .map(({ case_id }) => case_id),
    torn: caseIds.filter((caseId) => {
      const numbers = rows.filter(({ case_id }) => case_id === caseId).map(({ seq }) => seq)
      return numbers.some((seq, place) => seq !== place + 1)
    }),
    broken: [
      ...log
        .filter(({ status }) => typeof status === 'number' && status >= 500)
        .map(({ status }) => `answered ${status}`),
      ...log.filter(({ status }) => status === 'no answer').map(() => 'no answer'),
      ...(await differing(house)),
    ],
  }
}

/** Cases whose row in the lists is not what their journal adds up to: asked of the nightly check itself. */
async function differing(house: House): Promise<readonly string[]> {
  await checkCasesJob().work(
    {},
    {
      database: house.test.database,
      clock: systemClock,
      stopping: new AbortController().signal,
      log: pino({ level: 'silent' }),
    },
  )
  const { rows } = await house.test.owner.query<{ case_id: string; kind: string }>(
    "select case_id, kind from cases.finding where cleared_at is null and kind in ('the list differs from the journal', 'the journal cannot be read')",
  )
  return rows.map(({ case_id, kind }) => `${case_id}: ${kind}`)
}
