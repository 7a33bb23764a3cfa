-- A claim is known before it is whole (a draft), carries what it is paid by, and goes through more states.
alter table claim
    alter column account_sealed drop not null,
    alter column claimed_on     drop not null,
    alter column amount         drop not null,
    alter column decision_id    drop not null,
    add column name_sealed      bytea,
    add column identity_sealed  bytea,
    add column bank_code        text constraint claim_bank_code_form check (bank_code ~ '^\d{12}$'),
    add column form_signed      boolean not null default false,
    add column started_on       date,
    add column reviewed_by      text,
    add column correct_by       date,
    add column approved_at      timestamptz,
    drop constraint claim_status_check,
    drop constraint claim_paid_as_a_whole,
    drop constraint claim_paid_is_approved,
    drop column payment_reference;

update claim set started_on = claimed_on;

alter table claim
    alter column started_on set not null,
    add constraint claim_known_status check (status in (
        'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED_FOR_CORRECTION', 'REFERRED', 'GRANTED', 'REFUSED', 'WITHDRAWN',
        'EXPIRED', 'AWAITING_FUNDS', 'APPROVED', 'IN_PAYMENT', 'PAID', 'RETURNED_BY_BANK', 'IN_RECOVERY', 'RECOVERED')),
    add constraint claim_submitted_as_a_whole check (
        status in ('DRAFT', 'WITHDRAWN', 'EXPIRED')
        or (claimed_on is not null and amount is not null and decision_id is not null and account_sealed is not null)),
    add constraint claim_payout_is_approved check (
        status not in ('AWAITING_FUNDS', 'APPROVED', 'IN_PAYMENT', 'PAID', 'RETURNED_BY_BANK', 'IN_RECOVERY', 'RECOVERED')
        or (decided_by is not null and approved_by is not null)),
    add constraint claim_paid_has_a_day check (status not in ('PAID', 'IN_RECOVERY', 'RECOVERED') or paid_on is not null);

-- One live claim of a kind per certificate: a paid one is never claimed again.
drop index claim_live_once_per_certificate;
create unique index claim_live_once_per_certificate
    on claim (certificate_number, kind) where status not in ('REFUSED', 'WITHDRAWN', 'EXPIRED');

-- First come, first served.
create index claim_awaiting_funds on claim (kind, approved_at, id) where status = 'AWAITING_FUNDS';
create index claim_payable on claim (approved_at, id) where status = 'APPROVED';
