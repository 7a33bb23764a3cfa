package io.skillcert.exam.statistics;

import java.util.List;
import java.util.UUID;

/** The statistics of a published batch, from its results and scores as they stand now. */
public record BatchStatistics(
        UUID batchId,
        List<LevelStatistics> levels,
        List<SubjectStatistics> subjects,
        List<InstitutionStatistics> institutions,
        List<MarkerAgreementStatistics> agreement) {}
