package io.skillcert.exam.entry;

import io.skillcert.consistency.ConsistencySource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Entries, which come from registration-service, and the results and certificates that the other services receive. */
@ApplicationScoped
class SharedRecords implements ConsistencySource {

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(
                        "confirmed-registrations",
                        """
                        select batch_id as batch, registered_on as day, cast(registration_id as text) as record
                        from exam_entry"""),
                new Measure(
                        "cancelled-registrations",
                        """
                        select batch_id as batch, registered_on as day, cast(registration_id as text) as record
                        from exam_entry where status = 'CANCELLED'"""),
                new Measure(
                        "published-results",
                        """
                        select r.batch_id as batch, p.published_on as day, r.registration_id || ' ' || r.outcome as record
                        from exam_result r join publication p on p.batch_id = r.batch_id"""),
                new Measure(
                        "valid-certificates",
                        """
                        select cast(null as uuid) as batch, issued_on as day, number as record
                        from certificate where status = 'VALID'"""),
                new Measure(
                        "revoked-certificates",
                        """
                        select cast(null as uuid) as batch, issued_on as day, number as record
                        from certificate where status = 'REVOKED'"""));
    }
}
