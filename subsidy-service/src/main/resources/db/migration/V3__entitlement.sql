create table entitlement (
    id                   uuid          primary key,
    certificate_number   text          not null,
    person_id            uuid          not null,
    holder_digest        text          not null,
    occupation_code      text          not null,
    level                smallint      not null,
    issued_on            date          not null,
    outcome              text          not null,
    amount               numeric(12,2) not null,
    last_day_to_claim    date,
    decision_id          uuid          not null,
    assessed_at          timestamptz   not null,
    revoked_on           date,
    version              bigint        not null default 0,
    last_day_provisional boolean       not null default false,
    reminded_for         smallint,
    expired_on           date,
    encrypted_name       bytea,
    name_in_event        text,
    constraint entitlement_once_per_certificate unique (certificate_number),
    constraint entitlement_of_decision foreign key (decision_id) references decision (id),
    constraint entitlement_level_1_to_5 check (level between 1 and 5),
    constraint entitlement_known_outcome check (outcome in ('GRANTED', 'REFUSED', 'REFERRED')),
    constraint entitlement_amount_not_negative check (amount >= 0)
);

comment on table entitlement is
    'The subsidy (职业技能提升补贴) that the holder of a certificate may claim, as assessed when the certificate was issued.';
comment on column entitlement.holder_digest is 'Keyed digest of the holder''s identity document.';
comment on column entitlement.encrypted_name is
    'The name on the certificate, encrypted; null if exam-service has not sent it.';
comment on column entitlement.name_in_event is
    'The name as exam-service has sent it, encrypted under the person''s key, if the key was not known then.';
comment on column entitlement.last_day_to_claim is 'Last day of the claim window (申领期限).';
comment on column entitlement.last_day_provisional is
    'Whether the last day may still move: the working days of its year are not announced yet.';
comment on column entitlement.revoked_on is 'The day on which the certificate was revoked.';
comment on column entitlement.reminded_for is 'For how many days before the last day the latest reminder was sent.';

create index entitlement_by_holder on entitlement (holder_digest);
create index entitlement_by_last_day on entitlement (last_day_to_claim, id)
    where expired_on is null and revoked_on is null;

create table entitlement_account (
    entitlement_id uuid not null,
    account_digest text not null,
    primary key (entitlement_id, account_digest),
    constraint entitlement_account_of_entitlement foreign key (entitlement_id) references entitlement (id)
);

comment on table entitlement_account is
    'The accounts that may claim for a certificate: those that could act for the registration it was issued for.';
comment on column entitlement_account.account_digest is 'Keyed digest of the account.';

create table holder_account (
    holder_digest  text not null,
    account_digest text not null,
    primary key (holder_digest, account_digest)
);

comment on table holder_account is
    'The candidate accounts bound to a person: they may claim for every certificate of that person.';
comment on column holder_account.holder_digest is 'Keyed digest of the holder''s identity document.';
comment on column holder_account.account_digest is 'Keyed digest of the account.';

create table released_account (
    holder_digest  text not null,
    account_digest text not null,
    primary key (holder_digest, account_digest)
);

comment on table released_account is
    'Accounts that another one has replaced: they act for the person no longer, whatever certificates name them later.';
comment on column released_account.holder_digest is 'Keyed digest of the holder''s identity document.';
comment on column released_account.account_digest is 'Keyed digest of the account.';

create table missed_lookup (
    account    text        primary key,
    started_at timestamptz not null,
    misses     int         not null,
    constraint missed_lookup_at_least_one check (misses > 0)
);

comment on table missed_lookup is
    'How often an account has named a certificate and a document that are not its own, since the start of its hour.';

create table missed_certificate (
    certificate_number text        primary key,
    started_at         timestamptz not null,
    misses             int         not null,
    constraint missed_certificate_at_least_one check (misses > 0)
);

comment on table missed_certificate is
    'How often accounts have named a certificate with a document that is not its holder''s, since the start of its hour.';

create index missed_certificate_by_start on missed_certificate (started_at);

create table entitlement_reassessment (
    holder_digest text primary key
);

comment on table entitlement_reassessment is
    'Holders about whom facts have changed: a job assesses their unclaimed entitlements again.';
comment on column entitlement_reassessment.holder_digest is 'Keyed digest of the holder''s identity document.';
