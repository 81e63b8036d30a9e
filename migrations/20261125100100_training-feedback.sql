-- Up Migration
-- What people thought of a session, of nobody. Whoever came is sent a ticket by letter: a random word of which only the hash is kept, beside the
-- session and no person. Answering uses the ticket up and keeps nothing of it. An answer has no author, no time, not even the day, and its key is
-- the hash of the form it came in. Nobody reads a single answer.

create table training.feedback_ticket (
  ticket_hash  bytea primary key constraint feedback_ticket_is_a_hash check (length(ticket_hash) = 32),
  area_id      uuid not null references accounts.area,
  session_id   uuid not null,
  good_until   date not null constraint feedback_ticket_ends check (good_until <= access.today() + 60),
  foreign key (area_id, session_id) references training.session (area_id, id)
);
comment on table training.feedback_ticket is
  'The right to say once what one thought of a session, for whoever brings the word. No person and no time; used up when it is used.';
create index feedback_ticket_of_session on training.feedback_ticket (area_id, session_id);

create table training.feedback (
  reply_key   bytea primary key constraint feedback_key_is_a_hash check (length(reply_key) = 32),
  area_id     uuid not null references accounts.area,
  session_id  uuid not null,
  useful      text not null constraint feedback_useful check (useful in ('very', 'quite', 'little', 'not')),
  surer       text not null constraint feedback_surer check (surer in ('surer', 'same', 'less sure')),
  pace        text not null constraint feedback_pace check (pace in ('too fast', 'right', 'too slow')),
  change      text not null default '' constraint feedback_change_is_short check (length(change) <= 500),
  foreign key (area_id, session_id) references training.session (area_id, id)
);
comment on table training.feedback is
  'One set of answers, of nobody. No time, no id that holds one, no author, no ticket. A form that is sent twice has the same key. Rows never change.';
create index feedback_of_session on training.feedback (area_id, session_id);
create trigger append_only before update or delete on training.feedback for each row execute function records.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['feedback_ticket', 'feedback'] loop
    execute format('alter table training.%I enable row level security', t);
    execute format('alter table training.%I force row level security', t);
  end loop;
end
$$;
-- Whoever says who came sends the tickets, and cannot look at them again.
create policy arrangers_send on training.feedback_ticket for insert to causeway_app
  with check (session_id in (
    select s.id from training.session s
     where s.area_id = feedback_ticket.area_id and s.held_on <= (select access.today())
       and (s.area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
            or (s.area_id = any ((select access.areas_as('partner contact'))::uuid[])
                and s.agency_id = (select access.agency()) and s.arranged_by = (select access.agency())))));
grant insert (ticket_hash, area_id, session_id, good_until) on training.feedback_ticket to causeway_app;
grant select, delete on training.feedback_ticket to causeway_search;
grant select, insert on training.feedback to causeway_search;

-- What a ticket is for; nothing for one that is used up, over or invented.
create function training.open_ticket(hash bytea) returns table (course text, held_on date)
language sql stable security definer set search_path = '' as $$
  select c.name, s.held_on
    from training.feedback_ticket t
    join training.session s on s.area_id = t.area_id and s.id = t.session_id
    join training.course c on c.area_id = s.area_id and c.id = s.course_id
   where t.ticket_hash = hash and t.good_until >= access.today()
$$;

-- Uses a ticket up and keeps the answers. The same form again finds its own answers there, and is as good as the first. False: no such ticket.
create function training.give_feedback(hash bytea, key bytea, useful text, surer text, pace text, change text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  given record;
begin
  delete from training.feedback_ticket t where t.ticket_hash = hash and t.good_until >= access.today()
    returning t.area_id, t.session_id into given;
  if not found then
    return exists (select from training.feedback f where f.reply_key = key);
  end if;
  insert into training.feedback (reply_key, area_id, session_id, useful, surer, pace, change)
  values (key, given.area_id, given.session_id, useful, surer, pace, change);
  return true;
end
$$;

-- How many have answered; in steps of five while somebody still may, so that nobody sees a single answer arrive.
create function training.feedback_count(asked uuid) returns table (answers integer, is_over boolean)
language sql stable security definer set search_path = '' as $$
  select case when o.is_over then n.answers else n.answers / 5 * 5 end, o.is_over
    from training.session s,
         lateral (select count(*)::integer as answers from training.feedback f where f.area_id = s.area_id and f.session_id = s.id) n,
         lateral (select not exists (select from training.feedback_ticket t
                                      where t.area_id = s.area_id and t.session_id = s.id and t.good_until >= access.today()) as is_over) o
   where s.id = asked
     and (s.area_id = any (access.areas_as('coordinator', 'channel chair', 'deputy chair'))
          or (s.area_id = any (access.areas_as('partner contact'))
              and s.agency_id = access.agency() and s.arranged_by = access.agency()))
$$;

-- Counts by question, and what should change in words, for whoever arranged the session: once nobody can answer any more, and from so many
-- answers on; never from fewer than five, whatever is asked. In an order that says nothing of who answered when.
create function training.feedback_results(asked uuid, from_answers integer) returns table (question text, choice text, answers integer)
language sql stable security definer set search_path = '' as $$
  with given as (
    select f.* from training.feedback f, training.feedback_count(asked) c
     where f.session_id = asked and c.is_over and c.answers >= greatest(from_answers, 5))
  select q.question, q.choice, count(*)::integer
    from given g,
         lateral (values ('useful', g.useful), ('surer', g.surer), ('pace', g.pace), ('change', nullif(g.change, ''))) q (question, choice)
   where q.choice is not null
   group by 1, 2
   order by 1, 2
$$;

grant create on schema training to causeway_search;
do $$
declare
  fn text;
begin
  foreach fn in array array['training.open_ticket(bytea)', 'training.give_feedback(bytea, bytea, text, text, text, text)',
                            'training.feedback_count(uuid)', 'training.feedback_results(uuid, integer)'] loop
    execute format('alter function %s owner to causeway_search', fn);
    execute format('revoke execute on function %s from public', fn);
  end loop;
end
$$;
revoke create on schema training from causeway_search;
grant execute on function training.open_ticket(bytea), training.give_feedback(bytea, bytea, text, text, text, text) to causeway_public;
grant execute on function training.feedback_count(uuid), training.feedback_results(uuid, integer) to causeway_app;
