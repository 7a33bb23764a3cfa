package io.skillcert.print;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no font with Chinese characters. */
class ChineseFontTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/font.ttf", "/etc/hostname", "pom.xml"})
    void a_file_that_is_no_font_can_not_write_text(String path) {
        var font = new ChineseFont(() -> Optional.of(path));
        assertFalse(font.canWrite("证书"));
        assertThrows(IllegalStateException.class, font::open);
    }
}
