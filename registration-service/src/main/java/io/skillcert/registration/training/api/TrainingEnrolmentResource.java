package io.skillcert.registration.training.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Caller;
import io.skillcert.http.security.Role;
import io.skillcert.personal.IdentityDocument;
import io.skillcert.personal.Name;
import io.skillcert.personal.PersonName;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.training.EnrolTrainees;
import io.skillcert.registration.training.TrainingEnrolment;
import io.skillcert.registration.training.Trainings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Enrolments in courses, made and certified by the partner that acts for the institution. */
@Path("/v1/training-courses/{id}/enrolments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RolesAllowed(Role.PARTNER)
class TrainingEnrolmentResource {

    private final EnrolTrainees enrolTrainees;
    private final Trainings trainings;
    private final Caller caller;

    TrainingEnrolmentResource(EnrolTrainees enrolTrainees, Trainings trainings, Caller caller) {
        this.enrolTrainees = enrolTrainees;
        this.trainings = trainings;
        this.caller = caller;
    }

    /** @param programmeId if absent, the people pay themselves */
    record EnrolmentRequest(UUID programmeId, @NotEmpty @Size(max = 500) List<@NotNull @Valid Trainee> people) {}

    record Trainee(
            @NotNull @Name String name,
            @NotNull IdentityDocument.Type identityType,
            @NotBlank @Size(max = 30) String identityNumber) {}

    /**
     * The completion of a course.
     *
     * @param standardHours if absent, those of the course
     * @param certificateNumber the institution's number of the certificate
     */
    record CompletionRequest(
            @NotNull LocalDate completedOn,
            @Min(1) @Max(2000) Integer standardHours,
            @NotBlank @Size(max = 50) String certificateNumber) {}

    /** @param price the price for this person: the fee, the group price, or nothing in a programme */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EnrolmentView(
            UUID id,
            LocalDate enrolledOn,
            Yuan price,
            UUID programmeId,
            LocalDate completedOn,
            Integer standardHours,
            String certificateNumber) {
        static EnrolmentView of(TrainingEnrolment enrolment) {
            return new EnrolmentView(
                    enrolment.id(),
                    enrolment.enrolledOn(),
                    enrolment.price(),
                    enrolment.programmeId().orElse(null),
                    enrolment.completedOn().orElse(null),
                    enrolment.hours().orElse(null),
                    enrolment.certificateNo().orElse(null));
        }
    }

    record EnrolmentsView(List<EnrolmentView> enrolments) {}

    /**
     * Enrols all people of the request or none of them, for the fee of the course, the group price from three people on
     * (guide §7.1), or free in a programme with enough places. {@code io.skillcert.registration.training-enrolled.v1}
     * lets exam-service keep trainers and examiners apart (EXM-13). Someone who is enrolled already, or a course
     * without a fee on the day, is answered 409.
     */
    @POST
    @Idempotent
    @APIResponseSchema(value = EnrolmentsView.class, responseCode = "201")
    @Operation(summary = "Enrol people in a course of the own institution; groups get the group price")
    public RestResponse<EnrolmentsView> enrol(@RestPath UUID id, @Valid @NotNull EnrolmentRequest request) {
        var enrolments =
                enrolTrainees.enrol(id, Optional.ofNullable(request.programmeId()), people(request), caller.account());
        return RestResponse.status(
                RestResponse.Status.CREATED,
                new EnrolmentsView(enrolments.stream().map(EnrolmentView::of).toList()));
    }

    /**
     * Lists the enrolments with their price and, once completed, hours and certificate number, without the persons'
     * names. A course of another institution is answered 404.
     */
    @GET
    @Operation(summary = "List the enrolments in a course of the own institution, oldest first")
    public Page<EnrolmentView> list(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        var course = trainings.courseFor(id, caller.account());
        return Page.of(trainings.enrolments(course.id(), page), page, EnrolmentView::of, TrainingEnrolment::id);
    }

    /**
     * Records the completion certificate (结业证书) with its standard hours; route L5-1 counts it for the person if the
     * institution is qualified (REG-06). If the institution has reported lessons, they must confirm the completion
     * (LRN-03), otherwise 409. The same completion again changes nothing; another day or other hours are answered 409.
     */
    @POST
    @Path("/{enrolment}/completion")
    @Idempotent
    @Operation(summary = "Certify that a person has completed the course, as evidence for route L5-1")
    public RestResponse<EnrolmentView> complete(
            @RestPath UUID id, @RestPath UUID enrolment, @Valid @NotNull CompletionRequest request) {
        var completion = new EnrolTrainees.Completion(
                request.completedOn(),
                Optional.ofNullable(request.standardHours()),
                request.certificateNumber().strip());
        return RestResponse.ok(EnrolmentView.of(enrolTrainees.complete(id, enrolment, completion, caller.account())));
    }

    private static Map<IdentityDocument, String> people(EnrolmentRequest request) {
        var violations = new Violations();
        var people = new LinkedHashMap<IdentityDocument, String>();
        for (int i = 0; i < request.people().size(); i++) {
            var trainee = request.people().get(i);
            var field = "people[" + i + "].identityNumber";
            try {
                var document = new IdentityDocument(trainee.identityType(), trainee.identityNumber());
                violations.addIf(
                        people.put(document, new PersonName(trainee.name()).value()) != null, field, "is repeated");
            } catch (IllegalArgumentException e) {
                violations.add(field, e.getMessage());
            }
        }
        violations.throwIfAny();
        return people;
    }
}
