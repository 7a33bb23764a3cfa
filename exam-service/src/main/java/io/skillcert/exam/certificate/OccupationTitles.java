package io.skillcert.exam.certificate;

import io.skillcert.policy.SkillLevel;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The titles of occupations and levels in certificates, in Chinese and English. */
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

    /** The title of an occupation in both languages, or its code if there is no title. */
    public String occupation(String code) {
        var chinese = occupation(code, Locale.SIMPLIFIED_CHINESE);
        return chinese.equals(code) ? code : chinese + " " + occupation(code, Locale.ENGLISH);
    }

    /** The title of an occupation in English or else in Chinese, or its code if there is no title. */
    public String occupation(String code, Locale language) {
        return titles.getProperty("occupation." + code + (language.equals(Locale.ENGLISH) ? ".en" : ".zh"), code);
    }

    /** The name of a level in both languages. */
    public String level(SkillLevel level) {
        return level.chineseName() + " " + level.englishName();
    }

    /** The name of a level in English or else in Chinese. */
    public String level(SkillLevel level, Locale language) {
        return language.equals(Locale.ENGLISH)
                ? "level " + level.number() + " (" + level.englishName() + ")"
                : level.chineseName();
    }
}
