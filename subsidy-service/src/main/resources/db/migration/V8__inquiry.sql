create table register_inquiry (
    id          uuid        primary key,
    claim_id    uuid        not null,
    basis       text        not null,
    asked_for   date        not null,
    attempts    int         not null,
    next_at     timestamptz not null,
    answered_at timestamptz,
    given_up_at timestamptz,
    constraint register_inquiry_of_claim foreign key (claim_id) references claim (id),
    constraint register_inquiry_once unique (claim_id, basis)
);

comment on table register_inquiry is
    'An inquiry to a government register about a basis of a claim, retried with growing delays until it is answered.';
comment on column register_inquiry.asked_for is 'The day for which the basis is to be confirmed.';
comment on column register_inquiry.next_at is 'When the next attempt is due.';

create index register_inquiry_due on register_inquiry (next_at) where answered_at is null and given_up_at is null;
