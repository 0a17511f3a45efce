package vn.dcim.core.forward;

import io.micronaut.core.annotation.Nullable;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;
import vn.dcim.core.transport.ClientTls;

/**
 * Syslog over a stream: each message behind the number of its bytes (RFC 5425 over TLS, RFC 6587 without). A thread of its own
 * listens, since nothing but that tells that a receiver is gone, or, with TLS 1.3, that it does not take our certificate.
 */
final class StreamLine implements ReceiverLine {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int SEND_BYTES = 256 * 1024;
    private static final int IDLE_S = 30;
    private static final int PROBE_S = 10;
    private static final int PROBES = 3;
    private static final Duration LAST_WORD = Duration.ofMillis(500);

    private final Socket plain;
    private final Socket socket;
    private final OutputStream out;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile long sendingSince;
    private volatile LineFault.@Nullable Refused brokenOff;

    private StreamLine(Socket plain, Socket socket) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER_BYTES);
        Thread listener = new Thread(this::listen, "forward-listen");
        listener.setDaemon(true);
        listener.start();
    }

    /** @param tls null for a line without encryption; @throws IOException when there is no line to be had */
    static StreamLine open(URI address, @Nullable ClientTls tls, Duration timeout) throws IOException {
        var plain = new Socket();
        try {
            var peer = new InetSocketAddress(address.getHost().replaceAll("^\\[|]$", ""), address.getPort());
            if (peer.isUnresolved()) {
                throw new UnknownHostException(address.getHost());
            }
            plain.setTcpNoDelay(true);
            // why: what lies between us and a receiver that takes nothing should be little, so that it is soon seen
            plain.setSendBufferSize(SEND_BYTES);
            plain.setKeepAlive(true);
            if (plain.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                plain.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_S);
                plain.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_S);
                plain.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
            }
            plain.setSoTimeout((int) timeout.toMillis());
            plain.connect(peer, (int) timeout.toMillis());
            Socket socket = tls == null ? plain : encrypted(plain, peer.getHostString(), address.getPort(), tls);
            plain.setSoTimeout(0);
            return new StreamLine(plain, socket);
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static Socket encrypted(Socket plain, String host, int port, ClientTls tls) throws IOException {
        SSLSocket socket = tls.prepared((SSLSocket) tls.factory().createSocket(plain, host, port, true));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private void listen() {
        byte[] unwanted = new byte[256];
        try (var in = socket.getInputStream()) {
            while (in.read(unwanted) >= 0) {
                // why: receivers say nothing; what one says all the same is nothing to us
                continue;
            }
            ended.complete(null);
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    @Override
    public void send(byte[] message) throws IOException {
        sending(() -> {
            out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.write(message);
        });
    }

    @Override
    public void flush() throws IOException {
        sending(out::flush);
    }

    private interface Sending {
        void run() throws IOException;
    }

    private void sending(Sending what) throws IOException {
        sendingSince = System.nanoTime();
        try {
            what.run();
        } catch (IOException e) {
            throw better(e);
        } finally {
            sendingSince = 0;
        }
    }

    /** Returns what the receiver said before it ended the line, which tells more than that nothing can be sent. */
    private IOException better(IOException failure) {
        if (brokenOff != null) {
            return brokenOff;
        }
        try {
            ended.get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return e.getCause() instanceof IOException said ? said : failure;
        } catch (TimeoutException e) {
            return failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    @Override
    public void requireUp() throws IOException {
        if (ended.isDone()) {
            throw better(new EOFException("the receiver has ended the line"));
        }
    }

    @Override
    public End finish(Duration patience) throws IOException {
        requireUp();
        flush();
        // why: between the two the receiver may have refused us; what it said is the fault then, not that the line is
        // closed
        sending(socket::shutdownOutput);
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return End.ANSWERED;
        } catch (ExecutionException e) {
            // why: one that ends the line itself without the last word of TLS has read everything all the same; had it
            // not, its machine would have reset the line
            if (isBareEnd(e.getCause())) {
                return End.ANSWERED;
            }
            throw better(new IOException(e.getCause()));
        } catch (TimeoutException e) {
            return End.SILENT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.SILENT;
        }
    }

    private static boolean isBareEnd(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void breakOff(String fault, String detail) {
        brokenOff = new LineFault.Refused(fault, detail);
        try {
            // why: to close the encrypted socket would wait for what is being sent
            plain.close();
        } catch (IOException e) {
            ended.completeExceptionally(e);
        }
    }

    @Override
    public Duration underWay() {
        long since = sendingSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public String protocol() {
        return socket instanceof SSLSocket encrypted ? encrypted.getSession().getProtocol() : "TCP";
    }

    @Override
    public String cipher() {
        return socket instanceof SSLSocket encrypted ? encrypted.getSession().getCipherSuite() : "";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // why: it is of no more use, and that it cannot be ended in order changes nothing
            ended.completeExceptionally(e);
        }
    }
}
