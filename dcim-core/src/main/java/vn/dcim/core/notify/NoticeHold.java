package vn.dcim.core.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.alarm.AlarmChange;

/** Holds notices of alarms back for a time; the alarms themselves go on as ever. Every bean of this type is asked. */
public interface NoticeHold {

    /** Tells whether nobody is to be told of a change now, and if so writes down that, in the caller's transaction. */
    boolean holds(Connection connection, AlarmChange change) throws SQLException;

    /** Returns the ids of held transitions whose time is over, each once, and writes that down. */
    List<Long> release(Connection connection, Instant now) throws SQLException;
}
