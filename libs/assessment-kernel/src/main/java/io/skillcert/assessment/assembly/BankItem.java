package io.skillcert.assessment.assembly;

import io.skillcert.assessment.ItemKind;
import java.util.Set;

/**
 * What assembly knows of an item.
 *
 * @param topic the point of knowledge (鉴定点); a paper spreads over topics
 * @param enemies items that may not stand on the same paper, because one gives the other away; either side may name the other
 */
public record BankItem(String id, ItemKind kind, String function, String topic, Set<String> enemies) {}
