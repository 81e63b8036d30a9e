-- Up Migration
-- Communities strengthened rather than watched: which organisations the partnership knows, what was spoken of with whom, and what came of it.
-- An engagement is with an organisation or a group as it was described, never with a person: no column here could name who came.

create schema communities;
grant usage on schema communities to causeway_app, causeway_search, causeway_public, causeway_clerk;

create table communities.organisation (
  id          uuid primary key,
  area_id     uuid not null references accounts.area,
  name        text not null,
  kind        text not null,
  themes      text[] not null default '{}',
  about       text not null default '',
  ended_on    date,
  added_by    uuid not null default access.actor() references accounts.account,
  added_at    timestamptz not null default now(),
  changed_by  uuid not null default access.actor() references accounts.account,
  changed_at  timestamptz not null default now(),
  version     integer not null default 1,
  unique (area_id, id),
  constraint organisation_name_once unique (area_id, name)
);
comment on table communities.organisation is
  'An organisation in the area and the themes it works on. Of whoever leads it nothing is known here but what stands in contact, by consent.';

create table communities.contact (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  organisation_id  uuid not null,
  name             text not null,
  post             text not null default '',
  email            text not null default '',
  phone            text not null default '',
  consent_on       date not null,
  consent_how      text not null constraint contact_consent_how check (consent_how in ('in writing', 'by email', 'spoken')),
  review_on        date not null,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  changed_by       uuid not null default access.actor() references accounts.account,
  changed_at       timestamptz not null default now(),
  version          integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, organisation_id) references communities.organisation (area_id, id),
  constraint contact_can_be_reached check (email <> '' or phone <> ''),
  constraint contact_reviewed_after_consent check (review_on > consent_on)
);
comment on table communities.contact is
  'Whom to write to at an organisation: held by consent, until a day on which it is asked again. Deleted on request, and by the clerk when nobody asked.';
-- An organisation's page; and the clerk, for what is past its review.
create index contact_of_organisation on communities.contact (area_id, organisation_id);
create index contact_to_review on communities.contact (area_id, review_on);

create table communities.engagement (
  id               uuid primary key,
  area_id          uuid not null references accounts.area,
  kind             text not null,
  held_on          date not null,
  purpose          text not null,
  audience         text not null,
  ward             text not null default '',
  reach            integer not null constraint engagement_reach check (reach between 0 and 100000),
  themes           text[] not null default '{}',
  heard            text not null default '',
  follow_up        text not null default '',
  owner_agency_id  uuid,
  due_on           date,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  changed_by       uuid not null default access.actor() references accounts.account,
  changed_at       timestamptz not null default now(),
  version          integer not null default 1,
  unique (area_id, id),
  foreign key (area_id, owner_agency_id) references accounts.agency (area_id, id),
  constraint engagement_follow_up_is_owned check (
    (follow_up = '') = (owner_agency_id is null) and (follow_up = '') = (due_on is null)),
  constraint engagement_follow_up_comes_after check (due_on >= held_on)
);
comment on table communities.engagement is
  'One visit, event or conversation: why, with which group as it was described, in which ward, how many came (a number), what was heard, and what was to follow, owned by an agency.';
-- The list and the chart of a year; and follow-ups by the day they are due.
create index engagement_of_area on communities.engagement (area_id, held_on desc);
create index engagement_due on communities.engagement (area_id, due_on) where due_on is not null;

create table communities.engagement_party (
  area_id          uuid not null references accounts.area,
  engagement_id    uuid not null,
  organisation_id  uuid not null,
  added_by         uuid not null default access.actor() references accounts.account,
  added_at         timestamptz not null default now(),
  primary key (area_id, engagement_id, organisation_id),
  foreign key (area_id, engagement_id) references communities.engagement (area_id, id),
  foreign key (area_id, organisation_id) references communities.organisation (area_id, id)
);
comment on table communities.engagement_party is 'Which organisations took part in an engagement. A dialogue has two or more.';
-- What was done with an organisation, for its page.
create index engagement_of_organisation on communities.engagement_party (area_id, organisation_id);

