package vn.dcim.core.clock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;
import vn.dcim.core.device.DeviceNetworks;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Asks a source of time, once. Source: RFC 5905, sections 7.3 and 8. */
final class TimeServer {

    /** How long an answer is waited for where nobody says otherwise. */
    static final Duration PATIENCE = Duration.ofSeconds(2);
    /** An answer that took longer says too little about when it was given. */
    static final Duration PROMPT = Duration.ofSeconds(1);

    private final DeviceNetworks networks;
    private final Duration patience;
    private final Clock clock;

    /** @param patience how long an answer is waited for */
    TimeServer(DeviceNetworks networks, Duration patience, Clock clock) {
        this.networks = networks;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Blocks, as long as its patience lasts.
     *
     * @throws DcimException OUTSIDE_NETWORKS, DEVICE_UNREACHABLE, WRONG_PROTOCOL
     */
    ToldTime ask(NtpAddress where) {
        InetAddress address = resolve(where);
        networks.require(where.host(), address);
        try (var client = new NTPUDPClient()) {
            client.setDefaultTimeout(patience);
            client.open();
            long begun = System.nanoTime();
            Instant asked = clock.instant();
            NtpV3Packet answer = client.getTime(address, where.port()).getMessage();
            Duration roundTrip = Duration.ofNanos(System.nanoTime() - begun);
            return told(where, answer, asked, roundTrip);
        } catch (IOException e) {
            throw silent(where, e);
        }
    }

    private InetAddress resolve(NtpAddress where) {
        try {
            return InetAddress.getByName(where.host());
        } catch (UnknownHostException e) {
            throw silent(where, e);
        }
    }

    private DcimException silent(NtpAddress where, IOException cause) {
        return new DcimException(cause, ErrorCode.DEVICE_UNREACHABLE, where, patience.toSeconds());
    }

    private static ToldTime told(NtpAddress where, NtpV3Packet answer, Instant asked, Duration roundTrip) {
        if (answer.getMode() != NtpV3Packet.MODE_SERVER) {
            throw new DcimException(ErrorCode.WRONG_PROTOCOL, where, "NTP");
        }
        Instant answered = asked.plus(roundTrip);
        int stratum = answer.getStratum();
        boolean isSynchronised = answer.getLeapIndicator() != NtpV3Packet.LI_ALARM_CONDITION
                && stratum >= 1
                && stratum < ToldTime.UNSYNCHRONISED;
        if (!isSynchronised) {
            return new ToldTime(answered, null, roundTrip, ToldTime.UNSYNCHRONISED);
        }
        // why: by our clock and not by that of the client, which in a demo is another
        Duration there = Duration.between(asked, instant(answer.getReceiveTimeStamp()));
        Duration back = Duration.between(answered, instant(answer.getTransmitTimeStamp()));
        Duration ahead = there.plus(back).dividedBy(2);
        return new ToldTime(answered, roundTrip.compareTo(PROMPT) > 0 ? null : ahead, roundTrip, stratum);
    }

    private static Instant instant(TimeStamp stamp) {
        return Instant.ofEpochMilli(stamp.getTime());
    }
}
