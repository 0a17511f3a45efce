package vn.dcim.core.foreign

import java.time.Instant
import java.time.LocalDate
import vn.dcim.core.CentreTime

/** Accounts of other systems for specs: {@code anAccount(login: 'an.nv', lastUsed: '2026-10-23')}. */
class AnAccount {

    static int counter

    static ForeignAccount anAccount(Map<String, ?> told = [:]) {
        new ForeignAccount(++counter, 0L, told.login ?: "account-$counter", told.fullName ?: '', told.unit ?: '',
                told.containsKey('state') ? told.state as AccountState : AccountState.ACTIVE, told.administrator as Boolean,
                told.machine as Boolean, told.responsible ?: '', at(told.created), at(told.lastUsed), told.neverUsed ?: false,
                at(told.passwordChanged), told.expires ? LocalDate.parse(told.expires) : null, told.neverExpires ?: false,
                told.leastLength as Integer, null, told.grantedBy ?: '', told.grantedFor ?: '', told.grantDocument ?: '', null)
    }

    /** The end of a day, or any instant, of the centre. */
    private static Instant at(Object day) {
        day ? LocalDate.parse(day as String).atTime(23, 59).atZone(CentreTime.ZONE).toInstant() : null
    }
}
