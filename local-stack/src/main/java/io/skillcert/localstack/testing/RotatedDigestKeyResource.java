package io.skillcert.localstack.testing;

import java.util.Base64;
import java.util.Map;

/** A stack whose service has a new, current digest key and an old one. */
public class RotatedDigestKeyResource extends LocalStackResource {

    private static final String OLD_KEY = "skillcert.test.old-digest-key";
    private static final String DIGEST_KEY = "skillcert.personal-data.digest-key";
    private static final int KEY_BYTES = 32;

    /** The digest key before the rotation. */
    public static String oldKey() {
        return System.getProperty(OLD_KEY);
    }

    @Override
    public Map<String, String> start() {
        var settings = super.start();
        var old = settings.get(DIGEST_KEY);
        System.setProperty(OLD_KEY, old);
        settings.put(DIGEST_KEY, "2:" + Base64.getEncoder().encodeToString(new byte[KEY_BYTES]) + "," + old);
        return settings;
    }
}
