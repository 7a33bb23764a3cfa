package io.skillcert.registration.application;

import io.skillcert.personal.IdentityDocument;
import io.skillcert.registration.person.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds the registrations of the person whom an identity document names. */
@ApplicationScoped
public class SearchByHolder {

    private final Persons persons;
    private final RegistrationSearch search;

    SearchByHolder(Persons persons, RegistrationSearch search) {
        this.persons = persons;
        this.search = search;
    }

    /**
     * Searches registrations.
     *
     * @param owner the account whose registrations are searched, or null for callers who may see all
     * @return newest first
     */
    public List<Registration> search(IdentityDocument document, String owner) {
        return persons.of(document)
                .map(person -> search.ofPerson(person.id(), owner))
                .orElse(List.of());
    }
}
