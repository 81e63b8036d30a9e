-- Up Migration
-- The virus scan of what was handed in (reliability FI-03). The clerk reads what nobody has scanned, to look at it under its person's
-- key, and no other document; of a referral it learns only whose key that is.
grant create on schema referrals to causeway_search;

create policy clerk_scans on referrals.attachment for select to causeway_clerk using (scan = 'not scanned');
grant select (id, area_id, subject_id, sealed, scan, added_at) on referrals.attachment to causeway_clerk;
create policy clerk_scans on referrals.subject for select to causeway_clerk
  using (exists (select from referrals.attachment a where a.area_id = subject.area_id and a.subject_id = subject.id));
grant select (id, area_id, person_id) on referrals.subject to causeway_clerk;

-- Writes down what the scan found, once; false when somebody else was faster. A function, because a row that is scanned is out of the
-- clerk's sight, and an update would have to see what it makes.
create function referrals.settle_scan(document uuid, outcome text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if outcome not in ('clean', 'refused') then
    raise exception 'a scan ends clean or refused, not %', outcome using errcode = 'check_violation';
  end if;
  update referrals.attachment set scan = outcome where id = document and scan = 'not scanned';
  return found;
end
$$;
alter function referrals.settle_scan(uuid, text) owner to causeway_search;
revoke execute on function referrals.settle_scan(uuid, text) from public;
grant execute on function referrals.settle_scan(uuid, text) to causeway_clerk;
grant select (id, scan), update (scan) on referrals.attachment to causeway_search;

-- What waits, oldest first.
create index attachment_not_scanned on referrals.attachment (added_at, id) where scan = 'not scanned';
comment on column referrals.attachment.scan is
  'not scanned: held while a scanner is configured. clean: may be downloaded. refused: the scanner found something; never given out. waiting is no longer written.';
revoke create on schema referrals from causeway_search;
