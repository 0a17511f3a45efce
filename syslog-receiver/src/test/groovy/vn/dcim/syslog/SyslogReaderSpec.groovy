package vn.dcim.syslog

import java.nio.charset.Charset
import java.nio.charset.StandardCharsets
import java.time.Instant
import spock.lang.Specification
import vn.dcim.core.CentreTime
import vn.dcim.core.syslog.LogMessage

class SyslogReaderSpec extends Specification {

    static final Instant NOON = Instant.parse('2024-03-01T05:00:00Z')
    static final String BOM = '\uFEFF'

    def reader = new SyslogReader(CentreTime.ZONE)

    LogMessage read(String message, Instant received = NOON, Charset charset = StandardCharsets.UTF_8) {
        reader.read(message.getBytes(charset), '10.1.2.3', received)
    }

    def "of the form of RFC 5424 all is told: #message"() {
        when:
        def read = read(message)

        then:
        read.sender() == '10.1.2.3'
        read.receivedAt() == NOON
        read.saidAt() == (said ? Instant.parse(said) : null)
        [read.facility(), read.severity()] == [facility, severity]
        [read.host(), read.application(), read.process(), read.messageId()] == [host, application, process, id]
        read.structuredData() == data
        read.text() == text

        where:
        message                                                                                      || facility | severity | said                       | host                 | application | process | id     | data                                     | text
        "<34>1 2023-10-11T22:14:15.003Z mymachine.example.com su - ID47 - ${BOM}'su root' failed"    || 4        | 2        | '2023-10-11T22:14:15.003Z' | 'mymachine.example.com' | 'su'     | ''      | 'ID47' | ''                                       | "'su root' failed"
        '<165>1 2023-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It\'s time'            || 20       | 5        | '2023-08-24T12:14:15Z'     | '192.0.2.1'          | 'myproc'    | '8710'  | ''     | ''                                       | '%% It\'s time'
        '<165>1 2023-10-11T22:14:15.003Z h e - ID47 [a@32473 iut="3" s="App"][b@1 c="d"] An event'   || 20       | 5        | '2023-10-11T22:14:15.003Z' | 'h'                  | 'e'         | ''      | 'ID47' | '[a@32473 iut="3" s="App"][b@1 c="d"]'   | 'An event'
        '<165>1 2023-10-11T22:14:15.003Z h e - ID47 [a@1 b="c"]'                                     || 20       | 5        | '2023-10-11T22:14:15.003Z' | 'h'                  | 'e'         | ''      | 'ID47' | '[a@1 b="c"]'                            | ''
        '<165>1 2023-10-11T22:14:15Z h e - I [a@1 b="\\"c\\\\ \\]"][e] [no data]'                    || 20       | 5        | '2023-10-11T22:14:15Z'     | 'h'                  | 'e'         | ''      | 'I'    | '[a@1 b="\\"c\\\\ \\]"][e]'              | '[no data]'
        '<14>1 2024-03-01T11:59:59.123456789+07:00 máy-chủ ứng-dụng 7 - [x@1 tên="giá trị"] Cửa mở'  || 1        | 6        | '2024-03-01T04:59:59.123Z' | 'máy-chủ'            | 'ứng-dụng'  | '7'     | ''     | '[x@1 tên="giá trị"]'                    | 'Cửa mở'
        '<0>1 - - - - - -'                                                                           || 0        | 0        | null                       | ''                   | ''          | ''      | ''     | ''                                       | ''
        '<191>1 - h a p m - text'                                                                    || 23       | 7        | null                       | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | 'text'
        '<14>1 2023-02-30T10:00:00Z h a p m - impossible day'                                        || 1        | 6        | null                       | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | 'impossible day'
        '<14>1 2024-03-01T10:00:00+99:00 h a p m - impossible offset'                                || 1        | 6        | null                       | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | 'impossible offset'
        '<14>1 2024-03-01T12:00:00 h a p m - without offset'                                         || 1        | 6        | '2024-03-01T05:00:00Z'     | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | 'without offset'
        '<14>1 2024-03-01T05:00:00Z h a p m [a@1 b="c] never ends'                                   || 1        | 6        | '2024-03-01T05:00:00Z'     | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | '[a@1 b="c] never ends'
        '<14>1 2024-03-01T05:00:00Z h a p m [a@1 b="c"][broken'                                      || 1        | 6        | '2024-03-01T05:00:00Z'     | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | '[a@1 b="c"][broken'
        '<14>1 2024-03-01T05:00:00Z h a p m no data at all'                                          || 1        | 6        | '2024-03-01T05:00:00Z'     | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | 'no data at all'
        '<14>1 2024-03-01T05:00:00Z h a p m'                                                         || 1        | 6        | '2024-03-01T05:00:00Z'     | 'h'                  | 'a'         | 'p'     | 'm'    | ''                                       | ''
        '<14>1 2024-03-01T05:00:00Z h a'                                                             || 1        | 6        | null                       | ''                   | ''          | ''      | ''     | ''                                       | '1 2024-03-01T05:00:00Z h a'
        '<14>1 2024-03-01T05:00:00Z h  a p m - x'                                                    || 1        | 6        | null                       | ''                   | ''          | ''      | ''     | ''                                       | '1 2024-03-01T05:00:00Z h  a p m - x'
        '<14>2 2024-03-01T05:00:00Z h a p m - x'                                                     || 1        | 6        | null                       | ''                   | ''          | ''      | ''     | ''                                       | '2 2024-03-01T05:00:00Z h a p m - x'
        '<14>1 cup of tea'                                                                           || 1        | 6        | null                       | ''                   | ''          | ''      | ''     | ''                                       | '1 cup of tea'
    }

