/** Every way out before adoption, each by the page that its role would use, on a case that was brought there by the same steps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Page } from 'playwright-core'
import { backstage } from '../../src/demonstration/backstage.ts'
import { inventReferrals } from '../../src/demonstration/generate.ts'
import type { Path } from '../../src/demonstration/paths.ts'
import type { House } from '../house.ts'
import { assertSound, type Visit } from './browser.ts'
import { invent } from './invent.ts'
import { as, begin, openCase, submit, type Walk } from './walk.ts'

const coordinator = 'Cora Coordinator'
const officer = 'Olu Officer'
const chair = 'Cass Chair'

/** A way out: where the case stands, who acts, the link that they follow, what they fill in, and what the case page then says. */
type Exit = {
  readonly name: string
  readonly from: Path
  readonly by: string
  readonly act: string
  fill(page: Page): Promise<void>
  readonly leadsTo: RegExp
}

const gateway = { from: 'gateway', by: officer, act: 'Record the gateway decision' } as const
const section36 = { from: 'section 36', by: officer, act: 'Record the section 36 decision' } as const

const exits: readonly Exit[] = [
  {
    name: 'a referral that lacks what is needed goes back to the referrer',
    from: 'received',
    by: coordinator,
    act: 'Return it as incomplete',
    fill: async (page) => {
      await page.getByLabel('What the concern is').check()
      await page.getByLabel('What you asked the referrer for').fill('Which remark was it, and when?')
    },
    leadsTo: /Returned as incomplete/,
  },
  {
    name: 'what the referrer adds brings a returned referral back',
    from: 'returned',
    by: coordinator,
    act: 'Take in the completed referral',
    fill: async (page) => {
      await page.locator('[name="told"][value="yes"]').check()
      await page.getByLabel('What the referrer added').fill('The remark was made on Monday, in form time.')
    },
    leadsTo: /Referral received/,
  },
  {
    name: 'a returned referral that nobody can complete is closed, with a supervisor',
    from: 'returned',
    by: officer,
    act: 'Close the returned referral',
    fill: async (page) => {
      await page.locator('[name="closureReason"][value="nfa_insufficient"]').check()
      await supervised(page)
      await page.getByLabel('Reason', { exact: true }).fill('The referrer recalls no more.')
    },
    leadsTo: /Closed: no further action/,
  },
  {
    ...gateway,
    name: 'at the gateway the need is passed to another service',
    fill: async (page) => {
      await page.locator('[name="outcome"][value="signposted"]').check()
      await page.locator('[name="signpostedReason"][value="safeguarding_route"]').check()
      await gatewayEnding(page)
    },
    leadsTo: /Closed: signposted/,
  },
  {
    ...gateway,
    name: 'at the gateway police take it for an investigation',
    fill: async (page) => {
      await page.locator('[name="outcome"][value="police_investigation"]').check()
      await gatewayEnding(page)
    },
    leadsTo: /Closed: with police/,
  },
  {
    ...gateway,
    name: 'at the gateway it goes to a police-led partnership',
    fill: async (page) => {
      await page.locator('[name="outcome"][value="police_led_partnership"]').check()
      await gatewayEnding(page)
    },
    leadsTo: /Closed: police-led partnership/,
  },
  {
    ...gateway,
    name: 'at the gateway another force takes it',
    fill: async (page) => {
      await page.locator('[name="outcome"][value="transferred_force"]').check()
      await gatewayEnding(page)
    },
    leadsTo: /Closed: /,
  },
  {
    name: 'a case closes when its person has died',
    from: 'information asked',
    by: coordinator,
    act: 'Close: moved away or died',
    fill: async (page) => {
      await page.locator('[name="closureReason"][value="deceased"]').check()
      await page.getByLabel('Reason', { exact: true }).fill('The coroner told us today.')
    },
    leadsTo: /Closed: /,
  },
  {
    ...section36,
    name: 'without reasonable grounds there is no further action',
    fill: async (page) => {
      await page.getByLabel('There are no reasonable grounds').check()
      await page.locator('[name="next"][value="no_further_action"]').check()
      await page.locator('[name="nfaReason"][value="nfa_no_concern"]').check()
      await noGrounds(page)
    },
    leadsTo: /Closed: no further action/,
  },
  {
    ...section36,
    name: 'without reasonable grounds the need may be passed to another service',
    fill: async (page) => {
      await page.getByLabel('There are no reasonable grounds').check()
      await page.locator('[name="next"][value="signposted"]').check()
      await page.locator('[name="signpostedReason"][value="signposted"]').check()
      await noGrounds(page)
    },
    leadsTo: /Closed: signposted/,
  },
  {
    ...section36,
    name: 'without reasonable grounds it may go to a police-led partnership',
    fill: async (page) => {
      await page.getByLabel('There are no reasonable grounds').check()
      await page.locator('[name="next"][value="police_led_partnership"]').check()
      await noGrounds(page)
    },
    leadsTo: /Closed: police-led partnership/,
  },
  {
    name: 'a case that was deferred is listed for another meeting',
    from: 'deferred',
    by: coordinator,
    act: 'List for a panel meeting',
    fill: async (page) => {
      await page.locator('[name="meeting"]').first().check()
    },
    leadsTo: /The panel will discuss the case/,
  },
  {
    name: 'a case that is not adopted closes after health and social care were considered',
    from: 'not adopted',
    by: chair,
    act: 'Record what was considered for health and social care',
    fill: async (page) => {
      await page.getByLabel('Refer to a health provider').check()
      await page.getByLabel('To whom').fill('The community team sees the person next week.')
      await submit(page, 'Record what was considered for health and social care')
      await page.getByRole('link', { name: 'Close the case the panel did not adopt' }).click()
      await page.locator('[name="closureReason"][value="not_adopted_other_service"]').check()
      await page.getByLabel('Reason', { exact: true }).fill('Health has taken it up.')
    },
    leadsTo: /Closed: not adopted/,
  },
]

