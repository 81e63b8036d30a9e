-- Up Migration
-- An operator on the server brings something in on behalf of somebody: the row needs an author, row security needs a person, and the audit is
-- to say that it was done by command. Only the owner of the schema reaches these, never the web.

create function access.operator_act(account uuid, new_session uuid, hash bytea) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select from accounts.account a where a.id = account and a.disabled_at is null) then
    raise exception 'no such account' using errcode = '28000';
  end if;
  -- No second factor was given: what asks for a fresh one stays shut.
  insert into accounts.session (id, token_hash, account_id, stage, device) values (new_session, hash, account, 'complete', 'by command');
  perform access.note_sign_in('act by command', account, new_session, '{}', false);
end
$$;

create function access.operator_act_end(ended_session uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update accounts.session s set ended_at = now() where s.id = ended_session and s.device = 'by command' and s.ended_at is null;
end
$$;

grant create on schema access to causeway_search;
do $$
declare
  fn text;
begin
  foreach fn in array array['operator_act(uuid, uuid, bytea)', 'operator_act_end(uuid)'] loop
    execute format('alter function access.%s owner to causeway_search', fn);
    execute format('revoke execute on function access.%s from public', fn);
    execute format('grant execute on function access.%s to causeway_owner', fn);
  end loop;
end
$$;
revoke create on schema access from causeway_search;
