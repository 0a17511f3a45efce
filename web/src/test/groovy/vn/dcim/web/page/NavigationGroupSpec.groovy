package vn.dcim.web.page

import spock.lang.Specification

import static vn.dcim.web.page.NavigationGroup.*

/** Under what heading a line of the navigation stands. */
class NavigationGroupSpec extends Specification {

    def "order #order stands under #group"() {
        expect:
        NavigationGroup.of(order) == group

        where:
        order || group
        0     || OPERATE
        39    || OPERATE
        40    || REGISTRY
        46    || REGISTRY
        47    || COMPLIANCE
        74    || COMPLIANCE
        75    || SYSTEM
        89    || SYSTEM
        90    || PEOPLE
        99    || PEOPLE
    }
}
