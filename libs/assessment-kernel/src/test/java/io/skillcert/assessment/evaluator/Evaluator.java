package io.skillcert.assessment.evaluator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Content;

/** Finds the key of an item from what a candidate sees in Chinese. It uses nothing of the generator. */
public interface Evaluator {

    /**
     * Recognises an item.
     *
     * @param content what the candidate sees
     * @return whether this evaluator understands the item
     */
    boolean reads(Content content);

    /**
     * Finds the key.
     *
     * @param kind the kind of the item
     * @param content what the candidate sees
     * @return a truth value, a letter, a list of letters, or a decimal as text
     * @throws IllegalArgumentException if the item has not exactly one answer
     */
    Object key(ItemKind kind, Content content);
}
