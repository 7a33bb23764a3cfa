package io.skillcert.assessment.assembly;

import io.skillcert.assessment.ItemKind;

/** Items that a form lacks because the bank has too few, or only enemies of items already drawn. */
public record Shortage(int form, ItemKind kind, String function, int missing) {}
