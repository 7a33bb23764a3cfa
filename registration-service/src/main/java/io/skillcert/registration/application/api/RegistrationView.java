package io.skillcert.registration.application.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.FindingView;
import io.skillcert.http.json.RawJson;
import io.skillcert.http.language.Texts;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.application.Accommodation;
import io.skillcert.registration.application.LapseCause;
import io.skillcert.registration.application.Registrant;
import io.skillcert.registration.application.Registration;
import io.skillcert.registration.application.RegistrationStatus;
import io.skillcert.registration.application.StatusChange;
import io.skillcert.registration.batch.ExamSubject;
import io.skillcert.registration.eligibility.CandidateFacts;
import io.skillcert.registration.eligibility.policy.DocumentCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registration.
 *
 * @param href where to read it
 * @param number ascending in the order of registration
 * @param reference the own reference of the account that has registered the person; absent if it has stated none
 * @param version the version for {@code If-Match}, which names it in quotes
 * @param resitOf the registration that a resit repeats; absent for a first sitting
 * @param subjects the subjects of a resit; absent for a first sitting
 * @param movedFrom the registration that this one replaces after a public emergency
 * @param identification for registrars, auditors, and the account that is bound to the person
 * @param lapseCause why the registration lapsed; absent unless it did
 * @param reviewTakenUntil until when a registrar reviews the case at the latest
 * @param exam absent until exam-service has published something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationView(
        UUID id,
        String href,
        long number,
        String reference,
        UUID batchId,
        UUID cohortId,
        String occupationCode,
        Integer level,
        String attempt,
        UUID resitOf,
        Set<ExamSubject> subjects,
        UUID movedFrom,
        UUID siteId,
        Accommodation accommodation,
        Yuan fee,
        RegistrationStatus status,
        LapseCause lapseCause,
        Integer round,
        Instant reviewTakenUntil,
        LocalDate registeredOn,
        HolderView holder,
        IdentificationView identification,
        DecisionView eligibility,
        ExamView exam,
        long version) {

    /** What {@code ?view=brief} shows: number, reference, status, day and version. */
    static RegistrationView brief(Registration registration) {
        return new RegistrationView(
                registration.id(),
                href(registration),
                registration.number(),
                registration.reference().orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                registration.status(),
                null,
                null,
                null,
                registration.registeredOn(),
                null,
                null,
                null,
                null,
                registration.version());
    }

    static String href(Registration registration) {
        return "/v1/registrations/" + registration.id();
    }

    /** @param documents the documents to correct, if the registration was returned for correction */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record StatusChangeView(
            RegistrationStatus from,
            RegistrationStatus to,
            Instant at,
            String byRole,
            String reason,
            List<DocumentCode> documents) {
        static StatusChangeView of(StatusChange change, Locale language) {
            return new StatusChangeView(
                    change.from().orElse(null),
                    change.to(),
                    change.at(),
                    change.byRole(),
                    change.reason()
                            .map(reason -> Texts.translated(reason, language))
                            .orElse(null),
                    change.documents());
        }
    }

    /** @param reason why it was decided again; absent for the first decision */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StoredDecisionView(
            Instant decidedAt,
            String reason,
            @Schema(implementation = CandidateFacts.class) RawJson facts,
            DecisionView decision) {}

    /**
     * What is known about whether the applicant is the person.
     *
     * @param registeredAs in what capacity the account registered the person
     * @param possibleDuplicate whether a registrar must decide which of several registrations of the person counts
     * @param nameDiffers whether the stated name is another than the one on record; for registrars and auditors
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IdentificationView(Registrant registeredAs, boolean possibleDuplicate, Boolean nameDiffers) {}

    /** The person, masked for every reader. */
    public record HolderView(String name, IdentityDocument.Type identityType, String identityNumber) {}

    /**
     * An eligibility decision.
     *
     * @param reasons the codes of the rules that are not met; empty if eligible
     * @param routes the codes of the met routes
     */
    public record DecisionView(
            UUID id,
            boolean eligible,
            List<String> reasons,
            @Schema(type = SchemaType.ARRAY, implementation = String.class) RawJson routes,
            PolicyVersion policy,
            FindingsView findings) {}

    /** @param notLowerThanHeld the finding of REG-13 */
    public record FindingsView(List<RouteView> routes, FindingView notLowerThanHeld) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RouteView(
            String code,
            boolean met,
            LocalDate earliestMetOn,
            List<DocumentCode> documents,
            List<FindingView> findings) {}

    /** @param hinderedAt when a public emergency cancelled the session; there are no seats then */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExamView(
            @Schema(type = SchemaType.ARRAY, implementation = SeatView.class) RawJson seats,
            Instant hinderedAt,
            ExamOutcome outcome,
            @Schema(type = SchemaType.ARRAY, implementation = SubjectResultView.class) RawJson subjects,
            List<ExamSubject> resitSubjects,
            LocalDate resitRegisterBy,
            LocalDate publishedOn,
            String certificateNumber) {}

    /**
     * The seat (座位) for one subject, as exam-service has published it.
     *
     * @param site the exam site (考点)
     * @param room the room (考场)
     * @param seat the number of the seat, counted from 1 within the room
     * @param startsAt when the session starts (开考时间)
     */
    public record SeatView(ExamSubject subject, String site, String room, int seat, Instant startsAt) {}

    /**
     * The result of one subject (科目成绩), as exam-service has published it.
     *
     * @param status what the person has reached in the subject
     * @param retainedUntil the last day on which the pass is kept (成绩保留); absent if it is not kept
     */
    public record SubjectResultView(
            ExamSubject subject,
            SubjectStatus status,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate retainedUntil) {}

    /** The outcome of an exam (考试结果). */
    public enum ExamOutcome {
        /** Every subject counts as passed. */
        PASSED,
        /** A subject was failed or missed. */
        NOT_PASSED
    }

    /** What a person has reached in a subject (科目状态). */
    public enum SubjectStatus {
        /** Passed in this exam. */
        PASSED,
        /** Below the passing score. */
        FAILED,
        /** 缺考: absent, without a score. */
        ABSENT,
        /** 成绩保留: passed in an earlier exam, and the pass still counts. */
        RETAINED
    }
}
