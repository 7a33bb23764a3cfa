create table registration_draft (
    id                uuid        primary key,
    version           bigint      not null,
    owner             text        not null,
    batch_id          uuid,
    encrypted_content bytea       not null,
    changed_at        timestamptz not null,
    constraint registration_draft_for_batch foreign key (batch_id) references exam_batch (id)
);

comment on table registration_draft is 'A registration form that is not submitted yet.';
comment on column registration_draft.owner is 'The account that may read and change the draft.';
comment on column registration_draft.encrypted_content is
    'The form as JSON, encrypted: it contains a name and a document number.';

create index registration_draft_by_owner on registration_draft (owner, id);
create index registration_draft_by_age on registration_draft (changed_at);
