package vn.dcim.web.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers HTTP in clear text where HTTPS is spoken: a browser that only asks is led to the same page over HTTPS; who sends
 * something, and every program, is told that it was not taken. Then the line ends.
 */
@ChannelHandler.Sharable
final class PlainHttpAnswer extends SimpleChannelInboundHandler<HttpRequest> {

    private static final Pattern HOST =
            Pattern.compile("(?<name>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?<port>:\\d{1,5})?");
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int PATIENCE_S = 10;
    private static final int HTTPS = 443;

    private final String text;
    private final int port;

    /**
     * @param text what whoever sent something reads
     * @param port of HTTPS; 0 for the one that was asked
     */
    PlainHttpAnswer(String text, int port) {
        this.text = text;
        this.port = port;
    }

    /** Puts everything that such an answer needs at the end of a pipeline. */
    void join(ChannelPipeline pipeline) {
        pipeline.addLast(new ReadTimeoutHandler(PATIENCE_S), new HttpServerCodec(), this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
        FullHttpResponse response = target(request)
                .filter(_ -> HARMLESS.contains(request.method()) && !isOfProgram(request))
                .map(PlainHttpAnswer::redirect)
                .orElseGet(this::refusal);
        response.headers()
                .set("x-content-type-options", "nosniff")
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // why: too slow, gone, or no HTTP either; there is nobody to tell
        context.close();
    }

    /** A program that is led on would send its token in clear text for years, and nobody would notice. */
    private static boolean isOfProgram(HttpRequest request) {
        return request.uri().startsWith("/api/")
                || request.uri().startsWith("/metrics")
                || request.headers().contains(HttpHeaderNames.AUTHORIZATION);
    }

    private Optional<String> target(HttpRequest request) {
        Matcher host = HOST.matcher(request.headers().get(HttpHeaderNames.HOST, ""));
        if (!host.matches() || !request.uri().startsWith("/")) {
            return Optional.empty();
        }
        return Optional.of("https://" + host.group("name") + port(host) + request.uri());
    }

    private String port(Matcher host) {
        if (port == 0) {
            return host.group("port") == null ? "" : host.group("port");
        }
        return port == HTTPS ? "" : ":" + port;
    }

    private static FullHttpResponse redirect(String target) {
        // why: a permanent one would be remembered by browsers beyond the day on which a site takes TLS elsewhere
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.TEMPORARY_REDIRECT, Unpooled.EMPTY_BUFFER);
        response.headers().set(HttpHeaderNames.LOCATION, target);
        return response;
    }

    private FullHttpResponse refusal() {
        ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        return response;
    }
}
