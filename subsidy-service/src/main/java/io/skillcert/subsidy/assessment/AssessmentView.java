package io.skillcert.subsidy.assessment;

import io.skillcert.http.FindingView;
import io.skillcert.policy.PolicyVersion;
import io.skillcert.policy.Yuan;
import io.skillcert.policy.subsidy.SubsidyDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A decision as the API publishes it. Money is a string with two decimals. */
public record AssessmentView(
        PolicyVersion policy,
        SubsidyDecision.Outcome outcome,
        Yuan amount,
        String currency,
        @Schema(nullable = true) AmountTraceView amountTrace,
        @Schema(nullable = true) LocalDate lastDayToClaim,
        boolean lastDayProvisional,
        List<FindingView> findings) {

    private static final String CURRENCY = "CNY";

    /** @param cap null without uplift */
    public record AmountTraceView(Yuan base, String upliftRate, Yuan uplifted, @Schema(nullable = true) Yuan cap) {
        static AmountTraceView of(SubsidyDecision.AmountTrace trace) {
            return new AmountTraceView(
                    trace.base(),
                    trace.upliftRate().toPlainString(),
                    trace.uplifted(),
                    trace.cap().orElse(null));
        }
    }

    public static AssessmentView of(SubsidyDecision decision, Locale language) {
        return new AssessmentView(
                decision.policy(),
                decision.outcome(),
                decision.amount(),
                CURRENCY,
                decision.trace().map(AmountTraceView::of).orElse(null),
                decision.lastDayToClaim().orElse(null),
                decision.lastDayProvisional(),
                FindingView.of(decision.findings(), language));
    }
}
