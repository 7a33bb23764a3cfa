-- Keys are forgotten by age.
create index idempotency_key_by_age on idempotency_key (stored_at);
