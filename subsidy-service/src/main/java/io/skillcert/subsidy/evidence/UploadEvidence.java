package io.skillcert.subsidy.evidence;

import io.skillcert.document.Attachment;
import io.skillcert.document.Attachments;
import io.skillcert.document.FileCheck;
import io.skillcert.subsidy.SubsidyProblem;
import io.skillcert.subsidy.claim.ClaimStatus;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.EvidenceCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Uploads the documents of a claim (申请材料), and lets the claimant and officers read them. */
@ApplicationScoped
public class UploadEvidence {

    static final int MAX_A_CLAIM = 20;

    /** The states in which evidence may be added: before a decision, against a refusal, and for another account. */
    private static final Set<ClaimStatus> OPEN = EnumSet.of(
            ClaimStatus.DRAFT,
            ClaimStatus.SUBMITTED,
            ClaimStatus.UNDER_REVIEW,
            ClaimStatus.RETURNED_FOR_CORRECTION,
            ClaimStatus.REFERRED,
            ClaimStatus.REFUSED,
            ClaimStatus.RETURNED_BY_BANK);

    private final Attachments attachments;
    private final Claims claims;

    UploadEvidence(Attachments attachments, Claims claims) {
        this.attachments = attachments;
        this.claims = claims;
    }

    /**
     * Validates and stores a file; the same file again changes nothing.
     *
     * @throws io.skillcert.http.problem.ProblemException 422 saying what is wrong with the file
     */
    public Attachment upload(UUID claimId, EvidenceCode code, byte[] content, String mediaType, String claimant) {
        claims.keyOf(claimId, claimant); // before the file is parsed
        var file = FileCheck.check(content, mediaType);
        return attachments.upload(claimId, code, file, claimant, () -> {
            var status = claims.lock(claimId).status();
            if (!OPEN.contains(status)) {
                throw SubsidyProblem.EVIDENCE_CLOSED.exception(status);
            }
            return new Attachments.Admission(
                    Set.of(claimId), MAX_A_CLAIM, () -> SubsidyProblem.TOO_MANY_DOCUMENTS.exception(MAX_A_CLAIM));
        });
    }

    /**
     * Lists the documents of a claim, oldest first.
     *
     * @param claimant null for officers
     */
    @Transactional
    public List<Attachment> list(UUID claimId, String claimant) {
        claims.keyOf(claimId, claimant);
        return attachments.of(claimId);
    }

    /**
     * Reads a document with its content; the access is audited.
     *
     * @param claimant null for officers
     */
    public Attachments.Download download(UUID id, String claimant) {
        return attachments.download(() -> find(id, claimant));
    }

    /** Deletes a document, while the claim is a draft or returned for correction. */
    @Transactional
    public void remove(UUID id, String claimant) {
        var evidence = find(id, claimant);
        var status = claims.lock(evidence.subjectId()).status();
        if (!status.isOpenToClaimant()) {
            throw SubsidyProblem.EVIDENCE_KEPT.exception(status);
        }
        attachments.remove(evidence);
    }

    private Attachment find(UUID id, String claimant) {
        return attachments
                .findByIdOptional(id)
                .filter(evidence -> claims.isOf(evidence.subjectId(), claimant))
                .orElseThrow(SubsidyProblem.EVIDENCE_NOT_FOUND::exception);
    }
}
