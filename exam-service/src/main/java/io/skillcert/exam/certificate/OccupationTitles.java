package io.skillcert.exam.certificate;

import io.skillcert.policy.SkillLevel;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The titles of occupations and levels on certificates, in Chinese and English. */
@ApplicationScoped
public class OccupationTitles {

    private final Properties titles = new Properties();

    OccupationTitles() {
        try (var file = new InputStreamReader(
                OccupationTitles.class.getResourceAsStream("/messages/titles.properties"), StandardCharsets.UTF_8)) {
            titles.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The title of an occupation, or its code if there is no title. */
    public String occupation(String code) {
        return titles.getProperty("occupation." + code, code);
    }

    public String level(SkillLevel level) {
        return titles.getProperty("level." + level.number());
    }
}
