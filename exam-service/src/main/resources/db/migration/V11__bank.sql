create table item (
    id             uuid        primary key,
    version        bigint      not null,
    level          smallint    not null,
    function       text        not null,
    topic          text        not null,
    kind           text        not null,
    status         text        not null,
    status_since   timestamptz not null,
    status_because text,
    latest         integer     not null,
    active_version uuid,
    constraint item_with_its_level unique (id, level),
    constraint item_level_1_to_5 check (level between 1 and 5),
    constraint item_known_kind check (kind in (
        'TRUE_FALSE', 'SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'NUMBER', 'ORDERING',
        'MATCHING', 'LABELS', 'TEXT_SPANS', 'BOXES', 'TABLE')),
    constraint item_known_status check (status in ('DRAFT', 'ACTIVE', 'SUSPENDED', 'RETIRED')),
    constraint item_active_with_a_version check (status <> 'ACTIVE' or active_version is not null),
    constraint item_draft_without_active_version check (status <> 'DRAFT' or active_version is null)
);

comment on table item is
    'An exam item (试题) of the bank. What it asks is in its versions, which never change; level, function, topic and kind are those of all.';
comment on column item.latest is 'The number of the latest version.';
comment on column item.active_version is 'The version that papers are assembled from; a newer one replaces it when it is activated.';

create index item_by_level on item (level, status, id);

create table item_version (
    id                    uuid        primary key,
    item_id               uuid        not null,
    number                integer     not null,
    level                 smallint    not null,
    encrypted_content     bytea       not null,
    encrypted_key         bytea       not null,
    encrypted_explanation bytea       not null,
    fingerprint           bytea       not null,
    source                text,
    authored_by           text        not null,
    authored_at           timestamptz not null,
    constraint item_version_of_item foreign key (item_id, level) references item (id, level),
    constraint item_version_once unique (item_id, number),
    constraint item_version_number_positive check (number > 0),
    constraint item_version_fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);

comment on table item_version is
    'A version of an item, never changed. Content is encrypted under one keyset, key and explanation under another, '
    'so that whoever may show a paper can not read the right answers.';
comment on column item_version.fingerprint is
    'SHA-256 of the normalised text of stem and options, by which copies are found.';
comment on column item_version.source is 'Where it was taken from, such as the name of a generator and its seed.';

create index item_version_by_fingerprint on item_version (fingerprint);
-- However many authors write it at once, the bank has one item of a text for a level.
create unique index item_version_text_once on item_version (fingerprint, level) where number = 1;

alter table item add constraint item_active_version_is_its_own
    foreign key (active_version) references item_version (id);

-- Only reencrypt_field may change a row, and only its encrypted columns.
create trigger item_version_is_append_only
    before update on item_version
    for each row execute function allows_only_erasure('encrypted_content', 'encrypted_key', 'encrypted_explanation');

create trigger item_version_is_never_deleted
    before delete or truncate on item_version
    for each statement execute function is_append_only();

create table item_review (
    version_id uuid        not null,
    reviewer   text        not null,
    verdict    text        not null,
    remark     text        not null,
    at         timestamptz not null,
    constraint item_review_once_per_reviewer primary key (version_id, reviewer),
    constraint item_review_of_version foreign key (version_id) references item_version (id),
    constraint item_review_known_verdict check (verdict in ('APPROVED', 'REJECTED'))
);

comment on table item_review is
    'The verdict of a reviewer on a version of an item, never changed. An item becomes active after two approvals and no rejection.';

create trigger item_review_is_append_only
    before update or delete or truncate on item_review
    for each statement execute function is_append_only();

create function item_review_by_another() returns trigger language plpgsql as $$
declare
    author text;
begin
    -- The row of the item is locked, so that a review and an activation follow each other.
    select v.authored_by into author from item_version v join item i on i.id = v.item_id
    where v.id = new.version_id for no key update of i;
    if author = new.reviewer then
        raise exception 'the author of a version does not review it' using constraint = 'item_review_by_another',
            errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger item_review_by_another
    before insert on item_review
    for each row execute function item_review_by_another();

create table practice_fingerprint (
    fingerprint bytea       primary key,
    added_at    timestamptz not null,
    constraint practice_fingerprint_is_sha256 check (octet_length(fingerprint) = 32)
);

