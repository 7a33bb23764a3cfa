package io.skillcert.http;

import io.skillcert.http.problem.HttpProblem;
import io.skillcert.http.problem.ProblemException;
import io.skillcert.http.problem.Violations;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Optimistic locking over HTTP: an aggregate's version is its ETag, and a change requires {@code If-Match}. An answer to a GET
 * also names a digest of its body, for {@code If-None-Match}: {@code "3-sIyr0LUH…"}, see {@link ConditionalReads}.
 */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[\\x21\\x23-\\x7e]*\")");
    private static final Pattern VERSION = Pattern.compile("\\d{1,19}");
    private static final Pattern LIST = Pattern.compile("\\s*" + TAG + "(\\s*,\\s*" + TAG + ")*\\s*");

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** 200 with the version as ETag. */
    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).tag(of(version)).build();
    }

    /** 201 with the address as {@code Location} and the version as ETag. */
    public static <T> RestResponse<T> created(String address, T view, long version) {
        return RestResponse.ResponseBuilder.<T>created(URI.create(address))
                .entity(view)
                .tag(of(version))
                .build();
    }

    /** The ETag of the answer to a GET: the version and the digest of the body, which depends on the reader and on other records. */
    static EntityTag of(EntityTag version, String digest) {
        return new EntityTag(version.getValue() + "-" + digest);
    }

    /** Whether an ETag is one that {@link #of(long)} has made. */
    static boolean isVersion(EntityTag tag) {
        return tag != null && !tag.isWeak() && VERSION.matcher(tag.getValue()).matches();
    }

    /**
     * Compares {@code If-None-Match} with an ETag as RFC 9110 (13.1.2) says: a list of ETags, compared weakly, or {@code *}.
     *
     * @param ifNoneMatch null or malformed, which names no ETag
     */
    static boolean matches(String ifNoneMatch, EntityTag tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || LIST.matcher(ifNoneMatch).matches()
                        && TAG.matcher(ifNoneMatch).results().anyMatch(named -> named.group(2)
                                .equals("\"" + tag.getValue() + "\""));
    }

    /**
     * Compares {@code If-Match} with the version as RFC 9110 (13.1.1) says: a list of ETags, or {@code *} for any version. Of an
     * ETag with a digest only the version counts.
     *
     * @throws ProblemException 428 without {@code If-Match}, 400 if it has no ETag in it, 412 if it names other versions only
     */
    public static void require(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw HttpProblem.IF_MATCH_REQUIRED.exception();
        }
        if (ifMatch.strip().equals("*")) {
            return;
        }
        if (!LIST.matcher(ifMatch).matches()) {
            throw Violations.single(HttpHeaders.IF_MATCH, "must be an ETag in double quotes, several of them, or *");
        }
        if (TAG.matcher(ifMatch).results().noneMatch(tag -> names(tag.group(), version))) {
            throw HttpProblem.STALE_VERSION.exception();
        }
    }

    private static boolean names(String tag, long version) {
        return tag.equals("\"" + version + "\"") || tag.startsWith("\"" + version + "-");
    }
}
