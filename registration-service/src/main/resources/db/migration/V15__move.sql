-- REG-12: a registration that a public emergency hindered moves to another batch, once.
-- A resit, and what was moved, was decided with an earlier registration.
alter table registration
    add column moved_from   uuid references registration (id),
    add column decided_with uuid references registration (id);

update registration set decided_with = resit_of where resit_of is not null;

create unique index registration_moved_once on registration (moved_from);