comment on table practice_fingerprint is
    'Fingerprints of practice items, which everybody can read: an item with the same text is never active.';

create trigger practice_fingerprint_is_append_only
    before update or delete or truncate on practice_fingerprint
    for each statement execute function is_append_only();

-- Practice items and activations of the same text follow each other.
create function lock_fingerprint(value bytea) returns void language sql as $$
    select pg_advisory_xact_lock(hashtextextended(encode(value, 'hex'), 0))
$$;

create function item_activation_is_permitted() returns trigger language plpgsql as $$
declare
    chosen item_version;
begin
    if new.status <> 'ACTIVE' or (tg_op = 'UPDATE' and old.status = 'ACTIVE'
            and old.active_version is not distinct from new.active_version) then
        return new;
    end if;
    select * into chosen from item_version where id = new.active_version and item_id = new.id;
    if not found then
        raise exception 'the active version is one of the item' using constraint = 'item_active_version_is_its_own',
            errcode = 'check_violation';
    end if;
    if (select count(*) from item_review where version_id = chosen.id and verdict = 'APPROVED') < 2
        or exists (select from item_review where version_id = chosen.id and verdict = 'REJECTED') then
        raise exception 'an item is active after two approvals and no rejection'
            using constraint = 'item_active_after_two_reviews', errcode = 'check_violation';
    end if;
    perform lock_fingerprint(chosen.fingerprint);
    if exists (select from practice_fingerprint where fingerprint = chosen.fingerprint) then
        raise exception 'a practice item is never active' using constraint = 'item_active_is_no_practice_item',
            errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger item_activation_is_permitted
    before insert or update on item
    for each row execute function item_activation_is_permitted();

create function item_keeps_its_place() returns trigger language plpgsql as $$
begin
    if (new.level, new.function, new.topic, new.kind) <> (old.level, old.function, old.topic, old.kind)
        or (old.status = 'RETIRED' and new.status <> 'RETIRED') then
        raise exception 'an item keeps its level, function, topic and kind, and a retired one stays retired'
            using constraint = 'item_keeps_its_place', errcode = 'check_violation';
    end if;
    return new;
end
$$;

create trigger item_keeps_its_place
    before update on item
    for each row execute function item_keeps_its_place();

create function suspend_practice_item() returns trigger language plpgsql as $$
begin
    perform lock_fingerprint(new.fingerprint);
    update item set status = 'SUSPENDED', status_since = new.added_at, version = version + 1,
        status_because = 'the same text is a practice item'
    where status = 'ACTIVE' and active_version in (select id from item_version where fingerprint = new.fingerprint);
    return new;
end
$$;

create trigger practice_fingerprint_suspends
    before insert on practice_fingerprint
    for each row execute function suspend_practice_item();

create table enemy (
    item_a uuid not null,
    item_b uuid not null,
    constraint enemy_once primary key (item_a, item_b),
    constraint enemy_a_is_item foreign key (item_a) references item (id),
    constraint enemy_b_is_item foreign key (item_b) references item (id),
    constraint enemy_in_order check (item_a < item_b)
);

comment on table enemy is 'Two items that may not stand on one paper, such as those of which one gives away the other.';

create index enemy_by_second on enemy (item_b);

create table bank_snapshot (
    no       bigint      generated always as identity primary key,
    level    smallint    not null,
    digest   text        not null,
    taken_at timestamptz not null,
    constraint bank_snapshot_once unique (level, digest),
    constraint bank_snapshot_digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$')
);

comment on table bank_snapshot is
    'The active items of a level at one moment, from which papers are assembled. Papers of an unchanged bank share one.';

create table bank_snapshot_item (
    no         bigint not null,
    version_id uuid   not null,
    enemies    uuid[] not null,
    constraint bank_snapshot_item_once primary key (no, version_id),
    constraint bank_snapshot_item_of_snapshot foreign key (no) references bank_snapshot (no),
    constraint bank_snapshot_item_is_version foreign key (version_id) references item_version (id)
);

comment on table bank_snapshot_item is 'A version of an item in a snapshot of the bank, with the versions in it that are its enemies.';

create trigger bank_snapshot_is_append_only
    before update or delete or truncate on bank_snapshot
    for each statement execute function is_append_only();

create trigger bank_snapshot_item_is_append_only
    before update or delete or truncate on bank_snapshot_item
    for each statement execute function is_append_only();
