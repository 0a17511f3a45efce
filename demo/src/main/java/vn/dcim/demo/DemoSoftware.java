package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetFilter;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.AssetOrder;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.software.Consoles;
import vn.dcim.core.software.InstallationField;
import vn.dcim.core.software.LicenceField;
import vn.dcim.core.software.SoftwareBatches;
import vn.dcim.core.software.SoftwareBatches.Whole;
import vn.dcim.core.software.SoftwareRegister;
import vn.dcim.core.software.TitleField;
import vn.dcim.core.software.TitleFilter;
import vn.dcim.core.software.TitleOrder;

/** Enters what runs on the machines of the demo: sixty titles, some of them not as the regulation wants them. */
@Singleton
final class DemoSoftware {

    private static final String ACTOR = "demo";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    private static final List<String> PEOPLE = List.of(
            "Nguyễn Văn Nam", "Trần Thị Lan", "Hoàng Minh Tuấn", "Lý Thị Hoa", "Đàm Quang Huy", "Triệu Thị Mai");
    private static final String OFFICER = "Phòng Hạ tầng kỹ thuật";
    /** The places, among the servers by name, of the one without a system noted and of the one without anti-malware. */
    private static final int WITHOUT_SYSTEM = 24;

    private static final int UNGUARDED = 19;

