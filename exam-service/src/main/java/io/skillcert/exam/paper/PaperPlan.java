package io.skillcert.exam.paper;

import io.skillcert.assessment.assembly.BankItem;
import io.skillcert.http.language.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the papers of a level consist of, and how their items are drawn from the bank. */
sealed interface PaperPlan permits PartsPlan, SectionsPlan {

    /**
     * The items of parallel papers.
     *
     * @param papers the items of each form in their order; empty if the bank lacks some
     * @param digest SHA-256 over the items of all forms; null if the bank lacks some
     * @param missing what the bank lacks for the first form that lacks something; empty if it lacks nothing
     */
    record Drawn(List<List<UUID>> papers, String digest, List<LocalizedText> missing) {}

    /**
     * A place on a paper.
     *
     * @param part the number of the part, within which a candidate may see the items in any order
     */
    record Place(int part, BigDecimal points) {}

    /**
     * Places that a candidate sees under one heading.
     *
     * @param function the code of the vocational function
     * @param minutes the minutes meant for it
     * @param first the position of its first item
     * @param last the position of its last item
     */
    @Schema(name = "PaperSection")
    record Section(String function, int minutes, int first, int last) {}

    /** The name of the algorithm by which {@link #draw} draws. */
    String algorithm();

    /** Draws the items of so many forms. The same bank and seed give the same. */
    Drawn draw(List<BankItem> bank, byte[] seed, int forms);

    /** The places of a paper in their order. */
    List<Place> places();

    /** The sections of a paper in their order; empty if it has parts only. */
    List<Section> sections();

    BlueprintJson json();

    /** The items of an assembled paper in their order. */
    static List<UUID> itemsOf(io.skillcert.assessment.assembly.Paper paper) {
        return paper.parts().stream()
                .flatMap(part -> part.items().stream())
                .map(UUID::fromString)
                .toList();
    }
}
