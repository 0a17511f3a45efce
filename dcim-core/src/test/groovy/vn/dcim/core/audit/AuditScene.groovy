package vn.dcim.core.audit

import io.micronaut.context.ApplicationContext
import java.sql.Connection
import java.time.Duration
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** A log, and what somebody with all rights on the database can do to it. */
class AuditScene implements AutoCloseable {

    final TestDatabase database = TestDatabase.fresh()
    final SteppedClock clock = SteppedClock.at('2026-11-21T08:00:00Z')
    final ApplicationContext context = node()
    final AuditLog log = context.getBean(AuditLog)
    final AuditTrail trail = context.getBean(AuditTrail)
    final AuditSeals seals = context.getBean(AuditSeals)

    /** Starts the program once more on the same database. */
    ApplicationContext node() {
        ApplicationContext.builder().properties(database.properties() + ['dcim.audit.seal-delay': '10h']).singletons(clock).start()
    }

    void write(int entries) {
        database.connect().withCloseable { connection ->
            log.record(connection, (1..entries).collect {
                new AuditNote('lan', 'device.pause', "device:$it Tủ lạnh $it", 'active', 'paused', 'bảo trì')
            })
        }
    }

    /** Takes the log's own defence away and begins it anew. */
    void reset() {
        sql('DROP TRIGGER IF EXISTS audit_entry_stays', 'DROP TRIGGER IF EXISTS audit_entry_is_kept',
                'DROP TRIGGER IF EXISTS audit_seal_stays', 'DROP TRIGGER IF EXISTS audit_seal_is_kept',
                'TRUNCATE audit_entry', 'TRUNCATE audit_seal',
                "REPLACE INTO audit_head VALUES (1, 0, UNHEX(REPEAT('00', 32)))")
        ['key', 'pem', 'last'].each { new File(database.folder().toFile(), "audit-seal.$it").delete() }
        clock.set(SteppedClock.at('2026-11-21T08:00:00Z').instant())
    }

    void sql(String... statements) {
        database.connect().withCloseable { Connection connection ->
            statements.each { connection.createStatement().execute(it) }
        }
    }

    /** Changes an entry so that its own hash fits again. */
    void forge(long id, String became, String previous = null) {
        def entry = trail.find(id).get()
        put(new AuditEntry(id, entry.at(), entry.actor(), entry.address(), entry.action(), entry.subject(), entry.was(), became,
                entry.reason(), entry.requestId(), previous ?: entry.previous(), ''))
    }

    private void put(AuditEntry entry) {
        sql("UPDATE audit_entry SET became = '${entry.became()}', previous = UNHEX('${entry.previous()}'), hash = UNHEX('${AuditChain.hash(entry)}') WHERE id = ${entry.id()}")
    }

    /** Changes an entry and makes the whole chain behind it fit again, its end too. */
    void rewrite(long id, String became) {
        forge(id, became)
        def last = trail.find(id).get()
        while (trail.find(last.id() + 1).present) {
            def next = trail.find(last.id() + 1).get()
            forge(next.id(), next.became(), last.hash())
            last = trail.find(next.id()).get()
        }
        sql("UPDATE audit_head SET hash = UNHEX('${last.hash()}')")
    }

    /** Cuts the end off and moves the head back. */
    void cut(long after) {
        def last = trail.find(after).get()
        sql("DELETE FROM audit_entry WHERE id > $after", "UPDATE audit_head SET sequence = $after, hash = UNHEX('${last.hash()}')")
    }

    /** What a verification finds, such as {@code changed 3} or {@code missing-seal 2026-11-20}. */
    List<String> findings() {
        def found = []
        context.getBean(AuditVerifier).verify({ done, total -> }, { AuditFinding it ->
            found << "${it.kind().code()} ${it.day() ?: it.from() == it.to() ? it.day() ?: it.from() : it.from() + '-' + it.to()}".toString()
        })
        found
    }

    /** Passes to an instant and seals what is due. */
    void sealAfter(Duration step) {
        clock.advance(step)
        seals.sealDue()
    }

    @Override
    void close() {
        context.close()
        database.close()
    }
}
