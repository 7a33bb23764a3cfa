package io.skillcert.subsidy.inquiry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.skillcert.personal.IdentityDocument;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

/** The HTTP interface of every registry: whether its basis held for a person on a day. */
@Path("/inquiries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface RegistryClient {

    record Question(IdentityDocument.Type identityType, String identityNumber, LocalDate on) {}

    /** @param holds absent if the registry does not know */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(Boolean holds) {}

    @POST
    Answer query(Question question);
}
