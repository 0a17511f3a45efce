package vn.dcim.syslog;

/**
 * What the receiver has done since it started.
 *
 * @param udp messages that came by UDP, those dropped included
 * @param tcp messages that came by TCP without encryption
 * @param tls messages that came by TLS
 * @param bytes the same together in bytes, without their framing
 * @param openConnections connections of TCP and TLS that stand now
 * @param cutFrames messages that were longer than {@code dcim.syslog.longest}, or ended before their announced length
 * @param brokenFrames connections that were closed because nobody can tell where their messages end
 * @param refusedConnections connections beyond {@code dcim.syslog.connections}
 */
public record ReceiverStatistics(
        long udp,
        long tcp,
        long tls,
        long bytes,
        int openConnections,
        long cutFrames,
        long brokenFrames,
        long refusedConnections) {}
