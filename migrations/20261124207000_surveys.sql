-- Up Migration
-- The way in for residents: leaflets in other languages, and awareness measured by a survey that asks nobody who they are. A reply has no author,
-- no time, no address and no words of its own: codes alone, under a key that is the hash of the form it came in. Nobody reads a single reply, not
-- the coordinator either; results come when the survey has closed, from the function below, without small counts.

create table communities.survey (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  title       text not null,
  title_cy    text not null,
  opens_on    date not null,
  until_on    date not null,
  closed_on   date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  unique (area_id, id),
  constraint survey_closes_after_it_opens check (until_on >= opens_on)
);
comment on table communities.survey is 'An anonymous survey of awareness: open to anyone from a day to a day, or until it is closed. Once closed it stays closed.';
create index survey_of_area on communities.survey (area_id, opens_on desc);

create table communities.survey_reply (
  reply_key       bytea primary key constraint survey_reply_key_is_a_hash check (length(reply_key) = 32),
  area_id         uuid not null references accounts.area,
  survey_id       uuid not null,
  heard_of        text not null constraint survey_reply_heard_of check (heard_of in ('yes', 'no', 'not sure')),
  knows_how       text not null constraint survey_reply_knows_how check (knows_how in ('yes', 'no', 'not sure')),
  would_tell      text not null constraint survey_reply_would_tell check (would_tell in ('yes', 'no', 'not sure')),
  treated_fairly  text not null constraint survey_reply_treated_fairly check (treated_fairly in ('yes', 'no', 'not sure')),
  learned_from    text not null constraint survey_reply_learned_from check (
                    learned_from in ('school or work', 'community', 'council', 'news', 'online', 'nowhere')),
  foreign key (area_id, survey_id) references communities.survey (area_id, id)
);
comment on table communities.survey_reply is
  'One set of answers, of nobody. No time, not even the day; no id that holds one; no author. A form that is sent twice has the same key. Rows never change.';
create index reply_to_survey on communities.survey_reply (area_id, survey_id);

create table communities.leaflet (
  id            uuid primary key,
  area_id       uuid not null references accounts.area,
  language      text not null constraint leaflet_language check (language ~ '^[a-z]{2,3}$'),
  title         text not null,
  address       text not null constraint leaflet_address_is_safe check (address ~ '^https://[^\s]+$'),
  withdrawn_on  date,
  added_by      uuid not null default access.actor() references accounts.account,
  added_at      timestamptz not null default now(),
  unique (area_id, id)
);
comment on table communities.leaflet is
  'Where a translated leaflet is published, by language. Linked, not kept: whoever publishes it has had it translated and answers for its words.';
create unique index leaflet_once on communities.leaflet (area_id, language, address) where withdrawn_on is null;

do $$
declare
  t text;
begin
  foreach t in array array['survey', 'survey_reply', 'leaflet'] loop
    execute format('alter table communities.%I enable row level security', t);
    execute format('alter table communities.%I force row level security', t);
  end loop;
  foreach t in array array['survey', 'leaflet'] loop
    execute format($policy$create policy governance_reads on communities.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
    execute format($policy$create policy editors_add on communities.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
create policy editors_close on communities.survey for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and closed_on is null)
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and closed_on = (select access.today()));
create policy editors_withdraw on communities.leaflet for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and withdrawn_on is null)
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and withdrawn_on = (select access.today()));
-- Anybody is asked while a survey is open, and finds the leaflets that stand.
create policy anyone_is_asked on communities.survey for select to causeway_public
  using (closed_on is null and (select access.today()) between opens_on and until_on);
create policy anyone_reads on communities.leaflet for select to causeway_public using (withdrawn_on is null);
create policy anyone_answers on communities.survey_reply for insert to causeway_public
  with check (exists (select from communities.survey s where s.area_id = survey_reply.area_id and s.id = survey_reply.survey_id));

grant select, insert (id, area_id, title, title_cy, opens_on, until_on), update (closed_on) on communities.survey to causeway_app;
grant select (id, area_id, title, title_cy) on communities.survey to causeway_public;
grant insert (reply_key, area_id, survey_id, heard_of, knows_how, would_tell, treated_fairly, learned_from) on communities.survey_reply to causeway_public;
grant select, insert (id, area_id, language, title, address), update (withdrawn_on) on communities.leaflet to causeway_app;
grant select (id, area_id, language, title, address) on communities.leaflet to causeway_public;
create trigger append_only before update or delete on communities.survey_reply for each row execute function records.refuse_change();

grant select on communities.survey, communities.survey_reply to causeway_search;
grant create on schema communities to causeway_search;

-- How many have answered: in steps of five while it is open, so that nobody sees a single reply arrive.
create function communities.survey_replies(asked uuid) returns integer
language sql stable security definer set search_path = '' as $$
  select case when s.closed_on is not null or s.until_on < access.today() then n.replies else n.replies / 5 * 5 end
    from communities.survey s,
         lateral (select count(*)::integer as replies from communities.survey_reply r where r.area_id = s.area_id and r.survey_id = s.id) n
   where s.id = asked
     and s.area_id = any (access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))
$$;

-- The answers to a survey that has closed and that five or more answered, by question. Fewer than five who chose the same are not told, and then
-- enough of the others neither, that what is hidden is two counts or more of together five or more (statistics/disclosure.ts has the same five).
-- told is null where it is hidden.
create function communities.survey_results(asked uuid) returns table (question text, choice text, told integer)
language sql stable security definer set search_path = '' as $$
  with reply as (
    select r.*
      from communities.survey s
      join communities.survey_reply r on r.area_id = s.area_id and r.survey_id = s.id
     where s.id = asked
       and (s.closed_on is not null or s.until_on < access.today())
       and s.area_id = any (access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))),
  chosen as (
    select c.question, c.choice, count(*)::integer as n
      from reply r,
           lateral (values ('heard_of', r.heard_of), ('knows_how', r.knows_how), ('would_tell', r.would_tell),
                           ('treated_fairly', r.treated_fairly), ('learned_from', r.learned_from)) c (question, choice)
     where (select count(*) from reply) >= 5
     group by 1, 2),
  ranked as (
    select c.*,
           min(c.n) over of_question < 5 as has_few,
           row_number() over fewest_first as place,
           coalesce(sum(c.n) over (fewest_first rows between unbounded preceding and 1 preceding), 0) as before
      from chosen c
    window of_question as (partition by c.question), fewest_first as (partition by c.question order by c.n, c.choice))
  select r.question, r.choice, case when r.n < 5 or (r.has_few and (r.place <= 2 or r.before < 5)) then null else r.n end
    from ranked r
$$;
do $$
begin
  alter function communities.survey_replies(uuid) owner to causeway_search;
  alter function communities.survey_results(uuid) owner to causeway_search;
  revoke execute on function communities.survey_replies(uuid), communities.survey_results(uuid) from public;
  grant execute on function communities.survey_replies(uuid), communities.survey_results(uuid) to causeway_app;
end
$$;
revoke create on schema communities from causeway_search;
