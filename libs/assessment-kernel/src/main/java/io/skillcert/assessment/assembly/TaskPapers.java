package io.skillcert.assessment.assembly;

import java.util.List;
import java.util.Optional;

/**
 * The papers of tasks, or why there are none.
 *
 * @param papers one for each form, with one part for each task; empty if any form lacks a task
 * @param digest SHA-256 over the items of all forms, in hexadecimal; empty if any form lacks a task
 * @param missing by form and place
 */
public record TaskPapers(List<Paper> papers, Optional<String> digest, List<MissingTask> missing) {}
