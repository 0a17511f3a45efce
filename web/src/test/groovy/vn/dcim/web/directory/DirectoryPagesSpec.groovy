package vn.dcim.web.directory

import io.micronaut.context.env.Environment
import java.time.Duration
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import vn.dcim.core.account.Accounts
import vn.dcim.core.account.Role
import vn.dcim.core.testing.TestDatabase
import vn.dcim.core.testing.TestDirectory
import vn.dcim.web.Application
import vn.dcim.web.WebServer
import vn.dcim.web.command.Commands

/** The directory as people meet it: at sign-in, on their own pages, and on the page of administrators. */
class DirectoryPagesSpec extends Specification {

    @Shared TestDatabase database = TestDatabase.fresh()
    @Shared @AutoCleanup TestDirectory directory = new TestDirectory(database.folder(), true)
    @Shared Map<String, Object> settings = directory.settings([administrator: ['dcim-admins'], operator: ['dcim-operators', 'lost']])
    @Shared @AutoCleanup WebServer web

    def setupSpec() {
        directory.with {
            group('dcim-admins')
            group('dcim-operators')
            group('lost')
            person('lan.tt', 'của Lan', 'dcim-operators')
            person('binh', 'của Bình', 'dcim-operators')
            person('guest', 'của khách')
        }
        web = new WebServer(settings, [], database)
    }

    def cleanup() {
        directory.listen(true)
    }

    def signIn(String name, String password) {
        web.post('/sign-in', [name: name, password: password])
    }

    def "a person of the directory signs in with its password, and sees that password and role are changed there"() {
        when:
        def welcomed = signIn('lan.tt', 'của Lan')
        def cookie = welcomed.headers().firstValue('Set-Cookie').get().split(';')[0]
        def account = web.context.getBean(Accounts).find('lan.tt').get()
        def id = account.id()

        then: "responsibility is taken on as by everybody else"
        welcomed.statusCode() == 303
        web.anonymous('/devices', [Cookie: cookie]).headers().firstValue('Location').get().startsWith('/acceptance')

        when:
        web.context.getBean(Accounts).keepIssuedPassword(account)

        then:
        web.anonymous('/devices', [Cookie: cookie]).statusCode() == 200
        with(web.anonymous('/password', [Cookie: cookie]).body()) {
            it.contains('Mật khẩu của bạn do dịch vụ thư mục của đơn vị giữ')
            !it.contains('name="wanted"')
        }

        and:
        with(web.page("/accounts/$id", Role.ADMINISTRATOR).body()) {
            it.contains('Người lan.tt')
            it.contains('Vai trò theo nhóm, người sử dụng và mật khẩu do dịch vụ thư mục quyết định')
            !it.contains("/accounts/$id/role\"")
            it.contains("/accounts/$id/deactivate\"")
        }
        with(web.command("/accounts/$id/role", Role.ADMINISTRATOR, [role: 'administrator', reason: 'QĐ'])) {
            it.statusCode() == 422
            it.body().contains('do dịch vụ thư mục quyết định')
        }
        web.command("/accounts/$id/password", Role.ADMINISTRATOR, [reason: 'quên']).statusCode() == 409
        web.page('/accounts', Role.AUDITOR).body().contains('theo thư mục')
    }

    def "whoever does not get in is told the same: #why"() {
        given:
        directory.listen(!why.contains('away'))

        when:
        def answer = signIn(name, password)

        then:
        answer.statusCode() == 422
        answer.body().contains('Tài khoản hoặc mật khẩu không đúng')
        !answer.body().contains('thư mục')

        where:
        why                      | name      | password
        'a wrong password'       | 'binh'    | 'x'
        'an empty password'      | 'binh'    | ''
        'an unknown name'        | 'nobody'  | 'x'
        'a name of no group'     | 'guest'   | 'của khách'
        'the directory is away'  | 'binh'    | 'của Bình'
    }

