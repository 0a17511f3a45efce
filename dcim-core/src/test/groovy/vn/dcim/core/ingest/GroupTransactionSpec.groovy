package vn.dcim.core.ingest

import io.micronaut.jdbc.DataSourceResolver
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.sql.Connection
import java.sql.SQLException
import java.time.Duration
import javax.sql.DataSource
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.node.ATestNode
import vn.dcim.core.testing.TestDatabase

class GroupTransactionSpec extends Specification {

    @Shared @AutoCleanup PipelineHarness plant = new PipelineHarness(TestDatabase.fresh())

    def counters = new PipelineCounters()
    def onCommit = []
    def transaction = new GroupTransaction(breaking(), DataSourceResolver.DEFAULT, counters, ATestNode.alone())
    def attempts = 0

    def setup() {
        plant.database.connect().withCloseable {
            it.createStatement().execute('CREATE OR REPLACE TABLE written (attempt INT)')
        }
        transaction.begin(plant.clock.instant())
        onCommit.clear()
    }

    def "a commit that came through without the program hearing of it is not repeated"() {
        given:
        onCommit << { Connection it ->
            it.commit()
            throw new SQLException('connection reset', '08S01')
        }

        expect: "the outcome is that of the attempt which was committed"
        transaction.commit(true, this.&write, {}) == outcome(1)
        attempts == 1
        written() == [1]
        counters.databaseFailures.sum() == 1

        and: "the next group is another one"
        transaction.commit(true, this.&write, {}) == outcome(2)
        written() == [1, 2]
    }

    def "a commit that did not come through is done again"() {
        given: "lost twice, then committed without the program hearing of it"
        2.times { onCommit << { throw new SQLException('connection reset', '08S01') } }
        onCommit << { Connection it ->
            it.commit()
            throw new SQLException('connection reset', '08S01')
        }

        expect:
        transaction.commit(true, this.&write, {}) == outcome(3)
        written() == [3]
    }

    def "another failure than the database's is told at once, and the next group is stored"() {
        when:
        transaction.commit(true, { connection, withAlarms ->
            write(connection, withAlarms)
            throw new IllegalArgumentException('a bug')
        }, {})

        then:
        thrown(IllegalArgumentException)
        attempts == 1

        and:
        transaction.commit(true, this.&write, {}) == outcome(2)
        written() == [2]
    }

    def "alarms that cannot be judged are left out of #what"() {
        given:
        def work = { connection, withAlarms ->
            write(connection, withAlarms)
            if (withAlarms) {
                throw new EvaluationFailed(new IllegalStateException('a bug'))
            }
            outcome(attempts)
        }

        when:
        def told = null
        try {
            transaction.commit(alone, work, {})
        } catch (EvaluationFailed e) {
            told = e
        }

        then:
        (told == null) == alone
        written() == rows
        counters.evaluationFailures.sum() == rows.size()

        and: "the next group is stored"
        transaction.commit(true, this.&write, {}) == outcome(attempts)

        where:
        what                                        | alone || rows
        'a batch that is alone'                     | true  || [2]
        'no group that its caller can still divide' | false || []
    }

    def "at the end of the program a database that fails is waited for only so long"() {
        given:
        transaction.endWithin(Duration.ZERO)
        onCommit << { throw new SQLException('connection reset', '08S01') }

        when:
        transaction.commit(true, this.&write, {})

        then:
        def e = thrown(DcimException)
        e.code() == ErrorCode.SHUTTING_DOWN
        transaction.over
    }

    def "a mark that somebody changed stops the writing instead of losing readings"() {
        given:
        plant.database.connect().withCloseable { it.createStatement().execute('UPDATE ingest_mark SET group_no = 99') }

        when:
        transaction.commit(true, this.&write, {})

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('ingest_mark says group 99 where 0 was expected')
    }

    private GroupOutcome write(Connection connection, boolean withAlarms) {
        attempts++
        connection.createStatement().execute("INSERT INTO written VALUES ($attempts)".toString())
        outcome(attempts)
    }

    private static GroupOutcome outcome(int attempt) {
        new GroupOutcome([], [Optional.empty()] * attempt, AlarmStage.NONE, [:])
    }

    private List<Integer> written() {
        plant.database.connect().withCloseable {
            def rows = it.createStatement().executeQuery('SELECT attempt FROM written ORDER BY attempt')
            def found = []
            while (rows.next()) {
                found << rows.getInt(1)
            }
            found
        }
    }

    /** A source of real connections whose next commits do what {@code onCommit} says. */
    private DataSource breaking() {
        proxy(DataSource, plant.context.getBean(DataSourceResolver).resolve(plant.context.getBean(DataSource))) {
            it instanceof Connection ? proxy(Connection, it) { it } : it
        }
    }

    private <T> T proxy(Class<T> type, Object target, Closure result) {
        (T) Proxy.newProxyInstance(type.classLoader, [type] as Class[]) { proxied, method, arguments ->
            if (method.name == 'commit' && onCommit) {
                return onCommit.remove(0).call(target)
            }
            try {
                result(method.invoke(target, arguments))
            } catch (InvocationTargetException e) {
                throw e.cause
            }
        }
    }
}
