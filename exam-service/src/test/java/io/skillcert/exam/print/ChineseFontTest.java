package io.skillcert.exam.print;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.exam.certificate.CertificateConfig;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a font that has the characters there is no PDF, rather than one with empty boxes. */
class ChineseFontTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/font.ttf", "/etc/hostname", "pom.xml"})
    void what_is_no_font_writes_nothing(String path) throws Exception {
        var font = new ChineseFont(config(path));
        assertFalse(font.canWrite("证书"));
        try (var document = new PDDocument()) {
            assertThrows(IllegalStateException.class, () -> font.supplier(document, new ArrayList<>()));
        }
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
