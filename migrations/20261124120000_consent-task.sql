-- Up Migration
-- What consent asks for by the calendar: somebody turns 18, a consent comes to its last day. A job of the night raises the task; no step
-- is taken by software (process.md 2.8), so the task says what a person has to do, and the rules meanwhile treat consent as not standing.

create table cases.consent_task (
  id         uuid primary key,
  area_id    uuid not null,
  case_id    uuid not null,
  kind       text not null constraint consent_task_kind check (kind in ('coming of age', 'refresh')),
  due_on     date not null,
  raised_at  timestamptz not null default now(),
  constraint consent_task_once unique (case_id, kind, due_on),
  foreign key (area_id, case_id) references cases.case_file (area_id, id)
);
comment on table cases.consent_task is
  'A task that the calendar raised about consent: the 18th birthday, or the last day of a consent. Raised once; done when an answer or an end of consent follows it in the journal.';
-- My work goes by the day.
create index consent_task_due on cases.consent_task (area_id, due_on);
create trigger append_only before update or delete on cases.consent_task for each row execute function records.refuse_change();
create trigger never_truncated before truncate on cases.consent_task for each statement execute function records.refuse_change();

alter table cases.consent_task enable row level security;
alter table cases.consent_task force row level security;
create policy with_the_case on cases.consent_task for select to causeway_app
  using (exists (select from cases.case_file c where c.id = case_id));
grant select on cases.consent_task to causeway_app;

-- What a list of consent asks of the journal: the latest answer of a case.
create index journal_of_consent on cases.journal (area_id, case_id, seq desc)
  where step in ('record consent', 'end consent', 'decide after young person disagrees');

grant select on cases.journal, platform.setting to causeway_search;
grant insert, select on cases.consent_task to causeway_search;
grant create on schema cases to causeway_search;

-- Cases in which consent matters, by id from one on: when the person was born, the latest answer, and how early the area wants to know. Ids,
-- days and codes alone: the clerk learns nobody's name.
create function cases.consent_watch(after uuid, how_many integer)
returns table (case_id uuid, born_on date, step text, facts jsonb, flag_before_18 integer, flag_before_refresh integer)
language sql stable security definer set search_path = '' as $$
  select c.id, p.born_on, latest.step, latest.facts,
         (select s.value from platform.setting s where s.area_id = c.area_id and s.key = 'turning18Flag' order by s.set_at desc limit 1),
         (select s.value from platform.setting s where s.area_id = c.area_id and s.key = 'consentRefreshFlag' order by s.set_at desc limit 1)
    from cases.case_file c
    join people.person p on p.area_id = c.area_id and p.id = c.person_id
    left join lateral (
      select j.step, j.facts from cases.journal j
       where j.area_id = c.area_id and j.case_id = c.id and j.step in ('record consent', 'end consent')
       order by j.seq desc limit 1) latest on true
   where c.closed_on is null and c.stage in ('adopted', 'consent_sought', 'active', 'paused')
     and (after is null or c.id > after)
   order by c.id
   limit least(how_many, 1000)
$$;

-- Raises a task once, whoever asks how often. True when it is new.
create function cases.raise_consent_task(task_id uuid, of_case uuid, task_kind text, task_due date) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into cases.consent_task (id, area_id, case_id, kind, due_on)
  select task_id, c.area_id, c.id, task_kind, task_due from cases.case_file c where c.id = of_case and c.closed_on is null
  on conflict do nothing;
  return found;
end
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['cases.consent_watch(uuid, integer)', 'cases.raise_consent_task(uuid, uuid, text, date)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
    execute format('grant execute on function %s to causeway_clerk', fn);
  end loop;
end
$$;
revoke create on schema cases from causeway_search;
