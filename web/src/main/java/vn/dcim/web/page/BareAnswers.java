package vn.dcim.web.page;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;

/** Gives the headers of {@link SecurityHeaders} to answers that no filter sees: those to what is hardly HTTP. */
@Singleton
final class BareAnswers implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private static final Headers HEADERS = new Headers();

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Connection(null));
        return event.getBean();
    }

    private record Connection(Channel channel) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel child, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Connection(child) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            if (channel.pipeline().get(codec) != null) {
                channel.pipeline().addAfter(codec, "bare-answers", HEADERS);
            }
        }
    }

    @ChannelHandler.Sharable
    private static final class Headers extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpResponse answer && !answer.headers().contains("Content-Security-Policy")) {
                answer.headers()
                        .set("Content-Security-Policy", SecurityHeaders.POLICY)
                        .set("X-Content-Type-Options", "nosniff")
                        .set("Referrer-Policy", "same-origin");
                if (context.pipeline().get(ChannelPipelineCustomizer.HANDLER_SSL) != null) {
                    answer.headers().set("Strict-Transport-Security", SecurityHeaders.A_YEAR);
                }
            }
            context.write(message, promise);
        }
    }
}
