-- The budget: a fund a year and line. What is set aside at approval, and what was spent at payment, never exceeds it.
create table fund (
    id           uuid          primary key,
    version      bigint        not null,
    year         smallint      not null check (year between 2019 and 2100),
    line         text          not null
                 check (line in ('SKILLS_UPGRADING', 'NEW_APPRENTICESHIP', 'PROJECT_TRAINING', 'SKILL_EVALUATION')),
    appropriated numeric(14,2) not null check (appropriated >= 0),
    encumbered   numeric(14,2) not null check (encumbered >= 0),
    spent        numeric(14,2) not null check (spent >= 0),
    constraint fund_once_a_year_and_line unique (year, line),
    constraint fund_never_below_zero check (encumbered + spent <= appropriated)
);

alter table claim
    add column fund_id uuid references fund (id),
    add constraint claim_money_is_set_aside check (
        (status in ('APPROVED', 'IN_PAYMENT', 'PAID', 'IN_RECOVERY', 'RECOVERED')) = (fund_id is not null));

-- The double-entry ledger: each transfer debits one account and credits another, so all sums agree by their form.
create table ledger_transfer (
    id         uuid          primary key,
    at         timestamptz   not null,
    act        text          not null check (act in (
               'APPROPRIATE', 'CUT', 'APPROVE', 'RELEASE', 'SEND', 'PAY', 'REJECT', 'TAKE_BACK', 'RECOVER', 'REPAY')),
    fund_id    uuid          not null references fund (id),
    claim_id   uuid          references claim (id),
    payment_id uuid,
    debit      text          not null,
    credit     text          not null check (credit <> debit),
    amount     numeric(14,2) not null check (amount > 0)
);

create index ledger_transfer_by_claim on ledger_transfer (claim_id, id);
create index ledger_transfer_by_fund on ledger_transfer (fund_id, id);

-- A payment is sent, paid, rejected or taken back once.
create unique index ledger_transfer_once_a_payment on ledger_transfer (payment_id, act) where payment_id is not null;

create trigger ledger_transfer_is_append_only
    before update or delete or truncate on ledger_transfer
    for each statement execute function is_append_only();

-- What each account holds, kept with each transfer. None of them can be overdrawn.
create table ledger_account (
    fund_id uuid          not null references fund (id),
    account text          not null check (account in (
            'BANK', 'APPROPRIATION', 'EXPENSE', 'PAYABLE', 'IN_TRANSIT', 'RECEIVABLE')),
    debits  numeric(14,2) not null default 0,
    credits numeric(14,2) not null default 0,
    primary key (fund_id, account),
    constraint ledger_account_not_overdrawn check (
        case when account in ('BANK', 'EXPENSE', 'RECEIVABLE') then debits >= credits else credits >= debits end)
);

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
