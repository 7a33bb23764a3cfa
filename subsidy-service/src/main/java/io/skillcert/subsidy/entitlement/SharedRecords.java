package io.skillcert.subsidy.entitlement;

import io.skillcert.consistency.ConsistencySource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Certificates, which come from exam-service. */
@ApplicationScoped
class SharedRecords implements ConsistencySource {

    @Override
    public List<Measure> measures() {
        return List.of(
                new Measure(
                        "valid-certificates",
                        """
                        select cast(null as uuid) as batch, issued_on as day, certificate_number as record
                        from entitlement where revoked_on is null"""),
                new Measure(
                        "revoked-certificates",
                        """
                        select cast(null as uuid) as batch, issued_on as day, certificate_number as record
                        from entitlement where revoked_on is not null"""));
    }
}
