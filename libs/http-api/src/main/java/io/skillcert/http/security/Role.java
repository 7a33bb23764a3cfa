package io.skillcert.http.security;

/** The roles of callers, as the issuer of tokens names them. {@code docs/operating/roles.md} lists what each may call. */
public final class Role {

    /** Applies, sits exams and claims subsidies for themselves. */
    public static final String CANDIDATE = "candidate";
    /** A training institution, employer or portal that acts for the people it has registered. */
    public static final String PARTNER = "partner";
    /** Reviews registrations. */
    public static final String REGISTRAR = "registrar";
    /** Runs exam batches: seats, scores, publication, certificates. */
    public static final String EXAM_OFFICER = "exam-officer";
    /** Marks papers. */
    public static final String EXAMINER = "examiner";
    /** Invigilates the sessions that an exam officer has assigned. */
    public static final String INVIGILATOR = "invigilator";
    /** Writes exam items. */
    public static final String ITEM_AUTHOR = "item-author";
    /** Reviews exam items, others' only. */
    public static final String ITEM_REVIEWER = "item-reviewer";
    /** Decides subsidy claims. */
    public static final String SUBSIDY_OFFICER = "subsidy-officer";
    /** Approves what an officer has decided. */
    public static final String SUBSIDY_APPROVER = "subsidy-approver";
    /** Pays and keeps the books. */
    public static final String TREASURER = "treasurer";
    /** Reads everything and changes nothing. */
    public static final String AUDITOR = "auditor";
    /** A system of another authority that follows the events of all cases, without personal data. */
    public static final String INTEGRATOR = "integrator";
    /** Operates the services. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
