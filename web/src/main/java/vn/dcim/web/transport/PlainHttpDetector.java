package vn.dcim.web.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/** Looks at the first bytes of a connection, and leaves: to TLS if they are TLS, else to an answer in clear text. */
final class PlainHttpDetector extends ByteToMessageDecoder {

    private static final int RECORD_HEADER = 5;

    private final PlainHttpAnswer answer;

    PlainHttpDetector(PlainHttpAnswer answer) {
        this.answer = answer;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < RECORD_HEADER) {
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        if (!SslHandler.isEncrypted(in, false)) {
            while (pipeline.last() != this) {
                pipeline.removeLast();
            }
            answer.join(pipeline);
            // why: what was taken out read by hand
            context.channel().config().setAutoRead(true);
        }
        // why: hands what was looked at to whoever comes next
        pipeline.remove(this);
    }
}
