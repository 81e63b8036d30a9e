import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountsHouse, type Browser, type Person } from '../house-for-tests.ts'
import { caseRoles, roles } from '../roles.ts'

const house = await accountsHouse()
const { owner } = house

let addresses = 0
const anAddress = (): string => `198.51.100.${(addresses += 1)}`

async function anAdministrator(): Promise<{ person: Person; browser: Browser }> {
  const person = await house.aPerson({ roles: ['administrator'] })
  return { person, browser: await house.signedIn(person, { address: anAddress() }) }
}

async function rolesOf(person: Person): Promise<string[]> {
  const { rows } = await owner.query<{ role: string }>(
    'select role from accounts.holding where account_id = $1 and (until_on is null or until_on >= access.today()) order by role',
    [person.id],
  )
  return rows.map((row) => row.role)
}

const one = await anAdministrator()
const two = await anAdministrator()

/** As if the second factor had been given six minutes ago. */
async function factorGrowsOld(person: Person): Promise<void> {
  await owner.query(
    "update accounts.session set second_factor_at = now() - interval '6 minutes' where account_id = $1",
    [person.id],
  )
}

/** The administrators of this file work longer than five minutes. */
async function factorIsFresh(): Promise<void> {
  await owner.query('update accounts.session set second_factor_at = now() where account_id = any ($1)', [
    [one.person.id, two.person.id],
  ])
}

