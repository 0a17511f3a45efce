package vn.dcim.core.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import vn.dcim.core.transport.KeyMaterial;

/** A log receiver on this machine: takes messages behind the numbers of their bytes, over TLS or without, and can be killed. */
public final class SyslogReceiver implements AutoCloseable {

    private static final Pattern SEQUENCE = Pattern.compile(" sequence=\"(\\d+)\"");

    private static final int BUFFER_BYTES = 64 * 1024;

    private final SSLContext tls;
    private final boolean needsClient;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile ServerSocket server;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int dieAfter = Integer.MAX_VALUE;
    private volatile boolean isDeaf;
    private int port;

    private SyslogReceiver(SSLContext tls, boolean needsClient) throws IOException {
        this.tls = tls;
        this.needsClient = needsClient;
        start();
    }

    public static SyslogReceiver plain() throws IOException {
        return new SyslogReceiver(null, false);
    }

    /** @param name of the files {@code <name>.pem} and {@code <name>.key}; @param clients PEM of those it takes, null for everybody */
    public static SyslogReceiver encrypted(Path folder, String name, Path clients) throws IOException {
        try {
            KeyMaterial own = KeyMaterial.read(folder.resolve(name + ".pem"), folder.resolve(name + ".key"), null);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own.keyStore(), null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), clients == null ? null : trusted(clients), null);
            return new SyslogReceiver(context, clients != null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] trusted(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : KeyMaterial.certificates(file)) {
            store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Starts again on the port it had before. */
    public void start() throws IOException {
        ServerSocket made =
                tls == null ? new ServerSocket() : tls.getServerSocketFactory().createServerSocket();
        if (made instanceof SSLServerSocket encrypted) {
            encrypted.setNeedClientAuth(needsClient);
        }
        made.setReuseAddress(true);
        made.setReceiveBufferSize(BUFFER_BYTES);
        made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = made.getLocalPort();
        server = made;
        Thread.ofPlatform().daemon().start(() -> accept(made));
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket line = from.accept();
                lines.add(line);
                if (from.isClosed()) {
                    // why: a line made just when it died would live on
                    reset(line);
                    return;
                }
                opened.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> read(line));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void read(Socket line) {
        try (line;
                InputStream in = new BufferedInputStream(line.getInputStream())) {
            String message = next(in);
            while (message != null) {
                gate.await();
                messages.add(message);
                if (messages.size() >= dieAfter) {
                    dieAfter = Integer.MAX_VALUE;
                    kill();
                    return;
                }
                message = next(in);
            }
            while (isDeaf) {
                Thread.onSpinWait();
            }
        } catch (IOException | InterruptedException | NumberFormatException e) {
            lines.remove(line);
        }
    }

    private static String next(InputStream in) throws IOException {
        StringBuilder length = new StringBuilder();
        int read = in.read();
        while (read >= '0' && read <= '9') {
            length.append((char) read);
            read = in.read();
        }
        if (read < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(Integer.parseInt(length.toString()));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Dies as a machine does: what it had not read is gone, its lines are reset. */
    public void kill() throws IOException {
        server.close();
        for (Socket line : lines) {
            reset(line);
        }
        lines.clear();
    }

    private static void reset(Socket line) throws IOException {
        if (!line.isClosed()) {
            line.setSoLinger(true, 0);
            line.close();
        }
    }

    /** Dies by itself once it has got so many messages. */
    public void dieAfter(int count) {
        dieAfter = count;
    }

    /** Takes nothing until {@link #goOn}. */
    public void hang() {
        gate = new CountDownLatch(1);
    }

    public void goOn() {
        gate.countDown();
    }

    /** Does not end a line when the other end does. */
    public void beDeaf(boolean deaf) {
        isDeaf = deaf;
    }

    public int port() {
        return port;
    }

    /** Returns how many lines were made to it. */
    public int opened() {
        return opened.get();
    }

    /** Returns what it has got, in that order. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** Returns the numbers of the rows of a kind that it has got. */
    public List<Long> numbers(String kind) {
        return messages.stream()
                .filter(message -> message.contains(" kind=\"" + kind + "\""))
                .map(SEQUENCE::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    public void forget() {
        messages.clear();
    }

    @Override
    public void close() throws IOException {
        goOn();
        isDeaf = false;
        kill();
    }
}
