package vn.dcim.web.regulation

import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Role
import vn.dcim.core.regulation.Declaration
import vn.dcim.core.regulation.DeclarationDesk
import vn.dcim.core.regulation.Declarations
import vn.dcim.web.WebServer

import java.time.Instant
import java.time.LocalDate

/** All that people answered for in one list, and several signed anew at once. */
class DeclarationListSpec extends Specification {

    @Shared @AutoCleanup WebServer web = new WebServer()

    def setup() {
        web.database.clear('obligation_declaration')
        web.clock.set(Instant.parse('2026-10-01T02:00:00Z'))
        web.signInAnew()
    }

    long sign(String obligation, String kind, String lastDay, String statement = 'đã kiểm tra') {
        web.bean(DeclarationDesk).sign(obligation, new DeclarationDesk.Draft(
                Declaration.Kind.valueOf(kind), statement, null, '7/XN', LocalDate.parse(lastDay)), 'an').id()
    }

    List<List> rows(String body) {
        (body =~ /data-row="(\d+)" data-term="([a-z-]+)"/).collect { [it[1] as long, it[2]] }
    }

    String list(String query = '', Role role = Role.HEAD) {
        def answer = web.page("/compliance/declarations$query", role)
        assert answer.statusCode() == 200
        answer.body()
    }

    def "on #today an attestation to 22 October is #term"() {
        given:
        sign('BK11-4.3', 'ATTESTATION', '2026-10-22')

        when:
        web.clock.set(Instant.parse(today))

        then:
        web.bean(Declarations).all()*.term()*.code() == [term]

        where:
        today                  || term
        '2026-10-01T02:00:00Z' || 'ending'
        '2026-10-22T16:59:59Z' || 'ending'
        '2026-10-22T17:00:00Z' || 'over'
    }

    def "to the day after, three weeks and a day are left, and it is in force"() {
        given:
        sign('BK11-4.3', 'ATTESTATION', '2026-10-23')

        expect:
        web.bean(Declarations).all()*.term() == [Declarations.Term.IN_FORCE]
    }

    def "what ends first stands first, what was signed anew or taken back last; each can be asked for"() {
        given:
        long later = sign('BK11-4.4', 'ATTESTATION', '2027-06-30')
        long ending = sign('BK11-22.1.b', 'ATTESTATION', '2026-10-20')
        long sooner = sign('BK11-14.3-b', 'EXCEPTION', '2027-01-31', 'chờ kinh phí')
        long followed = sign('BK11-4.3', 'ATTESTATION', '2026-10-15')
        long anew = sign('BK11-4.3', 'ATTESTATION', '2027-02-28')
        long withdrawn = sign('BK11-6.4-c', 'NOT_APPLICABLE', '2027-03-31')
        web.bean(DeclarationDesk).withdraw(withdrawn, 'ký nhầm', 'an')

        expect:
        rows(list()) == [[ending, 'ending'], [sooner, 'in-force'], [anew, 'in-force'], [later, 'in-force'],
                         [followed, 'followed'], [withdrawn, 'withdrawn']]
        rows(list('?term=in-force'))*.first() == [sooner, anew, later]
        rows(list('?kind=exception'))*.first() == [sooner]
        rows(list('?q=kinh+phi'))*.first() == [sooner]
        list('?term=in-force') =~ /data-count="ending"[^>]*>Sắp hết hiệu lực 1</
        list().contains('thu hồi 01/10/2026, an: ký nhầm')
        list('?q=khongcogi').contains('Không có mục nào phù hợp.')
    }

    def "an empty list tells where to sign"() {
        expect:
        list().contains('Ký tại trang của từng yêu cầu.')
    }

