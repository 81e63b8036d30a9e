import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/database.ts'
import { aWeb } from '../web/web-for-tests.ts'
import { smtpCarrier, type Carrier } from './carrier.ts'
import { secondsUntilNextTry } from './deliver.ts'
import type { MailTemplates } from './letter.ts'
import { createMail, type Mail, type MailToQueue } from './mail.ts'
import { aPostOffice } from './post-office-for-tests.ts'
import { addMailboxPage } from './routes.ts'

const here = await testDatabase()
const baseUrl = 'https://causeway.example.gov.uk'
const templates: MailTemplates = {
  'something for you': {
    subject: { en: 'A message from Causeway', cy: 'Neges gan Causeway' },
    body: {
      en: ['There is something for you about {reference}.', '{link}', 'Do not reply to this message.'],
      cy: ['Mae rhywbeth i chi am {reference}.', '{link}', 'Peidiwch ag ateb y neges hon.'],
    },
  },
}
const letter: MailToQueue = {
  to: 'ada.lovelace@council.example',
  template: 'something for you',
  details: { reference: 'THU-2026-0042', link: `${baseUrl}/work` },
  language: 'en',
}

test('a letter that was queued arrives once, with its reference and link, and nothing of it can be traced to anybody', async (t) => {
  const post = await aPostOffice(t)
  const mail = mailBy(post.carrier)
  await queue(mail, letter)
  assert.deepEqual(await mail.deliver(here.database), { sent: 1, failed: 0, givenUp: 0 })
  assert.deepEqual(await mail.deliver(here.database), { sent: 0, failed: 0, givenUp: 0 })

  const [parcel, ...more] = post.arrived
  assert.equal(more.length, 0)
  assert.deepEqual(parcel?.to, ['ada.lovelace@council.example'])
  assert.match(parcel.content, /^Subject: A message from Causeway\r$/m)
  assert.match(parcel.content, /^To: ada\.lovelace@council\.example\r$/m)
  assert.match(parcel.content, /^Auto-Submitted: auto-generated\r$/m)
  assert.match(parcel.content, /THU-2026-0042/)
  assert.match(parcel.content, /https:\/\/causeway\.example\.gov\.uk\/work/)
  assert.doesNotMatch(parcel.content, /Prevent|Channel|html/i)
})

test('once it has gone, to whom and where it led is forgotten; that it went is kept', async (t) => {
  const post = await aPostOffice(t)
  const mail = mailBy(post.carrier)
  const id = await queue(mail, letter)
  const before = await row(id)
  assert.doesNotMatch(JSON.stringify(before), /lovelace|\/work/)
  assert.ok(before['address_sealed'] instanceof Buffer && !before['address_sealed'].includes('lovelace'))
  await mail.deliver(here.database)
  const { address_sealed, sent_at, details } = await row(id)
  assert.equal(address_sealed, null)
  assert.ok(sent_at)
  assert.deepEqual(details, { reference: 'THU-2026-0042' })
})

test('a letter goes if and only if the transaction it tells of does', async (t) => {
  const post = await aPostOffice(t)
  const mail = mailBy(post.carrier)
  await assert.rejects(
    here.database.asVisitor({}, async (trx) => {
      await mail.queue(trx, letter)
      throw new Error('the rest failed')
    }),
    /the rest failed/,
  )
  assert.equal((await mail.deliver(here.database)).sent, 0)
})

test('somebody who wrote in Welsh is answered in Welsh', async (t) => {
  const post = await aPostOffice(t)
  const mail = mailBy(post.carrier)
  await queue(mail, { ...letter, language: 'cy' })
  await mail.deliver(here.database)
  assert.match(post.arrived[0]?.content ?? '', /^Subject: Neges gan Causeway\r$/m)
})

test('no address, reference or link can smuggle a line, a recipient or a name into a mail', async (t) => {
  const post = await aPostOffice(t)
  const mail = mailBy(post.carrier)
  const addresses = [
    'a@b.example\r\nBcc: all@c.example',
    'a@b.example, c@d.example',
    'a@b.example c@d.example',
    '"a b"@c.example',
    'Ada <a@b.example>',
    'a@b.example\0',
    'a@b',
    '@b.example',
    'a\u2028@b.example',
    'ada@bücher.example',
    `${'a'.repeat(65)}@b.example`,
    '',
  ]
  for (const to of addresses) await refused(mail, { ...letter, to }, /not an address/)
  for (const reference of ['THU-1\r\nX: y', 'Jane Doe', 'thu-1', '', 'A'.repeat(41)])
    await refused(mail, { ...letter, details: { ...letter.details, reference } }, /not a reference/)
  const links = [
    'https://elsewhere.example/work',
    'https://causeway.example.gov.uk.elsewhere.example/',
    `${baseUrl}/work\r\nBcc: x@y.example`,
    `${baseUrl}/name of somebody`,
    `${baseUrl}/${'x'.repeat(1_000)}`,
    'javascript:alert(1)',
  ]
  for (const link of links) await refused(mail, { ...letter, details: { ...letter.details, link } }, /not a link/)
  const named = { ...letter.details, name: 'Jane Doe' }
  await refused(mail, { ...letter, details: named }, /nothing else/)
  await refused(mail, { ...letter, template: 'no such' }, /no mail template/)
  await refused(mail, { ...letter, details: { reference: 'THU-2026-0042' } }, /without its link/)
  assert.equal((await mail.deliver(here.database)).sent, 0)
})

