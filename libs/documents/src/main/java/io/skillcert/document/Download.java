package io.skillcert.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answer that hands a document out: to be saved, never shown in place, kept by no cache. */
public final class Download {

    private Download() {}

    /** @param name without its ending */
    public static Response of(byte[] content, FileType type, String name) {
        return Response.ok(content, type.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "." + type.ending() + "\"")
                .build();
    }
}
