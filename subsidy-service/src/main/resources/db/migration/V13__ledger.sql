create table ledger_transfer (
    id         uuid          primary key,
    at         timestamptz   not null,
    act        text          not null,
    fund_id    uuid          not null,
    claim_id   uuid,
    payment_id uuid,
    debit      text          not null,
    credit     text          not null,
    amount     numeric(14,2) not null,
    constraint ledger_transfer_of_fund foreign key (fund_id) references fund (id),
    constraint ledger_transfer_for_claim foreign key (claim_id) references claim (id),
    constraint ledger_transfer_for_payment foreign key (payment_id) references payment (id),
    constraint ledger_transfer_known_act check (act in (
        'APPROPRIATE', 'CUT', 'APPROVE', 'RELEASE', 'SEND', 'PAY', 'REJECT', 'TAKE_BACK', 'PAY_RETURNED',
        'RECOVER', 'REPAY')),
    constraint ledger_transfer_between_two_accounts check (credit <> debit),
    constraint ledger_transfer_positive check (amount > 0)
);

comment on table ledger_transfer is
    'The double-entry ledger (复式记账): each transfer debits one account of a fund and credits another by the amount. '
    'Rows are only ever inserted.';

create index ledger_transfer_by_claim on ledger_transfer (claim_id, id);
create index ledger_transfer_by_fund on ledger_transfer (fund_id, id);

-- A payment is sent, paid and rejected once. The settlement of a conflict with the bank may correct its return.
create unique index ledger_transfer_once_a_payment on ledger_transfer (payment_id, act)
    where payment_id is not null and act in ('SEND', 'PAY', 'REJECT');

create trigger ledger_transfer_is_append_only
    before update or delete or truncate on ledger_transfer
    for each statement execute function is_append_only();

create table ledger_account (
    fund_id uuid          not null,
    account text          not null,
    debits  numeric(14,2) not null default 0,
    credits numeric(14,2) not null default 0,
    primary key (fund_id, account),
    constraint ledger_account_of_fund foreign key (fund_id) references fund (id),
    constraint ledger_account_known_account check (account in (
        'BANK', 'APPROPRIATION', 'EXPENSE', 'PAYABLE', 'IN_TRANSIT', 'RECEIVABLE')),
    constraint ledger_account_not_overdrawn check (
        case when account in ('BANK', 'EXPENSE', 'RECEIVABLE') then debits >= credits else credits >= debits end)
);

comment on table ledger_account is
    'The totals of each account of a fund, updated by a trigger with each transfer. No account can be overdrawn.';

create function ledger_transfer_moves_accounts() returns trigger language plpgsql as $$
begin
    -- Both rows in one order, so that two transfers never wait for each other crosswise. The conflicting insert's own
    -- values are checked before it becomes an update, so the rows come first, empty.
    insert into ledger_account (fund_id, account)
        select new.fund_id, account from unnest(array[new.debit, new.credit]) account order by account
        on conflict do nothing;
    update ledger_account set debits = debits + new.amount where fund_id = new.fund_id and account = new.debit;
    update ledger_account set credits = credits + new.amount where fund_id = new.fund_id and account = new.credit;
    return null;
end
$$;

create trigger ledger_transfer_moves_accounts after insert on ledger_transfer
    for each row execute function ledger_transfer_moves_accounts();
