/**
 * Who gets an answer at every address, written down by hand and reviewed: need to know, page by page. The test compares it with the
 * routes that the service has, so that a new route without its line here fails, and with what each role is really answered.
 * Whoever is not named is told "Page not found", as at an address that does not exist; a visitor is asked to sign in.
 */
import { governanceReaders, type Role } from '#reference/roles.ts'

/**
 * everyone: visitors too. signed in: whatever their role. whoever holds it: only with the cookie that began it, or the link that was
 * sent; to everybody else it does not exist. whoever sent it: the same, once
 * signed in. whoever is signing in: between password and code; who has signed in is sent on to their work.
 */
export type Who =
  'everyone' | 'signed in' | 'whoever holds it' | 'whoever sent it' | 'whoever is signing in' | readonly Role[]

const everyone = 'everyone'
const signedIn = 'signed in'
const holder = 'whoever holds it'
const sender = 'whoever sent it'
const administrator = ['administrator'] as const
const governance = ['information governance'] as const
const officer = ['case officer'] as const
const caseworkers = ['coordinator', 'case officer'] as const
const chairs = ['channel chair', 'deputy chair'] as const
const organisers = ['coordinator', ...chairs] as const
const wholeCase = [...caseworkers, ...chairs] as const
/** Information governance opens a case in an emergency alone, and is not found here for want of one (emergency.test.ts). */
const caseReaders = [...wholeCase, 'panel member'] as const
const judges = [...chairs, ...governance] as const
const partner = ['partner contact'] as const
const provider = ['intervention provider'] as const
const governed = ['coordinator', ...chairs, 'board member', 'elected member'] as const
const sessionWriters = [...provider, ...wholeCase] as const

const looked = (who: Who) => ({ GET: who }) as const
const sent = (who: Who) => ({ POST: who }) as const
/** A form: who may open it may send it. */
const form = (who: Who) => ({ GET: who, POST: who }) as const

