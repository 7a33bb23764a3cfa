package io.skillcert.assessment.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    private static String of(String... texts) {
        return HexFormat.of().formatHex(Fingerprint.of(Stream.of(texts)));
    }

    @Test
    void a_fingerprint_is_the_sha_256_of_the_texts_one_a_line() {
        // printf 'abc\n12' | sha256sum
        assertEquals("7ecf658acf38dd0134a19c7cd389c24cf273d8c451548d7b50b274c57f2b5c25", of("abc", "12"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"求召回率，保留两位小数。|求召回率 保留两位小数", "模型的 F1 值|模型的f1值", "ＴＰ＝１２|tp=12", "“甲”与《乙》（丙）|甲与乙丙"})
    void width_case_white_space_and_punctuation_make_no_difference(String one, String other) {
        assertEquals(of(one), of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"误差为 1.5|误差为 15", "变化 -3|变化 3", "占 20%|占 20", "召回率|精确率"})
    void a_point_a_minus_and_a_percent_sign_belong_to_numbers(String one, String other) {
        assertNotEquals(of(one), of(other));
    }

    @Test
    void a_text_that_is_split_otherwise_is_another() {
        assertNotEquals(of("甲乙", "丙"), of("甲", "乙丙"));
    }
}
