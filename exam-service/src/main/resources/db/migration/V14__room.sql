create table session_invigilator (
    session_id  uuid        not null,
    account     text        not null,
    assigned_by text        not null,
    assigned_at timestamptz not null default business_time(),
    constraint session_invigilator_once primary key (session_id, account),
    constraint session_invigilator_in_session foreign key (session_id) references exam_session (id)
);

comment on table session_invigilator is 'The accounts that invigilate (监考) a session: they see and act in the room of no other session.';

create table room_code (
    session_id    uuid        not null constraint room_code_once primary key,
    code          text        not null,
    previous_code text,
    issued_at     timestamptz not null,
    ends_at       timestamptz not null,
    issued_by     text        not null,
    constraint room_code_in_session foreign key (session_id) references exam_session (id),
    constraint room_code_of_6_digits check (code ~ '^[0-9]{6}$')
);

comment on table room_code is 'The code that an invigilator shows in the room, which proves that a candidate is there. It changes every minute.';
comment on column room_code.previous_code is 'Accepted for another minute, for those who are typing it.';

create table room_code_failure (
    session_id      uuid        not null,
    registration_id uuid        not null,
    failures        integer     not null,
    failed_at       timestamptz not null,
    constraint room_code_failure_once primary key (session_id, registration_id),
    constraint room_code_failure_in_session foreign key (session_id) references exam_session (id)
);

comment on table room_code_failure is
    'How often a wrong room code was given with a ticket. After five the ticket is locked until an invigilator releases it.';

create table room_notice (
    id         uuid        primary key,
    session_id uuid        not null,
    attempt_id uuid,
    text       text        not null,
    sent_by    text        not null,
    sent_at    timestamptz not null default business_time(),
    constraint room_notice_in_session foreign key (session_id) references exam_session (id),
    constraint room_notice_to_attempt foreign key (attempt_id) references attempt (id)
);

create index room_notice_by_session on room_notice (session_id, id);

comment on table room_notice is 'Notices of invigilators to all candidates of a session or to one.';

create table room_event (
    id         uuid        primary key,
    session_id uuid        not null,
    attempt_id uuid        not null,
    kind       text        not null,
    detail     text,
    actor      text        not null,
    at         timestamptz not null default business_time(),
    constraint room_event_of_attempt foreign key (attempt_id) references attempt (id),
    constraint room_event_known_kind check (kind in (
        'OPENED', 'STARTED', 'DEVICE_BOUND', 'DEVICE_RELEASED', 'RESCUED', 'SUBMITTED', 'TIME_OVER', 'MISCONDUCT'))
);

create index room_event_by_attempt on room_event (attempt_id, id);

comment on table room_event is 'What happened to an attempt beside its answers.';

create trigger room_event_is_append_only before update or delete on room_event
    for each row execute function is_append_only();

create table incident (
    id          uuid        primary key,
    session_id  uuid        not null,
    attempt_id  uuid,
    kind        text        not null,
    description text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null default business_time(),
    constraint incident_in_session foreign key (session_id) references exam_session (id),
    constraint incident_of_attempt foreign key (attempt_id) references attempt (id),
    constraint incident_known_kind check (kind in ('DISTURBANCE', 'EQUIPMENT', 'HEALTH', 'SUSPECTED_MISCONDUCT', 'OTHER'))
);

create index incident_by_session on incident (session_id, id);

comment on table incident is 'Incidents in the room as an invigilator recorded them. Misconduct is decided elsewhere.';

create trigger incident_allows_only_erasure before update on incident
    for each row execute function allows_only_erasure('description');

create table time_grant (
    id             uuid        primary key,
    session_id     uuid        not null,
    attempt_id     uuid,
    seconds        integer     not null,
    reason         text        not null,
    asked_by       text        not null,
    asked_at       timestamptz not null default business_time(),
    needs_approval boolean     not null,
    approved_by    text,
    approved_at    timestamptz,
    constraint time_grant_in_session foreign key (session_id) references exam_session (id),
    constraint time_grant_to_attempt foreign key (attempt_id) references attempt (id),
    constraint time_grant_up_to_4_hours check (seconds between 1 and 14400),
    constraint time_grant_by_two_people check (approved_by <> asked_by),
    constraint time_grant_approved_whole check ((approved_by is null) = (approved_at is null)),
    constraint time_grant_approved_only_if_needed check (needs_approval or approved_by is null)
);