export const whoMayWhat: Readonly<Record<string, { readonly GET?: Who; readonly POST?: Who }>> = {
  // ── for anyone ──
  '/': looked(everyone),
  '/.well-known/security.txt': looked(everyone),
  '/accessibility': looked(everyone),
  '/assets/:fingerprint/*': looked(everyone),
  '/cookies': looked(everyone),
  '/health/live': looked(everyone),
  '/health/ready': looked(everyone),
  '/privacy': looked(everyone),
  '/process': looked(everyone),
  '/statistics': looked([
    'coordinator',
    ...chairs,
    'board member',
    'elected member',
    'analyst',
    'information governance',
  ]),
  '/robots.txt': looked(everyone),
  '/security/reports': sent(everyone),

  // ── a concern arrives: from anyone, read back by nobody but its writer ──
  '/worried-about-someone': looked(everyone),
  '/worried-about-someone/drafts': sent(everyone),
  '/worried-about-someone/drafts/:draftId': looked(holder),
  '/worried-about-someone/drafts/:draftId/check': looked(holder),
  '/worried-about-someone/drafts/:draftId/pages/:pageId': form(holder),
  '/worried-about-someone/drafts/:draftId/receipt': looked(holder),
  '/worried-about-someone/drafts/:draftId/removal': sent(holder),
  '/worried-about-someone/drafts/:draftId/submission': sent(holder),
  '/referral-progress': form(everyone),
  '/referral-progress/added': looked(everyone),
  '/referral-progress/additions': sent(holder),
  '/refer': looked(everyone),
  '/refer/drafts': sent(everyone),
  '/refer/drafts/:draftId': looked(holder),
  '/refer/drafts/:draftId/check': looked(holder),
  '/refer/drafts/:draftId/pages/:pageId': form(holder),
  '/refer/drafts/:draftId/receipt': looked(holder),
  '/refer/drafts/:draftId/removal': sent(holder),
  '/refer/drafts/:draftId/submission': sent(holder),
  '/refer/email-confirmations': sent(everyone),
  '/refer/email-confirmations/:token': form(holder),
  '/refer/sent': looked(signedIn),
  '/refer/sent/:referralId': form(sender),

  // ── signing in ──
  '/sign-in': form(everyone),
  '/sign-in/code': form(everyone),
  '/sign-in/recovery': form(everyone),
  '/sign-in/authenticator': form(everyone),
  '/sign-in/authenticator-offers': sent(everyone),
  '/sign-in/authenticator/picture': looked('whoever is signing in'),
  '/sign-out': sent(everyone),
  '/forgotten-password': form(everyone),
  '/invitation/:token': form(holder),
  '/demonstration': looked(everyone),
  '/demonstration/sessions': sent(everyone),
  '/mailbox': looked(everyone),

  // ── one's own account ──
  '/account': looked(signedIn),
  '/account/authenticator': looked(signedIn),
  '/account/confirmation': form(signedIn),
  '/account/ended-sessions': sent(signedIn),
  '/account/password': form(signedIn),
  '/account/recovery-codes': form(signedIn),

  // ── boards: plans and papers, never a case ──
  '/boards': looked(governed),
  '/boards/new-body': form(organisers),
  '/boards/:bodyId': looked(governed),
  '/boards/:bodyId/change': form(organisers),
  '/boards/:bodyId/new-member': form(organisers),
  '/boards/:bodyId/members/:memberId': form(organisers),
  '/boards/:bodyId/new-reporting-line': form(organisers),
  '/boards/:bodyId/reporting-lines/:lineId': form(organisers),
  '/boards/:bodyId/attendance': looked(governed),
  '/boards/:bodyId/new-meeting': form(organisers),
  '/boards/:bodyId/new-escalation': form(organisers),
  '/boards/calendar.ics': looked(governed),
  '/boards/meetings/:meetingId': looked(governed),
  '/boards/meetings/:meetingId/change': form(organisers),
  '/boards/meetings/:meetingId/new-item': form(organisers),
  '/boards/meetings/:meetingId/attendance': form(organisers),
  '/boards/meetings/:meetingId/new-decision': form(organisers),
  '/boards/meetings/:meetingId/new-action': form(organisers),
  '/boards/meetings/:meetingId/minutes': form(organisers),
  '/boards/meetings/:meetingId/minutes/:format': looked(governed),
  '/boards/actions/:actionId': form(organisers),
  '/boards/:bodyId/reporting-lines/:lineId/report': form(organisers),
  '/boards/duties': looked(governed),
  '/boards/reports': looked(governed),
  '/boards/new-report': form(organisers),
  '/boards/reports/:reportId': looked(governed),
  '/boards/reports/:reportId/draft/:edition': looked(organisers),
  '/boards/reports/:reportId/sections/:section': form(organisers),
  '/boards/reports/:reportId/figures': form(organisers),
  '/boards/reports/:reportId/new-version': form(organisers),
  '/boards/reports/:reportId/versions/:versionId/:edition': looked(governed),
  '/boards/reports/:reportId/versions/:versionId/:edition/:format': looked(governed),
  '/boards/documents': looked(governed),
  '/boards/new-document': form(organisers),
  '/boards/documents/:documentId': looked(governed),
  '/boards/documents/:documentId/new-version': form(organisers),
  '/boards/documents/:documentId/new-stage': form(organisers),
  '/boards/documents/:documentId/stages/:stageId': form(organisers),
  '/boards/documents/:documentId/stages/:stageId/plan': form(organisers),

  // ── cases ──
  '/work': looked(signedIn),
  '/work/team': looked(organisers),
  '/work/checks': looked([...organisers, 'administrator']),
  '/work/checks/:findingId/mend': sent(organisers),
  '/work/cover': form(wholeCase),
  '/work/cover/:coverId/end': sent(organisers),
  '/work/reassignment/:lead': form(organisers),
  '/cases': looked(caseReaders),
  '/cases/search': sent(caseReaders),
  '/cases/:caseId': looked(caseReaders),
  '/cases/:caseId/access-log': looked(caseReaders),
  '/cases/:caseId/purpose': form(caseReaders),
  '/cases/:caseId/documents/:documentId': looked(caseReaders),
  '/cases/:caseId/acknowledgement': form(caseworkers),
  '/cases/:caseId/return': form(caseworkers),
  '/cases/:caseId/completed-referral': form(caseworkers),
  '/cases/:caseId/returned-closure': form(caseworkers),
  '/cases/:caseId/duplicate': form(caseworkers),
  '/cases/:caseId/earlier-records': form(wholeCase),
  '/cases/:caseId/second-reading-request': form(wholeCase),
  '/cases/:caseId/second-reading': form(wholeCase),
  '/cases/:caseId/gateway': form(caseworkers),
  '/cases/:caseId/gateway-decision': form(officer),
  '/cases/:caseId/authority-notice': form(caseworkers),
  '/cases/:caseId/referrer-addition': form(wholeCase),
  '/cases/:caseId/message-to-referrer': form(caseworkers),
  '/cases/:caseId/information-request': form(caseworkers),
  '/cases/:caseId/information-reply': form(caseworkers),
  '/cases/:caseId/withdrawn-request': form(caseworkers),
  '/cases/:caseId/information-end': form(caseworkers),
  '/cases/:caseId/assessment': form(caseworkers),
  '/cases/:caseId/assessment-agreement': form(wholeCase),
  '/cases/:caseId/assessments': looked(caseReaders),
  '/cases/:caseId/section-36-decision': form(caseworkers),
  '/cases/:caseId/consent-attempt': form(caseworkers),
  '/cases/:caseId/consent-request': form(caseworkers),
  '/cases/:caseId/new-consent-request': form(caseworkers),
  '/cases/:caseId/capacity': form(caseworkers),
  '/cases/:caseId/consent-answer': form(caseworkers),
  '/cases/:caseId/young-person-disagreement': form(chairs),
  '/cases/:caseId/consent-end': form(wholeCase),
  '/cases/:caseId/police-consideration': form(wholeCase),
  '/cases/:caseId/consent-closure': form(organisers),
  '/cases/:caseId/ended-consent-closure': form(organisers),
  '/cases/:caseId/consent-papers': looked(wholeCase),
  '/cases/:caseId/consent-papers/:kind/:reader/:language/:format': looked(wholeCase),
  '/cases/:caseId/support-start': form(organisers),
  '/cases/:caseId/support-pause': form(organisers),
  '/cases/:caseId/support-resumption': form(organisers),
  '/cases/:caseId/panel-listing': form(organisers),
  '/cases/:caseId/panel-decision': form(chairs),
  '/cases/:caseId/care-consideration': form(chairs),
  '/cases/:caseId/panel-closure': form(organisers),
  '/cases/:caseId/clock-pause': form(wholeCase),
  '/cases/:caseId/clock-resumption': form(wholeCase),
  '/cases/:caseId/clock-correction': form(organisers),
  '/cases/:caseId/support-plan': looked(caseReaders),
  '/cases/:caseId/support-plan/parts/:line': form(wholeCase),
  '/cases/:caseId/support-plan/needs/:line': form(wholeCase),
  '/cases/:caseId/support-plan/actions/:line': form(wholeCase),
  '/cases/:caseId/support-plan-draft': form(wholeCase),
  '/cases/:caseId/support-plan-approval': form(chairs),
  '/cases/:caseId/lead': form(organisers),
  '/cases/:caseId/note': form(wholeCase),
  '/cases/:caseId/note-correction': form(wholeCase),
  '/cases/:caseId/notes': looked(caseReaders),
  '/cases/:caseId/risk': form(wholeCase),
  '/cases/:caseId/agenda-listing': form(organisers),
  '/cases/:caseId/monitoring': form(chairs),
  '/cases/:caseId/risk-word': form(chairs),
  '/cases/:caseId/exit': form(chairs),
  '/cases/:caseId/review-at-6-months': form(chairs),
  '/cases/:caseId/review-at-12-months': form(chairs),
  '/cases/:caseId/further-review': form(chairs),
  '/cases/:caseId/review-filing': form(wholeCase),
  '/cases/:caseId/reopening': form(organisers),
  '/cases/:caseId/gathering-again': form(wholeCase),
  '/cases/:caseId/archiving': form(wholeCase),
  '/cases/:caseId/other-closure': form(organisers),
  '/cases/:caseId/restriction': form(chairs),
  '/cases/:caseId/restriction-end': form(chairs),
  '/cases/:caseId/named-person': form(chairs),
  '/cases/:caseId/named-person-end': form(chairs),
  '/cases/:caseId/conflict': form(wholeCase),
  '/cases/:caseId/conflict-end': form(chairs),
  '/cases/:caseId/transfer-proposal': form(chairs),
  '/cases/:caseId/transfer-withdrawal': form(chairs),
  '/cases/:caseId/transfer-answer': form(chairs),
  '/cases/:caseId/transfer': form(chairs),
  '/cases/:caseId/transfer-explanation': form(wholeCase),
  '/cases/:caseId/custody-or-travel': form(wholeCase),
  '/cases/:caseId/release': form(wholeCase),
  '/cases/:caseId/police-led-request': form(wholeCase),
  '/cases/:caseId/police-led-answer': form(wholeCase),
  '/cases/:caseId/transfers/:transferId': looked(wholeCase),
  '/cases/:caseId/commission': form(organisers),
  '/cases/:caseId/commission-end': form(organisers),
  '/cases/:caseId/worry-answer': form(wholeCase),
  // Offered by another area: its coordinator reads the pack, its chair answers.
  '/transfers/:transferId': { GET: organisers, POST: chairs },
  '/information-requests/:requestId': form(partner),
  '/information-requests/:requestId/taking-up': sent(partner),
  '/reviews': looked(organisers),

  // ── emergency access: asked for by those who may not see every case, judged by those who answer for it ──
  '/emergency-access': form([...caseworkers, ...governance]),
  '/emergency-accesses': looked(judges),
  '/emergency-accesses/:accessId': form(judges),

  // ── support that is given: the provider sees what is assigned to them, and nothing else of a case ──
  '/support': looked(provider),
  '/support/:commissionId': looked(sessionWriters),
  '/support/:commissionId/sessions/:number/booking': form(sessionWriters),
  '/support/:commissionId/sessions/:number/outcome': form(sessionWriters),
  '/support/:commissionId/sessions/:number/report': form(sessionWriters),
  '/support/:commissionId/sessions/:number/no-report': form(wholeCase),
  '/support/:commissionId/sessions/:number/correction': form(sessionWriters),

  // ── the panel ──
  '/panel': looked(caseReaders),
  '/panel/new-meeting': form(organisers),
  '/panel/meetings/:meetingId': looked(caseReaders),
  '/panel/meetings/:meetingId/attendance': sent(organisers),
  '/panel/meetings/:meetingId/pack': sent(organisers),
  '/panel/meetings/:meetingId/seen-sessions': sent(organisers),
  // Last of the meeting’s: whoever declares their own conflict no longer sees the case.
  '/panel/meetings/:meetingId/conflicts': sent(caseReaders),

  // ── the duty: who is bound, and how well each meets it ──
  '/duty': looked(governed),
  '/duty/authorities': looked(governed),
  '/duty/authorities/new': form(organisers),
  '/duty/authorities/:authorityId': looked(governed),
  '/duty/authorities/:authorityId/change': form(organisers),
  '/duty/settings': looked(governed),
  '/duty/settings/import': form(organisers),

  // ── the strategy: plans and safe counts, no case and no name ──
  '/strategy': looked(governanceReaders),
  '/strategy/new': form(organisers),
  '/strategy/import': form(organisers),
  '/strategy/import/proposals': sent(organisers),
  '/strategy/:strategyId': looked(governanceReaders),
  '/strategy/:strategyId/versions': looked(governanceReaders),
  '/strategy/:strategyId/new-version': form(organisers),
  '/strategy/:strategyId/route': sent(organisers),
  '/strategy/:strategyId/plan': looked(governanceReaders),
  '/strategy/:strategyId/plan/new': form(organisers),
  '/strategy/:strategyId/plan/:actionId': looked(governanceReaders),
  '/strategy/:strategyId/plan/:actionId/change': form(organisers),
  '/strategy/:strategyId/plan/:actionId/escalation': form(organisers),
  // The board member leads the action that is asked for.
  '/strategy/:strategyId/plan/:actionId/update': form([...organisers, 'board member']),
  '/strategy/:strategyId/plan/:actionId/colour': form(organisers),
  '/strategy/:strategyId/plan/:actionId/evidence': form(organisers),
  '/strategy/:strategyId/plan/:actionId/measures/new': form(organisers),
  '/strategy/:strategyId/plan/:actionId/measures/:measureId': looked(governanceReaders),
  '/strategy/:strategyId/plan/:actionId/measures/:measureId/reading': form(organisers),
  '/strategy/:strategyId/plan/:actionId/measures/:measureId/readings/:readingId/correction': form(organisers),
  '/strategy/:strategyId/thread': looked(governanceReaders),
  '/strategy/:strategyId/equality': looked(governanceReaders),
  '/strategy/:strategyId/equality/:characteristic': form(organisers),
  '/strategy/:strategyId/equality/:characteristic/sign-off': sent(organisers),
  '/strategy/:strategyId/draft': looked(organisers),
  '/strategy/:strategyId/draft/parts/:part': form(organisers),
  '/strategy/:strategyId/draft/parts/:part/removal': sent(organisers),
  // Last of the strategy's: there is no draft after it.
  '/strategy/:strategyId/adoption': sent(organisers),

  // ── governance and administration: no case, no name of anybody referred ──
  '/records': looked(governance),
  '/admin': looked(administrator),
  '/admin/accounts': form(administrator),
  '/admin/accounts/new': looked(administrator),
  '/admin/accounts/:accountId': looked(administrator),
  '/admin/accounts/:accountId/authenticator-proposals': sent(administrator),
  '/admin/accounts/:accountId/details': form(administrator),
  '/admin/accounts/:accountId/disablement': sent(administrator),
  '/admin/accounts/:accountId/enablement': sent(administrator),
  '/admin/accounts/:accountId/ended-roles': sent(administrator),
  '/admin/accounts/:accountId/ended-sessions': sent(administrator),
  '/admin/accounts/:accountId/invitations': sent(administrator),
  '/admin/accounts/:accountId/roles': form(administrator),
  '/admin/agencies': form(administrator),
  '/admin/agencies/new': looked(administrator),
  '/admin/agencies/:agencyId': form(administrator),
  '/admin/assessment-frameworks': form(administrator),
  '/admin/assessment-frameworks/example': looked(administrator),
  '/admin/assessment-frameworks/new': looked(administrator),
  '/admin/proposals': looked(administrator),
  '/admin/proposals/:proposalId/confirmation': sent(administrator),
  '/admin/proposals/:proposalId/refusal': sent(administrator),
}
