-- What was answered to which request: stored in the transaction of the effect.
create table idempotency_key (
    scope          text        not null constraint idempotency_key_once primary key,
    request_digest text        not null,
    status         smallint    not null,
    headers        text        not null,
    body           text        not null,
    stored_at      timestamptz not null default now()
);
