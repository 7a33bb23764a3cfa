create function is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

comment on function is_append_only() is 'The trigger of the tables whose rows are only ever inserted.';
