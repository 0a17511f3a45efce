package vn.dcim.core.clock

import java.time.Clock
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import org.apache.commons.net.ntp.NtpV3Impl
import org.apache.commons.net.ntp.NtpV3Packet
import org.apache.commons.net.ntp.TimeStamp

/** A source of time that answers by a clock as it is told to: how far ahead, of which stratum, after how many lost questions. */
class NtpResponder implements AutoCloseable {

    final DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.loopbackAddress, 0))
    final AtomicInteger questions = new AtomicInteger()
    final Clock clock
    volatile Duration ahead = Duration.ZERO
    volatile int stratum = 1
    volatile int leap = NtpV3Packet.LI_NO_WARNING
    volatile int mode = NtpV3Packet.MODE_SERVER
    /** So many questions are lost before it answers one. */
    volatile int deafTo

    NtpResponder(Clock clock) {
        this.clock = clock
        Thread.startDaemon('ntp-responder', this.&run)
    }

    String getAddress() {
        "ntp://127.0.0.1:$socket.localPort"
    }

    private void run() {
        while (!socket.closed) {
            try {
                def question = new DatagramPacket(new byte[48], 48)
                socket.receive(question)
                questions.incrementAndGet()
                if (deafTo > 0) {
                    deafTo--
                } else {
                    answer(question)
                }
            } catch (SocketException ignored) {
                return
            }
        }
    }

    private void answer(DatagramPacket question) {
        def asked = new NtpV3Impl(datagramPacket: question)
        def now = TimeStamp.getNtpTime(clock.instant().plus(ahead).toEpochMilli())
        def answer = new NtpV3Impl(mode: mode, version: 3, stratum: stratum, leapIndicator: leap,
                originateTimeStamp: asked.transmitTimeStamp, receiveTimeStamp: now, transmitTime: now)
        def packet = answer.datagramPacket
        packet.socketAddress = question.socketAddress
        socket.send(packet)
    }

    @Override
    void close() {
        socket.close()
    }
}
