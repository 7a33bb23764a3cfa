package io.skillcert.exam.certificate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The parts of a certificate number that identify the issuing body (EXM-12). */
@ConfigMapping(prefix = "skillcert.certificate")
public interface CertificateConfig {

    /** {@code S} for a social body, {@code Y} for an employer. */
    @WithDefault("S")
    char bodyLetter();

    /** The code of the issuing body, 4 digits. */
    @WithDefault("0000")
    String bodyCode();

    /** The serial number of the site, 6 digits. */
    @WithDefault("030001")
    String siteSerial();
}
