package io.skillcert.registration.occupation;

import io.skillcert.audit.Audit;
import io.skillcert.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;

/** Creates or replaces the description of an occupation. */
@ApplicationScoped
public class DescribeOccupation {

    private final OccupationCatalogue catalogue;
    private final Audit audit;

    DescribeOccupation(OccupationCatalogue catalogue, Audit audit) {
        this.catalogue = catalogue;
        this.audit = audit;
    }

    public record Description(
            String name, String nameEn, List<String> relatedOccupations, List<String> relevantMajors) {}

    /** @param ifMatch the version that was read; not needed for a new occupation */
    @Transactional
    public Occupation describe(String code, Description description, String ifMatch) {
        var existing = catalogue.findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE);
        existing.ifPresent(occupation -> ETags.require(ifMatch, occupation.version()));
        var occupation = existing.orElseGet(() -> new Occupation(code));
        occupation.describe(description);
        catalogue.persistAndFlush(occupation);
        audit.record("describe-occupation", "occupation", code, null);
        return occupation;
    }
}
