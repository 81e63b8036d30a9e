-- Up Migration
-- Support that a provider is asked to give, and its sessions: agreed, booked, held or not, reported, seen by the panel (CTSA 2015 s36(4)(b)
-- and (c), process.md 2.9). In the case behind the Amess review seven sessions were bought, one was held, and nobody noticed.

-- A function's new owner needs CREATE in its schema while it is handed over.
grant create on schema access to causeway_search;
grant create on schema cases to causeway_search;

-- A provider cannot read the journal, and must know at once that support has stopped: the case row says it, as it says the stage.
alter table cases.case_file add column support_stopped_on date;
comment on column cases.case_file.support_stopped_on is
  'A fold of the journal like stage: empty before support was ever given, 9999-12-31 while it stands, else the day on which it was recorded that it had stopped. Why is not said here.';
grant update (support_stopped_on) on cases.case_file to causeway_app;

create table cases.commission (
  id                uuid primary key,
  area_id           uuid not null,
  case_id           uuid not null,
  person_id         uuid not null,
  reference         text not null,
  initials          text not null,
  plan_action_id    uuid,
  provider_agency   uuid,
  provider_name     text not null default '',
  provider_account  uuid references accounts.account,
  support_type      text not null,
  approval          text not null constraint commission_approval check (approval in ('approved', 'applied for', 'not needed')),
  indemnified       boolean not null,
  sessions_agreed   integer not null constraint commission_sessions_agreed check (sessions_agreed between 1 and 100),
  from_on           date not null,
  until_on          date not null,
  report_within     integer not null constraint commission_report_within check (report_within between 1 and 60),
  book_within       integer not null constraint commission_book_within check (book_within between 1 and 60),
  sight_days        integer not null constraint commission_sight_days check (sight_days between 0 and 90),
  made_by           uuid not null default access.actor() references accounts.account,
  made_on           date not null default access.today(),
  made_at           timestamptz not null default now(),
  unique (area_id, id),
  constraint commission_of_somebody check (provider_agency is not null or provider_name <> ''),
  constraint commission_period check (until_on >= from_on),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, person_id) references people.person (area_id, id),
  foreign key (area_id, plan_action_id) references cases.plan_action (area_id, id),
  foreign key (area_id, provider_agency) references accounts.agency (area_id, id)
);
comment on table cases.commission is
  'What a provider was asked to give: so many sessions of a kind, in a period. The provider''s account sees it once support stands; reference and initials are repeated here because the case is not theirs to see. report_within and book_within (working days) and sight_days are the settings of the day it was made. plan_action_id is the first row of the action of the plan that it serves.';
create index commission_of_case on cases.commission (area_id, case_id, made_at);
-- What access.commissions_assigned() asks at every request of a provider.
create index commission_of_provider on cases.commission (provider_account) where provider_account is not null;

