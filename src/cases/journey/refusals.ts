/** Why a step may not be taken, in plain words, with the text that asks for it. Pages show both; rules answer the code. */
import { cite, guidance, ourDesign, section, type Citation } from '#reference/citations.ts'

export type RefusalWords = { readonly en: string; readonly source: Citation }

const journal = ourDesign('the journal of a case')
const decisions = ourDesign('every decision has a reason, an author and a date')
const amess = cite('Prevent learning review: Sir David Amess attack', 'the referring school')
const reviews = cite('Written answer 29364', '12 February 2025')
const repeated = cite('Lessons for Prevent', 'July 2025, on repeated referrals')
const noDecisionBySoftware = cite('UK GDPR', 'Articles 22A to 22D')

const amessReview = cite('Prevent learning review: Sir David Amess attack', 'support did not tackle all the needs')

export const refusalWords = {
  // ── who, when, from where ──
  'wrong-stage': { en: 'The case is not at a point where this can be done.', source: journal },
  'no-named-human': {
    en: 'A named person must take this step. No step is taken by software.',
    source: noDecisionBySoftware,
  },
  'not-your-role': { en: 'Someone in another role takes this step.', source: ourDesign('who may take a step') },
  'restricted-case': {
    en: 'This case is restricted. Only the chair, the deputy chair and people named on it may act on it.',
    source: ourDesign('restricted cases'),
  },
  'facts-incomplete': { en: 'Something that must be recorded with this step is missing or wrong.', source: journal },
  'reason-needed': { en: 'Give the reason for this step.', source: decisions },
  'in-the-future': { en: 'The date must be today or in the past.', source: journal },
  'before-the-stage': {
    en: 'The date must not be earlier than the day the case came to this point.',
    source: journal,
  },

  // ── closing ──
  'closure-reason-needed': { en: 'Select why the case is being closed.', source: decisions },
  'closure-reason-wrong': { en: 'That reason does not fit this way of closing.', source: decisions },
  'supervisor-needed': {
    en: 'A decision not to go on needs a named supervisor.',
    source: guidance('Screening and information gathering stage'),
  },
  'supervisor-is-you': {
    en: 'The supervisor must be someone other than the person deciding.',
    source: guidance('Screening and information gathering stage'),
  },
  'hand-off-needed': {
    en: 'Say whether the person was handed on to a safeguarding team, or why that was not needed.',
    source: guidance('Screening and information gathering stage'),
  },
  'earlier-record-undecided': {
    en: 'An earlier record resembles this one. Say whether it is the same person’s before the case is closed.',
    source: repeated,
  },
  'second-reader-needed': {
    en: 'The person has, or may have, been referred before. Ask a colleague to read the case before it is closed.',
    source: repeated,
  },
  'second-reading-awaited': {
    en: 'The colleague who was asked to read the case has not answered yet.',
    source: repeated,
  },
  'second-reader-objected': {
    en: 'The second reader objected to closing the case. Go on with it, or ask again with what has changed.',
    source: repeated,
  },
  'second-reader-is-you': {
    en: 'The second reader must be someone other than the person closing the case.',
    source: repeated,
  },
  'second-reading-of-another': {
    en: 'The second reader agreed to closing the case for another reason.',
    source: repeated,
  },
  'no-second-reading': { en: 'Nobody has been asked to read this case a second time.', source: repeated },
  'second-reading-answered': { en: 'The second reading has been answered.', source: repeated },
  'not-the-second-reader': { en: 'Somebody else was asked to read this case a second time.', source: repeated },
  'link-needed': { en: 'Select the open case this referral belongs to.', source: ourDesign('duplicate referrals') },

  // ── acts beside the journey ──
  'already-acknowledged': { en: 'This referral has been acknowledged.', source: journal },
  'addition-taken-in': { en: 'This addition has been taken in already.', source: journal },
  'already-notified': { en: 'The local authority has been told.', source: journal },
  'already-restricted': { en: 'The case is already restricted.', source: journal },
  'conflict-stands': {
    en: 'They have declared a conflict on this case, and it stands.',
    source: guidance('Panel meetings'),
  },
  'no-conflict': { en: 'No such conflict is declared on this case.', source: guidance('Panel meetings') },
  'conflict-is-yours': {
    en: 'Somebody else must say that a conflict of yours no longer stands.',
    source: guidance('Panel meetings'),
  },
  'not-restricted': { en: 'The case is not restricted.', source: journal },
  'clock-not-started': { en: 'This clock has not started on this case.', source: ourDesign('pauses of a clock') },
  'clock-not-running': { en: 'This clock is not running.', source: ourDesign('pauses of a clock') },
  'clock-not-pausable': { en: 'This clock cannot be paused.', source: ourDesign('pauses of a clock') },
  'clock-already-paused': { en: 'This clock is already paused.', source: ourDesign('pauses of a clock') },
  'clock-not-paused': { en: 'This clock is not paused.', source: ourDesign('pauses of a clock') },
  'trigger-in-the-future': { en: 'The corrected date must be today or in the past.', source: journal },
  'no-open-request': { en: 'No partner has a request for information open on this case.', source: section('38') },
  'no-such-request': { en: 'There is no open request like this one.', source: section('38') },
  'due-before-asked': { en: 'The answer must be due on a day after today.', source: section('38') },
  'request-already-open': { en: 'This request has already been made.', source: section('38') },

  // ── information, assessment, section 36 ──
  'gateway-not-passed': {
    en: 'Police have not passed this referral on from the gateway.',
    source: guidance('Screening and information gathering stage'),
  },
  'no-assessment': {
    en: 'Write an assessment before it can be agreed.',
    source: guidance('Assessment'),
  },
  'assessment-not-agreed': {
    en: 'The assessment must be agreed before information gathering can end.',
    source: guidance('Assessment'),
  },
  'requests-open': {
    en: 'Partners have not yet answered every request. Withdraw those no longer needed, or say why you go on without them.',
    source: section('38'),
  },
  'no-grounds-decision': {
    en: 'The panel can only discuss someone for whom there are reasonable grounds to believe that they are vulnerable to being drawn into terrorism.',
    source: section('36(3)'),
  },
  'next-does-not-follow': {
    en: 'With reasonable grounds the case goes to the panel; without them it does not.',
    source: section('36(3)'),
  },
  'authority-could-not-refer': {
    en: 'Before 12 April 2019 only the police could refer a person to the panel.',
    source: section('36(2)'),
  },

  // ── the panel ──
  'not-listed': {
    en: 'List the case for a panel meeting first.',
    source: guidance('Panel meetings'),
  },
  'another-meeting': {
    en: 'The case is listed for another meeting.',
    source: guidance('Panel meetings'),
  },
  'no-chair-present': {
    en: 'The panel cannot discuss a case unless the local authority’s chair or deputy chair is present.',
    source: section('37(1) and (5)'),
  },
  'no-home-force-present': {
    en: 'The panel cannot discuss a case unless someone is present from the police force for the area where the person lives.',
    source: section('37(3)'),
  },
  'local-quorum-missing': {
    en: 'The panel’s terms of reference ask for others to be present when it decides. Who is missing stands beside this form. The chair changes the terms if they must.',
    source: section('37(7)'),
  },
  'mode-needed': { en: 'Select how the panel decided.', source: section('37(6)') },
  'mode-not-asked': { en: 'Only a panel decides unanimously, by majority or by the chair.', source: section('37(6)') },
  'votes-needed': { en: 'Enter how many members were for each decision.', source: section('37(6)') },
  'was-unanimous': { en: 'Every vote was for this decision, so it was unanimous.', source: section('37(6)') },
  'was-not-unanimous': {
    en: 'Not every vote was for this decision, so it was by majority.',
    source: section('37(6)'),
  },
  'majority-was-found': {
    en: 'A majority was for this decision. The chair decides only when there is no majority.',
    source: section('37(6)'),
  },
  'majority-wants-otherwise': {
    en: 'A majority was for another decision. The chair decides only when there is no majority.',
    source: section('37(6)'),
  },
  'no-majority': {
    en: 'No decision had more than half of the votes. The chair decides.',
    source: section('37(6)'),
  },
  'deferred-before': {
    en: 'The panel has deferred this case before. The chair must extend before it can be deferred again.',
    source: ourDesign('one deferral, unless the chair extends'),
  },
  'deferral-action-needed': {
    en: 'Say which agency acts before the next discussion, and by when.',
    source: guidance('Panel meetings'),
  },
  'plan-incomplete': {
    en: 'The support plan must say how, when and by whom consent is asked for, what support is given, who provides it, and how and when.',
    source: section('36(5)'),
  },
  'care-not-considered': {
    en: 'The panel must consider whether to refer the person to a health or social care provider before the case can close.',
    source: section('36(6)'),
  },
  'care-not-asked': {
    en: 'This is considered when the panel decides that support should not be given, or consent is refused or withdrawn.',
    source: section('36(6)'),
  },
  'reason-not-the-panels': { en: 'That reason is not what the panel decided.', source: decisions },

  // ── the support plan ──
  'plan-draft-begun': {
    en: 'A draft of the support plan has been begun. Write on that one.',
    source: section('36(4)(d)'),
  },
  'no-plan-draft': {
    en: 'Begin a draft of the support plan, and write it, before it is approved.',
    source: section('36(4)(a)'),
  },
  'another-plan-version': {
    en: 'The support plan has moved on to another version. Read that one before you approve it.',
    source: section('36(4)(a)'),
  },
  'plan-parts-missing': {
    en: 'Part of the support plan is not written yet. The plan says which.',
    source: ourDesign('what a support plan says'),
  },
  'plan-without-needs': {
    en: 'The support plan names no need. Write down at least one, and how it is answered.',
    source: amessReview,
  },
  'need-without-answer': {
    en: 'A need has no answer. Every need must lead to an action, or to a decision not to act with its reason.',
    source: amessReview,
  },

  // ── consent and support ──
  'plan-not-final': {
    en: 'Approve the final support plan before consent is asked for.',
    source: section('36(5)'),
  },
  'consent-by-wrong-person': {
    en: 'Consent must come from the person if they are 18 or over, and from a parent or guardian if they are under 18.',
    source: section('41'),
  },
  'consent-not-given': {
    en: 'Support needs consent. It has not been given, or it has been refused, withdrawn or has lapsed.',
    source: section('36(4)(b)'),
  },
  'consent-came-of-age': {
    en: 'The person has turned 18. A parent’s or guardian’s consent no longer counts: ask the person, and record their own answer.',
    source: section('41'),
  },
  'consent-past-its-day': {
    en: 'The consent on record is past its last day. Ask whether it still stands, and record the answer.',
    source: section('36(4)(b)'),
  },
  'young-person-disagrees': {
    en: 'The young person does not agree. The chair must decide what follows before support is given.',
    source: ourDesign('a young person’s disagreement is taken seriously, whoever consents for them'),
  },
  'young-person-heard': {
    en: 'The young person does not agree, and the chair decided not to go on. Ask again, or record that consent is refused.',
    source: ourDesign('a young person’s disagreement is taken seriously, whoever consents for them'),
  },
  'young-person-does-not-disagree': {
    en: 'No young person has said that they do not agree to support that a parent or guardian consents to.',
    source: ourDesign('a young person’s disagreement is taken seriously, whoever consents for them'),
  },
  'age-does-not-fit': {
    en: 'That is not the age the person had on the day consent was asked for.',
    source: section('41'),
  },
  'person-not-asked': {
    en: 'Someone of 18 or over is asked themself, or whoever decides for them when they lack capacity to decide this.',
    source: section('41'),
  },
  'parent-not-asked': {
    en: 'For someone under 18, ask a parent, a guardian or the local authority that holds parental responsibility.',
    source: section('41'),
  },
  'young-person-not-asked': {
    en: 'Ask the young person too: always at 16 and 17, and under 16 when they can understand what is asked.',
    source: ourDesign('the young person’s own view stands beside a parent’s consent'),
  },
  'own-view-needed': {
    en: 'Record what the young person says themself, or that they were not asked.',
    source: ourDesign('the young person’s own view stands beside a parent’s consent'),
  },
  'competence-needed': {
    en: 'Say whether the young person can understand what is asked of them.',
    source: ourDesign('the young person’s own view stands beside a parent’s consent'),
  },
  'ask-for-consent-first': {
    en: 'Record first that consent was asked for: of whom, how, and what they were told.',
    source: section('36(5)(a)'),
  },
  'not-told-everything': {
    en: 'They were not told everything on the list, so this is not informed consent. Tell them, and record that they were asked again.',
    source: section('36(5)(a)'),
  },
  'interpreter-was-needed': {
    en: 'An interpreter was needed and there was none. Ask again with one.',
    source: section('36(5)(a)'),
  },
  'consent-needs-a-last-day': {
    en: 'Enter a day in the future until which the consent counts.',
    source: ourDesign('consent is refreshed'),
  },
  'responsibility-not-shown': {
    en: 'Record who holds parental responsibility and how that is known.',
    source: section('41'),
  },
  'advice-needed': {
    en: 'Parents disagree, or a parent is part of the concern. Take legal or safeguarding advice before you rely on this consent.',
    source: ourDesign('silence and disagreement are never consent'),
  },
  'attempts-too-few': {
    en: 'Silence is neither consent nor refusal. Record more attempts to reach them first.',
    source: section('36(5)(a)'),
  },
  'capacity-not-assessed': {
    en: 'Record first who assessed that the person cannot decide about this support, and when.',
    source: cite('Mental Capacity Act 2005', 'ss1 to 4'),
  },
  'capacity-says-otherwise': {
    en: 'The latest assessment says that the person lacks capacity to decide this. Assess again if that has changed.',
    source: cite('Mental Capacity Act 2005', 'ss1 to 4'),
  },
  'best-interests-not-decided': {
    en: 'Nobody has decided for the person yet: record the best-interests decision, the deputy’s or the attorney’s first.',
    source: cite('Mental Capacity Act 2005', 's4'),
  },
  'best-interests-day-wrong': {
    en: 'Enter the day of the decision: not before capacity was assessed, and not in the future.',
    source: cite('Mental Capacity Act 2005', 's4'),
  },
  'too-young-for-capacity': {
    en: 'The Mental Capacity Act applies from 16. Under 16, record whether the young person can understand what is asked.',
    source: cite('Mental Capacity Act 2005', 's2(5)'),
  },
  'consent-not-missing': {
    en: 'Police are asked what remains when consent has been refused, withdrawn, has lapsed or could not be had.',
    source: cite('Written answer 267266', '27 June 2019'),
  },
  'police-not-considered': {
    en: 'Ask police what remains for them, and record their answer, before the case closes.',
    source: cite('Written answer 267266', '27 June 2019'),
  },
  'not-what-police-said': {
    en: 'A case goes to a police-led partnership when police say so, and only then.',
    source: cite('Written answer 267266', '27 June 2019'),
  },
  'end-consent-instead': {
    en: 'While support is being given, record that consent was withdrawn or has lapsed: support then stops.',
    source: section('36(4)(b)'),
  },
  'consent-stands': { en: 'Consent has been given. The case cannot close for want of it.', source: section('41') },
  'consent-not-answered': {
    en: 'Record the answer, or that the person could not be reached, before the case closes.',
    source: section('41'),
  },
  'final-assessment-needed': {
    en: 'Agree a final assessment before support ends.',
    source: guidance('Monitoring Channel support'),
  },
  'transfer-not-proposed': {
    en: 'No transfer has been proposed.',
    source: guidance('Transferring Channel cases'),
  },
  'pack-needed': {
    en: 'A transfer is proposed with a hand-over pack, on a basis for sharing it.',
    source: guidance('Transferring Channel cases'),
  },
  'told-of-transfer-needed': {
    en: 'Say whether the person has been told that their case may move.',
    source: guidance('Transferring Channel cases'),
  },
  'transfer-area-needed': {
    en: 'Select the area that is asked to take the case.',
    source: guidance('Transferring Channel cases'),
  },
  'transfer-answered-there': {
    en: 'The area that was asked answers by itself. Its answer comes into this journal.',
    source: guidance('Transferring Channel cases'),
  },
  'nothing-to-explain': {
    en: 'The case did not come from another area, or they have been told.',
    source: guidance('Transferring Channel cases'),
  },
  'explain-transfer-first': {
    en: 'Tell them first which area looks after them now, and what will be shared.',
    source: guidance('Transferring Channel cases'),
  },
  'transfer-already-proposed': {
    en: 'A transfer has been proposed and not yet answered.',
    source: guidance('Transferring Channel cases'),
  },

  // ── custody, probation, abroad ──
  'service-not-told': {
    en: 'Say when and how the prison or the probation service was told.',
    source: guidance('Transferring Channel cases'),
  },
  'told-in-the-future': {
    en: 'Police and the service are told before this is recorded: enter days in the past, or today.',
    source: guidance('Transferring Channel cases'),
  },
  'recorded-away': { en: 'This is recorded already, and stands.', source: journal },
  'not-away': { en: 'No custody, probation or stay abroad is recorded that still goes on.', source: journal },
  'not-in-custody': { en: 'Only somebody who was in custody is released on licence.', source: journal },
  'back-before-away': { en: 'The day must not be before the day on which it began.', source: journal },
  'support-waits-while-away': {
    en: 'Support cannot go on while they are in custody or abroad: it waits, or the case is transferred.',
    source: guidance('Transferring Channel cases'),
  },
  'still-away': {
    en: 'They are in custody or abroad. Record the release or the return first.',
    source: guidance('Transferring Channel cases'),
  },
  'record-custody-first': {
    en: 'Record first that they are in custody, and that police and the prison were told.',
    source: guidance('Transferring Channel cases'),
  },
  'record-travel-first': {
    en: 'Record first that they are abroad, and that police were told.',
    source: guidance('Transferring Channel cases'),
  },
  'record-away-first': {
    en: 'Record first that they are in custody or abroad, and that police were told.',
    source: guidance('Transferring Channel cases'),
  },

  // ── police-led partnership ──
  'nothing-or-something': {
    en: 'Either police ask nothing, or say what they ask.',
    source: guidance('Police-led cases'),
  },
  'police-led-basis-needed': {
    en: 'Say on what basis the authority would do what police ask.',
    source: guidance('Police-led cases'),
  },
  'no-police-led-request': {
    en: 'Police have asked nothing that is not answered.',
    source: guidance('Police-led cases'),
  },
  'answered-before-asked': {
    en: 'The answer cannot be of a day before police asked.',
    source: guidance('Police-led cases'),
  },
  'police-led-unanswered': {
    en: 'Police asked something of the authority that is not answered. Record the answer before the case is archived.',
    source: guidance('Police-led cases'),
  },

  'risk-change-needed': {
    en: 'Say in words whether the risk has lessened, is unchanged or has grown.',
    source: section('36(4)(c)'),
  },
  'need-unanswered': {
    en: 'Say for each need of the plan whether it was met, moved on to another service, or accepted with a reason.',
    source: cite('Prevent learning review: Sir David Amess attack', 'needs that were not tackled'),
  },
  'need-not-planned': { en: 'That need is not in the plan, or was answered twice.', source: section('36(4)(d)') },
  'sessions-not-counted': {
    en: 'Record how many sessions were agreed and how many were held.',
    source: cite('Lessons for Prevent', 'July 2025, on sessions that were not held'),
  },
  'sessions-unexplained': {
    en: 'Fewer sessions were held than agreed. Say why.',
    source: cite('Lessons for Prevent', 'July 2025, on sessions that were not held'),
  },
  'referrer-left-out': {
    en: 'Say what the referrer’s view is, or why they could not be asked.',
    source: amess,
  },
  'police-not-told': {
    en: 'Police must be told that support ends. The risk of terrorism stays with them.',
    source: guidance('Monitoring Channel support'),
  },

  // ── risk and notes ──
  'risk-review-needed': {
    en: 'Say on which day the risk is looked at again. It must be in the future.',
    source: ourDesign('a risk has an owner and a day to look again'),
  },
  'no-such-risk': {
    en: 'There is no such risk standing on this case.',
    source: ourDesign('a risk has an owner and a day to look again'),
  },
  'no-risk-stands': {
    en: 'No risk is recorded on this case.',
    source: ourDesign('a risk has an owner and a day to look again'),
  },
  'contact-incomplete': {
    en: 'Say who was contacted, and how.',
    source: ourDesign('the chronology of a case'),
  },
  'no-such-note': {
    en: 'Select the note that this corrects.',
    source: ourDesign('the chronology of a case'),
  },
  'corrects-nothing': {
    en: 'Only a correction points at an earlier note.',
    source: ourDesign('the chronology of a case'),
  },
  'no-note-yet': { en: 'There is no note to correct on this case.', source: ourDesign('the chronology of a case') },

  // ── commissions and sessions ──
  'period-backwards': { en: 'The last day must not be before the first.', source: section('36(5)(d)') },
  'provider-not-approved': {
    en: 'Work on ideology or theology is for a provider whom the Home Office has approved.',
    source: cite('Written answer on intervention providers', 'January 2016'),
  },
  'already-commissioned': { en: 'This has been commissioned.', source: journal },
  'no-commission': { en: 'No support has been commissioned from a provider.', source: section('36(4)(b)') },
  'no-such-commission': { en: 'There is no commission like this one that goes on.', source: section('36(4)(b)') },
  'worry-answered': { en: 'Somebody has said what was done about this.', source: journal },

  // ── after the case ──
  'review-checks-needed': { en: 'Say what the review looked at.', source: reviews },
  'review-concerns-needed': { en: 'Say whether concerns were found.', source: reviews },
  'review-found-concerns': {
    en: 'Concerns were found. Reopen the case, or extend the reviews.',
    source: reviews,
  },
  'review-held-before': { en: 'That review has been held.', source: reviews },
  'no-review-to-file': { en: 'Every review that was held has been filed.', source: reviews },
  'review-not-held': { en: 'That review has not been held, or has been filed before.', source: reviews },
  'filed-before-held': { en: 'A review cannot be filed before it was held.', source: reviews },
  'review-not-filed': {
    en: 'A review was held and its record is not filed. File it before the case is archived.',
    source: reviews,
  },
  'reviews-not-over': {
    en: 'The last review, 24 months after closure, has not been held.',
    source: reviews,
  },
  'legal-hold': {
    en: 'The record is held for a complaint, a court, an inquiry or a learning review.',
    source: ourDesign('retention'),
  },
  'no-legal-hold': { en: 'There is no hold on this record.', source: ourDesign('retention') },
  'approver-is-you': {
    en: 'Someone else must approve the destruction of a record.',
    source: ourDesign('retention'),
  },
  'retention-date-past': {
    en: 'The new date must be in the future.',
    source: ourDesign('retention'),
  },
} as const satisfies Record<string, RefusalWords>

export type StepRefusal = keyof typeof refusalWords
