-- Up Migration
-- The agency that is asked cannot see the case, and so not whose key seals the request: the person's id stands on the request itself.
-- An id says nothing to whoever may not see the person.
alter table cases.information_request
  add column person_id uuid not null,
  add constraint information_request_person foreign key (area_id, person_id) references people.person (area_id, id);
grant insert (person_id) on cases.information_request to causeway_app;
