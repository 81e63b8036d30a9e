-- Up Migration
-- The public edition of an annual report is released by a second person (reliability PR-09): nobody who began it, wrote in it, drew its figures
-- or froze it. Who those were is kept where nobody can leave himself out.

alter table boards.report_section add column written_by uuid[] not null default '{}';
comment on column boards.report_section.written_by is 'Whoever has written the section or drawn its figures, the earliest first. Kept by the database alone.';
create function boards.remember_writer() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.written_by := case when tg_op = 'INSERT' then array[new.changed_by] else old.written_by end;
  if not new.changed_by = any (new.written_by) then
    new.written_by := new.written_by || new.changed_by;
  end if;
  return new;
end
$$;
create trigger remember_writer before insert or update on boards.report_section for each row execute function boards.remember_writer();

alter table boards.frozen_report add column made_by uuid[] not null default '{}';
comment on column boards.frozen_report.made_by is 'Whoever began the report, had a hand in its sections, or froze it. Kept by the database alone.';
create function boards.remember_makers() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.made_by := array(
    select distinct maker
      from (select new.added_by
             union all
            select report.added_by from boards.annual_report report where report.area_id = new.area_id and report.id = new.report_id
             union all
            select unnest(section.written_by || section.added_by || section.changed_by)
              from boards.report_section section
             where section.area_id = new.area_id and section.report_id = new.report_id) makers (maker)
     order by maker);
  return new;
end
$$;
create trigger remember_makers before insert on boards.frozen_report for each row execute function boards.remember_makers();
alter table boards.frozen_report add constraint frozen_report_in_area unique (area_id, id);

create table boards.report_release (
  id                uuid primary key,
  area_id           uuid not null,
  frozen_report_id  uuid not null,
  -- Taken by the trigger beneath; nobody gives it.
  fingerprint       bytea not null default '' constraint report_release_fingerprint check (octet_length(fingerprint) = 32),
  released_by       uuid not null default access.actor() references accounts.account,
  released_at       timestamptz not null default now(),
  foreign key (area_id, frozen_report_id) references boards.frozen_report (area_id, id),
  constraint report_release_once unique (area_id, frozen_report_id)
);
comment on table boards.report_release is
  'That the public edition of a frozen report was released, by whom and when. The fingerprint is the SHA-256 of its title and sections as they were then. Rows never change.';
-- Not even its owner takes back what went out.
create trigger append_only before update or delete on boards.report_release for each row execute function records.refuse_change();

create function boards.take_fingerprint() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.fingerprint := (
    select sha256(convert_to(frozen.title || E'\n' || frozen.sections::text, 'UTF8'))
      from boards.frozen_report frozen
     where frozen.area_id = new.area_id and frozen.id = new.frozen_report_id);
  return new;
end
$$;
create trigger take_fingerprint before insert on boards.report_release for each row execute function boards.take_fingerprint();

alter table boards.report_release enable row level security;
alter table boards.report_release force row level security;
create policy governance_reads on boards.report_release for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]));
create policy second_person_releases on boards.report_release for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and released_by = (select access.actor())
              and exists (
                select from boards.frozen_report frozen
                 where frozen.area_id = report_release.area_id and frozen.id = report_release.frozen_report_id
                   and frozen.added_by <> (select access.actor())
                   and (select access.actor()) <> all (frozen.made_by)));

grant select, insert (id, area_id, frozen_report_id) on boards.report_release to causeway_app;
