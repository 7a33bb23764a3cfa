package io.skillcert.assessment.assembly;

import java.util.List;

/** One of several parallel papers. */
public record Paper(int form, List<PaperPart> parts) {}