    def "of the form of RFC 3164 host, application and process are told: #message"() {
        when:
        def read = read(message)

        then:
        read.saidAt() == (said ? Instant.parse(said) : null)
        [read.host(), read.application(), read.process(), read.text()] == [host, application, process, text]
        [read.messageId(), read.structuredData()] == ['', '']

        where:
        message                                                              || said                       | host          | application      | process | text
        '<34>Oct 11 22:14:15 mymachine su[123]: \'su root\' failed'          || '2023-10-11T15:14:15Z'     | 'mymachine'   | 'su'             | '123'   | '\'su root\' failed'
        '<34>Mar  1 12:00:00 mymachine su: text'                             || '2024-03-01T05:00:00Z'     | 'mymachine'   | 'su'             | ''      | 'text'
        '<34>Mar 01 12:00:00 mymachine su: text'                             || '2024-03-01T05:00:00Z'     | 'mymachine'   | 'su'             | ''      | 'text'
        '<34>Mar 1 12:00:00 mymachine su: text'                              || '2024-03-01T05:00:00Z'     | 'mymachine'   | 'su'             | ''      | 'text'
        '<13>Oct 11 2022 22:14:15 host app[a-1]: x'                          || '2022-10-11T15:14:15Z'     | 'host'        | 'app'            | 'a-1'   | 'x'
        '<13>Oct 11 22:14:15 2022 host app[1]: x'                            || '2022-10-11T15:14:15Z'     | 'host'        | 'app'            | '1'     | 'x'
        '<13>2022 Oct 11 22:14:15 host app[1]: x'                            || '2022-10-11T15:14:15Z'     | 'host'        | 'app'            | '1'     | 'x'
        '<13>Mar  1 12:00:00.25 host app: x'                                 || '2024-03-01T05:00:00.250Z' | 'host'        | 'app'            | ''      | 'x'
        '<30>2024-03-01T10:00:00.123456+07:00 host app[12]: x'               || '2024-03-01T03:00:00.123Z' | 'host'        | 'app'            | '12'    | 'x'
        '<30>2024-03-01T10:00:00Z host app[12]: x'                           || '2024-03-01T10:00:00Z'     | 'host'        | 'app'            | '12'    | 'x'
        '<30>2024-03-01 10:00:00,5 host app: x'                              || '2024-03-01T03:00:00.500Z' | 'host'        | 'app'            | ''      | 'x'
        '<30>2024-03-01T10:00:00-0330 host app: x'                           || '2024-03-01T13:30:00Z'     | 'host'        | 'app'            | ''      | 'x'
        '<22>Mar  1 12:00:00 mx1 postfix/smtpd[99]: connect from [10.0.0.9]' || '2024-03-01T05:00:00Z'     | 'mx1'         | 'postfix/smtpd'  | '99'    | 'connect from [10.0.0.9]'
        '<6>Mar  1 12:00:00 web-1 kernel: [   12.345678] eth0: link up'      || '2024-03-01T05:00:00Z'     | 'web-1'       | 'kernel'         | ''      | '[   12.345678] eth0: link up'
        '<13>Mar  1 12:00:00 host last message repeated 3 times'             || '2024-03-01T05:00:00Z'     | 'host'        | ''               | ''      | 'last message repeated 3 times'
        '<13>Mar  1 12:00:00 host http://10.0.0.1/ is down'                  || '2024-03-01T05:00:00Z'     | 'host'        | ''               | ''      | 'http://10.0.0.1/ is down'
        '<13>Mar  1 12:00:00 host app[not a number: x'                       || '2024-03-01T05:00:00Z'     | 'host'        | ''               | ''      | 'app[not a number: x'
        '<13>Mar  1 12:00:00 host [error] x'                                 || '2024-03-01T05:00:00Z'     | 'host'        | ''               | ''      | '[error] x'
        '<13>Mar  1 12:00:00 su[123]: text'                                  || '2024-03-01T05:00:00Z'     | ''            | 'su'             | '123'   | 'text'
        '<13>Mar  1 12:00:00 fe80::1 su: text'                               || '2024-03-01T05:00:00Z'     | 'fe80::1'     | 'su'             | ''      | 'text'
        '<13>Mar  1 12:00:00 host su:'                                       || '2024-03-01T05:00:00Z'     | 'host'        | 'su'             | ''      | ''
        '<13>Mar  1 12:00:00 alone'                                          || '2024-03-01T05:00:00Z'     | ''            | ''               | ''      | 'alone'
        '<13>Mar  1 12:00:00 host ứng-dụng: Cửa mở'                          || '2024-03-01T05:00:00Z'     | 'host'        | 'ứng-dụng'       | ''      | 'Cửa mở'
        '<13>Mar  1 12:00:00 host app: 50% full'                             || '2024-03-01T05:00:00Z'     | 'host'        | 'app'            | ''      | '50% full'
        '<13>Feb 30 12:00:00 host app: impossible day'                       || null                       | 'host'        | 'app'            | ''      | 'impossible day'
        '<13>Mar  1 25:00:00 host app: impossible hour'                      || null                       | 'host'        | 'app'            | ''      | 'impossible hour'
        '<13>2024-13-01T10:00:00Z host app: impossible month'                || null                       | 'host'        | 'app'            | ''      | 'impossible month'
        '<13>Foo  1 12:00:00 host app: no month'                             || null                       | ''            | ''               | ''      | 'Foo  1 12:00:00 host app: no month'
        '<13>Mar  1 12:00 host app: no seconds'                              || null                       | ''            | ''               | ''      | 'Mar  1 12:00 host app: no seconds'
        'Mar  1 12:00:00 host app: no priority'                              || '2024-03-01T05:00:00Z'     | 'host'        | 'app'            | ''      | 'no priority'
        '<13>just words'                                                     || null                       | ''            | ''               | ''      | 'just words'
    }

