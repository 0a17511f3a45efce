package vn.dcim.core.link;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Asks a server of names from the line's address; any answer counts, also that there is no such name. */
@Singleton
final class DnsProbe extends SeriesProbe {

    /** What every server of names in the country can tell. */
    private static final String USUAL_NAME = "vn";

    @Override
    public ProbeMethod method() {
        return ProbeMethod.DNS;
    }

    @Override
    void once(LineProbe probe, LineBinding binding, Effort effort) throws IOException {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(probe.target(), probe.port()));
        if (binding.source() != null) {
            resolver.setLocalAddress(new InetSocketAddress(binding.source(), 0));
        }
        resolver.setTimeout(effort.timeout());
        Name name = Name.fromString((probe.asked().isEmpty() ? USUAL_NAME : probe.asked()) + ".");
        resolver.send(Message.newQuery(Record.newRecord(name, Type.SOA, DClass.IN)));
    }
}
