package io.skillcert.exam.certificate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How others reach this service, and whom they take it for. */
@ConfigMapping(prefix = "skillcert.public")
public interface PublicAddress {

    /** Without a slash at its end: what credentials and QR codes point to. */
    @WithDefault("http://localhost:8082")
    URI url();

    /** The issuing body, as certificates name it. */
    @WithDefault("Skillcert")
    String issuerName();
}
