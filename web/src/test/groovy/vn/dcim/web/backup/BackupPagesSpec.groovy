package vn.dcim.web.backup

import java.nio.file.Files
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.testing.TestDatabase
import vn.dcim.web.WebServer

/** Backups as people declare, run, look at and print them, and as other tools report them. */
@Stepwise
class BackupPagesSpec extends Specification {

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup WebServer web = new WebServer([
            'dcim.backup.dump-program': TestDatabase.dumpProgram(),
            'dcim.backup.key-file': database.folder().resolve('backup.key').toString(),
            'dcim.limits.account': 1000, 'dcim.limits.exports': 1000], [], database)
    @Shared String copies = database.folder().resolve('copies').toString()
    @Shared long set
    @Shared long plan
    @Shared long veeam

    Map<String, String> form(Map<String, String> changes = [:]) {
        [set: set, runner: 'own-database', name: 'Hằng đêm', cron: '0 30 1 * * ?', window: 60, 'keep-days': 30, 'keep-least': 2, 'test-months': 6,
         'target-0': copies, 'target-medium-0': 'disk', 'target-place-0': 'Phòng máy chủ', do: 'declare'] + changes
    }

    static long id(String location) {
        location.tokenize('/=').last() as long
    }

    static String location(response) {
        response.headers().firstValue('Location').get()
    }

    def "without anything the page tells what would stand there, and who may not change it is not offered to"() {
        expect:
        web.page('/backups', Role.ADMINISTRATOR).body().contains('href="/backups/sets/new"')
        !web.page('/backups', Role.OPERATOR).body().contains('/backups/sets/new')
        web.page('/backups/new', Role.OPERATOR).statusCode() == 403
        web.page('/backups/new', Role.ADMINISTRATOR).body().contains('/backups/sets/new')
    }

    def "a data set is noted with its attributes; what is missing of them is told"() {
        when:
        def refused = web.command('/backups/sets/new', Role.ADMINISTRATOR,
                [name: 'CSDL <b>', kind: 'database', importance: 'high', asset: 'Không có', frequency: 'hằng đêm'])

        then:
        refused.statusCode() == 422
        !refused.body().contains('CSDL <b>')
        refused.body().contains('hằng đêm')

        when:
        def added = web.command('/backups/sets/new', Role.ADMINISTRATOR,
                [name: 'CSDL phần mềm', kind: 'database', importance: 'high', label: 'CSDL', frequency: 'hằng đêm'])
        set = id(location(added))

        then:
        added.statusCode() == 303
        with(web.page('/backups', Role.OPERATOR).body()) {
            contains('CSDL phần mềm')
            contains('Không có kế hoạch sao lưu')
            contains('Chưa nêu: Phương tiện')
        }
    }

    def "the form leads from data and runner to the rest"() {
        expect:
        web.page("/backups/new?set=$set", Role.ADMINISTRATOR).body().contains('value="ssh-command"')
        web.page("/backups/new?set=$set&runner=ssh-command", Role.ADMINISTRATOR).body().contains('name="s-host-key"')
        !web.page("/backups/new?set=$set&runner=own-database", Role.ADMINISTRATOR).body().contains('name="s-host-key"')
    }

    def "a plan is refused with its field and the mend, and nothing typed is lost: #field"() {
        when:
        def refused = web.command('/backups/new', Role.ADMINISTRATOR, form(changes))

        then:
        refused.statusCode() == 422
        refused.body().contains(told)
        refused.body().contains('value="Hằng đêm"')

        where:
        field       | changes                      || told
        'never'     | [cron: '0 0 0 30 2 ?']       || 'không bao giờ đến giờ chạy'
        'no cron'   | [cron: 'hằng ngày']          || '0 30 1 * * ?'
        'own overlap' | [cron: '0 0/30 * * * ?']   || 'chồng lên khung giờ'
        'window'    | [window: '4']                || 'từ 5 đến 1440'
        'target'    | ['target-0': 'C:\\copies']   || 'sftp://'
        'place'     | ['target-place-0': '']       || 'địa điểm'
        'letters'   | ['keep-days': 'x']           || 'từ 1 đến 36500'
    }

    def "the connection is tried before anything is declared"() {
        given:
        def blocked = Files.writeString(database.folder().resolve('file'), '')

        when:
        def tried = web.command('/backups/new', Role.ADMINISTRATOR, form(do: 'test'))
        def bad = web.command('/backups/new', Role.ADMINISTRATOR, form(do: 'test', 'target-0': "$blocked/below" as String))

        then:
        tried.statusCode() == 200
        tried.body().contains('mariadb-dump')
        tried.body().contains('22/11/2026 01:30')
        bad.statusCode() == 422
        bad.body().contains('Nơi lưu không ghi được')
    }

