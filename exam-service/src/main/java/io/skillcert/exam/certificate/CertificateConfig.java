package io.skillcert.exam.certificate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who issues: the parts of a certificate number that name the body (EXM-12). */
@ConfigMapping(prefix = "skillcert.certificate")
public interface CertificateConfig {

    /** {@code S} a social body, {@code Y} an employer. */
    @WithDefault("S")
    char bodyLetter();

    /** The body's code, 4 digits. */
    @WithDefault("0000")
    String bodyCode();

    /** The site's serial, 6 digits. */
    @WithDefault("030001")
    String siteSerial();

    /** A TrueType font with Chinese characters for PDF; empty: one that is found on the system. */
    Optional<String> font();
}
