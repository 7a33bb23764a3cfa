-- The unique (session_id, number) of a seat already finds those of a session; a second index only cost time to write.
drop index seat_by_session;
