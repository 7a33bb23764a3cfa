package io.skillcert.localstack.simulator;

import java.util.Base64;

/** A document that a claimant uploads: a small white image. */
public final class SampleDocument {

    public static final String MEDIA_TYPE = "image/png";

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAD0lEQVR42mP4jwMwDC0JALoev0GJ6La7AAAAAElFTkSuQmCC";

    private SampleDocument() {}

    /** Returns the content of the image. */
    public static byte[] content() {
        return Base64.getDecoder().decode(PNG);
    }
}
