create function is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

comment on function is_append_only() is 'The trigger of the tables whose rows are only ever inserted.';

-- Called with the names of the columns that may be erased.
create function allows_only_erasure() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv
        or exists (select from unnest(tg_argv) as erased (name)
            where to_jsonb(new) ->> erased.name is distinct from to_jsonb(old) ->> erased.name
              and to_jsonb(new) ->> erased.name not like 'erased%') then
        raise exception '% is append-only', tg_table_name;
    end if;
    return new;
end
$$;

comment on function allows_only_erasure() is
    'The trigger of append-only tables with personal data: a row may lose them, that is get null or erased, and nothing else.';
