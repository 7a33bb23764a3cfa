package io.skillcert.registration.progress;

import io.skillcert.consistency.ConsistencySource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Registrations that were confirmed, which exam-service receives, and results and certificates, which it sends. */
@ApplicationScoped
class SharedRecords implements ConsistencySource {

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(
                        "confirmed-registrations",
                        """
                        select r.batch_id as batch, r.registered_on as day, cast(r.id as text) as record
                        from registration r
                        where exists (select from registration_status_change s
                                      where s.registration_id = r.id and s.to_status = 'CONFIRMED')"""),
                new Measure(
                        "cancelled-registrations",
                        """
                        select r.batch_id as batch, r.registered_on as day, cast(r.id as text) as record
                        from registration r
                        where r.status <> 'CONFIRMED'
                          and exists (select from registration_status_change s
                                      where s.registration_id = r.id and s.to_status = 'CONFIRMED')"""),
                new Measure(
                        "published-results",
                        """
                        select r.batch_id as batch, p.published_on as day, p.registration_id || ' ' || p.outcome as record
                        from exam_progress p join registration r on r.id = p.registration_id
                        where p.outcome is not null"""),
                new Measure(
                        "valid-certificates",
                        """
                        select cast(null as uuid) as batch, c.issued_on as day, c.certificate_number as record
                        from certificate_held c"""));
    }
}
