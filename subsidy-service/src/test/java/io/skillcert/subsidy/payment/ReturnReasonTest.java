package io.skillcert.subsidy.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnReasonTest {

    /** The bank's codes have one to four characters. */
    @ParameterizedTest
    @CsvSource({"AC04, true", "BE01, true", "MD07, true", "FF01, false", "NARR, false", "A, false", "AC, true"})
    void a_reason_is_of_the_account_by_its_first_two_characters(String code, boolean ofTheAccount) {
        assertEquals(ofTheAccount, ReturnReason.isOfTheAccount(code));
    }
}