create index time_grant_by_session on time_grant (session_id);

comment on table time_grant is
    'More time for one attempt or for all that were running in a session, because of a disturbance. '
    'A grant that needs a second person counts from the approval on.';

create table interruption (
    id          uuid        primary key,
    session_id  uuid        not null,
    attempt_id  uuid,
    from_at     timestamptz not null,
    to_at       timestamptz,
    cause       text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null default business_time(),
    decision    text,
    decided_by  text,
    decided_at  timestamptz,
    constraint interruption_in_session foreign key (session_id) references exam_session (id),
    constraint interruption_of_attempt foreign key (attempt_id) references attempt (id),
    constraint interruption_ends_later check (to_at >= from_at),
    constraint interruption_known_decision check (decision in ('APPROVED', 'REFUSED')),
    constraint interruption_approved_with_end check (decision is distinct from 'APPROVED' or to_at is not null),
    constraint interruption_by_two_people check (decided_by <> recorded_by),
    constraint interruption_decided_whole check (
        (decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);

create index interruption_by_session on interruption (session_id);

comment on table interruption is
    'When one machine or a room could not reach the service. Answers given in an interruption that a second person has approved '
    'count even if they arrive late, and attempts are not sealed before it is decided.';

-- What was asked for the whole session counts for the attempts that were running then.
create function granted_seconds(attempt uuid, session uuid, started timestamptz) returns integer language sql stable as $$
    select coalesce(sum(seconds), 0)::integer from time_grant g
    where g.session_id = session and (not g.needs_approval or g.approved_at is not null)
        and (g.attempt_id = attempt or g.attempt_id is null and g.asked_at >= started)
$$;

create function change_time_grant() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.approved_at is not null or new.approved_at is null
        or to_jsonb(new) - '{approved_by,approved_at}'::text[] <> to_jsonb(old) - '{approved_by,approved_at}'::text[] then
        raise exception 'time_grant_is_approved_once: a time grant may only be approved' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger time_grant_is_approved_once before update or delete on time_grant
    for each row execute function change_time_grant();

-- -1 is never the sum, so that the trigger of the attempt computes it.
create function apply_time_grant() returns trigger language plpgsql as $$
begin
    perform from attempt a where a.session_id = new.session_id and a.state <> 'SEALED'
        and (new.attempt_id is null or a.id = new.attempt_id) order by a.id for no key update;
    update attempt a set granted_s = -1 where a.session_id = new.session_id and a.state <> 'SEALED'
        and (new.attempt_id is null or a.id = new.attempt_id);
    return null;
end
$$;

create trigger time_grant_moves_the_deadline after insert or update on time_grant
    for each row execute function apply_time_grant();

create function change_interruption() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.decision is not null or old.to_at is not null and new.to_at is distinct from old.to_at
        or to_jsonb(new) - '{to_at,decision,decided_by,decided_at}'::text[]
            <> to_jsonb(old) - '{to_at,decision,decided_by,decided_at}'::text[] then
        raise exception 'interruption_is_decided_once: an interruption may only be ended and decided'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger interruption_is_decided_once before update or delete on interruption
    for each row execute function change_interruption();

create view counted_answer as
    select distinct on (e.attempt_id, e.position) e.attempt_id, e.position, e.response
    from (
        select attempt_id, device_no, n, position, response, client_at, received_at from answer_event
        union all
        select attempt_id, device_no, n, position, response, client_at, null from answer_after_seal) e
    join attempt a on a.id = e.attempt_id
    where e.received_at <= a.deadline_at + make_interval(secs => a.grace_s)
        or e.client_at <= a.deadline_at and exists (
            select from interruption i
            where i.session_id = a.session_id and (i.attempt_id is null or i.attempt_id = a.id)
                and i.decision = 'APPROVED' and e.client_at between i.from_at and i.to_at)
    order by e.attempt_id, e.position, e.device_no desc, e.n desc;

comment on view counted_answer is
    'The last answer of each attempt to each item that counts: it arrived until the end of the grace period and before the seal, or it '
    'was given before the deadline in an approved interruption. The newest is of the last device and the highest counter, in whatever '
    'order they arrived.';
