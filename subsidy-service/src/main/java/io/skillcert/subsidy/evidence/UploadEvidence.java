package io.skillcert.subsidy.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.skillcert.audit.Audit;
import io.skillcert.clock.BusinessClock;
import io.skillcert.database.Ids;
import io.skillcert.document.Contents;
import io.skillcert.document.FileCheck;
import io.skillcert.document.FileType;
import io.skillcert.document.RefusedFileException;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes the documents of a claim in, gives them out to claimant and officers; what was decided upon stays. */
@ApplicationScoped
public class UploadEvidence {

    static final int MAX_A_CLAIM = 20;

    /** Something may still be shown: before a decision, and against a refusal. */
    private static final Set<ClaimStatus> OPEN = EnumSet.of(
            ClaimStatus.DRAFT,
            ClaimStatus.SUBMITTED,
            ClaimStatus.UNDER_REVIEW,
            ClaimStatus.RETURNED_FOR_CORRECTION,
            ClaimStatus.REFERRED,
            ClaimStatus.REFUSED);

    private final Evidences evidences;
    private final Contents contents;
    private final Claims claims;
    private final Audit audit;
    private final BusinessClock clock;

    UploadEvidence(Evidences evidences, Contents contents, Claims claims, Audit audit, BusinessClock clock) {
        this.evidences = evidences;
        this.contents = contents;
        this.claims = claims;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Checks and keeps a file; the same file again changes nothing.
     *
     * @throws io.skillcert.http.problem.ProblemException 422 saying what is wrong with the file
     */
    public Evidence upload(UUID claimId, EvidenceCode code, byte[] content, String mediaType, String claimant) {
        claims.keyOf(claimId, claimant); // before the file is looked at
        var type = check(content, mediaType);
        var sha256 = Contents.sha256(content);
        return QuarkusTransaction.requiringNew().call(() -> {
            var status = claims.lock(claimId).status();
            if (!OPEN.contains(status)) {
                throw EvidenceProblems.closed(status);
            }
            return evidences.same(claimId, code, sha256).orElseGet(() -> {
                if (evidences.countOf(claimId) >= MAX_A_CLAIM) {
                    throw EvidenceProblems.tooMany(MAX_A_CLAIM);
                }
                contents.keep(sha256, content);
                var evidence = new Evidence(
                        Ids.next(), claimId, code, type, content.length, sha256, claimant, clock.instant());
                evidences.persistAndFlush(evidence);
                audit.record("upload-evidence", "evidence", evidence.id(), code.name());
                return evidence;
            });
        });
    }

    private static FileType check(byte[] content, String mediaType) {
        try {
            return FileCheck.check(content, mediaType);
        } catch (RefusedFileException e) {
            throw e.problem();
        }
    }

    /** Oldest first. @param claimant null for those who may see everybody's */
    @Transactional
    public List<Evidence> list(UUID claimId, String claimant) {
        claims.keyOf(claimId, claimant);
        return evidences.of(claimId);
    }

    public record Read(Evidence evidence, byte[] content) {}

    /** With its content; the reading is audited. @param claimant null for those who may see everybody's */
    @Transactional
    public Read read(UUID id, String claimant) {
        var evidence = find(id, claimant);
        audit.record("read-evidence", "evidence", id, null);
        return new Read(evidence, contents.read(evidence.sha256()));
    }

    @Transactional
    public void remove(UUID id, String claimant) {
        var evidence = find(id, claimant);
        var status = claims.lock(evidence.claimId()).status();
        if (!status.isOpenToClaimant()) {
            throw EvidenceProblems.kept(status);
        }
        evidences.delete(evidence);
        contents.markOrphaned(evidence.sha256());
        audit.record("remove-evidence", "evidence", id, null);
    }

    private Evidence find(UUID id, String claimant) {
        var evidence = evidences.get(id);
        if (!claims.isOf(evidence.claimId(), claimant)) {
            throw EvidenceProblems.notFound();
        }
        return evidence;
    }
}
