package vn.dcim.mqtt.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What goes to the broker: Paho's packets, each with its flush, and between them acknowledgements of many messages at once. Paho would
 * write, and wake a thread for, each of these.
 */
final class OutgoingFrames extends OutputStream {

    private static final int PUBACK = 0x40;
    private static final int BYTES_OF_ACK = 4;

    private final OutputStream out;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

    OutgoingFrames(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int value) {
        packet.write(value);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        packet.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        packet.writeTo(out);
        packet.reset();
        out.flush();
    }

    /** Sends a PUBACK (MQTT 5.0, 3.4) with reason code 0 for each. */
    void acknowledge(int[] packetIds, int count) throws IOException {
        byte[] bytes = new byte[BYTES_OF_ACK * count];
        for (int i = 0; i < count; i++) {
            bytes[BYTES_OF_ACK * i] = PUBACK;
            bytes[BYTES_OF_ACK * i + 1] = 2;
            bytes[BYTES_OF_ACK * i + 2] = (byte) (packetIds[i] >> 8);
            bytes[BYTES_OF_ACK * i + 3] = (byte) packetIds[i];
        }
        synchronized (this) {
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
