package vn.dcim.plant.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A clock that follows GPS and tells its time by NTP to whoever asks. It can be made to be wrong, to have lost its satellites, or silent. */
public final class TimeSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimeSource.class);
    private static final int LENGTH = 48;
    /** The letters GPS, as RFC 5905 has reference clocks name themselves. */
    private static final int GPS = 0x47505300;

    private static final int NO_STRATUM = 16;

    private final Clock clock;
    private final DatagramSocket socket;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("plant-time").unstarted(this::run);
    private volatile Duration ahead = Duration.ZERO;
    private volatile boolean hasSatellites = true;
    private volatile boolean isSilent;

    private TimeSource(Clock clock, DatagramSocket socket) {
        this.clock = clock;
        this.socket = socket;
    }

    /** Opens a port that the system chooses. @param clock what it takes for the right time */
    public static TimeSource open(InetAddress bind, Clock clock) {
        try {
            var source = new TimeSource(clock, new DatagramSocket(new InetSocketAddress(bind, 0)));
            source.thread.start();
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException("The source of time has no port to listen on", e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Makes it wrong. */
    public void ahead(Duration by) {
        ahead = by;
    }

    /** Says whether it sees its satellites; without them it says that it is not synchronised. */
    public void satellites(boolean seen) {
        hasSatellites = seen;
    }

    public void silent(boolean silent) {
        isSilent = silent;
    }

    private void run() {
        byte[] bytes = new byte[LENGTH];
        while (!socket.isClosed()) {
            try {
                var packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                if (packet.getLength() == LENGTH && !isSilent) {
                    answer(packet);
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("The source of time missed a question: {}", e.toString());
                }
            }
        }
    }

    private void answer(DatagramPacket question) throws IOException {
        TimeStamp now = TimeStamp.getNtpTime(clock.instant().plus(ahead).toEpochMilli());
        NtpV3Packet asked = new NtpV3Impl();
        asked.setDatagramPacket(question);
        NtpV3Packet answer = new NtpV3Impl();
        answer.setMode(NtpV3Packet.MODE_SERVER);
        answer.setVersion(asked.getVersion());
        answer.setStratum(hasSatellites ? 1 : NO_STRATUM);
        answer.setLeapIndicator(hasSatellites ? NtpV3Packet.LI_NO_WARNING : NtpV3Packet.LI_ALARM_CONDITION);
        answer.setReferenceId(GPS);
        answer.setReferenceTime(now);
        answer.setOriginateTimeStamp(asked.getTransmitTimeStamp());
        answer.setReceiveTimeStamp(now);
        answer.setTransmitTime(now);
        DatagramPacket packet = answer.getDatagramPacket();
        packet.setSocketAddress(question.getSocketAddress());
        socket.send(packet);
    }

    @Override
    public void close() {
        socket.close();
    }
}
