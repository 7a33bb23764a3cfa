package io.skillcert.registration.lesson;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All reports about lessons. */
@ApplicationScoped
class LessonLog implements PanacheRepositoryBase<LessonReport, UUID> {

    /** The reports about an enrolment, oldest first. */
    List<LessonReport> of(UUID enrolment) {
        return list("enrolmentId = ?1 order by sequenceNo", enrolment);
    }
}
