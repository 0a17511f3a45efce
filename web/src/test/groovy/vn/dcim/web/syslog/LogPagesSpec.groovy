package vn.dcim.web.syslog

import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions
import vn.dcim.core.account.Role
import vn.dcim.core.syslog.LogMessage
import vn.dcim.core.syslog.LogPost
import vn.dcim.core.syslog.LogSource
import vn.dcim.core.syslog.LogSourceDraft
import vn.dcim.core.syslog.LogSources
import vn.dcim.web.WebServer

class LogPagesSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()
    @Shared LogSources sources = web.context.getBean(LogSources)
    @Shared LogPost post = web.context.getBean(LogPost)

    @Shared int made
    LogSource source = sources.add(new LogSourceDraft("fw-${++made}", "10.30.0.$made", '', 'security', 6, '', null), 'linh')

    private submit(String path, Role role, Map form) {
        web.submit(path, role, form + [csrf: web.csrf(role)])
    }

    private void say(String text, Map with = [:]) {
        def at = with.at ?: web.clock.instant()
        post.accept([new LogMessage(source.sender(), at, with.said as Instant, 4, with.severity == null ? 6 : with.severity as int, 'fw01', 'sshd', '7', 'LOGIN',
                '[a@1 b="c"]', text)]).toCompletableFuture().get(10, TimeUnit.SECONDS)
    }

    def "the page shows what was received, with all that a message said, and nothing of it as HTML"() {
        given:
        say('<script>alert(1)</script> của quản trị', [severity: 2, said: web.clock.instant().minusSeconds(3)])

        when:
        def page = web.page("/logs?source=${source.id()}", Role.OPERATOR).body()

        then:
        page.contains('&lt;script&gt;alert(1)&lt;/script&gt; của quản trị')
        !page.contains('<script>alert(1)')
        page.contains('Nghiêm trọng')
        page.contains(source.device().name())
        page.contains('[a@1 b=&#34;c&#34;]') || page.contains('[a@1 b="c"]')
    }

    def "#query finds #found"() {
        given:
        say("one x$made", [severity: 3])
        say("two x$made", [severity: 6])

        expect:
        web.get("/api/v1/logs?$query${query.contains("q=") ? "+" : "&q="}x$made").items*.text*.take(3).sort() == found

        where:
        query                                       || found
        'severity=7'                                || ['one', 'two']
        'severity=3'                                || ['one']
        'severity=2'                                || []
        'kind=security'                             || ['one', 'two']
        'kind=terminal'                             || []
        'hours=1'                                   || ['one', 'two']
        'from=2020-01-01T00:00&to=2020-01-02T00:00' || []
        'from=2020-01-01T00:00:00Z'                 || ['one', 'two']
        'q=TWO'                                     || ['two']
    }

    def "#query is refused, and #named is named"() {
        when:
        def answer = web.api('GET', "/api/v1/logs?$query", Role.OPERATOR)

        then:
        answer.statusCode() == 400
        answer.body().contains(named)

        where:
        query                                         || named
        'severity=8'                                  || 'severity'
        'severity=high'                               || 'severity'
        'kind=toaster'                                || 'toaster'
        'from=hom+nay'                                || 'hom nay'
        'from=2026-01-02T00:00&to=2026-01-01T00:00'   || 'from'
        'before=-1'                                   || 'before'
        'source=x'                                    || 'source'
        'hours=0'                                     || 'hours'
        'size=0'                                      || 'size'
        'size=1001'                                   || 'size'
    }

    def "the list is taken away as #ending"() {
        given:
        say("=cmd x$made")

        expect:
        with(web.page("/logs/export.$ending?q=x$made", Role.OPERATOR)) {
            statusCode() == 200
            body().length() > least
        }

        where:
        ending | least
        'csv'  | 100
        'xlsx' | 1000
        'json' | 100
    }

    def "a source is added, changed and given up on its pages; who may not change devices may not"() {
        given:
        def form = [name: 'Máy in', sender: '10.31.0.1', host: 'in1', kind: 'terminal', retentionMonths: '6', group: 'in']

        expect: "refused for those who only look"
        submit('/logs/sources/new', Role.OPERATOR, form).statusCode() == 403

        when: "a fault is named, and what was typed stays"
        def refused = submit('/logs/sources/new', Role.SHIFT_LEAD, form + [retentionMonths: '5'])

        then:
        refused.statusCode() == 422
        refused.body().contains('Số tháng giữ')
        refused.body().contains('value="in1"')

        when:
        def added = submit('/logs/sources/new', Role.SHIFT_LEAD, form)
        def its = sources.all().find { it.device().name() == 'Máy in' }

        then:
        added.statusCode() == 303
        its.sender() == '10.31.0.1'
        web.page('/logs/sources', Role.OPERATOR).body().contains('Máy in')
        web.page('/logs/sources/export.csv', Role.OPERATOR).body().contains('Máy in')

        when:
        def changed = submit("/logs/sources/${its.id()}/edit", Role.SHIFT_LEAD, form + [sender: '2001:db8::3', retentionMonths: '24'])

        then:
        changed.statusCode() == 303
        sources.get(its.id()).retentionMonths() == 24
        sources.get(its.id()).sender() == '2001:db8:0:0:0:0:0:3'
        web.page("/logs/sources/${its.id()}/edit", Role.SHIFT_LEAD).body().contains('value="24"')

        when:
        def given = submit("/logs/sources/${its.id()}/retire", Role.SHIFT_LEAD, [reason: ''])
        def gone = submit("/logs/sources/${its.id()}/retire", Role.SHIFT_LEAD, [reason: 'thay máy'])

        then:
        given.statusCode() == 422
        gone.statusCode() == 303
        !sources.all()*.id().contains(its.id())
    }

    def "who sends without being a source is listed, and gone from the list once registered"() {
        given:
        (0..1).each {
            post.accept([new LogMessage('10.32.0.9', web.clock.instant(), null, 1, 6, 'la', 'a', '', '', '', 'toi la ai')])
                    .toCompletableFuture().get(10, TimeUnit.SECONDS)
        }

        expect:
        new PollingConditions(timeout: 10).eventually {
            assert web.page('/logs/sources', Role.SHIFT_LEAD).body().contains('toi la ai')
        }

        when:
        submit('/logs/sources/new', Role.SHIFT_LEAD, [name: 'Máy lạ', sender: '10.32.0.9', host: 'la', kind: 'server', retentionMonths: '12', group: ''])

        then:
        !web.page('/logs/sources', Role.SHIFT_LEAD).body().contains('toi la ai')
    }

    def "what is in logs is not for #role: #status"() {
        expect:
        web.page('/logs', role).statusCode() == status
        web.page('/logs/sources', role).statusCode() == status
        web.api('GET', '/api/v1/logs', role).statusCode() == status

        where:
        role                  || status
        Role.OPERATOR         || 200
        Role.SECURITY_OFFICER || 200
        Role.AUDITOR          || 200
        Role.MAINTENANCE      || 403
        Role.ASSET_MANAGER    || 403
        Role.DISPLAY          || 403
    }
}
