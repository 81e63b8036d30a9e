/**
 * Which database role may touch which columns of which table: the reviewed file of column grants. grants.test.ts compares it with the catalogue, so
 * that a new grant fails until somebody has read it here. Rows are another matter: expected.ts.
 *
 * app is every signed-in person (and the worker of timed jobs), public a visitor, the others one service each. search owns the few functions
 * that look across row security, and can be entered by nobody.
 */

/** Names of columns, or "*" for the whole row. */
type Columns = string

export type TableGrants = Partial<
  Record<
    'app' | 'public' | 'mailer' | 'sealer' | 'clerk' | 'search',
    { readonly select?: Columns; readonly insert?: Columns; readonly update?: Columns; readonly delete?: Columns }
  >
>

const whole = '*'

/** A table that does not stand here is granted to nobody. */
export const expectedGrants: Readonly<Record<string, TableGrants>> = {
  'accounts.account': {
    app: {
      select: whole,
      insert: 'agency_id area_id channel_training_until email id job_title language name',
      update: 'agency_id channel_training_until disabled_at job_title language name version',
    },
    search: { select: whole, insert: whole, update: 'disabled_at' },
  },
  'accounts.agency': {
    app: { select: whole, insert: whole, update: 'agreement_from agreement_until kind name' },
    search: { select: whole, insert: whole },
  },
  'accounts.area': {
    app: { select: whole },
    clerk: { select: whole },
    public: { select: whole },
    search: { select: whole, insert: whole },
  },
  'accounts.calendar_feed': {
    app: {
      select: 'account_id ended_at good_until last_used_at made_at names_bodies renewed_on',
      insert: 'good_until names_bodies token_hash',
      update: 'ended_at good_until last_used_at made_at names_bodies renewed_on token_hash',
    },
    search: { select: whole, update: 'last_used_at' },
  },
  'accounts.code_try': {
    search: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'accounts.credential': {
    search: { select: whole, insert: whole, update: whole },
  },
  'accounts.holding': {
    app: {
      select: whole,
      insert: 'account_id area_id from_on granted_by id role until_on',
      update: 'ended_by until_on',
    },
    search: { select: whole, insert: whole },
  },
  'accounts.invitation': {
    app: { select: 'account_id expires_at id kind made_at made_by used_at' },
    search: { select: whole, insert: whole, update: whole },
  },
  'accounts.proposal': {
    app: { select: whole, insert: 'account_id area_id from_on id kind role until_on' },
    search: { select: whole, update: whole },
  },
  'accounts.recovery_code': {
    search: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'accounts.remembered_device': {
    app: { select: 'account_id id last_used_at name remembered_at' },
    search: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'accounts.server_secret': {
    search: { select: whole },
  },
  'accounts.session': {
    app: {
      select: 'account_id device device_id ended_at id last_seen_at second_factor_at stage started_at',
      update: 'ended_at',
    },
    clerk: { select: 'id last_seen_at', delete: whole },
    search: { select: whole, insert: whole, update: whole },
  },
  'accounts.sign_in_attempt': {
    search: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'accounts.totp_step_used': {
    search: { select: whole, insert: whole, delete: whole },
  },
  'boards.action': {
    app: {
      select: whole,
      insert: 'agenda_item_id area_id due_on id meeting_id owner what',
      update: 'changed_at changed_by closed_on due_on outcome owner version',
    },
  },
  'boards.agenda_item': {
    app: {
      select: whole,
      insert: 'area_id document_version_id escalation_id id kind meeting_id position presenter purpose title',
      update: 'position',
    },
  },
  'boards.agenda_removal': { app: { select: whole, insert: 'agenda_item_id area_id reason' } },
  'boards.route_change': {
    app: { select: whole, insert: 'area_id became id kind reason stage_id was' },
  },
  'boards.annual_report': { app: { select: whole, insert: 'area_id from_year id' } },
  'boards.frozen_report': {
    app: { select: whole, insert: 'area_id document_version_id id report_id sections title' },
  },
  'boards.report_release': { app: { select: whole, insert: 'area_id frozen_report_id id' } },
  'boards.report_section': {
    app: {
      select: whole,
      insert: 'area_id figures heading key position report_id text',
      update: 'changed_at changed_by drawn_at draws figures heading text version',
    },
  },
  'boards.attendance': {
    app: {
      select: whole,
      insert: 'area_id meeting_id membership_id presence',
      update: 'changed_at changed_by presence version',
    },
  },
  'boards.decision': {
    app: { select: whole, insert: 'agenda_item_id area_id decision id meeting_id reached reasons' },
  },
  'boards.escalation': { app: { select: whole, insert: 'address area_id id to_body_id what' } },
  'boards.meeting': {
    app: {
      select: whole,
      insert: 'area_id body_id held_on id place starts_at',
      update: 'changed_at changed_by held_on place starts_at version',
    },
    search: { select: whole },
  },
  'boards.minutes': {
    app: { select: whole, insert: 'area_id meeting_id text', update: 'changed_at changed_by state text version' },
  },
  'boards.body': {
    app: {
      select: whole,
      insert: 'area_id id kind meets_every_months name terms',
      update: 'changed_at changed_by ended_on kind meets_every_months name terms version',
    },
    search: { select: whole },
  },
  'boards.document': {
    app: {
      select: whole,
      insert: 'address area_id id kind owner title',
      update: 'address changed_at changed_by kind owner title version',
    },
  },
  'boards.document_version': {
    app: { select: whole, insert: 'address area_id body changes dated_on document_id id number' },
  },
  'boards.version_file': {
    app: { select: whole, insert: 'area_id bytes content document_version_id id media_type name sha256' },
    clerk: { select: 'added_at area_id content id scan' },
    search: { select: 'id scan', update: 'scan' },
  },
  'boards.membership': {
    app: {
      select: whole,
      insert: 'account_id agency_id area_id body_id deputy from_on id name post role until_on',
      update: 'account_id changed_at changed_by deputy post until_on version',
    },
  },
  'boards.report_given': {
    app: { select: whole, insert: 'area_id document_version_id given_on id line_id meeting_id' },
  },
  'boards.reporting_line': {
    app: {
      select: whole,
      insert: 'area_id body_id counts_from every_months id owner to_body_id what',
      update: 'changed_at changed_by counts_from ended_on every_months owner version',
    },
  },
  'boards.stage': {
    app: {
      select: whole,
      insert: 'area_id document_id id planned_on planned_precision position purpose',
      update: 'changed_at changed_by planned_on planned_precision position version',
    },
  },
  'boards.stage_body': { app: { select: whole, insert: 'area_id body_id position stage_id' } },
  'boards.stage_outcome': {
    app: {
      select: whole,
      insert: 'area_id asked asked_by body_id document_version_id id outcome seen_on seen_precision stage_id',
    },
  },
  'cases.assessed_need': {
    app: { select: whole, insert: 'area_id assessment_id case_id id position sealed' },
  },
  'cases.assessment': {
    app: {
      select: whole,
      insert: 'area_id case_id factors framework framework_id framework_version id number on_date sealed',
    },
  },
  'cases.assessment_framework': {
    app: { select: whole, insert: 'area_id code content id licence title valid_from valid_to version' },
  },
  'cases.case_file': {
    app: {
      select: whole,
      update: 'closed_on journal_length lead_account next_clock next_due_on restricted stage support_stopped_on',
    },
    public: { insert: 'area_id home_force id next_clock next_due_on opened_on person_id reference referral_id stage' },
    search: {
      select: whole,
      insert: whole,
      update: 'closed_on journal_length next_clock next_due_on stage',
    },
  },
  'cases.cover': {
    app: {
      select: whole,
      insert: 'absent_account area_id cover_account from_on id until_on',
      update: 'ended_at',
    },
  },
  'cases.consent_task': {
    app: { select: whole },
    search: { select: whole, insert: whole },
  },
  'cases.finding': {
    app: { select: whole },
    search: { select: whole, insert: whole, update: whole },
  },
  'cases.conflict': {
    app: { select: whole, insert: 'account_id area_id case_id id kind', update: 'ended_at ended_by' },
    search: { select: whole },
  },
  'cases.transfer': {
    app: {
      select: whole,
      insert:
        'area_id arrives_as basis case_id contents destination id marking person_id reference sealed to_area_id to_name',
      update: 'withdrawn_at',
    },
    search: { select: whole, update: 'withdrawn_at' },
  },
  'cases.transfer_answer': {
    app: {
      select: whole,
      insert: 'answer area_id case_id met_on reference to_area_id to_case_id transfer_id',
    },
    search: { select: whole },
  },
  'cases.emergency_access': {
    app: { select: whole },
    search: { select: whole, insert: whole },
  },
  'cases.emergency_reminder': {
    search: { select: whole, insert: 'access_id area_id' },
  },
  'cases.emergency_reason': {
    app: { select: whole, insert: 'access_id area_id sealed' },
    search: { select: whole },
  },
  'cases.emergency_review': {
    app: { select: whole, insert: 'access_id area_id id opened_by outcome sealed' },
    search: { select: whole },
  },
  'cases.commission': {
    app: {
      select: whole,
      insert:
        'approval area_id book_within case_id from_on id indemnified initials person_id plan_action_id provider_account provider_agency provider_name reference report_within sessions_agreed sight_days support_type until_on',
    },
    search: { select: whole },
  },
  'cases.commission_brief': {
    app: { select: whole, insert: 'area_id case_id commission_id id sealed' },
  },
  'cases.commission_end': {
    app: { select: whole, insert: 'area_id case_id cause commission_id' },
    search: { select: whole },
  },
  'cases.form_record': {
    app: { select: whole, insert: 'area_id case_id form_id form_version id language sealed' },
    search: { insert: whole },
  },
  'cases.information_reply': {
    app: {
      select: whole,
      insert:
        'area_id case_id form_token id kind marking not_told_because request_id sealed seen_by source_on tell_person',
    },
  },
  'cases.information_request': {
    app: {
      select: whole,
      insert: 'agency_id area_id asked_on basis case_id due_on id marking person_id sealed',
      update: 'replied_on reply_kind taken_in_at withdrawn_at',
    },
    search: { select: whole },
    clerk: { select: 'agency_id area_id case_id due_on id replied_on withdrawn_at' },
  },
  'cases.information_reminder': {
    app: { select: whole },
    clerk: { select: whole, insert: 'area_id kind request_id' },
  },
  'cases.information_taken_up': {
    app: { select: whole, insert: 'area_id id request_id' },
  },
  'cases.journal': {
    app: {
      select: whole,
      insert:
        'area_id case_id decision_mode facts form_record_id form_token guidance_version id on_date reason_given seq step',
    },
    public: {
      insert:
        'area_id case_id decision_mode facts form_record_id form_token guidance_version id on_date reason_given seq step',
    },
    search: { select: whole, insert: whole },
  },
  'cases.named_account': {
    app: { select: whole, insert: 'account_id area_id case_id why', update: 'ended_at' },
    search: { select: whole },
  },
  'cases.plan_action': {
    app: {
      select: whole,
      insert:
        'action_id area_id case_id id need_ids outcome owner_account plan_version provider_agency_id review_on revision sealed start_on support_type',
    },
  },
  'cases.plan_need': {
    app: {
      select: whole,
      insert: 'area_id assessed_need_id case_id decision id need_id plan_version revision sealed source',
    },
  },
  'cases.plan_text': {
    app: { select: whole, insert: 'area_id case_id id part plan_version revision sealed' },
  },
  'cases.plan_version': {
    app: { select: whole, insert: 'area_id case_id id number on_date' },
  },
  'cases.session_event': {
    app: {
      select: whole,
      insert: 'area_id case_id commission_id id kind marking number on_date sealed seq strikes tell_now told_by why',
    },
  },
  'cases.session_seen': {
    app: { select: whole, insert: 'area_id case_id commission_id id meeting_id upto_seq' },
  },
  'duty.authority': {
    app: {
      select: whole,
      insert:
        'agency_id agreement_from agreement_until area_id bound_from bound_until contact_email contact_name contact_post functions id kind name schedule',
      update:
        'agency_id agreement_from agreement_until bound_from bound_until changed_at changed_by contact_email contact_name contact_post functions kind name version',
    },
  },
  'duty.place': {
    app: {
      select: whole,
      insert: 'area_id email id import_id kind name number postcode',
      update: 'changed_at changed_by email import_id kind name postcode',
    },
  },
  'duty.assurance_evidence': {
    app: {
      select: whole,
      insert: 'address area_id control id key label says statement_id stood_on',
      delete: whole,
    },
  },
  'duty.assurance_line': {
    app: {
      select: whole,
      insert: 'area_id control rating statement_id words',
      update: 'changed_at changed_by rating version words',
    },
  },
  'duty.assurance_signature': { app: { select: whole, insert: 'area_id post statement_id' } },
  'duty.assurance_statement': { app: { select: whole, insert: 'area_id edition framework from_year id' } },
  'duty.assurance_submission': { app: { select: whole, insert: 'area_id statement_id submitted_on words' } },
  'duty.authority_entry': { app: { select: whole, insert: 'area_id authority_id id kind on_date words' } },
  'duty.item': {
    app: {
      select: whole,
      insert: 'area_id id kind owner policy review_on title',
      update: 'changed_at changed_by ended_on kind owner policy review_on title version',
    },
  },
  'duty.enquiry': {
    app: { select: whole, insert: 'agency_id area_id due_on id question setting topic' },
    search: { select: whole },
  },
  'duty.enquiry_answer': {
    app: { select: whole, insert: 'area_id enquiry_id id words' },
    search: { select: whole },
  },
  'duty.venue_appeal': { app: { select: whole, insert: 'area_id check_id grounds received_on' } },
  'duty.venue_check': {
    app: {
      select: whole,
      insert: 'area_id audience equality event event_on hirer id publicity speakers theme ticketed venue',
    },
    clerk: { select: 'area_id event_on id', delete: whole },
  },
  'duty.venue_decision': {
    app: {
      select: whole,
      insert: 'area_id check_id conditions first_by first_stage free_speech id outcome reasons stage',
    },
  },
  'duty.venue_finding': { app: { select: whole, insert: 'area_id check_id id looked words' } },
  'duty.dip_answer': { app: { select: whole, insert: 'answer area_id id position question sample_id' } },
  'duty.dip_finding': { app: { select: whole, insert: 'area_id sample_id words' }, search: { select: whole } },
  'duty.dip_sample': {
    app: {
      select: whole,
      insert: 'area_id checklist how id opened_from opened_until population reviewer seed sight_until size',
    },
    search: { select: whole },
  },
  'duty.dip_sample_case': {
    app: { select: whole, insert: 'area_id case_id opened_on position reference sample_id' },
    search: { select: whole },
  },
  'duty.picked_evidence': {
    app: {
      select: whole,
      insert: 'address area_id assessment_id benchmark id key label says stood_on',
      delete: whole,
    },
  },
  'duty.self_answer': {
    app: {
      select: whole,
      insert: 'area_id assessment_id benchmark score words',
      update: 'changed_at changed_by score version words',
    },
  },
  'duty.self_assessment': {
    app: {
      select: whole,
      insert: 'agency_id area_id from_year id scheme',
      update: 'submitted_at submitted_by summary',
    },
  },
  'duty.self_review': {
    app: { select: whole, insert: 'area_id assessment_id benchmark id score submitted_by words' },
  },
  'duty.register_import': { app: { select: whole, insert: 'added area_id changed id read sha256' } },
  'jobs.instance': {
    app: { select: whole, update: 'stopped_on', delete: whole },
  },
  'jobs.job': {
    app: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'jobs.job_common': {
    app: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'jobs.job_dependency': {
    app: { select: whole, update: whole, delete: whole },
  },
  'jobs.queue': {
    app: { select: whole, insert: whole, update: whole },
  },
  'jobs.schedule': {
    app: { select: whole, insert: whole, update: whole, delete: whole },
  },
  'jobs.version': {
    app: { select: whole, update: 'cron_on flow_on monitor_backoff_on' },
  },
  'panel.general_addendum': { app: { select: whole, insert: 'area_id id meeting_id words' } },
  'panel.general_minute': {
    app: {
      select: whole,
      insert: 'area_id content meeting_id',
      update: 'agreed_meeting changed_at changed_by content state version',
    },
  },
  'panel.addendum': { app: { select: whole, insert: 'area_id case_id id item_id sealed' } },
  'panel.minute': {
    app: {
      select: whole,
      insert: 'area_id case_id item_id sealed',
      update: 'agreed_meeting changed_at changed_by sealed state version',
    },
  },
  'panel.action': {
    app: {
      select: whole,
      insert: 'agency_id area_id case_id due_on id item_id sealed',
      update: 'changed_at changed_by closed_on outcome outcome_sealed version',
    },
    search: { select: whole },
  },
  'panel.conflict': {
    app: { select: whole, insert: 'account_id area_id item_id' },
    search: { select: whole },
  },
  'panel.cycle': {
    app: {
      select: whole,
      insert: 'area_id counts_from every_weeks place starts_at',
      update: 'changed_at changed_by counts_from every_weeks place starts_at version',
    },
  },
  'panel.declaration': {
    app: { select: whole, insert: 'account_id area_id id meeting_id says' },
  },
  'panel.interest': {
    app: { select: whole, insert: 'account_id area_id id words', update: 'ended_by ended_on' },
  },
  'panel.invitation': {
    app: {
      select: whole,
      insert: 'account_id area_id capacity meeting_id',
      update: 'came_at capacity left_at present',
    },
    search: { select: whole, insert: 'account_id area_id capacity in_place_of meeting_id', update: 'present' },
  },
  'panel.item': {
    app: {
      select: whole,
      insert: 'area_id case_id id meeting_id minutes place position purpose stage title',
      update: 'began_at changed_at changed_by ended_at minutes position purpose stage state version',
    },
    search: { select: whole },
  },
  'panel.item_agency': {
    app: { select: whole, insert: 'agency_id area_id item_id', delete: whole },
    search: { select: whole },
  },
  'panel.item_brief': {
    app: { select: whole, insert: 'area_id item_id person_id sealed', update: 'changed_at changed_by sealed' },
  },
  'panel.item_removal': {
    app: { select: whole, insert: 'area_id case_id id item_id person_id reason sealed' },
  },
  'panel.standing_items': {
    app: { select: whole, insert: 'area_id items', update: 'changed_at changed_by items version' },
  },
  'panel.contribution': {
    app: { select: whole, insert: 'area_id case_id id item_id late marking number person_id sealed' },
  },
  'panel.pack_edition': {
    app: { select: whole },
    search: { select: whole, insert: whole },
  },
  'panel.pack_line': {
    app: { select: whole },
    search: { select: whole, insert: whole },
  },
  'panel.meeting': {
    app: {
      select: whole,
      insert: 'area_id held_on id kind place starts_at',
      update:
        'agenda_version attendance_version cancel_reason cancelled_at cancelled_by held_on kind pack_published_at place starts_at version',
    },
    search: { select: whole, update: 'version' },
  },
  'panel.record': {
    app: {
      select: whole,
      insert: 'area_id case_id field item_id sealed version',
      update: 'changed_at changed_by sealed version',
    },
  },
  'panel.standing_record': {
    app: {
      select: whole,
      insert: 'area_id field item_id value version',
      update: 'changed_at changed_by value version',
    },
  },
  'panel.series_action': {
    app: {
      select: whole,
      insert: 'agency_id area_id asked_on due_on id item_id what who',
      update: 'changed_at changed_by closed_on outcome outcome_words version',
    },
  },
  'panel.rehearsal': {
    app: { select: whole, insert: 'kept', update: 'changed_at kept version', delete: whole },
    clerk: { select: 'account_id changed_at', delete: whole },
  },
  'panel.seat': {
    app: {
      select: whole,
      insert: 'agency_id area_id from_on id role speaks_for until_on',
      update: 'changed_at changed_by speaks_for until_on version',
    },
    search: { select: whole },
  },
  'panel.seat_person': {
    app: {
      select: whole,
      insert: 'account_id area_id from_on id part seat_id until_on',
      update: 'changed_at changed_by until_on version',
    },
    search: { select: whole },
  },
  'panel.terms': {
    app: {
      select: whole,
      insert: 'agreed_on area_id body complaints id number quorum_agencies quorum_services review_on',
    },
  },
  'people.identity_decision': {
    app: { select: whole, insert: 'answer area_id id other_person_id person_id reason_sealed' },
    search: { select: whole },
  },
  'people.match_key': {
    app: { select: whole, insert: whole, delete: whole },
    public: { insert: whole },
    search: { select: whole, insert: whole },
  },
  'people.person': {
    app: {
      select: whole,
      update:
        'age_known_from approximate_age born_on forenames gender known_as postcode_district retention_class retention_reason review_on surname version',
    },
    public: {
      insert:
        'age_known_from approximate_age area_id born_on forenames gender id known_as postcode_district review_on surname',
    },
    search: { select: whole, insert: whole },
  },
  'platform.draft': {
    app: {
      select: whole,
      insert: 'form_id form_version id owner_account sealed subject_id visitor_hash',
      update: 'form_version sealed updated_at version',
      delete: whole,
    },
    clerk: { select: 'id updated_at', delete: whole },
    public: {
      select: whole,
      insert: 'form_id form_version id owner_account sealed subject_id visitor_hash',
      update: 'form_version sealed updated_at version',
      delete: whole,
    },
  },
  'platform.form_token': {
    clerk: { select: whole, delete: whole },
    search: { select: whole, insert: whole, update: whole },
  },
  'platform.instance': {
    app: { select: whole },
    clerk: { select: whole },
    mailer: { select: whole },
    public: { select: whole },
    sealer: { select: whole },
    search: { select: whole },
  },
  'platform.outbox': {
    app: { insert: 'address_sealed area_id details id language template' },
    clerk: { insert: 'address_sealed area_id details id language template' },
    mailer: {
      select: whole,
      update: 'address_sealed attempts given_up_at last_error next_try_at sent_at',
      delete: whole,
    },
    public: { insert: 'address_sealed area_id details id language template' },
  },
  'platform.setting': {
    app: { select: whole, insert: 'area_id key reason value' },
    search: { select: whole },
    clerk: { select: whole },
  },
  'records.audit_chain': {
    sealer: { select: whole, insert: whole },
  },
  'records.audit_checkpoint': {
    app: { select: 'key_id made_at size' },
    sealer: { select: whole, insert: whole },
  },
  'records.audit_event': {
    app: { select: whole },
    sealer: { select: whole },
    search: { insert: whole },
  },
  'records.audit_unsealed': {
    sealer: { select: whole, delete: whole },
    search: { insert: whole },
  },
  'records.purpose': {
    app: { select: whole, insert: 'case_id other_words purpose session_id' },
  },
  'referrals.addition': {
    app: { select: whole },
    search: { select: 'added_at area_id id subject_id', insert: whole },
  },
  'referrals.message': {
    app: { select: whole, insert: 'area_id id message referral_id' },
    search: { select: whole },
  },
  'referrals.attachment': {
    app: { select: whole },
    clerk: { select: 'added_at area_id id scan sealed subject_id' },
    public: { insert: 'area_id bytes id media_type name_sealed sealed sha256 subject_id' },
    search: { select: 'id scan', update: 'scan' },
  },
  'referrals.draft_document': {
    public: { select: whole, insert: 'bytes draft_id id sealed', delete: whole },
  },
  'referrals.email_confirmation': {
    clerk: { select: whole, delete: whole },
    public: { insert: 'area_id sealed subject_id token_hash' },
    search: { select: whole, update: 'used_at' },
  },
  'referrals.reference_counter': {
    search: { select: whole, insert: whole, update: whole },
  },
  'referrals.referral': {
    app: { select: whole },
    public: {
      insert:
        'area_id channel concern emergency form_id form_token form_version id language receipt_hash received_on reference referrer_agency safeguarding sector told',
    },
    search: { select: whole, insert: whole },
  },
  'referrals.referrer': {
    app: { select: whole },
    public: { insert: whole },
  },
  'referrals.subject': {
    app: { select: whole },
    clerk: { select: 'area_id id person_id' },
    public: { insert: whole },
    search: { select: whole, insert: whole },
  },
  'communities.advice': {
    app: {
      select: whole,
      insert: 'advice area_id id meeting_id',
      update: 'changed_at changed_by done done_on version',
    },
  },
  'communities.advisory_group': {
    app: {
      select: whole,
      insert: 'area_id id name terms',
      update: 'changed_at changed_by ended_on name terms version',
    },
  },
  'communities.advisory_meeting': {
    app: { select: whole, insert: 'area_id group_id held_on id organisations spoke_of' },
  },
  'communities.advisory_member': {
    app: {
      select: whole,
      insert: 'area_id from_on group_id id organisation_id',
      update: 'changed_at changed_by until_on version',
    },
  },
  'communities.campaign': {
    app: {
      select: whole,
      insert: 'area_id from_on id kind purpose themes title until_on',
      update: 'changed_at changed_by from_on learned purpose themes title until_on version',
    },
  },
  'communities.campaign_figure': {
    app: { select: whole, insert: 'area_id campaign_id channel counts figure id until_on' },
  },
  'communities.contact': {
    app: {
      select: whole,
      insert: 'area_id consent_how consent_on email id name organisation_id phone post review_on',
      update: 'changed_at changed_by consent_how consent_on email name phone post review_on version',
      delete: whole,
    },
    clerk: { select: 'area_id id review_on', delete: whole },
  },
  'communities.due_diligence': {
    app: { select: whole, insert: 'area_id checked checked_on expires_on id outcome project_id reasons' },
  },
  'communities.engagement': {
    app: {
      select: whole,
      insert: 'area_id audience due_on follow_up heard held_on id kind owner_agency_id purpose reach themes ward',
      update:
        'audience changed_at changed_by due_on follow_up heard held_on kind owner_agency_id purpose reach themes version ward',
    },
    search: { select: whole },
  },
  'communities.engagement_answer': {
    app: { select: whole, insert: 'area_id did engagement_id given_on told' },
    search: { select: whole },
  },
  'communities.engagement_party': {
    app: { select: whole, insert: 'area_id engagement_id organisation_id', delete: whole },
  },
  'communities.leaflet': {
    app: { select: whole, insert: 'address area_id id language title', update: 'withdrawn_on' },
    public: { select: 'address area_id id language title' },
  },
  'communities.organisation': {
    app: {
      select: whole,
      insert: 'about area_id id kind name themes',
      update: 'about changed_at changed_by ended_on kind name themes version',
    },
  },
  'communities.project': {
    app: {
      select: whole,
      insert: 'area_id cost_pounds funding id planned_from planned_until provider_id purpose themes title',
      update:
        'changed_at changed_by cost_pounds ended_on evaluation funding planned_from planned_until purpose started_on themes title version',
    },
  },
  'communities.project_session': {
    app: { select: whole, insert: 'area_id held_on id project_id reach what' },
  },
  'communities.survey': {
    app: { select: whole, insert: 'area_id id opens_on title title_cy until_on', update: 'closed_on' },
    public: { select: 'area_id id title title_cy' },
    search: { select: whole },
  },
  'communities.survey_reply': {
    public: { insert: 'area_id heard_of knows_how learned_from reply_key survey_id treated_fairly would_tell' },
    search: { select: whole },
  },
  'communities.volunteers': {
    app: {
      select: whole,
      insert: 'area_id checks_held how_many id organisation_id role said_on',
      update: 'changed_at changed_by checks_held how_many said_on version',
    },
  },
  'training.access_rule': { app: { select: whole, insert: 'area_id follows id reason' }, search: { select: whole } },
  'training.source_map': {
    app: { select: whole, insert: 'agency_id area_id mapping source', update: 'changed_at changed_by mapping' },
  },
  'training.import': {
    app: {
      select: whole,
      insert: 'agency_id area_id id kind source',
      update: 'mapping state',
    },
    clerk: {
      select: whole,
      update:
        'attempts completions_added finished_at first_rows head people_added refusal refusal_line row_count rows_added rows_looked_at rows_rejected rows_unchanged state',
    },
    search: { select: whole },
  },
  'training.import_file': {
    app: { insert: 'area_id bytes import_id number' },
    clerk: { select: whole, delete: whole },
  },
  'training.import_batch': {
    clerk: { select: whole, insert: 'area_id import_id number rows', delete: whole },
  },
  'training.import_rejection': {
    app: { select: whole },
    clerk: { insert: 'area_id import_id reason row' },
  },
  'training.course': {
    app: {
      select: whole,
      insert: 'area_id code from_on grace_days id name until_on validity_months',
      update: 'changed_at changed_by from_on grace_days name until_on validity_months version',
    },
    search: { select: whole },
  },
  'training.equivalence': {
    app: { select: whole, insert: 'area_id counts_as_id course_id', delete: whole },
    search: { select: whole },
  },
  'training.requirement': {
    app: {
      select: whole,
      insert: 'agency_kind area_id course_id from_on id role setting until_on why within_days',
      update: 'changed_at changed_by until_on version why within_days',
    },
    search: { select: whole },
  },
  'training.person': {
    app: {
      select: whole,
      insert: 'agency_id area_id email id left_on name role setting staff_number started_on',
      update: 'changed_at changed_by email left_on name role setting staff_number started_on version',
    },
    search: { select: whole, insert: whole },
  },
  'training.completion': {
    app: { select: whole, insert: 'area_id certificate completed_on course_id evidence id person_id', delete: whole },
    search: { select: whole, insert: whole },
  },
  'training.certificate': {
    app: { select: whole, insert: 'area_id completed_on course_id id number person_id' },
    search: { select: whole },
  },
  'training.certificate_file': {
    app: { select: whole, insert: 'area_id bytes certificate_id content media_type name sha256' },
    clerk: { select: 'added_at area_id certificate_id content scan' },
    search: { select: whole, update: 'scan', delete: whole },
  },
  'training.certificate_decision': {
    app: {
      select: whole,
      insert: 'area_id certificate_id completed_on course_id evidence handed_in_by outcome person_id reason',
    },
    search: { select: whole },
  },
  'training.reminder': {
    app: { select: whole },
    search: { select: whole, insert: 'area_id course_id due_on person_id sent_on step' },
  },
  'training.digest': {
    app: { select: whole },
    search: { select: whole, insert: 'agency_id area_id people sent_on week_on' },
  },
  'training.without_letters': {
    app: { select: whole, insert: 'area_id person_id', delete: whole },
    search: { select: whole },
  },
  'training.correction': {
    app: { select: whole, insert: 'area_id completion_id reason' },
    search: { select: whole },
  },
  'training.exemption': {
    app: { select: whole, insert: 'area_id course_id from_on id person_id reason until_on' },
    search: { select: whole },
  },
  'training.session': {
    app: {
      select: whole,
      insert: 'agency_id area_id capacity course_id ends_at held_on id link place starts_at trainer',
      update: 'capacity changed_at changed_by ends_at held_on link place starts_at trainer version',
    },
    search: { select: whole },
  },
  'training.session_cancellation': {
    app: { select: whole, insert: 'area_id reason session_id' },
    search: { select: whole },
  },
  'training.booking': {
    app: { select: whole, insert: 'area_id id person_id session_id', update: 'changed_at changed_by state' },
    search: { select: whole, update: 'changed_at changed_by state' },
  },
  'training.attendance': {
    app: {
      select: whole,
      insert: 'area_id asked_feedback person_id presence session_id',
      update: 'asked_feedback changed_at changed_by presence version',
    },
    search: { select: whole },
  },
  'training.feedback_ticket': {
    app: { insert: 'area_id good_until session_id ticket_hash' },
    search: { select: whole, delete: whole },
  },
  'training.feedback': { search: { select: whole, insert: whole } },
  'statistics.figure': {
    app: { select: whole },
    clerk: { select: whole, insert: 'area_id denominator from_on measure numerator until_on' },
  },
  'strategy.strategy': {
    app: { select: whole, insert: 'area_id from_year id period title to_year' },
  },
  'strategy.naming': {
    app: { select: whole, insert: 'area_id from_year id period revision strategy_id title to_year why' },
  },
  'strategy.version': {
    app: { select: whole, insert: 'area_id id number strategy_id what_changed', update: 'state' },
  },
  'picture.threat_profile': {
    app: {
      select: whole,
      insert: 'area_id audience briefed_on declared edition id kind marking owner refresh_on',
      update: 'audience briefed_on changed_at changed_by ended_on marking owner refresh_on version',
    },
  },
  'picture.recommendation': {
    app: {
      select: whole,
      insert: 'area_id id number part_key priority profile_id theme words',
      update: 'changed_at changed_by part_key priority theme version words',
    },
  },
  'picture.recommendation_answer': { app: { select: whole, insert: 'area_id how id recommendation_id words' } },
  'picture.threat_level_change': { app: { select: whole, insert: 'area_id from_on id level source' } },
  'picture.risk': {
    app: {
      select: whole,
      insert: 'actions area_id cause controls effect event id owner theme',
      update: 'actions cause changed_at changed_by closed_on controls effect event owner theme version',
    },
  },
  'picture.risk_review': {
    app: {
      select: whole,
      insert:
        'area_id id impact_after impact_before likelihood_after likelihood_before next_review_on number reasons risk_id',
    },
  },
  'picture.ward': {
    app: { select: whole, insert: 'area_id id name', update: 'changed_at changed_by ended_on name version' },
  },
  'picture.tension_report': {
    app: {
      select: whole,
      insert: 'agree_by area_id category corroboration described_by expires_on happened_on id source_type ward_id',
      update: 'expires_on',
    },
    clerk: { select: 'area_id expires_on id words_removed_at', update: 'words_removed_at' },
    search: { select: whole },
  },
  'picture.tension_review': {
    app: { select: whole, insert: 'area_id id level number report_id review_on' },
    search: { select: whole },
  },
  'picture.tension_words': {
    app: { select: whole, insert: 'area_id communities id report_id review_id words' },
    clerk: { select: 'area_id id report_id', delete: whole },
  },
  'picture.hate_crime': {
    app: {
      select: whole,
      insert: 'area_id count kind month strand ward_id',
      update: 'changed_at changed_by count version',
    },
    search: { select: whole },
  },
  'picture.hate_crime_import': { app: { select: whole, insert: 'added area_id changed id unchanged' } },
  'picture.online_work': {
    app: { select: whole, insert: 'area_id count kind month', update: 'changed_at changed_by count version' },
  },
  'strategy.part': {
    app: {
      select: whole,
      insert: 'area_id heading id kind number part_key position text version_id',
      update: 'heading kind number position text',
      delete: whole,
    },
  },
  'strategy.action': {
    app: {
      select: whole,
      insert:
        'area_id benchmarks cost done_on due_on duty_paragraph id lead_account lead_agency lead_name partners risk serves starts_on strategy_id title what',
      update:
        'benchmarks cost done_on due_on duty_paragraph lead_account lead_agency lead_name partners risk serves starts_on title what',
    },
  },
  'strategy.milestone': { app: { select: whole, insert: 'action_id area_id done_on due_on id words', delete: whole } },
  'strategy.action_update': { app: { select: whole, insert: 'action_id area_id id quarter_from words worked_out' } },
  'strategy.rag_override': { app: { select: whole, insert: 'action_id area_id colour id reason' } },
  'strategy.measure': {
    app: {
      select: whole,
      insert:
        'action_id area_id baseline_of baseline_value baseline_words direction id kind source target_value target_words title',
    },
  },
  'strategy.measure_definition': {
    app: {
      select: whole,
      insert:
        'area_id baseline_of baseline_value baseline_words direction id kind measure_id revision source target_value target_words title why',
    },
  },
  'strategy.measure_end': { app: { select: whole, insert: 'area_id id measure_id reason' } },
  'strategy.reading': {
    app: { select: whole, insert: 'area_id corrects id measure_id of_value read_on remark value words' },
  },
  'strategy.evidence': { app: { select: whole, insert: 'action_id area_id characteristics dated_on id link words' } },
  'strategy.equality_entry': {
    app: {
      select: whole,
      insert: 'area_id characteristic evidence id impact impact_words mitigation owner review_on revision strategy_id',
    },
  },
  'strategy.equality_sign_off': { app: { select: whole, insert: 'area_id entry_id id' } },
}
