package io.skillcert.assessment.assembly;

import io.skillcert.assessment.ItemKind;
import java.util.List;

/** The items of one part, in the order in which they stand on the paper. */
public record PaperPart(ItemKind kind, List<String> items) {}
