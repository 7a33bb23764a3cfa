package io.skillcert.subsidy.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.document.ContentHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All documents of claims. */
@ApplicationScoped
class Evidences implements PanacheRepositoryBase<Evidence, UUID>, ContentHolder {

    Evidence get(UUID id) {
        return findByIdOptional(id).orElseThrow(EvidenceProblems::notFound);
    }

    /** Oldest first. */
    List<Evidence> of(UUID claim) {
        return list("claimId = ?1 order by id", claim);
    }

    long countOf(UUID claim) {
        return count("claimId", claim);
    }

    Optional<Evidence> same(UUID claim, EvidenceCode code, String sha256) {
        return find("claimId = ?1 and code = ?2 and sha256 = ?3", claim, code, sha256)
                .firstResultOptional();
    }

    @Override
    public boolean holds(String sha256) {
        return count("sha256", sha256) > 0;
    }
}
