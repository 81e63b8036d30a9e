-- Up Migration
-- The queue's upkeep locks registrations of instances before it clears them away, and a lock asks for the right to change something.
grant update (stopped_on) on jobs.instance to causeway_app;
