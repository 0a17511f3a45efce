package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.device.DeviceRepository;
import vn.dcim.core.point.Point;
import vn.dcim.core.point.PointRepository;
import vn.dcim.core.register.RegisterDesk;
import vn.dcim.core.register.RegisterEntries;
import vn.dcim.core.register.RegisterPlan;
import vn.dcim.core.register.Registers;

/**
 * Enters the cables in the ports of switch and router, and the way by which each server is administered; one port and one server were
 * forgotten.
 */
@Singleton
final class DemoWiring {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final Pattern PORT = Pattern.compile("if\\.[^.]+\\.status");
    private static final String CABLE = "MC-%03d";
    private static final String WAY = "Quản trị %s";
    private static final int MOST = 10_000;
    private static final String SWITCH = "SW-1";
    private static final String ROUTER = "RT-1";
    /** The port that has a cable which nobody entered. */
    private static final String UNLISTED = "Gi1/0/20";
    /** The place, among the servers by name, of the one that {@link DemoSoftware} knows no system of either. */
    private static final int UNKNOWN_SERVER = 24;

    /** Where the ports lead that lead to no server: port, to which asset, into which port. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "Te1/1/1", List.of(ROUTER, "LAN-SW1"),
            "Te1/1/2", List.of("NVR-1", "eth0"),
            "WAN-VNPT", List.of("Bộ chuyển đổi quang VNPT", "LAN1"),
            "WAN-Viettel", List.of("Bộ chuyển đổi quang Viettel", "LAN1"));

    private final Registers registers;
    private final RegisterEntries entries;
    private final RegisterDesk desk;
    private final Assets assets;
    private final DeviceRepository devices;
    private final PointRepository points;
    private final Clock clock;

    DemoWiring(
            Registers registers,
            RegisterEntries entries,
            RegisterDesk desk,
            Assets assets,
            DeviceRepository devices,
            PointRepository points,
            Clock clock) {
        this.registers = registers;
        this.entries = entries;
        this.desk = desk;
        this.assets = assets;
        this.devices = devices;
        this.points = points;
        this.clock = clock;
    }

    /** Enters them unless an earlier start did; assets, devices and the lists of {@link DemoRegisters} must be there. */
    void enter() {
        String first = CABLE.formatted(1);
        if (entries.counting("cabling").stream().anyMatch(cable -> cable.name().equals(first))) {
            return;
        }
        List<Asset> all =
                assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, MOST).assets();
        List<Asset> servers =
                all.stream().filter(asset -> asset.kind() == AssetKind.SERVER).toList();
        cables(all, servers);
        ways(servers);
    }

    private void cables(List<Asset> all, List<Asset> servers) {
        Map<String, String> tags = new HashMap<>();
        all.forEach(asset -> tags.put(asset.name(), asset.tag()));
        List<List<Object>> rows = new ArrayList<>();
        for (String name : List.of(SWITCH, ROUTER)) {
            for (String port : portsOf(name)) {
                List<String> end = KNOWN.getOrDefault(
                        port, List.of(servers.get(rows.size() % servers.size()).name(), "eth1"));
                if (!port.equals(UNLISTED) && tags.containsKey(name) && tags.containsKey(end.get(0))) {
                    rows.add(List.of(
                            CABLE.formatted(rows.size() + 1),
                            port.startsWith("Te") ? "om4" : "cat6a",
                            tags.get(name),
                            port,
                            tags.get(end.get(0)),
                            end.get(1),
                            DAY.format(today().minusDays(620)),
                            "Nguyễn Văn Nam"));
                }
            }
        }
        take("cabling", "label,type,device-a,port-a,device-b,port-b,laid-on,laid-by", rows);
    }

    private List<String> portsOf(String name) {
        return devices.findByName(name).stream()
                .flatMap(device -> points.findByDeviceIdOrderByName(device.id()).stream())
                .filter(point ->
                        PORT.matcher(point.name()).matches() && !point.label().isEmpty())
                .map(Point::label)
                .distinct()
                .sorted()
                .toList();
    }

    private void ways(List<Asset> servers) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            Asset server = servers.get(i);
            if (i != UNKNOWN_SERVER && server.status() != AssetStatus.DISPOSED) {
                boolean isWindows = i % 5 < 2;
                rows.add(List.of(
                        WAY.formatted(server.name()),
                        "admin",
                        "Vùng quản trị",
                        server.tag(),
                        isWindows ? "3389" : "22",
                        isWindows ? "rdp-tls" : "ssh",
                        isWindows ? "TLS 1.2 AES-256" : "aes256-gcm",
                        "no",
                        "13/QĐ-TTTHDL",
                        DAY.format(today().minusDays(400)),
                        "Đàm Quang Huy"));
            }
        }
        take("ports", "name,use,source,target,port,protocol,cipher,wide-area,permit,from,keeper", rows);
    }

    private void take(String register, String heads, List<List<Object>> rows) {
        String lines = rows.stream()
                .map(row -> row.stream().map(cell -> "\"" + cell + "\"").collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        RegisterPlan plan = desk.take(registers.get(register), heads + "\n" + lines, "", ACTOR);
        if (plan.isFaulty()) {
            throw new IllegalStateException(register + ": " + plan.faults() + " "
                    + plan.lines().stream()
                            .filter(line -> !line.faults().isEmpty())
                            .findFirst());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
