package vn.dcim.core.syslog;

/** A message with whose it is. @param sourceId the device of the {@link LogSource} */
public record StoredLog(long sourceId, LogMessage message) {

    /** Returns about how many bytes it takes while it waits. */
    int size() {
        return 64 + message.text().length() + message.structuredData().length();
    }
}
