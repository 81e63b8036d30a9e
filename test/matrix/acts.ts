/** What is tried, as SQL: which columns a change sets, and how a copy of a row differs from the row. Nothing here says who may. */
import { accountId } from './seed-accounts.ts'
import { bytesOf } from './rows.ts'

/** A change that is plausible for the table, without looking at the row; expressions are SQL. */
export const changes: Readonly<Record<string, string>> = {
  'boards.body': `version = 2, changed_by = access.actor()`,
  'boards.membership': `version = 2, changed_by = access.actor()`,
  'boards.reporting_line': `version = 2, changed_by = access.actor()`,
  'boards.document': `version = 2, changed_by = access.actor()`,
  'boards.stage': `version = 2, changed_by = access.actor()`,
  'boards.meeting': `version = 2, changed_by = access.actor()`,
  'boards.attendance': `presence = 'absent', changed_by = access.actor()`,
  'boards.action': `version = 2, changed_by = access.actor()`,
  'boards.minutes': `version = 2, changed_by = access.actor()`,
  'boards.report_section': `version = 2, changed_by = access.actor()`,
  'duty.authority': `version = 2, changed_by = access.actor()`,
  'duty.self_assessment': `submitted_by = access.actor(), submitted_at = now()`,
  'duty.self_answer': `version = 2, changed_by = access.actor()`,
  'duty.assurance_line': `version = 2, changed_by = access.actor()`,
  'duty.item': `version = 2, changed_by = access.actor()`,
  'duty.place': `postcode = '', changed_by = access.actor()`,
  'accounts.agency': `name = 'changed' || random()`,
  'accounts.account': `version = 2`,
  'accounts.holding': `until_on = access.today() - 1, ended_by = access.actor()`,
  'accounts.session': `ended_at = now()`,
  'cases.case_file': `journal_length = 7`,
  'cases.conflict': `ended_at = now(), ended_by = access.actor()`,
  'cases.transfer': `withdrawn_at = now()`,
  'cases.named_account': `ended_at = now()`,
  'cases.cover': `ended_at = now()`,
  'cases.information_request': `replied_on = access.today(), reply_kind = 'answered'`,
  'people.person': `version = 2`,
  'panel.meeting': `version = 2`,
  'panel.invitation': `present = 'present'`,
  'panel.item': `position = 7`,
  'platform.instance': `kind = 'demonstration'`,
  'platform.outbox': `attempts = 1`,
  'platform.draft': `version = 2`,
  'strategy.version': `state = t.state`,
  'strategy.part': `position = 7`,
  'strategy.action': `cost = 'none'`,
  'jobs.version': `cron_on = now()`,
  'jobs.queue': `updated_on = now()`,
  'jobs.schedule': `updated_on = now()`,
  'jobs.subscription': `updated_on = now()`,
  'jobs.bam': `status = 'done'`,
  'jobs.warning': `message = 'seen'`,
  'jobs.job': `priority = 1`,
  'jobs.job_common': `priority = 1`,
  'jobs.job_dependency': `parent_id = gen_random_uuid()`,
  'jobs.instance': `stopped_on = now()`,
}

/** Changes of which expected.ts speaks by these words (updates). */
export const namedChanges: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'accounts.holding': {
    'prolong a role': `until_on = '2099-01-01', ended_by = access.actor()`,
    'end a role in the name of somebody else': `until_on = access.today() - 1, ended_by = '${accountId('somebody there')}'`,
  },
  'accounts.session': { 'take up a session again': `ended_at = null` },
  'duty.self_assessment': { 'take a submission back': `submitted_by = null, submitted_at = null` },
  'cases.information_request': {
    'withdraw a request': `withdrawn_at = now(), replied_on = access.today(), reply_kind = 'nil_return'`,
    'take an answer in': `taken_in_at = now(), replied_on = access.today(), reply_kind = 'nil_return'`,
  },
}

const another = `'${accountId('a colleague')}'`
const fresh = 'gen_random_uuid()'
const randomBytes = `uuid_send(gen_random_uuid())`

