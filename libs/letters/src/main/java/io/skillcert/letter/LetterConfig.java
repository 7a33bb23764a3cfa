package io.skillcert.letter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose letters they are. */
@ConfigMapping(prefix = "skillcert.letters")
public interface LetterConfig {

    /** The authority that decides, as letters name it. */
    @WithDefault("Skillcert")
    String authority();
}
