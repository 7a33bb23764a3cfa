package io.skillcert.registration.occupation;

import io.skillcert.audit.Audit;
import io.skillcert.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;

/** A registrar records what is known of an occupation: a new one, or a known one anew. */
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

    /** @param ifMatch the version that was read; not needed for an occupation that is not there yet */
    @Transactional
    public Occupation describe(String code, Description description, String ifMatch) {
        var known = catalogue.findByIdOptional(code, LockModeType.PESSIMISTIC_WRITE);
        known.ifPresent(occupation -> ETags.require(ifMatch, occupation.version()));
        var occupation = known.orElseGet(() -> new Occupation(code));
        occupation.describe(description);
        catalogue.persistAndFlush(occupation);
        audit.record("describe-occupation", "occupation", code, null);
        return occupation;
    }
}