    /**
     * name | version | maker | kind | ground | metric | where: servers, offices, people or none, with every how many-th | days to the end
     * of the licence, or a word | seats beyond those that are used
     */
    private static final String TITLES = """
            Windows Server|2022|Microsoft|operating-system|proprietary|device|system 0|perpetual|4
            Windows Server|2019|Microsoft|operating-system|proprietary|device|system 1|perpetual|0
            Red Hat Enterprise Linux|9.4|Red Hat|operating-system|proprietary|device|system 2|150|2
            Ubuntu Server|22.04 LTS|Canonical|operating-system|open-source|-|system 3|-|0
            Oracle Linux|8.10|Oracle|operating-system|open-source|-|system 4|-|0
            Windows 11 Pro|23H2|Microsoft|operating-system|proprietary|device|offices 1|perpetual|2
            Kaspersky Endpoint Security cho máy chủ|12.5|Kaspersky|anti-malware|proprietary|device|guard|75|10
            Kaspersky Endpoint Security cho máy trạm|12.5|Kaspersky|anti-malware|proprietary|device|offices 1|75|5
            SQL Server Standard|2019|Microsoft|database|proprietary|device|servers 11|perpetual|-2
            SQL Server Enterprise|2022|Microsoft|database|proprietary|core|servers 17|perpetual|32
            Oracle Database Enterprise|19c|Oracle|database|proprietary|core|servers 23|25|0
            MariaDB|10.11|MariaDB|database|open-source|-|servers 3|-|0
            PostgreSQL|16.4|PostgreSQL|database|open-source|-|servers 5|-|0
            MongoDB Community|7.0|MongoDB|database|open-source|-|servers 19|-|0
            Redis|7.2|Redis|middleware|open-source|-|servers 6|-|0
            VMware vSphere Enterprise Plus|8.0|Broadcom|virtualisation|proprietary|core|servers 7|400|0
            VMware vCenter Server|8.0|Broadcom|virtualisation|proprietary|device|servers 60|400|0
            Proxmox VE|8.2|Proxmox|virtualisation|open-source|-|servers 13|-|0
            Veeam Backup & Replication|12.2|Veeam|backup|proprietary|device|servers 2|5|8
            Bacula|13.0|Bacula|backup|open-source|-|servers 31|-|0
            Zabbix Agent|7.0|Zabbix|monitoring|open-source|-|servers 1|-|0
            Zabbix Server|7.0|Zabbix|monitoring|open-source|-|servers 70|-|0
            Grafana|11.1|Grafana Labs|monitoring|open-source|-|servers 65|-|0
            PRTG Network Monitor|24.2|Paessler|monitoring|proprietary|device|servers 90|170|0
            FortiClient EMS|7.2|Fortinet|security|proprietary|device|servers 3|28|0
            FortiAnalyzer VM|7.4|Fortinet|security|proprietary|device|servers 80|178|0
            Splunk Enterprise|9.3|Splunk|security|proprietary|device|servers 45|-15|0
            Wazuh Agent|4.9|Wazuh|security|open-source|-|servers 1|-|0
            Nessus Professional|10.8|Tenable|security|proprietary|seat|none|120|3
            CyberArk PAM|14.2|CyberArk|security|proprietary|seat|people 1|365|10
            Apache HTTP Server|2.4|Apache|middleware|open-source|-|servers 2|-|0
            nginx|1.26|F5|middleware|open-source|-|servers 2|-|0
            Apache Tomcat|10.1|Apache|middleware|open-source|-|servers 5|-|0
            IIS|10.0|Microsoft|middleware|freeware|-|servers 4|-|0
            IBM WebSphere|9.0.5|IBM|middleware|proprietary|core|servers 41|perpetual|0
            OpenJDK|21|Eclipse Adoptium|middleware|open-source|-|servers 2|-|0
            .NET Runtime|8.0|Microsoft|middleware|open-source|-|servers 2|-|0
            Docker Engine|27.1|Docker|virtualisation|open-source|-|servers 3|-|0
            Kubernetes|1.30|CNCF|virtualisation|open-source|-|servers 15|-|0
            OpenSSH|9.8|OpenBSD|other|open-source|-|servers 1|-|0
            7-Zip|24.07|Igor Pavlov|other|open-source|-|servers 1|-|0
            Notepad++|8.6|Don Ho|other|open-source|-|servers 2|-|0
            Microsoft 365 Business|2026|Microsoft|office|proprietary|seat|people 1|88|1
            Microsoft Office Standard|2019|Microsoft|office|proprietary|device|offices 2|perpetual|1
            LibreOffice|24.8|The Document Foundation|office|open-source|-|offices 2|-|0
            Adobe Acrobat Pro|2024|Adobe|office|proprietary|seat|none|60|5
            AutoCAD|2025|Autodesk|office|proprietary|seat|none|200|2
            Google Chrome|128|Google|other|freeware|-|offices 1|-|0
            Mozilla Firefox ESR|128|Mozilla|other|open-source|-|offices 1|-|0
            UniKey|4.6|Phạm Kim Long|other|open-source|-|offices 1|-|0
            TeamViewer|15|TeamViewer|other|freeware|-|offices 9|-|0
            uTorrent|3.6|Rainberry|other|freeware|-|offices 13|-|0
            Zalo PC|24.8|VNG|other|freeware|-|servers 67|-|0
            Hệ thống quản lý văn bản và điều hành|5.2|VNPT|application|own|-|servers 30|-|0
            Cổng dịch vụ công của tỉnh|3.1|Viettel|application|own|-|servers 33|-|0
            Hệ thống thư điện tử công vụ|8.8|Zimbra|application|open-source|-|servers 34|-|0
            Trục liên thông văn bản|2.0|Sở Khoa học và Công nghệ|application|own|-|servers 50|-|0
            Phần mềm một cửa điện tử|4.7|FPT IS|application|own|-|servers 36|-|0
            Hệ thống thông tin báo cáo của tỉnh|1.9|Viettel|application|own|-|servers 44|-|0
            Phần mềm quản lý cán bộ, công chức|3.3|Misa|application|proprietary|site|servers 72|95|0
            """;

    private record Line(
            String name,
            String version,
            String maker,
            String kind,
            String ground,
            String metric,
            String where,
            String ends,
            int spare) {

        static Line of(String line) {
            String[] parts = line.split("\\|");
            return new Line(
                    parts[0],
                    parts[1],
                    parts[2],
                    parts[3],
                    parts[4],
                    parts[5],
                    parts[6],
                    parts[7],
                    Integer.parseInt(parts[8]));
        }

        boolean isBought() {
            return ground.equals("proprietary");
        }
    }

    private final SoftwareBatches batches;
    private final SoftwareRegister register;
    private final Consoles consoles;
    private final Assets assets;
    private final Clock clock;

