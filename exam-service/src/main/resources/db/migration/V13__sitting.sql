create table attempt (
    id              uuid        primary key,
    registration_id uuid        not null,
    subject         text        not null,
    session_id      uuid        not null,
    paper_id        uuid        not null,
    seat            integer     not null,
    positions       smallint    not null,
    order_seed      bytea       not null,
    duration_s      integer     not null,
    grace_s         integer     not null,
    awaited_s       integer     not null,
    state           text        not null default 'OPEN',
    opened_at       timestamptz not null default business_time(),
    started_at      timestamptz,
    extra_s         integer     not null default 0,
    granted_s       integer     not null default 0,
    deadline_at     timestamptz,
    head_seq        integer     not null default 0,
    head_hash       bytea       not null default '',
    seen_at         timestamptz not null default business_time(),
    unsent          integer     not null default 0,
    closed_at       timestamptz,
    closed_because  text,
    constraint attempt_once unique (registration_id, subject, session_id),
    constraint attempt_by_checked_in_candidate foreign key (session_id, registration_id)
        references check_in (session_id, registration_id),
    constraint attempt_with_paper foreign key (paper_id) references paper (id),
    constraint attempt_known_state check (state in ('OPEN', 'STARTED', 'SEALED')),
    constraint attempt_1_to_1000_positions check (positions between 1 and 1000),
    constraint attempt_seed_of_32_bytes check (octet_length(order_seed) = 32),
    constraint attempt_duration_positive check (duration_s between 1 and 86400),
    constraint attempt_grace_bounded check (grace_s between 0 and 3600),
    constraint attempt_awaited_bounded check (awaited_s between 0 and 86400),
    constraint attempt_unsent_bounded check (unsent between 0 and 100000),
    constraint attempt_started_has_deadline check (
        (state = 'OPEN') = (started_at is null) and (started_at is null) = (deadline_at is null)),
    constraint attempt_closed_when_sealed check (
        (state = 'SEALED') = (closed_at is not null) and (state = 'SEALED') = (closed_because is not null)),
    constraint attempt_known_close check (closed_because in ('SUBMITTED', 'TIME_OVER', 'MISCONDUCT', 'CANCELLED'))
) with (fillfactor = 70);

comment on table attempt is
    'An attempt (作答): a checked-in candidate sits one subject on a computer. '
    'Its deadline, its head and its state are computed by triggers, whatever a statement writes.';
comment on column attempt.positions is 'How many items the paper has.';
comment on column attempt.order_seed is 'From it follows the order in which the candidate sees items and options.';
comment on column attempt.grace_s is 'The seconds after the deadline in which answers that arrive still count.';
comment on column attempt.awaited_s is
    'The seconds after the deadline in which it is not sealed while its machine has unsent answers or was not heard of since.';
comment on column attempt.extra_s is 'Extra time as a reasonable accommodation (合理便利).';
comment on column attempt.granted_s is 'The sum of the time grants in force. An update to another value makes it computed again.';
comment on column attempt.head_hash is 'The hash of the last answer event; before the first one a hash of the attempt and its paper.';
comment on column attempt.seen_at is 'When the device last called.';
comment on column attempt.unsent is 'How many answers the device last said it had not sent yet.';

create index attempt_by_session on attempt (session_id, seat);
create index attempt_to_seal on attempt (deadline_at) where state = 'STARTED';

create table device (
    attempt_id  uuid        not null,
    no          smallint    not null,
    token_hash  bytea       not null,
    bound_at    timestamptz not null default business_time(),
    ended_at    timestamptz,
    released_by text,
    constraint device_once primary key (attempt_id, no),
    constraint device_of_attempt foreign key (attempt_id) references attempt (id),
    constraint device_numbered_from_1 check (no >= 1),
    constraint device_token_is_unique unique (token_hash),
    constraint device_released_whole check ((ended_at is null) = (released_by is null))
);

create unique index device_one_live_per_attempt on device (attempt_id) where ended_at is null;

comment on table device is 'The machines of an attempt, one live at a time. A second one is bound after an invigilator has released the first.';
comment on column device.token_hash is 'SHA-256 of the device token.';

create table answer_event (
    attempt_id  uuid        not null,
    seq         integer     not null,
    device_no   smallint    not null,
    n           integer     not null,
    position    smallint    not null,
    response    text        not null,
    client_at   timestamptz not null,
    received_at timestamptz not null,
    late        boolean     not null,
    rescued     boolean     not null default false,
    hash        bytea       not null,
    constraint answer_event_in_sequence primary key (attempt_id, seq),
    constraint answer_event_sent_once unique (attempt_id, device_no, n),
    constraint answer_event_up_to_5000 check (seq <= 5000),
    constraint answer_event_of_device foreign key (attempt_id, device_no) references device (attempt_id, no),
    constraint answer_event_response_up_to_16_kib check (octet_length(response) between 1 and 16384)
);

