package io.skillcert.registration.cohort;

import io.skillcert.http.problem.Violations;

/** The formats of a cohort's file. */
public enum FileFormat {
    CSV("text/csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Detects the format from the content. Answers 400 if the media type says otherwise. */
    public static FileFormat of(byte[] content, String mediaType) {
        var isZip = content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
        var format = isZip ? XLSX : CSV;
        if (!mediaType.startsWith(format.mediaType)) {
            throw Violations.single("body", "is not of the type that Content-Type names");
        }
        return format;
    }
}
