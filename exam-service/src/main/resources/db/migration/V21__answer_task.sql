-- An answer that the computer can't mark becomes a task for people, whatever the kind of its item.
alter table marking_task drop constraint marking_task_known_source;
alter table marking_task add constraint marking_task_known_source check (source in ('RUBRIC', 'CODE', 'ANSWER'));

comment on table marking_task is
    'A response of a sealed attempt whose points do not follow from a key: people mark it by a rubric, a run of its code is compared, '
    'or it is an answer that the computer can not mark, which people judge as a whole.';

create or replace function marking_task_of_its_paper() returns trigger language plpgsql as $$
begin
    if not exists (
        select from attempt a join paper p on p.id = a.paper_id
        join item_version v on v.id = p.items[new.position] join item i on i.id = v.item_id
        where a.id = new.attempt_id and v.id = new.version_id and (i.kind = new.source or new.source = 'ANSWER')) then
        raise exception 'a task is a position of the paper whose kind is its source'
            using constraint = 'marking_task_of_its_paper', errcode = 'check_violation';
    end if;
    return new;
end
$$;

-- An attempt that waits for the mark of a task is looked at again when another key or other answers count, since it may need the task
-- no more. The rows are locked in the order in which the marking locks them.
create or replace function mark_corrected_attempts() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark (attempt_id, since)
    select a.id, new.approved_at from attempt a join paper p on p.id = a.paper_id
    where a.state = 'SEALED' and new.version_id = any(p.items)
    order by a.id
    on conflict (attempt_id) do update set waits = false;
    return null;
end
$$;

create or replace function mark_interrupted_attempts() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark (attempt_id, since)
    select a.id, new.decided_at from attempt a
    where a.state = 'SEALED' and a.session_id = new.session_id and (new.attempt_id is null or a.id = new.attempt_id)
    order by a.id
    on conflict (attempt_id) do update set waits = false;
    return null;
end
$$;

create or replace function mark_attempts_with_later_answers() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark (attempt_id, since)
    select distinct attempt_id, business_time() from added
    order by attempt_id
    on conflict (attempt_id) do update set waits = false;
    return null;
end
$$;
