package io.skillcert.subsidy.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.database.Ids;
import io.skillcert.personal.FieldCipher;
import io.skillcert.policy.subsidy.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** The bases that claimants state, with their encrypted evidence. */
@ApplicationScoped
class ClaimBases implements PanacheRepositoryBase<ClaimBasis, UUID> {

    private final FieldCipher cipher;

    ClaimBases(FieldCipher cipher) {
        this.cipher = cipher;
    }

    void replace(UUID claimId, Map<Basis, String> bases) {
        delete("claimId", claimId);
        bases.forEach((basis, evidence) -> {
            var id = Ids.next();
            persist(new ClaimBasis(id, claimId, basis, cipher.encrypt(evidence, place(id))));
        });
    }

    Map<Basis, String> of(UUID claimId) {
        var bases = new EnumMap<Basis, String>(Basis.class);
        list("claimId", claimId)
                .forEach(basis ->
                        bases.put(basis.basis(), cipher.decrypt(basis.encryptedEvidence(), place(basis.id()))));
        return bases;
    }

    private static String place(UUID id) {
        return FieldCipher.place("claim_basis", "encrypted_evidence", id);
    }
}
