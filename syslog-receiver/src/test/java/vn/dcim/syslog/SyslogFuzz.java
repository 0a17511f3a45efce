package vn.dcim.syslog;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import vn.dcim.core.CentreTime;
import vn.dcim.core.syslog.LogMessage;

/** Any bytes on a line are messages, or end the line; any message is read. */
class SyslogFuzz {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final int LONGEST = 480;

    @FuzzTest(maxDuration = "60m")
    void anything(FuzzedDataProvider data) {
        var reader = new SyslogReader(CentreTime.ZONE);
        var line = new EmbeddedChannel(new SyslogFrames(LONGEST, new Counts()));
        while (data.remainingBytes() > 0 && line.isOpen()) {
            line.writeInbound(Unpooled.wrappedBuffer(data.consumeBytes(data.consumeInt(1, 700))));
            for (byte[] message = line.readInbound(); message != null; message = line.readInbound()) {
                require(message.length <= LONGEST, "a message of " + message.length + " bytes");
                hold(reader.read(message, "10.0.0.1", NOW));
            }
        }
        line.finishAndReleaseAll();
    }

    private static void hold(LogMessage message) {
        require(message.severity() >= 0 && message.severity() <= 7, "severity " + message.severity());
        require(message.facility() >= 0 && message.facility() <= 23, "facility " + message.facility());
        require(message.receivedAt().equals(NOW), "received at " + message.receivedAt());
        require(
                message.host() != null
                        && message.application() != null
                        && message.process() != null
                        && message.messageId() != null
                        && message.structuredData() != null
                        && message.text() != null,
                "no text for none: " + message);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
