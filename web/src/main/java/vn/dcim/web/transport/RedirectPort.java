package vn.dcim.web.transport;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import vn.dcim.web.language.Dictionary;

/** A port for HTTP in clear text, such as 80, that leads to HTTPS and answers nothing else. */
@Singleton
@Requires(property = "dcim.http.redirect-port")
final class RedirectPort implements ApplicationEventListener<ServerStartupEvent> {

    private final HttpConfig config;
    private final String text;
    private EventLoopGroup loop;

    RedirectPort(HttpConfig config, Dictionary dictionary) {
        this.config = config;
        this.text = PlainHttp.text(dictionary);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        var answer = new PlainHttpAnswer(text, event.getSource().getPort());
        loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        answer.join(channel.pipeline());
                    }
                })
                .bind(config.host(), config.redirectPort())
                .syncUninterruptibly();
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.shutdownGracefully();
        }
    }
}
