-- An entitlement is reminded of, expires, and follows the calendar and its certificate.
alter table entitlement
    add column version              bigint  not null default 0,
    add column last_day_provisional boolean not null default false,
    add column reminded_for         smallint,
    add column expired_on           date;

create index entitlement_by_last_day on entitlement (last_day_to_claim, id)
    where expired_on is null and revoked_on is null;
