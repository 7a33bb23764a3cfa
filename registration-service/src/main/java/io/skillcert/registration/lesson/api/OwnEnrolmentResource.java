package io.skillcert.registration.lesson.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.lesson.FollowLessons;
import io.skillcert.registration.lesson.FollowLessons.InCourse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The enrolments of the caller's own person. */
@Path("/v1/training-enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class OwnEnrolmentResource {

    private final FollowLessons followLessons;
    private final Caller caller;

    OwnEnrolmentResource(FollowLessons followLessons, Caller caller) {
        this.followLessons = followLessons;
        this.caller = caller;
    }

    /** @param completedOn absent before the course is completed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OwnEnrolmentView(UUID id, UUID courseId, int level, LocalDate enrolledOn, LocalDate completedOn) {
        static OwnEnrolmentView of(InCourse inCourse) {
            var enrolment = inCourse.enrolment();
            return new OwnEnrolmentView(
                    enrolment.id(),
                    enrolment.courseId(),
                    inCourse.level(),
                    enrolment.enrolledOn(),
                    enrolment.completedOn().orElse(null));
        }
    }

    /**
     * Lists the courses in which the person is or was enrolled, with the day of the completion if there is one. For an
     * account that is bound to nobody the list is empty.
     */
    @GET
    @RolesAllowed(Role.CANDIDATE)
    @Operation(summary = "List the training enrolments of the person to whom the own account is bound, oldest first")
    public Page<OwnEnrolmentView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(
                followLessons.enrolments(caller.account(), page),
                page,
                OwnEnrolmentView::of,
                inCourse -> inCourse.enrolment().id());
    }
}
