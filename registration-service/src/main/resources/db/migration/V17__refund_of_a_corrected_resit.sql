-- A score review may leave nothing to sit again: what was paid for the resit goes back.
alter table refund drop constraint refund_reason_check;
alter table refund add constraint refund_reason_check check (reason in ('LATE', 'OVERPAID', 'WRONG_AMOUNT', 'WRONG_CURRENCY',
    'PAID_TWICE', 'BATCH_CANCELLED', 'PUBLIC_EMERGENCY', 'RESULT_CORRECTED'));
