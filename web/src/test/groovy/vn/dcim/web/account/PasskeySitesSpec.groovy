package vn.dcim.web.account

import io.micronaut.http.HttpRequest
import java.time.Duration
import spock.lang.Specification
import vn.dcim.core.error.DcimException
import vn.dcim.core.notify.NoticeConfig

class PasskeySitesSpec extends Specification {

    private static PasskeySites sites(String id, List<String> origins, String base) {
        new PasskeySites(id, origins, new NoticeConfig(null, base, true, Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofDays(731)))
    }

    def "with name #id, origins #origins and base #base, a browser at #host is at #site, from #from"() {
        when:
        def party = sites(id, origins, base).of(HttpRequest.GET('/').header('Host', host))

        then:
        party.map { it.id() }.orElse(null) == site
        party.map { it.origins() }.orElse([] as Set) == from as Set

        where:
        id           | origins                    | base                      | host                || site           | from
        null         | []                         | null                      | 'localhost:8080'    || 'localhost'    | ['https://localhost', 'https://localhost:8080', 'http://localhost:8080']
        null         | []                         | null                      | 'DCIM.example'      || 'dcim.example' | ['https://dcim.example']
        null         | []                         | null                      | '127.0.0.1:8080'    || null           | []
        null         | []                         | null                      | '[::1]:8080'        || null           | []
        null         | []                         | null                      | '10.0.0.5'          || null           | []
        null         | []                         | null                      | ''                  || null           | []
        null         | []                         | null                      | 'a b<'              || null           | []
        null         | []                         | 'https://dcim.example:8443/x' | '10.0.0.5'      || 'dcim.example' | ['https://dcim.example', 'https://dcim.example:8443']
        null         | []                         | 'https://10.0.0.5'        | '10.0.0.5'          || null           | []
        'example'    | []                         | 'https://dcim.example'    | 'dcim.example:8443' || 'example'      | ['https://example', 'https://dcim.example', 'https://dcim.example:8443']
        'example'    | []                         | null                      | 'evilexample'       || 'example'      | ['https://example']
        'example'    | ['https://a.example']      | 'https://dcim.example'    | 'dcim.example'      || 'example'      | ['https://a.example']
    }

    def "settings that no browser would take do not start: #id #origins"() {
        when:
        sites(id, origins, null)

        then:
        thrown(DcimException)

        where:
        id            | origins
        '10.0.0.5'    | []
        'https://a.b' | []
        ''            | []
        null          | ['http://dcim.example']
        null          | ['dcim.example']
        null          | ['https://dcim.example/x']
    }
}
