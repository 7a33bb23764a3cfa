package io.skillcert.http.steps;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.FindingView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One's own case: where it stands, what has happened, why, and what can be done next. Codes do not depend on the language.
 *
 * @param id the registration or the claim
 * @param happened what has happened, oldest first
 * @param findings the findings of the latest decision; empty if there is none
 * @param steps what the caller can do now or later, each by a call that the caller may make
 */
public record CaseView(UUID id, String status, List<Happened> happened, List<FindingView> findings, List<Step> steps) {

    /** @param at absent where only a day is known, which the message names */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Happened(String code, Instant at, String message) {}

    /**
     * A next step.
     *
     * @param from the first day on which it can be taken; absent if it can be taken at once
     * @param until the last day on which it can be taken; absent if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String code, String message, LocalDate from, LocalDate until, Call call) {}

    /** @param service the service that has the operation; absent if it is the one that answers */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Call(String method, String href, String service) {}
}