create table cases.commission_end (
  commission_id  uuid primary key,
  area_id        uuid not null,
  case_id        uuid not null,
  cause          text not null,
  ended_by       uuid not null default access.actor() references accounts.account,
  ended_on       date not null default access.today(),
  ended_at       timestamptz not null default now(),
  foreign key (area_id, commission_id) references cases.commission (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.commission_end is 'A commission that has ended. The reason in words stands with the step of the case.';
create index commission_end_of_case on cases.commission_end (area_id, case_id);

create table cases.commission_brief (
  id             uuid primary key,
  area_id        uuid not null,
  case_id        uuid not null,
  commission_id  uuid not null,
  sealed         bytea not null,
  written_by     uuid not null default access.actor() references accounts.account,
  written_at     timestamptz not null default now(),
  foreign key (area_id, commission_id) references cases.commission (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.commission_brief is
  'What the provider is told of the person and the work, sealed: apart from the commission, because it is out of the provider''s sight while support does not stand. The newest counts.';
create index commission_brief_of_commission on cases.commission_brief (area_id, commission_id, written_at);

create table cases.session_event (
  id             uuid primary key,
  area_id        uuid not null,
  case_id        uuid not null,
  commission_id  uuid not null,
  seq            integer not null constraint session_event_seq_from_one check (seq >= 1),
  number         integer not null constraint session_event_number_from_one check (number >= 1),
  kind           text not null constraint session_event_kind check (kind in ('booked', 'held', 'not held', 'reported', 'no report', 'struck')),
  on_date        date not null,
  why            text,
  told_by        text,
  strikes        integer,
  tell_now       boolean not null default false,
  marking        text constraint session_event_marking check (marking in ('official', 'official_sensitive')),
  sealed         bytea,
  recorded_by    uuid not null default access.actor() references accounts.account,
  recorded_at    timestamptz not null default now(),
  unique (area_id, id),
  constraint session_event_in_order unique (commission_id, seq),
  constraint session_event_why check ((kind = 'not held') = (why is not null)),
  constraint session_event_strikes check ((kind = 'struck') = (strikes is not null) and strikes < seq),
  constraint session_event_report check (kind <> 'reported' or (sealed is not null and marking is not null)),
  constraint session_event_tell_now check (kind = 'reported' or not tell_now),
  foreign key (area_id, commission_id) references cases.commission (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.session_event is
  'What happened to session 1, 2, 3 … of a commission, in order; never changed. An entry made by mistake is struck by a later one, and both stay in sight. seq guards against two entries at once.';
create index session_event_of_case on cases.session_event (area_id, case_id);

-- My work asks for reports with which a provider wants to be heard at once: few among all.
create index session_event_tell_now on cases.session_event (area_id, case_id) where tell_now;

create table cases.session_seen (
  id             uuid primary key,
  area_id        uuid not null,
  case_id        uuid not null,
  commission_id  uuid not null,
  meeting_id     uuid not null,
  upto_seq       integer not null,
  seen_by        uuid not null default access.actor() references accounts.account,
  seen_at        timestamptz not null default now(),
  foreign key (area_id, commission_id) references cases.commission (area_id, id),
  foreign key (area_id, case_id) references cases.case_file (area_id, id),
  foreign key (area_id, meeting_id) references panel.meeting (area_id, id)
);
comment on table cases.session_seen is 'The panel has seen the sessions of a commission, at this meeting, up to this entry.';
create index session_seen_of_case on cases.session_seen (area_id, case_id);

do $$
declare
  t text;
begin
  foreach t in array array['commission', 'commission_end', 'commission_brief', 'session_event', 'session_seen'] loop
    execute format('create trigger append_only before update on cases.%I for each row execute function records.refuse_change()', t);
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
  end loop;
end
$$;

-- ── what a provider sees ────────────────────────────────────────────────────────────────────────

grant select on cases.commission, cases.commission_end to causeway_search;

-- Commissions assigned to the actor: from the day support stood until some days after the end of the commission or of the case.
create function access.commissions_assigned() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(m.id), '{}')
    from cases.commission m
    join cases.case_file c on c.area_id = m.area_id and c.id = m.case_id
    left join cases.commission_end e on e.commission_id = m.id
   where m.provider_account = (select access.actor())
     and m.area_id = any ((select access.case_areas_as('intervention provider'))::uuid[])
     and c.support_stopped_on >= m.made_on
     and access.today() <= coalesce(least(e.ended_on, c.closed_on), access.today()) + m.sight_days
$$;
-- Those of them for which support stands today.
create function access.commissions_supported() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(m.id), '{}')
    from cases.commission m
    join cases.case_file c on c.area_id = m.area_id and c.id = m.case_id
   where m.id = any ((select access.commissions_assigned())::uuid[])
     and c.support_stopped_on > access.today()
     and not exists (select from cases.commission_end e where e.commission_id = m.id)
$$;
-- Whoever commissions must know who may be asked; what roles colleagues hold is otherwise the administrator's to see.
create function cases.who_may_provide(area uuid) returns table (account_id uuid, name text, agency_id uuid, agency text)
language sql stable security definer set search_path = '' as $$
  select distinct a.id, a.name, g.id, g.name
    from accounts.holding h
    join accounts.account a on a.id = h.account_id
    join accounts.agency g on g.id = a.agency_id
   where h.area_id = area
     and g.area_id = area
     and area = any (access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))
     and h.role = 'intervention provider'
     and h.from_on <= access.today() and (h.until_on is null or h.until_on >= access.today())
     and a.disabled_at is null
$$;
do $$
declare
  fn text;
begin
  foreach fn in array array['access.commissions_assigned()', 'access.commissions_supported()', 'cases.who_may_provide(uuid)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_app', fn);
  end loop;
end
$$;
revoke create on schema access from causeway_search;
revoke create on schema cases from causeway_search;

-- ── who sees and adds what ──────────────────────────────────────────────────────────────────────

create policy with_the_case on cases.commission for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy provider_assigned on cases.commission for select to causeway_app
  using (id = any ((select access.commissions_assigned())::uuid[]));
create policy organisers_commission on cases.commission for insert to causeway_app with check (
  made_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
  and exists (select from cases.case_file c
               where c.id = case_id and c.area_id = commission.area_id and c.person_id = commission.person_id
                 and access.may_act_on_case(c.area_id, c.restricted, c.id))
  and (provider_account is null or exists (select from cases.who_may_provide(area_id) w where w.account_id = provider_account)));
grant select, insert (id, area_id, case_id, person_id, reference, initials, plan_action_id, provider_agency, provider_name, provider_account, support_type,
                      approval, indemnified, sessions_agreed, from_on, until_on, report_within, book_within, sight_days)
  on cases.commission to causeway_app;

create policy with_the_case on cases.commission_end for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy provider_assigned on cases.commission_end for select to causeway_app
  using (commission_id = any ((select access.commissions_assigned())::uuid[]));
create policy organisers_end on cases.commission_end for insert to causeway_app with check (
  ended_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
  and exists (select from cases.commission m join cases.case_file c on c.id = m.case_id
               where m.id = commission_id and m.area_id = commission_end.area_id and m.case_id = commission_end.case_id
                 and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (commission_id, area_id, case_id, cause) on cases.commission_end to causeway_app;

create policy with_the_case on cases.commission_brief for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy provider_while_supported on cases.commission_brief for select to causeway_app
  using (commission_id = any ((select access.commissions_supported())::uuid[]));
create policy organisers_write on cases.commission_brief for insert to causeway_app with check (
  written_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
  and exists (select from cases.commission m join cases.case_file c on c.id = m.case_id
               where m.id = commission_id and m.area_id = commission_brief.area_id and m.case_id = commission_brief.case_id
                 and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, case_id, commission_id, sealed) on cases.commission_brief to causeway_app;

create policy with_the_case on cases.session_event for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy provider_assigned on cases.session_event for select to causeway_app
  using (commission_id = any ((select access.commissions_assigned())::uuid[]));
-- No session is booked while support does not stand; one that was held before can still be written down by whoever works the case.
create policy caseworkers_record on cases.session_event for insert to causeway_app with check (
  recorded_by = (select access.actor())
  and exists (select from cases.commission m join cases.case_file c on c.id = m.case_id
               where m.id = commission_id and m.area_id = session_event.area_id and m.case_id = session_event.case_id
                 and session_event.number <= m.sessions_agreed
                 and access.may_act_on_case(c.area_id, c.restricted, c.id)
                 and (session_event.kind <> 'booked'
                      or (c.support_stopped_on > (select access.today())
                          and not exists (select from cases.commission_end e where e.commission_id = m.id)))));
create policy provider_records on cases.session_event for insert to causeway_app with check (
  recorded_by = (select access.actor())
  and kind <> 'no report'
  and commission_id = any ((select access.commissions_assigned())::uuid[])
  and (kind not in ('booked', 'held') or commission_id = any ((select access.commissions_supported())::uuid[]))
  and exists (select from cases.commission m
               where m.id = commission_id and m.area_id = session_event.area_id and m.case_id = session_event.case_id
                 and session_event.number <= m.sessions_agreed));
grant select, insert (id, area_id, case_id, commission_id, seq, number, kind, on_date, why, told_by, strikes, tell_now, marking, sealed)
  on cases.session_event to causeway_app;

create policy with_the_case on cases.session_seen for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
create policy organisers_mark on cases.session_seen for insert to causeway_app with check (
  seen_by = (select access.actor())
  and area_id = any ((select access.case_areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
  and exists (select from cases.commission m join cases.case_file c on c.id = m.case_id
               where m.id = commission_id and m.area_id = session_seen.area_id and m.case_id = session_seen.case_id
                 and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, case_id, commission_id, meeting_id, upto_seq) on cases.session_seen to causeway_app;

-- ── the panel's agenda ──────────────────────────────────────────────────────────────────────────
alter table panel.item drop constraint item_purpose;
alter table panel.item add constraint item_purpose check (purpose in ('first discussion', 'deferred discussion', 'review', 'sessions'));
