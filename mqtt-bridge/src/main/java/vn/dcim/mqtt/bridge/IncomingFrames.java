package vn.dcim.mqtt.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;

/**
 * Takes the messages out of what a broker sends (MQTT 5.0, 3.3) and lets all other packets through to Paho. On their way through Paho
 * they would wait in a queue of ten between two of its threads, which costs more than reading them, and lose their DUP flag. What
 * they say is still read by Paho's own decoder.
 */
final class IncomingFrames extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int PUBLISH = 3;
    private static final int DUP = 0x08;
    private static final int LONGEST_LENGTH = 4;

    private final InputStream in;
    private final Receiver receiver;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int passing;

    /** Takes messages in the order they come, on the thread that reads; as long as it does not return, nothing more is read. */
    @FunctionalInterface
    interface Receiver {
        void published(MqttPublish message, boolean redelivered);
    }

    IncomingFrames(InputStream in, Receiver receiver) {
        this.in = in;
        this.receiver = receiver;
    }

    @Override
    public int read() throws IOException {
        if (!awaitPassing()) {
            return -1;
        }
        passing--;
        return buffer[from++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!awaitPassing()) {
            return -1;
        }
        int count = Math.min(length, Math.min(passing, to - from));
        System.arraycopy(buffer, from, target, offset, count);
        from += count;
        passing -= count;
        return count;
    }

    @Override
    public int available() {
        return Math.min(passing, to - from);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Waits for a byte that is Paho's; returns false at the end of the stream. A time-out of the socket leaves all as it is. */
    private boolean awaitPassing() throws IOException {
        while (passing == 0) {
            int header = header();
            if (header < 0) {
                return false;
            }
            long size = header + (long) length(header);
            if ((buffer[from] & 0xF0) >> 4 == PUBLISH) {
                if (!fill(size)) {
                    return false;
                }
                take(header, (int) size);
            } else {
                passing = (int) size;
            }
        }
        return from < to || fill(1);
    }

    /** Returns the bytes before the body of the frame that begins here; negative at the end of the stream. */
    private int header() throws IOException {
        for (int size = 2; size <= 1 + LONGEST_LENGTH; size++) {
            if (!fill(size)) {
                return -1;
            }
            if (buffer[from + size - 1] >= 0) {
                return size;
            }
        }
        throw new IOException("the broker sends a packet with a length that is none");
    }

    private int length(int header) {
        int length = 0;
        for (int i = header - 1; i > 0; i--) {
            length = length << 7 | buffer[from + i] & 0x7F;
        }
        return length;
    }

    private void take(int header, int size) throws IOException {
        boolean redelivered = (buffer[from] & DUP) != 0;
        MqttPublish message;
        try {
            message = new MqttPublish(
                    (byte) (buffer[from] & 0x0F), Arrays.copyOfRange(buffer, from + header, from + size));
        } catch (MqttException | RuntimeException e) {
            throw new IOException("the broker sends a message that is none: " + e, e);
        }
        from += size;
        receiver.published(message, redelivered);
    }

    /** Reads until so many bytes are in the buffer; returns false at the end of the stream. */
    private boolean fill(long count) throws IOException {
        while (to - from < count) {
            if (from == to) {
                from = 0;
                to = 0;
                buffer = buffer.length > BUFFER && count <= BUFFER ? new byte[BUFFER] : buffer;
            }
            if (buffer.length - from < count) {
                byte[] room = count > buffer.length ? new byte[Math.toIntExact(count)] : buffer;
                System.arraycopy(buffer, from, room, 0, to - from);
                to -= from;
                from = 0;
                buffer = room;
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                return false;
            }
            to += read;
        }
        return true;
    }
}
