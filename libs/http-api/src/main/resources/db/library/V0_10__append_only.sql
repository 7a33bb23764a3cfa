create function is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

comment on function is_append_only() is 'The trigger of the tables whose rows are only ever inserted.';

-- Called with the names of the columns that may be erased; those with encrypted values may be encrypted again.
create function allows_only_erasure() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv
        or exists (select from unnest(tg_argv) as changed (name)
            where to_jsonb(new) ->> changed.name is distinct from to_jsonb(old) ->> changed.name
              and to_jsonb(new) ->> changed.name not like 'erased%'
              and not (changed.name like 'encrypted\_%' and to_jsonb(old) ->> changed.name is not null
                and reencrypts(tg_relid))) then
        raise exception '% is append-only', tg_table_name;
    end if;
    return new;
end
$$;

comment on function allows_only_erasure() is
    'The trigger of append-only tables with personal data: a row may lose them, that is get null or erased, '
    'reencrypt_field may encrypt them again, and nothing else.';
