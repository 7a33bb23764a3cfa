create table award_holder (
    holder_digest text primary key
);

comment on table award_holder is
    'One row per holder of awards. It is locked while the holder''s awards are counted against the limits.';
comment on column award_holder.holder_digest is 'Keyed digest of the holder''s identity document.';

create table insurance_payment (
    id                 uuid        primary key,
    certificate_number text        not null,
    paid_on            date        not null,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    proposed_by        text,
    proposed_at        timestamptz,
    encrypted_reason   bytea,
    settled_by         text,
    settled_at         timestamptz,
    constraint insurance_payment_proposed_as_a_whole check (num_nulls(proposed_by, proposed_at) in (0, 2)
        and (proposed_by is not null or encrypted_reason is null)),
    constraint insurance_payment_settled_as_a_whole check (num_nulls(settled_by, settled_at) in (0, 2)),
    constraint insurance_payment_settled_by_two_people check (
        settled_by is null or proposed_by is not null and settled_by <> proposed_by)
);

comment on table insurance_payment is
    'Certificates that unemployment insurance has paid for (失业保险技能提升补贴, SUB-08). One that two people have voided '
    'was recorded by mistake and counts no longer.';
comment on column insurance_payment.encrypted_reason is 'Why the payment is voided, encrypted.';

-- A voided payment may be recorded again.
create unique index insurance_payment_once_per_certificate on insurance_payment (certificate_number)
    where settled_by is null;

create table award (
    id              uuid     primary key,
    holder_digest   text     not null,
    kind            text     not null,
    occupation_code text,
    level           smallint,
    claimed_on      date     not null,
    year            smallint not null,
    claim_id        uuid,
    status          text     not null,
    granted_by      text,
    reference       text,
    proposed_by      text,
    proposed_at      timestamptz,
    encrypted_reason bytea,
    settled_by       text,
    settled_at       timestamptz,
    constraint award_of_holder foreign key (holder_digest) references award_holder (holder_digest),
    constraint award_of_claim foreign key (claim_id) references claim (id),
    constraint award_known_kind check (
        kind in ('SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION')),
    constraint award_level_1_to_5 check (level between 1 and 5),
    constraint award_known_status check (status in ('RESERVED', 'AWARDED', 'RELEASED', 'OVER_LIMIT', 'VOIDED')),
    constraint award_year_of_claim check (year = extract(year from claimed_on)),
    constraint award_once_per_claim unique (claim_id),
    constraint award_of_a_claim_or_from_elsewhere check (
        (claim_id is null) = (granted_by is not null and reference is not null)),
    constraint award_from_elsewhere_is_no_reservation check (
        claim_id is not null or status in ('AWARDED', 'OVER_LIMIT', 'VOIDED')),
    constraint award_from_here_keeps_the_limits check (
        claim_id is null or status not in ('OVER_LIMIT', 'VOIDED')),
    constraint award_voided_by_two_people check ((status = 'VOIDED') = (settled_by is not null)),
    constraint award_proposed_as_a_whole check (num_nulls(proposed_by, proposed_at) in (0, 2)
        and (proposed_by is not null or encrypted_reason is null)),
    constraint award_settled_as_a_whole check (num_nulls(settled_by, settled_at) in (0, 2)),
    constraint award_settled_by_two_people check (
        settled_by is null or proposed_by is not null and settled_by <> proposed_by),
    constraint award_of_upgrading_has_a_level check (
        kind <> 'SKILLS_UPGRADING' or (occupation_code is not null and level is not null))
);

comment on table award is
    'The awards of a holder that count towards the limits: reserved by a pending claim (SUB-11), awarded here, '
    'or granted elsewhere.';
comment on column award.status is
    'OVER_LIMIT: granted elsewhere although the limit was reached; it counts, and an officer looks into it.';
comment on column award.granted_by is 'The authority that granted the award, if it was granted elsewhere.';
comment on column award.reference is 'The reference of that authority.';

comment on column award.encrypted_reason is 'Why an award from elsewhere is voided, encrypted.';

-- A voided award may be recorded again as it should have been.
create unique index award_once_per_reference on award (granted_by, reference) where status <> 'VOIDED';
create index award_by_holder on award (holder_digest, year);

-- The limits are parameters, so no unique index can hold them: the awards are counted under the lock of their holder.
create function award_keeps_the_limits() returns trigger language plpgsql as $$
declare
    allowed award_limit;
begin
    if new.status not in ('RESERVED', 'AWARDED') then
        return new;
    end if;
    if tg_op = 'UPDATE' and old.status in ('RESERVED', 'AWARDED')
        and (old.kind, old.claimed_on) = (new.kind, new.claimed_on)
        and (old.occupation_code, old.level) is not distinct from (new.occupation_code, new.level) then
        return new; -- counted already; another digest of the same document is no other award
    end if;
    perform 1 from award_holder where holder_digest = new.holder_digest for update;
    select * into allowed from award_limit
        where effective_from <= new.claimed_on order by effective_from desc limit 1;
    if not found then
        return new; -- before the rules begin nothing is limited (SUB-15)
    end if;
    if (select count(*) from award
        where holder_digest = new.holder_digest and kind = new.kind and year = new.year
          and status not in ('RELEASED', 'VOIDED') and id <> new.id) >= allowed.per_kind then
        raise check_violation using message = 'SUB-04: no award of this kind is left in the year',
            constraint = 'award_once_a_year_per_kind', table = 'award';
    end if;
    if (select count(*) from award
        where holder_digest = new.holder_digest and year = new.year
          and status not in ('RELEASED', 'VOIDED') and id <> new.id) >= allowed.per_year then
        raise check_violation using message = 'SUB-05: no award is left in the year',
            constraint = 'award_a_year', table = 'award';
    end if;
    if new.claim_id is not null then -- computed alike for every kind
        if allowed.no_lower_after_higher and exists (select from award
            where holder_digest = new.holder_digest and kind = 'SKILLS_UPGRADING' and status not in ('RELEASED', 'VOIDED')
              and occupation_code = new.occupation_code and level < new.level and id <> new.id) then
            raise check_violation using message = 'SUB-06: a higher level is awarded',
                constraint = 'award_no_lower_after_higher', table = 'award';
        end if;
        if allowed.once_per_level and exists (select from award
            where holder_digest = new.holder_digest and kind = 'SKILLS_UPGRADING' and status not in ('RELEASED', 'VOIDED')
              and occupation_code = new.occupation_code and level = new.level and id <> new.id) then
            raise check_violation using message = 'SUB-07: the level is awarded',
                constraint = 'award_once_per_level', table = 'award';
        end if;
    end if;
    if allowed.no_double_source and exists (select from insurance_payment
        join claim using (certificate_number) where claim.id = new.claim_id and settled_by is null) then
        raise check_violation using message = 'SUB-08: the certificate is paid from unemployment insurance',
            constraint = 'award_no_double_source', table = 'award';
    end if;
    return new;
end
$$;

create trigger award_keeps_the_limits before insert or update on award
    for each row execute function award_keeps_the_limits();
