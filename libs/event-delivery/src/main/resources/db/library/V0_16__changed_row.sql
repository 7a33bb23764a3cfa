create function notes_change() returns trigger language plpgsql as $$
begin
    new.changed_in := pg_current_xact_id()::text::bigint;
    return new;
end
$$;

comment on function notes_change() is
    'The trigger of tables whose lists callers read for what has changed: the column changed_in is the transaction that has '
    'changed the row last.';
