package io.skillcert.subsidy.claim.policy;

import io.skillcert.policy.Timeline;
import io.skillcert.policy.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;

/** The time limits of a claim beside the rules that decide it. Pure: no clock, no look-ups. */
public final class ClaimRules {

    private final Timeline<Integer> correctionDays;
    private final Timeline<Integer> reconsiderationDays;
    private final Timeline<PublicNotice> publicNotice;

    public ClaimRules(
            Timeline<Integer> correctionDays,
            Timeline<Integer> reconsiderationDays,
            Timeline<PublicNotice> publicNotice) {
        this.correctionDays = correctionDays;
        this.reconsiderationDays = reconsiderationDays;
        this.publicNotice = publicNotice;
    }

    /** SUB-12. @param enabled switched on. @param days calendar days, the first is the day after approval */
    public record PublicNotice(boolean enabled, int days) {}

    /** The last day to answer a request for correction (补正). */
    public LocalDate correctBy(LocalDate returnedOn, WorkingDays workingDays) {
        return workingDays.after(returnedOn, correctionDays.on(returnedOn).value());
    }

    /** The last day to ask for reconsideration (申请复核) of a refusal. */
    public LocalDate reconsiderBy(LocalDate refusedOn) {
        return refusedOn.plusDays(reconsiderationDays.on(refusedOn).value());
    }

    /** SUB-12: the last day of the public notice (公示); empty where it is switched off. */
    public Optional<LocalDate> noticeUntil(LocalDate approvedOn) {
        var notice = publicNotice.on(approvedOn).value();
        return notice.enabled() ? Optional.of(approvedOn.plusDays(notice.days())) : Optional.empty();
    }
}
