package io.skillcert.print;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How PDFs are printed. */
@ConfigMapping(prefix = "skillcert.print")
public interface PrintConfig {

    /** The file of a TrueType font with Chinese characters for PDF; if empty, a font installed on the system is used. */
    Optional<String> font();
}