    def "a plan is declared, and a second one in its window on the same target is refused"() {
        when:
        def declared = web.command('/backups/new', Role.ADMINISTRATOR, form())
        plan = id(location(declared))
        def refused = web.command('/backups/new', Role.ADMINISTRATOR, form(name: 'Khác', cron: '0 0 2 * * ?'))

        then:
        declared.statusCode() == 303
        refused.statusCode() == 422
        refused.body().contains('chồng lên khung giờ của “Hằng đêm”')
        database.rows("SELECT action FROM audit_entry WHERE action LIKE 'backup.%' ORDER BY id")*.action == ['backup.add-set', 'backup.declare']
    }

    def "a plan is changed with a reason; what it was stays, and nothing typed is lost by a refusal"() {
        given:
        def change = { Role role, Map changes = [:] ->
            web.command("/backups/plans/$plan/change", role, (form(changes) + [revision: 1] + changes).findAll { it.key !in ['set', 'runner'] })
        }

        expect: "the form has it as it is"
        web.page("/backups/plans/$plan/change", Role.OPERATOR).statusCode() == 403
        with(web.page("/backups/plans/$plan/change", Role.ADMINISTRATOR).body()) {
            contains('value="Hằng đêm"')
            contains("value=\"$copies\"")
            contains('name="revision" value="1"')
        }

        when:
        def noReason = change(Role.ADMINISTRATOR, [cron: '0 45 1 * * ?', reason: ' '])
        def never = change(Role.ADMINISTRATOR, [cron: '0 0 0 30 2 ?', reason: 'đổi giờ'])
        def tried = change(Role.ADMINISTRATOR, [cron: '0 45 1 * * ?', do: 'test'])
        def forbidden = change(Role.OPERATOR, [cron: '0 45 1 * * ?', reason: 'đổi giờ'])

        then:
        [noReason, never, tried, forbidden]*.statusCode() == [422, 422, 200, 403]
        noReason.body().contains('0 45 1 * * ?')
        tried.body().contains('mariadb-dump')
        database.rows("SELECT revision FROM backup_plan WHERE id = $plan")[0].revision == 1

        when: "it is moved by a quarter of an hour, which overlaps with itself as it was"
        def changed = change(Role.ADMINISTRATOR, [cron: '0 45 1 * * ?', 'keep-days': 31, reason: 'nhường giờ cho kiểm kê'])
        def late = change(Role.ADMINISTRATOR, [cron: '0 0 3 * * ?', reason: 'đổi giờ'])

        then:
        changed.statusCode() == 303
        late.statusCode() == 422
        with(web.page("/backups/plans/$plan", Role.OPERATOR).body()) {
            contains('nhường giờ cho kiểm kê')
            contains('0 30 1 * * ?')
            contains('0 45 1 * * ?')
            contains('data-version="2"')
        }
        database.rows("SELECT COUNT(*) AS n FROM backup_target WHERE plan_id = $plan")[0].n == 1
        database.rows("SELECT reason FROM backup_plan_version WHERE plan_id = $plan ORDER BY revision")*.reason == ['', 'nhường giờ cho kiểm kê']
        database.rows("SELECT id FROM audit_entry WHERE action = 'backup.change'").size() == 1

        when: "and back, with a second place"
        def back = change(Role.ADMINISTRATOR, [revision: 2, reason: 'như cũ', 'target-1': "$copies-2" as String, 'target-medium-1': 'storage', 'target-place-1': 'Tầng 2'])

        then:
        back.statusCode() == 303
        database.rows("SELECT COUNT(*) AS n FROM backup_target WHERE plan_id = $plan")[0].n == 2

        when: "the second place is taken out again"
        def one = change(Role.ADMINISTRATOR, [revision: 3, reason: 'một nơi'])

        then:
        one.statusCode() == 303
        database.rows("SELECT address FROM backup_target WHERE plan_id = $plan")*.address == [copies]
    }

