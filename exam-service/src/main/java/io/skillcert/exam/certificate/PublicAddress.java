package io.skillcert.exam.certificate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The public address of this service and the name of the issuing body. */
@ConfigMapping(prefix = "skillcert.public")
public interface PublicAddress {

    /** The address in credentials and QR codes, without a trailing slash. */
    @WithDefault("http://localhost:8082")
    URI url();

    /** The name of the issuing body on certificates. */
    @WithDefault("Skillcert")
    String issuerName();
}
