-- A document that belongs to a draft or a registration (a draft's documents go with it); its content lies in the store.
create table document (
    id          uuid        primary key,
    holder_id   uuid        not null,
    code        text        not null check (code in ('APPLICATION_FORM', 'IDENTITY', 'PHOTO', 'EDUCATION', 'ENROLMENT',
                            'STUDENT_CARD', 'SOCIAL_INSURANCE', 'WORK_PROOF', 'CERTIFICATE', 'TITLE', 'TRAINING_COMPLETION')),
    type        text        not null check (type in ('PDF', 'JPEG', 'PNG')),
    size        integer     not null check (size between 1 and 10485760),
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    constraint document_once unique (holder_id, code, sha256)
);

-- Contents whose document was removed: they go, unless another document holds the same.
create table document_content_let_go (
    sha256 text primary key
);

create index document_by_content on document (sha256);

-- An application that is being written; encrypted as a whole, for it holds a name and a number.
create table registration_draft (
    id             uuid        primary key,
    version        bigint      not null,
    owner          text        not null,
    batch_id       uuid        references exam_batch (id),
    content_sealed bytea       not null,
    changed_at     timestamptz not null
);

create index registration_draft_by_owner on registration_draft (owner, id);
create index registration_draft_by_age on registration_draft (changed_at);
