create table blueprint_entry (
    id          uuid        primary key,
    version     bigint      not null,
    subject     text        not null,
    level       smallint    not null,
    valid_from  date        not null,
    content     jsonb       not null,
    basis       text        not null,
    entered_by  text        not null,
    entered_at  timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    constraint blueprint_entry_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint blueprint_entry_level_1_to_5 check (level between 1 and 5),
    constraint blueprint_entry_by_two_people check (approved_by <> entered_by),
    constraint blueprint_entry_approved_whole check ((approved_by is null) = (approved_at is null))
);

comment on table blueprint_entry is
    'What the papers of a level consist of where no weights are published: entered by one officer, approved by another.';
comment on column blueprint_entry.content is 'Parts and weights, as the paper check takes them.';
comment on column blueprint_entry.basis is 'On what the entry rests, such as a resolution.';

create unique index blueprint_entry_once_a_day on blueprint_entry (subject, level, valid_from) where approved_by is not null;

create function blueprint_entry_stays() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.approved_by is not null
        or (new.subject, new.level, new.valid_from, new.content, new.basis, new.entered_by)
            <> (old.subject, old.level, old.valid_from, old.content, old.basis, old.entered_by) then
        raise exception 'an entry of a blueprint is approved and otherwise never changed'
            using constraint = 'blueprint_entry_stays', errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger blueprint_entry_stays
    before update or delete on blueprint_entry
    for each row execute function blueprint_entry_stays();

create table paper (
    id                    uuid        primary key,
    version               bigint      not null,
    session_id            uuid        not null,
    subject               text        not null,
    level                 smallint    not null,
    form                  smallint    not null,
    forms                 smallint    not null,
    blueprint             jsonb       not null,
    blueprint_source      text        not null,
    blueprint_day         date        not null,
    snapshot_no           bigint      not null,
    encrypted_seed        bytea       not null,
    algorithm             text        not null,
    items                 uuid[]      not null,
    digest                text        not null,
    encrypted_content_key bytea       not null,
    content               bytea       not null,
    made_by               text        not null,
    made_at               timestamptz not null,
    approved_by           text,
    approved_at           timestamptz,
    constraint paper_of_session foreign key (session_id) references exam_session (id),
    constraint paper_from_snapshot foreign key (snapshot_no) references bank_snapshot (no),
    constraint paper_once_per_form unique (session_id, level, form),
    constraint paper_known_subject check (
        subject in ('THEORETICAL_KNOWLEDGE', 'OPERATIONAL_SKILLS', 'COMPREHENSIVE_REVIEW')),
    constraint paper_level_1_to_5 check (level between 1 and 5),
    constraint paper_4_to_8_forms check (forms between 4 and 8 and form between 1 and forms),
    constraint paper_has_items check (cardinality(items) > 0),
    constraint paper_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
    constraint paper_by_two_people check (approved_by <> made_by),
    constraint paper_approved_whole check ((approved_by is null) = (approved_at is null))
);

comment on table paper is
    'An exam paper (试卷): one of the parallel forms of a level in a session. Blueprint, snapshot of the bank and seed give it again.';
comment on column paper.blueprint_source is 'The entry of policy data or of blueprint_entry that the blueprint was.';
comment on column paper.blueprint_day is 'The day for which the blueprint was chosen.';
comment on column paper.encrypted_seed is 'The 32 bytes of the seed, shared by all forms; published with the results of the batch.';
comment on column paper.items is 'The versions of items in the order of the paper.';
comment on column paper.digest is 'SHA-256 over the items of all forms, as assemble/1 has it.';
comment on column paper.encrypted_content_key is 'The key of the content, released to a candidate when the attempt starts.';
comment on column paper.content is
    'What a candidate sees, encrypted by AES-256-GCM under the key of the paper: 12 bytes of initialisation vector, ciphertext, tag.';

create function paper_stays() returns trigger language plpgsql as $$
begin
    if old.approved_by is not null and not reencrypts(tg_relid) then
        raise exception 'an approved paper is never changed' using constraint = 'paper_stays', errcode = 'check_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if (new.session_id, new.subject, new.level, new.form, new.forms, new.blueprint, new.snapshot_no, new.algorithm, new.items,
            new.digest, new.content, new.made_by)
        <> (old.session_id, old.subject, old.level, old.form, old.forms, old.blueprint, old.snapshot_no, old.algorithm, old.items,
            old.digest, old.content, old.made_by) then
        raise exception 'a paper is approved and otherwise never changed'
            using constraint = 'paper_stays', errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger paper_stays
    before update or delete on paper
    for each row execute function paper_stays();

create table seat_form (
    registration_id uuid not null,
    subject         text not null,
    paper_id        uuid not null,
    constraint seat_form_once_per_seat primary key (registration_id, subject),
    constraint seat_form_of_seat foreign key (registration_id, subject)
        references seat (registration_id, subject) on delete cascade,
    constraint seat_form_is_paper foreign key (paper_id) references paper (id)
);

comment on table seat_form is 'Which form of the papers a seat gets. A seat that is given up gives up its form.';

create index seat_form_by_paper on seat_form (paper_id);

-- The seats before and behind, to the left and right and across: none of them has the same form.
create function seat_form_differs() returns trigger language plpgsql as $$
declare
    own    record;
    chosen paper;
begin
    select * into chosen from paper where id = new.paper_id;
    select s.session_id, s.number, e.seats_per_row, n.level into own
    from seat s join exam_session e on e.id = s.session_id join exam_entry n on n.registration_id = s.registration_id
    where s.registration_id = new.registration_id and s.subject = new.subject
    for no key update of e;
    if not found then
        return null;
    end if;
    if chosen.session_id <> own.session_id or chosen.level <> own.level or chosen.approved_by is null then
        raise exception 'a seat has an approved paper of its session and level'
            using constraint = 'seat_form_of_session', errcode = 'check_violation';
    end if;
    if exists (
        select from seat_form f join seat s on s.registration_id = f.registration_id and s.subject = f.subject
        where f.paper_id = new.paper_id and s.session_id = own.session_id and s.number <> own.number
          and abs((s.number - 1) / own.seats_per_row - (own.number - 1) / own.seats_per_row) <= 1
          and abs((s.number - 1) % own.seats_per_row - (own.number - 1) % own.seats_per_row) <= 1) then
        raise exception 'neighbours never have the same form' using constraint = 'seat_form_differs',
            errcode = 'check_violation';
    end if;
    return null;
end
$$;

-- Who sits beside whom has changed: the seats get their forms again.
create function release_seat_forms() returns trigger language plpgsql as $$
begin
    delete from seat_form f using seat s
    where s.session_id = new.id and f.registration_id = s.registration_id and f.subject = s.subject;
    return null;
end
$$;

create trigger release_seat_forms
    after update of seats_per_row on exam_session
    for each row when (new.seats_per_row <> old.seats_per_row) execute function release_seat_forms();

create constraint trigger seat_form_differs
    after insert or update on seat_form deferrable initially immediate
    for each row execute function seat_form_differs();
