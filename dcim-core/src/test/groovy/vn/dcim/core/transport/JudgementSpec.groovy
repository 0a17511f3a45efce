package vn.dcim.core.transport

import spock.lang.Specification
import vn.dcim.core.device.Credentials

import static vn.dcim.core.transport.Judgement.Reason.*
import static vn.dcim.core.transport.Judgement.Verdict.*

class JudgementSpec extends Specification {

    def "BK11-25.3: #protocol with #suite #verdict"() {
        expect:
        Judgement.tls(protocol, suite) == new Judgement(verdict, reason)

        where:
        protocol  | suite                                   || verdict | reason
        'TLSv1.3' | 'TLS_AES_256_GCM_SHA384'                || MEETS   | AES_256
        'TLSv1.3' | 'TLS_AES_128_GCM_SHA256'                || FAILS   | SHORTER_KEY
        'TLSv1.3' | 'TLS13-AES256-GCM-SHA384'               || MEETS   | AES_256
        'TLSv1.3' | 'TLS13-AES128-GCM-SHA256'               || FAILS   | SHORTER_KEY
        'TLSv1.3' | 'TLS_CHACHA20_POLY1305_SHA256'          || FAILS   | OTHER_CIPHER
        'TLSv1.2' | 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' || MEETS   | AES_256
        'TLSv1.2' | 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' || FAILS   | SHORTER_KEY
        'TLSv1.2' | 'ECDHE-RSA-AES256-GCM-SHA384'           || MEETS   | AES_256
        'TLSv1.2' | 'ECDHE-RSA-AES128-GCM-SHA256'           || FAILS   | SHORTER_KEY
        'TLSv1.2' | 'ECDHE-RSA-CHACHA20-POLY1305'           || FAILS   | OTHER_CIPHER
        'TLSv1.1' | 'ECDHE-RSA-AES256-SHA'                  || FAILS   | OLD_PROTOCOL
        ''        | ''                                      || FAILS   | OLD_PROTOCOL
    }

    def "BK11-25.3: SNMPv3 with privacy #cipher #verdict"() {
        expect:
        Judgement.snmp(Credentials.v3('reader', 'SHA-256', 'password1', cipher, 'password2')) == new Judgement(verdict, reason)

        where:
        cipher      || verdict | reason
        null        || FAILS   | CLEAR_TEXT
        'DES'       || FAILS   | OTHER_CIPHER
        'AES'       || FAILS   | SHORTER_KEY
        'AES-192'   || FAILS   | SHORTER_KEY
        'AES-192-C' || FAILS   | SHORTER_KEY
        'AES-256'   || MEETS   | AES_256
        'AES-256-C' || MEETS   | AES_256
    }

    def "BK11-25.3: SNMPv1 and v2c are clear text"() {
        expect:
        Judgement.snmp(credentials) == new Judgement(FAILS, CLEAR_TEXT)

        where:
        credentials << [Credentials.v1('public'), Credentials.v2c('public')]
    }

    def "#address is this machine's own: #own"() {
        expect:
        Loopback.is(address) == own
        Loopback.isHostOf("ssl://$address:8883") == own

        where:
        address           || own
        '127.0.0.1'       || true
        '127.4.5.6'       || true
        'localhost'       || true
        '[::1]'           || true
        '128.0.0.1'       || false
        '10.127.0.0'      || false
        'localhost.local' || false
        '[::2]'           || false
    }
}
