-- Up Migration
-- Tension: what was seen, felt or may come about in a ward. Its subject is an event, never a person; its place a ward, never an address; and
-- communities stand in it as somebody described them. Whoever reports reads their own, those who keep the picture all of their area, and
-- whoever governs counts alone. What was written is removed when a report expires; what was coded stays, to be counted.

create table picture.ward (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  name        text not null constraint ward_name check (name <> ''),
  ended_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  constraint ward_once unique (area_id, name)
);
comment on table picture.ward is 'The electoral wards of an area: the smallest place that the local picture knows. Ended by date when boundaries change, never deleted.';

create table picture.tension_report (
  id                uuid primary key,
  area_id           uuid not null references accounts.area,
  ward_id           uuid not null,
  happened_on       date not null,
  category          text not null constraint tension_category check (category in ('evidenced', 'experienced', 'potential')),
  described_by      text not null constraint tension_described_by check (described_by in ('themselves', 'agency', 'public', 'nobody')),
  source_type       text not null constraint tension_source_type check (source_type in ('community', 'front line', 'agency', 'councillor', 'public', 'other')),
  corroboration     text not null constraint tension_corroboration check (corroboration in ('none', 'one more', 'several')),
  -- The first time that those who keep the picture agree its level.
  agree_by          date not null,
  expires_on        date not null,
  words_removed_at  timestamptz,
  reported_by       uuid not null default access.actor() references accounts.account,
  reported_at       timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, ward_id) references picture.ward (area_id, id),
  constraint tension_expires check (expires_on >= agree_by)
);
comment on table picture.tension_report is
  'That there was, is felt or may come a tension in a ward: coded facts alone. described_by: who described the communities; they are never inferred. What was written stands in tension_words until the report expires.';
-- The list of an area, the latest first; and one's own.
create index tension_of_area on picture.tension_report (area_id, reported_at desc);
create index tension_expiry on picture.tension_report (expires_on) where words_removed_at is null;

create table picture.tension_review (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  report_id    uuid not null,
  number       integer not null constraint tension_review_number check (number >= 1),
  level        smallint not null constraint tension_level check (level between 1 and 5),
  review_on    date,
  reviewed_on  date not null default access.today(),
  reviewed_by  uuid not null default access.actor() references accounts.account,
  reviewed_at  timestamptz not null default now(),
  unique (area_id, id),
  constraint tension_review_in_order unique (area_id, report_id, number),
  foreign key (area_id, report_id) references picture.tension_report (area_id, id)
);
comment on table picture.tension_review is
  'The level that people agreed, and when they look again; without review_on nobody needs to. Rows never change. No level is ever worked out.';

create table picture.tension_words (
  id           uuid primary key,
  area_id      uuid not null references accounts.area,
  report_id    uuid not null,
  review_id    uuid,
  communities  text not null default '',
  words        text not null constraint tension_words_say_something check (words <> ''),
  added_by     uuid not null default access.actor() references accounts.account,
  added_at     timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, report_id) references picture.tension_report (area_id, id),
  foreign key (area_id, review_id) references picture.tension_review (area_id, id),
  -- The page explains it: src/picture/tension/place-in-words.ts.
  constraint tension_words_no_postcode check (communities || ' ' || words !~* '\m[a-z]{1,2}[0-9][0-9a-z]?\s*[0-9][a-z]{2}\M')
);
comment on table picture.tension_words is
  'What was written in a report, or about what is done at a review of it. The clerk removes it when the report has expired.';
create unique index words_of_report on picture.tension_words (area_id, report_id) where review_id is null;
create unique index words_of_review on picture.tension_words (area_id, review_id) where review_id is not null;

do $$
declare
  t text;
begin
  foreach t in array array['ward', 'tension_report', 'tension_review', 'tension_words'] loop
    execute format('alter table picture.%I enable row level security', t);
    execute format('alter table picture.%I force row level security', t);
  end loop;
end
$$;

create policy those_who_report_read on picture.ward for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member',
                                                'case officer', 'panel member', 'partner contact'))::uuid[]));
create policy editors_add on picture.ward for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy editors_change on picture.ward for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and changed_by = (select access.actor()));

create policy editors_read on picture.tension_report for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy own_report on picture.tension_report for select to causeway_app
  using (reported_by = (select access.actor())
         and area_id = any ((select access.areas_as('case officer', 'panel member', 'partner contact'))::uuid[]));
create policy reporters_add on picture.tension_report for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair',
                                                     'case officer', 'panel member', 'partner contact'))::uuid[])
              and reported_by = (select access.actor()));
-- Kept longer, or less long: the day alone, by grant.
create policy editors_change on picture.tension_report for update to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]) and words_removed_at is null)
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy clerk_reads_expired on picture.tension_report for select to causeway_clerk using (expires_on < access.today());
create policy clerk_marks_expired on picture.tension_report for update to causeway_clerk using (expires_on < access.today());

