package vn.dcim.mqtt.bridge

import io.micronaut.context.ApplicationContext
import java.time.Instant
import java.time.LocalDate
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.ApiTokens
import vn.dcim.core.account.Permission
import vn.dcim.core.account.Role
import vn.dcim.core.asset.Importance
import vn.dcim.core.backup.BackupDesk
import vn.dcim.core.backup.BackupPlan
import vn.dcim.core.backup.Backups
import vn.dcim.core.backup.DataKind
import vn.dcim.core.backup.Medium
import vn.dcim.core.backup.RunnerKind
import vn.dcim.core.testing.SteppedClock
import vn.dcim.core.testing.TestDatabase
import vn.dcim.mqtt.testing.Mosquitto
import vn.dcim.mqtt.testing.Publisher

/** Runs of backups that tools report over a broker. */
class BackupReportsSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-21T00:00:00Z')

    @Shared @AutoCleanup Mosquitto broker = Mosquitto.launch()
    @Shared @AutoCleanup TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup ApplicationContext context = ApplicationContext.builder().properties(database.properties() + [
            'dcim.mqtt.url': broker.url(), 'dcim.mqtt.client-id': 'spec-' + database.folder().fileName]).singletons(SteppedClock.at(NOW.toString())).start()
    @Shared @AutoCleanup Publisher tool = new Publisher(broker.url())
    @Shared Map<String, String> tokens = [:]
    @Shared BackupPlan plan
    @Shared BackupPlan own

    def soon = new PollingConditions(timeout: 20, delay: 0.05)

    def setupSpec() {
        def issue = { String name, Role role -> context.getBean(Accounts).issue(name, role).account() }
        def veeam = issue('veeam', Role.OPERATOR)
        tokens = [good: context.getBean(ApiTokens).issue(veeam, 'veeam'),
                  narrow: context.getBean(ApiTokens).issue(veeam, 'đọc', EnumSet.of(Permission.VIEW), LocalDate.parse('2027-01-01')),
                  auditor: context.getBean(ApiTokens).issue(issue('kiem-toan', Role.AUDITOR), 'a'),
                  unknown: 'dcim_' + 'x' * 43, none: '']
        def desk = context.getBean(BackupDesk)
        def set = desk.addSet(new BackupDesk.WantedSet('Máy ảo', DataKind.BUSINESS_DATA, Importance.HIGH, '', null, null, '', [:]), 'an').id()
        def declare = { String name, RunnerKind runner, String target, String cron ->
            desk.declare(new BackupDesk.WantedPlan(name, set, runner, [:], cron, 60, 30, 7, 6,
                    [new BackupDesk.WantedTarget(target, null, Medium.DISK, 'Kho', false)]), Instant.parse('2026-11-19T00:00:00Z'), 'an')
        }
        plan = declare('Veeam', RunnerKind.REPORTED, 'Kho 1', '0 0 22 * * ?')
        own = declare('Của mình', RunnerKind.OWN_DATABASE, database.folder().resolve('copies').toString(), '0 30 1 * * ?')
        new PollingConditions(timeout: 20).eventually { assert context.getBean(MqttBridge).statistics().connected() }
    }

    def cleanup() {
        database.connect().withCloseable { it.createStatement().execute('DELETE FROM rejected_message') }
    }

    static String report(Map more = [:]) {
        groovy.json.JsonOutput.toJson([state: 'done', startedAt: '2026-11-20T22:01:00+07:00', endedAt: '2026-11-20T23:24:00+07:00',
                                       bytes: 412, items: 6, verified: true, message: '6/6 VM'] + more)
    }

    private List<List> runs() {
        context.getBean(Backups).runs(plan.id()).findAll { it.dueAt() == null }.collect {
            [it.startedAt().toString(), it.state().code(), it.bytes(), it.verdict().code(), it.startedBy()]
        }
    }

    def "a run that is reported with a token is a run of the plan; said again, also kept by the broker, it is one"() {
        when:
        3.times { tool.publishWith(tokens.good, "dcim/backups/${plan.id()}/runs", report()) }
        tool.publishWith(tokens.good, "dcim/backups/${plan.id()}/runs", report(state: 'failed', startedAt: '2026-11-20T23:30:00+07:00', endedAt: '2026-11-20T23:31:00+07:00', message: 'đĩa đầy'))

        then:
        soon.eventually {
            assert runs() == [['2026-11-20T16:30:00Z', 'failed', 412, 'unverified', 'veeam'], ['2026-11-20T15:01:00Z', 'done', 412, 'equal', 'veeam']]
        }
        database.rows('SELECT * FROM rejected_message') == []
        database.rows("SELECT actor FROM audit_entry WHERE action = 'backup.report'")*.actor == ['veeam', 'veeam']
    }

    def "#what is refused, kept without its token, and changes nothing"() {
        given:
        def before = runs()

        when:
        tool.publishWith(tokens[token], topic.replace('PLAN', plan.id() as String).replace('OWN', own.id() as String), payload)

        then:
        soon.eventually { assert database.rows('SELECT reason FROM rejected_message')*.reason == [reason] }
        runs() == before
        tokens[token].isEmpty() || !database.rows('SELECT * FROM rejected_message').toString().contains(tokens[token])

        where:
        what                       | token     | topic                    | payload                                   || reason
        'no token'                 | 'none'    | 'dcim/backups/PLAN/runs' | report()                                  || 'not-allowed'
        'a token nobody has'       | 'unknown' | 'dcim/backups/PLAN/runs' | report()                                  || 'not-allowed'
        'a token that may only look' | 'narrow' | 'dcim/backups/PLAN/runs' | report()                                 || 'not-allowed'
        'a role that may not'      | 'auditor' | 'dcim/backups/PLAN/runs' | report()                                  || 'not-allowed'
        'no JSON'                  | 'good'    | 'dcim/backups/PLAN/runs' | 'xong'                                    || 'not-json'
        'no object'                | 'good'    | 'dcim/backups/PLAN/runs' | '[1]'                                     || 'not-stored'
        'an odd state'             | 'good'    | 'dcim/backups/PLAN/runs' | report(state: 'odd')                      || 'not-stored'
        'no begin'                 | 'good'    | 'dcim/backups/PLAN/runs' | report(startedAt: null)                   || 'not-stored'
        'an end before its begin'  | 'good'    | 'dcim/backups/PLAN/runs' | report(startedAt: '2026-11-20T23:50:00+07:00') || 'not-stored'
        'what is to come'          | 'good'    | 'dcim/backups/PLAN/runs' | report(startedAt: '2026-11-21T06:00:00Z', endedAt: '2026-11-21T07:00:00Z') || 'not-stored'
        'less than nothing'        | 'good'    | 'dcim/backups/PLAN/runs' | report(startedAt: '2026-11-20T01:00:00Z', bytes: -1) || 'not-stored'
        'no such plan'             | 'good'    | 'dcim/backups/99/runs'   | report()                                  || 'not-stored'
        'no number'                | 'good'    | 'dcim/backups/abc/runs'  | report()                                  || 'not-stored'
        'a plan of this program'   | 'good'    | 'dcim/backups/OWN/runs'  | report()                                  || 'not-stored'
    }
}
