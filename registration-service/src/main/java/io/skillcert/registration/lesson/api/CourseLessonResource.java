package io.skillcert.registration.lesson.api;

import io.skillcert.http.language.CallerLanguage;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.registration.lesson.FollowLessons;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The lessons of a course, for its institution and its trainees. */
@Path("/v1/training-courses/{id}/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class CourseLessonResource {

    private final FollowLessons followLessons;
    private final Caller caller;
    private final CallerLanguage language;

    CourseLessonResource(FollowLessons followLessons, Caller caller, CallerLanguage language) {
        this.followLessons = followLessons;
        this.caller = caller;
        this.language = language;
    }

    /**
     * Lists the lessons that the level of the course has, in the order of the curriculum. A course of another
     * institution in which the person is not enrolled is answered 404.
     */
    @GET
    @RolesAllowed({Role.CANDIDATE, Role.PARTNER})
    @Operation(
            summary =
                    "List the lessons of a course of the own institution, or of one in which the own person is enrolled")
    public LessonsView list(@RestPath UUID id) {
        return LessonsView.of(followLessons.ofCourse(id, caller.account()), language.get());
    }
}
