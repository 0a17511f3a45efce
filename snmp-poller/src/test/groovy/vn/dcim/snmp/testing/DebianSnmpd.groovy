package vn.dcim.snmp.testing

import vn.dcim.plant.snmp.AgentLoop
import vn.dcim.plant.snmp.OidTree
import vn.dcim.plant.snmp.SnmpAgent
import vn.dcim.plant.snmp.UsmCredentials
import vn.dcim.plant.snmp.UsmCredentials.Auth
import vn.dcim.plant.snmp.UsmCredentials.Priv

import java.nio.file.Files
import java.nio.file.Path

/**
 * net-snmp's snmpd as Debian has it, with the community {@code public} and a user for every pair of algorithms; where it is not
 * installed, an agent of our own that knows the same.
 */
class DebianSnmpd implements Closeable {

    static final Map<List<String>, UsmCredentials> USERS = [
            ['SHA', 'AES', Auth.SHA1, Priv.AES128],
            ['SHA-224', 'AES', Auth.SHA224, Priv.AES128],
            ['SHA-256', 'AES', Auth.SHA256, Priv.AES128],
            ['SHA-384', 'AES-192', Auth.SHA384, Priv.AES192],
            ['SHA-512', 'AES-256', Auth.SHA512, Priv.AES256],
            ['SHA', 'AES-192', Auth.SHA1, Priv.AES192],
            ['SHA', 'AES-256', Auth.SHA1, Priv.AES256],
            ['SHA', 'AES-192-C', Auth.SHA1, Priv.AES192C],
            ['SHA', 'AES-256-C', Auth.SHA1, Priv.AES256C],
            ['SHA', 'DES', Auth.SHA1, Priv.DES],
            ['MD5', 'DES', Auth.MD5, Priv.DES],
    ].collectEntries { auth, priv, ownAuth, ownPriv ->
        [[auth, priv], new UsmCredentials("u-$auth-$priv".toLowerCase(), ownAuth, 'auth-password', ownPriv, 'priv-password')]
    }

    private static final File PROGRAM = new File('/usr/sbin/snmpd')

    final int port
    final boolean real = PROGRAM.canExecute()
    private final Path folder = Files.createTempDirectory('dcim-snmpd')
    private Process process
    private AgentLoop loop
    private SnmpAgent agent

    DebianSnmpd() {
        port = new DatagramSocket(0, InetAddress.loopbackAddress).withCloseable { it.localPort }
        start()
    }

    private void start() {
        if (real) {
            startProgram()
        } else {
            startOwn(1)
        }
    }

    private void startProgram() {
        def users = USERS.collect { algorithms, user ->
            "createUser ${user.user()} ${algorithms[0]} \"auth-password\" ${algorithms[1]} \"priv-password\"\nrouser ${user.user()} priv"
        }
        Files.writeString(folder.resolve('snmpd.conf'), """
            sysDescr A host of the spec
            rocommunity public 127.0.0.1
            ${users.join('\n')}
            """.stripIndent())
        def builder = new ProcessBuilder(PROGRAM.path, '-f', '-Lf', folder.resolve('log').toString(), '-C', '-c',
                folder.resolve('snmpd.conf').toString(), '-p', folder.resolve('pid').toString(), "udp:127.0.0.1:$port".toString())
        builder.environment().put('SNMP_PERSISTENT_DIR', folder.resolve('state').toString())
        builder.environment().put('MIBS', '')
        process = builder.redirectErrorStream(true).redirectOutput(folder.resolve('out').toFile()).start()
    }

    private void startOwn(int boots) {
        loop = new AgentLoop()
        def builder = SnmpAgent.on(loop).bind(new InetSocketAddress(InetAddress.loopbackAddress, port))
                .engine('80001f8806'.decodeHex(), boots)
        def tree = OidTree.builder()
                .text('1.3.6.1.2.1.1.1.0', 'A host of the spec')
                .oid('1.3.6.1.2.1.1.2.0', '1.3.6.1.4.1.8072.3.2.10')
                .ticks('1.3.6.1.2.1.1.3.0') { agent == null ? 0 : agent.uptime().toMillis().intdiv(10) }
                .text('1.3.6.1.2.1.2.2.1.2.1', 'lo')
                .integer('1.3.6.1.2.1.2.2.1.8.1') { 1 }
                .build()
        builder.community('public', tree)
        USERS.values().each { builder.user(it, tree) }
        agent = builder.start()
    }

    /** Ends it and starts it again: one more boot of its SNMPv3 engine. */
    void restart() {
        def boots = agent?.boots()
        stop()
        if (real) {
            startProgram()
        } else {
            startOwn(boots + 1)
        }
    }

    private void stop() {
        if (process != null) {
            process.destroy()
            process.waitFor()
        }
        agent?.close()
        loop?.close()
    }

    @Override
    void close() {
        stop()
        folder.toFile().deleteDir()
    }
}