test('every way out before adoption is there for those whose it is', async (t) => {
  const begun = await begin(t)
  await aMeetingToCome(begun.house)
  const references = await casesAt(begun.house, [
    ...exits.map(({ from }) => from),
    'received',
    'gateway',
    'not adopted',
  ])

  const looked = new Set<string>()
  const visits = new Map<string, Promise<Visit>>()
  const signedIn = (walk: Walk, name: string): Promise<Visit> => {
    const key = `${name}, ${walk.javaScript}`
    const visit = visits.get(key) ?? as(walk, name)
    visits.set(key, visit)
    return visit
  }

  for (const [place, exit] of exits.entries()) {
    // Turn and turn about: neither way of browsing is the exception.
    const walk = { ...begun, javaScript: place % 2 === 0 }
    await t.test(`${exit.name} (JavaScript ${walk.javaScript ? 'on' : 'off'})`, () =>
      signedIn(walk, exit.by).then(({ page }) => leave(page, walk, exit, references[place] ?? '', looked)),
    )
  }

  await t.test('a second referral of the same concern is linked to the case that is open', async () => {
    const [first, second] = await sameTwice(begun.house)
    const { page } = await as({ ...begun, javaScript: false }, coordinator)
    await openCase(page, second)
    await page.getByRole('link', { name: 'Mark as a duplicate of an open case' }).click()
    await page.locator('[name="openCase"]').selectOption({ label: await optionWith(page, 'openCase', first) })
    await page.getByLabel('How you know that it is the same concern').fill('The same event, told by both parents.')
    await submit(page, 'Mark as a duplicate of an open case')
    assert.match(await page.locator('main').innerText(), /Duplicate/)
  })

  await t.test('nobody closes a case that was not adopted before health and social care were considered', async () => {
    const { page } = await as({ ...begun, javaScript: false }, chair)
    await openCase(page, references.at(-1) ?? '')
    await page.goto(`${page.url()}/panel-closure`)
    assert.match(await page.locator('h1').innerText(), /You cannot do this now/)
    await assertSound(page, { javaScript: false })
  })

  await t.test('an ending without a supervisor is refused, and nothing typed is lost', async () => {
    const { page } = await as({ ...begun, javaScript: false }, officer)
    await openCase(page, references.at(-2) ?? '')
    await page.getByRole('link', { name: gateway.act }).click()
    await page.locator('[name="outcome"][value="police_investigation"]').check()
    await page.getByLabel('Reason that police release').fill('An investigation has begun.')
    await submit(page, gateway.act)
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertSound(page, { javaScript: false })
    assert.equal(await page.getByLabel('Reason that police release').inputValue(), 'An investigation has begun.')
    assert.equal(await page.locator('[name="outcome"][value="police_investigation"]').isChecked(), true)
  })
})

