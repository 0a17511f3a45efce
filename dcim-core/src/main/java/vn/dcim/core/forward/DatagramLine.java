package vn.dcim.core.forward;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/** Syslog over UDP (RFC 5426): a message each datagram. What gets lost on the way, nobody knows. */
final class DatagramLine implements ReceiverLine {

    private final DatagramSocket socket;

    private DatagramLine(DatagramSocket socket) {
        this.socket = socket;
    }

    static DatagramLine open(URI address) throws IOException {
        var peer = new InetSocketAddress(address.getHost().replaceAll("^\\[|]$", ""), address.getPort());
        if (peer.isUnresolved()) {
            throw new UnknownHostException(address.getHost());
        }
        var socket = new DatagramSocket();
        socket.connect(peer);
        return new DatagramLine(socket);
    }

    @Override
    public void send(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length));
    }

    @Override
    public void flush() {
        // why: nothing waits
    }

    @Override
    public void requireUp() {
        // why: there is no line that could be down
    }

    @Override
    public End finish(Duration patience) {
        return End.ANSWERED;
    }

    @Override
    public void breakOff(String fault, String detail) {
        socket.close();
    }

    @Override
    public Duration underWay() {
        return Duration.ZERO;
    }

    @Override
    public String protocol() {
        return "UDP";
    }

    @Override
    public String cipher() {
        return "";
    }

    @Override
    public void close() {
        socket.close();
    }
}
