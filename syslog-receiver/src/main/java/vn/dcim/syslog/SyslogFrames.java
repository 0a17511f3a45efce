package vn.dcim.syslog;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells where messages end on a line (RFC 6587, RFC 5425). Each is either counted, {@code 123 <34>…}, or ends with LF or NUL; the
 * first byte says which, a digit the former. Makes a {@code byte[]} of each, without count and end; empty ones are passed over.
 *
 * <p>Of what is longer than allowed the first bytes are delivered, and the rest is passed over. What the sender has not ended when
 * it closes the line is delivered as it is. A count that is none closes the line, since nobody can tell where the next begins.
 */
final class SyslogFrames extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(SyslogFrames.class);
    /** A count of more digits is taken for something else, so that at most 10 MB are passed over by one mistake. */
    private static final int DIGITS = 7;

    private static final int SHOWN = 32;

    private final int longest;
    private final Counts counts;
    /** How many bytes after the reader index are known to hold no end of a line. */
    private int searched;

    private int left;
    private boolean isLineCut;
    private boolean isBroken;

    /** @param longest of one message, bytes */
    SyslogFrames(int longest, Counts counts) {
        this.longest = longest;
        this.counts = counts;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isBroken) {
            in.skipBytes(in.readableBytes());
        } else if (left > 0) {
            int now = Math.min(left, in.readableBytes());
            in.skipBytes(now);
            left -= now;
        } else if (isLineCut) {
            passOverLine(in);
        } else if (isDigit(in.getByte(in.readerIndex()))) {
            counted(context, in, out);
        } else {
            line(in, out);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isBroken || left > 0 || isLineCut || !in.isReadable()) {
            return;
        }
        if (isDigit(in.getByte(in.readerIndex()))) {
            int space = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) ' ');
            in.skipBytes(space < 0 ? in.readableBytes() : space + 1 - in.readerIndex());
            counts.cut();
        }
        deliver(in, in.readableBytes(), out);
    }

    private void counted(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int digits = 0;
        int count = 0;
        while (digits < in.readableBytes() && digits <= DIGITS && isDigit(in.getByte(start + digits))) {
            count = count * 10 + in.getByte(start + digits) - '0';
            digits++;
        }
        if (digits > DIGITS) {
            broken(context, in);
        } else if (digits == in.readableBytes()) {
            return;
        } else if (in.getByte(start + digits) != ' ' || count == 0) {
            broken(context, in);
        } else if (in.readableBytes() - digits - 1 >= Math.min(count, longest)) {
            in.skipBytes(digits + 1);
            deliver(in, Math.min(count, longest), out);
            left = Math.max(count - longest, 0);
            if (left > 0) {
                counts.cut();
            }
        }
    }

    private void line(ByteBuf in, List<Object> out) {
        int length = endOfLine(in, searched);
        if (length > longest || (length < 0 && in.readableBytes() > longest)) {
            deliver(in, longest, out);
            counts.cut();
            isLineCut = true;
            searched = 0;
        } else if (length < 0) {
            searched = in.readableBytes();
        } else {
            deliver(in, length, out);
            in.skipBytes(1);
            searched = 0;
        }
    }

    private void passOverLine(ByteBuf in) {
        int length = endOfLine(in, 0);
        isLineCut = length < 0;
        in.skipBytes(length < 0 ? in.readableBytes() : length + 1);
    }

    /** Returns how many bytes stand before the end of the line; negative when it is not there yet. */
    private static int endOfLine(ByteBuf in, int from) {
        int found = in.forEachByte(
                in.readerIndex() + from, in.readableBytes() - from, value -> value != '\n' && value != 0);
        return found < 0 ? -1 : found - in.readerIndex();
    }

    private static void deliver(ByteBuf in, int length, List<Object> out) {
        int end = in.readerIndex() + length;
        int last = end;
        while (last > in.readerIndex() && isEnd(in.getByte(last - 1))) {
            last--;
        }
        if (last > in.readerIndex()) {
            out.add(ByteBufUtil.getBytes(in, in.readerIndex(), last - in.readerIndex()));
        }
        in.readerIndex(end);
    }

    private void broken(ChannelHandlerContext context, ByteBuf in) {
        isBroken = true;
        counts.broken();
        String shown = in.toString(in.readerIndex(), Math.min(SHOWN, in.readableBytes()), StandardCharsets.ISO_8859_1);
        LOG.warn(
                "Closed the line of {}: {} bytes that begin with \"{}\" are no length of a message. Have the sender count the bytes"
                        + " of each message (RFC 6587) or end it with a line feed",
                context.channel().remoteAddress(),
                in.readableBytes(),
                shown.replaceAll("\\p{Cntrl}", "."));
        in.skipBytes(in.readableBytes());
        context.close();
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isEnd(byte value) {
        return value == '\n' || value == '\r' || value == 0;
    }
}
