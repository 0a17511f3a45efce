package vn.dcim.core.startup

import java.time.Clock
import java.time.Duration
import java.time.Instant
import org.flywaydb.core.Flyway
import spock.lang.AutoCleanup
import spock.lang.Specification
import vn.dcim.core.testing.TestDatabase

class DatabaseCheckSpec extends Specification {

    static final Instant NOON = Instant.parse('2026-11-21T12:00:00Z')

    @AutoCleanup
    TestDatabase database = TestDatabase.empty()

    def "a database that answers in time, empty or migrated, is fit"() {
        when:
        new DatabaseCheck().check(settings())
        migrate()
        new DatabaseCheck().check(settings())

        then:
        noExceptionThrown()
    }

    def "a database whose clock is #off is #verdict"() {
        given:
        def check = new DatabaseCheck(Clock.offset(Clock.systemUTC(), off.negated()))

        when:
        def refusal = refusalOf { check.check(settings()) }

        then:
        (refusal != null) == refused
        refusal == null || refusal.contains('5')

        where:
        off                     || refused
        Duration.ofSeconds(4)   || false
        Duration.ofSeconds(-4)  || false
        Duration.ofSeconds(60)  || true
        Duration.ofSeconds(-60) || true

        verdict = refused ? 'refused' : 'taken'
    }

    def "an instant #theirs s from the asking, which took 2 s, is #off s off"() {
        expect:
        DatabaseCheck.offBy(NOON, NOON.plusSeconds(theirs), NOON.plusSeconds(2)) == Duration.ofSeconds(off)

        where:
        theirs || off
        -1     || -1
        0      || 0
        2      || 0
        3      || 1
    }

    def "a schema newer than the program is refused with both versions"() {
        given:
        migrate()
        execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, "
                + "installed_by, execution_time, success) "
                + "VALUES (9999, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1, 'spec', 1, 1)")

        expect:
        refusalOf { new DatabaseCheck().check(settings()) }.contains('9999')
    }

    def "a server that tells others its changes must let the program make triggers, until the schema has them"() {
        given: "an account without rights on the whole server"
        def logging = TestDatabase.onServerOfItsOwn('--log-bin')
        def schema = (logging.url() =~ $//([^/]+)/(\w+)\?/$)[0][2]
        def poor = ['dcim.database.url': logging.url().replace('user=dcim', 'user=poor').replace('password=dcim', 'password=poor'),
                    'dcim.database.user': 'poor', 'dcim.database.password': 'poor']
        def rich = ['dcim.database.url': logging.url(), 'dcim.database.user': 'dcim', 'dcim.database.password': 'dcim']
        logging.connect().withCloseable {
            it.createStatement().execute("CREATE USER poor@'127.0.0.1' IDENTIFIED BY 'poor'")
            it.createStatement().execute("INSERT INTO mysql.db (Host, Db, User, Select_priv, Insert_priv, Update_priv, Delete_priv, Create_priv, Alter_priv, Trigger_priv) VALUES ('127.0.0.1', '$schema', 'poor', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y')")
            it.createStatement().execute('FLUSH PRIVILEGES')
        }

        expect:
        refusalOf { new DatabaseCheck().check(settings(poor)) }.contains('log_bin_trust_function_creators')
        refusalOf { new DatabaseCheck().check(settings(rich)) } == null
        refusalOf { new DatabaseCheck().check(settings(poor + ['flyway.datasources.default.username': 'another'])) } == null

        when:
        Flyway.configure().dataSource(logging.url(), 'dcim', 'dcim').load().migrate()

        then:
        refusalOf { new DatabaseCheck().check(settings(poor)) } == null

        when:
        logging.connect().withCloseable {
            it.createStatement().execute('DELETE FROM flyway_schema_history WHERE version > 60')
            it.createStatement().execute('SET GLOBAL log_bin_trust_function_creators = 1')
        }

        then:
        refusalOf { new DatabaseCheck().check(settings(poor)) } == null

        cleanup:
        logging.close()
    }

    def "a database that cannot be reached is named in one line, without its password"() {
        when:
        def refusal = refusalOf {
            new DatabaseCheck().check(settings('dcim.database.url': 'jdbc:mariadb://127.0.0.1:1/dcim?password=secret'))
        }

        then:
        refusal.contains('jdbc:mariadb://127.0.0.1:1/dcim')
        !refusal.contains('secret')
        refusal.readLines().size() == 1
    }

    def "a setting that nobody made is named, with its variable"() {
        expect:
        refusalOf { new DatabaseCheck().check(new StartupSettings({ Optional.empty() })) }
                .with { it.contains('dcim.database.url') && it.contains('DCIM_DATABASE_URL') }
    }

    private static String refusalOf(Closure<?> action) {
        try {
            action()
            return null
        } catch (StartupRefusal e) {
            return e.message
        }
    }

    private StartupSettings settings(Map<String, String> other = [:]) {
        def query = database.url().split('\\?')[1].split('&').collectEntries { it.split('=', 2) as List }
        def all = ['dcim.database.url': database.url(), 'dcim.database.user': query.user ?: 'root',
                   'dcim.database.password': query.password ?: ''] + other
        new StartupSettings({ Optional.ofNullable(all[it]) })
    }

    private void migrate() {
        Flyway.configure().dataSource(database.url(), null, null).load().migrate()
    }

    private void execute(String sql) {
        database.connect().withCloseable { it.createStatement().execute(sql) }
    }
}
