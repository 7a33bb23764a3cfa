package io.skillcert.registration.occupation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All occupations. */
@ApplicationScoped
public class OccupationCatalogue implements PanacheRepositoryBase<Occupation, String> {

    public Occupation get(String code) {
        return findByIdOptional(code).orElseThrow(() -> RegistrationProblem.OCCUPATION_NOT_FOUND.exception());
    }

    /** Returns the name of an occupation, or its code if it is not described. */
    public String nameOf(String code) {
        return findByIdOptional(code).map(Occupation::name).orElse(code);
    }

    /** @param limit one more is returned, to tell whether there is a next page */
    public List<Occupation> page(String after, int limit) {
        return find("code > ?1 order by code", after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
