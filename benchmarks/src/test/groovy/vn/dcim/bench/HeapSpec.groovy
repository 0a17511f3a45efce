package vn.dcim.bench

import spock.lang.Specification

class HeapSpec extends Specification {

    def "live are the objects of a histogram, without what the collector filled its gaps with"() {
        expect: "17,438,640 + 7,012,896 + 24"
        Heap.live('''\
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:        229646       17438640  [B (java.base@25.0.3)
               2:        292204        7012896  java.lang.String (java.base@25.0.3)
               3:            50        1543120  [Ljdk.internal.vm.FillerElement; (java.base@25.0.3)
               4:             2             32  jdk.internal.vm.FillerObject (java.base@25.0.3)
               5:             1             24  vn.dcim.core.ingest.Rhythm
            Total        521903       25994712
            '''.stripIndent()) == 24_451_560
    }

    def "what is held stays in the heap, what is let go leaves it"() {
        given:
        def before = Heap.live()
        def held = new byte[8 << 20]

        expect: "8 MiB, give or take what a JVM does by itself"
        def with = Heap.live()
        Math.abs(with - before - held.length) < 1 << 20

        when:
        held = null

        then:
        Math.abs(Heap.live() - before) < 1 << 20
    }
}
