package io.skillcert.exam.statistics;

import static io.skillcert.database.Statements.uuid;

import io.skillcert.assessment.ItemKind;
import io.skillcert.database.Statements;
import io.skillcert.exam.publication.Publications;
import io.skillcert.policy.exam.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Computes the classical statistics of the items (项目分析) that a published batch was examined with: facility, discrimination,
 * chosen options, exposure, and the reliability of each paper. The database computes the correlations.
 */
@ApplicationScoped
public class ItemStatistics {

    private static final int DECIMALS = 3;
    private static final BigDecimal TOO_HARD = new BigDecimal("0.2");
    private static final BigDecimal TOO_EASY = new BigDecimal("0.95");
    private static final BigDecimal WEAK = new BigDecimal("0.2");

    /** The markings that count of the batch's attempts in a subject. */
    private static final String MARKED =
            """
            with marked as (
              select m.attempt_id, m.no, m.awarded, a.paper_id from attempt_mark m
              join attempt a on a.id = m.attempt_id join exam_session s on s.id = a.session_id
              where s.batch_id = ? and s.cancelled_at is null and a.subject = ? and not exists (
                select from attempt_mark n where n.attempt_id = m.attempt_id and n.no > m.no)),
            given as (
              select i.attempt_id, k.paper_id, i.version_id, i.position, i.response, i.awarded, i.awarded / i.maximum as share,
                k.awarded - i.awarded as rest
              from item_mark i join marked k on k.attempt_id = i.attempt_id and k.no = i.no where i.maximum > 0)
            """;

    private static final String ITEMS = MARKED
            + """
            select g.version_id, v.item_id, v.number, t.kind, t.function, t.level, count(*) as n, avg(g.share) as facility,
              corr(g.share, g.rest) as discrimination,
              round(100.0 * count(*) / (select count(*) from marked k join paper p on p.id = k.paper_id where p.level = t.level), 2)
                as exposure
            from given g join item_version v on v.id = g.version_id join item t on t.id = v.item_id
            group by g.version_id, v.item_id, v.number, t.kind, t.function, t.level
            order by t.level desc, discrimination nulls last, g.version_id""";

    private static final String OPTIONS = MARKED
            + """
            select g.version_id, coalesce(g.response, '') as response, count(*) as n from given g
            join item_version v on v.id = g.version_id join item t on t.id = v.item_id
            where t.kind in ('TRUE_FALSE', 'SINGLE_CHOICE', 'MULTIPLE_CHOICE')
              and not exists (select from erased_answers e where e.attempt_id = g.attempt_id)
            group by g.version_id, coalesce(g.response, '')""";

    // Cronbach's alpha of the points, which is KR-20 where every item has the same points and is right or wrong.
    private static final String PAPERS = MARKED
            + """
            , items as (
              select paper_id, count(*) as k, sum(variance) as variances from (
                select paper_id, position, var_samp(awarded) as variance from given group by paper_id, position) v
              group by paper_id),
            totals as (
              select paper_id, count(*) as n, avg(awarded) as mean, var_samp(awarded) as variance from marked group by paper_id)
            select p.id, p.level, p.form, t.n, t.mean, sqrt(t.variance) as deviation,
              case when i.k > 1 and t.variance > 0 then i.k * (1 - i.variances / t.variance) / (i.k - 1) end as reliability
            from totals t join items i on i.paper_id = t.paper_id join paper p on p.id = t.paper_id
            order by p.level desc, p.form, p.id""";

    private final Statements statements;
    private final Publications publications;

    ItemStatistics(Statements statements, Publications publications) {
        this.statements = statements;
        this.publications = publications;
    }

    /** What is remarkable about an item. There is no verdict on fewer than 100 responses. */
    public enum Flag {
        /** Fewer than a fifth of the points were reached. */
        TOO_HARD,
        /** More than 95 % of the points were reached. */
        TOO_EASY,
        /** It hardly separates better from weaker candidates: the correlation with the rest of the paper is below 0.2. */
        WEAK_DISCRIMINATION,
        /** Better candidates answer it wrong, which often means a wrong key. */
        SUSPECT_KEY
    }

