-- Up Migration
-- Who comes late or leaves early is there for a part of the meeting only: a decision asks whether those whom it needs were there when it was made (s37).

alter table panel.invitation
  add column came_at time,
  add column left_at time,
  add constraint invitation_leaves_after_coming check (left_at is null or came_at is null or came_at < left_at);
comment on column panel.invitation.came_at is 'By the clock of the meeting, where they came late; null: they were there from the beginning. Means something where they are present.';
comment on column panel.invitation.left_at is 'By the clock of the meeting, where they left early; null: they stayed to the end.';
grant update (came_at, left_at) on panel.invitation to causeway_app;
