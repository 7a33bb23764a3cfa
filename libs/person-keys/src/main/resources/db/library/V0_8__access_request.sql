create table access_request (
    id            uuid primary key,
    person_id     uuid not null,
    holder_digest text not null,
    wrapped_key   text not null
);

comment on table access_request is
    'Requests of persons for a copy of their data that this service has not answered yet; an answered one is deleted.';
comment on column access_request.wrapped_key is 'The key for the answer, encrypted under the event keyset.';
