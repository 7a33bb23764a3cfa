-- What a candidate's program has left and printed is erased with the answers of the attempt.
create function answers_are_erased(of_task uuid) returns boolean language sql stable as $$
    select exists (
        select from marking_task t join erased_answers e on e.attempt_id = t.attempt_id where t.id = of_task)
$$;

create or replace function code_run_moves() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.log = 'erased' and to_jsonb(new) - 'log' = to_jsonb(old) - 'log'
        and answers_are_erased(old.task_id) then
        return new;
    end if;
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

create function code_run_file_stays_until_erased() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select from code_run r where r.id = old.run_id and answers_are_erased(r.task_id)) then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name;
end
$$;

drop trigger code_run_file_is_append_only on code_run_file;
create trigger code_run_file_is_append_only before update or delete on code_run_file
    for each row execute function code_run_file_stays_until_erased();
create trigger code_run_file_is_never_truncated before truncate on code_run_file
    for each statement execute function is_append_only();

create or replace function erase_what_was_answered() returns trigger language plpgsql as $$
begin
    delete from answer_event where attempt_id = new.attempt_id;
    delete from answer_after_seal where attempt_id = new.attempt_id;
    update item_mark set response = '"erased"' where attempt_id = new.attempt_id and response is not null;
    delete from code_run_file f using code_run r join marking_task t on t.id = r.task_id
    where r.id = f.run_id and t.attempt_id = new.attempt_id;
    update code_run r set log = 'erased' from marking_task t
    where t.id = r.task_id and t.attempt_id = new.attempt_id and r.log <> '';
    update marking_task set response = '"erased"' where attempt_id = new.attempt_id;
    update task_marking m set comment = 'erased' from marking_task t
    where t.id = m.task_id and t.attempt_id = new.attempt_id and m.comment is not null;
    return null;
end
$$;

comment on column code_run.log is 'The beginning of what the program printed; erased with the answers of the attempt.';
