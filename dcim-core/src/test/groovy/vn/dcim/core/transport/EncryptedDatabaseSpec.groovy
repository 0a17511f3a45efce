package vn.dcim.core.transport

import com.zaxxer.hikari.HikariConfig
import com.zaxxer.hikari.HikariDataSource
import io.micronaut.jdbc.DataSourceResolver
import java.nio.file.Path
import java.sql.DriverManager
import java.sql.SQLException
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import vn.dcim.core.testing.MariadbServer
import vn.dcim.core.testing.TestAuthority

/** A site's MariaDB with a certificate, reached as docs/operations.md says. */
class EncryptedDatabaseSpec extends Specification {

    @Shared @TempDir Path folder
    @Shared @AutoCleanup MariadbServer server

    def setupSpec() {
        TestAuthority.in(folder, 'ca').issue('database', Duration.ofDays(90), '127.0.0.1')
        TestAuthority.in(folder, 'other-ca')
        server = MariadbServer.launch("--ssl-ca=$folder/ca.pem", "--ssl-cert=$folder/database.pem", "--ssl-key=$folder/database.key")
    }

    String url(String authority) {
        "${server.url()}&sslMode=verify-full&serverSslCert=$folder/$authority"
    }

    def "a database with a certificate is reached over TLS with AES-256, and that is told"() {
        given:
        def pool = new HikariDataSource(new HikariConfig(jdbcUrl: url('ca.pem'), maximumPoolSize: 1))

        when:
        def path = new DatabasePath(pool, DataSourceResolver.DEFAULT, new UsualCredentials(null, null, 'a password')).paths().first()

        then:
        path.protocol() == 'TLSv1.3'
        path.cipher() in ['TLS_AES_256_GCM_SHA384', 'TLS13-AES256-GCM-SHA384'] // OpenSSL's name, wolfSSL's
        path.judgement().verdict() == Judgement.Verdict.MEETS
        !path.peer().contains('password')

        cleanup:
        pool.close()
    }

    def "a database whose certificate another authority signed is not talked to"() {
        when:
        DriverManager.getConnection(url('other-ca.pem'))

        then:
        thrown(SQLException)
    }
}
