package io.skillcert.subsidy.claim.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skillcert.policy.Citation;
import io.skillcert.policy.Dated;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.data.CalendarFiles;
import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.subsidy.claim.ClaimParameterSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimRulesTest {

    private static final LocalDate DAY = LocalDate.parse("2025-09-26");

    private final ClaimRules rules = new ClaimParameterSource().read(new ParameterFiles("policy/claim"));

    @Test
    void SUB_12_a_correction_has_fifteen_working_days() {
        // Eight days of holiday and one make-up workday lie between.
        assertEquals(LocalDate.parse("2025-10-23"), rules.correctBy(DAY, CalendarFiles.load(Optional.empty())));
    }

    @Test
    void SUB_12_reconsideration_can_be_requested_within_sixty_days() {
        assertEquals(LocalDate.parse("2025-11-25"), rules.reconsiderBy(DAY));
    }

    @Test
    void SUB_12_there_is_a_public_notice_only_where_the_parameter_enables_it() {
        assertEquals(Optional.empty(), rules.noticeUntil(DAY));
        var on = new ClaimRules(
                timeline("correction-days", 15),
                timeline("reconsideration-days", 60),
                timeline("public-notice", new ClaimRules.PublicNotice(true, 7)),
                timeline("draft-days", 180));
        assertEquals(Optional.of(LocalDate.parse("2025-10-03")), on.noticeUntil(DAY));
    }

    private static <T> Timeline<T> timeline(String name, T value) {
        return new Timeline<>(
                name, List.of(new Dated<>(name, LocalDate.parse("2019-01-01"), value, new Citation("test", "1"))));
    }
}
