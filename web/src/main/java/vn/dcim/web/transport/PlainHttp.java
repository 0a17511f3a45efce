package vn.dcim.web.transport;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;

/** Has every connection to the port of TLS looked at first, for those that come without. */
@Singleton
final class PlainHttp implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final Supplier<PlainHttpAnswer> answer;

    PlainHttp(BeanProvider<Dictionary> dictionary) {
        this.answer = SupplierUtil.memoized(() -> new PlainHttpAnswer(text(dictionary.get()), 0));
    }

    /** Returns what is said to whoever sent something in clear text; no reader has chosen a language here. */
    static String text(Dictionary dictionary) {
        return dictionary.in(Language.VI).t("transport.plain") + "\n"
                + dictionary.in(Language.EN).t("transport.plain") + "\n";
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Listener());
        return event.getBean();
    }

    private final class Listener implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
        }
    }

    private final class Connection implements NettyServerCustomizer {

        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onInitialPipelineBuilt() {
            if (channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_SSL) != null) {
                channel.pipeline()
                        .addBefore(
                                ChannelPipelineCustomizer.HANDLER_SSL,
                                "plain-http",
                                new PlainHttpDetector(answer.get()));
            }
        }
    }
}