    def "a day without a year is of the year that brings it nearest: #day, received #received"() {
        expect:
        read("<13>$day host app: x", Instant.parse(received)).saidAt() == (said ? Instant.parse(said) : null)

        where:
        day               | received               || said
        'Dec 31 23:59:59' | '2024-12-31T17:00:05Z' || '2024-12-31T16:59:59Z'
        'Jan  1 00:00:03' | '2024-12-31T16:59:58Z' || '2024-12-31T17:00:03Z'
        'Dec 31 23:59:59' | '2025-01-03T00:00:00Z' || '2024-12-31T16:59:59Z'
        'Jan  2 07:00:00' | '2024-12-30T00:00:00Z' || '2025-01-02T00:00:00Z'
        'Aug 30 07:00:00' | '2024-03-01T00:00:00Z' || '2024-08-30T00:00:00Z'
        'Sep  1 07:00:00' | '2024-03-01T00:00:00Z' || '2023-09-01T00:00:00Z'
        'Feb 29 07:00:00' | '2024-12-31T00:00:00Z' || '2024-02-29T00:00:00Z'
        'Feb 29 07:00:00' | '2025-01-31T00:00:00Z' || '2024-02-29T00:00:00Z'
        'Feb 29 07:00:00' | '2023-10-31T00:00:00Z' || '2024-02-29T00:00:00Z'
        'Feb 29 07:00:00' | '2026-03-01T00:00:00Z' || null
    }

