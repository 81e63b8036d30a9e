/**
 * Functions that run with the rights of their owner (security definer), and who may call them: the reviewed list. Each looks across row security,
 * so each repeats in its body the rule that it steps over. catalogue.test.ts compares it with the database.
 */
type Caller = 'app' | 'public' | 'mailer' | 'sealer' | 'clerk' | 'owner'

const everybody: readonly Caller[] = ['app', 'clerk', 'mailer', 'owner', 'public', 'sealer']
const withoutMailAndSeals: readonly Caller[] = ['app', 'clerk', 'owner', 'public']
const signedInOrNot: readonly Caller[] = ['app', 'public']
const signedIn: readonly Caller[] = ['app']
const visitor: readonly Caller[] = ['public']
const operator: readonly Caller[] = ['owner']
const clerk: readonly Caller[] = ['clerk']

export const definerFunctions: Readonly<Record<string, readonly Caller[]>> = {
  // ── who asks ──
  'access.actor()': everybody,
  'access.actor_if_any()': everybody,
  'access.agency()': everybody,
  'access.areas()': everybody,
  'access.areas_as(text[])': everybody,
  'access.arrive()': everybody,
  'access.case_areas_as(text[])': everybody,
  'access.conflicted_cases()': withoutMailAndSeals,
  // Asked by the functions beside it alone.
  'access.has_conflict(uuid,uuid)': [],
  'access.feed_account(bytea)': [],
  'access.feed_areas_as(bytea,text[])': [],
  // A calendar program, which brings an address and nothing else.
  'access.open_feed(bytea)': visitor,
  'boards.feed_meetings(bytea)': visitor,
  'panel.feed_meetings(bytea)': visitor,
  'access.cases_by_emergency()': ['app'],
  'access.cases_by_name()': withoutMailAndSeals,
  'access.cases_by_panel()': withoutMailAndSeals,
  'access.commissions_assigned()': signedIn,
  'access.commissions_supported()': signedIn,
  'access.transfers_offered()': signedIn,
  'access.meetings()': ['app', 'owner'],
  'access.session_id()': everybody,

  // ── signing in: they compare what was proved ──
  'access.begin_attempt(text,text,bytea)': signedInOrNot,
  'access.begin_demonstration_session(uuid,uuid,bytea,text)': visitor,
  'access.begin_new_authenticator(bytea,uuid,text,uuid,bytea,text)': visitor,
  'access.begin_session(uuid,text,uuid,bytea,text)': visitor,
  'access.change_password(uuid,text,text,bytea)': signedIn,
  'access.complete_session(bigint,bytea,bytea,text)': visitor,
  'access.confirm_authenticator(bigint,bytea[],bytea,bytea,text)': signedInOrNot,
  'access.count_recovery_codes()': signedIn,
  'access.demonstration_accounts()': visitor,
  'access.end_session()': signedInOrNot,
  'access.half_session()': visitor,
  'access.invitation(bytea)': visitor,
  'access.is_demonstration()': signedInOrNot,
  'access.offer_authenticator(bytea)': signedInOrNot,
  'access.offer_password_reset(text,uuid,bytea)': visitor,
  'access.offered_authenticator()': signedInOrNot,
  'access.refresh_demonstration_factor(bytea)': signedIn,
  'access.refresh_second_factor(bigint,bytea)': signedIn,
  'access.refuse_code()': signedInOrNot,
  'access.renew_password_hash(text,text)': visitor,
  'access.replace_recovery_codes(bytea[])': signedIn,
  'access.second_factor_is_fresh()': signedIn,
  'access.set_password_by_invitation(bytea,text,uuid,bytea,bytea,text)': visitor,
  'access.tidy_sign_in()': clerk,
  'access.try_code()': signedInOrNot,
  'access.use_recovery_code(bytea,bytea,bytea,text)': visitor,

  // ── administrators, and operators on the server itself ──
  'access.end_sessions_of(uuid)': signedIn,
  'access.invite(uuid,uuid,bytea)': signedIn,
  'access.operator_act(uuid,uuid,bytea)': operator,
  'access.operator_act_end(uuid)': operator,
  'access.operator_add(uuid,uuid,text,text,text,uuid,uuid,bytea)': operator,
  'access.operator_agency(uuid,uuid,text,text)': operator,
  'access.operator_area(uuid,text,text,text,text)': operator,
  'access.operator_area_named(text)': operator,
  'access.operator_disable(uuid,boolean)': operator,
  'access.operator_invite(uuid,uuid,bytea,boolean)': operator,
  'access.operator_list()': operator,
  'access.refuse_role(uuid,uuid,text)': signedIn,
  'access.settle_proposal(uuid,boolean,uuid,uuid,bytea)': signedIn,
  'access.sign_in_states(uuid[])': signedIn,

  // ── the rooms ──
  'boards.settle_scan(uuid,text)': clerk,
  'cases.odd_cases(jsonb)': clerk,
  'cases.settle_findings(jsonb)': clerk,
  'cases.to_check(uuid,integer)': clerk,
  'cases.to_count(uuid,uuid,integer)': clerk,
  'panel.attendance_by_month(uuid)': clerk,
  'cases.answer_for_sender(uuid,jsonb)': signedIn,
  'cases.offer_to_answer(uuid)': signedIn,
  'cases.open_by_transfer(uuid,jsonb)': signedIn,
  'cases.transfer_notices(uuid)': signedIn,
  'cases.who_may_be_named(uuid)': signedIn,
  'cases.who_works_cases()': signedIn,
  'cases.whom_to_tell(uuid,text[])': signedIn,
  'cases.emergency_notices(uuid)': signedIn,
  'cases.open_in_emergency(uuid,text)': signedIn,
  'cases.consent_watch(uuid,integer)': clerk,
  'cases.raise_consent_task(uuid,uuid,text,date)': clerk,
  'cases.who_may_provide(uuid)': signedIn,
  'cases.emergencies_unreviewed()': clerk,
  'cases.remind_of_emergency(uuid)': clerk,
  'access.contacts_of(uuid)': clerk,
  'access.who_may_work(uuid)': signedIn,
  'panel.who_may_sit(uuid)': signedIn,
  'platform.claim_form_token(uuid,bytea)': signedInOrNot,
  'platform.form_token_location(uuid,bytea)': signedInOrNot,
  'platform.settle_form_token(uuid,bytea,text)': signedInOrNot,
  'records.note(uuid,text,text,text,uuid,uuid,text,text,jsonb)': ['app', 'clerk', 'mailer', 'public', 'sealer'],
  'referrals.next_reference(uuid,integer)': signedInOrNot,
  'referrals.own_agency(uuid)': signedInOrNot,
  'referrals.own_referral(bytea,uuid)': signedInOrNot,
  'referrals.own_subjects(bytea,uuid)': signedInOrNot,
  'referrals.said_since(bytea,uuid)': signedInOrNot,
  'referrals.add_to_referral(bytea,uuid,uuid,uuid,bytea)': signedInOrNot,
  'referrals.progress(bytea)': signedInOrNot,
  'referrals.progress_of_own()': signedInOrNot,
  'referrals.settle_scan(uuid,text)': clerk,
  'referrals.use_email_confirmation(bytea)': visitor,
}
