package vn.dcim.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** How many devices announce themselves the way of Home Assistant. */
    static final int ANNOUNCED = 20;

    private static final String STATE = "bench/announced/";
    /** Component, own name, what it is, and where in the payload it stands; a pressure, since no rule keeps a window of it. */
    private static final List<List<String>> VALUES = List.of(
            List.of(
                    "sensor",
                    "return",
                    "\"dev_cla\":\"pressure\",\"unit_of_meas\":\"kPa\"",
                    "{{ value_json['return'] | float | round(6) }}"),
            List.of(
                    "sensor",
                    "rh",
                    "\"dev_cla\":\"humidity\",\"unit_of_meas\":\"%\"",
                    "{{ value_json.rh | round(1) }}"),
            List.of(
                    "binary_sensor",
                    "comp",
                    "\"dev_cla\":\"running\"",
                    "{% if value_json.comp[0] %}ON{% else %}OFF{% endif %}"));

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
                words -> flood[0].publish(Long.parseLong(words[0]), Long.parseLong(words[1]), Kind.valueOf(words[2])),
                "announce",
                _ -> flood[0].announce()));
    }

    /** What a message is like. */
    enum Kind {
        /** A topic map reads it, and it bears its time. */
        TIMED,
        /** A topic map reads it, and it gets the instant of its receipt. */
        TIMELESS,
        /** Its device has announced itself, templates say where its values stand, and it gets the instant of its receipt. */
        ANNOUNCED
    }

    static String announced(int number) {
        return "mqtt:ha:bench-announced-" + number;
    }

    /** Announces devices, each with a message that the broker keeps, so that there is something to be read of it. */
    private Object announce() throws IOException {
        for (int number = 0; number < ANNOUNCED; number++) {
            for (List<String> value : VALUES) {
                String topic =
                        "homeassistant/" + value.get(0) + "/bench-announced-" + number + "/" + value.get(1) + "/config";
                String config = "{\"name\":\"" + value.get(1) + "\"," + value.get(2) + ",\"stat_t\":\"" + STATE + number
                        + "\",\"val_tpl\":\"" + value.get(3) + "\",\"dev\":{\"ids\":[\"bench-announced-" + number
                        + "\"],\"name\":\"Announced " + number + "\"}}";
                write(topic, config, 1, true);
                out.flush();
                confirmation();
            }
            write(STATE + number, payload(0, false), 1, true);
            out.flush();
            confirmation();
        }
        return Map.of("devices", ANNOUNCED);
    }

    static String device(int number) {
        return "dc/bench/crac/c" + number;
    }

    /** Publishes messages of all devices in turn, and returns when the broker has confirmed all. */
    private Object publish(long first, long count, Kind kind) throws IOException {
        long started = System.nanoTime();
        long confirmed = 0;
        long bytes = 0;
        for (long sent = 0; sent < count; sent++) {
            while (sent - confirmed >= WINDOW || in.available() >= 4) {
                out.flush();
                confirmed += confirmation();
            }
            bytes += send(first + sent, kind);
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

    private int send(long number, Kind kind) throws IOException {
        int device = (int) (number % (kind == Kind.ANNOUNCED ? ANNOUNCED : devices));
        if (device == 0) {
            // why: an instant of its own for each message of a device
            lastMs = Math.max(lastMs + 1, System.currentTimeMillis());
        }
        return write(
                kind == Kind.ANNOUNCED ? STATE + device : device(device) + "/telemetry",
                payload(number, kind == Kind.TIMED),
                (int) (number % 65_000) + 1,
                false);
    }

    private String payload(long number, boolean timed) {
        String value = String.valueOf(Math.round((FIRST + number * STEP) * 1e6) / 1e6);
        return (timed ? "{\"ts\":" + lastMs + "," : "{") + "\"supply\":20.5,\"return\":" + value
                + ",\"rh\":46.1,\"fan_pct\":62,\"comp\":[true,false],\"alarms\":[]}";
    }

    private int write(String name, String text, int packet, boolean retained) throws IOException {
        byte[] topic = name.getBytes(StandardCharsets.UTF_8);
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        int length = 2 + topic.length + 2 + payload.length;
        out.writeByte(retained ? 0x33 : 0x32);
        if (length > 127) {
            out.writeByte(length & 127 | 128);
            out.writeByte(length >> 7);
        } else {
            out.writeByte(length);
        }
        out.writeShort(topic.length);
        out.write(topic);
        out.writeShort(packet);
        out.write(payload);
        return payload.length;
    }
}
