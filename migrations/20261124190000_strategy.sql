-- Up Migration
-- What the partnership says it will do: strategies, their versions, and the parts a version is made of. Governance reads it, those who keep
-- it write it; nothing here names a person in a case. What a version said when it was adopted, it says for ever.

create schema strategy;
grant usage on schema strategy to causeway_app;

create table strategy.strategy (
  id         uuid primary key,
  area_id    uuid not null references accounts.area,
  title      text not null constraint strategy_title check (title <> ''),
  period     text not null,
  from_year  integer not null constraint strategy_from_year check (from_year between 1990 and 2200),
  to_year    integer not null,
  added_by   uuid not null default access.actor() references accounts.account,
  added_at   timestamptz not null default now(),
  unique (area_id, id),
  constraint strategy_years_in_order check (to_year >= from_year)
);
comment on table strategy.strategy is 'A strategy of an area and the years it is for: period as its document writes it ("2017/2019"), from_year and to_year as numbers.';
create index strategy_of_area on strategy.strategy (area_id, from_year desc);

create table strategy.version (
  id            uuid primary key,
  area_id       uuid not null,
  strategy_id   uuid not null,
  number        integer not null constraint version_number check (number >= 1),
  state         text not null default 'draft' constraint version_state check (state in ('draft', 'adopted', 'past')),
  what_changed  text not null default '',
  made_by       uuid not null default access.actor() references accounts.account,
  made_at       timestamptz not null default now(),
  adopted_by    uuid references accounts.account,
  adopted_at    timestamptz,
  unique (area_id, id),
  constraint version_number_once unique (area_id, strategy_id, number),
  constraint version_says_what_changed check (number = 1 or what_changed <> ''),
  constraint version_adopted_by_somebody check ((state = 'draft') = (adopted_at is null) and (adopted_at is null) = (adopted_by is null)),
  foreign key (area_id, strategy_id) references strategy.strategy (area_id, id)
);
comment on table strategy.version is
  'One version of a strategy: a draft until it is adopted, past once a later one takes its place. It only ever moves forward.';
create index version_of_strategy on strategy.version (area_id, strategy_id, number desc);
-- What the partnership works to is one thing: adopting the next one makes this one past.
create unique index version_adopted_once on strategy.version (area_id) where state = 'adopted';
-- Two drafts of one strategy would part company unnoticed.
create unique index version_drafted_once on strategy.version (area_id, strategy_id) where state = 'draft';

create function strategy.stamp_adoption() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.state = old.state then
    return new;
  end if;
  if (old.state, new.state) not in (('draft', 'adopted'), ('adopted', 'past')) then
    raise exception 'a version moves from draft to adopted to past' using errcode = '23514', constraint = 'version_moves_forward';
  end if;
  if new.state = 'adopted' then
    new.adopted_by := access.actor();
    new.adopted_at := now();
  end if;
  return new;
end
$$;
revoke execute on function strategy.stamp_adoption() from public;
create trigger stamp_adoption before update of state on strategy.version for each row execute function strategy.stamp_adoption();

create table strategy.part (
  id          uuid primary key,
  area_id     uuid not null,
  version_id  uuid not null,
  part_key    uuid not null,
  kind        text not null constraint part_kind check (kind in
                ('section', 'text', 'objective', 'means', 'recommendation', 'duty paragraph', 'appendix')),
  number      text not null default '',
  heading     text not null default '',
  text        text not null default '',
  position    integer not null constraint part_position check (position >= 1),
  version     integer not null default 1,
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  constraint part_once_a_version unique (version_id, part_key),
  constraint part_says_something check (heading <> '' or text <> ''),
  foreign key (area_id, version_id) references strategy.version (area_id, id)
);
comment on table strategy.part is
  'A part of a version, in the order of its document. part_key stays the same from version to version, so that what holds on to an objective holds on through new versions. Changed only while its version is a draft.';
create index part_of_version on strategy.part (area_id, version_id, position);
-- Whatever holds on to an objective looks for its words by this.
create index part_by_key on strategy.part (area_id, part_key);

-- Whoever changed the words, and not whoever moved the part because another came before it.
create function strategy.stamp_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (new.kind, new.number, new.heading, new.text) is distinct from (old.kind, old.number, old.heading, old.text) then
    new.version := old.version + 1;
    new.changed_by := access.actor();
    new.changed_at := now();
  end if;
  return new;
end
$$;
revoke execute on function strategy.stamp_change() from public;
create trigger stamp_change before update on strategy.part for each row execute function strategy.stamp_change();

do $$
declare
  t text;
begin
  foreach t in array array['strategy', 'version', 'part'] loop
    execute format('alter table strategy.%I enable row level security', t);
    execute format('alter table strategy.%I force row level security', t);
    execute format($p$create policy governance_reads on strategy.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$p$, t);
  end loop;
end
$$;

create policy editors_add on strategy.strategy for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, title, period, from_year, to_year) on strategy.strategy to causeway_app;

create policy editors_add on strategy.version for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy editors_adopt on strategy.version for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
grant select, insert (id, area_id, strategy_id, number, what_changed), update (state) on strategy.version to causeway_app;

create policy editors_add_to_drafts on strategy.part for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and version_id in (select v.id from strategy.version v where v.state = 'draft'));
create policy editors_change_drafts on strategy.part for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and version_id in (select v.id from strategy.version v where v.state = 'draft'))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and version_id in (select v.id from strategy.version v where v.state = 'draft'));
create policy editors_take_out_of_drafts on strategy.part for delete to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
         and version_id in (select v.id from strategy.version v where v.state = 'draft'));
grant select, insert (id, area_id, version_id, part_key, kind, number, heading, text, position),
  update (kind, number, heading, text, position), delete on strategy.part to causeway_app;