    def "a time more than ten years away is none: #time"() {
        expect:
        read("<13>1 $time h a p m - x").saidAt() == (said ? Instant.parse(said) : null)
        read("<13>$time h a: x").saidAt() == (said ? Instant.parse(said) : null)

        where:
        time                   || said
        '1970-01-01T00:00:12Z' || null
        '2014-02-27T00:00:00Z' || null
        '2014-03-02T00:00:00Z' || '2014-03-02T00:00:00Z'
        '2034-02-28T00:00:00Z' || '2034-02-28T00:00:00Z'
        '2034-03-04T00:00:00Z' || null
        '9999-12-31T23:59:59Z' || null
    }

    def "Cisco's mnemonic is told: #message"() {
        when:
        def read = read(message)

        then:
        read.saidAt() == (said ? Instant.parse(said) : null)
        [read.host(), read.application(), read.messageId(), read.text()] == [host, application, id, text]

        where:
        message                                                                                   || said                       | host       | application | id                    | text
        '<189>45: *Mar  1 18:46:11.123: %SYS-5-CONFIG_I: Configured'                              || null                       | ''         | ''          | '%SYS-5-CONFIG_I'     | 'Configured'
        '<189>45: .Mar  1 18:46:11.123: %SYS-5-CONFIG_I: Configured'                              || null                       | ''         | ''          | '%SYS-5-CONFIG_I'     | 'Configured'
        '<189>45: host: Mar  1 18:46:11 ICT: %SYS-5-CONFIG_I: Configured from console by vty0'    || '2024-03-01T11:46:11Z'     | 'host'     | ''          | '%SYS-5-CONFIG_I'     | 'Configured from console by vty0'
        '<189>45: Mar  1 11:46:11.5 UTC: %SYS-5-CONFIG_I: Configured'                             || '2024-03-01T11:46:11.500Z' | ''         | ''          | '%SYS-5-CONFIG_I'     | 'Configured'
        '<187>102: core-1: 000099: Mar  1 18:46:11: %LINK-3-UPDOWN: Interface Gi0/1, down'        || '2024-03-01T11:46:11Z'     | 'core-1'   | ''          | '%LINK-3-UPDOWN'      | 'Interface Gi0/1, down'
        '<189>45: 1w2d: %SYS-5-RESTART: System restarted'                                         || null                       | ''         | ''          | '%SYS-5-RESTART'      | 'System restarted'
        '<189>45: 00:00:34: %SYS-5-RESTART: System restarted'                                     || null                       | ''         | ''          | '%SYS-5-RESTART'      | 'System restarted'
        '<189>%SYS-5-RESTART: System restarted'                                                   || null                       | ''         | ''          | '%SYS-5-RESTART'      | 'System restarted'
        '<189>: 2024 Mar  1 18:46:11 ICT: %ETHPORT-5-IF_UP: Interface Ethernet1/1 is up'          || '2024-03-01T11:46:11Z'     | ''         | ''          | '%ETHPORT-5-IF_UP'    | 'Interface Ethernet1/1 is up'
        '<166>Mar 01 2024 18:46:11: %ASA-6-302013: Built inbound TCP'                             || '2024-03-01T11:46:11Z'     | ''         | ''          | '%ASA-6-302013'       | 'Built inbound TCP'
        '<166>Mar 01 2024 18:46:11 fw-1 : %ASA-6-302013: Built inbound TCP'                       || '2024-03-01T11:46:11Z'     | 'fw-1'     | ''          | '%ASA-6-302013'       | 'Built inbound TCP'
        '<189>Mar  1 18:46:12 10.0.0.1 45: *Mar  1 00:00:11: %SYS-5-CONFIG_I: Configured'         || '2024-03-01T11:46:12Z'     | '10.0.0.1' | ''          | '%SYS-5-CONFIG_I'     | 'Configured'
        '<189>Mar  1 18:46:12 nx-1 snmpd: %SNMPD-3-ERROR: nothing'                                || '2024-03-01T11:46:12Z'     | 'nx-1'     | 'snmpd'     | '%SNMPD-3-ERROR'      | 'nothing'
        '<189>Mar  1 18:46:12 sw-1: %LINK-3-UPDOWN: Interface Gi0/1, down'                        || '2024-03-01T11:46:12Z'     | 'sw-1'     | ''          | '%LINK-3-UPDOWN'      | 'Interface Gi0/1, down'
        '<189>45: *Foo  1 18:46:11.123: %SYS-5-CONFIG_I: Configured'                              || null                       | ''         | ''          | ''                    | '45: *Foo  1 18:46:11.123: %SYS-5-CONFIG_I: Configured'
    }

