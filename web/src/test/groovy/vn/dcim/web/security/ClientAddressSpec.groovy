package vn.dcim.web.security

import io.micronaut.http.HttpRequest
import spock.lang.Specification
import vn.dcim.core.error.DcimException

class ClientAddressSpec extends Specification {

    def "with the header #header, a request from #peer that says #said comes from #address"() {
        given:
        def request = HttpRequest.GET('/')
        said.each { request.header('X-Forwarded-For', it) }
        def asked = Stub(HttpRequest) {
            getHeaders() >> request.headers
            getRemoteAddress() >> new InetSocketAddress(InetAddress.ofLiteral(peer), 40_000)
        }

        expect:
        new ClientAddress(header, ['10.0.0.5', '2001:db8::5']).resolve(asked) == address

        where:
        header            | peer          | said                      || address
        null              | '127.0.0.1'   | []                        || '127.0.0.1'
        null              | '127.0.0.1'   | ['6.6.6.6']               || '127.0.0.1'
        null              | '10.0.0.5'    | ['6.6.6.6']               || '10.0.0.5'
        'X-Forwarded-For' | '127.0.0.1'   | ['10.1.2.3']              || '10.1.2.3'
        'X-Forwarded-For' | '127.0.0.1'   | ['6.6.6.6, 10.1.2.3']     || '10.1.2.3'
        'X-Forwarded-For' | '127.0.0.1'   | ['6.6.6.6', '10.1.2.3']   || '10.1.2.3'
        'X-Forwarded-For' | '127.0.0.1'   | []                        || '127.0.0.1'
        'X-Forwarded-For' | '127.0.0.1'   | ['6.6.6.6, ']             || '127.0.0.1'
        'X-Forwarded-For' | '10.0.0.5'    | ['10.1.2.3']              || '10.1.2.3'
        'X-Forwarded-For' | '2001:db8::5' | ['10.1.2.3']              || '10.1.2.3'
        'X-Forwarded-For' | '10.0.0.6'    | ['6.6.6.6']               || '10.0.0.6'
    }

    def "a proxy that is no address is refused with the setting's name"() {
        when:
        new ClientAddress('X-Forwarded-For', ['proxy.example'])

        then:
        def e = thrown(DcimException)
        e.arguments()[0..1] == ['dcim.http.proxies', 'proxy.example']
    }
}
