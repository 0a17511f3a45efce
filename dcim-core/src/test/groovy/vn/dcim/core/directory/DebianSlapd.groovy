package vn.dcim.core.directory

import java.nio.file.Files
import java.nio.file.Path
import spock.util.concurrent.PollingConditions
import vn.dcim.core.testing.FreePorts
import vn.dcim.core.testing.TestDirectory

/**
 * OpenLDAP's slapd as Debian has it, in the foreground on a free port, with StartTLS and two people; where it is not installed, the
 * directory in memory with the same people.
 */
class DebianSlapd implements Closeable {

    static final String BASE = TestDirectory.BASE

    private static final File PROGRAM = new File('/usr/sbin/slapd')

    final boolean real = PROGRAM.canExecute()
    private final Path folder
    private TestDirectory own
    private Process process
    private int port

    /** @param folder with {@code directory.pem}, {@code directory.key} and {@code directory-ca.pem} */
    DebianSlapd(Path folder) {
        this.folder = folder
        real ? startProgram() : startOwn()
    }

    String url() {
        real ? "ldap://127.0.0.1:$port" : own.ldap()
    }

    private void startProgram() {
        port = FreePorts.any()
        Files.createDirectories(folder.resolve('slapd'))
        // why: Java writes keys without their public part, which GnuTLS wants
        run('openssl', 'ec', '-in', folder.resolve('directory.key').toString(), '-out', folder.resolve('slapd.key').toString())
        def conf = Files.writeString(folder.resolve('slapd.conf'), """
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            TLSCertificateFile ${folder.resolve('directory.pem')}
            TLSCertificateKeyFile ${folder.resolve('slapd.key')}
            security ssf=128
            database mdb
            suffix "$BASE"
            rootdn "${TestDirectory.SEARCHER}"
            rootpw "${TestDirectory.SEARCHERS_PASSWORD}"
            directory ${folder.resolve('slapd')}
            """.stripIndent())
        def people = Files.writeString(folder.resolve('people.ldif'), """\
            dn: $BASE
            objectClass: domain
            dc: example

            dn: ou=people,$BASE
            objectClass: organizationalUnit
            ou: people

            dn: ou=groups,$BASE
            objectClass: organizationalUnit
            ou: groups

            dn: uid=hoa,ou=people,$BASE
            objectClass: inetOrgPerson
            uid: hoa
            cn: Hoa
            sn: Hoa
            userPassword: of Hoa

            dn: uid=mai,ou=people,$BASE
            objectClass: inetOrgPerson
            uid: mai
            cn: Mai
            sn: Mai
            userPassword: of Mai

            dn: ${TestDirectory.groupDn('dcim-operators')}
            objectClass: groupOfNames
            cn: dcim-operators
            member: uid=hoa,ou=people,$BASE
            """.stripIndent())
        run('/usr/sbin/slapadd', '-f', conf.toString(), '-l', people.toString())
        process = new ProcessBuilder(PROGRAM.path, '-d', '256', '-f', conf.toString(), '-h', url())
                .redirectErrorStream(true).redirectOutput(folder.resolve('slapd.log').toFile()).start()
        new PollingConditions(timeout: 20, delay: 0.05).eventually {
            assert process.alive: folder.resolve('slapd.log').toFile().text
            new Socket(InetAddress.loopbackAddress, port).close()
        }
    }

    private void startOwn() {
        own = new TestDirectory(folder, false)
        own.group('dcim-operators')
        own.person('hoa', 'of Hoa', 'dcim-operators')
        own.person('mai', 'of Mai')
    }

    private static void run(String... command) {
        def process = new ProcessBuilder(command).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0: said
    }

    @Override
    void close() {
        process?.destroy()
        process?.waitFor()
        own?.close()
    }
}
