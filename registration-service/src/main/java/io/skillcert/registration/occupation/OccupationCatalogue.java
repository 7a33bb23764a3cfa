package io.skillcert.registration.occupation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.language.Language;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** All occupations. */
@ApplicationScoped
public class OccupationCatalogue implements PanacheRepositoryBase<Occupation, String> {

    public Occupation get(String code) {
        return findByIdOptional(code).orElseThrow(() -> RegistrationProblem.OCCUPATION_NOT_FOUND.exception());
    }

    /** Returns the Chinese name of an occupation, or its code if it is not described. */
    public String nameOf(String code) {
        return nameOf(code, Language.DEFAULT);
    }

    /** Returns the name of an occupation in a language, or its code if it is not described. */
    public String nameOf(String code, Locale language) {
        return findByIdOptional(code)
                .map(occupation -> language.equals(Locale.ENGLISH) ? occupation.nameEn() : occupation.name())
                .orElse(code);
    }

    /** @param limit one more is returned, to tell whether there is a next page */
    public List<Occupation> page(String after, int limit) {
        return find("code > ?1 order by code", after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
