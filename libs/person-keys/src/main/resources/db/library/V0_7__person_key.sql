create table person_key (
    person_id   uuid primary key,
    wrapped_key text not null
);

comment on table person_key is
    'The keys of persons, as registration-service publishes them: names in events are encrypted under them. '
    'A key is deleted when its person is forgotten.';
comment on column person_key.wrapped_key is 'Encrypted under the event keyset, in Base64.';