-- Agreed for all to see who see the report, as the policies of the report have it.
create policy with_the_report on picture.tension_review for select to causeway_app
  using (exists (select from picture.tension_report r where r.area_id = tension_review.area_id and r.id = report_id));
create policy editors_add on picture.tension_review for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));

create policy editors_read on picture.tension_words for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
-- What is done about it is for those who keep the picture.
create policy own_words on picture.tension_words for select to causeway_app
  using (review_id is null and added_by = (select access.actor())
         and area_id = any ((select access.areas_as('case officer', 'panel member', 'partner contact'))::uuid[]));
create policy editors_add on picture.tension_words for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy reporters_add on picture.tension_words for insert to causeway_app
  with check (review_id is null
              and area_id = any ((select access.areas_as('case officer', 'panel member', 'partner contact'))::uuid[])
              and exists (select from picture.tension_report r
                           where r.area_id = tension_words.area_id and r.id = report_id and r.reported_by = (select access.actor())));
create policy clerk_reads_expired on picture.tension_words for select to causeway_clerk
  using (exists (select from picture.tension_report r
                  where r.area_id = tension_words.area_id and r.id = report_id and r.expires_on < access.today()));
create policy clerk_removes_expired on picture.tension_words for delete to causeway_clerk
  using (exists (select from picture.tension_report r
                  where r.area_id = tension_words.area_id and r.id = report_id and r.expires_on < access.today()));

grant usage on schema picture to causeway_clerk;
grant select, insert (id, area_id, name), update (name, ended_on, changed_by, changed_at, version) on picture.ward to causeway_app;
grant select, insert (id, area_id, ward_id, happened_on, category, described_by, source_type, corroboration, agree_by, expires_on),
  update (expires_on) on picture.tension_report to causeway_app;
grant select (id, area_id, expires_on, words_removed_at), update (words_removed_at) on picture.tension_report to causeway_clerk;
grant select, insert (id, area_id, report_id, number, level, review_on) on picture.tension_review to causeway_app;
grant select, insert (id, area_id, report_id, review_id, communities, words) on picture.tension_words to causeway_app;
grant select (id, area_id, report_id), delete on picture.tension_words to causeway_clerk;

-- Counts of an area, by quarter: for whoever governs it. No ward and no word; a report is of an event, so that its count tells of nobody.
grant create on schema picture to causeway_search;
grant usage on schema picture to causeway_search;
grant select on picture.tension_report, picture.tension_review to causeway_search;
create function picture.tension_counts(counted_area uuid) returns table (quarter date, category text, level smallint, reports integer)
language sql stable security definer set search_path = '' as $$
  select date_trunc('quarter', r.happened_on)::date, r.category, last.level, count(*)::integer
    from picture.tension_report r
    left join lateral (select v.level from picture.tension_review v
                        where v.area_id = r.area_id and v.report_id = r.id order by v.number desc limit 1) last on true
   where r.area_id = counted_area
     and counted_area = any (access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))
   group by 1, 2, 3
$$;

-- By month, how many looks at a report fell due and how many were taken by that day: for the clerk, who counts them in every area. A look that
-- falls due after the report has expired is owed by nobody.
create function picture.tension_reviews_due(counted_area uuid) returns table (month date, due integer, met integer)
language sql stable security definer set search_path = '' as $$
  with owed as (
    select r.area_id, r.id, 0 as after_number, r.agree_by as due_on, r.expires_on from picture.tension_report r where r.area_id = counted_area
    union all
    select v.area_id, v.report_id, v.number, v.review_on, r.expires_on
      from picture.tension_review v
      join picture.tension_report r on r.area_id = v.area_id and r.id = v.report_id
     where v.area_id = counted_area and v.review_on is not null
  )
  select date_trunc('month', o.due_on)::date, count(*)::integer,
         (count(*) filter (where exists (select from picture.tension_review v
                                          where v.area_id = o.area_id and v.report_id = o.id and v.number = o.after_number + 1
                                            and v.reviewed_on <= o.due_on)))::integer
    from owed o
   where o.due_on <= o.expires_on and o.due_on < access.today()
   group by 1
$$;

do $$
begin
  alter function picture.tension_counts(uuid) owner to causeway_search;
  alter function picture.tension_reviews_due(uuid) owner to causeway_search;
  revoke execute on function picture.tension_counts(uuid), picture.tension_reviews_due(uuid) from public;
  grant execute on function picture.tension_counts(uuid) to causeway_app;
  grant execute on function picture.tension_reviews_due(uuid) to causeway_clerk;
end
$$;
revoke create on schema picture from causeway_search;
