create table claim (
    id                 uuid    primary key,
    version            bigint  not null,
    certificate_number text    not null,
    person_id          uuid    not null,
    holder_digest      text    not null,
    kind               text    not null,
    claimed_on         date,
    claimed_by         text    not null,
    encrypted_account  bytea,
    status             text    not null,
    amount             numeric(12,2),
    decision_id        uuid,
    decided_by         text,
    approved_by        text,
    paid_on            date,
    encrypted_name     bytea,
    encrypted_identity bytea,
    bank_code          text,
    form_signed        boolean not null default false,
    changed_on         date    not null,
    reviewed_by        text,
    correct_by         date,
    approved_at        timestamptz,
    fund_id            uuid,
    account_verified   boolean not null default false,
    account_changed_at timestamptz,
    erased_on          date,
    reference          text,
    changed_in         bigint  not null,
    -- A replaced certificate has another number; its claims follow.
    constraint claim_of_an_entitlement foreign key (certificate_number)
        references entitlement (certificate_number) on update cascade,
    constraint claim_of_decision foreign key (decision_id) references decision (id),
    constraint claim_paid_by_fund foreign key (fund_id) references fund (id),
    constraint claim_known_kind check (
        kind in ('SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION')),
    constraint claim_known_status check (status in (
        'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED_FOR_CORRECTION', 'REFERRED', 'GRANTED', 'REFUSED', 'WITHDRAWN',
        'EXPIRED', 'AWAITING_FUNDS', 'APPROVED', 'IN_PAYMENT', 'PAID', 'RETURNED_BY_BANK', 'IN_RECOVERY', 'RECOVERED')),
    constraint claim_amount_not_negative check (amount >= 0),
    constraint claim_bank_code_form check (bank_code ~ '^\d{12}$'),
    constraint claim_submitted_as_a_whole check (
        status in ('DRAFT', 'WITHDRAWN', 'EXPIRED')
        or (claimed_on is not null and amount is not null and decision_id is not null
            and (encrypted_account is not null or erased_on is not null))),
    constraint claim_erased_has_no_content check (
        erased_on is null or num_nulls(encrypted_identity, encrypted_name, encrypted_account) = 3),
    constraint claim_approved_is_decided check (approved_by is null or decided_by is not null),
    constraint claim_filed_decided_and_approved_by_different_people check (
        claimed_by <> decided_by and claimed_by <> approved_by and decided_by <> approved_by),
    constraint claim_payout_is_approved check (
        status not in ('AWAITING_FUNDS', 'APPROVED', 'IN_PAYMENT', 'PAID', 'RETURNED_BY_BANK', 'IN_RECOVERY',
            'RECOVERED')
        or (decided_by is not null and approved_by is not null)),
    constraint claim_money_is_set_aside check (
        (status in ('APPROVED', 'IN_PAYMENT', 'PAID', 'RETURNED_BY_BANK', 'IN_RECOVERY', 'RECOVERED'))
            = (fund_id is not null)),
    constraint claim_paid_has_a_day check (
        status not in ('PAID', 'IN_RECOVERY', 'RECOVERED') or paid_on is not null),
    constraint claim_reference_form check (reference ~ '^[!-~]{1,64}$')
);

comment on table claim is
    'A claim (申领) for one kind of subsidy on one certificate, from the draft to the payment or the recovery.';
comment on column claim.holder_digest is 'Keyed digest of the holder''s identity document.';
comment on column claim.changed_on is 'The day on which the content was last changed; a draft expires some time after it.';
comment on column claim.erased_on is 'The day on which the content, which names people and accounts, was erased.';
comment on column claim.claimed_on is 'The day of the first submission; it stays after a correction (SUB-11).';
comment on column claim.claimed_by is 'The account that owns the claim.';
comment on column claim.encrypted_account is 'The number of the bank account, encrypted.';
comment on column claim.encrypted_name is 'The name of the account''s holder, encrypted.';
comment on column claim.encrypted_identity is 'The claimant''s identity document, encrypted.';
comment on column claim.bank_code is 'CNAPS code of the bank (联行号).';
comment on column claim.account_verified is
    'Whether the login of the account that filed the claim vouches for the bank account.';
