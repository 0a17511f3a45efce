package vn.dcim.core.foreign

import java.nio.charset.Charset
import java.nio.charset.StandardCharsets
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import spock.lang.Shared
import spock.lang.Specification

import static vn.dcim.core.foreign.ListFault.Kind.*

/** Lists as people and programs write them, and every fault of every row. */
class ListReaderSpec extends Specification {

    static final Instant NOW = Instant.parse('2026-11-22T08:00:00Z')

    @Shared ForeignWords words = new ForeignWords(null)

    ReadList read(byte[] content, String mapping = '') {
        ListReader.read(content, new ColumnMapping(mapping), words, NOW)
    }

    ReadList read(String text, String mapping = '') {
        read(text.getBytes(StandardCharsets.UTF_8), mapping)
    }

    static Instant centre(String local) {
        java.time.LocalDateTime.parse(local).atZone(ZoneId.of('Asia/Ho_Chi_Minh')).toInstant()
    }

    def "a list with #what is read, Vietnamese or English"() {
        when:
        def list = read(text)

        then:
        list.faults() == []
        with(list.accounts().first()) {
            login() == 'an.nv'
            fullName() == 'Nguyễn Văn An'
            state() == AccountState.ACTIVE
            lastUsedAt() == centre('2026-11-01T07:30:00')
            expiresOn() == LocalDate.of(2026, 12, 31)
        }

        where:
        what                 | text
        'commas'             | 'Username,Full name,Status,Last login,Expires\nan.nv,Nguyễn Văn An,active,2026-11-01 07:30,2026-12-31\n'
        'semicolons and BOM' | '\uFEFFTên đăng nhập;Họ và tên;Trạng thái;Đăng nhập cuối;Ngày hết hạn\r\nan.nv;Nguyễn Văn An;Đang hoạt động;1/11/2026 7:30;31/12/2026\r\n'
        'tabs and quotes'    | '"TAI KHOAN"\t"HO TEN"\tenabled\tLastLogonTimestamp\tvalid until\n"an.nv"\tNguyễn Văn An\tTRUE\t2026-11-01T00:30:00Z\t31.12.2026'
        'fractions'          | 'uid,cn,active,last use,expiry\nan.nv,Nguyễn Văn An,1,2026-11-01T07:30:00.123+07:00,2026/12/31 00:00:00.000\n'
    }

    def "what is empty is not known, and never is told apart from it"() {
        when:
        def accounts = read('login,last used,expires,admin\na,,,\nb,chưa bao giờ,không thời hạn,không\n').accounts()

        then:
        with(accounts[0]) { it.lastUsedAt() == null && !it.neverUsed() && it.expiresOn() == null && !it.neverExpires() && it.administrator() == null }
        with(accounts[1]) { it.neverUsed() && it.neverExpires() && it.administrator() == false }
    }

    def "#value in #column is refused as #kind, with line, column and value"() {
        when:
        def list = read("login,state,last used,expires,admin,least length,full name\nfirst,active,,,,,\nsecond${',' * (['state', 'last used', 'expires', 'admin', 'least length', 'full name'].indexOf(column) + 1)}\"$value\"${',' * (5 - ['state', 'last used', 'expires', 'admin', 'least length', 'full name'].indexOf(column))}\n")

        then:
        list.faults() == [new ListFault(kind, 3, column, shown)]
        list.accounts()*.login() == ['first']

        where:
        column         | value                  || kind     | shown
        'state'        | 'perhaps'              || STATE    | 'perhaps'
        'last used'    | '31/02/2026'           || DAY      | '31/02/2026'
        'last used'    | '2026-13-01'           || DAY      | '2026-13-01'
        'last used'    | '11/22/2026'           || DAY      | '11/22/2026'
        'last used'    | '133456789012345678'   || DAY      | '133456789012345678'
        'last used'    | '+999999999-12-31T00:00:00Z' || DAY | '+999999999-12-31T00:00:00Z'
        'last used'    | '24/11/2026'           || TO_COME  | '24/11/2026'
        'expires'      | 'tháng sau'            || DAY      | 'tháng sau'
        'expires'      | '1/1/0001'             || DAY      | '1/1/0001'
        'admin'        | 'đôi khi'              || ANSWER   | 'đôi khi'
        'least length' | '-1'                   || NUMBER   | '-1'
        'least length' | '1001'                 || NUMBER   | '1001'
        'full name'    | 'a\u0007b'             || CONTROLS | 'a␣b'
        'full name'    | 'x' * 201              || TOO_LONG | 'x' * 200 + '…'
    }

