package io.skillcert.registration.occupation.api;

import io.skillcert.http.ETags;
import io.skillcert.http.paging.Page;
import io.skillcert.http.security.Role;
import io.skillcert.registration.occupation.DescribeOccupation;
import io.skillcert.registration.occupation.Occupation;
import io.skillcert.registration.occupation.OccupationCatalogue;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Occupations (职业): registrars describe them, everybody reads them. */
@Path("/v1/occupations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reference data")
class OccupationResource {

    private static final String CODE = "\\d-\\d{2}-\\d{2}-\\d{2}";

    private final DescribeOccupation describeOccupation;
    private final OccupationCatalogue catalogue;

    OccupationResource(DescribeOccupation describeOccupation, OccupationCatalogue catalogue) {
        this.describeOccupation = describeOccupation;
        this.catalogue = catalogue;
    }

    record OccupationRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) String nameEn,
            @NotNull @Size(max = 200) List<@NotBlank @Size(max = 100) String> relatedOccupations,
            @NotNull @Size(max = 500) List<@NotBlank @Size(max = 100) String> relevantMajors) {}

    record OccupationView(
            String code,
            String name,
            String nameEn,
            List<String> relatedOccupations,
            List<String> relevantMajors,
            long version) {
        static OccupationView of(Occupation occupation) {
            return new OccupationView(
                    occupation.code(),
                    occupation.name(),
                    occupation.nameEn(),
                    occupation.relatedOccupations(),
                    occupation.relevantMajors(),
                    occupation.version());
        }
    }

    /** Lists the described occupations (职业), with the related occupations and the majors that count as relevant. */
    @GET
    @PermitAll
    @Operation(summary = "List occupations, by code")
    public Page<OccupationView> list(
            @RestQuery @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RestQuery @Pattern(regexp = CODE) String after) {
        return Page.of(catalogue.page(after, limit), limit, OccupationView::of, Occupation::code);
    }

    /**
     * Returns what counts as related work and relevant education for the occupation. The ETag is the version that a
     * change must name.
     */
    @GET
    @Path("/{code}")
    @PermitAll
    @Operation(summary = "Get an occupation")
    public RestResponse<OccupationView> get(@RestPath String code) {
        return answer(catalogue.get(code));
    }

    /**
     * Stores the description of an occupation in place of an earlier one, which needs {@code If-Match}. It tells
     * readers what counts as related; whether registrations are taken for an occupation is decided by the policy data.
     */
    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.REGISTRAR)
    @Operation(summary = "Create or replace an occupation; a new one needs no If-Match")
    public RestResponse<OccupationView> describe(
            @RestPath @Pattern(regexp = CODE) String code,
            @Valid @NotNull OccupationRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var description = new DescribeOccupation.Description(
                request.name(), request.nameEn(), request.relatedOccupations(), request.relevantMajors());
        return answer(describeOccupation.describe(code, description, ifMatch));
    }

    private static RestResponse<OccupationView> answer(Occupation occupation) {
        return ETags.ok(OccupationView.of(occupation), occupation.version());
    }
}
