package io.skillcert.exam.scoring;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.skillcert.http.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The corrections of scores before their publication. */
@ApplicationScoped
public class ScoreCorrections implements PanacheRepositoryBase<ScoreCorrection, UUID> {

    /** The corrections of a batch, oldest first. */
    public List<ScoreCorrection> page(UUID batchId, PageRequest page) {
        return find(
                        "id > ?1 and registrationId in (select e.registrationId from ExamEntry e where e.batchId = ?2)"
                                + " order by id",
                        page.after(),
                        batchId)
                .page(0, page.fetchSize())
                .list();
    }
}
