import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { newId } from '#platform/database/ids.ts'
import { aBrowser } from '#platform/web/browser-for-tests.ts'
import { roles } from '#reference/roles.ts'
import { partnershipIds } from './partnership-ids.ts'
import { aTown, type CaseKind, type Person, type Town } from './town.ts'
import { whoMayWhat, type Who } from './who-may-what.ts'

type Route = { readonly method: 'GET' | 'POST'; readonly path: string; readonly who: Who }

const routes: readonly Route[] = Object.entries(whoMayWhat).flatMap(([path, { GET, POST }]) => [
  ...(GET === undefined ? [] : [{ method: 'GET' as const, path, who: GET }]),
  ...(POST === undefined ? [] : [{ method: 'POST' as const, path, who: POST }]),
])

/** What came back, as far as it matters here. */
type Answer = 'an answer' | 'not found' | 'sign in'

test('need to know, at every address', { timeout: 600_000 }, async (t) => {
  const town = await aTown(t)

  await t.test('every address of the service is written down, and nothing else is', () => {
    const there = town.app.routeList().map(({ method, path }) => `${method} ${path}`)
    assert.deepEqual(there.sort(), routes.map(({ method, path }) => `${method} ${path}`).sort())
  })

  await t.test('a visitor is answered on public pages, and asked to sign in elsewhere', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      const answer = await ask(town, undefined, route, addressed(route, town, 'open'))
      if (answer !== expected(route.who, undefined)) wrong.push(`${route.method} ${route.path}: ${answer}`)
    }
    assert.deepEqual(wrong, [])
  })

  await t.test('somebody whose account was disabled has no session any more', async () => {
    const person = found(town.people.get('case officer, disabled'))
    for (const route of routes.filter(({ who }) => typeof who !== 'string' || who === 'signed in'))
      assert.equal(await ask(town, person, route, addressed(route, town, 'open')), 'sign in', route.path)
  })

  await t.test('a password alone opens nothing: the second step comes first', async () => {
    const account = found(town.people.get('channel chair')).account
    const browser = aBrowser(town.app, await town.session(account, 'password alone'))
    await browser.open('/sign-in/code')
    const fields = browser.hidden()
    const wrong: string[] = []
    for (const route of routes.filter(({ who }) => typeof who !== 'string' || who === 'signed in')) {
      const address = addressed(route, town, 'open')
      const reply = await (route.method === 'GET' ? browser.open(address) : browser.send(address, fields))
      const answer = answerIn(reply, route, address)
      if (answer !== 'sign in') wrong.push(`${route.method} ${route.path}: ${answer}`)
    }
    assert.deepEqual(wrong, [])
  })

  const whole: readonly CaseKind[] = ['open', 'closed', 'on the agenda', 'discussed long ago']
  const seen: Readonly<Record<string, readonly CaseKind[]>> = {
    coordinator: whole,
    'case officer': whole,
    'channel chair': [...whole, 'restricted'],
    'deputy chair': [...whole, 'restricted'],
    'case officer, named': [...whole, 'restricted'],
    'panel member': ['on the agenda'],
    'panel member with a conflict': [],
    'panel member, not asked': [],
    'case officer, agreement lapsed': [],
    'case officer, training lapsed': [],
    'case officer until yesterday': [],
    'case officer from tomorrow': [],
    'coordinator elsewhere': ['elsewhere'],
    'channel chair elsewhere': ['elsewhere'],
    'panel member elsewhere': [],
  }
  const ofCases = routes.filter(({ path }) => path.startsWith('/cases/:caseId'))

  /**
   * The policy is one for the cases that somebody sees whole, and for all that somebody sees nothing of: one of them is asked for at every
   * address, the others by their page.
   */
  const addressesOf = (name: string, kind: CaseKind): readonly Route[] =>
    kind !== 'open' && (seen[name]?.length === 0 || (whole.includes(kind) && !name.startsWith('panel member')))
      ? ofCases.filter(({ method, path }) => method === 'GET' && path === '/cases/:caseId')
      : ofCases

  for (const [name, kinds] of Object.entries(seen)) {
    await t.test(
      `${name}: sees ${kinds.length > 0 ? kinds.join(', ') : 'no case'}, at any address below it`,
      async () => {
        const person = found(town.people.get(name))
        const wrong: string[] = []
        for (const [kind] of town.cases) {
          for (const route of addressesOf(name, kind)) {
            const answer = await ask(town, person, route, addressed(route, town, kind))
            const may = kinds.includes(kind) && expected(route.who, person.role) === 'an answer'
            if (answer !== (may ? 'an answer' : 'not found'))
              wrong.push(`${route.method} ${route.path}, ${kind}: ${answer}`)
          }
        }
        assert.deepEqual(wrong, [])
      },
    )
  }

  await t.test('a case that is not yours answers like one that is not there', async () => {
    const person = found(town.people.get('case officer'))
    for (const route of ofCases.filter(({ who }) => expected(who, person.role) === 'an answer')) {
      const answers = []
      for (const caseId of [town.cases.get('elsewhere'), town.cases.get('restricted'), newId()]) {
        const address = addressed(route, town, 'open').replace(found(town.cases.get('open')), found(caseId))
        const { statusCode, body, headers } = await sent(town, person, route, address)
        answers.push({ statusCode, body: withoutNumbers(body), names: Object.keys(headers).sort() })
      }
      assert.deepEqual(answers[0], answers[2], `${route.path}, elsewhere`)
      assert.deepEqual(answers[1], answers[2], `${route.path}, restricted`)
    }
  })

  await t.test('lists and searches bring the cases that may be opened, and no other', async () => {
    for (const [name, kinds] of Object.entries(seen)) {
      const person = found(town.people.get(name))
      const browser = aBrowser(town.app, await town.session(person.account))
      const listed = await browser.open('/cases?show=all')
      const searched = await browser.send('/cases/search', { text: 'THU-' })
      const elsewhere = await browser.send('/cases/search', { text: 'SOS-' })
      const shown = (body: string) => [...town.cases].filter(([, id]) => body.includes(id)).map(([kind]) => kind)
      const answered = listed.statusCode === 200
      assert.deepEqual(shown(listed.body).sort(), answered ? [...kinds].sort() : [], name)
      assert.deepEqual(
        [...shown(searched.body), ...shown(elsewhere.body)].sort(),
        answered ? [...kinds].sort() : [],
        name,
      )
    }
  })

  await t.test('a request for information is answered by the agency that was asked, and seen by no other', async () => {
    const route: Route = { method: 'GET', path: '/information-requests/:requestId', who: ['partner contact'] }
    const answers = []
    for (const name of ['partner contact', 'partner contact of another agency', 'partner contact elsewhere'])
      answers.push(await ask(town, found(town.people.get(name)), route, addressed(route, town, 'open')))
    assert.deepEqual(answers, ['an answer', 'not found', 'not found'])
  })

  await t.test('a draft is its writer’s alone', async () => {
    const writer = aBrowser(town.app)
    await writer.open('/worried-about-someone')
    const begun = await writer.send('/worried-about-someone/drafts', { area: town.areaId })
    const address = String(begun.headers.location)
    assert.match(address, /^\/worried-about-someone\/drafts\//)
    assert.equal((await writer.open(address)).statusCode, 200)
    for (const person of [undefined, town.people.get('channel chair'), town.people.get('administrator')]) {
      const token = person === undefined ? undefined : await town.session(person.account)
      assert.equal((await aBrowser(town.app, token).open(address)).statusCode, 404)
    }
  })

  // This does what each role may do, and changes the town by it.
  await t.test('each role is answered where it is named, and nowhere else', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      for (const role of roles) {
        const answer = await ask(town, found(town.people.get(role)), route, addressed(route, town, 'on the agenda'))
        if (answer !== expected(route.who, role)) wrong.push(`${route.method} ${route.path}: ${role} gets ${answer}`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  await t.test(
    'a conflict of somebody else is declared by whoever arranges the meeting, for those who are asked to it',
    async () => {
      const town = await aTown(t)
      const declare = async (by: string, member: string) => {
        const browser = aBrowser(town.app, await town.session(found(town.people.get(by)).account))
        await browser.open('/account/password')
        const account = found(town.people.get(member)).account
        const address = `/panel/meetings/${town.meetingId}/conflicts`
        return (await browser.send(address, { item: town.itemId, member: account })).statusCode
      }
      assert.equal(await declare('case officer', 'panel member'), 404)
      assert.equal(await declare('coordinator', 'panel member elsewhere'), 404)
      assert.equal(await declare('coordinator', 'panel member'), 303)
      assert.equal(await declare('coordinator', 'panel member'), 303, 'said twice is said once')
    },
  )
})

function expected(who: Who, role: Person['role'] | undefined): Answer {
  if (who === 'everyone') return 'an answer'
  if (who === 'whoever holds it') return 'not found'
  if (who === 'whoever sent it') return role === undefined ? 'sign in' : 'not found'
  if (who === 'whoever is signing in') return role === undefined ? 'not found' : 'an answer'
  if (role === undefined) return 'sign in'
  return who === 'signed in' || who.includes(role) ? 'an answer' : 'not found'
}

/** Asks from the seat that the person has; from a fresh one where an address may end the session, or where one asked before has. */
async function ask(town: Town, person: Person | undefined, route: Route, address: string): Promise<Answer> {
  const kept = /^\/(account|sign-|demonstration)/.test(route.path) ? undefined : seats.get(person)
  if (kept !== undefined) {
    const reply = await kept(route.method, address)
    // 403: an address asked before has given out another anti-forgery token; 429: this session has asked for much.
    const answer = [403, 429].includes(reply.statusCode) ? 'sign in' : answerIn(reply, route, address)
    if (answer !== 'sign in') return answer
  }
  const seat = await aSeat(town, person)
  seats.set(person, seat)
  return answerIn(await seat(route.method, address), route, address)
}

const seats = new Map<Person | undefined, Seat>()
/** One address may ask 12,000 times a minute, and a quick machine asks more often here: each seat has its own. */
let seated = 0

function answerIn({ statusCode, headers }: LightMyRequestResponse, route: Route, address: string): Answer {
  if (statusCode === 404) return 'not found'
  const signsIn = /^\/sign-in(\?|$)/.test(String(headers.location)) && !route.path.startsWith('/sign-')
  if (statusCode === 303 && signsIn) return 'sign in'
  assert.ok(
    statusCode < 500 && statusCode !== 403 && statusCode !== 429,
    `${route.method} ${address} answers ${statusCode}`,
  )
  return 'an answer'
}

/** In a session of its own, so that nothing asked before shows in the answer. */
async function sent(
  town: Town,
  person: Person | undefined,
  route: Route,
  address: string,
): Promise<LightMyRequestResponse> {
  const seat = await aSeat(town, person)
  return await seat(route.method, address)
}

type Seat = (method: Route['method'], address: string) => Promise<LightMyRequestResponse>

/** A browser in which somebody is signed in, or nobody. It sends hidden fields of its session, so that the role is judged and not the token. */
async function aSeat(town: Town, person: Person | undefined): Promise<Seat> {
  seated += 1
  const from = `127.1.${seated >> 8}.${seated & 255}`
  const browser = aBrowser(town.app, person && (await town.session(person.account)), from)
  const page = await browser.open('/account/password')
  if (page.statusCode === 303) await browser.open('/sign-in')
  const hidden = browser.hidden()
  return async (method, address) => {
    if (method === 'GET') return await browser.open(address)
    browser.leave()
    return await browser.send(address, { ...hidden, formToken: newId(), ...fieldsFor(address, town) })
  }
}

/** The one field without which an address does not know what is meant. */
function fieldsFor(address: string, town: Town): Record<string, string> {
  const fields: Readonly<Record<string, Record<string, string>>> = {
    '/demonstration/sessions': { account: found(town.people.get('coordinator')).account },
    '/account/ended-sessions': { session: 'others' },
    '/seen-sessions': { case: found(town.cases.get('on the agenda')) },
    '/declarations': { says: 'nothing', who: 'me' },
    '/items': { case: found(town.cases.get('on the agenda')) },
    '/order': { item: town.itemId, move: 'up', version: '1' },
    // Of a rehearsal; of a meeting.
    '/first-discussion/conflicts': { conflictOf: '' },
    '/conflicts': { item: town.itemId, member: 'me' },
    '/ended-roles': { holding: newId() },
  }
  return Object.entries(fields).find(([end]) => address.endsWith(end))?.[1] ?? {}
}

function addressed({ path }: Route, town: Town, kind: CaseKind): string {
  const ids: Readonly<Record<string, string>> = {
    caseId: found(town.cases.get(kind)),
    documentId: found(town.documents.get(kind)),
    // What is offered here is of the case elsewhere.
    transferId: found(town.transfers.get(path.startsWith('/transfers/') ? 'elsewhere' : kind)),
    meetingId: town.meetingId,
    itemId: town.itemId,
    areaId: town.areaId,
    requestId: town.requestId,
    commissionId: town.commissionId,
    number: '1',
    item: 'first-discussion',
    coverId: town.coverId,
    findingId: town.findingId,
    lead: 'nobody',
    accessId: town.accessId,
    // An account that nothing else here needs: some of these addresses change it.
    accountId: found(town.people.get('case officer, supervising')).account,
    proposalId: found(town.proposals[path.endsWith('refusal') ? 0 : 1]),
    agencyId: town.agencyId,
    line: path.includes('/parts/') ? 'statutory' : 'new',
    part: path.endsWith('/removal') ? found(town.strategy.parts[0]).key : 'new',
    kind: 'letter',
    reader: 'adult',
    language: 'en',
    format: 'docx',
    ...partnershipIds(path, town),
  }
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? newId()).replace('*', 'main.css')
}

function withoutNumbers(body: string): string {
  // The minute may end between two answers.
  const printed = body.replaceAll(/ at \d+:\d+[ap]m/g, '')
  return printed.replaceAll(/nonce="[^"]*"|value="[^"]*"/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id')
}

function found<Thing>(thing: Thing | undefined): Thing {
  assert.ok(thing !== undefined)
  return thing
}
