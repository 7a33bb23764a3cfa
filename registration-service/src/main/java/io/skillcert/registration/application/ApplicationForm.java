package io.skillcert.registration.application;

import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.SkillLevel;
import io.skillcert.registration.batch.ExamBatch;
import io.skillcert.registration.batch.ExamSites;
import io.skillcert.registration.eligibility.CandidateFacts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One person's application as callers write it: who, which level, and the facts the rules ask for.
 *
 * @param siteId of the batch; absent: wherever there is room
 * @param accommodation absent: none is needed
 */
public record ApplicationForm(
        @NotNull @Min(1) @Max(5) Integer level,
        UUID siteId,
        @NotNull @Valid Holder holder,
        @NotNull @Valid CandidateFacts facts,
        @Valid Accommodation accommodation) {

    /** The person, as the identity document names it. */
    public record Holder(
            @NotBlank @Size(max = 100) @Schema(examples = "张三") String name,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) @Schema(examples = "990000199503140011") String identityNumber) {}

    /** Names everything that is wrong in what this adds up to, and is otherwise an application. */
    public RegisterCandidate.Application read(String path, LocalDate on, Violations violations) {
        facts.check(path + "facts", on, violations);
        var document = document(path, violations);
        if (document != null) {
            violations.addIf(
                    document.birthDate()
                            .filter(day -> !day.equals(facts.birthDate()))
                            .isPresent(),
                    path + "facts.birthDate",
                    "contradicts the identity number");
        }
        return new RegisterCandidate.Application(
                holder.name().strip(),
                document,
                SkillLevel.of(level),
                Optional.ofNullable(siteId),
                facts,
                accommodation == null ? Accommodation.NONE : accommodation);
    }

    /** Whether the batch holds the level, and has the site. */
    public void checkBatch(String path, ExamBatch batch, ExamSites sites, Violations violations) {
        violations
                .addIf(
                        !batch.holds(SkillLevel.of(level)),
                        path + "level",
                        "is not held in this batch: " + batch.levels())
                .addIf(
                        siteId != null && !sites.has(batch.id(), siteId),
                        path + "siteId",
                        "is not a site of this batch");
    }

    /** What is wrong with the identity number, where other fields are missing; nothing if it is missing itself. */
    public void checkDocument(Violations violations) {
        if (holder != null && holder.identityType() != null && holder.identityNumber() != null) {
            document("", violations);
        }
    }

    private IdentityDocument document(String path, Violations violations) {
        try {
            return new IdentityDocument(holder.identityType(), holder.identityNumber());
        } catch (IllegalArgumentException e) {
            violations.add(path + "holder.identityNumber", e.getMessage());
            return null;
        }
    }
}
