-- Up Migration
-- What a referrer notices after the referral, and what they may be told. Both go by the referral alone: the receipt code, or the account
-- (or the agency's contact) that handed it in. Neither way tells whether anything was found.

grant create on schema referrals to causeway_search;

create table referrals.addition (
  id          uuid primary key,
  area_id     uuid not null,
  subject_id  uuid not null,
  added_at    timestamptz not null default now(),
  added_by    uuid default access.actor_if_any() references accounts.account,
  sealed      bytea not null,
  foreign key (area_id, subject_id) references referrals.subject (area_id, id)
);
comment on table referrals.addition is
  'What the referrer added after the referral, sealed under the key of the person it is about. Handed in by referrals.add_to_referral alone.';
-- Additions of a case are found by the referral's subject; those of an area that wait to be read, by area.
create index addition_of_subject on referrals.addition (area_id, subject_id, added_at);

create table referrals.message (
  id           uuid primary key,
  area_id      uuid not null,
  referral_id  uuid not null,
  message      text not null,
  written_at   timestamptz not null default now(),
  written_by   uuid not null default access.actor() references accounts.account,
  foreign key (area_id, referral_id) references referrals.referral (area_id, id)
);
comment on table referrals.message is
  'Fixed sentences for the referrer, by their code. No free text: what nobody can write cannot give anything away.';
create index message_of_referral on referrals.message (area_id, referral_id, written_at);

create trigger append_only before update on referrals.addition for each row execute function records.refuse_change();
create trigger append_only before update on referrals.message for each row execute function records.refuse_change();

alter table referrals.addition enable row level security;
alter table referrals.addition force row level security;
alter table referrals.message enable row level security;
alter table referrals.message force row level security;

-- An addition says who wrote it as often as not, so it is read by those who may know who referred: whoever works the case.
create policy who_works_the_case on referrals.addition for select to causeway_app
  using (exists (select from referrals.subject s
                   join cases.case_file c on c.area_id = s.area_id and c.referral_id = s.referral_id and c.person_id = s.person_id
                  where s.id = subject_id and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select on referrals.addition to causeway_app;
grant select (id, area_id, subject_id, added_at), insert on referrals.addition to causeway_search;

create policy who_works_the_case on referrals.message for select to causeway_app
  using (exists (select from cases.case_file c
                  where c.area_id = message.area_id and c.referral_id = message.referral_id
                    and access.may_act_on_case(c.area_id, c.restricted, c.id)));
create policy who_works_the_case_writes on referrals.message for insert to causeway_app with check (
  written_by = (select access.actor())
  and exists (select from cases.case_file c
               where c.area_id = message.area_id and c.referral_id = message.referral_id
                 and access.may_act_on_case(c.area_id, c.restricted, c.id)));
grant select, insert (id, area_id, referral_id, message) on referrals.message to causeway_app;
grant select on referrals.message to causeway_search;

-- Whose referral it is: the bearer of the receipt code, the account that sent it, and the partner contact of the agency it came from.
-- A referral is named by its code or by its id, never by both.
create function referrals.own_referral(receipt bytea, referral uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select r.id
    from referrals.referral r
   where case
           when receipt is not null then r.receipt_hash = receipt
           when access.actor_if_any() is null then false
           else r.id = referral
            and (r.referrer_account = access.actor()
                 or (r.referrer_agency = access.agency() and r.area_id = any (access.areas_as('partner contact'))))
         end
$$;

-- The people a referral is about, for sealing what is added under their keys; nobody for whoever's referral it is not.
create function referrals.own_subjects(receipt bytea, referral uuid) returns table (subject_id uuid, person_id uuid)
language sql stable security definer set search_path = '' as $$
  select s.id, s.person_id
    from referrals.subject s
   where s.referral_id = referrals.own_referral(receipt, referral)
   order by s.position
$$;

-- True when it was added; false when the subject is not of the asker's own referral.
create function referrals.add_to_referral(receipt bytea, referral uuid, addition uuid, subject uuid, content bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into referrals.addition (id, area_id, subject_id, sealed)
  select add_to_referral.addition, s.area_id, s.id, content
    from referrals.subject s
   where s.id = subject and s.referral_id = referrals.own_referral(receipt, add_to_referral.referral);
  return found;
end
$$;

-- What the referrer may see again: the days on which something was added, and the messages for them.
create function referrals.said_since(receipt bytea, referral uuid) returns table (said_on date, message text)
language sql stable security definer set search_path = '' as $$
  select distinct (a.added_at at time zone 'Europe/London')::date as said_on, null::text as message
    from referrals.addition a
    join referrals.subject s on s.area_id = a.area_id and s.id = a.subject_id
   where s.referral_id = referrals.own_referral(receipt, referral)
  union
  select (m.written_at at time zone 'Europe/London')::date, m.message
    from referrals.message m
   where m.referral_id = referrals.own_referral(receipt, referral)
   order by said_on, message nulls first
$$;

do $$
declare
  fn text;
begin
  foreach fn in array array['own_referral(bytea, uuid)', 'own_subjects(bytea, uuid)', 'said_since(bytea, uuid)',
                            'add_to_referral(bytea, uuid, uuid, uuid, bytea)'] loop
    execute format('alter function referrals.%s owner to causeway_search', fn);
    execute format('revoke execute on function referrals.%s from public', fn);
    execute format('grant execute on function referrals.%s to causeway_app, causeway_public', fn);
  end loop;
end
$$;
revoke create on schema referrals from causeway_search;
