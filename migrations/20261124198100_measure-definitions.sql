-- Up Migration
-- A measure is defined anew, or ended. Readings keep meaning what they meant: once there are any, neither the kind of the measure nor where
-- its figures come from can change; then it is ended, and another begun. Every definition stays.

create table strategy.measure_definition (
  id              uuid primary key,
  area_id         uuid not null,
  measure_id      uuid not null,
  revision        integer not null constraint definition_revision check (revision >= 2),
  title           text not null constraint definition_title check (title <> ''),
  kind            text not null constraint definition_kind check (kind in ('count', 'share', 'time', 'yes or no', 'words')),
  direction       text not null constraint definition_direction check (direction in ('up', 'down')),
  baseline_value  numeric,
  baseline_of     numeric,
  baseline_words  text not null default '',
  target_value    numeric,
  target_words    text not null default '',
  source          text,
  why             text not null constraint definition_says_why check (why <> ''),
  made_by         uuid not null default access.actor() references accounts.account,
  made_at         timestamptz not null default now(),
  constraint definition_revision_once unique (area_id, measure_id, revision),
  foreign key (area_id, measure_id) references strategy.measure (area_id, id)
);
comment on table strategy.measure_definition is
  'What a measure is, since its own row was written (that is revision 1), and why it was changed. Rows never change: the highest revision counts.';

create table strategy.measure_end (
  id          uuid primary key,
  area_id     uuid not null,
  measure_id  uuid not null,
  reason      text not null constraint measure_end_reason check (reason <> ''),
  ended_by    uuid not null default access.actor() references accounts.account,
  ended_at    timestamptz not null default now(),
  constraint measure_ended_once unique (area_id, measure_id),
  foreign key (area_id, measure_id) references strategy.measure (area_id, id)
);
comment on table strategy.measure_end is
  'Somebody ended a measure, and why. Its readings stay and can still be corrected; it gets no more of them, and no other definition.';

-- One at a time for a measure: no reading comes in while its kind changes.
create function strategy.check_definition() returns trigger
language plpgsql set search_path = '' as $$
declare
  standing record;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.measure_id::text, 0));
  if exists (select from strategy.measure_end e where e.area_id = new.area_id and e.measure_id = new.measure_id) then
    raise exception 'a measure that has ended is not defined anew' using errcode = '23514', constraint = 'measure_goes_on';
  end if;
  select known.kind, known.source into standing
  from (
    select d.revision, d.kind, d.source
    from strategy.measure_definition d
    where d.area_id = new.area_id and d.measure_id = new.measure_id
    union all
    select 1, m.kind, m.source
    from strategy.measure m
    where m.area_id = new.area_id and m.id = new.measure_id
  ) known
  order by known.revision desc
  limit 1;
  if (new.kind, new.source) is distinct from (standing.kind, standing.source)
    and (standing.source is not null
      or exists (select from strategy.reading r where r.area_id = new.area_id and r.measure_id = new.measure_id)) then
    raise exception 'its readings would no longer mean what they meant' using errcode = '23514', constraint = 'measure_means_the_same';
  end if;
  return new;
end
$$;
revoke execute on function strategy.check_definition() from public;
create trigger check_definition before insert on strategy.measure_definition for each row execute function strategy.check_definition();

create function strategy.check_reading() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.measure_id::text, 0));
  if new.corrects is null
    and exists (select from strategy.measure_end e where e.area_id = new.area_id and e.measure_id = new.measure_id) then
    raise exception 'a measure that has ended gets no more readings' using errcode = '23514', constraint = 'measure_goes_on';
  end if;
  return new;
end
$$;
revoke execute on function strategy.check_reading() from public;
create trigger check_reading before insert on strategy.reading for each row execute function strategy.check_reading();

do $$
declare
  t text;
begin
  foreach t in array array['measure_definition', 'measure_end'] loop
    execute format('alter table strategy.%I enable row level security', t);
    execute format('alter table strategy.%I force row level security', t);
    execute format($p$create policy governance_reads on strategy.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$p$, t);
    execute format($p$create policy editors_add on strategy.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))$p$, t);
  end loop;
end
$$;
grant select, insert (id, area_id, measure_id, revision, title, kind, direction, baseline_value, baseline_of, baseline_words, target_value, target_words, source, why)
  on strategy.measure_definition to causeway_app;
grant select, insert (id, area_id, measure_id, reason) on strategy.measure_end to causeway_app;
