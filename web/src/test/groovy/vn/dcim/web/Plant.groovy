package vn.dcim.web

import java.util.concurrent.TimeUnit
import vn.dcim.core.device.Device
import vn.dcim.core.ingest.SampleSink
import vn.dcim.core.point.RawValue
import vn.dcim.core.telemetry.Sample
import vn.dcim.core.telemetry.SampleBatch

import static vn.dcim.core.testing.ADevice.pointOf

/** Devices that say what a spec has them say, through the real pipeline. */
class Plant {

    private final WebServer web

    Plant(WebServer web) {
        this.web = web
    }

    /** Has a device answer with raw values by point name, at the present instant, and returns when that is stored. */
    void says(Device device, Map<String, ? extends Number> values) {
        def samples = values.collect { name, value -> Sample.live(pointOf(web.context, device, name), RawValue.of(value as double)) }
        web.context.getBean(SampleSink).accept(SampleBatch.cycle(device.id(), web.clock.instant(), samples))
                .toCompletableFuture().get(20, TimeUnit.SECONDS)
    }
}