    def "Fortinet's fields are told, and all of it stays text: #message"() {
        when:
        def read = read("<189>$message")

        then:
        read.saidAt() == (said ? Instant.parse(said) : null)
        [read.host(), read.application(), read.messageId(), read.text()] == [host, application, id, message]

        where:
        message                                                                                                                                || said                   | host        | application | id
        'date=2024-03-01 time=10:00:00 devname="FG100" devid="FG1" logid="0001" tz="+0700" eventtime=1709262000 type="event" msg="a b=c"'        || '2024-03-01T03:00:00Z' | 'FG100'     | 'fortigate' | '0001'
        'date=2024-03-01 time=10:00:00 devname="FG 100 \\"x\\"" devid="FG1" eventtime=1709262000123456789 tz="-0300" logid="0100032001"'        || '2024-03-01T13:00:00Z' | 'FG 100 \\"x\\"' | 'fortigate' | '0100032001'
        'date=2024-03-01 time=10:00:00 devname=FG100 devid=FG1 logid=0001 type=traffic'                                                         || '2024-03-01T03:00:00Z' | 'FG100'     | 'fortigate' | '0001'
        'date=2024-02-31 time=10:00:00 devname=FG100 devid=FG1 logid=0001 type=traffic'                                                         || null                   | 'FG100'     | 'fortigate' | '0001'
        'date=2024-03-01 time=10:00:00 devid=FG1 log_id=0001 type=traffic'                                                                      || '2024-03-01T03:00:00Z' | ''          | 'fortigate' | '0001'
        'date=tomorrow'                                                                                                                         || null                   | ''          | ''          | ''
        'date="never ends'                                                                                                                      || null                   | ''          | ''          | ''
    }

    def "without a priority that is one it is a notice of a user: #message"() {
        when:
        def read = read(message)

        then:
        [read.facility(), read.severity(), read.text()] == [facility, severity, text]

        where:
        message     || facility | severity | text
        ''          || 1        | 5        | ''
        'hello'     || 1        | 5        | 'hello'
        '<'         || 1        | 5        | '<'
        '<>x'       || 1        | 5        | '<>x'
        '<34'       || 1        | 5        | '<34'
        '<192>x'    || 1        | 5        | '<192>x'
        '<191>x'    || 23       | 7        | 'x'
        '<0>x'      || 0        | 0        | 'x'
        '<-1>x'     || 1        | 5        | '<-1>x'
        '<1a>x'     || 1        | 5        | '<1a>x'
        '<1000>x'   || 1        | 5        | '<1000>x'
        '<13>'      || 1        | 5        | ''
        '<13>\r\n'  || 1        | 5        | ''
        '<13>x\n\0' || 1        | 5        | 'x'
        '<13>a\0b'  || 1        | 5        | 'a\0b'
        '<13> a\tb' || 1        | 5        | ' a\tb'
    }

