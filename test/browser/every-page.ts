/** Every page there is, on the narrowest screen that it must fit, as somebody who may see it. New pages come in by the list of who may what. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { isLater, type LaterPath } from '../../src/demonstration/paths.ts'
import { partnershipIds } from '../access/partnership-ids.ts'
import { aTown, type CaseKind, type Town } from '../access/town.ts'
import { whoMayWhat, type Who } from '../access/who-may-what.ts'
import { aBrowser, assertFits, assertSound, aVisit } from './browser.ts'

/** Addresses that answer with no page, or only to whoever holds a link; those pages are walked through where their journeys are. */
const noPages = [
  '/admin/assessment-frameworks/example',
  '/.well-known/security.txt',
  '/assets/:fingerprint/*',
  '/cases/:caseId/consent-papers/:kind/:reader/:language/:format',
  '/cases/:caseId/documents/:documentId',
  '/about-prevent/leaflet/:language/pdf',
  '/boards/calendar.ics',
  '/boards/documents/:documentId/versions/:number/file',
  '/calendar/:token/meetings.ics',
  '/boards/meetings/:meetingId/minutes/:format',
  '/panel/meetings/:meetingId/pack/pdf',
  '/panel/meetings/:meetingId/running/:itemId/typed',
  '/panel/meetings/:meetingId/minutes/:itemId/:format',
  '/panel/meetings/:meetingId/minutes/general/:format',
  '/boards/reports/:reportId/versions/:versionId/:edition/:format',
  '/health/live',
  '/training/imports/:importId/rejected.csv',
  '/training/certificates/:certificateId/file',
  '/health/ready',
  '/robots.txt',
  '/sign-in/authenticator/picture',
]

/** The case on which a step's form is there to be seen; on others its page says why it is not. */
const caseFor: Readonly<Record<string, CaseKind | LaterPath>> = {
  '/cases/:caseId/assessment': 'open',
  '/cases/:caseId/information-request': 'open',
  '/cases/:caseId/withdrawn-request': 'open',
  '/cases/:caseId/panel-decision': 'on the agenda',
  '/cases/:caseId/panel-listing': 'on the agenda',
  '/cases/:caseId/restriction-end': 'restricted',
  '/cases/:caseId/named-person': 'restricted',
  '/cases/:caseId/named-person-end': 'restricted',
  '/cases/:caseId/support-plan': 'discussed long ago',
  '/cases/:caseId/support-plan/parts/:line': 'discussed long ago',
  '/cases/:caseId/support-plan/needs/:line': 'discussed long ago',
  '/cases/:caseId/support-plan/actions/:line': 'discussed long ago',
  '/cases/:caseId/support-plan-approval': 'discussed long ago',
  '/cases/:caseId/care-consideration': 'discussed long ago',
  '/cases/:caseId/note-correction': 'monitored',
  '/cases/:caseId/notes': 'monitored',
  '/cases/:caseId/risk': 'monitored',
  '/cases/:caseId/agenda-listing': 'monitored',
  '/cases/:caseId/monitoring': 'monitored',
  '/cases/:caseId/risk-word': 'monitored',
  '/cases/:caseId/exit': 'reassessed',
  '/cases/:caseId/review-at-6-months': '6-month review due',
  '/cases/:caseId/review-at-12-months': 'reviewed at 6 months',
  '/cases/:caseId/further-review': 'reviews extended',
  '/cases/:caseId/review-filing': '12-month review not filed',
  '/cases/:caseId/reopening': 'closed',
  '/cases/:caseId/gathering-again': 'reopened at 6 months',
  '/cases/:caseId/archiving': 'closed',
}

const pages = Object.entries(whoMayWhat).flatMap(([path, { GET }]) =>
  GET === undefined || GET === 'whoever holds it' || GET === 'whoever sent it' || noPages.includes(path)
    ? []
    : [{ path, who: GET }],
)

/** Pages of the partnership's work, beside its cases. */
export function isOfThePartnership(path: string): boolean {
  return /^\/(strategy|boards|picture|duty|training|training-feedback|communities|awareness|about-prevent)(\/|$)/.test(
    path,
  )
}

/** Looks at each page whose address is wanted. In three files, because a town and a browser for each part take a part of the time. */
export async function lookAtPages(t: TestContext, wanted: (path: string) => boolean): Promise<void> {
  const town = await aTown(t)
  const origin = await town.app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await aBrowser(t)
  const these = pages.filter(({ path }) => wanted(path))
  assert.ok(these.length > 20)
  let seenNotNow = false
  for (const [role, theirs] of Map.groupBy(these, ({ who }) => reader(who))) {
    const { page } = await aVisit(browser, origin, { javaScript: true, width: 320 })
    if (role !== undefined) await page.context().addCookies([await cookieOf(town, role)])
    for (const { path } of theirs) {
      await t.test(`${path} (${role ?? 'a visitor'})`, async () => {
        await page.goto(addressed(path, town))
        if (page.url().includes('/purpose?') && !path.endsWith('/purpose')) {
          await page.getByLabel('Working on the case').check()
          await page.locator('form[action$="/purpose"] button').last().click()
          await page.waitForLoadState()
        }
        assert.equal(await page.getByRole('heading', { name: 'Page not found' }).count(), 0, 'there is no such page')
        // A step that cannot be taken now has one page for all steps: it is looked over once.
        const notNow = (await page.getByRole('heading', { name: 'You cannot do this now' }).count()) > 0
        await (notNow && seenNotNow ? assertFits(page) : assertSound(page, { javaScript: true }))
        seenNotNow ||= notNow
      })
    }
    await page.context().close()
  }
}

/** Somebody who may read it: the role named first, a visitor where anybody may. */
function reader(who: Who): string | undefined {
  if (who === 'everyone') return undefined
  return typeof who === 'string' ? 'coordinator' : who[0]
}

async function cookieOf(town: Town, role: string) {
  const account = town.people.get(role)?.account ?? assert.fail(`nobody is ${role}`)
  const cookie = { name: '__Host-causeway', value: await town.session(account), domain: '127.0.0.1', path: '/' }
  return { ...cookie, secure: true, httpOnly: true, sameSite: 'Lax' as const }
}

function addressed(path: string, town: Town): string {
  const ids: Readonly<Record<string, string | undefined>> = {
    caseId: caseOf(town, caseFor[path] ?? 'open'),
    transferId: town.transfers.get(path.startsWith('/transfers/') ? 'elsewhere' : 'open'),
    meetingId: town.meetingId,
    itemId: town.itemId,
    areaId: town.areaId,
    item: 'first-discussion',
    requestId: town.requestId,
    accessId: town.accessId,
    commissionId: town.commissionId,
    // The first was held and waits for its report, the second for its booking.
    number: /\/(booking|outcome)$/.test(path) ? '2' : '1',
    part: 'new',
    lead: 'nobody',
    accountId: town.people.get('case officer, supervising')?.account,
    agencyId: town.agencyId,
    line: path.includes('/parts/') ? 'statutory' : 'new',
    ...partnershipIds(path, town),
  }
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? assert.fail(`no ${name} for ${path}`))
}

function caseOf({ cases, later }: Town, kind: CaseKind | LaterPath): string | undefined {
  return isLater(kind) ? later.get(kind) : cases.get(kind)
}
