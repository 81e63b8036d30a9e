-- Up Migration
-- Whoever hands a document in does not say that it is clean: the column is the scanner's alone, and begins as "not scanned".
revoke insert (scan) on referrals.attachment from causeway_public;
