package io.skillcert.letter;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.json.Json;
import io.skillcert.http.problem.HttpProblem;
import io.skillcert.notification.WriteNotifications;
import io.skillcert.personal.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;

/** All letters of a service. */
@ApplicationScoped
public class Letters implements PanacheRepositoryBase<Letter, UUID> {

    /** A case has a letter for each decision about it. Each list is as long as that at most. */
    private static final int MAX_LETTERS = 500;

    private final WriteNotifications notifications;
    private final StatelessSession session;
    private final FieldCipher cipher;
    private final Json json;

    Letters(WriteNotifications notifications, StatelessSession session, FieldCipher cipher, Json json) {
        this.notifications = notifications;
        this.session = session;
        this.cipher = cipher;
        this.json = json;
    }

    /** A letter to write about a case, which the caller has locked, or has created and flushed. */
    public record NewLetter(UUID caseId, LetterKind kind, LetterContent content) {}

    /**
     * Writes letters about different cases, each with the next number of its case, and the notifications that they are ready,
     * in the transaction of the decisions.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(List<NewLetter> newLetters) {
        if (newLetters.isEmpty()) {
            return;
        }
        var last = lastNumbers(newLetters.stream().map(NewLetter::caseId).toList());
        var letters = newLetters.stream()
                .map(letter -> new Letter(
                        letter.caseId(),
                        last.merge(letter.caseId(), 1, Integer::sum),
                        letter.kind(),
                        letter.content().datedOn(),
                        json.write(letter.content()),
                        cipher))
                .toList();
        session.insertMultiple(letters);
        notifications.write(letters.stream().collect(Collectors.toMap(Letter::id, Letter::caseId)));
    }

    private Map<UUID, Integer> lastNumbers(Collection<UUID> cases) {
        var last = new HashMap<UUID, Integer>();
        getEntityManager()
                .createQuery(
                        "select l.caseId, max(l.number) from Letter l where any_of(l.caseId, :cases) group by l.caseId",
                        Object[].class)
                .setParameter("cases", cases.toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> last.put((UUID) row[0], (Integer) row[1]));
        return last;
    }

    /** The letters of a case, oldest first. */
    public List<Letter> of(UUID caseId) {
        return find("caseId = ?1 order by number", caseId)
                .range(0, MAX_LETTERS - 1)
                .list();
    }

    /** @throws io.skillcert.http.problem.ProblemException 404 if there is no such letter, or its content is erased */
    public LetterContent contentOf(UUID caseId, int number) {
        return find("caseId = ?1 and number = ?2", caseId, number)
                .firstResultOptional()
                .flatMap(letter -> letter.content(cipher))
                .map(content -> json.read(content, LetterContent.class))
                .orElseThrow(HttpProblem.NOT_FOUND::exception);
    }
}
