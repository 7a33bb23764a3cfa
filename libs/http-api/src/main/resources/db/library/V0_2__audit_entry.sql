create table audit_entry (
    id           uuid        primary key,
    at           timestamptz not null,
    actor        text        not null,
    act          text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    reason       text
);

comment on table audit_entry is
    'The audit log: which account performed which act on which object, when and why. Rows are only ever inserted.';

create index audit_entry_by_subject on audit_entry (subject_type, subject_id, id);

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end
$$;

create trigger audit_entry_is_append_only
    before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