/** @param looked the forms and endings that were looked over already: one is like another */
async function leave(page: Page, walk: Walk, exit: Exit, reference: string, looked: Set<string>): Promise<void> {
  const lookOnce = async (what: string): Promise<void> => {
    if (looked.has(what)) return
    looked.add(what)
    await assertSound(page, walk)
  }
  await openCase(page, reference)
  await page.getByRole('link', { name: exit.act }).click()
  await lookOnce(exit.act)
  await exit.fill(page)
  await page.locator('main form button').last().click()
  await page.getByRole('heading', { name: 'Where this case is' }).waitFor()
  assert.match(await page.locator('main').innerText(), exit.leadsTo)
  await lookOnce(exit.from)
}

async function gatewayEnding(page: Page): Promise<void> {
  await supervised(page)
  await page.getByLabel('Reason that police release').fill('Nothing in this belongs to Channel.')
  await page.getByLabel('OFFICIAL-SENSITIVE').check()
}

async function noGrounds(page: Page): Promise<void> {
  await supervised(page)
  await page.getByLabel('Chief officer of police').check()
  await page.getByLabel('Reasons: the grounds').fill('A hard term, and nothing more.')
}

async function supervised(page: Page): Promise<void> {
  await page.locator('[name="supervisor"]').selectOption({ label: 'Sian Supervisor, Essex Police' })
  await page.locator('[name="safeguardingHandOff"]').first().check()
}

async function optionWith(page: Page, name: string, words: string): Promise<string> {
  const options = await page.locator(`[name="${name}"] option`).allInnerTexts()
  const found = options.find((option) => option.includes(words))
  assert.ok(found, `${words} is offered among ${options.join('; ')}`)
  return found
}

async function aMeetingToCome({ test: { owner }, areaId, accounts }: House): Promise<void> {
  const heldOn = Temporal.Now.plainDateISO('Europe/London').add({ days: 7 })
  await owner.query(
    `insert into panel.meeting (id, area_id, held_on, starts_at, place, kind, arranged_by)
     values (gen_random_uuid(), $1, $2, '10:00', 'Committee room 2', 'ordinary', $3)`,
    [areaId, heldOn.toString(), accounts.get(coordinator)],
  )
}

/** One case for each of these paths. @returns their references, in the same order */
async function casesAt(house: House, paths: readonly Path[]): Promise<string[]> {
  const invented = inventReferrals(7, paths.length, today())
  return await invent(
    house,
    invented.map((referral, place) => [referral, paths[place] ?? 'received'] as const),
  )
}

async function sameTwice(house: House): Promise<readonly [string, string]> {
  const [referral] = inventReferrals(23, 1, today())
  assert.ok(referral)
  const [first, second] = await invent(house, [
    [referral, 'gateway'],
    [referral, 'received'],
  ])
  assert.ok(first !== undefined && second !== undefined)
  // One person's, as somebody has said, and read by a colleague: the journey of repeat-referral.test.ts.
  const { rows } = await house.test.owner.query<{ id: string }>('select id from cases.case_file where reference = $1', [
    second,
  ])
  const caseId = rows[0]?.id ?? assert.fail('no second case')
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(`no account of ${name}`)
  await backstage(house.test.ownerConnection, house.test.vault, today(), async (stage) => {
    await stage.consider(caseId, account(coordinator), today(), 'same')
    const asked = {
      by: account(coordinator),
      reader: account(officer),
      closureReason: 'duplicate',
      on: today(),
    } as const
    await stage.secondReading(caseId, { ...asked, answer: 'agreed' })
  })
  return [first, second]
}

function today(): Temporal.PlainDate {
  return Temporal.Now.plainDateISO('Europe/London')
}
