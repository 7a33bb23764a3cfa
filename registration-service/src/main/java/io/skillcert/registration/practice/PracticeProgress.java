package io.skillcert.registration.practice;

import io.skillcert.clock.BusinessClock;
import io.skillcert.policy.Timeline;
import io.skillcert.policy.exam.data.ResultParameterFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an account has come, always with the interval that its few answers allow. */
@ApplicationScoped
public class PracticeProgress {

    /** From this many submitted mock exams on, readiness is stated. */
    static final int MOCK_EXAMS = 2;

    private static final double ERROR = 0.05;
    private static final int OF_HUNDRED = 2;

    private final Practise practise;
    private final SitMockExam mockExams;
    private final PracticeBank bank;
    private final BusinessClock clock;
    private final Timeline<BigDecimal> passMark = ResultParameterFiles.read().passMark();

    PracticeProgress(Practise practise, SitMockExam mockExams, PracticeBank bank, BusinessClock clock) {
        this.practise = practise;
        this.mockExams = mockExams;
        this.bank = bank;
        this.clock = clock;
    }

    /**
     * A share of right answers with its 95 % interval (Wilson).
     *
     * @param share null without an answer, and so are the bounds
     */
    public record Share(
            long answered,
            long right,
            @Schema(nullable = true) BigDecimal share,
            @Schema(nullable = true) BigDecimal low,
            @Schema(nullable = true) BigDecimal high) {

        public static Share of(long answered, long right) {
            if (answered == 0) {
                return new Share(0, 0, null, null, null);
            }
            var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate((int) answered, (int) right, ERROR);
            return new Share(
                    answered,
                    right,
                    rounded((double) right / answered),
                    rounded(interval.getLowerBound()),
                    rounded(interval.getUpperBound()));
        }

        private static BigDecimal rounded(double share) {
            return BigDecimal.valueOf(share).setScale(3, RoundingMode.HALF_UP);
        }
    }

    /** The share of right answers in a function. */
    public record OfFunction(String function, Share share) {}

    /** Whether the person would pass, as far as mock exams can tell. */
    public enum Verdict {
        /** The whole interval lies at or above the pass mark. */
        READY,
        /** The whole interval lies below the pass mark. */
        NOT_READY,
        /** The interval holds the pass mark. */
        OPEN
    }

    /** The verdict and the share that it rests on. */
    public record Readiness(Verdict verdict, int mockExams, Share share) {}

    public List<OfFunction> byFunction(String account, int level) {
        var counts = practise.counts(account, level);
        return bank.functions(level).stream()
                .map(function -> {
                    var count = counts.getOrDefault(function, new FunctionCount(function, 0, 0));
                    return new OfFunction(function, Share.of(count.answered(), count.right()));
                })
                .toList();
    }

    /** Readiness by the last two mock exams; empty before there are two. */
    public Optional<Readiness> readiness(String account, int level) {
        var exams = mockExams.latest(account, level, MOCK_EXAMS);
        if (exams.size() < MOCK_EXAMS) {
            return Optional.empty();
        }
        var counts = exams.stream()
                .flatMap(exam -> mockExams.byFunction(exam).stream())
                .toList();
        var share = Share.of(
                counts.stream().mapToLong(FunctionCount::answered).sum(),
                counts.stream().mapToLong(FunctionCount::right).sum());
        return Optional.of(new Readiness(verdict(share), exams.size(), share));
    }

    /** Compares the interval with the pass mark in force today (EXM-02). */
    private Verdict verdict(Share share) {
        var passShare = passMark.on(clock.today()).value().movePointLeft(OF_HUNDRED);
        if (share.low().compareTo(passShare) >= 0) {
            return Verdict.READY;
        }
        return share.high().compareTo(passShare) < 0 ? Verdict.NOT_READY : Verdict.OPEN;
    }
}
