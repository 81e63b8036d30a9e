-- Up Migration
-- A case stays before the panel after its first discussion: what it is on the agenda for grows by monitoring, the end of support, missing
-- consent and whatever else, beside sessions not held. The words are those of reference/decisions.ts.
alter table panel.item drop constraint item_purpose;
alter table panel.item add constraint item_purpose check (purpose in
  ('first discussion', 'deferred discussion', 'sessions', 'monitoring', 'exit', 'consent', 'review', 'other'));

-- Reviews that were held, and those that were filed: what the managers' list of reviews looks for, across an area.
create index journal_reviews on cases.journal (area_id, case_id)
  where step in ('review at 6 months', 'review at 12 months', 'further review', 'file review');
-- Cases that ended after support and are still reviewed: few among all that are closed.
create index case_reviewed on cases.case_file (area_id, id) where stage in ('closed_exited', 'closed_consent_refused', 'review_6m', 'review_ext');
