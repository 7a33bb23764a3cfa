-- Reasons of time grants and causes of interruptions are free texts: they may be erased, and otherwise these rows stay as they are.
create or replace function change_time_grant() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.reason = 'erased' and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
        return new;
    end if;
    if tg_op = 'DELETE' or old.approved_at is not null or new.approved_at is null
        or to_jsonb(new) - '{approved_by,approved_at}'::text[] <> to_jsonb(old) - '{approved_by,approved_at}'::text[] then
        raise exception 'time_grant_is_approved_once: a time grant may only be approved' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

-- An erasure moves no deadline.
drop trigger time_grant_moves_the_deadline on time_grant;
create trigger time_grant_moves_the_deadline after insert or update of approved_at on time_grant
    for each row execute function apply_time_grant();

create or replace function change_interruption() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.cause = 'erased' and to_jsonb(new) - 'cause' = to_jsonb(old) - 'cause' then
        return new;
    end if;
    if tg_op = 'DELETE' or old.decision is not null or old.to_at is not null and new.to_at is distinct from old.to_at
        or to_jsonb(new) - '{to_at,decision,decided_by,decided_at}'::text[]
            <> to_jsonb(old) - '{to_at,decision,decided_by,decided_at}'::text[] then
        raise exception 'interruption_is_decided_once: an interruption may only be ended and decided'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;

comment on column time_grant.reason is 'A free text, erased with the person of the attempt or when its period of retention is over.';
comment on column interruption.cause is 'A free text, erased with the person of the attempt or when its period of retention is over.';

alter table room_event drop constraint room_event_known_kind;
alter table room_event add constraint room_event_known_kind check (kind in (
    'OPENED', 'STARTED', 'DEVICE_BOUND', 'DEVICE_RELEASED', 'RESCUED', 'SUBMITTED', 'TIME_OVER', 'MISCONDUCT', 'CANCELLED',
    'NEVER_STARTED'));
comment on table room_event is
    'What happened to an attempt beside its answers. NEVER_STARTED: its session was closed first, and the candidate recorded as absent.';

create table erased_answers (
    attempt_id uuid        constraint erased_answers_once primary key,
    erased_at  timestamptz not null default business_time(),
    constraint erased_answers_of_sealed_attempt foreign key (attempt_id) references attempt_seal (attempt_id)
);

comment on table erased_answers is
    'The attempts whose answers are erased, because the period of retention is over. Seal, points and score stay.';

-- Erases the answers with the row that says so, and holds that nobody can ask for a review of the score any more.
create function erase_answers() returns trigger language plpgsql as $$
begin
    perform from attempt_seal where attempt_id = new.attempt_id for update;
    if not exists (
            select from attempt a join exam_session s on s.id = a.session_id join publication p on p.batch_id = s.batch_id
            where a.id = new.attempt_id and p.completed_at is not null
                and p.review_answer_by < (business_time() at time zone 'Asia/Shanghai')::date)
        or exists (select from attempt_to_mark where attempt_id = new.attempt_id)
        or exists (
            select from attempt a join score_review r on r.registration_id = a.registration_id and r.subject = a.subject
            where a.id = new.attempt_id and r.answered_at is null) then
        raise exception 'answers stay until the score can not be reviewed any more'
            using constraint = 'erased_answers_after_the_review', errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger erased_answers_after_the_review before insert on erased_answers
    for each row execute function erase_answers();

create function erase_what_was_answered() returns trigger language plpgsql as $$
begin
    delete from answer_event where attempt_id = new.attempt_id;
    delete from answer_after_seal where attempt_id = new.attempt_id;
    update item_mark set response = '"erased"' where attempt_id = new.attempt_id and response is not null;
    update marking_task set response = '"erased"' where attempt_id = new.attempt_id;
    update task_marking m set comment = 'erased' from marking_task t
    where t.id = m.task_id and t.attempt_id = new.attempt_id and m.comment is not null;
    return null;
end
$$;

create trigger erased_answers_erase after insert on erased_answers
    for each row execute function erase_what_was_answered();

create trigger erased_answers_is_append_only
    before update or delete or truncate on erased_answers
    for each statement execute function is_append_only();

create function stays_until_erased() returns trigger language plpgsql as $$
begin
    if exists (select from erased_answers where attempt_id = old.attempt_id)
        and (tg_op = 'DELETE' and tg_nargs = 0
            or tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv) then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    raise exception '% is append-only', tg_table_name;
end
$$;

comment on function stays_until_erased() is
    'The trigger of append-only tables with answers. Once those of the attempt are erased, the columns that it is given may change; '
    'with none, rows may be deleted.';

drop trigger answer_event_is_append_only on answer_event;
create trigger answer_event_is_append_only before update or delete on answer_event
    for each row execute function stays_until_erased();

drop trigger answer_after_seal_is_append_only on answer_after_seal;
create trigger answer_after_seal_is_append_only before update or delete on answer_after_seal
    for each row execute function stays_until_erased();

drop trigger item_mark_is_append_only on item_mark;
create trigger item_mark_is_append_only before update or delete on item_mark
    for each row execute function stays_until_erased('response');
create trigger item_mark_is_never_truncated before truncate on item_mark
    for each statement execute function is_append_only();

drop trigger marking_task_is_append_only on marking_task;
create trigger marking_task_is_append_only before update or delete on marking_task
    for each row execute function stays_until_erased('response');
create trigger marking_task_is_never_truncated before truncate on marking_task
    for each statement execute function is_append_only();

create or replace function task_marking_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.comment = 'erased' and to_jsonb(new) - 'comment' = to_jsonb(old) - 'comment'
        and exists (select from marking_task t join erased_answers e on e.attempt_id = t.attempt_id where t.id = old.task_id) then
        return new;
    end if;
    if old.marked_at is not null then
        raise exception 'a marking of a task is never changed' using constraint = 'task_marking_stays', errcode = 'check_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if (new.task_id, new.place, new.marker) <> (old.task_id, old.place, old.marker) then
        raise exception 'a place of a task stays its marker''s' using constraint = 'task_marking_stays', errcode = 'check_violation';
    end if;
    return new;
end
$$;

-- An attempt without its answers keeps its marks, whatever happens to keys later. Whoever erases holds the seal.
create function skip_erased_attempt() returns trigger language plpgsql as $$
begin
    perform from attempt_seal where attempt_id = new.attempt_id for key share;
    if exists (select from erased_answers where attempt_id = new.attempt_id) then
        return null;
    end if;
    return new;
end
$$;

create trigger attempt_to_mark_has_answers before insert on attempt_to_mark
    for each row execute function skip_erased_attempt();
