package io.skillcert.exam.seating.policy;

import java.util.List;

/** One way to seat a need: a block for each of its open subjects. */
record Way(Need need, List<Block> blocks) {

    Way {
        blocks = List.copyOf(blocks);
    }
}