    def "a file with #what is refused as #kind at line #line"() {
        when:
        def list = read(content as byte[])

        then:
        list.faults()*.kind() == [kind]
        list.faults()*.line() == [line]
        !list.isFit()

        where:
        what                    | content                                                                        || kind            | line
        'nothing'               | ''.bytes                                                                       || EMPTY           | 0
        'a mark alone'          | '\uFEFF\r\n'.getBytes('UTF-8')                                                 || EMPTY           | 0
        'heads alone'           | 'login,state\n'.bytes                                                          || NO_ACCOUNTS     | 0
        'no login'              | 'colour,state\nred,active\n'.bytes                                             || NO_LOGIN_COLUMN | 1
        'Windows-1258'          | 'login,name\nan,Nguy\u1ec5n\n'.getBytes(Charset.forName('windows-1252')).with { it[-2] = (byte) 0xEA; it } || NOT_UTF8 | 2
        'UTF-16'                | 'login\nan\n'.getBytes('UTF-16')                                               || NOT_UTF8        | 0
        'a workbook'            | 'PK\u0003\u0004 and so on'.bytes                                               || NO_TEXT         | 0
        'a zero'                | 'login\na\u0000b\n'.bytes                                                      || NO_TEXT         | 0
        'a login twice'         | 'login\nan\nbinh\nan\n'.bytes                                                  || DOUBLE_LOGIN    | 4
        'no login in a row'     | 'login,name\n,An\n'.bytes                                                      || NO_LOGIN        | 2
        'a cell too many'       | 'login,name\nan,An,x\n'.bytes                                                  || CELLS           | 2
        'a cell too few'        | 'login,name\nan\n'.bytes                                                       || CELLS           | 2
        'an open quote'         | 'login,name\n"an,An\n'.bytes                                                   || BROKEN_CSV      | 0
    }

    def "a file of #size bytes is #taken"() {
        given:
        def head = 'login,name\n'
        def content = (head + 'an,' + 'x' * (size - head.size() - 4) + '\n').bytes

        expect:
        content.length == size
        ListReader.wholeFault(content).map { it.kind() }.orElse(null) == kind

        where:
        size                   || kind
        ListReader.LONGEST     || null
        ListReader.LONGEST + 1 || TOO_LARGE
        taken = kind ? 'refused' : 'taken'
    }

    def "#rows accounts are #kinds"() {
        when:
        def list = read('login\n' + (1..rows).collect { "a$it" }.join('\n'))

        then:
        list.faults()*.kind() == kinds

        where:
        rows   || kinds
        100000 || []
        100001 || [TOO_MANY]
    }

    def "every fault is counted, the first thousand are told"() {
        when:
        def list = read('login,state\n' + (1..1500).collect { "a$it,?" }.join('\n'))

        then:
        list.faultCount() == 1500
        list.faults().size() == 1000
    }

    def "columns are chosen by people, before the words guess: #mapping is #fields"() {
        when:
        def list = read('Tên,Mã,Ghi chú,Name\nan,7,x,y\n', mapping)

        then:
        list.fields()*.map { it.code() }*.orElse('') == fields

        where:
        mapping                    || fields
        ''                         || ['full-name', '', '', '']
        'ma=login'                 || ['full-name', 'login', '', '']
        'ten=login\nghichu=unit'   || ['login', '', 'unit', 'full-name']
        'ten=\nma=login'           || ['', 'login', '', 'full-name']
    }

    def "two columns for one field are a fault"() {
        expect:
        read('a,b\n1,2\n', 'a=login\nb=login').faults()*.kind() == [DOUBLE_COLUMN]
    }

    def "what a list tells is written so that it is read again"() {
        given:
        def account = read('login,state,admin,last used,expires\nan,locked,yes,2026-11-01 07:30:15,never\n').accounts().first()
        def fields = [ForeignField.LOGIN, ForeignField.STATE, ForeignField.ADMINISTRATOR, ForeignField.LAST_USED, ForeignField.EXPIRES]

        when:
        def again = read(fields*.code().join(',') + '\n' + fields.collect { account.text(it) }.join(',')).accounts().first()

        then:
        again == account
    }
}
