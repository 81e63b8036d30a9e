-- Up Migration
-- A version of a document may be a file. No case and no person in a case is named in it, so it is not sealed; it is scanned like any file that
-- was handed in (reliability FI-03) and only ever downloaded.

create table boards.version_file (
  id                   uuid primary key,
  area_id              uuid not null references accounts.area,
  document_version_id  uuid not null,
  name                 text not null,
  media_type           text not null constraint version_file_type check (media_type in (
                         'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  bytes                integer not null,
  sha256               bytea not null,
  content              bytea not null,
  scan                 text not null default 'not scanned' constraint version_file_scan check (scan in ('not scanned', 'clean', 'refused')),
  added_by             uuid not null default access.actor() references accounts.account,
  added_at             timestamptz not null default now(),
  unique (area_id, id),
  foreign key (area_id, document_version_id) references boards.document_version (area_id, id),
  constraint version_file_once unique (area_id, document_version_id),
  constraint version_file_is_whole check (length(content) = bytes and bytes <= 10485760 and sha256 = sha256(content))
);
comment on table boards.version_file is
  'The Word file or PDF that a version of a document is. Rows never change but for what the virus scan found: clean may be downloaded, refused never.';
-- What waits for the scanner, oldest first.
create index version_file_not_scanned on boards.version_file (added_at, id) where scan = 'not scanned';

alter table boards.version_file enable row level security;
alter table boards.version_file force row level security;
create policy governance_reads on boards.version_file for select to causeway_app
  using (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair', 'board member', 'elected member'))::uuid[]));
create policy editors_add on boards.version_file for insert to causeway_app
  with check (area_id = any ((select access.areas_as('coordinator', 'channel chair', 'deputy chair'))::uuid[])
              and added_by = (select access.actor()));
create policy clerk_scans on boards.version_file for select to causeway_clerk using (scan = 'not scanned');
-- Whoever hands a file in does not say that it is clean.
grant select, insert (id, area_id, document_version_id, name, media_type, bytes, sha256, content) on boards.version_file to causeway_app;
grant usage on schema boards to causeway_clerk;
grant select (id, area_id, content, scan, added_at) on boards.version_file to causeway_clerk;
grant select (id, scan), update (scan) on boards.version_file to causeway_search;

-- Writes down what the scan found, once; false when somebody else was faster. A function, because a row that is scanned is out of the
-- clerk's sight, and an update would have to see what it makes.
grant create on schema boards to causeway_search;
create function boards.settle_scan(file uuid, outcome text) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  if outcome not in ('clean', 'refused') then
    raise exception 'a scan ends clean or refused, not %', outcome using errcode = 'check_violation';
  end if;
  update boards.version_file f set scan = outcome where f.id = file and f.scan = 'not scanned';
  return found;
end
$$;
alter function boards.settle_scan(uuid, text) owner to causeway_search;
revoke execute on function boards.settle_scan(uuid, text) from public;
grant execute on function boards.settle_scan(uuid, text) to causeway_clerk;
revoke create on schema boards from causeway_search;
