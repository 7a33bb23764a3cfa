package io.skillcert.registration.lesson.api;

import io.skillcert.http.FindingView;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.lesson.FollowLessons;
import io.skillcert.registration.lesson.policy.Progress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What an enrolled person learns, for the institution's partner and the person's own account. */
@Path("/v1/training-enrolments/{enrolment}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RolesAllowed({Role.CANDIDATE, Role.PARTNER})
class LearningResource {

    private final FollowLessons followLessons;
    private final Caller caller;
    private final CallerLanguage language;

    LearningResource(FollowLessons followLessons, Caller caller, CallerLanguage language) {
        this.followLessons = followLessons;
        this.caller = caller;
        this.language = language;
    }

    /**
     * What was learnt today in a lesson.
     *
     * @param minutes all minutes of today in the lesson; they replace those that were reported earlier today
     * @param done whether the whole lesson has been learnt
     */
    record LearntRequest(@NotNull @Min(0) @Max(1440) Integer minutes, @NotNull Boolean done) {}

    /**
     * How far the person has come.
     *
     * @param standardHours the whole standard hours learnt so far
     */
    @Schema(name = "LearningProgressView")
    record ProgressView(
            UUID enrolmentId,
            List<LessonProgressView> lessons,
            int standardHours,
            boolean complete,
            MissingView missing,
            List<FindingView> findings) {
        static ProgressView of(UUID enrolment, Progress progress, Locale language) {
            return new ProgressView(
                    enrolment,
                    progress.lessons().stream()
                            .map(lesson -> new LessonProgressView(lesson.lesson(), lesson.minutes(), lesson.done()))
                            .toList(),
                    progress.standardHours(),
                    progress.isComplete(),
                    new MissingView(progress.missingHours(), progress.missingLessons()),
                    FindingView.of(progress.findings(), language));
        }
    }

    record LessonProgressView(String lesson, int minutes, boolean done) {}

    /**
     * What a completion still needs.
     *
     * @param standardHours those that are missing to the standard hours of the course
     * @param lessons the codes of the lessons that are not done, where the level needs all
     */
    record MissingView(int standardHours, List<String> lessons) {}

    /**
     * Returns the minutes and the standard hours (标准学时) that were learnt, with the findings of LRN-02 and LRN-03, and
     * what is missing for the completion certificate. Visible to the partner of the institution and to the person's own
     * account.
     */
    @GET
    @Path("/progress")
    @Operation(summary = "Get the progress of an enrolled person: minutes, standard hours, and what a completion needs")
    public ProgressView progress(@RestPath UUID enrolment) {
        return ProgressView.of(enrolment, followLessons.progress(enrolment, caller.account()), language.get());
    }

    /**
     * Records all minutes of today in the lesson, which replace those reported earlier today, and whether the lesson is
     * done. Minutes of a day count up to a limit (LRN-02); beyond it the answer is 409, as it is after the completion
     * and for a lesson of another level. The same report again changes nothing.
     */
    @PUT
    @Path("/lessons/{code}")
    @Operation(summary = "Report the minutes learnt today in a lesson, and whether the lesson is done")
    public ProgressView report(@RestPath UUID enrolment, @RestPath String code, @Valid @NotNull LearntRequest request) {
        var progress = followLessons.report(enrolment, code, request.minutes(), request.done(), caller.account());
        return ProgressView.of(enrolment, progress, language.get());
    }
}
