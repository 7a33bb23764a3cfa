package io.skillcert.registration.occupation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All occupations that are described. */
@ApplicationScoped
public class OccupationCatalogue implements PanacheRepositoryBase<Occupation, String> {

    public Occupation get(String code) {
        return findByIdOptional(code)
                .orElseThrow(() -> new ProblemException(404, "occupation-not-found", "There is no such occupation."));
    }

    /** One more than the limit, so that a further page shows. */
    public List<Occupation> page(String after, int limit) {
        return find("code > ?1 order by code", after == null ? "" : after)
                .range(0, limit)
                .list();
    }
}