comment on column claim.account_changed_at is 'When the bank account was stated or replaced; evidence from before does not show it.';
comment on column claim.correct_by is 'The last day for the correction that was requested.';
comment on column claim.reference is 'The claiming account''s own reference; erased with the content.';
comment on column claim.changed_in is 'The number of the transaction that has changed the row last.';
comment on column claim.fund_id is 'The budget that the amount is encumbered in or spent from.';

-- Not released by payment: a paid claim is never claimed again.
create unique index claim_live_once_per_certificate
    on claim (certificate_number, kind) where status not in ('DRAFT', 'REFUSED', 'WITHDRAWN', 'EXPIRED');

-- A draft reserves nothing, so each account may have one.
create unique index claim_draft_once_per_account
    on claim (claimed_by, certificate_number, kind) where status = 'DRAFT';

-- Both queues are served in the order of approval.
create index claim_awaiting_funds on claim (kind, approved_at, id) where status = 'AWAITING_FUNDS';
create index claim_payable on claim (approved_at, id) where status = 'APPROVED';
create index claim_by_claimant on claim (claimed_by, id);
create index claim_by_status on claim (status, id);
create index claim_by_reference on claim (reference, id) where reference is not null;
create index claim_by_change on claim (changed_in);

create trigger claim_notes_change
    before insert or update on claim
    for each row execute function notes_change();

create table claim_log (
    id               uuid        primary key,
    claim_id         uuid        not null,
    at               timestamptz not null,
    from_status      text,
    to_status        text        not null,
    actor            text        not null,
    encrypted_reason bytea,
    constraint claim_log_of_claim foreign key (claim_id) references claim (id)
);

comment on table claim_log is
    'The status history of a claim: who changed the status, when and why. Rows are only ever inserted.';
comment on column claim_log.encrypted_reason is 'The reason, encrypted: it is free text about a person.';

create index claim_log_by_claim on claim_log (claim_id, id);

create trigger claim_log_is_append_only
    before delete or truncate on claim_log
    for each statement execute function is_append_only();

create trigger claim_log_allows_only_erasure
    before update on claim_log
    for each row execute function allows_only_erasure('actor', 'encrypted_reason');

create table claim_basis (
    id                 uuid primary key,
    claim_id           uuid not null,
    basis              text not null,
    encrypted_evidence bytea,
    constraint claim_basis_of_claim foreign key (claim_id) references claim (id),
    constraint claim_basis_once unique (claim_id, basis),
    constraint claim_basis_known_basis check (
        basis in ('HOUSEHOLD_REGISTRATION', 'SOCIAL_INSURANCE', 'REGISTERED_UNEMPLOYMENT', 'UNEMPLOYED_GRADUATE'))
);

comment on table claim_basis is 'A basis (SUB-02) that the claimant declares, such as household registration (户籍).';
comment on column claim_basis.encrypted_evidence is 'What the claimant states as evidence, encrypted.';

create table claim_duty (
    claim_id uuid not null,
    account  text not null,
    duty     text not null,
    -- Separation of duties: nobody has two duties in one claim, whatever roles the account has.
    constraint claim_duty_one_for_each_person primary key (claim_id, account),
    constraint claim_duty_of_claim foreign key (claim_id) references claim (id),
    constraint claim_duty_known_duty check (duty in ('FILE', 'SETTLE_FACT', 'DECIDE', 'APPROVE', 'PAY'))
);

comment on table claim_duty is
    'What each account has done about a claim: filed it, settled a fact, decided it, approved it or sent it to the bank.';

create table account_check (
    id                 uuid        primary key,
    claim_id           uuid        not null,
    own                boolean     not null,
    checked_by         text        not null,
    checked_at         timestamptz not null,
    encrypted_evidence bytea,
    constraint account_check_of_claim foreign key (claim_id) references claim (id)
);

comment on table account_check is
    'An officer''s check whether the bank account is the claimant''s own (SUB-13). The latest since the account was '
    'stated counts; rows are only ever inserted.';
comment on column account_check.encrypted_evidence is 'What the officer looked at and why it settles the question, encrypted.';

create index account_check_by_claim on account_check (claim_id, id);

create trigger account_check_is_append_only
    before delete or truncate on account_check
    for each statement execute function is_append_only();

create trigger account_check_allows_only_erasure
    before update on account_check
    for each row execute function allows_only_erasure('encrypted_evidence');
