create table audit_entry (
    id           uuid        not null,
    at           timestamptz not null,
    actor        text        not null,
    act          text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    reason       text,
    recorded_at  timestamptz not null default now(),
    constraint audit_entry_once primary key (id, recorded_at)
) partition by range (recorded_at);

comment on table audit_entry is
    'The audit log: which account performed which act on which object, when and why. Rows are only ever inserted. '
    'One partition a month, created ahead by create_audit_partitions.';
comment on column audit_entry.at is 'The business time of the act.';
comment on column audit_entry.recorded_at is 'The database''s clock at the beginning of the transaction.';

create index audit_entry_by_subject on audit_entry (subject_type, subject_id, id);

create table audit_entry_unplanned partition of audit_entry default;

comment on table audit_entry_unplanned is
    'Entries of a month without a partition. It is empty while the job prepare-audit-partitions runs.';

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('skillcert.removes_audit_entries', true) = 'on' then
        return old;
    end if;
    raise exception 'the audit is append-only';
end
$$;

create trigger audit_entry_is_append_only
    before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();

create trigger audit_entry_is_never_truncated
    before truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();

create table audit_link (
    sequence    bigint      not null constraint audit_link_once primary key,
    entry_id    uuid        not null constraint audit_link_of_entry unique,
    recorded_at timestamptz not null,
    hash        bytea       not null
);

comment on table audit_link is
    'The hash chain of the audit log: the hash of each entry covers the entry and the hash before it, so that an entry '
    'that is changed, removed or inserted later breaks the chain. Written by the trigger audit_entry_is_linked alone.';

create table audit_head (
    day       date        not null constraint audit_head_once_a_day primary key,
    sequence  bigint      not null,
    hash      bytea       not null,
    signature text        not null,
    signed_at timestamptz not null default now()
);

comment on table audit_head is
    'The last link of the chain at the end of each day, signed with the key of the service (JWS) and published.';

-- A field as its length in bytes, a colon, its value and a comma; an absent one as a minus and a comma.
create function audit_field(value text) returns text language sql immutable as $$
    select coalesce(octet_length(value) || ':' || value, '-') || ','
$$;

create function audit_time(value timestamptz) returns text language sql immutable as $$
    select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create function audit_hash(
    previous bytea, id uuid, at timestamptz, actor text, act text, subject_type text, subject_id text, reason text,
    recorded_at timestamptz) returns bytea language sql immutable as $$
    select sha256(previous || convert_to(
        audit_field(id::text) || audit_field(audit_time(at)) || audit_field(actor) || audit_field(act)
            || audit_field(subject_type) || audit_field(subject_id) || audit_field(reason)
            || audit_field(audit_time(recorded_at)), 'UTF8'))
$$;

-- Runs at the commit, so that the lock, which orders the entries of all replicas, is held for the commit alone.
create function link_audit_entry() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    last record;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit-chain', 0));
    select sequence, hash into last from audit_link order by sequence desc limit 1;
    insert into audit_link (sequence, entry_id, recorded_at, hash)
    values (coalesce(last.sequence, 0) + 1, new.id, new.recorded_at,
        audit_hash(coalesce(last.hash, ''::bytea), new.id, new.at, new.actor, new.act, new.subject_type,
            new.subject_id, new.reason, new.recorded_at));
    return null;
end
$$;

create constraint trigger audit_entry_is_linked
    after insert on audit_entry deferrable initially deferred
    for each row execute function link_audit_entry();

-- The role of the service, which has received rights on all tables, may add entries and heads and read the rest.
create function protect_audit() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    held record;
begin
    for held in
        select distinct c.relname, pg_get_userbyid(a.grantee) as grantee
        from pg_class c cross join aclexplode(c.relacl) a
        where c.relnamespace = 'public'::regnamespace and c.relname like 'audit\_%' and c.relkind in ('r', 'p')
            and a.grantee <> c.relowner and a.grantee <> 0
    loop
        execute format('revoke all on %I from %I', held.relname, held.grantee);
        execute format('grant select on %I to %I', held.relname, held.grantee);
        if held.relname in ('audit_entry', 'audit_head') then
            execute format('grant insert on %I to %I', held.relname, held.grantee);
        end if;
    end loop;
end
$$;

-- Creates a partition and moves the entries of its time to it that have been written to audit_entry_unplanned.
create function create_audit_partition(name text, first text, after text) returns void language plpgsql as $$
begin
    lock table audit_entry in share row exclusive mode;
    execute format('create table %I (like audit_entry including defaults)', name);
    perform set_config('skillcert.removes_audit_entries', 'on', true);
    execute format('with moved as (delete from audit_entry_unplanned where recorded_at >= %L and recorded_at < %L'
        ' returning *) insert into %I select * from moved', first, after, name);
    perform set_config('skillcert.removes_audit_entries', 'off', true);
    execute format('alter table audit_entry attach partition %I for values from (%L) to (%L)', name, first, after);
end
$$;

create function create_audit_partitions(months_ahead int) returns int
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first date;
    name  text;
    made  int := 0;
begin
    if months_ahead not between 0 and 24 then
        raise exception 'partitions are created for 0 to 24 months';
    end if;
    for i in 0..months_ahead loop
        first := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i))::date;
        name := 'audit_entry_' || to_char(first, 'YYYY_MM');
        if to_regclass(name) is null then
            perform create_audit_partition(name, first || ' 00:00:00+00',
                (first + interval '1 month')::date || ' 00:00:00+00');
            made := made + 1;
        end if;
    end loop;
    if made > 0 then
        perform protect_audit();
    end if;
    return made;
end
$$;

revoke execute on function protect_audit() from public;
revoke execute on function create_audit_partition(text, text, text) from public;

-- Removes what was recorded before a day after its retention, up to a signed head, so that the chain goes on from that head.
-- For the owner of the schema; the role of the service may not delete. Returns the number of removed entries.
create function remove_audit_before(keep_from date) returns bigint language plpgsql as $$
declare
    cut       bigint;
    removed   bigint;
    part      text;
    used      boolean;
begin
    select max(h.sequence) into cut from audit_head h where h.signed_at < keep_from::timestamp at time zone 'UTC';
    if keep_from > now() - interval '6 months' then
        raise exception 'the audit log of the last six months is kept';
    end if;
    if cut is null or not exists (select from audit_link where sequence > cut) then
        raise exception 'there is no signed head before % with later entries', keep_from;
    end if;
    perform set_config('skillcert.removes_audit_entries', 'on', true);
    delete from audit_entry e using audit_link l
    where l.sequence <= cut and l.entry_id = e.id and l.recorded_at = e.recorded_at;
    perform set_config('skillcert.removes_audit_entries', 'off', true);
    delete from audit_link where sequence <= cut;
    get diagnostics removed = row_count;
    insert into audit_entry (id, at, actor, act, subject_type, subject_id)
    values (gen_random_uuid(), now(), session_user, 'remove', 'audit-log', 'entries up to ' || cut);
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'audit_entry'::regclass
            and c.relname < 'audit_entry_' || to_char(keep_from, 'YYYY_MM') and c.relname ~ '_\d{4}_\d{2}$'
    loop
        execute format('select exists (select from %I)', part) into used;
        if not used then
            execute format('drop table %I', part);
        end if;
    end loop;
    return removed;
end
$$;

revoke execute on function remove_audit_before(date) from public;

select create_audit_partitions(3);
