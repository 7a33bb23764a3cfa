package io.skillcert.subsidy.approval;

import io.skillcert.policy.Yuan;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** The public notice (公示) of a claim before payment (SUB-12). Only the masked name is stored. */
@Entity
@Table(name = "public_notice")
public class PublicNotice {

    @Id
    private UUID claimId;

    private String maskedName;
    private String occupationCode;
    private short level;
    private BigDecimal amount;
    private LocalDate shownFrom;
    private LocalDate shownUntil;
    private boolean ended;

    protected PublicNotice() {} // for JPA

    PublicNotice(UUID claimId) {
        this.claimId = claimId;
    }

    void show(String name, String occupation, int certificateLevel, Yuan money, LocalDate from, LocalDate until) {
        maskedName = name;
        occupationCode = occupation;
        level = (short) certificateLevel;
        amount = money.amount();
        shownFrom = from;
        shownUntil = until;
        ended = false;
    }

    void end() {
        ended = true;
    }

    /** Whether it was ended before its last day, because the claim returned to review. */
    public boolean isEnded() {
        return ended;
    }

    public UUID claimId() {
        return claimId;
    }

    public String maskedName() {
        return maskedName;
    }

    public String occupationCode() {
        return occupationCode;
    }

    public int level() {
        return level;
    }

    public Yuan amount() {
        return new Yuan(amount);
    }

    public LocalDate shownFrom() {
        return shownFrom;
    }

    public LocalDate shownUntil() {
        return shownUntil;
    }
}
