-- Up Migration
-- Who is bound by the duty, and how well each meets it. Nothing in this room names a person in a case, save for a dip sample, which has a
-- migration of its own.

create schema duty;
grant usage on schema duty to causeway_app;

create table duty.authority (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  schedule         smallint not null constraint authority_schedule check (schedule in (6, 7)),
  kind             text not null,
  name             text not null,
  functions        text not null default '',
  bound_from       date not null,
  bound_until      date,
  agency_id        uuid,
  contact_name     text not null default '',
  contact_post     text not null default '',
  contact_email    text not null default '',
  agreement_from   date,
  agreement_until  date,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  changed_by       uuid not null default access.actor() references accounts.account,
  changed_at       timestamptz not null default now(),
  version          integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, agency_id) references accounts.agency (area_id, id),
  constraint authority_once unique (area_id, schedule, name),
  constraint authority_ends_after_it_begins check (bound_until >= bound_from),
  constraint authority_agreement_ends_after_it_begins check (agreement_until >= agreement_from),
  -- The agreement of an agency stands with the agency, where case access asks for it.
  constraint authority_agreement_in_one_place check (agency_id is null or (agreement_from is null and agreement_until is null))
);
comment on table duty.authority is
  'A body that the duty binds (CTSA 2015 Schedule 6) or that must co-operate with the panel (Schedule 7): for which functions, since when, whom to ask. Ended by date, never deleted.';
-- Who is bound in an area, by name; and an agency's own row.
create index authority_of_agency on duty.authority (area_id, agency_id);

create table duty.register_import (
  id         uuid primary key,
  area_id    uuid not null references accounts.area,
  sha256     text not null constraint register_import_hash check (sha256 ~ '^[0-9a-f]{64}$'),
  read       integer not null,
  added      integer not null,
  changed    integer not null,
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  unique (area_id, id),
  constraint register_import_counts check (read >= added + changed and added >= 0 and changed >= 0)
);
comment on table duty.register_import is 'A file of schools and settings that was taken in whole. Of a file with one wrong row nothing is taken in, and none stands here.';
create index register_import_newest on duty.register_import (area_id, added_at desc);

create table duty.place (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  number      text not null constraint place_number check (number ~ '^[A-Za-z0-9-]{1,20}$'),
  name        text not null,
  kind        text not null,
  postcode    text not null default '',
  email       text not null default '',
  import_id   uuid not null,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  unique (area_id, id),
  constraint place_once unique (area_id, number),
  foreign key (area_id, import_id) references duty.register_import (area_id, id)
);
comment on table duty.place is 'A school or setting, by its national number (URN) or a local one. email is the mailbox of its safeguarding lead''s post.';
create index place_by_name on duty.place (area_id, name);

do $$
declare
  t text;
begin
  foreach t in array array['authority', 'register_import', 'place'] loop
    execute format('alter table duty.%I enable row level security', t);
    execute format('alter table duty.%I force row level security', t);
    execute format($policy$create policy governance_reads on duty.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on duty.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  -- An import is of record.
  foreach t in array array['authority', 'place'] loop
    execute format($policy$create policy editors_change on duty.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
grant select, insert (id, area_id, schedule, kind, name, functions, bound_from, bound_until, agency_id, contact_name, contact_post, contact_email,
                      agreement_from, agreement_until),
  update (kind, name, functions, bound_from, bound_until, agency_id, contact_name, contact_post, contact_email, agreement_from, agreement_until,
          changed_by, changed_at, version) on duty.authority to causeway_app;
grant select, insert (id, area_id, sha256, read, added, changed) on duty.register_import to causeway_app;
grant select, insert (id, area_id, number, name, kind, postcode, email, import_id),
  update (name, kind, postcode, email, import_id, changed_by, changed_at) on duty.place to causeway_app;
