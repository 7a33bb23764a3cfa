create table event_log (
    position   bigint      not null,
    logged_at  timestamptz not null,
    id         uuid        not null,
    stream     text        not null,
    event_key  text        not null,
    sequence   bigint      not null,
    epoch      bigint      not null,
    type       text        not null,
    payload    text,
    created_at timestamptz not null,
    traceparent text,
    constraint event_log_position_once primary key (position, logged_at),
    constraint event_log_position_from_1 check (position > 0)
) partition by range (logged_at);

comment on table event_log is
    'The events that Kafka has acknowledged, moved here from the outbox. Rows are only ever inserted. One partition a month, '
    'created ahead by create_event_log_partitions and dropped after its retention by drop_event_log_partitions.';
comment on column event_log.position is
    '1, 2, 3 and so on in the order of commits: who reads on from a position misses no event that is committed later.';
comment on column event_log.logged_at is 'The clock of the database when the event was moved.';
comment on column event_log.id is 'The CloudEvents id.';
comment on column event_log.event_key is 'The key of the Kafka record: the person.';
comment on column event_log.sequence is 'The number of the event among those of its key.';
comment on column event_log.epoch is 'The epoch of the database in which the event was sent; see event_epoch.';
comment on column event_log.traceparent is 'The W3C trace context in which the event was written; null if it was not traced.';

create index event_log_by_time on event_log using brin (logged_at);

create trigger event_log_is_append_only
    before update or delete on event_log
    for each row execute function is_append_only();

create trigger event_log_is_never_truncated
    before truncate on event_log
    for each statement execute function is_append_only();

create table event_log_head (
    only_row boolean primary key default true,
    position bigint  not null default 0,
    constraint event_log_head_has_one_row check (only_row)
);

comment on table event_log_head is
    'The last position of event_log. A relay updates the row in its last statement, so that the lock on it makes '
    'positions visible in their order.';

insert into event_log_head default values;

create function create_event_log_partitions(months_ahead int) returns int
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first date;
    name  text;
    made  int := 0;
begin
    if months_ahead not between 0 and 24 then
        raise exception 'partitions are created for 0 to 24 months';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('event-log-partitions', 0));
    for i in 0..months_ahead loop
        first := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i))::date;
        name := 'event_log_' || to_char(first, 'YYYY_MM');
        if to_regclass(name) is null then
            execute format('create table %I partition of event_log for values from (%L) to (%L)', name,
                first || ' 00:00:00+00', (first + interval '1 month')::date || ' 00:00:00+00');
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

create function drop_event_log_partitions(keep_days int) returns int
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    part    text;
    dropped int := 0;
begin
    if keep_days < 90 then
        raise exception 'the event log of the last 90 days is kept';
    end if;
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'event_log'::regclass
            and c.relname < 'event_log_' || to_char((now() at time zone 'UTC') - make_interval(days => keep_days), 'YYYY_MM')
    loop
        execute format('drop table %I', part);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

select create_event_log_partitions(3);

create table event_epoch (
    epoch             bigint      not null constraint event_epoch_once primary key,
    system_identifier bigint      not null,
    timeline          int         not null,
    database_oid      bigint      not null,
    since             timestamptz not null default now()
);

comment on table event_epoch is
    'The epochs of this database. A new one begins when the database is not the one that the last epoch began in: after a '
    'restore, a promotion of a standby or an import. It is part of each event, since the sequences of events before and '
    'after a restore can''t be compared.';
comment on column event_epoch.epoch is
    'The time of its beginning in seconds, so that a database restored twice to the same moment gets different epochs.';

create trigger event_epoch_is_append_only
    before update or delete on event_epoch
    for each row execute function is_append_only();

-- The timeline of the last checkpoint would be that of the time before a promotion for a while.
create function database_incarnation(out system_identifier bigint, out timeline int, out database_oid bigint)
    language sql stable as $$
    select s.system_identifier,
        ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int,
        (select oid::bigint from pg_database where datname = current_database())
    from pg_control_system() s
$$;

create function current_event_epoch() returns bigint language sql stable as $$
    select e.epoch
    from (select * from event_epoch order by epoch desc limit 1) e, database_incarnation() d
    where (e.system_identifier, e.timeline, e.database_oid) = (d.system_identifier, d.timeline, d.database_oid)
$$;

comment on function current_event_epoch() is
    'The epoch of the database; null if the database was restored and the new epoch has not begun yet.';

create function next_event_epoch() returns bigint language sql stable as $$
    select greatest(coalesce(max(epoch), 0) + 1, floor(extract(epoch from clock_timestamp()))::bigint) from event_epoch
$$;

create function begin_event_epoch() returns bigint language sql as $$
    insert into event_epoch (epoch, system_identifier, timeline, database_oid)
    select next_event_epoch(), d.* from database_incarnation() d
    returning epoch
$$;

create function end_event_epoch() returns bigint language sql as $$
    insert into event_epoch (epoch, system_identifier, timeline, database_oid)
    values (next_event_epoch(), 0, 0, 0)
    returning epoch
$$;

comment on function end_event_epoch() is
    'For the owner, after a restore that PostgreSQL can''t notice, such as from a snapshot of the disk: makes the service '
    'begin a new epoch.';

revoke execute on function end_event_epoch() from public;

-- A new database has nothing that was lost.
select begin_event_epoch();
