package io.skillcert.registration.lesson.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.skillcert.http.language.CallerLanguage;
import io.skillcert.registration.lesson.Lessons;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The lessons of the courses (guide §7.2). */
@Path("/v1/lessons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class LessonResource {

    private final Lessons lessons;
    private final CallerLanguage language;

    LessonResource(Lessons lessons, CallerLanguage language) {
        this.lessons = lessons;
        this.language = language;
    }

    /** @param body CommonMark, in Chinese; of a film its transcript */
    record LessonWithBodyView(@JsonUnwrapped LessonView lesson, String body) {}

    /** Lists the lessons (guide §7.2) with code, level, title and duration, without their text. */
    @GET
    @PermitAll
    @Operation(summary = "List the lessons of all levels, or of one, in the order of the curriculum")
    public LessonsView list(@RestQuery @Min(1) @Max(5) Integer level) {
        return LessonsView.of(level == null ? lessons.all() : lessons.of(level), language.get());
    }

    /** Returns a lesson with its text as CommonMark in Chinese; of a film the text is its transcript. */
    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(summary = "Get a lesson with its text")
    public LessonWithBodyView get(@RestPath String code) {
        var lesson = lessons.lesson(code);
        return new LessonWithBodyView(LessonView.of(lesson, language.get()), lesson.body());
    }
}
