create table idempotency_key (
    scope          text        not null constraint idempotency_key_once primary key,
    request_digest text        not null,
    status         smallint    not null,
    headers        text        not null,
    body           text        not null,
    stored_at      timestamptz not null default now()
);

comment on table idempotency_key is
    'The stored response of each request with an Idempotency-Key, written in the transaction of the request''s effect.';
comment on column idempotency_key.scope is 'The account, the path and the key.';
comment on column idempotency_key.request_digest is
    'Digest of the request: the same key with another request is refused.';
comment on column idempotency_key.headers is 'The headers of the response as a JSON object.';

-- Expired keys are deleted oldest first.
create index idempotency_key_by_age on idempotency_key (stored_at);
