package vn.dcim.mqtt.bridge

import spock.lang.Specification
import vn.dcim.core.ingest.MessageReceipts.Receipt

import java.time.Instant

class RedeliveryWindowSpec extends Specification {

    /** Receipts written as packetId:payload, numbered from 1. */
    static List<Receipt> receipts(String row) {
        row.tokenize(' ').withIndex().collect { it, i ->
            def (id, payload) = it.split(':')
            new Receipt(i + 1, id as int, payload.hashCode(), Instant.EPOCH)
        }
    }

    def "#why: after #before, #arriving are receipts #expected"() {
        given:
        def window = new RedeliveryWindow(receipts(before))

        expect: "a message marked with ! bears the DUP flag"
        arriving.tokenize(' ').collect {
            def (id, payload) = it.replace('!', '').split(':')
            window.recognise(id as int, it.endsWith('!'), payload.hashCode()).map { it.number() as int }.orElse(0)
        } == expected

        where:
        why                                              | before            | arriving                || expected
        'the unacknowledged end comes again'             | '1:a 2:b 3:c'     | '2:b! 3:c! 4:d'         || [2, 3, 0]
        'all were acknowledged'                          | '1:a 2:b 3:c'     | '4:a 1:a'               || [0, 0]
        'two that are alike are two'                     | '1:a 2:a'         | '1:a! 2:a! 3:a'         || [1, 2, 0]
        'sent before, but never received'                | '1:a 2:b'         | '2:b! 3:c! 4:d!'        || [2, 0, 0]
        'a packet id that was used again: the last one'  | '1:a 1:b 1:a'     | '1:a!'                  || [3]
        'a packet id with another payload now'           | '1:a'             | '1:b!'                  || [0]
        'nothing behind one that is recognised'          | '1:a 2:b 3:c'     | '3:c! 2:b!'             || [3, 0]
        'the window ends with the first new message'     | '1:a 2:b'         | '1:a! 9:z 2:b!'         || [1, 0, 0]
        'a restored broker forgot that it sent the rest' | '1:a 2:b 3:c'     | '1:a! 2:b 3:c 4:d'      || [1, 2, 3, 0]
        'a restored broker, with a gap: new'             | '1:a 2:b 3:c'     | '1:a! 3:c'              || [1, 0]
        'a message of QoS 0 between them'                | '1:a 2:b'         | '1:a! 0:z 2:b!'         || [1, 0, 2]
        'a receipt of QoS 0 among those of a restored'   | '1:a 0:z 2:b'     | '1:a! 2:b'              || [1, 3]
        'nothing was received before'                    | ''                | '1:a!'                  || [0]
    }
}
