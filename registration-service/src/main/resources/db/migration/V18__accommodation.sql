-- What a person needs to sit on equal terms (合理便利): extra time and an accessible room.
alter table registration
    add column extra_minutes smallint not null default 0
        constraint registration_extra_minutes_bounded check (extra_minutes between 0 and 120),
    add column accessible_room boolean not null default false;