    /** The responses that a verdict needs. */
    public static final int MIN_ATTEMPTS = 100;

    /**
     * An item as the candidates of a batch have answered it.
     *
     * @param responses how many candidates had it
     * @param facility the mean share of its points (难度), from 0 to 1
     * @param discrimination the correlation of its points with the points of the rest of the paper (区分度), from -1 to 1; null if
     *     all have answered alike
     * @param exposure the percentage of the candidates of the level who saw it (曝光率)
     * @param options how often each response of a choice was given, by its JSON; no text for none. Without those that are erased
     */
    public record ItemFigures(
            UUID itemId,
            int version,
            ItemKind kind,
            String function,
            int level,
            int responses,
            BigDecimal facility,
            @Schema(nullable = true) BigDecimal discrimination,
            BigDecimal exposure,
            Map<String, Integer> options,
            Set<Flag> flags) {}

    /**
     * A form of a paper.
     *
     * @param reliability KR-20, as Cronbach's alpha of the points; null if it can't be computed
     */
    public record PaperFigures(
            UUID paperId,
            int level,
            int form,
            int attempts,
            BigDecimal mean,
            @Schema(nullable = true) BigDecimal deviation,
            @Schema(nullable = true) BigDecimal reliability) {}

    /** The figures of a subject. */
    public record BatchFigures(List<PaperFigures> papers, List<ItemFigures> items) {}

    /** @throws io.skillcert.http.problem.ProblemException 404 unless all results of the batch are published */
    @Transactional
    public BatchFigures of(UUID batchId, Subject subject) {
        publications.get(batchId);
        var options = options(batchId, subject);
        return new BatchFigures(
                statements.query(PAPERS, ItemStatistics::paper, batchId, subject.name()),
                statements.query(ITEMS, row -> item(row, options), batchId, subject.name()));
    }

    private Map<UUID, Map<String, Integer>> options(UUID batchId, Subject subject) {
        var options = new HashMap<UUID, Map<String, Integer>>();
        statements.query(
                OPTIONS,
                row -> options.computeIfAbsent(uuid(row, "version_id"), id -> new TreeMap<>())
                        .put(row.getString("response"), row.getInt("n")),
                batchId,
                subject.name());
        return options;
    }

    private static PaperFigures paper(ResultSet row) throws SQLException {
        return new PaperFigures(
                uuid(row, "id"),
                row.getInt("level"),
                row.getInt("form"),
                row.getInt("n"),
                rounded(row, "mean"),
                rounded(row, "deviation"),
                rounded(row, "reliability"));
    }

    private static ItemFigures item(ResultSet row, Map<UUID, Map<String, Integer>> options) throws SQLException {
        var facility = rounded(row, "facility");
        var discrimination = rounded(row, "discrimination");
        return new ItemFigures(
                uuid(row, "item_id"),
                row.getInt("number"),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("function"),
                row.getInt("level"),
                row.getInt("n"),
                facility,
                discrimination,
                row.getBigDecimal("exposure"),
                options.getOrDefault(uuid(row, "version_id"), Map.of()),
                flags(row.getInt("n"), facility, discrimination));
    }

    /** No flags where too few have answered. */
    static Set<Flag> flags(int responses, BigDecimal facility, BigDecimal discrimination) {
        var flags = EnumSet.noneOf(Flag.class);
        if (responses < MIN_ATTEMPTS) {
            return flags;
        }
        if (facility.compareTo(TOO_HARD) < 0) {
            flags.add(Flag.TOO_HARD);
        }
        if (facility.compareTo(TOO_EASY) > 0) {
            flags.add(Flag.TOO_EASY);
        }
        if (discrimination != null && discrimination.signum() < 0) {
            flags.add(Flag.SUSPECT_KEY);
        } else if (discrimination != null && discrimination.compareTo(WEAK) < 0) {
            flags.add(Flag.WEAK_DISCRIMINATION);
        }
        return flags;
    }

    private static BigDecimal rounded(ResultSet row, String column) throws SQLException {
        var value = row.getBigDecimal(column);
        return value == null ? null : value.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
