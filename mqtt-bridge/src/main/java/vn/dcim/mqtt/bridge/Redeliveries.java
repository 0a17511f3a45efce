package vn.dcim.mqtt.bridge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which of the messages that come in bear the DUP flag of MQTT (5.0, 3.3.1.1). Paho reads the flag and does not hand it on, so
 * the headers are looked at on their way to it.
 */
final class Redeliveries {

    private static final int PUBLISH = 3;
    private static final int DUP = 0x08;

    private final Set<Integer> packetIds = ConcurrentHashMap.newKeySet();

    /** Tells, once, whether the message that is now delivered with this packet id was sent before. */
    boolean take(int packetId) {
        return packetIds.remove(packetId);
    }

    InputStream watch(InputStream in) {
        return new Watched(in);
    }

    /** Follows the frames of the stream; every byte goes through unchanged. */
    private final class Watched extends FilterInputStream {

        private enum At {
            TYPE,
            LENGTH,
            TOPIC_LENGTH,
            TOPIC,
            PACKET_ID,
            REST
        }

        private At at = At.TYPE;
        private boolean redelivered;
        private long left;
        private int shift;
        private int number;
        private int numberBytes;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                step(value);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            int i = 0;
            while (i < count) {
                if (at == At.REST) {
                    int skipped = (int) Math.min(left, count - i);
                    left -= skipped;
                    i += skipped;
                    if (left == 0) {
                        at = At.TYPE;
                    }
                } else {
                    step(buffer[offset + i] & 0xFF);
                    i++;
                }
            }
            return count;
        }

        private void step(int value) {
            switch (at) {
                case TYPE -> {
                    redelivered = value >> 4 == PUBLISH && (value & DUP) != 0;
                    left = 0;
                    shift = 0;
                    at = At.LENGTH;
                }
                case LENGTH -> {
                    left |= (long) (value & 0x7F) << shift;
                    shift += 7;
                    if (value < 0x80) {
                        begin(left == 0 ? At.TYPE : redelivered ? At.TOPIC_LENGTH : At.REST);
                    }
                }
                case TOPIC_LENGTH -> {
                    if (number(value)) {
                        int length = number;
                        begin(length == 0 ? At.PACKET_ID : At.TOPIC);
                        numberBytes = length;
                    }
                }
                case TOPIC -> {
                    left--;
                    if (--numberBytes == 0) {
                        begin(At.PACKET_ID);
                    }
                }
                case PACKET_ID -> {
                    if (number(value)) {
                        packetIds.add(number);
                        begin(left == 0 ? At.TYPE : At.REST);
                    }
                }
                case REST -> {
                    if (--left == 0) {
                        at = At.TYPE;
                    }
                }
            }
        }

        private void begin(At next) {
            at = next;
            numberBytes = 0;
            if (next != At.TOPIC) {
                number = 0;
            }
        }

        /** Takes a byte of a 16-bit number; returns true with the second. */
        private boolean number(int value) {
            left--;
            number = number << 8 | value;
            return ++numberBytes == 2;
        }
    }
}
