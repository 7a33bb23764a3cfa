create table key_correction (
    id            uuid        primary key,
    version       bigint      not null,
    version_id    uuid        not null,
    action        text        not null,
    encrypted_key bytea,
    reason        text        not null,
    proposed_by   text        not null,
    proposed_at   timestamptz not null,
    number        integer,
    approved_by   text,
    approved_at   timestamptz,
    constraint key_correction_of_version foreign key (version_id) references item_version (id),
    constraint key_correction_known_action check (action in ('DROP', 'ACCEPT_ALL', 'NEW_KEY')),
    constraint key_correction_with_its_key check ((action = 'NEW_KEY') = (encrypted_key is not null)),
    constraint key_correction_by_two_people check (approved_by <> proposed_by),
    constraint key_correction_approved_whole check (
        (approved_by is null) = (approved_at is null) and (approved_by is null) = (number is null)),
    constraint key_correction_number_positive check (number > 0),
    constraint key_correction_numbered_once unique (version_id, number)
);

comment on table key_correction is
    'The correction of an item''s key after the exam: proposed by one officer, approved by another. All attempts with the item are marked again.';
comment on column key_correction.action is
    'DROP: the item counts for nobody. ACCEPT_ALL: every answer is right. NEW_KEY: another answer is right.';
comment on column key_correction.number is 'Of the approved corrections of a version the one with the highest number counts.';

create unique index key_correction_open_once on key_correction (version_id) where approved_by is null;

create function key_correction_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or not reencrypts(tg_relid) and (old.approved_by is not null
            or (new.version_id, new.action, new.encrypted_key, new.reason, new.proposed_by, new.proposed_at)
                is distinct from (old.version_id, old.action, old.encrypted_key, old.reason, old.proposed_by, old.proposed_at)) then
        raise exception 'a correction of a key is approved and otherwise never changed'
            using constraint = 'key_correction_stays', errcode = 'check_violation';
    end if;
    if new.approved_by is not null and old.approved_by is null then
        select coalesce(max(number), 0) + 1 into new.number from key_correction where version_id = new.version_id;
    end if;
    return new;
end
$$;

create trigger key_correction_stays
    before update or delete on key_correction
    for each row execute function key_correction_stays();

create table attempt_mark (
    attempt_id uuid         not null,
    no         integer      not null,
    engine     text         not null,
    policy     text         not null,
    awarded    numeric(6,2) not null,
    maximum    numeric(6,2) not null,
    score      numeric(5,2) not null,
    marked_at  timestamptz  not null,
    constraint attempt_mark_once primary key (attempt_id, no),
    constraint attempt_mark_of_sealed_attempt foreign key (attempt_id) references attempt_seal (attempt_id),
    constraint attempt_mark_number_positive check (no > 0),
    constraint attempt_mark_within_maximum check (awarded between 0 and maximum and score between 0 and 100)
);

comment on table attempt_mark is
    'A marking of a sealed attempt by the computer. When keys are corrected the attempt is marked again under the next number; the highest counts.';
comment on column attempt_mark.engine is 'The algorithm that has marked.';
comment on column attempt_mark.policy is 'The version of the rules of marking.';
comment on column attempt_mark.score is 'The points in hundredths of the maximum.';

create table item_mark (
    attempt_id uuid         not null,
    no         integer      not null,
    position   smallint     not null,
    version_id uuid         not null,
    key_number integer      not null,
    response   text,
    awarded    numeric(5,2) not null,
    maximum    numeric(5,2) not null,
    rule       text         not null,
    measures   text,
    constraint item_mark_once primary key (attempt_id, no, position),
    constraint item_mark_of_attempt_mark foreign key (attempt_id, no) references attempt_mark (attempt_id, no),
    constraint item_mark_within_maximum check (awarded between 0 and maximum)
);

comment on table item_mark is 'The points of each response in a marking of an attempt, and what they follow from.';
comment on column item_mark.key_number is 'The number of the key correction that was in force, or 0 for the key that the version was written with.';
comment on column item_mark.response is 'The response as JSON; null if there is none.';
comment on column item_mark.maximum is '0 if the item was dropped.';
comment on column item_mark.measures is 'What the points follow from, as JSON: counts, accuracy, F1.';

create trigger attempt_mark_is_append_only
    before update or delete or truncate on attempt_mark
    for each statement execute function is_append_only();

create trigger item_mark_is_append_only
    before update or delete or truncate on item_mark
    for each statement execute function is_append_only();

-- A correction finds the attempts by their papers.
create index attempt_by_paper on attempt (paper_id);

create table attempt_to_mark (
    attempt_id uuid        primary key,
    since      timestamptz not null,
    constraint attempt_to_mark_is_sealed foreign key (attempt_id) references attempt_seal (attempt_id)
);

comment on table attempt_to_mark is
    'The attempts that await their marking: sealed ones, and those with an item whose key was corrected. None of a cancelled session.';

create index attempt_to_mark_in_order on attempt_to_mark (since, attempt_id);

create function mark_sealed_attempt() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark values (new.attempt_id, new.sealed_at);
    return null;
end
$$;

create trigger attempt_seal_is_marked after insert on attempt_seal
    for each row execute function mark_sealed_attempt();

create function mark_corrected_attempts() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark (attempt_id, since)
    select a.id, new.approved_at from attempt a join paper p on p.id = a.paper_id
    where a.state = 'SEALED' and new.version_id = any(p.items)
    on conflict (attempt_id) do nothing;
    return null;
end
$$;

create trigger key_correction_marks_again after update of approved_by on key_correction
    for each row when (new.approved_by is not null) execute function mark_corrected_attempts();

-- What counts of an interruption is known when it is decided.
create function mark_interrupted_attempts() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark (attempt_id, since)
    select a.id, new.decided_at from attempt a
    where a.state = 'SEALED' and a.session_id = new.session_id and (new.attempt_id is null or a.id = new.attempt_id)
    on conflict (attempt_id) do nothing;
    return null;
end
$$;

create trigger interruption_marks_again after update of decision on interruption
    for each row when (new.decision is not null) execute function mark_interrupted_attempts();

create function mark_attempts_with_later_answers() returns trigger language plpgsql as $$
begin
    insert into attempt_to_mark (attempt_id, since)
    select distinct attempt_id, business_time() from added
    on conflict (attempt_id) do nothing;
    return null;
end
$$;

create trigger answer_after_seal_marks_again after insert on answer_after_seal
    referencing new table as added for each statement execute function mark_attempts_with_later_answers();

-- What was answered in a cancelled session counts for nobody. Whoever seals an attempt holds its row, so that none slips through.
create function skip_attempt_of_cancelled_session() returns trigger language plpgsql as $$
begin
    if exists (select from attempt a join exam_session s on s.id = a.session_id
            where a.id = new.attempt_id and s.cancelled_at is not null) then
        return null;
    end if;
    return new;
end
$$;

create trigger attempt_to_mark_of_session_that_took_place before insert on attempt_to_mark
    for each row execute function skip_attempt_of_cancelled_session();

create function forget_attempts_to_mark() returns trigger language plpgsql as $$
begin
    perform from attempt where session_id = new.id order by id for no key update;
    delete from attempt_to_mark q using attempt a where a.id = q.attempt_id and a.session_id = new.id;
    return null;
end
$$;

create trigger exam_session_cancelled_is_not_marked after update of cancelled_at on exam_session
    for each row when (old.cancelled_at is null and new.cancelled_at is not null) execute function forget_attempts_to_mark();
