package io.skillcert.subsidy.claim.policy;

import io.skillcert.policy.Timeline;
import io.skillcert.policy.WorkingDays;
import java.time.LocalDate;
import java.util.Optional;

/** The time limits of a claim (SUB-12). Pure: no clock, no I/O. */
public final class ClaimRules {

    private final Timeline<Integer> correctionDays;
    private final Timeline<Integer> reconsiderationDays;
    private final Timeline<PublicNotice> publicNotice;
    private final Timeline<Integer> draftDays;

    public ClaimRules(
            Timeline<Integer> correctionDays,
            Timeline<Integer> reconsiderationDays,
            Timeline<PublicNotice> publicNotice,
            Timeline<Integer> draftDays) {
        this.correctionDays = correctionDays;
        this.reconsiderationDays = reconsiderationDays;
        this.publicNotice = publicNotice;
        this.draftDays = draftDays;
    }

    /**
     * The public notice (公示) of a claim before payment.
     *
     * @param enabled whether there is one
     * @param days its length in calendar days, the first of which is the day after the approval
     */
    public record PublicNotice(boolean enabled, int days) {}

    /** The last day to answer a request for correction (补正). */
    public LocalDate correctBy(LocalDate returnedOn, WorkingDays workingDays) {
        return workingDays.after(returnedOn, correctionDays.on(returnedOn).value());
    }

    /** The last day to request reconsideration (申请复核) of a refusal. */
    public LocalDate reconsiderBy(LocalDate refusedOn) {
        return refusedOn.plusDays(reconsiderationDays.on(refusedOn).value());
    }

    /** Drafts (草稿) that were last changed before this day expire. They reserve nothing (SUB-11). */
    public LocalDate draftsExpireIfChangedBefore(LocalDate today) {
        return today.minusDays(draftDays.on(today).value());
    }

    /** The last day of the public notice (公示); empty where there is none. */
    public Optional<LocalDate> noticeUntil(LocalDate approvedOn) {
        var notice = publicNotice.on(approvedOn).value();
        return notice.enabled() ? Optional.of(approvedOn.plusDays(notice.days())) : Optional.empty();
    }
}
