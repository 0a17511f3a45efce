package vn.dcim.web.search

import spock.lang.Specification

class SearchTextSpec extends Specification {

    def "searching is blind to diacritics and case: '#query' in '#text' is #found"() {
        expect:
        SearchText.matches(query, text) == found

        where:
        query        | text                          || found
        'dieu hoa'   | 'CRAC-1 Điều hòa chính xác'   || true
        'ĐIỀU crac'  | 'CRAC-1 Điều hòa chính xác'   || true
        'điều hoà'   | 'CRAC-1 Điều hòa chính xác'   || true
        'dieu ups'   | 'CRAC-1 Điều hòa chính xác'   || false
        ''           | 'anything'                    || true
    }
}
