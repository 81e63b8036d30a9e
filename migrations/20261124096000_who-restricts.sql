-- Up Migration
-- Only the chair and the deputy restrict a case and lift the restriction (design.md, "Who sees what"). The journey has said so; a policy
-- cannot, because it does not see the row before and after together.
create function cases.only_chairs_restrict() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.restricted is distinct from old.restricted
     and not new.area_id = any ((select access.case_areas_as('channel chair', 'deputy chair'))::uuid[]) then
    raise exception 'only the chair or the deputy of the area restricts a case or lifts the restriction' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
revoke execute on function cases.only_chairs_restrict() from public;
create trigger only_chairs_restrict before update of restricted on cases.case_file
  for each row execute function cases.only_chairs_restrict();
