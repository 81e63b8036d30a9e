-- What the matrix tries, from inside the database: thousands of small attempts in a few statements, each undone as soon as it is known how it
-- went. Everything that is tried runs with the rights of whoever tries (security invoker); only looking at what came of it does not.
create schema matrix;
grant usage on schema matrix to public;

-- How an attempt ended, in the words of the expected file's comparison.
create function matrix.outcome(state text, message text) returns text
language sql immutable as $$
  select case
    when state = 'MX001' then 'done'
    when state = '42501' and message like '%row-level security%' then 'row security'
    when state = '42501' then 'no right'
    when state = '28000' then 'no identity'
    when state = '23505' then 'key taken'
    when state = '23503' then 'foreign key'
    else state || ' ' || message
  end
$$;

-- Every row of a table by its key, and the version of it: from above row security.
create function matrix.versions(name text, key text) returns jsonb
language plpgsql volatile security definer as $$
declare
  found_rows jsonb;
begin
  execute format('select coalesce(jsonb_object_agg(%s, t.ctid::text), ''{}'') from %s t', key, name) into found_rows;
  return found_rows;
end
$$;

create function matrix.select_each(tables jsonb) returns table (name text, outcome text, keys text[])
language plpgsql volatile as $$
declare
  one jsonb;
begin
  for one in select * from jsonb_array_elements(tables) loop
    name := one ->> 'name';
    begin
      execute format('select coalesce(array_agg(%s), ''{}'') from %s t', one ->> 'key', name) into keys;
      outcome := 'done';
    exception when others then
      keys := '{}';
      outcome := matrix.outcome(sqlstate, sqlerrm);
    end;
    return next;
  end loop;
end
$$;

-- Changes or removes every row that can be reached, without looking (no condition, nothing returned), so that the rule for changing stands
-- alone. When one row's new version is refused, the rows are tried one by one, and the outcome says so.
create function matrix.change_each(tables jsonb) returns table (name text, outcome text, keys text[])
language plpgsql volatile as $$
declare
  one jsonb;
  before jsonb;
  after jsonb;
  statement text;
  row_key text;
  reached integer;
begin
  for one in select * from jsonb_array_elements(tables) loop
    name := one ->> 'name';
    statement := one ->> 'statement';
    keys := '{}';
    after := null;
    begin
      execute statement;
      get diagnostics reached = row_count;
      if reached > 0 then
        after := matrix.versions(name, one ->> 'key');
      end if;
      raise exception using errcode = 'MX001';
    exception when others then
      outcome := matrix.outcome(sqlstate, sqlerrm);
    end;
    -- All is as it was before, and can be compared.
    if outcome = 'done' and after is not null then
      before := matrix.versions(name, one ->> 'key');
      select coalesce(array_agg(k), '{}') into keys from jsonb_object_keys(before) k where after ->> k is distinct from before ->> k;
    elsif outcome not in ('done', 'no right', 'no identity') then
      before := matrix.versions(name, one ->> 'key');
      for row_key in select jsonb_object_keys(before) loop
        begin
          execute statement || format(' where %s = $1', one ->> 'key') using row_key;
          get diagnostics reached = row_count;
          if reached > 0 then
            raise exception using errcode = 'MX001';
          end if;
        exception when others then
          if sqlstate = 'MX001' then
            keys := keys || row_key;
          end if;
        end;
        outcome := 'row by row';
      end loop;
    end if;
    return next;
  end loop;
end
$$;

-- Adds each of these rows. After one "no right" for a table the rest of the table is not tried.
create function matrix.insert_each(additions jsonb) returns table (place integer, outcome text)
language plpgsql volatile as $$
declare
  one jsonb;
  refused text := '';
begin
  for one in select * from jsonb_array_elements(additions) loop
    place := (one ->> 'place')::integer;
    if one ->> 'name' = refused then
      outcome := 'no right';
    else
      begin
        execute one ->> 'statement' using one -> 'row';
        raise exception using errcode = 'MX001';
      exception when others then
        outcome := matrix.outcome(sqlstate, sqlerrm);
      end;
      if outcome = 'no right' then
        refused := one ->> 'name';
      end if;
    end if;
    return next;
  end loop;
end
$$;
