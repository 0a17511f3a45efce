package vn.dcim.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Publishes at QoS 1 as fast as a broker confirms, with a window of unconfirmed messages, in a process of its own.
 *
 * <p>On a bare socket (MQTT 3.1.1): a client library would take more of the machine than what is measured on it.
 */
public final class MqttFlood {

    /** Messages that may be unconfirmed. */
    static final int WINDOW = 500;

    /** What the value of a message rises by from one to the next, so that each is told apart by it. */
    static final double STEP = 1e-6;

    static final double FIRST = 20;

    private static final int BUFFER = 1 << 16;
    private static final int CONFIRMATION = 0x40;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final int devices;
    private long lastMs;

    private MqttFlood(int port, int devices) throws IOException {
        this.devices = devices;
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
        byte[] id = ("flood" + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        out.write(
                new byte[] {0x10, (byte) (12 + id.length), 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, (byte) id.length});
        out.write(id);
        out.flush();
        in.skipNBytes(4);
    }

    public static void main(String[] args) throws Exception {
        var flood = new MqttFlood[1];
        CommandLoop.answer(Map.of(
                "connect",
                words -> {
                    flood[0] = new MqttFlood(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
                    return Map.of();
                },
                "publish",
                words -> flood[0].publish(
                        Long.parseLong(words[0]), Long.parseLong(words[1]), Boolean.parseBoolean(words[2]))));
    }

    static String device(int number) {
        return "dc/bench/crac/c" + number;
    }

    /** Publishes messages of all devices in turn, and returns when the broker has confirmed all. */
    private Object publish(long first, long count, boolean timed) throws IOException {
        long started = System.nanoTime();
        long confirmed = 0;
        long bytes = 0;
        for (long sent = 0; sent < count; sent++) {
            while (sent - confirmed >= WINDOW || in.available() >= 4) {
                out.flush();
                confirmed += confirmation();
            }
            bytes += send(first + sent, timed);
        }
        out.flush();
        while (confirmed < count) {
            confirmed += confirmation();
        }
        return Map.of("seconds", (System.nanoTime() - started) / 1e9, "bytes", bytes / count);
    }

    private int confirmation() throws IOException {
        if (in.readUnsignedByte() != CONFIRMATION) {
            throw new IOException("the broker says something else than that it has a message");
        }
        in.skipNBytes(3);
        return 1;
    }

    private int send(long number, boolean timed) throws IOException {
        int device = (int) (number % devices);
        if (device == 0) {
            // why: an instant of its own for each message of a device
            lastMs = Math.max(lastMs + 1, System.currentTimeMillis());
        }
        String value = String.valueOf(Math.round((FIRST + number * STEP) * 1e6) / 1e6);
        byte[] topic = (device(device) + "/telemetry").getBytes(StandardCharsets.US_ASCII);
        byte[] payload = ((timed ? "{\"ts\":" + lastMs + "," : "{") + "\"supply\":20.5,\"return\":" + value
                        + ",\"rh\":46.1,\"fan_pct\":62,\"comp\":[true,false],\"alarms\":[]}")
                .getBytes(StandardCharsets.US_ASCII);
        int length = 2 + topic.length + 2 + payload.length;
        out.writeByte(0x32);
        if (length > 127) {
            out.writeByte(length & 127 | 128);
            out.writeByte(length >> 7);
        } else {
            out.writeByte(length);
        }
        out.writeShort(topic.length);
        out.write(topic);
        out.writeShort((int) (number % 65_000) + 1);
        out.write(payload);
        return payload.length;
    }
}
