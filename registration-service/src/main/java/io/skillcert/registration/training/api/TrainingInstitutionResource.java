package io.skillcert.registration.training.api;

import io.skillcert.http.ETags;
import io.skillcert.http.idempotency.Idempotent;
import io.skillcert.http.paging.Page;
import io.skillcert.http.paging.PageRequest;
import io.skillcert.http.problem.Violations;
import io.skillcert.http.security.Role;
import io.skillcert.policy.Yuan;
import io.skillcert.registration.training.ManageInstitutions;
import io.skillcert.registration.training.TrainingCourse;
import io.skillcert.registration.training.TrainingFee;
import io.skillcert.registration.training.TrainingInstitution;
import io.skillcert.registration.training.Trainings;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Training institutions and their courses (guide §7): registrars describe them, everybody reads them. */
@Path("/v1/training-institutions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
class TrainingInstitutionResource {

    private final ManageInstitutions manageInstitutions;
    private final Trainings trainings;

    TrainingInstitutionResource(ManageInstitutions manageInstitutions, Trainings trainings) {
        this.manageInstitutions = manageInstitutions;
        this.trainings = trainings;
    }

    /** @param account the partner that acts for the institution */
    record InstitutionRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String account,
            @NotNull Boolean qualified,
            @NotNull @Size(max = 20)
                    List<
                                    @NotNull
                                    @Pattern(
                                            regexp = "0\\d{2,3}-\\d{7,8}",
                                            message = "is not a landline, such as 0755-12345678")
                                    String>
                            landlines,
            @NotNull @Size(max = 10) List<@NotNull @Valid Course> courses) {}

    /**
     * A course for a level.
     *
     * @param modules the curriculum
     * @param fees by day; if empty, the course is only open to programmes
     */
    record Course(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull @Min(1) @Max(2000) Integer standardHours,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 100) String> modules,
            @NotNull @Size(max = 100) List<@NotNull @Valid Fee> fees) {
        TrainingCourse.Plan plan() {
            return new TrainingCourse.Plan(
                    level,
                    standardHours,
                    modules,
                    fees.stream()
                            .map(fee -> new TrainingFee(fee.from(), fee.amount().amount()))
                            .collect(Collectors.toSet()));
        }
    }

    @Schema(name = "TrainingFee")
    record Fee(@NotNull LocalDate from, @NotNull Yuan amount) {}

    record CourseView(UUID id, int level, int standardHours, List<String> modules, List<Fee> fees) {
        static CourseView of(TrainingCourse course) {
            return new CourseView(
                    course.id(),
                    course.level(),
                    course.standardHours(),
                    course.modules(),
                    course.fees().stream()
                            .map(fee -> new Fee(fee.fromDay(), new Yuan(fee.amount())))
                            .toList());
        }
    }

    record InstitutionView(
            UUID id, String name, boolean qualified, List<String> landlines, List<CourseView> courses, long version) {}

    /**
     * Stores an institution (培训机构), the account of the partner that acts for it, and its courses with levels, standard
     * hours and fees by day. A name that another institution has is answered 409.
     */
    @POST
    @RolesAllowed(Role.REGISTRAR)
    @Idempotent
    @APIResponseSchema(value = InstitutionView.class, responseCode = "201")
    @Operation(summary = "Create a training institution with its courses")
    public RestResponse<InstitutionView> create(@Valid @NotNull InstitutionRequest request) {
        var institution = manageInstitutions.create(description(request));
        return ETags.created("/v1/training-institutions/" + institution.id(), view(institution), institution.version());
    }

    /** Lists the institutions in the order in which they were created, with their courses, the lowest level first. */
    @GET
    @PermitAll
    @Operation(summary = "List training institutions with their courses")
    public Page<InstitutionView> list(@BeanParam @Valid PageRequest page) {
        return Page.ofAll(trainings.institutions(page), page, this::views, TrainingInstitution::id);
    }

    /**
     * Returns the institution with its courses and their fees by day. The ETag is the version that a change must name.
     */
    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(summary = "Get a training institution with its courses")
    public RestResponse<InstitutionView> get(@RestPath UUID id) {
        return answer(trainings.institution(id));
    }

    /**
     * Replaces the description and the courses: a course of a level that the request leaves out is removed, which is
     * answered 409 if it has enrolments or programmes. A fee for a new day is a new entry, so that enrolments keep the
     * price of their day.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Change a training institution and its courses; courses in use can't be removed")
    public RestResponse<InstitutionView> change(
            @RestPath UUID id,
            @Valid @NotNull InstitutionRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(manageInstitutions.change(id, description(request), ifMatch));
    }

    private static ManageInstitutions.Description description(InstitutionRequest request) {
        var violations = new Violations();
        var levels = new HashSet<Integer>();
        for (int i = 0; i < request.courses().size(); i++) {
            var course = request.courses().get(i);
            var field = "courses[" + i + "]";
            violations.addIf(!levels.add(course.level()), field + ".level", "is repeated");
            var days = new HashSet<LocalDate>();
            for (int j = 0; j < course.fees().size(); j++) {
                violations.addIf(
                        !days.add(course.fees().get(j).from()), field + ".fees[" + j + "].from", "is repeated");
            }
        }
        violations.throwIfAny();
        return new ManageInstitutions.Description(
                request.name().strip(),
                request.account(),
                request.qualified(),
                request.landlines(),
                request.courses().stream().map(Course::plan).toList());
    }

    private RestResponse<InstitutionView> answer(TrainingInstitution institution) {
        return ETags.ok(view(institution), institution.version());
    }

    private InstitutionView view(TrainingInstitution institution) {
        return views(List.of(institution)).get(0);
    }

    private List<InstitutionView> views(List<TrainingInstitution> page) {
        var courses =
                trainings.coursesOf(page.stream().map(TrainingInstitution::id).toList());
        return page.stream()
                .map(institution -> view(institution, courses.getOrDefault(institution.id(), List.of())))
                .toList();
    }

    private static InstitutionView view(TrainingInstitution institution, List<TrainingCourse> courses) {
        return new InstitutionView(
                institution.id(),
                institution.name(),
                institution.isQualified(),
                institution.landlines(),
                courses.stream().map(CourseView::of).toList(),
                institution.version());
    }
}
