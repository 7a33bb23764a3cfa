alter table item drop constraint item_known_kind;
alter table item add constraint item_known_kind check (kind in (
    'TRUE_FALSE', 'SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'NUMBER', 'ORDERING',
    'MATCHING', 'LABELS', 'TEXT_SPANS', 'BOXES', 'TABLE', 'RUBRIC'));

alter table attempt_to_mark add column waits boolean not null default false;
comment on column attempt_to_mark.waits is 'Whether it waits for the mark of a task; each mark makes it looked at again.';

drop index attempt_to_mark_in_order;
create index attempt_to_mark_in_order on attempt_to_mark (since, attempt_id) where not waits;

create table marking_task (
    id         uuid         primary key,
    attempt_id uuid         not null,
    position   smallint     not null,
    no         integer      not null,
    source     text         not null,
    version_id uuid         not null,
    points     numeric(5,2) not null,
    response   text         not null,
    opened_at  timestamptz  not null,
    constraint marking_task_once unique (attempt_id, position, no),
    constraint marking_task_with_its_source unique (attempt_id, position, no, source),
    constraint marking_task_of_sealed_attempt foreign key (attempt_id) references attempt_seal (attempt_id),
    constraint marking_task_of_version foreign key (version_id) references item_version (id),
    constraint marking_task_known_source check (source in ('RUBRIC', 'CODE')),
    constraint marking_task_number_positive check (no > 0),
    constraint marking_task_points_0_to_100 check (points > 0 and points <= 100)
);

comment on table marking_task is
    'A response of a sealed attempt whose points do not follow from a key: people mark it by a rubric, or a run of its code is compared.';
comment on column marking_task.no is 'Another response that counts after the decision on an interruption is another task with the next number.';
comment on column marking_task.response is 'The response as JSON.';

create index marking_task_in_order on marking_task (source, opened_at, id);

create function marking_task_of_its_paper() returns trigger language plpgsql as $$
begin
    if not exists (
        select from attempt a join paper p on p.id = a.paper_id
        join item_version v on v.id = p.items[new.position] join item i on i.id = v.item_id
        where a.id = new.attempt_id and v.id = new.version_id and i.kind = new.source) then
        raise exception 'a task is a position of the paper whose kind is its source'
            using constraint = 'marking_task_of_its_paper', errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger marking_task_of_its_paper before insert on marking_task
    for each row execute function marking_task_of_its_paper();

create trigger marking_task_is_append_only
    before update or delete or truncate on marking_task
    for each statement execute function is_append_only();

create table task_mark (
    attempt_id uuid         not null,
    position   smallint     not null,
    no         integer      not null,
    source     text         not null,
    awarded    numeric(5,2) not null,
    maximum    numeric(5,2) not null,
    measures   text         not null,
    marked_at  timestamptz  not null,
    constraint task_mark_once primary key (attempt_id, position, no),
    constraint task_mark_of_task foreign key (attempt_id, position, no, source)
        references marking_task (attempt_id, position, no, source),
    constraint task_mark_within_maximum check (awarded between 0 and maximum)
);

comment on table task_mark is 'The mark of a task. The marking of the attempt takes it up.';
comment on column task_mark.measures is 'What the points follow from, as JSON.';

create trigger task_mark_is_append_only
    before update or delete or truncate on task_mark
    for each statement execute function is_append_only();

-- The attempt is looked at again. A marking that runs meanwhile holds its row, so that no mark is missed.
create function mark_attempt_of_task() returns trigger language plpgsql as $$
begin
    update attempt_to_mark set waits = false where attempt_id = new.attempt_id;
    return null;
end
$$;

create trigger task_mark_goes_on after insert on task_mark
    for each row execute function mark_attempt_of_task();

create table task_marking (
    task_id      uuid         not null,
    place        smallint     not null,
    marker       text         not null,
    leased_until timestamptz  not null,
    awarded      numeric(5,2),
    criteria     text,
    comment      text,
    marked_at    timestamptz,
    constraint task_marking_once primary key (task_id, place),
    constraint task_marking_by_different_people unique (task_id, marker),
    constraint task_marking_of_task foreign key (task_id) references marking_task (id),
    constraint task_marking_1_to_3 check (place between 1 and 3),
    constraint task_marking_not_negative check (awarded >= 0),
    constraint task_marking_marked_whole check (
        (marked_at is null) = (awarded is null) and (marked_at is null) = (criteria is null)
        and (marked_at is null) = (comment is null))
);

comment on table task_marking is
    'The two markers of a task that people mark, and a third where they disagree. A marker takes a place until a time, and gives it '
    'up unless the task is marked by then.';
comment on column task_marking.criteria is 'The anchor from 0 to 3 by the criterion''s id, as JSON.';

create index task_marking_of_marker on task_marking (marker, leased_until) where marked_at is null;

create function task_marking_stays() returns trigger language plpgsql as $$
begin
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

create trigger task_marking_stays before update or delete on task_marking
    for each row execute function task_marking_stays();
