package io.skillcert.browser;

/** The room view of a session with a seat in each state, a waiting time grant, an open interruption and an incident. */
final class SampleRoom {

    private static final String VIEW =
            """
            {"session": "0199aaaa-0000-7000-8000-000000000009", "subject": "THEORETICAL_KNOWLEDGE",
             "startsAt": "2026-12-01T09:00:00+08:00", "endsAt": "2026-12-01T10:30:00+08:00",
             "seats": [
               {"seat": 1, "checkedIn": true, "locked": false, "attempt": {"id": "0199aaaa-0000-7000-8000-000000000011", "state": "STARTED",
                 "startedAt": "2026-12-01T09:00:02+08:00", "deadline": "2026-12-01T10:30:00+08:00", "extraSeconds": 0, "grantedSeconds": 300,
                 "closedBecause": null, "connected": CONNECTED, "lastSeenAt": "2026-12-01T09:10:11+08:00", "unsent": UNSENT, "answered": 20,
                 "positions": 190, "events": 25}},
               {"seat": 2, "checkedIn": false, "locked": true, "attempt": null},
               {"seat": 3, "checkedIn": true, "locked": false, "attempt": {"id": "0199aaaa-0000-7000-8000-000000000012", "state": "OPEN",
                 "startedAt": null, "deadline": null, "extraSeconds": 0, "grantedSeconds": 0,
                 "closedBecause": null, "connected": true, "lastSeenAt": "2026-12-01T09:10:12+08:00", "unsent": 0, "answered": 0,
                 "positions": 190, "events": 0}},
               {"seat": 4, "checkedIn": true, "locked": false, "attempt": {"id": "0199aaaa-0000-7000-8000-000000000013", "state": "SEALED",
                 "startedAt": "2026-12-01T09:00:01+08:00", "deadline": "2026-12-01T10:30:00+08:00", "extraSeconds": 0, "grantedSeconds": 0,
                 "closedBecause": "SUBMITTED", "connected": false, "lastSeenAt": "2026-12-01T09:09:00+08:00", "unsent": 0, "answered": 190,
                 "positions": 190, "events": 203}}],
             "timeGrants": [{"id": "0199aaaa-0000-7000-8000-000000000021", "attempt": null, "seconds": 900, "reason": "电力", "inForce": false}],
             "interruptions": [{"id": "0199aaaa-0000-7000-8000-000000000031", "attempt": null, "from": "2026-12-01T09:20:00+08:00",
               "to": null, "cause": "网络", "decision": null}],
             "incidents": [{"id": "0199aaaa-0000-7000-8000-000000000041", "attempt": "0199aaaa-0000-7000-8000-000000000011", "kind": "HEALTH",
               "description": "头晕", "recordedAt": "2026-12-01T09:15:00+08:00"}]}""";

    static final String CONNECTED = view(true, 0);
    /** With digits where invigilators write words. */
    static final String WITHOUT_WORDS = view(false, 3).replaceAll("\\p{IsHan}+", "1");

    private SampleRoom() {}

    /** @param connected whether the computer of seat 1 is @param unsent how many answers it holds back */
    static String view(boolean connected, int unsent) {
        return VIEW.replace("CONNECTED", Boolean.toString(connected)).replace("UNSENT", Integer.toString(unsent));
    }
}
