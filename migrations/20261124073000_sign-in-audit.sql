-- Up Migration
-- A wrong password given inside a live session (changing one's own) has an actor: whoever is signed in. The first version left both
-- actor and service empty there, which the audit refuses, so that page answered 503.
create or replace function access.note_sign_in(action text, account uuid, about_session uuid, details jsonb default '{}', proved boolean default true)
returns void
language plpgsql volatile set search_path = '' as $$
declare
  event uuid := access.new_id();
begin
  insert into records.audit_event (id, actor, service, session_id, area_id, action, subject_kind, subject_id, details)
  values (event, case when proved then account else access.actor_if_any() end, nullif(current_setting('role', true), 'none'), about_session,
          (select a.area_id from accounts.account a where a.id = account), note_sign_in.action, 'account', account::text, details);
  insert into records.audit_unsealed (event_id) values (event);
end
$$;
