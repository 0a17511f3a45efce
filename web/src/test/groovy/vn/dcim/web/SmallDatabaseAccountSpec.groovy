package vn.dcim.web

import io.micronaut.context.ApplicationContext
import java.sql.DriverManager
import java.sql.SQLException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.testing.TestDatabase

import static vn.dcim.core.testing.ADevice.aDevice

/** The program with no more rights in its database than docs/operations.md grants it, after the first start. */
class SmallDatabaseAccountSpec extends Specification {

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared String schema = database.url().find(/\/(spec_\w+)\?/) { it[1] }
    @Shared String small = "small_${ProcessHandle.current().pid()}"
    @Shared String url = database.url().replaceAll(/&(user|password)=\w*/, '') + "&user=$small&password=small"
    @Shared @AutoCleanup WebServer web

    def setupSpec() {
        ApplicationContext.run(database.properties()).close()
        as(database.url(), "CREATE USER $small IDENTIFIED BY 'small'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.* TO $small",
                "GRANT ALTER, CREATE, DROP ON ${schema}.journal TO $small")
        web = new WebServer(['datasources.default.url': url, 'dcim.database.url': url, 'dcim.database.user': small, 'dcim.database.password': 'small'],
                [], database)
    }

    def cleanupSpec() {
        as(database.url(), "DROP USER $small")
    }

    static void as(String url, String... statements) {
        DriverManager.getConnection(url).withCloseable { connection ->
            statements.each { connection.createStatement().execute(it) }
        }
    }

    def "pages are shown, commands obeyed, devices added, and all of it is in the audit log"() {
        when:
        def ups = aDevice('UPS-A').at('mqtt:spec/UPS-A').with('input.voltage').addTo(web.context)

        then:
        web.page('/devices', Role.OPERATOR).body().contains('UPS-A')
        web.command("/devices/${ups.id()}/pause", Role.ADMINISTRATOR).statusCode() < 300
        web.get('/api/v1/audit').items*.action.containsAll(['device.pause', 'sign-in'])
        !database.rows("SELECT 1 FROM information_schema.processlist WHERE user = '$small'").isEmpty()
    }

    def "#statement is beyond it"() {
        when:
        as(url, statement)

        then:
        def e = thrown(SQLException)
        e.message.contains('denied')

        where:
        statement << ['TRUNCATE TABLE audit_entry', 'DROP TRIGGER audit_entry_stays', 'DROP TABLE account', 'CREATE TABLE mine (id INT)']
    }
}
