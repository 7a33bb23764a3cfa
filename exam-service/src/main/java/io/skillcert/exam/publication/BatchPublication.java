package io.skillcert.exam.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A batch that has sessions, and how far its publication is.
 *
 * @param publicationDueOn the last day on which it is published in time (EXM-04)
 * @param publishedOn absent until the publication is complete
 * @param overdue whether the due day is over without a complete publication
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchPublication(
        UUID batchId, LocalDate lastExamDay, LocalDate publicationDueOn, LocalDate publishedOn, boolean overdue) {}
