-- A seat that is moved has other neighbours: it gets its form again. A form that is being assigned holds the key of its seat, and
-- number and session are a key of it, so that one of the two waits for the other.
create function release_moved_seat_form() returns trigger language plpgsql as $$
begin
    delete from seat_form f where f.registration_id = new.registration_id and f.subject = new.subject;
    return null;
end
$$;

create trigger release_moved_seat_form
    after update of number, session_id on seat
    for each row when ((new.number, new.session_id) is distinct from (old.number, old.session_id))
    execute function release_moved_seat_form();
