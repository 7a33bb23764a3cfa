-- What the registers say about a holder (SUB-02). Null: not known.
create table register_facts (
    holder_digest           text        primary key,
    household_registration  boolean,
    social_insurance        boolean,
    registered_unemployment boolean,
    unemployed_graduate     boolean,
    recorded_by             text        not null,
    recorded_at             timestamptz not null
);
