package io.skillcert.exam.retention;

import io.skillcert.policy.data.ParameterFiles;
import io.skillcert.retention.RetentionJob;
import io.skillcert.retention.RetentionJob.Rule;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The jobs that erase personal data of this service when its retention period is over, one for each kind of data. */
@Singleton
class RetentionJobs {

    private final ParameterFiles periods = new ParameterFiles("policy/retention");
    private final RetentionJob.Tools tools;

    RetentionJobs(RetentionJob.Tools tools) {
        this.tools = tools;
    }

    @Produces
    @Singleton
    RetentionJob mailingAddresses() {
        return tools.job(
                new Rule(
                        "erase-mailing-addresses",
                        "certificate_mailing",
                        "id",
                        "encrypted_address is not null and sent_at < :before",
                        "encrypted_address = null, version = version + 1"),
                periods.period("mailing-address"));
    }

    @Produces
    @Singleton
    RetentionJob entryNames() {
        return tools.job(
                new Rule(
                        "erase-entry-names",
                        "exam_entry",
                        "registration_id",
                        "(encrypted_name is not null or encrypted_document is not null)"
                                + " and (status in ('PUBLISHED', 'CERTIFIED') and batch_id in"
                                + " (select batch_id from publication where published_on < :before)"
                                + " or status = 'CANCELLED' and registered_on < :before)",
                        "encrypted_name = null, encrypted_document = null, version = version + 1"),
                periods.period("entry-name"));
    }

    @Produces
    @Singleton
    RetentionJob misconductReasons() {
        return tools.job(
                new Rule(
                        "erase-misconduct-reasons",
                        "misconduct",
                        "id",
                        "reason <> 'erased' and decided_at < :before",
                        "reason = 'erased'"),
                periods.period("misconduct-reason"));
    }

    @Produces
    @Singleton
    RetentionJob scoreReviewReasons() {
        return tools.job(
                new Rule(
                        "erase-score-review-reasons",
                        "score_review",
                        "id",
                        "reason <> 'erased' and answered_at < :before",
                        "reason = 'erased', asked_by = 'erased', version = version + 1"),
                periods.period("score-review-reason"));
    }

    @Produces
    @Singleton
    RetentionJob scoreCorrectionReasons() {
        return tools.job(
                new Rule(
                        "erase-score-correction-reasons",
                        "score_correction",
                        "id",
                        "reason <> 'erased' and corrected_at < :before",
                        "reason = 'erased'"),
                periods.period("score-review-reason"));
    }

    @Produces
    @Singleton
    RetentionJob timeGrantReasons() {
        return tools.job(
                new Rule(
                        "erase-time-grant-reasons",
                        "time_grant",
                        "id",
                        "reason <> 'erased' and asked_at < :before",
                        "reason = 'erased'"),
                periods.period("exam-room-reason"));
    }

    @Produces
    @Singleton
    RetentionJob interruptionCauses() {
        return tools.job(
                new Rule(
                        "erase-interruption-causes",
                        "interruption",
                        "id",
                        "cause <> 'erased' and recorded_at < :before",
                        "cause = 'erased'"),
                periods.period("exam-room-reason"));
    }
}