comment on table answer_event is
    'The answers of an attempt as an append-only log without gaps. Each hash covers the event and the hash before it. '
    'seq, received_at, late and hash are set by a trigger.';
comment on column answer_event.n is 'The client''s counter of its device, from 1 without gaps; it makes resending harmless.';
comment on column answer_event.response is 'The response as JSON.';
comment on column answer_event.client_at is 'When the candidate answered, by the client.';
comment on column answer_event.late is 'Whether it arrived after the deadline at that time. counted_answer has the rule what counts.';
comment on column answer_event.rescued is 'Whether an invigilator uploaded it from the queue of a machine without a network.';

create table attempt_seal (
    attempt_id     uuid        not null constraint attempt_seal_once primary key,
    events         integer     not null,
    head_hash      bytea       not null,
    answers_digest bytea       not null,
    paper_digest   text        not null,
    receipt        text        not null,
    jws            text        not null,
    sealed_at      timestamptz not null,
    because        text        not null,
    constraint attempt_seal_of_attempt foreign key (attempt_id) references attempt (id),
    constraint attempt_seal_receipt_of_8_characters check (receipt ~ '^[2-9A-HJ-NP-Z]{8}$'),
    constraint attempt_seal_known_reason check (because in ('SUBMITTED', 'TIME_OVER', 'MISCONDUCT', 'CANCELLED'))
);

comment on table attempt_seal is 'The signed end of an attempt: no answer is added after it.';
comment on column attempt_seal.jws is 'The signed statement (JWS, ES256) over the hash of the last event and the digest of the answers.';
comment on column attempt_seal.receipt is 'What the candidate keeps: derived from the signed statement.';

create table rescue_file (
    id          uuid        primary key,
    attempt_id  uuid        not null,
    device_no   smallint    not null,
    events      integer     not null,
    added       integer     not null,
    digest      bytea       not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null default business_time(),
    constraint rescue_file_of_device foreign key (attempt_id, device_no) references device (attempt_id, no)
);

comment on table rescue_file is 'The queues of machines whose network did not come back, as invigilators uploaded them.';

create table answer_after_seal (
    attempt_id  uuid        not null,
    device_no   smallint    not null,
    n           integer     not null,
    position    smallint    not null,
    response    text        not null,
    client_at   timestamptz not null,
    received_at timestamptz not null,
    constraint answer_after_seal_sent_once primary key (attempt_id, device_no, n),
    constraint answer_after_seal_up_to_5000 check (n <= 5000),
    constraint answer_after_seal_of_device foreign key (attempt_id, device_no) references device (attempt_id, no),
    constraint answer_after_seal_response_up_to_16_kib check (octet_length(response) between 1 and 16384)
);

comment on table answer_after_seal is
    'Answers from files of machines that were uploaded after the seal. They stand beside the signed log and count only in an approved '
    'interruption. received_at is set by a trigger.';

-- The hash before the first event binds the chain to the attempt and its paper.
create function attempt_genesis(attempt uuid, paper uuid) returns bytea language sql immutable as $$
    select sha256(convert_to(audit_field('attempt') || audit_field(attempt::text) || audit_field(paper::text), 'UTF8'))
$$;

create function answer_hash(
    previous bytea, seq integer, device_no smallint, n integer, "position" smallint, response text, client_at timestamptz,
    received_at timestamptz, late boolean, rescued boolean) returns bytea language sql immutable as $$
    select sha256(previous || convert_to(
        audit_field(seq::text) || audit_field(device_no::text) || audit_field(n::text) || audit_field("position"::text)
            || audit_field(response) || audit_field(audit_time(client_at)) || audit_field(audit_time(received_at))
            || audit_field(late::text) || audit_field(rescued::text), 'UTF8'))
$$;

create function open_attempt() returns trigger language plpgsql as $$
declare
    room record;