    def "an operator runs it now, sees it end, and tests that it can be brought back"() {
        expect:
        web.command("/backups/plans/$plan/run", Role.AUDITOR, [:]).statusCode() == 403

        when:
        def begun = web.command("/backups/plans/$plan/run", Role.OPERATOR, [:])

        then:
        begun.statusCode() == 303
        new PollingConditions(timeout: 20).eventually {
            assert web.page(location(begun) + '/progress', Role.OPERATOR).body().contains('data-state="done"')
        }
        with(web.page(location(begun), Role.OPERATOR).body()) {
            contains('Giống nguồn')
            contains('flyway_schema_history')
        }

        when:
        web.command("/backups/plans/$plan/test", Role.OPERATOR, [:])

        then:
        new PollingConditions(timeout: 20).eventually {
            assert web.page("/backups/plans/$plan", Role.OPERATOR).body().contains('Phục hồi được, giống nguồn')
        }
        web.page("/backups/plans/$plan", Role.OPERATOR).body().contains('data-finding="one-place"')
    }

    def "another tool reports its runs; a missing one and one that shrank are told, and so are bad reports"() {
        given:
        veeam = id(location(web.command('/backups/new', Role.ADMINISTRATOR,
                form(name: 'Veeam', runner: 'reported', cron: '0 0 22 * * ?', 'target-0': 'Kho Veeam 1'))))
        def report = { String day, long bytes, Map more = [:] ->
            web.api('POST', "/api/v1/backups/$veeam/runs", Role.OPERATOR, groovy.json.JsonOutput.toJson(
                    [state: 'done', startedAt: "2026-11-${day}T15:01:00Z", endedAt: "2026-11-${day}T16:00:00Z", bytes: bytes, items: 5, verified: true] + more))
        }

        when: "two nights pass, the third one is missing, the fourth is small"
        web.clock.advance(java.time.Duration.ofDays(4))
        web.signInAnew()

        then:
        report('21', 1000).statusCode() == 201
        report('22', 1001).statusCode() == 201
        report('24', 100).statusCode() == 201
        report('25', 100, [state: 'odd']).statusCode() == 400
        report('28', 100).statusCode() == 400
        web.api('POST', "/api/v1/backups/$plan/runs", Role.OPERATOR, groovy.json.JsonOutput.toJson(
                [state: 'done', startedAt: '2026-11-21T15:00:00Z', endedAt: '2026-11-21T16:00:00Z'])).statusCode() == 409
        web.api('POST', "/api/v1/backups/$veeam/runs", Role.AUDITOR, '{}').statusCode() == 403

        when:
        web.bean(vn.dcim.core.backup.BackupRuns).noteMissed()
        web.bean(vn.dcim.core.backup.BackupRuns).noteMissed()
        def of = web.get('/api/v1/backups').find { it.id == veeam }

        then:
        web.get("/api/v1/backups/$veeam/runs")*.state == ['done', 'missed', 'done', 'done']
        of.findings*.kind.contains('shrunk')
        web.get('/api/v1/backups').find { it.id == plan }.findings*.kind.first() == 'missed'
        web.get('/api/v1/backups/findings?obligation=BK11-11.3-b')*.kind.unique() == ['one-place']
        web.page('/backups', Role.OPERATOR).body().contains('Nhỏ đi bất thường')
        database.rows("SELECT COUNT(*) AS n FROM notice WHERE kind = 'BACKUP_MISSED'")[0].n == 5
    }

    def "the list is taken away, and the log of a month printed"() {
        expect:
        web.page('/backups/export.csv', Role.AUDITOR).body().contains('Veeam')
        web.page('/backups/export.json', Role.AUDITOR).body().contains('"findings":"')
        with(web.page('/backups/log?month=2026-11', Role.AUDITOR).body()) {
            contains('NHẬT KÝ SAO LƯU')
            contains('Không diễn ra')
        }
        web.page('/backups/log.pdf?month=2026-11', Role.AUDITOR).statusCode() == 200
        web.page('/backups/log?month=xx', Role.AUDITOR).statusCode() == 400
    }

    def "a plan is paused with a reason and goes on"() {
        when:
        def without = web.command("/backups/plans/$veeam/pause", Role.ADMINISTRATOR, [revision: 1, reason: ''])
        def paused = web.command("/backups/plans/$veeam/pause", Role.ADMINISTRATOR, [revision: 1, reason: 'bảo trì'])

        then:
        [without, paused]*.statusCode() == [422, 303]
        web.page("/backups/plans/$veeam", Role.OPERATOR).body().contains('Tạm dừng')
        web.get('/api/v1/backups').find { it.id == veeam }.findings == []
        web.command("/backups/plans/$veeam/resume", Role.ADMINISTRATOR, [revision: 2, reason: 'xong']).statusCode() == 303
    }
}
