package io.skillcert.registration.application;

import io.skillcert.http.problem.Violations;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.Name;
import io.skillcert.personal.OwnReference;
import io.skillcert.personal.PersonName;
import io.skillcert.personal.ValidDocument;
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
 * The application of one person as callers send it: the person, the level, and the facts for the rules.
 *
 * @param siteId a site of the batch; any site with free places if absent
 * @param accommodation none if absent
 * @param reference an own reference of the account, 1 to 64 visible ASCII characters, without personal data; it need not be unique
 */
public record ApplicationForm(
        @NotNull @Min(1) @Max(5) Integer level,
        UUID siteId,
        @NotNull @Valid Holder holder,
        @NotNull @Valid CandidateFacts facts,
        @Valid Accommodation accommodation,
        @OwnReference String reference) {

    /** The person as named in the identity document. */
    @ValidDocument
    public record Holder(
            @NotNull @Name @Schema(examples = "张三") String name,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) @Schema(examples = "990000199503140011") String identityNumber)
            implements ValidDocument.Fields {}

    /**
     * Converts the form, which bean validation has checked, and adds a violation for everything else that is wrong.
     *
     * @param path the path of the form in the request, with a dot at its end
     */
    public RegisterCandidate.Application read(
            String path, LocalDate on, FactsAgreement agreement, Violations violations) {
        var document = document(path, violations);
        agreement.check(facts, document, path + "facts", on, violations);
        return new RegisterCandidate.Application(
                new PersonName(holder.name()).value(),
                document.orElse(null),
                SkillLevel.of(level),
                Optional.ofNullable(siteId),
                facts,
                accommodation == null ? Accommodation.NONE : accommodation,
                Optional.ofNullable(reference));
    }

    /** Adds violations unless the batch offers the level and the site. */
    public void checkBatch(String path, ExamBatch batch, ExamSites sites, Violations violations) {
        violations
                .addIf(
                        !batch.holds(SkillLevel.of(level)),
                        path + "level",
                        "is not a level of this batch; its levels are {0}",
                        batch.levels())
                .addIf(
                        siteId != null && !sites.has(batch.id(), siteId),
                        path + "siteId",
                        "is not a site of this batch");
    }

    /** Adds a violation if the identity number is present but invalid; other fields may still be missing. */
    public void checkDocument(Violations violations) {
        if (holder != null && holder.identityType() != null && holder.identityNumber() != null) {
            document("", violations);
        }
    }

    /** The identity document of a form that may be incomplete; empty if it is missing or invalid. */
    public Optional<IdentityDocument> statedDocument() {
        return holder == null || holder.identityType() == null || holder.identityNumber() == null
                ? Optional.empty()
                : document("", new Violations());
    }

    private Optional<IdentityDocument> document(String path, Violations violations) {
        return violations.read(
                path + "holder.identityNumber",
                () -> new IdentityDocument(holder.identityType(), holder.identityNumber()));
    }
}
