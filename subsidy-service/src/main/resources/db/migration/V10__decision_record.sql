-- A decision's record is kept as it was signed, so that it can be shown, verified and decided again.
alter table decision
    add column record    text,
    add column signature text;

update decision set record = json_build_object(
    'id', id, 'subjectType', subject_type, 'subjectId', subject_id, 'decidedAt', decided_at,
    'facts', facts, 'parameters', json_build_array(), 'calendarThrough', 2026, 'assessment', assessment)::text;

alter table decision
    alter column record set not null,
    drop column assessment;

-- Every parameter entry that cases were decided by: from a file, or put in force by people. Never changed.
create table parameter_entry (
    name           text        not null,
    effective_from date        not null,
    content        jsonb       not null,
    source         text        not null check (source in ('FILE', 'PEOPLE')),
    put_by         text        not null,
    put_at         timestamptz not null default now(),
    constraint parameter_entry_once_a_day primary key (name, effective_from)
);

create trigger parameter_entry_is_append_only
    before update or delete or truncate on parameter_entry
    for each statement execute function is_append_only();
