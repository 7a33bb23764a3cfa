package io.skillcert.registration.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.registration.RegistrationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** All corrections of names. */
@ApplicationScoped
public class NameCorrections implements PanacheRepositoryBase<NameCorrection, UUID> {

    public NameCorrection get(UUID id) {
        return findByIdOptional(id).orElseThrow(RegistrationProblem.NAME_CORRECTION_NOT_FOUND::exception);
    }

    public NameCorrection lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(RegistrationProblem.NAME_CORRECTION_NOT_FOUND::exception);
    }

    public boolean isProposed(UUID personId) {
        return count("personId = ?1 and status = ?2", personId, NameCorrection.Status.PROPOSED) > 0;
    }

    public List<NameCorrection> page(NameCorrection.Status status, PageRequest page) {
        return find("status = ?1 and id > ?2 order by id", status, page.after())
                .range(0, page.limit())
                .list();
    }
}
