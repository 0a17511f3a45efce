package vn.dcim.web.device

import java.time.Instant
import java.util.stream.Stream
import vn.dcim.core.device.Credentials
import vn.dcim.core.device.DeviceClass
import vn.dcim.core.device.DeviceOffers
import vn.dcim.core.device.DeviceReader
import vn.dcim.core.device.DeviceReading
import vn.dcim.core.error.DcimException
import vn.dcim.core.error.ErrorCode
import vn.dcim.core.point.Conversion
import vn.dcim.core.point.PollClass
import vn.dcim.core.point.Quality
import vn.dcim.core.point.Quantity

/** Devices that were heard without being asked, as a bridge offers them. */
class SomeOffers implements DeviceOffers, DeviceReader {

    static final String COOLER = 'mqtt:dc/hg01/crac/c1'
    static final String ANNOUNCED = 'mqtt:ha:store-1'
    static final Instant AT = Instant.parse('2026-11-21T07:59:00Z')

    @Override
    List<DeviceOffers.Offer> offers() {
        [new DeviceOffers.Offer(COOLER, DeviceClass.COOLING, 'Acme', 'gateway', 1, AT, AT),
         new DeviceOffers.Offer(ANNOUNCED, DeviceClass.ENVIRONMENT, 'Sonoff', 'home-assistant', 1, AT, AT, 'Store <room>', 'TH1', [
                 new DeviceOffers.Entity('Temperature', 'sensor', '°F', 'ambient.temperature', '', []),
                 new DeviceOffers.Entity('CO2', 'sensor', 'ppm', '', 'no-rule', ['carbon_dioxide', 'ppm']),
                 new DeviceOffers.Entity('Odd', 'sensor', 'W', '', 'template', ['{{ states("x") }}', 'the name states is not read'])])]
    }

    @Override
    boolean speaks(String address) {
        address.startsWith('mqtt:')
    }

    @Override
    Stream<DeviceReader.Outcome> read(String address, Credentials credentials) {
        if (address != COOLER) {
            throw new DcimException(ErrorCode.DEVICE_UNREACHABLE, address, 10)
        }
        Stream.of(new DeviceReader.Outcome(null, new DeviceReading(null, DeviceClass.COOLING, 'Acme', 'C1', 'gateway', '', [:], [
                new DeviceReading.Value('cooling.supply.temperature', '', 'supply', Quantity.TEMPERATURE, PollClass.SLOW,
                        Conversion.IDENTITY, 18.25d, null, Quality.GOOD, '')]), null))
    }
}
