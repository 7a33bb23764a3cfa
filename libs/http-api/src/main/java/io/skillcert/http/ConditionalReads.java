package io.skillcert.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Adds a digest of the body to the ETag of a GET whose answer has a version, and answers 304 if {@code If-None-Match} names that
 * ETag. The version alone would not do: the body also depends on the reader, on the language and on other records.
 */
@Provider
class ConditionalReads implements ContainerResponseFilter {

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String ASK_FIRST = "private, no-cache";
    private static final int DIGEST_LENGTH = 22; // 132 bits

    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final ObjectMapper json;

    ConditionalReads(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!READS.contains(request.getMethod())
                || response.getStatus() != Response.Status.OK.getStatusCode()
                || !ETags.isVersion(response.getEntityTag())
                || !response.hasEntity()) {
            return;
        }
        var body = written(response.getEntity());
        var tag = ETags.of(response.getEntityTag(), digest(body));
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of(ASK_FIRST));
        if (ETags.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(body, response.getEntityAnnotations(), JSON);
        }
    }

    private byte[] written(Object entity) {
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer can't be written as JSON", e);
        }
    }

    private static String digest(byte[] body) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(DigestUtils.sha256(body))
                .substring(0, DIGEST_LENGTH);
    }
}
