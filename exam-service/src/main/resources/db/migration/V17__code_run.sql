alter table item drop constraint item_known_kind;
alter table item add constraint item_known_kind check (kind in (
    'TRUE_FALSE', 'SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'NUMBER', 'ORDERING',
    'MATCHING', 'LABELS', 'TEXT_SPANS', 'BOXES', 'TABLE', 'RUBRIC', 'CODE'));

create table code_run (
    id           uuid        primary key,
    task_id      uuid        not null,
    set_no       smallint    not null,
    source       bytea,
    input_names  text[],
    inputs       text[],
    results      text[]      not null,
    state        text        not null default 'WAITING',
    tries        smallint    not null default 0,
    runner       uuid,
    leased_until timestamptz,
    problem      text,
    status       text,
    exit_code    integer,
    cpu_ms       integer,
    wall_ms      integer,
    log          text,
    versions     text,
    opened_at    timestamptz not null,
    ended_at     timestamptz,
    constraint code_run_once unique (task_id, set_no),
    constraint code_run_of_task foreign key (task_id) references marking_task (id),
    constraint code_run_set_positive check (set_no > 0),
    constraint code_run_at_most_8_files check (cardinality(results) between 1 and 8 and cardinality(inputs) <= 8),
    constraint code_run_known_state check (state in ('WAITING', 'RUNNING', 'ENDED', 'STUCK')),
    constraint code_run_known_status check (status in ('FINISHED', 'FAILED', 'TIMED_OUT')),
    constraint code_run_leased_while_running check ((state = 'RUNNING') = (leased_until is not null)),
    constraint code_run_ended_whole check ((state = 'ENDED') = (status is not null) and (status is null) = (ended_at is null)),
    constraint code_run_has_inputs_until_its_end check (
        (state = 'ENDED') = (source is null) and (source is null) = (inputs is null) and (inputs is null) = (input_names is null)),
    constraint code_run_at_most_3_tries check (tries between 0 and 3),
    constraint code_run_short_texts check (length(log) <= 4000 and length(problem) <= 500 and length(versions) <= 200)
);

comment on table code_run is
    'One run of the program that a candidate has written, with one set of hidden inputs. A runner takes it for a minute; a run that '
    'could not be made is tried three times and then waits for a person.';
comment on column code_run.source is 'The program in UTF-8; like the inputs only until the run has ended.';
comment on column code_run.tries is 'How often a runner has taken it. The number tells a runner whether the run is still its own.';
comment on column code_run.problem is 'Why the last try was no run.';
comment on column code_run.log is 'The beginning of what the program printed.';

create index code_run_in_order on code_run (id) where state in ('WAITING', 'RUNNING');
create index code_run_stuck on code_run (id) where state = 'STUCK';

create table code_run_file (
    run_id  uuid not null,
    name    text not null,
    content bytea,
    refused text,
    constraint code_run_file_once primary key (run_id, name),
    constraint code_run_file_of_run foreign key (run_id) references code_run (id),
    constraint code_run_file_content_or_reason check ((content is null) <> (refused is null)),
    constraint code_run_file_limited check (octet_length(content) <= 262144 and length(refused) <= 200)
);

comment on table code_run_file is 'A result file that a run has left, or why it does not count.';

create table code_runner (
    id       uuid        primary key,
    versions text        not null,
    problem  text        not null,
    seen_at  timestamptz not null,
    constraint code_runner_short_texts check (length(versions) <= 200 and length(problem) <= 500)
);

comment on table code_runner is
    'A process that runs programs of candidates, with the versions of its Python or with what it lacks. seen_at is the time of the '
    'database, whatever the business clock of a sandbox says.';

-- An ended run is evidence. Everything else moves as its state says.
create function code_run_moves() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state = 'ENDED' then
        raise exception 'a run that has ended is never changed' using constraint = 'code_run_moves', errcode = 'check_violation';
    end if;
    if (new.id, new.task_id, new.set_no, new.results) <> (old.id, old.task_id, old.set_no, old.results)
        or (old.state, new.state) not in (
            ('WAITING', 'RUNNING'), ('RUNNING', 'RUNNING'), ('RUNNING', 'WAITING'), ('RUNNING', 'ENDED'), ('RUNNING', 'STUCK'),
            ('STUCK', 'WAITING')) then
        raise exception 'a run can not move from % to %', old.state, new.state
            using constraint = 'code_run_moves', errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger code_run_moves before update or delete on code_run
    for each row execute function code_run_moves();

