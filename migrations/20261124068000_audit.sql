-- Up Migration
-- What information governance asks of the audit: one kind of act in an area, newest first, and how far the chain is signed.

-- The list of acts to choose from steps through this index instead of reading every event.
create index audit_event_of_action on records.audit_event (area_id, action, at desc);

-- When the newest checkpoint was made and over how many events: no more is needed to see that the sealer works.
create policy governance_reads on records.audit_checkpoint for select to causeway_app
  using (cardinality((select access.areas_as('information governance'))) > 0);
grant select (size, made_at, key_id) on records.audit_checkpoint to causeway_app;
