package io.skillcert.registration.training.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.registration.training.ManageProgrammes;
import io.skillcert.registration.training.TrainingProgramme;
import io.skillcert.registration.training.TrainingProgramme.Plan;
import io.skillcert.registration.training.Trainings;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Public-benefit programmes of a course (guide §7.1, §8.1). */
@Path("/v1/training-courses/{id}/programmes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class TrainingProgrammeResource {

    private final ManageProgrammes manageProgrammes;
    private final Trainings trainings;

    TrainingProgrammeResource(ManageProgrammes manageProgrammes, Trainings trainings) {
        this.manageProgrammes = manageProgrammes;
        this.trainings = trainings;
    }

    /**
     * A programme as a registrar announces it.
     *
     * @param organiser the body that pays, such as a district's labour bureau
     * @param enrolTo the last day of enrolment
     */
    record ProgrammeRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String organiser,
            @NotNull LocalDate enrolFrom,
            @NotNull LocalDate enrolTo,
            @NotNull @Min(1) @Max(100_000) Integer places) {
        private Plan plan() {
            new Violations()
                    .addIf(enrolTo.isBefore(enrolFrom), "enrolTo", "is before {0}", "enrolFrom")
                    .throwIfAny();
            return new Plan(name.strip(), organiser.strip(), enrolFrom, enrolTo, places);
        }
    }

    record ProgrammeView(
            UUID id,
            UUID courseId,
            String name,
            String organiser,
            LocalDate enrolFrom,
            LocalDate enrolTo,
            int places,
            int free,
            long version) {
        static ProgrammeView of(TrainingProgramme programme) {
            var plan = programme.plan();
            return new ProgrammeView(
                    programme.id(),
                    programme.courseId(),
                    plan.name(),
                    plan.organiser(),
                    plan.enrolFrom(),
                    plan.enrolTo(),
                    plan.places(),
                    programme.free(),
                    programme.version());
        }
    }

    /**
     * Announces a programme (公益培训) with its organiser, enrolment period and places. Partners then enrol people in it
     * free of charge while places are left. A name that another programme of the course has is answered 409.
     */
    @POST
    @RolesAllowed(Role.REGISTRAR)
    @Idempotent
    @APIResponseSchema(value = ProgrammeView.class, responseCode = "201")
    @Operation(summary = "Announce a public-benefit programme, whose organiser pays the course for a number of people")
    public RestResponse<ProgrammeView> announce(@RestPath UUID id, @Valid @NotNull ProgrammeRequest request) {
        var programme = manageProgrammes.announce(id, request.plan());
        return ETags.created(
                "/v1/training-courses/" + id + "/programmes/" + programme.id(),
                ProgrammeView.of(programme),
                programme.version());
    }

    /** Lists the programmes with their enrolment period and the places that are free now. */
    @GET
    @PermitAll
    @Operation(summary = "List the programmes of a course with the places left, oldest first")
    public Page<ProgrammeView> list(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        var course = trainings.course(id);
        return Page.of(trainings.programmes(course.id(), page), page, ProgrammeView::of, TrainingProgramme::id);
    }

    /** Replaces name, organiser, enrolment period and places. Fewer places than are taken are answered 409. */
    @PUT
    @Path("/{programme}")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Change a programme; it keeps at least the places that are taken")
    public RestResponse<ProgrammeView> change(
            @RestPath UUID id,
            @RestPath UUID programme,
            @Valid @NotNull ProgrammeRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var changed = manageProgrammes.change(id, programme, request.plan(), ifMatch);
        return ETags.ok(ProgrammeView.of(changed), changed.version());
    }
}