begin
    select t.number into room
    from seat t join exam_session s on s.id = t.session_id
    where t.registration_id = new.registration_id and t.subject = new.subject and t.session_id = new.session_id
        and s.subject = new.subject and s.cancelled_at is null
    for key share of t;
    if not found then
        raise exception 'attempt_has_a_seat: the candidate has no seat in this session' using errcode = 'check_violation';
    end if;
    if not exists (select from seat_form f where f.registration_id = new.registration_id and f.subject = new.subject
            and f.paper_id = new.paper_id) then
        raise exception 'attempt_with_the_form_of_its_seat: the seat has another paper' using errcode = 'check_violation';
    end if;
    new.seat := room.number;
    new.state := 'OPEN';
    new.started_at := null;
    new.deadline_at := null;
    new.granted_s := 0;
    new.extra_s := (select extra_minutes * 60 from exam_entry where registration_id = new.registration_id);
    new.opened_at := business_time();
    new.seen_at := business_time();
    new.head_seq := 0;
    new.head_hash := attempt_genesis(new.id, new.paper_id);
    return new;
end
$$;

create trigger attempt_is_opened before insert on attempt for each row execute function open_attempt();

create function change_attempt() returns trigger language plpgsql as $$
begin
    if old.state = 'SEALED' then
        raise exception 'attempt_sealed_is_final: the attempt is sealed' using errcode = 'check_violation';
    end if;
    if (new.id, new.registration_id, new.subject, new.session_id, new.paper_id, new.seat, new.positions, new.order_seed,
            new.duration_s, new.grace_s, new.awaited_s, new.opened_at, new.extra_s)
        is distinct from (old.id, old.registration_id, old.subject, old.session_id, old.paper_id, old.seat, old.positions,
            old.order_seed, old.duration_s, old.grace_s, old.awaited_s, old.opened_at, old.extra_s) then
        raise exception 'attempt_facts_never_change: only the state of an attempt changes' using errcode = 'check_violation';
    end if;
    if (old.state, new.state) not in (('OPEN', 'OPEN'), ('OPEN', 'STARTED'), ('STARTED', 'STARTED'), ('STARTED', 'SEALED')) then
        raise exception 'attempt_states_in_order: % can not become %', old.state, new.state using errcode = 'check_violation';
    end if;
    if new.state = 'SEALED' and not exists (select from attempt_seal where attempt_id = new.id) then
        raise exception 'attempt_sealed_by_its_seal: there is no seal' using errcode = 'check_violation';
    end if;
    new.started_at := old.started_at;
    if old.state = 'OPEN' and new.state = 'STARTED' then
        new.started_at := business_time();
        if not exists (select from exam_session where id = new.session_id and cancelled_at is null
                and starts_at <= new.started_at) then
            raise exception 'attempt_starts_with_its_session: the session has not begun' using errcode = 'check_violation';
        end if;
    end if;
    if new.granted_s <> old.granted_s or new.state <> old.state then
        new.granted_s := granted_seconds(new.id, new.session_id, new.started_at);
    end if;
    new.deadline_at := new.started_at + make_interval(secs => new.duration_s + new.extra_s + new.granted_s);
    new.head_seq := old.head_seq;
    new.head_hash := old.head_hash;
    select seq, hash into new.head_seq, new.head_hash
    from answer_event where attempt_id = new.id order by seq desc limit 1;
    if not found then
        new.head_seq := 0;
        new.head_hash := attempt_genesis(new.id, new.paper_id);
    end if;
    return new;
end
$$;

create trigger attempt_changes_by_rule before update on attempt for each row execute function change_attempt();

create function append_answer_event() returns trigger language plpgsql as $$
declare
    sat    record;
    last   record;
    last_n integer;
begin
    select state, paper_id, positions, deadline_at into sat from attempt where id = new.attempt_id for no key update;
    if sat.state is distinct from 'STARTED' then
        raise exception 'answer_event_while_started: the attempt is not started or is sealed' using errcode = 'check_violation';
    end if;
    if new.position not between 1 and sat.positions then
        raise exception 'answer_event_of_the_paper: there is no position %', new.position using errcode = 'check_violation';
    end if;
    if not exists (select from device where attempt_id = new.attempt_id and no = new.device_no
            and (ended_at is null or new.rescued)) then
        raise exception 'answer_event_of_live_device: the device is released' using errcode = 'check_violation';
    end if;
    select seq, device_no, n, hash into last
    from answer_event where attempt_id = new.attempt_id order by seq desc limit 1;
    if last.device_no = new.device_no then
        last_n := last.n;
    else
        select max(n) into last_n from answer_event where attempt_id = new.attempt_id and device_no = new.device_no;
    end if;
    -- A number that is there already is refused by answer_event_sent_once.
    if new.n < 1 or new.n > coalesce(last_n, 0) + 1 then
        raise exception 'answer_event_numbered_without_gaps: % does not follow %', new.n, last_n using errcode = 'check_violation';
    end if;
    new.seq := coalesce(last.seq, 0) + 1;
    new.received_at := business_time();
    new.late := new.received_at > sat.deadline_at;
    new.hash := answer_hash(coalesce(last.hash, attempt_genesis(new.attempt_id, sat.paper_id)), new.seq, new.device_no, new.n,
        new.position, new.response, new.client_at, new.received_at, new.late, new.rescued);
    return new;
