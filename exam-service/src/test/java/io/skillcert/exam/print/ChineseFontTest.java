package io.skillcert.exam.print;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.exam.certificate.CertificateConfig;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no font with Chinese characters. */
class ChineseFontTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/font.ttf", "/etc/hostname", "pom.xml"})
    void a_file_that_is_no_font_can_not_write_text(String path) {
        var font = new ChineseFont(config(path));
        assertFalse(font.canWrite("证书"));
        assertThrows(IllegalStateException.class, font::open);
    }

    private static CertificateConfig config(String font) {
        return new CertificateConfig() {
            @Override
            public char bodyLetter() {
                return 'S';
            }

            @Override
            public String bodyCode() {
                return "0000";
            }

            @Override
            public String siteSerial() {
                return "030001";
            }

            @Override
            public Optional<String> font() {
                return Optional.of(font);
            }
        };
    }
}
