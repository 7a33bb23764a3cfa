package io.skillcert.personal;

import static io.skillcert.personal.IdentityDocument.Type.HMT_HOME_ID;
import static io.skillcert.personal.IdentityDocument.Type.HMT_PERMIT;
import static io.skillcert.personal.IdentityDocument.Type.PASSPORT;
import static io.skillcert.personal.IdentityDocument.Type.RESIDENT_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityDocumentTest {

    private static String resident(String first17) {
        return first17 + IdentityDocument.checkCharacter(first17 + "0");
    }

    @Test
    void REG_08_the_check_character_of_the_standard() {
        // The worked example of GB 11643: 11010519491231002X.
        assertEquals('X', IdentityDocument.checkCharacter("110105194912310020"));
    }

    @Test
    void REG_08_a_lower_case_x_is_accepted_and_means_the_same() {
        assertEquals(
                new IdentityDocument(RESIDENT_ID, "11010519491231002X"),
                new IdentityDocument(RESIDENT_ID, " 11010519491231002x "));
    }

    @Test
    void REG_08_the_number_carries_its_birth_date() {
        var document = new IdentityDocument(RESIDENT_ID, resident("99000019950314001"));
        assertEquals(Optional.of(LocalDate.parse("1995-03-14")), document.birthDate());
    }

    @Test
    void REG_08_a_wrong_check_character_is_refused_without_repeating_the_number() {
        var number = resident("99000019950314001");
        var wrong = number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1');
        var refusal = assertThrows(IllegalArgumentException.class, () -> new IdentityDocument(RESIDENT_ID, wrong));
        assertEquals("has a wrong check character", refusal.getMessage());
    }

    @Test
    void REG_08_an_impossible_birth_date_is_refused_though_the_check_character_fits() {
        assertThrows(
                IllegalArgumentException.class, () -> new IdentityDocument(RESIDENT_ID, resident("99000019950230001")));
    }

    @Test
    void REG_08_a_residence_permit_begins_with_81_82_or_83() {
        new IdentityDocument(HMT_PERMIT, resident("81000019900101001"));
        new IdentityDocument(HMT_PERMIT, resident("83000019900101001"));
        assertThrows(
                IllegalArgumentException.class, () -> new IdentityDocument(HMT_PERMIT, resident("84000019900101001")));
    }

    @Test
    void REG_08_a_passport_has_letters_and_digits_and_no_birth_date() {
        assertEquals(Optional.empty(), new IdentityDocument(PASSPORT, "e12345678").birthDate());
        assertThrows(IllegalArgumentException.class, () -> new IdentityDocument(PASSPORT, "E1234 5678"));
    }

    @Test
    void REG_14_a_resident_number_is_refused_under_another_document_type() {
        var number = resident("99000019950314001");
        for (var type : List.of(PASSPORT, HMT_HOME_ID)) {
            assertThrows(IllegalArgumentException.class, () -> new IdentityDocument(type, number));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new IdentityDocument(HMT_HOME_ID, "990000-19950314/" + number.substring(14)));
        assertThrows(
                IllegalArgumentException.class, () -> new IdentityDocument(RESIDENT_ID, resident("81000019900101001")));
        new IdentityDocument(
                PASSPORT,
                "990000199503140011".replace("1995", "1913")); // no resident number: the check character is wrong
    }

    @Test
    void printing_a_document_shows_no_number() {
        var number = resident("99000019950314001");
        assertFalse(new IdentityDocument(RESIDENT_ID, number).toString().contains(number.substring(0, 14)));
    }
}
