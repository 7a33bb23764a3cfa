package io.skillcert.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contact details of accounts. */
@ApplicationScoped
class Contacts implements PanacheRepositoryBase<Contact, String> {

    private static final String UNUSED = "lastUsedOn < ?1";

    /**
     * Those of some accounts, by account; accounts without contact details are missing. None is deleted until the transaction
     * ends, since what refers to it would fail.
     */
    Map<String, Contact> of(Collection<String> accounts) {
        return getSession()
                .createNativeQuery(
                        "select * from contact where account = any(cast(:accounts as text[]))"
                                + " order by account for key share",
                        Contact.class)
                .setParameter("accounts", accounts.toArray(String[]::new))
                .getResultStream()
                .collect(Collectors.toMap(Contact::account, Function.identity()));
    }

    /** The accounts whose contact details were neither stated nor used since a day. */
    List<String> unusedSince(LocalDate day, int limit) {
        return find(UNUSED + " order by account", day).range(0, limit - 1).stream()
                .map(Contact::account)
                .toList();
    }

    boolean removeUnused(String account, LocalDate day) {
        return delete(UNUSED + " and account = ?2", day, account) > 0;
    }
}
