package io.skillcert.exam.certificate.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skillcert.policy.SkillLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateNumberTest {

    private static CertificateNumber number(int year, int serial) {
        return new CertificateNumber('S', "0000", "44", "030001", year, SkillLevel.JUNIOR_WORKER, serial);
    }

    @Test
    void EXM_12_the_national_form_has_22_characters() {
        assertEquals("S000044030001245000001", number(2024, 1).toString());
        assertEquals(22, number(2024, 1).toString().length());
    }

    @Test
    void EXM_12_a_written_number_is_parsed_back() {
        assertEquals(
                number(2025, 999_999),
                CertificateNumber.parse(number(2025, 999_999).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X000044030001245000001",
                "S000044030001246000001",
                "S00004403000124500001",
                "S0000440300012450000012",
                "S000044030001245000000",
                "s000044030001245000001"
            })
    void EXM_12_other_forms_are_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CertificateNumber.parse(text));
    }

    @Test
    void EXM_12_a_serial_is_between_1_and_999999_and_the_year_in_this_century() {
        assertThrows(IllegalArgumentException.class, () -> number(2025, 0));
        assertThrows(IllegalArgumentException.class, () -> number(2025, 1_000_000));
        assertThrows(IllegalArgumentException.class, () -> number(2100, 1));
    }
}
