package vn.dcim.core.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A line to a host by SSH, whose key must be the one that was noted: nothing is sent to another. */
final class SshLine implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final SshClient client;
    private final ClientSession session;

    private SshLine(SshClient client, ClientSession session) {
        this.client = client;
        this.session = session;
    }

    /** Compares the key of a host, and remembers it. */
    private static final class Pinned implements ServerKeyVerifier {

        private final SshAccess access;
        private volatile String shown = "";

        Pinned(SshAccess access) {
            this.access = access;
        }

        @Override
        public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
            shown = KeyUtils.getFingerPrint(key);
            return access.hostKeys().contains(shown);
        }
    }

    /** @throws RunFault {@code unreachable}, {@code host-key} with what it shows, {@code refused}, {@code credentials} */
    static SshLine open(SshAccess access) throws RunFault {
        SshClient client = SshClient.setUpDefaultClient();
        var pinned = new Pinned(access);
        // why: what lies in the home of whoever runs the program is no setting of a plan
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(pinned);
        client.start();
        ClientSession session = null;
        try {
            session = connect(client, access);
            identify(session, access);
            session.auth().verify(CONNECT);
            return new SshLine(client, session);
        } catch (IOException e) {
            client.stop();
            if (!pinned.shown.isEmpty() && !access.hostKeys().contains(pinned.shown)) {
                throw new RunFault(
                        e, "host-key", access + ": " + pinned.shown + " ≠ " + String.join(" ", access.hostKeys()));
            }
            throw new RunFault(e, "refused", access + ": " + CopyFile.told(e));
        } catch (RunFault e) {
            client.stop();
            throw e;
        }
    }

    private static ClientSession connect(SshClient client, SshAccess access) throws RunFault {
        try {
            return client.connect(access.user(), access.host(), access.port())
                    .verify(CONNECT)
                    .getSession();
        } catch (IOException e) {
            throw new RunFault(e, "unreachable", access + ": " + CopyFile.told(e));
        }
    }

    private static void identify(ClientSession session, SshAccess access) throws RunFault {
        try {
            if (!access.keyFile().isEmpty()) {
                for (KeyPair pair : new FileKeyPairProvider(Path.of(access.keyFile())).loadKeys(session)) {
                    session.addPublicKeyIdentity(pair);
                }
            }
            if (!access.passwordFile().isEmpty()) {
                session.addPasswordIdentity(access.password());
            }
        } catch (IOException | RuntimeException e) {
            throw new RunFault(e, "credentials", access + ": " + e.getMessage());
        }
    }

    /** Runs a command to its end. @return its exit code; −1 where the host told none */
    int run(String command, OutputStream out, OutputStream err, Duration limit) throws IOException, RunFault {
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(out);
            channel.setErr(err);
            channel.open().verify(CONNECT);
            Set<ClientChannelEvent> events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), limit);
            if (events.contains(ClientChannelEvent.TIMEOUT)) {
                throw new RunFault("timeout", command + ": " + limit.toMinutes() + " min");
            }
            return channel.getExitStatus() == null ? -1 : channel.getExitStatus();
        }
    }

    SftpClient sftp() throws IOException {
        return SftpClientFactory.instance().createSftpClient(session);
    }

    String version() {
        return session.getServerVersion();
    }

    @Override
    public void close() {
        client.stop();
    }
}
