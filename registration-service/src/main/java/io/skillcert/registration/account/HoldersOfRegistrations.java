package io.skillcert.registration.account;

import io.skillcert.registration.person.Person;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The persons of registrations. The feature that stores registrations implements it. */
public interface HoldersOfRegistrations {

    /**
     * The persons of some registrations, by registration.
     *
     * @param owner the account that must own the registrations, or null for callers who may see all
     * @throws io.skillcert.http.problem.ProblemException 404 if one does not exist or has another owner, 409
     *     if an owner is given and no registrar has approved one
     */
    Map<UUID, UUID> personsOf(Collection<UUID> registrations, String owner);

    /** Adapts the registrations that the account has made for the person before it was bound. */
    void bound(String account, Person person);
}