    def "names that are too long are text"() {
        expect:
        read("<13>1 - ${'h' * 255} ${'a' * 128} ${'p' * 128} ${'m' * 128} - x").text() == 'x'
        read("<13>1 - ${'h' * 256} a p m - x").text() == "1 - ${'h' * 256} a p m - x"
        read("<13>1 - h ${'a' * 129} p m - x").application() == ''
        read("<13>1 - h a ${'p' * 129} m - x").process() == ''
        read("<13>1 - h a p ${'m' * 129} - x").messageId() == ''
        read("<13>Mar  1 12:00:00 ${'h' * 255} a: x").host() == 'h' * 255
        read("<13>Mar  1 12:00:00 ${'h' * 256} a: x").text() == "${'h' * 256} a: x"
        read("<13>Mar  1 12:00:00 h ${'a' * 128}: x").text() == 'x'
        read("<13>Mar  1 12:00:00 h ${'a' * 129}: x").text() == "${'a' * 129}: x"
        read("<13>Mar  1 12:00:00 h a[${'1' * 129}]: x").text() == "a[${'1' * 129}]: x"
        read("<13>45: ${'h' * 256}: %A-1-B: x").host() == ''
        read("<13>%${'A' * 128}-1-B: x").messageId() == ''
        read("<13>date=2024-03-01 time=10:00:00 devname=${'h' * 256} logid=1").host() == ''
    }

    def "bytes that are no UTF-8 are ISO 8859-1, but for a last character that was cut"() {
        expect:
        read('<13>Mar  1 12:00:00 host app: Ca\u00f4', NOON, StandardCharsets.ISO_8859_1).text() == 'Ca\u00f4'
        read('<13>Mar  1 12:00:00 host app: d\u00e9j\u00e0 vu', NOON, StandardCharsets.ISO_8859_1).text() == 'd\u00e9j\u00e0 vu'
        read('<13>a \uFFFD b').text() == 'a \uFFFD b'

        when:
        def bytes = '<13>Cửa mở'.getBytes(StandardCharsets.UTF_8)

        then:
        reader.read(Arrays.copyOf(bytes, bytes.length - 1), 's', NOON).text() == 'Cửa m\uFFFD'
    }

    def "no bytes make it fail, and their text is kept"() {
        given:
        def random = new Random(20_240_301)
        def good = ['<34>1 2023-10-11T22:14:15.003Z host su 12 ID47 [a@1 b="c\\"d"][e f="g"] text',
                    '<34>Oct 11 22:14:15 mymachine su[123]: text', '<30>2024-03-01T10:00:00.123456+07:00 host app[12]: Cửa mở',
                    '<189>45: *Mar  1 18:46:11.123: %SYS-5-CONFIG_I: Configured', '<189>45: host: Mar  1 18:46:11 ICT: %SYS-5-CONFIG_I: x',
                    '<189>date=2024-03-01 time=10:00:00 devname="FG100" devid=1 logid="0001" tz="+0700" type=x',
                    '<166>Mar 01 2024 18:46:11 fw-1 : %ASA-6-302013: Built'].collect { it.getBytes(StandardCharsets.UTF_8) }
        def signs = '<>[]"\\ :=%-+.*0123456789TZ\0\r\n'.bytes

        when:
        def wrong = (1..20_000).findResult {
            byte[] bytes
            if (it % 4 == 0) {
                bytes = new byte[random.nextInt(80)]
                random.nextBytes(bytes)
            } else {
                byte[] one = good[random.nextInt(good.size())]
                bytes = Arrays.copyOf(one, it % 4 == 1 ? random.nextInt(one.length + 1) : one.length)
                random.nextInt(6).times {
                    if (bytes.length > 0) {
                        bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? signs[random.nextInt(signs.length)] : (byte) random.nextInt()
                    }
                }
            }
            def read = reader.read(bytes, 's', NOON)
            def ends = [StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1].any { new String(bytes, it).replaceAll('[\\r\\n\\x00]+\\z', '').endsWith(read.text()) }
            def parts = [read.host(), read.application(), read.process(), read.messageId(), read.structuredData()].every { part ->
                [StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1].any { new String(bytes, it).contains(part) } || part == 'fortigate'
            }
            def said = read.text() || read.host() || read.application() || read.process() || read.messageId() || read.structuredData()
            ends && parts && (said || bytes.length < 60) && read.facility() in 0..23 && read.severity() in 0..7 ? null : new String(bytes, StandardCharsets.ISO_8859_1)
        }

        then:
        wrong == null
    }
}
