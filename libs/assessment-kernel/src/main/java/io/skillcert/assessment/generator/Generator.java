package io.skillcert.assessment.generator;

import io.skillcert.assessment.ItemKind;
import io.skillcert.assessment.item.Item;
import java.util.Set;

/** Generates items of one kind about one subject. The same seed gives the same item. */
public interface Generator {

    /**
     * Names the generator.
     *
     * @return a name that no other generator has, such as {@code confusion-matrix.precision/SINGLE_CHOICE@MODEL_TRAINING-3}
     */
    String name();

    /**
     * Names what is asked. Two items that ask the same thing must not stand on one paper.
     *
     * @return the same text for all generators that ask the same thing, such as {@code confusion-matrix.precision}
     */
    String asks();

    /**
     * Gives the occupational function of the items.
     *
     * @return the code of the function
     */
    String function();

    /**
     * Gives the topic of the items.
     *
     * @return the code of the topic
     */
    String topic();

    /**
     * Gives the kind of the items.
     *
     * @return the kind
     */
    ItemKind kind();

    /**
     * Gives the skill levels for which the items are made.
     *
     * @return at least one level
     */
    Set<Integer> levels();

    /**
     * Generates an item.
     *
     * @param seed decides everything that varies
     * @return the item
     */
    Item generate(long seed);
}