create table communities.engagement_answer (
  area_id        uuid not null references accounts.area,
  engagement_id  uuid not null,
  did            text not null constraint engagement_answer_says_something check (did <> ''),
  told           text not null,
  given_on       date not null,
  added_by       uuid not null default access.actor() references accounts.account,
  added_at       timestamptz not null default now(),
  primary key (area_id, engagement_id),
  foreign key (area_id, engagement_id) references communities.engagement (area_id, id)
);
comment on table communities.engagement_answer is
  '"You said, we did": what was done with what was heard, how those who said it were told, and when. Rows never change.';

do $$
declare
  t text;
begin
  foreach t in array array['organisation', 'contact', 'engagement', 'engagement_party', 'engagement_answer'] loop
    execute format('alter table communities.%I enable row level security', t);
    execute format('alter table communities.%I force row level security', t);
    execute format($policy$create policy editors_add on communities.%I for insert to causeway_app
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and added_by = (select access.actor()))$policy$, t);
  end loop;
  foreach t in array array['organisation', 'engagement', 'engagement_party', 'engagement_answer'] loop
    execute format($policy$create policy governance_reads on communities.%I for select to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]))$policy$, t);
  end loop;
  foreach t in array array['organisation', 'contact', 'engagement'] loop
    execute format($policy$create policy editors_change on communities.%I for update to causeway_app
      using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]))
      with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
                  and changed_by = (select access.actor()))$policy$, t);
  end loop;
end
$$;
-- Names and addresses are for those who write to them.
create policy editors_read on communities.contact for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy editors_remove on communities.contact for delete to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
create policy editors_remove on communities.engagement_party for delete to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[]));
-- How long after its review a contact stays is a setting; before it the clerk touches none.
create policy clerk_looks on communities.contact for select to causeway_clerk using (review_on < (select access.today()));
create policy clerk_removes on communities.contact for delete to causeway_clerk using (review_on < (select access.today()));

grant select, insert (id, area_id, name, kind, themes, about), update (name, kind, themes, about, ended_on, changed_by, changed_at, version)
  on communities.organisation to causeway_app;
grant select, delete, insert (id, area_id, organisation_id, name, post, email, phone, consent_on, consent_how, review_on),
  update (name, post, email, phone, consent_on, consent_how, review_on, changed_by, changed_at, version) on communities.contact to causeway_app;
grant select (id, area_id, review_on), delete on communities.contact to causeway_clerk;
grant select, insert (id, area_id, kind, held_on, purpose, audience, ward, reach, themes, heard, follow_up, owner_agency_id, due_on),
  update (kind, held_on, purpose, audience, ward, reach, themes, heard, follow_up, owner_agency_id, due_on, changed_by, changed_at, version)
  on communities.engagement to causeway_app;
grant select, delete, insert (area_id, engagement_id, organisation_id) on communities.engagement_party to causeway_app;
grant select, insert (area_id, engagement_id, did, told, given_on) on communities.engagement_answer to causeway_app;

-- How many of the follow-ups that fell due in each month were answered by their day. For the clerk alone.
grant select on communities.engagement, communities.engagement_answer to causeway_search;
grant create on schema communities to causeway_search;
create function communities.answers_by_month(counted_area uuid) returns table (month date, due integer, in_time integer)
language sql stable security definer set search_path = '' as $$
  select date_trunc('month', e.due_on)::date, count(*)::integer, (count(*) filter (where a.given_on <= e.due_on))::integer
    from communities.engagement e
    left join communities.engagement_answer a on a.area_id = e.area_id and a.engagement_id = e.id
   where e.area_id = counted_area and e.due_on is not null
   group by 1
$$;
alter function communities.answers_by_month(uuid) owner to causeway_search;
revoke execute on function communities.answers_by_month(uuid) from public;
grant execute on function communities.answers_by_month(uuid) to causeway_clerk;
revoke create on schema communities from causeway_search;
