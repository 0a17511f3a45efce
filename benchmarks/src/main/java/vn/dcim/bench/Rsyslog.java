package vn.dcim.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's rsyslog, which takes lines at a port of loopback and passes them on over TLS, as it does at a centre's relay. */
final class Rsyslog implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Process process;
    private final int port;

    /** @param target port of loopback that takes syslog over TLS @param authority the certificate it shows */
    Rsyslog(Path folder, int target, Path authority) throws IOException {
        port = freePort();
        Path settings = folder.resolve("rsyslog.conf");
        Files.writeString(settings, """
                global(workDirectory="%1$s" defaultNetstreamDriverCAFile="%2$s" maxMessageSize="8k")
                module(load="imtcp")
                input(type="imtcp" port="%3$d" address="127.0.0.1" ruleset="on")
                ruleset(name="on" queue.type="LinkedList" queue.size="200000") {
                  action(type="omfwd" target="127.0.0.1" port="%4$d" protocol="tcp"
                         template="RSYSLOG_SyslogProtocol23Format" TCP_Framing="octet-counted"
                         StreamDriver="ossl" StreamDriverMode="1" StreamDriverAuthMode="anon"
                         action.resumeRetryCount="-1" action.resumeInterval="1")
                }
                """.formatted(folder, authority, port, target));
        try {
            process = new ProcessBuilder(
                            "rsyslogd",
                            "-n",
                            "-f",
                            settings.toString(),
                            "-i",
                            folder.resolve("rsyslog.pid").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("rsyslog.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("rsyslogd does not start. Install the packages rsyslog and rsyslog-openssl", e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Opens a line to it, as soon as it listens. */
    Socket open() throws IOException, InterruptedException {
        long started = System.nanoTime();
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() - started > PATIENCE_NANOS) {
                    throw new IOException("rsyslogd does not listen", e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    ProcessUse use() throws IOException {
        return ProcessUse.of(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
