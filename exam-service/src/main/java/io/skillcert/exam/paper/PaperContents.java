package io.skillcert.exam.paper;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.skillcert.assessment.ItemKind;
import io.skillcert.exam.bank.ItemCiphers;
import io.skillcert.exam.bank.ItemVersions;
import io.skillcert.http.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the holding of an exam needs of a paper. */
@ApplicationScoped
public class PaperContents {

    private static final int CACHED_PAPERS = 500;

    private final Papers papers;
    private final ItemVersions versions;
    private final ItemCiphers ciphers;
    private final Json json;

    /** The positions of papers, which never change, for each answer needs them. */
    private final Cache<UUID, List<PaperPosition>> cached =
            Caffeine.newBuilder().maximumSize(CACHED_PAPERS).build();

    PaperContents(Papers papers, ItemVersions versions, ItemCiphers ciphers, Json json) {
        this.papers = papers;
        this.versions = versions;
        this.ciphers = ciphers;
        this.json = json;
    }

    /**
     * The items of a paper in their order, without their contents.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such paper
     */
    @Transactional
    public List<PaperPosition> positions(UUID paper) {
        return cached.get(paper, id -> {
            var shape = papers.shape(id);
            var plan = json.read(shape.blueprint(), BlueprintJson.class).plan();
            return positions(shape.items(), plan, versions.kinds(shape.items()));
        });
    }

    /** @param kinds those of the items, by item */
    static List<PaperPosition> positions(List<UUID> items, PaperPlan plan, Map<UUID, ItemKind> kinds) {
        var places = plan.places();
        return IntStream.range(0, items.size())
                .mapToObj(i -> new PaperPosition(
                        i + 1,
                        items.get(i),
                        kinds.get(items.get(i)),
                        places.get(i).points(),
                        places.get(i).part()))
                .toList();
    }

    /**
     * What a candidate sees of a paper, as JSON encrypted by AES-256-GCM under the key of the paper: 12 bytes of initialisation
     * vector, the ciphertext and the tag. The bytes of a paper never change.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such paper
     */
    @Transactional
    public byte[] encryptedContent(UUID paper) {
        return papers.content(paper);
    }

    /**
     * The key by which a browser decrypts {@link #encryptedContent}, in base64url.
     *
     * @throws io.skillcert.http.problem.ProblemException 404 if there is no such paper
     */
    @Transactional
    public String contentKey(UUID paper) {
        return papers.get(paper).contentKey(ciphers.contents()).text();
    }
}
