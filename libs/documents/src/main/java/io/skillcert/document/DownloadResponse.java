package io.skillcert.document;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The HTTP answer for a download: an attachment that browsers save, do not render and do not cache. */
public final class DownloadResponse {

    private DownloadResponse() {}

    /** @param name the file name without its extension */
    public static Response of(Attachments.Download download, Enum<?> name) {
        var type = download.attachment().type();
        return Response.ok(download.content(), type.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name.name() + "." + type.ending() + "\"")
                .build();
    }
}
