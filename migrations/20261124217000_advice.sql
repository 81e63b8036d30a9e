-- Up Migration
-- What is done day by day for those who are bound: support and escalation, duty items, advice, venue and speaker checks.

create table duty.authority_entry (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  authority_id  uuid not null,
  kind          text not null constraint authority_entry_kind check (kind in
                  ('support offered', 'support taken up', 'support declined', 'escalated', 'direction given', 'direction answered', 'direction closed')),
  on_date       date not null,
  words         text not null,
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  foreign key (area_id, authority_id) references duty.authority (area_id, id)
);
comment on table duty.authority_entry is
  'What was done about how an authority meets the duty: support offered, escalation to a board, directions of the Secretary of State (CTSA 2015 s30). Rows never change.';
create index authority_entry_of_authority on duty.authority_entry (area_id, authority_id, on_date desc);
create trigger append_only before update or delete on duty.authority_entry for each row execute function records.refuse_change();

create table duty.item (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  kind        text not null,
  title       text not null,
  owner       text not null,
  policy      text not null default '',
  review_on   date not null,
  ended_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id)
);
comment on table duty.item is 'Something that the duty asks to be in place and looked at: filtering of networks, oversight of out-of-school settings, checks of grants. Ended by date.';
create index item_of_area on duty.item (area_id, review_on);

create table duty.enquiry (
  id         uuid primary key,
  area_id    uuid not null references accounts.area,
  agency_id  uuid,
  setting    text not null,
  topic      text not null,
  question   text not null,
  asked_on   date not null default access.today(),
  due_on     date not null,
  asked_by   uuid not null default access.actor() references accounts.account,
  asked_at   timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint enquiry_due_after_it_is_asked check (due_on >= asked_on)
);
comment on table duty.enquiry is
  'A question of a school or setting about the duty, without anybody''s identity: there is no field for a child or a person. It never becomes a referral by itself.';
create index enquiry_of_area on duty.enquiry (area_id, asked_at desc);

create table duty.enquiry_answer (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  enquiry_id   uuid not null,
  words        text not null,
  answered_by  uuid not null default access.actor() references accounts.account,
  answered_on  date not null default access.today(),
  answered_at  timestamptz not null default now(),
  foreign key (area_id, enquiry_id) references duty.enquiry (area_id, id)
);
comment on table duty.enquiry_answer is 'What was answered. Rows never change: a better answer follows.';
create index answer_of_enquiry on duty.enquiry_answer (area_id, enquiry_id, answered_at);
create trigger append_only before update or delete on duty.enquiry for each row execute function records.refuse_change();
create trigger append_only before update or delete on duty.enquiry_answer for each row execute function records.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['authority_entry', 'item', 'enquiry', 'enquiry_answer'] loop
    execute format('alter table duty.%I enable row level security', t);
    execute format('alter table duty.%I force row level security', t);
  end loop;
  foreach t in array array['authority_entry', 'item'] loop
    execute format($policy$create policy governance_reads on duty.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on duty.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
create policy editors_change on duty.item for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and changed_by = (select access.actor()));
grant select, insert (id, area_id, authority_id, kind, on_date, words) on duty.authority_entry to causeway_app;
grant select, insert (id, area_id, kind, title, owner, policy, review_on),
  update (kind, title, owner, policy, review_on, ended_on, changed_by, changed_at, version) on duty.item to causeway_app;

-- An enquiry is between those who give advice and the agency that asked.
create policy advisers_read on duty.enquiry for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_agency_reads on duty.enquiry for select to causeway_app
  using (agency_id = (select access.agency()) and area_id = any ((select access.areas_as('partner contact'))::uuid[]));
-- Advisers write down what was asked of them, for whichever agency; a partner contact asks for their own.
create policy advisers_note on duty.enquiry for insert to causeway_app
  with check (asked_by = (select access.actor()) and asked_on = (select access.today())
              and area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_agency_asks on duty.enquiry for insert to causeway_app
  with check (asked_by = (select access.actor()) and asked_on = (select access.today()) and agency_id = (select access.agency())
              and area_id = any ((select access.areas_as('partner contact'))::uuid[]));
grant select, insert (id, area_id, agency_id, setting, topic, question, due_on) on duty.enquiry to causeway_app;

create policy with_the_enquiry on duty.enquiry_answer for select to causeway_app
  using (exists (select from duty.enquiry e where e.id = enquiry_id));
create policy advisers_answer on duty.enquiry_answer for insert to causeway_app
  with check (answered_by = (select access.actor()) and answered_on = (select access.today())
              and area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, enquiry_id, words) on duty.enquiry_answer to causeway_app;

-- For the nightly settling of figures: enquiries whose answer fell due, by the month of that day, and those answered by it. A count and nothing else.
create function duty.enquiries_by_month(area uuid) returns table (month date, due integer, in_time integer)
language sql stable security definer set search_path = '' as $$
  select date_trunc('month', e.due_on)::date, count(*)::integer,
         (count(*) filter (where exists (select from duty.enquiry_answer a where a.area_id = e.area_id and a.enquiry_id = e.id and a.answered_on <= e.due_on)))::integer
    from duty.enquiry e
   where e.area_id = area and e.due_on < access.today()
   group by 1
$$;
do $$
begin
  execute 'grant create on schema duty to causeway_search';
  alter function duty.enquiries_by_month(uuid) owner to causeway_search;
  execute 'revoke create on schema duty from causeway_search';
  revoke execute on function duty.enquiries_by_month(uuid) from public;
  grant execute on function duty.enquiries_by_month(uuid) to causeway_clerk;
end
$$;
grant usage on schema duty to causeway_clerk;
grant select on duty.enquiry, duty.enquiry_answer to causeway_search;
