create table attachment (
    id          uuid        primary key,
    subject_id  uuid        not null,
    code        text        not null,
    type        text        not null,
    size        integer     not null,
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    constraint attachment_once unique (subject_id, code, sha256),
    constraint attachment_known_type check (type in ('PDF', 'JPEG', 'PNG')),
    constraint attachment_up_to_10_mebibytes check (size between 1 and 10485760),
    constraint attachment_sha256_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$')
);

comment on table attachment is
    'A file that was uploaded to a registration, a draft or a claim. Its content is in the document store, encrypted.';
comment on column attachment.subject_id is 'The registration, the draft or the claim that the file was uploaded to.';
comment on column attachment.code is 'What the file proves; each service lists its codes in a constraint.';
comment on column attachment.sha256 is 'SHA-256 of the content and its key in the document store.';

create index attachment_by_content on attachment (sha256);

create table stored_content (
    sha256          text        primary key,
    last_written_at timestamptz not null default now(),
    key_id          bigint
);

comment on table stored_content is
    'The contents in the document store. A job deletes those that no attachment names an hour after they were written.';
comment on column stored_content.key_id is
    'The id of the key that has encrypted the content; null until it is written.';
