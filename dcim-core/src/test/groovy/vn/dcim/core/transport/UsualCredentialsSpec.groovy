package vn.dcim.core.transport

import spock.lang.Specification
import vn.dcim.core.device.Credentials

/** What everybody tries first. */
class UsualCredentialsSpec extends Specification {

    def "#credentials.version with #credentials.community is a usual credential: #usual"() {
        expect:
        UsualCredentials.isUsual(credentials) == usual

        where:
        credentials                                      || usual
        Credentials.v2c('public')                        || true
        Credentials.v2c('PRIVATE')                       || true
        Credentials.v1('public')                         || true
        Credentials.v2c('public1')                       || false
        Credentials.v3('public', null, null, null, null) || false
    }

    def "a database without a password is open"() {
        expect:
        new UsualCredentials(null, null, password).ofDatabase() == open

        where:
        password || open
        ''       || true
        'x'      || false
    }
}
