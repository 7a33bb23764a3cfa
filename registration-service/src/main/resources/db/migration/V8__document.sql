create table document (
    id          uuid        primary key,
    holder_id   uuid        not null,
    code        text        not null,
    type        text        not null,
    size        integer     not null,
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    constraint document_once unique (holder_id, code, sha256),
    constraint document_known_code check (code in ('APPLICATION_FORM', 'IDENTITY', 'PHOTO', 'EDUCATION', 'ENROLMENT',
        'STUDENT_CARD', 'SOCIAL_INSURANCE', 'WORK_PROOF', 'CERTIFICATE', 'TITLE', 'TRAINING_COMPLETION')),
    constraint document_known_type check (type in ('PDF', 'JPEG', 'PNG')),
    constraint document_up_to_10_mebibytes check (size between 1 and 10485760),
    constraint document_sha256_in_hexadecimal check (sha256 ~ '^[0-9a-f]{64}$')
);

comment on table document is
    'A document that was uploaded to a draft or a registration. Its content is in the document store, encrypted.';
-- No foreign key: it names a row of one of two tables.
comment on column document.holder_id is 'The draft or the registration that the document belongs to.';
comment on column document.sha256 is 'SHA-256 of the content and its key in the document store.';

create index document_by_content on document (sha256);

create table orphaned_content (
    sha256 text primary key
);

comment on table orphaned_content is
    'Contents whose document was deleted. A job deletes them from the document store, '
    'unless another document has the same content.';