/** How a copy differs: a key of its own, and what a row must have when it is new. Columns that the role may not give are left out. */
export const copies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'boards.body': { name: `'copy ' || random()` },
  'boards.document_version': { number: '900' },
  'boards.stage': { position: '900' },
  'boards.meeting': { held_on: `date '2098-01-01'` },
  'boards.agenda_item': { position: '900' },
  'boards.reporting_line': { what: `'copy ' || random()` },
  'boards.annual_report': { from_year: '2100' },
  'boards.report_section': { key: `'copy'` },
  'duty.authority': { name: `'copy ' || random()` },
  'duty.self_assessment': { from_year: '2099' },
  'duty.self_answer': { benchmark: `'copy'` },
  'duty.picked_evidence': { key: `'copy'` },
  'duty.assurance_statement': { edition: '90' },
  'duty.assurance_line': { control: `'copy'` },
  'duty.assurance_evidence': { key: `'copy'` },
  'duty.dip_sample': { sight_until: 'access.today() + 7' },
  'duty.dip_sample_case': { position: '40' },
  'duty.place': { number: `left('c' || gen_random_uuid(), 20)` },
  'accounts.agency': { name: `'copy ' || random()` },
  'accounts.account': { email: `'copy' || random() || '@x.example'` },
  'accounts.holding': { until_on: `date '2098-01-01'`, granted_by: 'access.actor()' },
  'accounts.proposal': { kind: `'role'`, role: `'analyst'`, from_on: 'access.today()' },
  'cases.case_file': { reference: 'gen_random_uuid()', stage: `'referral_received'` },
  'cases.conflict': { account_id: another },
  'cases.named_account': { account_id: another },
  'cases.journal': { form_token: 'null::uuid', form_record_id: 'null::uuid' },
  'cases.assessment': { number: '900' },
  'cases.assessment_framework': { version: `left('v' || gen_random_uuid(), 20)` },
  'cases.assessed_need': { position: '900' },
  'cases.plan_version': { number: '900' },
  'cases.plan_text': { revision: '900' },
  'cases.plan_need': { revision: '900' },
  'cases.plan_action': { revision: '900' },
  'cases.session_event': { seq: '900' },
  'cases.information_reply': { form_token: 'null::uuid' },
  'cases.information_reminder': { kind: `'after'` },
  'people.match_key': { key: `'copy'` },
  'referrals.referral': {
    reference: 'gen_random_uuid()',
    received_on: 'access.today()',
    receipt_hash: randomBytes,
    form_token: fresh,
  },
  'referrals.subject': { position: '900' },
  'referrals.email_confirmation': { token_hash: randomBytes },
  'panel.invitation': { account_id: another },
  'panel.conflict': { account_id: another },
  'platform.setting': { key: `'copy'` },
  'statistics.figure': { measure: `'copy'` },
  'records.audit_chain': { seq: '2' },
  'records.audit_checkpoint': { size: '2', head: `'${bytesOf('second')}'::bytea` },
  'records.purpose': { case_id: fresh },
  'strategy.version': { number: '900' },
  'strategy.part': { part_key: fresh },
  'strategy.reading': { corrects: 'null::uuid' },
  'strategy.equality_entry': { revision: '900' },
}

/** Additions of which expected.ts speaks by these words (inserts): what differs beyond the above. */
export const namedCopies: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'cases.case_file': { 'begin a case at a later stage': { stage: `'closed'` } },
  'cases.journal': { 'take a later step': { seq: '900', step: `'decide gateway'` } },
  'cases.session_event': {
    'book a session': { kind: `'booked'` },
    'say that a session was not held': { kind: `'not held'`, why: `'other'` },
    'say that no report will come': { kind: `'no report'` },
    'record a session that was not agreed': { number: '8' },
  },
  'statistics.figure': { 'settle a quarter that goes on': { measure: `'copy'`, until_on: 'access.today()' } },
  'referrals.referral': { 'hand in under another day': { received_on: 'access.today() - 1' } },
}

/** The column that says whose a row is, where somebody might write it in their own favour. */
export const ownFavour: Readonly<Record<string, string>> = {
  'cases.commission': 'provider_account',
  'accounts.holding': 'account_id',
  'accounts.proposal': 'account_id',
  'cases.conflict': 'account_id',
  'cases.named_account': 'account_id',
  'panel.invitation': 'account_id',
  'panel.conflict': 'account_id',
}
