package vn.dcim.core.account

import spock.lang.Specification

import static vn.dcim.core.account.Permission.ACKNOWLEDGE_ALARM
import static vn.dcim.core.account.Permission.CHANGE_DEVICE
import static vn.dcim.core.account.Permission.READ_AUDIT
import static vn.dcim.core.account.Permission.VIEW

class PermissionSpec extends Specification {

    def "#role may look: #view, acknowledge: #acknowledge, change devices: #device, read the audit log: #audit"() {
        expect:
        role.may(VIEW) == view
        role.may(ACKNOWLEDGE_ALARM) == acknowledge
        role.may(CHANGE_DEVICE) == device
        role.may(READ_AUDIT) == audit

        where:
        role                   || view | acknowledge | device | audit
        Role.OPERATOR          || true | true        | false  | false
        Role.SHIFT_LEAD        || true | true        | true   | false
        Role.ASSET_MANAGER     || true | false       | false  | false
        Role.MAINTENANCE       || true | true        | false  | false
        Role.SECURITY_OFFICER  || true | true        | false  | true
        Role.ADMINISTRATOR     || true | true        | true   | true
        Role.TOP_ADMINISTRATOR || true | true        | true   | true
        Role.HEAD              || true | false       | false  | false
        Role.AGENCY            || true | false       | false  | false
        Role.AUDITOR           || true | false       | false  | true
        Role.DISPLAY           || true | false       | false  | false
    }

    def "notices are tested and sent again by administrators and the security officer alone"() {
        expect:
        Role.values().findAll { it.may(Permission.CHANGE_NOTICE) } == [Role.SECURITY_OFFICER, Role.ADMINISTRATOR, Role.TOP_ADMINISTRATOR]
    }

    def "what changes nothing is told from what does"() {
        expect:
        Permission.values().findAll { it.isReading() }.containsAll([VIEW, READ_AUDIT, Permission.READ_ACCOUNT])
        !Permission.values().any { it.isReading() && (it.code().startsWith('change') || it.code().contains('alarm')) }
    }

    def "on demand a role may take what it does not have; a display, an agency and an auditor nothing, accounts nobody"() {
        expect:
        Permission.values().every { permission -> permission.onDemand().disjoint(permission.roles()) }
        [Role.DISPLAY, Role.AGENCY, Role.AUDITOR].every { role -> !Permission.values().any { role.mayOnDemand(it) } }
        Permission.CHANGE_ACCOUNT.onDemand().empty
        Role.OPERATOR.mayOnDemand(CHANGE_DEVICE)
        Role.HEAD.mayOnDemand(READ_AUDIT)
    }
}
