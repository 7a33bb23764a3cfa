package io.skillcert.registration.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.registration.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All bindings of candidate accounts to identity documents. */
@ApplicationScoped
public class AccountBindings implements PanacheRepositoryBase<AccountBinding, String> {

    /** The binding of an account; empty if the account is not bound. */
    public Optional<AccountBinding> of(String account) {
        return findByIdOptional(account);
    }

    public Optional<AccountBinding> ofHolder(String holderDigest) {
        return find("holderDigest", holderDigest).firstResultOptional();
    }

    /** The bound accounts by the digests of their holders; holders without an account are missing. */
    public Map<String, AccountBinding> ofHolders(Collection<String> holderDigests) {
        return list("any_of(holderDigest, ?1)", (Object) holderDigests.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(AccountBinding::holderDigest, Function.identity()));
    }

    /** Whether the account is bound to the person. */
    public boolean isBound(String account, Person person) {
        return of(account)
                .filter(binding -> binding.holderDigest().equals(person.holderDigest()))
                .isPresent();
    }

    /** The person to whom the account is bound; empty if it is not bound or the person is not known yet. */
    public Optional<UUID> personOf(String account) {
        return getEntityManager()
                .createQuery(
                        "select p.id from AccountBinding b, Person p"
                                + " where b.account = :account and p.holderDigest = b.holderDigest",
                        UUID.class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }
}