test('a mail server that is away is tried again later, and the letter then goes', async (t) => {
  const mail = mailBy(smtpCarrier({ url: 'smtp://127.0.0.1:1', from: 'no-reply@causeway.example.gov.uk' }))
  const ids = [await queue(mail, letter), await queue(mail, letter)]
  assert.deepEqual(await mail.deliver(here.database), { sent: 0, failed: 1, givenUp: 0 }, 'one try a round is enough')
  const tried = (await Promise.all(ids.map(row))).filter((each) => each['last_error'] !== null)
  assert.deepEqual(
    tried.map((each) => [each['last_error'], each['attempts']]),
    [['ESOCKET', 1]],
  )
  const post = await aPostOffice(t)
  assert.equal((await mailBy(post.carrier).deliver(here.database)).sent, 1, 'the other had not been tried')
  await here.owner.query('update platform.outbox set next_try_at = now() where sent_at is null')
  assert.equal((await mailBy(post.carrier).deliver(here.database)).sent, 1)
})

test('a server that says "not now" is asked again, later and later', async (t) => {
  const post = await aPostOffice(t, {
    onRcptTo: (_address, _session, done) => {
      done(Object.assign(new Error('greylisted, ada.lovelace@council.example'), { responseCode: 451 }))
    },
  })
  const mail = mailBy(post.carrier)
  const id = await queue(mail, letter)
  assert.deepEqual(await mail.deliver(here.database), { sent: 0, failed: 1, givenUp: 0 })
  assert.equal((await row(id))['last_error'], 'EENVELOPE 451', 'and the address is in no error')
  assert.deepEqual([1, 2, 3, 4, 20].map(secondsUntilNextTry), [60, 120, 240, 480, 14_400])
  await here.owner.query('delete from platform.outbox')
})

test('an address that does not exist is given up at once; a letter nobody took within three days too', async (t) => {
  let code = 550
  const post = await aPostOffice(t, {
    onRcptTo: (_address, _session, done) => {
      done(Object.assign(new Error('no'), { responseCode: code }))
    },
  })
  const mail = mailBy(post.carrier)
  const unknown = await queue(mail, letter)
  assert.equal((await mail.deliver(here.database)).givenUp, 1)
  assert.ok((await row(unknown))['given_up_at'])

  code = 451
  const old = await queue(mail, letter)
  await here.owner.query("update platform.outbox set queued_at = now() - interval '73 hours' where id = $1", [old])
  assert.equal((await mail.deliver(here.database)).givenUp, 1)
  assert.equal((await mail.deliver(here.database)).givenUp, 0, 'and is not tried again')
  await here.owner.query('delete from platform.outbox')
})

test('a mail server on another machine is never spoken to in the clear', async (t) => {
  const post = await aPostOffice(t)
  // This machine by another name: the certificate of the test server is not trusted, and there is no way round it.
  const carrier = smtpCarrier({
    url: `smtp://0.0.0.0:${post.port}?ignoreTLS=true`,
    from: 'no-reply@causeway.example.gov.uk',
  })
  const mail = mailBy(carrier)
  await queue(mail, letter)
  assert.equal((await mail.deliver(here.database)).sent, 0)
  assert.equal(post.arrived.length, 0)
  await here.owner.query('delete from platform.outbox')
})

test('without a mail server letters wait', async () => {
  const mail = mailBy({ kind: 'nobody' })
  const id = await queue(mail, letter)
  assert.deepEqual(await mail.deliver(here.database), { sent: 0, failed: 0, givenUp: 0 })
  assert.equal((await row(id))['sent_at'], null)
  await here.owner.query('delete from platform.outbox')
})

test('in a demonstration the mailbox shows what would have been sent', async () => {
  const mail = mailBy({ kind: 'mailbox page' })
  await queue(mail, letter)
  assert.equal((await mail.deliver(here.database)).sent, 1)
  const [shown] = await mail.listShown(here.database)
  assert.equal(shown?.to, letter.to)
  assert.equal(shown.link, letter.details.link)
  assert.match(shown.text, /THU-2026-0042/)
  await here.owner.query('delete from platform.outbox')
})

test('the mailbox page shows letters with links to follow, and is not there over data that is no demonstration’s', async (t) => {
  const mail = mailBy({ kind: 'mailbox page' })
  await queue(mail, letter)
  const { app } = await aWeb(t, (web) => {
    addMailboxPage(web, mail, here.database)
  })
  assert.equal((await app.inject('/mailbox')).statusCode, 404)
  await here.owner.query("update platform.instance set kind = 'demonstration'")
  const page = await app.inject('/mailbox')
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /ada\.lovelace@council\.example/)
  assert.match(page.body, /<a class="[^"]+" href="https:\/\/causeway\.example\.gov\.uk\/work">/)
  await here.owner.query('delete from platform.outbox')
})

test('whoever may queue mail can read none', async () => {
  const mail = mailBy({ kind: 'nobody' })
  await queue(mail, letter)
  await assert.rejects(
    here.database.asVisitor({}, (trx) => trx.selectFrom('platform.outbox').selectAll().execute()),
    /permission denied/,
  )
  await here.owner.query('delete from platform.outbox')
})

function mailBy(carrier: Carrier): Mail {
  return createMail({ vault: here.vault, templates, baseUrl, carrier })
}

async function queue(mail: Mail, what: MailToQueue): Promise<string> {
  await here.database.asVisitor({}, (trx) => mail.queue(trx, what))
  const { rows } = await here.owner.query<{ id: string }>(
    'select id from platform.outbox order by queued_at desc limit 1',
  )
  return rows[0]?.id ?? ''
}

async function refused(mail: Mail, what: MailToQueue, why: RegExp): Promise<void> {
  await assert.rejects(queue(mail, what), why)
}

async function row(id: string): Promise<Record<string, unknown>> {
  const { rows } = await here.owner.query<Record<string, unknown>>('select * from platform.outbox where id = $1', [id])
  return rows[0] ?? {}
}
