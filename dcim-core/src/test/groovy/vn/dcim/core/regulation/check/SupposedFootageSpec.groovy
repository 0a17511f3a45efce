package vn.dcim.core.regulation.check

import io.micronaut.context.ApplicationContext
import java.sql.Statement
import java.time.Instant
import java.time.LocalDate
import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.regulation.Evaluation
import vn.dcim.core.regulation.Preview
import vn.dcim.core.regulation.State
import vn.dcim.core.report.ReportJson
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase

/** Which cameras would break if their footage had to be kept longer, from facts that were kept. */
class SupposedFootageSpec extends Specification {

    static final String FOOTAGE = 'BK11-6.5-b'

    @Shared SteppedClock clock = SteppedClock.at('2026-11-24T01:00:00Z')
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context =
            ApplicationContext.builder().properties(database.properties()).singletons(clock).start()
    @Shared Preview preview = context.getBean(Preview)

    /** Two cameras, known since August, with footage of 40 and of 60 days. */
    def setupSpec() {
        context.getBean(Evaluation).evaluate()
        def told = [7: 40, 8: 60].collect { number, days ->
            new Plant.Told("camera.${number}.footage-age", "C0$number", '', days * 86_400d, days * 86_400d, true, null)
        }
        def facts = new CameraEvidence.Facts(new Plant([new Plant.Unit(1, 'NVR-1', 'nvr', '', told)]), [], 1, [],
                told.collect { new CameraEvidence.Footage(1, it.point(), LocalDate.parse('2026-08-01')) })
        byte[] bytes = context.getBean(ReportJson).bytes(facts)
        def packed = new ByteArrayOutputStream()
        new GZIPOutputStream(packed).withCloseable { it.write(bytes) }
        database.connect().withCloseable { connection ->
            def kept = connection.prepareStatement(
                    "INSERT INTO obligation_facts (evidence, sha256, packed, gathered_at) VALUES (?, ?, ?, NOW(3))", Statement.RETURN_GENERATED_KEYS)
            kept.setString(1, CameraEvidence.NAME)
            kept.setString(2, ReportJson.sha256(bytes))
            kept.setBytes(3, packed.toByteArray())
            kept.executeUpdate()
            def key = kept.generatedKeys
            key.next()
            connection.createStatement().execute('DROP TRIGGER IF EXISTS obligation_result_stays')
            assert connection.createStatement().executeUpdate("UPDATE obligation_result SET facts_id = ${key.getLong(1)} WHERE obligation = '$FOOTAGE'") == 1
        }
    }

    def "if footage had to be kept for #days days, #wrong would break"() {
        when:
        def changed = preview.simulate(FOOTAGE, [camera_retention_days: days as String], false).first()

        then:
        changed.was().state() == State.MET
        changed.becomes().state() == state
        changed.fresh()*.name() == wrong
        changed.gone() == []

        where:
        days || state         | wrong
        30   || State.MET     | []
        40   || State.MET     | []
        41   || State.NOT_MET | ['NVR-1 C07']
        45   || State.NOT_MET | ['NVR-1 C07']
        61   || State.NOT_MET | ['NVR-1 C07', 'NVR-1 C08']
    }

    def "“#value” is no number of days"() {
        when:
        preview.simulate(FOOTAGE, [camera_retention_days: value], false)

        then:
        def failure = thrown(DcimException)
        failure.arguments().take(2) == ['camera_retention_days', value]

        where:
        value << ['', 'moon', '30..45']
    }
}
