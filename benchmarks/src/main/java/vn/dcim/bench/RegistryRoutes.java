package vn.dcim.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** The lists and searches of the registry, each as people ask for it: another page, place or word each time. */
final class RegistryRoutes {

    private static final int PAGE = 50;
    private static final List<String> ORDERS =
            List.of("name", "tag", "kind", "model", "serial", "status", "price", "in-use-on", "warranty-to");
    private static final List<String> FLAWS =
            List.of("no-tag", "same-tag", "same-serial", "no-place", "no-holder", "no-handover", "not-seen");

    private final Map<String, Function<Random, String>> routes = new LinkedHashMap<>();
    private final int assets;
    private final int racks;

    RegistryRoutes(int assets, int racks) {
        this.assets = assets;
        this.racks = racks;
        equipment();
        searches();
        software();
        others();
    }

    /** Returns what leads to an address, by a name for the route. */
    Map<String, Function<Random, String>> all() {
        return routes;
    }

    private void add(String name, Function<Random, String> path) {
        routes.put(name, path);
    }

    private void equipment() {
        String list = "/equipment?";
        add("equipment", _ -> "/equipment");
        add("equipment-page", chance -> list + "page=" + chance.nextInt(assets / PAGE));
        add("equipment-last", _ -> list + "page=" + (assets * 9L / 10 / PAGE));
        for (String order : ORDERS) {
            add(
                    "equipment-by-" + order,
                    chance ->
                            list + "sort=" + (chance.nextBoolean() ? "-" : "") + order + "&page=" + chance.nextInt(20));
        }
        add("equipment-status", chance -> list + "status=" + pick(chance, "in-store", "in-repair", "disposed"));
        add("equipment-kind", chance -> list + "kind=" + pick(chance, "server", "switch", "laptop"));
        add("equipment-rack", chance -> list + "place=" + LargeRegister.rack(chance.nextInt(racks)));
        add("equipment-site", chance -> list + "place=" + (1 + chance.nextInt(LargeRegister.SITES)));
        add("equipment-holder", chance -> list + "holder=" + (1 + chance.nextInt(LargeRegister.UNITS)));
        add("equipment-owner", chance -> list + "owner=" + 3 * (1 + chance.nextInt(LargeRegister.UNITS / 3)));
        add("equipment-warranty", _ -> list + "warranty=31/12/2026&sort=-warranty-to");
        for (String flaw : FLAWS) {
            add("equipment-" + flaw, _ -> list + "flaw=" + flaw);
        }
        add("equipment-as-of", chance -> list + "as-of=" + day(chance) + "&page=" + chance.nextInt(100));
        add("equipment-as-of-search", chance -> list + "as-of=" + day(chance) + "&q=R0" + number(chance, 100));
        add("asset", chance -> "/equipment/" + (1 + chance.nextInt(assets)));
        add("scan", chance -> "/equipment/scan?code=" + tag(chance) + "x");
    }

    private void searches() {
        String search = "/equipment?q=";
        add("search-word", chance -> search + Visitor.encoded(pick(chance, "máy chủ", "chuyển mạch", "Tủ đĩa")));
        add("search-plain", chance -> search + pick(chance, "may+chu", "man+hinh", "dell"));
        add("search-label", chance -> search + tag(chance));
        add("search-part", chance -> search + "s-" + number(chance, 1000).substring(1));
        add("search-serial", chance -> search + "%06X".formatted(chance.nextInt(1 << 24)));
        add("search-address", chance -> search + "10.0." + chance.nextInt(200) + "." + chance.nextInt(256));
        add("search-words", chance -> search + "dell+poweredge+r0" + number(chance, 200) + "&sort=-price");
        add("search-nothing", _ -> search + "khongcogi");
        add("search-page", chance -> search + "dell&page=" + chance.nextInt(assets / 400));
        add("search-kind", chance -> search + number(chance, 100) + "&kind=server&sort=tag");
        add("api-assets", chance -> "/api/v1/assets?size=50&page=" + chance.nextInt(assets / PAGE));
    }

    private void software() {
        add("software", _ -> "/software");
        add("software-search", chance -> "/software?q=" + Visitor.encoded("phần mềm ") + number(chance, 10));
        add("software-by-used", _ -> "/software?sort=-used");
        add("software-as-of", chance -> "/software?as-of=" + day(chance));
        add("software-title", chance -> "/software/" + (1 + chance.nextInt(LargeRegister.TITLES)));
        add("machine", chance -> "/software/hosts/" + (1 + chance.nextInt(assets)));
        add("ends", _ -> "/ends");
        add("hosts", chance -> "/software/hosts?page=" + chance.nextInt(assets / 200));
        add("hosts-flaw", _ -> "/software/hosts?flaw=no-anti-malware");
    }

    private void others() {
        add("power", _ -> "/power");
        add("power-part", chance -> "/power/parts/node:" + (1 + chance.nextInt(6)));
        add("racks", _ -> "/racks");
        add("rack", chance -> "/racks/" + LargeRegister.rack(chance.nextInt(racks)));
        add("documents", _ -> "/documents");
        add("documents-search", chance -> "/documents?q=" + Visitor.encoded("kỹ thuật ") + chance.nextInt(500));
        add("registers", _ -> "/registers");
        add("register", chance -> "/registers/terminals?page=" + chance.nextInt(20));
        add("register-search", chance -> "/registers/terminals?q=" + number(chance, 100));
        add("register-wanting", _ -> "/registers/ports?state=wanting");
        add("register-by-field", _ -> "/registers/terminals?sort=ip");
        add("stocktakes", _ -> "/stocktakes");
        add("stocktake", chance -> "/stocktakes/" + (1 + chance.nextInt(LargeRegister.STOCKTAKES)));
        add("reports", _ -> "/reports");
        add("maintenance", chance -> "/maintenance?year=" + NEXT_YEAR + "&shown=" + (1 + chance.nextInt(12)));
        add("manuals", _ -> "/maintenance/manuals");
        add("orders", _ -> "/work");
    }

    /** The year whose maintenance is planned. */
    static final int NEXT_YEAR =
            java.time.LocalDate.now(java.time.ZoneOffset.UTC).getYear() + 1;

    private static String pick(Random chance, String... of) {
        return of[chance.nextInt(of.length)];
    }

    private static String number(Random chance, int below) {
        return "%03d".formatted(chance.nextInt(below));
    }

    private String tag(Random chance) {
        return "TS-%05d".formatted(1 + chance.nextInt(assets));
    }

    private static String day(Random chance) {
        return java.time.format.DateTimeFormatter.ofPattern("dd/MM/uuuu")
                .format(java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(30L + chance.nextInt(600)));
    }
}