end
$$;

create trigger answer_event_continues_the_chain before insert on answer_event
    for each row execute function append_answer_event();

create trigger answer_event_is_append_only before update or delete on answer_event
    for each row execute function is_append_only();

create trigger answer_event_is_never_truncated before truncate on answer_event
    for each statement execute function is_append_only();

create function append_answer_after_seal() returns trigger language plpgsql as $$
declare
    sat    record;
    last_n integer;
begin
    select state, positions into sat from attempt where id = new.attempt_id for no key update;
    if sat.state is distinct from 'SEALED' then
        raise exception 'answer_after_seal_of_sealed_attempt: the attempt is not sealed' using errcode = 'check_violation';
    end if;
    if new.position not between 1 and sat.positions then
        raise exception 'answer_after_seal_of_the_paper: there is no position %', new.position using errcode = 'check_violation';
    end if;
    select greatest(
        (select max(n) from answer_event where attempt_id = new.attempt_id and device_no = new.device_no),
        (select max(n) from answer_after_seal where attempt_id = new.attempt_id and device_no = new.device_no)) into last_n;
    if new.n <> coalesce(last_n, 0) + 1 then
        raise exception 'answer_after_seal_numbered_without_gaps: % does not follow %', new.n, last_n
            using errcode = 'check_violation';
    end if;
    new.received_at := business_time();
    return new;
end
$$;

create trigger answer_after_seal_goes_on_with_the_log before insert on answer_after_seal
    for each row execute function append_answer_after_seal();

create trigger answer_after_seal_is_append_only before update or delete on answer_after_seal
    for each row execute function is_append_only();

create trigger answer_after_seal_is_never_truncated before truncate on answer_after_seal
    for each statement execute function is_append_only();

create function change_device() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended_at is not null
        or (new.attempt_id, new.no, new.token_hash, new.bound_at)
            is distinct from (old.attempt_id, old.no, old.token_hash, old.bound_at) then
        raise exception 'device_is_released_once: a device may only be released' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger device_is_released_once before update or delete on device for each row execute function change_device();

create function seal_attempt() returns trigger language plpgsql as $$
declare
    sat  record;
    last record;
begin
    select state, deadline_at, grace_s, paper_id, registration_id, subject, session_id into sat
    from attempt where id = new.attempt_id for no key update;
    if sat.state is distinct from 'STARTED' then
        raise exception 'attempt_seal_of_started: the attempt is not started or is sealed' using errcode = 'check_violation';
    end if;
    select seq, hash into last from answer_event where attempt_id = new.attempt_id order by seq desc limit 1;
    if new.events <> coalesce(last.seq, 0)
        or new.head_hash <> coalesce(last.hash, attempt_genesis(new.attempt_id, sat.paper_id)) then
        raise exception 'attempt_seal_of_all_events: the seal is not of the last event' using errcode = 'check_violation';
    end if;
    if new.because = 'TIME_OVER' and business_time() <= sat.deadline_at + make_interval(secs => sat.grace_s) then
        raise exception 'attempt_seal_after_the_time: the time is not over' using errcode = 'check_violation';
    end if;
    if new.because = 'MISCONDUCT' and not exists (
            select from misconduct m where m.registration_id = sat.registration_id and m.subject = sat.subject) then
        raise exception 'attempt_seal_for_misconduct: the subject is not void' using errcode = 'check_violation';
    end if;
    if new.because = 'CANCELLED' and not exists (
            select from exam_session s where s.id = sat.session_id and s.cancelled_at is not null) then
        raise exception 'attempt_seal_of_cancelled_session: the session is not cancelled' using errcode = 'check_violation';
    end if;
    if new.sealed_at not between business_time() - interval '1 minute' and business_time() then
        raise exception 'attempt_seal_made_now: the seal has another time' using errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger attempt_seal_by_rule before insert on attempt_seal for each row execute function seal_attempt();

create function close_sealed_attempt() returns trigger language plpgsql as $$
begin
    update attempt set state = 'SEALED', closed_at = new.sealed_at, closed_because = new.because where id = new.attempt_id;
    return null;
end
$$;

create trigger attempt_seal_closes_the_attempt after insert on attempt_seal
    for each row execute function close_sealed_attempt();

create trigger attempt_seal_is_append_only before update or delete on attempt_seal
    for each row execute function is_append_only();

create trigger rescue_file_is_append_only before update or delete on rescue_file
    for each row execute function is_append_only();
