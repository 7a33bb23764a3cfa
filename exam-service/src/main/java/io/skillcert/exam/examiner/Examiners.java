package io.skillcert.exam.examiner;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accredited examiners. */
@ApplicationScoped
public class Examiners implements PanacheRepositoryBase<Examiner, UUID> {

    Optional<Examiner> of(String account) {
        return find("account", account).firstResultOptional();
    }

    /** In the order of accreditation. */
    public List<Examiner> page(PageRequest page) {
        return find("id > ?1 order by id", page.after())
                .page(0, page.fetchSize())
                .list();
    }
}