    def "several are signed anew with their own words, on one paper"() {
        given:
        long one = sign('BK11-4.3', 'ATTESTATION', '2026-10-15', 'chứng nhận còn hạn')
        long two = sign('BK11-14.3-b', 'EXCEPTION', '2026-10-15', 'chờ kinh phí')
        long three = sign('BK11-4.4', 'ATTESTATION', '2026-10-15')

        when:
        def answer = web.command('/compliance/declarations/renew', Role.HEAD,
                [("pick-$one".toString()): 'yes', ("pick-$two".toString()): 'yes', paper: '9/XN', until: '30/09/2027'])

        then:
        answer.statusCode() == 303
        def all = web.bean(Declarations).all()
        all.findAll { it.term() == Declarations.Term.FOLLOWED }*.declaration()*.id() as Set == [one, two] as Set
        all.find { it.term() == Declarations.Term.ENDING }.declaration().id() == three
        all.findAll { it.term() == Declarations.Term.IN_FORCE }*.declaration().collect {
            [it.obligation(), it.kind().code(), it.statement(), it.paper(), it.firstDay() as String, it.lastDay() as String]
        } as Set == [['BK11-4.3', 'attestation', 'chứng nhận còn hạn', '9/XN', '2026-10-01', '2027-09-30'],
                     ['BK11-14.3-b', 'exception', 'chờ kinh phí', '9/XN', '2026-10-01', '2027-09-30']] as Set

        and:
        web.database.connect().withCloseable {
            def found = it.createStatement().executeQuery("SELECT COUNT(*) FROM audit_entry WHERE action = 'declaration.sign' AND became LIKE '%9/XN%'")
            found.next()
            found.getInt(1)
        } == 2
    }

    def "with #form none is signed, what was typed and picked stays, and the reason stands there"() {
        given:
        long one = sign('BK11-4.3', 'ATTESTATION', '2026-10-15')
        long two = sign('BK11-14.3-b', 'EXCEPTION', '2026-10-15')
        def picks = picked ? [("pick-$one".toString()): 'yes', ("pick-$two".toString()): 'yes'] : [:]

        when:
        def answer = web.command('/compliance/declarations/renew', Role.HEAD, picks + form)

        then:
        answer.statusCode() == 422
        answer.body().contains(said)
        !picked || answer.body() =~ /name="pick-$one" value="yes" checked/
        web.bean(Declarations).all().size() == 2

        where:
        picked | form                                || said
        true   | [paper: '', until: '30/09/2027']    || 'số văn bản, hoặc chọn một hồ sơ'
        true   | [paper: '9/XN', until: '']          || 'Đến hết ngày'
        true   | [paper: '9/XN', until: '30/09/2026'] || 'từ hôm nay'
        true   | [paper: '9/XN', until: '02/10/2027'] || 'ngoại lệ và không áp dụng tối đa 12 tháng'
        false  | [paper: '9/XN', until: '30/09/2027'] || 'ít nhất một mục chưa thu hồi'
    }

    def "all that can be signed anew are picked by one press, nothing else"() {
        given:
        long one = sign('BK11-4.3', 'ATTESTATION', '2026-10-15')
        long withdrawn = sign('BK11-4.4', 'ATTESTATION', '2026-10-15')
        web.bean(DeclarationDesk).withdraw(withdrawn, 'ký nhầm', 'an')

        when:
        def body = list('?pick=all')

        then:
        body =~ /name="pick-$one" value="yes" checked/
        !body.contains("pick-$withdrawn")
    }

    def "who may not sign sees no form and signs nothing; an agency sees nothing"() {
        given:
        long one = sign('BK11-4.3', 'ATTESTATION', '2026-10-15')

        expect:
        !list('', Role.OPERATOR).contains('id="renew"')
        web.command('/compliance/declarations/renew', Role.OPERATOR,
                [("pick-$one".toString()): 'yes', paper: '9/XN', until: '30/09/2027']).statusCode() == 403
        web.page('/compliance/declarations', Role.AGENCY).statusCode() == 403
        web.page('/compliance/declarations?term=moon', Role.HEAD).statusCode() == 400
    }

    def "the list is taken away as it is shown"() {
        given:
        sign('BK11-4.3', 'ATTESTATION', '2027-06-30')
        sign('BK11-14.3-b', 'EXCEPTION', '2026-10-15', 'chờ kinh phí')

        when:
        def taken = new JsonSlurper().parseText(web.page('/compliance/declarations/export.json?kind=exception', Role.AUDITOR).body())

        then:
        taken.size() == 1
        with(taken.first()) {
            it.obligation == 'BK11-14.3-b'
            it.kind == 'exception'
            it.statement == 'chờ kinh phí'
            it['last-day'] == '2026-10-15'
            it.term == 'ending'
        }
        web.page('/compliance/declarations/export.csv', Role.AUDITOR).body().readLines().size() == 3
    }
}
