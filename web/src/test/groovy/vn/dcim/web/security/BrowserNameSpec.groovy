package vn.dcim.web.security

import spock.lang.Specification

class BrowserNameSpec extends Specification {

    static final String CHROME = '(KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'

    def "#name says of itself more than it is"() {
        expect:
        BrowserName.of(userAgent) == name

        where:
        userAgent                                                                          || name
        'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0'           || 'Firefox, Linux'
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 $CHROME"             || 'Chrome, Windows'
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 $CHROME Edg/141.0"   || 'Edge, Windows'
        "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 $CHROME"             || 'Chrome, Android'
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/120.0 $CHROME"   || 'Coc Coc, Windows'
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1' || 'Safari, iOS'
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15' || 'Safari, macOS'
        'Java-http-client/25'                                                              || 'Java-http-client/25'
        ''                                                                                 || ''
    }
}
