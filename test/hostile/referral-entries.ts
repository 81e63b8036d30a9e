/** Both referral forms, from the first page to the receipt, and asking what became of a referral. */
import { randomBytes, createHash } from 'node:crypto'
import { newId } from '#platform/database/ids.ts'
import { filledIn } from '../failure/page-forms.ts'
import { encoded, openForm, type Caller } from './caller.ts'
import type { Answers, Entry } from './entries.ts'
import type { Town } from './town.ts'

const robin = 'Robin Referrer'
const keeps = { 'platform.draft': 'what was typed is kept in the draft, also where it was wrong' }

/** How each page of the forms is filled in; the pages of both, by their addresses. */
const pages: Readonly<Record<string, Answers>> = {
  danger: { emergency: 'not needed' },
  emergency: { emergency: 'not needed' },
  who: {
    'people-rows': '1',
    'people-0-name-forenames': 'Invented',
    'people-0-name-surname': 'Person',
    'people-0-born-day': '1',
    'people-0-born-month': '2',
    'people-0-born-year': '2009',
    'people-0-address-postcode': 'RM17',
  },
  people: {
    'people-rows': '1',
    'people-0-name-forenames': 'Invented',
    'people-0-name-surname': 'Person',
    'people-0-born-day': '1',
    'people-0-born-month': '2',
    'people-0-born-year': '2009',
    'people-0-gender': '*',
    'people-0-address-postcode': 'RM17',
  },
  worry: { whatHappened: 'An invented worry.' },
  concern: {
    concern: '*',
    whatHappened: 'An invented concern.',
    otherExplanations: 'None that we know.',
    'firstKnownOn-day': '3',
    'firstKnownOn-month': '3',
    'firstKnownOn-year': '2026',
  },
  needs: { needs: ['none'], strengths: 'A grandmother who is trusted.' },
  'public telling': { told: 'yes' },
  telling: {
    told: 'yes',
    toldInWords: 'They know.',
    parentsTold: 'yes',
    discussed: 'yes',
    safeguarding: 'made',
  },
  equality: {},
  you: { named: 'no', relationship: 'community' },
  referrer: {
    'referrerName-forenames': 'Robin',
    'referrerName-surname': 'Referrer',
    referrerRole: 'Teacher',
    'referrerOrganisation-name': 'School',
    sector: 'education',
    referrerEmail: 'robin.referrer@thurrock.example',
    referrerPhone: '01632 960214',
    relationship: 'I teach them',
  },
  documents: {},
}

async function aDraft(town: Town, caller: Caller, base: string): Promise<string> {
  const form = await openForm(caller, base, `${base}/drafts`)
  const answer = await caller.post(form.action, {
    body: encoded(filledIn(form, { area: town.areaId })),
  })
  const address = /^\/[\w-]+\/drafts\/[0-9a-f-]{36}/.exec(answer.location ?? '')?.[0]
  if (address === undefined) throw new Error(`no draft was begun: ${answer.status}`)
  return address
}

/** A draft with every page filled in; its address. */
async function aWholeDraft(town: Town, caller: Caller, base: string): Promise<string> {
  const draft = await aDraft(town, caller, base)
  for (let steps = 0; steps < 20; steps += 1) {
    const here = await caller.get(`${draft}/check`)
    if (here.status === 200) return draft
    const page = here.location ?? ''
    const form = await openForm(caller, page, page)
    const answers = honestly(form.choices, answersOn(base, page.split('/').at(-1) ?? ''))
    const saved = await caller.post(page, { body: encoded(filledIn(form, { ...answers, action: 'continue' })) })
    if (saved.status !== 303) throw new Error(`${page} was not taken: ${saved.status}`)
  }
  throw new Error('the form has no end')
}

function answersOn(base: string, pageId: string): Answers {
  return pages[base === '/refer' ? pageId : `public ${pageId}`] ?? pages[pageId] ?? {}
}

/** With the first choice offered where any will do. */
export function honestly(choices: ReadonlyMap<string, readonly string[]>, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name,
      value === '*' ? (choices.get(name)?.find((choice) => choice !== '') ?? '') : value,
    ]),
  )
}

function pageEntry(base: string, pageId: string, as: string | undefined): Entry {
  return {
    route: `${base}/drafts/:draftId/pages/:pageId`,
    ...(as === undefined ? {} : { as }),
    about: pageId,
    page: async (town, caller) => `${await aDraft(town, caller, base)}/pages/${pageId}`,
    answers: answersOn(base, pageId),
    asksNothing: Object.keys(answersOn(base, pageId)).length === 0,
    unasked:
      base === '/refer' ? /^(emergencyReference|safeguarding(WhyNot|Reference))$/ : /^referrer(Name-\w+|Contact)$/,
    adds: {},
    mayKeep: keeps,
  }
}

function formEntries(base: string, as: string | undefined, pageIds: readonly string[]): Entry[] {
  const who = as === undefined ? {} : { as }
  return [
    {
      route: `${base}/drafts`,
      ...who,
      page: () => base,
      action: `${base}/drafts`,
      answers: (_form, town) => ({ area: town.areaId }),
      adds: { 'platform.draft': 1 },
    },
    ...pageIds.map((pageId) => pageEntry(base, pageId, as)),
    {
      route: `${base}/drafts/:draftId/submission`,
      ...who,
      page: async (town, caller) => `${await aWholeDraft(town, caller, base)}/check`,
      action: /\/submission$/,
      asksNothing: true,
      adds: { 'referrals.referral': 1, 'cases.case_file': 1, 'people.person': 1 },
    },
    {
      route: `${base}/drafts/:draftId/removal`,
      ...who,
      page: (town, caller) => aDraft(town, caller, base),
      action: /\/removal$/,
      asksNothing: true,
      adds: { 'platform.draft': -1 },
    },
  ]
}

export const referralEntries: readonly Entry[] = [
  ...formEntries('/worried-about-someone', undefined, ['danger', 'who', 'worry', 'telling', 'you']),
  ...formEntries('/refer', robin, ['emergency', 'people', 'concern', 'needs', 'telling', 'equality', 'referrer']),
  {
    route: '/refer/email-confirmations',
    page: () => '/refer',
    action: '/refer/email-confirmations',
    answers: (_form, town) => ({ area: town.areaId, email: 'somebody@school.example' }),
    adds: { 'referrals.email_confirmation': 1, 'platform.outbox': 1 },
    answersWithPage: true,
  },
  {
    route: '/refer/email-confirmations/:token',
    page: (town) => aConfirmation(town),
    asksNothing: true,
    adds: { 'platform.draft': 1 },
  },
  {
    route: '/referral-progress',
    page: () => '/referral-progress',
    answers: { code: 'no code of ours' },
    onlyAsks: true,
  },
]

/** The address that a letter to a professional holds. */
async function aConfirmation({ test, areaId }: Town): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const hash = createHash('sha256').update(token).digest()
  const subjectId = newId()
  const place = { table: 'referrals.email_confirmation', column: 'sealed', row: hash.toString('hex') }
  await test.owner.query(
    'insert into referrals.email_confirmation (token_hash, area_id, subject_id, sealed) values ($1, $2, $3, $4)',
    [hash, areaId, subjectId, await test.vault.seal(subjectId, place, 'somebody@school.example')],
  )
  return `/refer/email-confirmations/${token}`
}