test('only administrators find the administrator’s pages', async () => {
  const person = await house.aPerson({ roles: ['coordinator', 'channel chair', 'information governance'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  for (const address of [
    '/admin',
    '/admin/accounts',
    '/admin/agencies',
    '/admin/proposals',
    `/admin/accounts/${one.person.id}`,
  ]) {
    assert.equal((await browser.get(address)).statusCode, 404, address)
    assert.equal((await one.browser.get(address)).statusCode, 200, address)
  }
})

test('an administrator adds somebody, who is invited by mail, and sees no secret on any page', async () => {
  await factorIsFresh()
  const sent = house.mails.length
  const page = await one.browser.get('/admin/accounts/new')
  assert.match(page.body, /Add somebody/)
  const fields = {
    name: 'Nia Rees',
    jobTitle: 'Teacher',
    email: 'Nia.Rees@school.example',
    agency: house.agencyId,
    language: 'cy',
    'trainingUntil-day': '1',
    'trainingUntil-month': '9',
    'trainingUntil-year': '2030',
  }
  const reply = await one.browser.submit('/admin/accounts', fields, '/admin/accounts/new')
  assert.equal(reply.statusCode, 303, reply.body)
  const mail = house.mails[sent]
  assert.deepEqual([mail?.to, mail?.template, mail?.language], ['nia.rees@school.example', 'invitation', 'cy'])
  const token = new URL(mail?.details['link'] ?? '').pathname.split('/').at(-1) ?? ''
  const account = await one.browser.get(String(reply.headers.location))
  assert.match(account.body, /Nia Rees/)
  assert.match(account.body, /Invited/)
  const list = await one.browser.get('/admin/accounts')
  for (const body of [reply.body, account.body, list.body]) {
    assert.ok(!body.includes(token))
    assert.ok(!body.includes('argon2'))
    assert.ok(!/type="password"/.test(body))
  }
})

test('a form sent twice adds one account', async () => {
  await factorIsFresh()
  const hidden = await one.browser.hiddenFields('/admin/accounts/new')
  const fields = { ...hidden, name: 'Twice', email: 'twice@school.example', agency: house.agencyId, language: 'en' }
  const replies = await Promise.all([
    one.browser.post('/admin/accounts', fields),
    one.browser.post('/admin/accounts', fields),
  ])
  assert.deepEqual(
    replies.map((reply) => reply.statusCode),
    [303, 303],
  )
  assert.equal(replies[0].headers.location, replies[1].headers.location)
  assert.equal(house.mails.filter((mail) => mail.to === 'twice@school.example').length, 1)
})

test('a wrong form comes back with what was typed and a message', async () => {
  await factorIsFresh()
  const wrong = await one.browser.submit(
    '/admin/accounts',
    { name: 'Half A Form', email: 'no address', agency: house.agencyId },
    '/admin/accounts/new',
  )
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /value="Half A Form"/)
  assert.match(wrong.body, /email address in the correct format/)
  const taken = await one.browser.submit(
    '/admin/accounts',
    { name: 'Taken', email: one.person.email, agency: house.agencyId, language: 'en' },
    '/admin/accounts/new',
  )
  assert.equal(taken.statusCode, 422)
  assert.match(taken.body, /cannot be used/)
  const backwards = await one.browser.submit(
    '/admin/agencies',
    {
      name: 'Backwards',
      kind: 'school',
      'agreementFrom-day': '2',
      'agreementFrom-month': '1',
      'agreementFrom-year': '2026',
      'agreementUntil-day': '1',
      'agreementUntil-month': '1',
      'agreementUntil-year': '2026',
    },
    '/admin/agencies/new',
  )
  assert.equal(backwards.statusCode, 422)
  assert.match(backwards.body, /on or after its first day/)
})

test('a role that opens no case is given by one administrator', async () => {
  await factorIsFresh()
  const person = await house.aPerson()
  const reply = await one.browser.submit(`/admin/accounts/${person.id}/roles`, { role: 'referrer' })
  assert.equal(reply.statusCode, 303)
  assert.deepEqual(await rolesOf(person), ['referrer'])
})

test('a role that opens cases waits for a second administrator', async () => {
  await factorIsFresh()
  const person = await house.aPerson()
  assert.equal(
    (await one.browser.submit(`/admin/accounts/${person.id}/roles`, { role: 'channel-chair' })).statusCode,
    303,
  )
  assert.deepEqual(await rolesOf(person), [])
  const { rows } = await owner.query<{ id: string }>('select id from accounts.proposal where account_id = $1', [
    person.id,
  ])
  const confirmation = `/admin/proposals/${rows[0]?.id ?? ''}/confirmation`
  const own = await one.browser.submit(confirmation, {}, '/admin/proposals')
  assert.equal(own.statusCode, 422)
  assert.match(own.body, /somebody else confirms/)
  assert.deepEqual(await rolesOf(person), [])
  assert.match((await two.browser.get('/admin/proposals')).body, /Channel chair in Thurrock for/)
  assert.equal((await two.browser.submit(confirmation, {}, '/admin/proposals')).statusCode, 303)
  assert.deepEqual(await rolesOf(person), ['channel chair'])
  const { rows: noted } = await owner.query<{ action: string; actor: string }>(
    'select action, actor from records.audit_event where subject_id = $1 order by at, id',
    [person.id],
  )
  assert.deepEqual(noted, [
    { action: 'propose role', actor: one.person.id },
    { action: 'confirm role', actor: two.person.id },
  ])
})

test('a proposal that was refused or withdrawn gives nothing, and cannot be confirmed after that', async () => {
  await factorIsFresh()
  const person = await house.aPerson()
  await one.browser.submit(`/admin/accounts/${person.id}/roles`, { role: 'case-officer' })
  const { rows } = await owner.query<{ id: string }>('select id from accounts.proposal where account_id = $1', [
    person.id,
  ])
  const id = rows[0]?.id ?? ''
  assert.equal((await one.browser.submit(`/admin/proposals/${id}/refusal`, {}, '/admin/proposals')).statusCode, 303)
  assert.equal(
    (await two.browser.submit(`/admin/proposals/${id}/confirmation`, {}, '/admin/proposals')).statusCode,
    303,
  )
  assert.deepEqual(await rolesOf(person), [])
})

test('no administrator gives a role to themselves, by page or by SQL', async () => {
  await factorIsFresh()
  const { id } = one.person
  for (const role of ['referrer', 'channel-chair', 'administrator']) {
    const reply = await one.browser.submit(`/admin/accounts/${id}/roles`, { role }, '/admin/accounts/new')
    assert.equal(reply.statusCode, 404)
  }
  const token = one.browser.cookies.get('__Host-causeway')
  for (const role of roles) {
    const insert = house.database.asActor(token, (trx) =>
      trx
        .insertInto('accounts.holding')
        .values({
          id: '0192f000-0000-7000-8000-000000000001',
          account_id: id,
          area_id: house.areaId,
          role,
          from_on: house.app.today(),
          granted_by: id,
        })
        .execute(),
    )
    await assert.rejects(insert, /row-level security|holding_nobody_grants_themselves/)
  }
  const proposal = house.database.asActor(token, (trx) =>
    trx
      .insertInto('accounts.proposal')
      .values({
        id: '0192f000-0000-7000-8000-000000000002',
        account_id: id,
        area_id: house.areaId,
        kind: 'role',
        role: 'analyst',
        from_on: house.app.today(),
      })
      .execute(),
  )
  await assert.rejects(proposal, /row-level security|proposal_never_for_oneself/)
  assert.deepEqual(await rolesOf(one.person), ['administrator'])
})

test('one administrator gives no role that opens cases, by SQL either', async () => {
  await factorIsFresh()
  const person = await house.aPerson()
  const token = one.browser.cookies.get('__Host-causeway')
  for (const role of [...caseRoles, 'administrator']) {
    const insert = house.database.asActor(token, (trx) =>
      trx
        .insertInto('accounts.holding')
        .values({
          id: '0192f000-0000-7000-8000-000000000003',
          account_id: person.id,
          area_id: house.areaId,
          role,
          from_on: house.app.today(),
          granted_by: one.person.id,
        })
        .execute(),
    )
    await assert.rejects(insert, /row-level security/, role)
  }
})

test('nobody administers an area and reads its cases', async () => {
  await factorIsFresh()
  const officer = await house.aPerson({ roles: ['case officer'] })
  const reply = await one.browser.submit(`/admin/accounts/${officer.id}/roles`, { role: 'administrator' })
  assert.equal(reply.statusCode, 422)
  assert.match(reply.body, /reads none of its cases/)
})

test('every change asks for a second factor of the last five minutes, and comes back to its page', async () => {
  await factorIsFresh()
  const person = await house.aPerson({ roles: ['referrer'] })
  const page = `/admin/accounts/${person.id}`
  const hidden = await one.browser.hiddenFields(`${page}/roles`)
  await factorGrowsOld(one.person)
  const acts: [string, Record<string, string>][] = [
    [`${page}/roles`, { role: 'analyst' }],
    [`${page}/ended-roles`, { holding: '0192f000-0000-7000-8000-000000000004' }],
    [`${page}/details`, { name: 'Changed' }],
    [`${page}/disablement`, {}],
    [`${page}/enablement`, {}],
    [`${page}/invitations`, {}],
    [`${page}/ended-sessions`, {}],
    [`${page}/authenticator-proposals`, {}],
    ['/admin/accounts', { name: 'New' }],
    ['/admin/agencies', { name: 'New' }],
    [`/admin/agencies/${house.agencyId}`, { name: 'New' }],
    ['/admin/proposals/0192f000-0000-7000-8000-000000000005/confirmation', {}],
  ]
  for (const [address, fields] of acts) {
    const reply = await one.browser.post(address, { ...hidden, ...fields })
    assert.match(String(reply.headers.location), /^\/account\/confirmation\?next=%2Fadmin%2F/, address)
  }
  const token = one.browser.cookies.get('__Host-causeway')
  const bySql = house.database.asActor(token, (trx) =>
    trx.updateTable('accounts.account').set({ name: 'Changed' }).where('id', '=', person.id).execute(),
  )
  await assert.rejects(bySql, /row-level security/)

  await owner.query('delete from accounts.totp_step_used where account_id = $1', [one.person.id])
  const confirmed = await one.browser.submit('/account/confirmation', {
    code: await house.codeFor(one.person),
    next: `${page}/roles`,
  })
  assert.equal(confirmed.headers.location, `${page}/roles`)
  assert.equal((await one.browser.get(`${page}/roles`)).statusCode, 200)
})

test('ending a role counts at the next request', async () => {
  await factorIsFresh()
  const person = await house.aPerson({ roles: ['analyst'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  assert.equal((await browser.get('/account')).statusCode, 200)
  const { rows } = await owner.query<{ id: string }>('select id from accounts.holding where account_id = $1', [
    person.id,
  ])
  const page = `/admin/accounts/${person.id}`
  await one.browser.submit(`${page}/ended-roles`, { holding: rows[0]?.id ?? '' }, page)
  assert.deepEqual(await rolesOf(person), [])
  assert.equal((await browser.get('/account')).statusCode, 303)
})

test('disabling an account ends its sessions at once, and it can be let in again', async () => {
  await factorIsFresh()
  const person = await house.aPerson({ roles: ['analyst'] })
  const browser = await house.signedIn(person, { address: anAddress() })
  const page = `/admin/accounts/${person.id}`
  await one.browser.submit(`${page}/disablement`, {}, page)
  assert.equal((await browser.get('/account')).statusCode, 303)
  assert.match((await one.browser.get(page)).body, /Disabled/)
  await one.browser.submit(`${page}/enablement`, {}, page)
  assert.equal((await browser.get('/account')).statusCode, 303)
  assert.equal((await (await house.signedIn(person, { address: anAddress() })).get('/account')).statusCode, 200)
})

test('a new authenticator needs two administrators, and its link goes to the person alone', async () => {
  await factorIsFresh()
  const person = await house.aPerson({ roles: ['coordinator'] })
  const sent = house.mails.length
  const page = `/admin/accounts/${person.id}`
  await one.browser.submit(`${page}/authenticator-proposals`, {}, page)
  assert.equal(house.mails.length, sent)
  const { rows } = await owner.query<{ id: string }>('select id from accounts.proposal where account_id = $1', [
    person.id,
  ])
  await two.browser.submit(`/admin/proposals/${rows[0]?.id ?? ''}/confirmation`, {}, '/admin/proposals')
  assert.deepEqual(
    house.mails.slice(sent).map((mail) => [mail.to, mail.template]),
    [[person.email, 'new authenticator']],
  )
})

test('details that somebody else changed meanwhile are shown, not overwritten', async () => {
  await factorIsFresh()
  const person = await house.aPerson({ roles: ['analyst'] })
  const address = `/admin/accounts/${person.id}/details`
  const first = await one.browser.hiddenFields(address)
  const fields = { jobTitle: '', agency: house.agencyId, language: 'en' }
  assert.equal((await two.browser.submit(address, { ...fields, name: 'Name Of Two' })).statusCode, 303)
  const clash = await one.browser.post(address, { ...first, ...fields, name: 'Name Of One' })
  assert.equal(clash.statusCode, 422)
  assert.match(clash.body, /Name Of Two/)
  assert.match(clash.body, /value="Name Of One"/)
  const again = await one.browser.post(address, {
    ...(await one.browser.hiddenFields(address)),
    ...fields,
    name: 'Name Of One',
  })
  assert.equal(again.statusCode, 303)
})

test('an administrator of one area finds nobody of another', async () => {
  await factorIsFresh()
  const { rows } = await owner.query<{ id: string }>(
    `with area as (insert into accounts.area values (gen_random_uuid(), 'E06000033', 'Southend-on-Sea', 'SOS', 'Essex Police') returning id),
          agency as (insert into accounts.agency (id, area_id, name, kind) select gen_random_uuid(), id, 'Elsewhere', 'council' from area returning id, area_id)
     insert into accounts.account (id, area_id, agency_id, email, name)
     select gen_random_uuid(), area_id, id, 'elsewhere@agency.example', 'Somebody Elsewhere' from agency returning id`,
  )
  const page = `/admin/accounts/${rows[0]?.id ?? ''}`
  assert.equal((await one.browser.get(page)).statusCode, 404)
  for (const act of ['disablement', 'invitations', 'ended-sessions', 'authenticator-proposals']) {
    assert.equal((await one.browser.submit(`${page}/${act}`, {}, '/admin/proposals')).statusCode, 404)
  }
  assert.ok(!(await one.browser.get('/admin/accounts')).body.includes('Somebody Elsewhere'))
})

test('accounts come 25 a page, each once, by name', async () => {
  const seen: string[] = []
  await owner.query(
    `insert into accounts.account (id, area_id, agency_id, email, name)
     select gen_random_uuid(), $1, $2, 'many' || n || '@agency.example', 'Same Name' from generate_series(1, 60) n`,
    [house.areaId, house.agencyId],
  )
  let address: string | undefined = '/admin/accounts'
  while (address !== undefined) {
    const { body } = await one.browser.get(address)
    const here = [...body.matchAll(/href="\/admin\/accounts\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')
    assert.ok(here.length <= 25)
    seen.push(...here)
    address = /href="([^"]*after=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  const { rows } = await owner.query<{ count: string }>('select count(*) from accounts.account where area_id = $1', [
    house.areaId,
  ])
  assert.equal(seen.length, Number(rows[0]?.count))
  assert.equal(new Set(seen).size, seen.length)
})
