package io.skillcert.registration.scenario;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "990000199003074567",
                "号码是990000199003074567，请核对",
                "990000 19900307 4567",
                "990000-1990-0307-4567",
                "９９００００１９９００３０７４５６７",
                "99000019900307003x",
                "99000019900307003X",
                "810000199003071237",
                "13800001111",
                "电话：138 0000 1111。",
                "138-0000-1111",
                "+8613800001111",
                "0086 13800001111",
                "１３８００００１１１１"
            })
    void numbers_of_people_are_found(String text) {
        assertTrue(PersonalNumbers.areIn(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "990000199003074568", // a wrong check character
                "990000199013074567", // no month
                "9900001990030745670", // a longer number
                "12800001111",
                "138000011112",
                "1380000111",
                "TP = 72，FP = 18，FN = 28，TN = 882",
                "1. 300 元\n2. 280 元",
                "2025-07-13 10:00:11"
            })
    void other_numbers_are_not(String text) {
        assertFalse(PersonalNumbers.areIn(text), text);
    }
}