create trigger code_run_file_is_append_only
    before update or delete or truncate on code_run_file
    for each statement execute function is_append_only();

-- What a runner may do, and nothing else: its role has no right to any table. One that lacks something is started again and again,
-- each time as another one, so that its reports are kept for minutes only.

create function report_code_runner(runner_id uuid, its_versions text, its_problem text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from code_runner
    where seen_at < clock_timestamp() - case when problem = '' then interval '1 day' else interval '10 minutes' end;
    insert into code_runner values (runner_id, left(its_versions, 200), left(its_problem, 500), clock_timestamp())
    on conflict (id) do update set versions = excluded.versions, problem = excluded.problem, seen_at = excluded.seen_at;
end
$$;

comment on function report_code_runner is 'Tells that a runner is there, with the versions of its Python, or what it lacks.';

-- A run whose runner did not end it in time was lost with its runner, and is taken again or left to a person.
create function take_code_run(runner_id uuid)
    returns table (run_id uuid, try smallint, program bytea, names text[], contents text[], wanted text[])
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update code_run r set state = 'STUCK', leased_until = null, problem = 'its runner was lost'
    where r.id in (
        select c.id from code_run c
        where c.state = 'RUNNING' and c.leased_until < clock_timestamp() and c.tries >= 3 for update skip locked);
    return query
        update code_run r
        set state = 'RUNNING', tries = r.tries + 1, runner = runner_id, leased_until = clock_timestamp() + interval '1 minute'
        where r.id = (
            select c.id from code_run c
            where c.state = 'WAITING' or c.state = 'RUNNING' and c.leased_until < clock_timestamp() and c.tries < 3
            order by c.id limit 1 for update skip locked)
        returning r.id, r.tries, r.source, r.input_names, r.inputs, r.results;
end
$$;

comment on function take_code_run is 'Takes the oldest run that nobody has for a minute; no row if there is none.';

-- A runner that was held up must not write over the run of the one that came after it.
create function own_code_run(of_run uuid, runner_id uuid, its_try smallint) returns boolean language sql as $$
    select exists (
        select from code_run r where r.id = of_run and r.state = 'RUNNING' and r.runner = runner_id and r.tries = its_try
        for update)
$$;

create function add_code_run_file(of_run uuid, runner_id uuid, its_try smallint, file_name text, its_content bytea, its_refusal text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if own_code_run(of_run, runner_id, its_try) then
        insert into code_run_file select of_run, file_name, its_content, left(its_refusal, 200)
        from code_run r where r.id = of_run and file_name = any(r.results);
    end if;
end
$$;

comment on function add_code_run_file is 'Adds a result file, or why it does not count, in the transaction that ends the run.';

create function end_code_run(
    of_run uuid, runner_id uuid, its_try smallint, its_status text, its_exit_code integer, its_cpu_ms integer, its_wall_ms integer,
    its_log text, its_versions text)
    returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not own_code_run(of_run, runner_id, its_try) then
        return false;
    end if;
    update code_run set state = 'ENDED', leased_until = null, source = null, input_names = null, inputs = null,
        status = its_status, exit_code = its_exit_code, cpu_ms = its_cpu_ms, wall_ms = its_wall_ms, log = left(its_log, 4000),
        versions = left(its_versions, 200), ended_at = business_time()
    where id = of_run;
    return true;
end
$$;

comment on function end_code_run is 'Ends a run, whose result is the candidate''s own; false if the run is no longer the runner''s.';

create function return_code_run(of_run uuid, runner_id uuid, its_try smallint, its_problem text)
    returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if own_code_run(of_run, runner_id, its_try) then
        update code_run set state = case when tries < 3 then 'WAITING' else 'STUCK' end, leased_until = null,
            problem = left(its_problem, 500)
        where id = of_run;
    end if;
end
$$;

comment on function return_code_run is 'Gives back a run that could not be made, through no fault of the program.';

revoke execute on function
    report_code_runner, take_code_run, own_code_run, add_code_run_file, end_code_run, return_code_run from public;

-- The role is made by deploy/postgres/databases.sh. Where it is made later, docs/operating/code-runner.md has these grants.
do $$
begin
    if exists (select from pg_roles where rolname = 'exam_runner') then
        grant execute on function report_code_runner, take_code_run, add_code_run_file, end_code_run, return_code_run to exam_runner;
    end if;
end
$$;
