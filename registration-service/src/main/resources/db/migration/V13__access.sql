create table access_request (
    id            uuid        primary key,
    person_id     uuid        not null,
    requested_by  text        not null,
    requested_at  timestamptz not null,
    expires_at    timestamptz not null,
    wrapped_key   bytea       not null,
    constraint access_request_of_person foreign key (person_id) references person (id),
    constraint access_request_expires_later check (expires_at > requested_at)
);

comment on table access_request is
    'Requests of persons for a copy of all data that are held about them. A request expires after seven days and is deleted '
    'with the answers of the other services and their key.';
comment on column access_request.wrapped_key is
    'The key under which the other services encrypt their answers, itself encrypted under the event keyset.';

create index access_request_by_person on access_request (person_id, requested_at);
create index access_request_expires on access_request (expires_at, id);

create table access_part (
    request_id        uuid    not null,
    service           text    not null,
    part              integer not null,
    last              boolean not null,
    encrypted_content text    not null,
    constraint access_part_once primary key (request_id, service, part),
    constraint access_part_of_request foreign key (request_id) references access_request (id) on delete cascade,
    constraint access_part_known_service check (service in ('exam', 'subsidy')),
    constraint access_part_positive check (part > 0)
);

comment on table access_part is 'The parts of the other services'' answers to access requests, encrypted as they were sent.';
