package vn.dcim.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;

/** A log receiver that counts messages and forgets them; not open before it is told to be. */
final class SyslogSink implements AutoCloseable {

    private final SSLContext tls;
    private final Path certificate;
    private final int port;
    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private ServerSocket server;

    /** @param folder where its certificate is made */
    SyslogSink(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var self = new SelfSigned(folder);
        certificate = self.certificate();
        tls = self.server();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    String address() {
        return "tls://127.0.0.1:" + port;
    }

    Path certificate() {
        return certificate;
    }

    long messages() {
        return messages.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    void open() throws IOException {
        server = tls.getServerSocketFactory().createServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofPlatform().daemon().start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket line = server.accept();
                Thread.ofPlatform().daemon().start(() -> read(line));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void read(Socket line) {
        try (line;
                InputStream in = new BufferedInputStream(line.getInputStream(), 1 << 16)) {
            for (int digit = in.read(); digit >= 0; digit = in.read()) {
                int length = 0;
                for (; digit >= '0' && digit <= '9'; digit = in.read()) {
                    length = 10 * length + digit - '0';
                }
                in.skipNBytes(length);
                messages.increment();
                bytes.add(length);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
