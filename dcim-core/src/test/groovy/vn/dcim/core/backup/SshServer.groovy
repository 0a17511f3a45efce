package vn.dcim.core.backup

import java.nio.file.Files
import java.nio.file.Path
import org.apache.sshd.common.config.keys.KeyUtils
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory
import org.apache.sshd.common.keyprovider.KeyPairProvider
import org.apache.sshd.server.SshServer as MinaServer
import org.apache.sshd.server.auth.password.PasswordAuthenticator
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider
import org.apache.sshd.server.shell.ProcessShellCommandFactory
import org.apache.sshd.sftp.server.SftpSubsystemFactory

/** A real SSH server in this process, with SFTP and the commands of this machine; its password is {@code secret}. */
class SshServer implements AutoCloseable {

    final Path home
    private MinaServer server
    private int port

    SshServer(Path home) {
        this.home = Files.createDirectories(home)
        start()
    }

    int port() {
        port
    }

    String hostKey() {
        KeyUtils.getFingerPrint(server.keyPairProvider.loadKey(null, KeyPairProvider.ECDSA_SHA2_NISTP256).public)
    }

    /** Comes back on the same port with another key, as a host that was replaced, or another that pretends to be it. */
    void changeKey() {
        server.stop(true)
        start()
    }

    private void start() {
        server = MinaServer.setUpDefaultServer()
        server.host = '127.0.0.1'
        server.port = port
        server.keyPairProvider = new SimpleGeneratorHostKeyProvider().tap {
            algorithm = 'EC'
            keySize = 256
        }
        server.passwordAuthenticator = { user, password, session -> password == 'secret' } as PasswordAuthenticator
        server.commandFactory = ProcessShellCommandFactory.INSTANCE
        server.subsystemFactories = [new SftpSubsystemFactory()]
        server.fileSystemFactory = new VirtualFileSystemFactory(Path.of('/'))
        server.start()
        port = server.port
    }

    /** Lets whoever has the private key of this public one in. */
    void allow(Path publicKey) {
        server.publickeyAuthenticator = new AuthorizedKeysAuthenticator(publicKey)
    }

    /** How a plan signs in. @param prefix empty, or {@code sftp-} */
    Map<String, String> settings(String prefix = '') {
        def password = home.resolve('password')
        Files.writeString(password, 'secret\n')
        def access = [(prefix + 'password-file'): password.toString(), (prefix + 'host-key'): hostKey()]
        prefix ? access : access + [host: '127.0.0.1', port: port.toString(), user: 'backup']
    }

    @Override
    void close() {
        server.stop(true)
    }
}
