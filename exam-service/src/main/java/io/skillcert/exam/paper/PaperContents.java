package io.skillcert.exam.paper;

import io.skillcert.assessment.ItemKind;
import io.skillcert.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The contents of papers. */
@ApplicationScoped
public class PaperContents {

    private final Statements statements;

    PaperContents(Statements statements) {
        this.statements = statements;
    }

    /** The positions of a paper, in its order. */
    public List<PaperPosition> positions(UUID paper) {
        var items = statements
                .first("select items from paper where id = ?", row -> (UUID[]) row.getArray(1).getArray(), paper)
                .orElseThrow();
        return IntStream.range(0, items.length)
                .mapToObj(i -> new PaperPosition(i + 1, items[i], ItemKind.SINGLE_CHOICE, BigDecimal.ONE))
                .toList();
    }

    /** The encrypted content document of a paper, always the same bytes. */
    public byte[] encryptedContent(UUID paper) {
        return statements
                .first("select digest from paper where id = ?", row -> row.getBytes(1), paper)
                .orElseThrow();
    }

    /** The key that decrypts {@link #encryptedContent}, as base64url. */
    public String contentKey(UUID paper) {
        return statements
                .first("select content_key from paper where id = ?", row -> row.getBytes(1), paper)
                .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                .orElseThrow();
    }
}
