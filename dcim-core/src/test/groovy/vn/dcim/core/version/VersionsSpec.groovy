package vn.dcim.core.version

import io.micronaut.context.ApplicationContext
import io.micronaut.transaction.TransactionOperations
import java.sql.Connection
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.Future
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** What the registry was at an instant that is past stays what it was. */
class VersionsSpec extends Specification {

    static final Instant START = Instant.parse('2026-06-30T16:59:59.999Z')

    @Shared SteppedClock clock = SteppedClock.at(START.toString())
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Versions versions = context.getBean(Versions)
    @Shared TransactionOperations<Connection> transactions = context.getBean(TransactionOperations)
    @Shared @AutoCleanup('shutdownNow') executor = Executors.newFixedThreadPool(2)
    @Shared int counter

    String name = "R-${++counter}"

    Object sql(Closure work) {
        transactions.executeWrite { status -> work(status.connection) }
    }

    Instant write(String statement) {
        versions.write { at ->
            sql { it.createStatement().executeUpdate(statement) }
            at
        }
    }

    List<List> history() {
        sql {
            def rows = it.createStatement().executeQuery(
                    "SELECT kind, UNIX_TIMESTAMP(row_start) began FROM place FOR SYSTEM_TIME ALL WHERE name = '$name' ORDER BY row_start")
            def found = []
            while (rows.next()) {
                found << [rows.getString(1), rows.getBigDecimal(2)]
            }
            found
        }
    }

    List<String> asOf(Instant at) {
        sql {
            def rows = it.createStatement().executeQuery(
                    "SELECT kind FROM place FOR SYSTEM_TIME AS OF FROM_UNIXTIME(${at.epochSecond}.${String.format('%06d', at.nano.intdiv(1000))}) WHERE name = '$name'")
            def found = []
            while (rows.next()) {
                found << rows.getString(1)
            }
            found
        }
    }

    def "a version begins with the program's instant, and not a microsecond before"() {
        when:
        clock.advance(Duration.ofDays(1))
        def began = write("INSERT INTO place (name, kind) VALUES ('$name', 'RACK')")
        clock.advance(Duration.ofHours(1))
        def changed = write("UPDATE place SET kind = 'ROW' WHERE name = '$name'")

        then:
        began == clock.instant() - Duration.ofHours(1)
        changed == clock.instant()

        and:
        asOf(began.minusNanos(1000)) == []
        asOf(began) == ['RACK']
        asOf(changed.minusNanos(1000)) == ['RACK']
        asOf(changed) == ['ROW']

    }

    def "a clock that is set back, or stands, loses no version: each is a microsecond after the one before"() {
        given:
        clock.advance(Duration.ofDays(1))
        def first = write("INSERT INTO place (name, kind) VALUES ('$name', 'RACK')")

        when: "it stands"
        def second = write("UPDATE place SET kind = 'ROW' WHERE name = '$name'")

        and: "it is set back by an hour"
        clock.advance(Duration.ofHours(-1))
        def third = write("UPDATE place SET kind = 'ROOM' WHERE name = '$name'")
        clock.advance(Duration.ofHours(1))

        then:
        [second, third] == [first.plusNanos(1000), first.plusNanos(2000)]
        history()*.first() == ['RACK', 'ROW', 'ROOM']
    }

    def "who changes waits for who changes already, so that instants follow each other as commits do"() {
        given:
        clock.advance(Duration.ofDays(1))
        def begun = new CountDownLatch(1)
        def mayEnd = new CountDownLatch(1)
        def ended = []

        when:
        Future<Instant> slow = executor.submit({
            versions.write { at ->
                begun.countDown()
                mayEnd.await()
                sql { it.createStatement().executeUpdate("INSERT INTO place (name, kind) VALUES ('$name', 'RACK')") }
                synchronized (ended) {
                    ended << 'slow'
                }
                at
            }
        } as java.util.concurrent.Callable<Instant>)
        begun.await()
        Future<Instant> cutOff = executor.submit({
            def at = versions.cutOff()
            synchronized (ended) {
                ended << 'cut-off'
            }
            at
        } as java.util.concurrent.Callable<Instant>)

        then: "a cut-off waits, or it would change once the slow one is through"
        !cutOff.done

        when:
        mayEnd.countDown()

        then:
        slow.get() < cutOff.get()
        ended == ['slow', 'cut-off']
        asOf(cutOff.get()) == ['RACK']
    }

    def "what fails leaves no version, and a connection whose time goes on"() {
        given:
        clock.advance(Duration.ofDays(1))
        write("INSERT INTO place (name, kind) VALUES ('$name', 'RACK')")

        when:
        versions.write { at ->
            sql { it.createStatement().executeUpdate("UPDATE place SET kind = 'ROW' WHERE name = '$name'") }
            throw new IllegalStateException('the power is gone')
        }

        then:
        thrown(IllegalStateException)
        history()*.first() == ['RACK']
        20.times {
            assert sql {
                def row = it.createStatement().executeQuery('SELECT ABS(UNIX_TIMESTAMP(NOW(6)) - UNIX_TIMESTAMP(SYSDATE(6))) < 5')
                row.next()
                row.getBoolean(1)
            }
        }
    }
}