    def "the page tells how it stands, who is in which group, and what a name would find"() {
        expect:
        with(web.page("/directory?name=$name", Role.ADMINISTRATOR).body()) {
            it.contains('data-state="up"')
            it =~ /TLSv1\.3 TLS_AES_256_GCM_SHA384 · Đạt/
            it =~ /(?s)Trực vận hành<\/b>.*?cn=dcim-operators,.*?<td class="num">2</
            it.contains('person-administrator')
            it.contains(text)
        }

        where:
        name             || text
        'lan.tt'         || 'Đăng nhập được với vai trò Trực vận hành'
        'guest'          || 'không thuộc nhóm nào có vai trò'
        'nobody'         || 'Thư mục không có ai tên “nobody”'
        '%2a%29%28sAMAccountName%3d%2a' || 'Thư mục không có ai tên “*)(sAMAccountName=*”'
        'person-administrator' || 'của chương trình được ưu tiên'
    }

    def "an administrator has the accounts followed, and is told of names that clash"() {
        given:
        directory.person('clash', 'x', 'dcim-admins')
        web.context.getBean(Accounts).issue('clash', Role.OPERATOR)

        when:
        def followed = web.submit('/directory/follow', Role.ADMINISTRATOR, [csrf: web.csrf(Role.ADMINISTRATOR)])

        then:
        followed.statusCode() == 303
        with(web.page('/directory', Role.ADMINISTRATOR).body()) {
            it =~ /đã đối chiếu \d+ tài khoản/
            it =~ /(?s)Tên trùng với tài khoản của chương trình.*>clash</
        }
    }

    def "while it is away the page says why and what to do, health names it, and its path is not known"() {
        given:
        directory.listen(false)
        web.clock.advance(Duration.ofSeconds(20))

        expect:
        with(web.page('/directory', Role.ADMINISTRATOR).body()) {
            it.contains('data-state="down"')
            it.contains('Không kết nối được tới ldaps://127.0.0.1')
            it.contains('không ai bị vô hiệu hóa')
        }
        with(web.anonymous('/health')) {
            it.statusCode() == 200
            WebServer.json(it).status == 'DEGRADED'
            WebServer.json(it).parts.directory == 'DOWN'
        }
        web.get('/api/v1/transport-paths').toString().contains('directory')

        when:
        directory.listen(true)
        web.clock.advance(Duration.ofSeconds(20))

        then:
        with(WebServer.json(web.anonymous('/health'))) {
            it.status == 'UP'
            it.parts.directory == 'UP'
        }
    }

    def "#role may see the page: #may"() {
        expect:
        (web.page('/directory', role).statusCode() == 200) == may
        (web.command('/directory/follow', role, [sure: 'no']).statusCode() == 303) == may

        where:
        role                  || may
        Role.OPERATOR         || false
        Role.SECURITY_OFFICER || false
        Role.ADMINISTRATOR    || true
    }

    def "the machine tells the same: dcim directory check"() {
        expect:
        with(dcim('check', 'lan.tt', ['dcim.directory.roles.head': TestDirectory.groupDn('no-such')])) {
            it[0] == 1
            it[1].contains('TLS_AES_256_GCM_SHA384')
            it[1].contains('The group cn=no-such,ou=groups,dc=example,dc=vn is not to be seen')
            it[1].contains('Can sign in, with the role Operator')
        }
        dcim('chek') == [2, 'Write: dcim directory check [NAME]']
        dcim('check', null, ['dcim.directory.kind': 'x']) ==
                [1, 'The value x of dcim.directory.kind is not valid: write active-directory or openldap.']
    }

    private List dcim(String act, String name = null, Map more = [:]) {
        def config = database.folder().resolve('site.properties')
        def site = ['dcim.database.url', 'dcim.database.user', 'dcim.database.password', 'dcim.master-key-file']
                .collectEntries { [it, database.properties()[it]] }
        def all = site + settings.collectEntries { key, value -> [key, value instanceof List ? value.join(';') : value] } + more
        config.toFile().withWriter { all.each { key, value -> it.writeLine("$key=$value") } }
        def said = new StringWriter()
        def locale = Locale.default
        Locale.default = Locale.ENGLISH
        try {
            def command = new CommandLine(new Application()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said))
            def words = ['directory', act, name].findAll() + ['--config', config.toString()]
            [Commands.execute(command, words as String[]), said.toString().trim()]
        } finally {
            Locale.default = locale
            System.clearProperty(Environment.PROPERTY_SOURCES_KEY)
        }
    }
}
