package vn.dcim.core.ingest

import java.sql.SQLException
import java.sql.SQLTransientConnectionException
import spock.lang.Specification

class DatabaseFailureSpec extends Specification {

    def "#what: it names the database, what it said, and what mends it"() {
        expect:
        DatabaseFailure.describe('jdbc:mariadb://db/dcim', failure) == "database jdbc:mariadb://db/dcim: $text"

        where:
        what                        | failure                                                               || text
        'a full tablespace'         | new SQLException("The table 'journal' is full", 'HY000', 1114)        || "The table 'journal' is full; make room where its files lie"
        'a full disk'               | new SQLException('Disk full (/data)', 'HY000', 1021)                  || 'Disk full (/data); make room where its files lie'
        'a full disk of the binlog' | new SQLException('Errcode: 28 "No space left"', 'HY000', 1026)        || 'Errcode: 28 "No space left"; make room where its files lie'
        'a killed server'           | new SQLException('Connection refused', '08000')                       || 'Connection refused; start it, or mend the way to it'
        'a pool without a server'   | new SQLTransientConnectionException('not available')                  || 'not available; start it, or mend the way to it'
        'the pool, with the reason' | new SQLTransientConnectionException('no', new SQLException('why', '08000')) || 'why; start it, or mend the way to it'
        'deep within'               | new RuntimeException(new SQLException('is locked\nmore', 'HY000', 1205)) || 'is locked; look into its error log'
        'something else'            | new IllegalStateException('odd')                                      || 'java.lang.IllegalStateException: odd; look into its error log'
    }
}
