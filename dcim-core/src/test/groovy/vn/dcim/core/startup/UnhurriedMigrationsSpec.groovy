package vn.dcim.core.startup

import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.testing.TestDatabase

class UnhurriedMigrationsSpec extends Specification {

    @AutoCleanup TestDatabase database = TestDatabase.empty()

    def "a migration may take longer than an answer is waited for"() {
        given:
        Files.writeString(database.folder().resolve('V9000__rebuild_something.sql'), 'SELECT SLEEP(1.5);')

        when:
        def context = ApplicationContext.run(database.properties() + [
                'dcim.roles': 'web',
                'datasources.default.data-source-properties.socketTimeout': '1000',
                'flyway.datasources.default.locations': ['classpath:db/migration', "filesystem:${database.folder()}" as String]])

        then:
        database.connect().withCloseable {
            def row = it.createStatement().executeQuery('SELECT success FROM flyway_schema_history WHERE version = 9000')
            row.next() && row.getBoolean(1)
        }

        cleanup:
        context?.close()
    }
}