    DemoSoftware(SoftwareBatches batches, SoftwareRegister register, Consoles consoles, Assets assets, Clock clock) {
        this.batches = batches;
        this.register = register;
        this.consoles = consoles;
        this.assets = assets;
        this.clock = clock;
    }

    /** Enters it unless an earlier start did; the assets must be there. */
    void enter() {
        if (register.find(TitleFilter.ALL, null, TitleOrder.NAME, false, 0, 1).total() > 0) {
            return;
        }
        List<Asset> machines =
                assets.find(AssetFilter.ALL, AssetOrder.NAME, false, 0, 10_000).assets();
        List<Asset> servers = machines.stream()
                .filter(asset -> asset.kind() == AssetKind.SERVER)
                .toList();
        List<Asset> offices = machines.stream()
                .filter(asset -> asset.kind() == AssetKind.WORKSTATION || asset.kind() == AssetKind.LAPTOP)
                .filter(DemoSoftware::isAtWork)
                .toList();
        // why: the same in every demo, so that its pages can be talked about
        var chance = new Random(2711);
        List<Line> lines = TITLES.lines().map(Line::of).toList();
        List<Whole> wholes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            wholes.add(whole(lines.get(i), i, servers, offices, chance));
        }
        batches.take(wholes, "", ACTOR);
        consoles.take("Kaspersky Security Center", guarded(servers, offices), ACTOR);
        consoles.take("WSUS", patched(servers, offices), ACTOR);
    }

    private Whole whole(Line line, int number, List<Asset> servers, List<Asset> offices, Random chance) {
        List<Map<InstallationField, String>> installations = new ArrayList<>();
        if (line.where().startsWith("people")) {
            PEOPLE.forEach(person -> installations.add(fields(InstallationField.PERSON, person, line, chance)));
        } else {
            machines(line.where(), servers, offices)
                    .forEach(asset -> installations.add(fields(InstallationField.ASSET, asset.name(), line, chance)));
        }
        return new Whole(
                title(line, number, chance),
                line.isBought() ? List.of(licence(line, number, installations)) : List.of(),
                installations);
    }

    private static List<Asset> machines(String where, List<Asset> servers, List<Asset> offices) {
        String[] words = where.split(" ");
        int every = words.length > 1 ? Integer.parseInt(words[1]) : 1;
        return switch (words[0]) {
            // why: each server has one system, but for one, of which nobody noted any
            case "system" -> chosen(servers, i -> i % 5 == every && i != WITHOUT_SYSTEM);
            case "guard" -> chosen(servers, i -> i != UNGUARDED);
            case "servers" -> chosen(servers, i -> i % every == every / 2);
            case "offices" -> chosen(offices, i -> i % every == every / 2);
            default -> List.of();
        };
    }

    private interface Which {
        boolean takes(int number);
    }

    private static List<Asset> chosen(List<Asset> assets, Which which) {
        List<Asset> chosen = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            if (which.takes(i)) {
                chosen.add(assets.get(i));
            }
        }
        return chosen;
    }

    private Map<InstallationField, String> fields(InstallationField where, String name, Line line, Random chance) {
        Map<InstallationField, String> fields = new EnumMap<>(InstallationField.class);
        fields.put(where, name);
        fields.put(InstallationField.SINCE, DAY.format(today().minusDays(20L + chance.nextInt(700))));
        if (line.metric().equals("core")) {
            fields.put(InstallationField.CORES, List.of("16", "32").get(chance.nextInt(2)));
        }
        boolean isWild = line.name().equals("uTorrent") || line.name().equals("Zalo PC");
        if (!isWild) {
            fields.put(InstallationField.CONSENT_BY, OFFICER);
            fields.put(InstallationField.CONSENT_DOCUMENT, "%d/PYC-HTKT".formatted(1 + chance.nextInt(400)));
        }
        return fields;
    }

    /** Notepad++ stands on servers, where it is not permitted. */
    private static String permittedOn(Line line) {
        if (line.where().startsWith("offices")
                || line.where().startsWith("people")
                || line.name().equals("Notepad++")) {
            return "workplaces";
        }
        return line.kind().equals("database") ? "servers" : "everywhere";
    }

    private Map<TitleField, String> title(Line line, int number, Random chance) {
        Map<TitleField, String> fields = new EnumMap<>(TitleField.class);
        boolean isWild = line.name().equals("uTorrent") || line.name().equals("Zalo PC");
        fields.put(TitleField.NAME, line.name());
        fields.put(TitleField.VERSION, line.version());
        fields.put(TitleField.MAKER, line.maker());
        fields.put(TitleField.KIND, line.kind());
        fields.put(TitleField.GROUND, line.ground());
        fields.put(TitleField.VALUE, line.isBought() ? (20 + chance.nextInt(900)) + ".000.000" : "0");
        fields.put(
                TitleField.IMPORTANCE,
                List.of("low", "medium", "high", "critical").get(chance.nextInt(4)));
        fields.put(TitleField.PURPOSE, purpose(line.kind()));
        fields.put(TitleField.SCOPE, line.where().startsWith("offices") ? "Máy của cán bộ trực" : "Toàn trung tâm");
        fields.put(TitleField.MANAGED_BY, line.ground().equals("own") ? "UBND tỉnh" : "Sở Khoa học và Công nghệ");
        fields.put(
                TitleField.LICENCE_INFO,
                switch (line.ground()) {
                    case "proprietary" -> "Theo hợp đồng mua sắm";
                    case "open-source" -> "Giấy phép mã nguồn mở của nhà phát triển";
                    case "own" -> "Thuộc sở hữu của tỉnh";
                    default -> "Miễn phí theo điều khoản của hãng";
                });
        fields.put(
                TitleField.KEPT_AT,
                line.name().equals("SQL Server Enterprise") ? "" : "Kho cài đặt nội bộ, tủ hồ sơ " + (1 + number % 4));
        if (isWild) {
            fields.put(TitleField.PERMIT, "forbidden");
            fields.put(TitleField.PERMIT_DECISION, "45/QĐ-TTTHDL");
        } else if (!line.name().equals("TeamViewer")) {
            fields.put(TitleField.PERMIT, "permitted");
            fields.put(TitleField.PERMIT_DECISION, "44/QĐ-TTTHDL");
            fields.put(TitleField.PERMITTED_ON, permittedOn(line));
        }
        if (line.kind().equals("anti-malware") || line.kind().equals("operating-system")) {
            fields.put(TitleField.RECOMMENDED_BY, "Công văn 1207/CATTT-NCSC");
        }
        if (!line.name().equals("Oracle Linux")) {
            List<String> levels = List.of("low", "medium", "high");
            fields.put(TitleField.CONFIDENTIALITY, levels.get(chance.nextInt(3)));
            fields.put(TitleField.INTEGRITY, levels.get(chance.nextInt(3)));
            fields.put(TitleField.AVAILABILITY, levels.get(chance.nextInt(3)));
            fields.put(TitleField.RATED_BY, PEOPLE.get(chance.nextInt(PEOPLE.size())));
            fields.put(TitleField.RATED_ON, DAY.format(today().minusDays(30 + chance.nextInt(300))));
            fields.put(TitleField.MEASURES, "Sao lưu hằng ngày, cập nhật bản vá, hạn chế quyền quản trị");
        }
        return fields;
    }

    private static String purpose(String kind) {
        return switch (kind) {
            case "operating-system" -> "Hệ điều hành của máy chủ, máy trạm";
            case "anti-malware" -> "Phòng chống mã độc";
            case "database" -> "Cơ sở dữ liệu của các hệ thống dùng chung";
            case "virtualisation" -> "Ảo hóa, chạy dịch vụ";
            case "backup" -> "Sao lưu, phục hồi dữ liệu";
            case "monitoring" -> "Giám sát hệ thống";
            case "security" -> "Bảo đảm an toàn thông tin";
            case "application" -> "Ứng dụng dùng chung của tỉnh";
            case "office" -> "Công việc văn phòng";
            default -> "Phục vụ vận hành";
        };
    }

    private Map<LicenceField, String> licence(
            Line line, int number, List<Map<InstallationField, String>> installations) {
        Map<LicenceField, String> fields = new EnumMap<>(LicenceField.class);
        fields.put(LicenceField.METRIC, line.metric());
        if (!line.metric().equals("site")) {
            int used = line.metric().equals("core")
                    ? installations.stream()
                            .mapToInt(one -> Integer.parseInt("0" + one.getOrDefault(InstallationField.CORES, "")))
                            .sum()
                    : installations.size();
            fields.put(LicenceField.SEATS, Integer.toString(Math.max(1, used + line.spare())));
        }
        boolean isPerpetual = line.ends().equals("perpetual");
        boolean isSubscribed = line.metric().equals("seat") || line.kind().equals("anti-malware");
        fields.put(LicenceField.TERM, isPerpetual ? "perpetual" : isSubscribed ? "subscription" : "limited");
        LocalDate start = today().minusDays(400);
        fields.put(LicenceField.STARTS_ON, DAY.format(start));
        if (!isPerpetual) {
            LocalDate end = today().plusDays(Integer.parseInt(line.ends()));
            fields.put(LicenceField.ENDS_ON, DAY.format(end));
            if (!line.name().startsWith("Veeam")) {
                fields.put(LicenceField.RENEWAL_PERSON, PEOPLE.get(number % PEOPLE.size()));
                fields.put(LicenceField.RENEWAL_UNTIL, DAY.format(end.minusDays(30)));
                fields.put(LicenceField.BUDGET_YEAR, Integer.toString(end.getYear()));
            }
        }
        fields.put(LicenceField.NUMBER, "BQ-%03d/%d".formatted(number + 1, start.getYear()));
        fields.put(LicenceField.CONTRACT, "%02d/%d/HĐMB".formatted(1 + number % 40, start.getYear()));
        fields.put(
                LicenceField.SUPPLIER,
                List.of("Công ty CP FPT IS", "Công ty TNHH HPT Việt Nam", "Viettel Bắc Kạn")
                        .get(number % 3));
        fields.put(LicenceField.DECISION, "%d/QĐ-SKHCN".formatted(100 + number));
        fields.put(LicenceField.PRICE, (15 + number * 7) + ".000.000");
        fields.put(LicenceField.KEY_KEPT_AT, "Két phòng Hành chính, phong bì số " + (number + 1));
        return fields;
    }

    /** What the console of anti-malware tells: one is silent, one was not scanned, one it does not see, and one nobody knows. */
    private String guarded(List<Asset> servers, List<Asset> offices) {
        List<Asset> seen = new ArrayList<>(chosen(servers, i -> i != UNGUARDED));
        seen.addAll(offices);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), CentreTime.ZONE);
        StringBuilder list = new StringBuilder("host,product,version,last update,last scan\n");
        for (int i = 0; i < seen.size(); i++) {
            LocalDateTime update = i == 11 ? now.minusDays(40) : now.minusHours(1 + i % 5);
            LocalDateTime scan = i == 5 ? now.minusDays(21) : now.minusDays(i % 5);
            if (isAtWork(seen.get(i))) {
                list.append("%s,Kaspersky Endpoint Security,12.5,%s,%s\n"
                        .formatted(seen.get(i).name(), MINUTE.format(update), MINUTE.format(scan)));
            }
        }
        return list.append("TEST-WEB-02,Kaspersky Endpoint Security,12.5,%s,\n"
                        .formatted(MINUTE.format(now.minusHours(5))))
                .toString();
    }

    private static String patched(List<Asset> servers, List<Asset> offices) {
        return Stream.concat(servers.stream(), offices.stream())
                .filter(DemoSoftware::isAtWork)
                .map(asset -> asset.name() + ",0")
                .collect(Collectors.joining("\n", "host,missing patches\n", "\n"));
    }

    /** A console sees what is switched on. */
    private static boolean isAtWork(Asset asset) {
        return asset.status() == AssetStatus.IN_USE || asset.status() == AssetStatus.STANDBY;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
