package vn.dcim.core.software;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.software.FieldFault.Kind;
import vn.dcim.core.software.SoftwarePlan.Fate;
import vn.dcim.core.software.SoftwarePlan.Line;
import vn.dcim.core.software.SoftwareRegister.Installed;
import vn.dcim.core.table.ReadTable;
import vn.dcim.core.text.PlainText;

/** Tells of each row of a list what becomes of it, by what is known and by the rows before it. Empty cells leave what is known. */
final class SoftwarePlanner {

    /** How far from the top a row may be that is taken for the headings. */
    private static final int LOOKED_AT = 30;

    private final ListKind kind;
    private final SoftwareTerms terms;
    private final Known known;
    private final LocalDate today;
    private final String actor;
    private final String reason;
    private final Set<String> seen = new HashSet<>();

    /** @param reason such as the name of the file */
    SoftwarePlanner(ListKind kind, SoftwareTerms terms, Known known, LocalDate today, String actor, String reason) {
        this.kind = kind;
        this.terms = terms;
        this.known = known;
        this.today = today;
        this.actor = actor;
        this.reason = reason;
    }

    /**
     * What the register holds.
     *
     * @param titles by what lists may call them, as {@link PlainText}
     * @param licences by title; those of the list join them
     * @param installations by title and machine or person
     * @param machines by name and label in small letters
     */
    record Known(
            Map<String, List<SoftwareTitle>> titles,
            Map<Long, List<Licence>> licences,
            Map<String, Installation> installations,
            Map<String, List<Asset>> machines) {

        static Known of(
                List<SoftwareTitle> titles,
                List<Licence> licences,
                List<Installation> installations,
                Map<String, List<Asset>> machines) {
            Map<String, List<SoftwareTitle>> named = new HashMap<>();
            titles.forEach(title -> Stream.of(title.title(), title.name())
                    .map(PlainText::of)
                    .distinct()
                    .forEach(name ->
                            named.computeIfAbsent(name, _ -> new ArrayList<>()).add(title)));
            Map<Long, List<Licence>> bought = new HashMap<>();
            licences.forEach(licence -> bought.computeIfAbsent(licence.titleId(), _ -> new ArrayList<>())
                    .add(licence));
            Map<String, Installation> there = new HashMap<>();
            installations.forEach(installation -> there.put(key(installation), installation));
            return new Known(named, bought, there, machines);
        }

        private static String key(Installation installation) {
            return installation.titleId() + " "
                    + (installation.assetId() == null
                            ? PlainText.of(installation.person())
                            : "#" + installation.assetId());
        }

        private Optional<SoftwareTitle> title(String name, String version) {
            List<SoftwareTitle> found = titles.getOrDefault(PlainText.of(name), List.of());
            return found.size() == 1 && version.isEmpty()
                    ? Optional.of(found.getFirst())
                    : found.stream()
                            .filter(title -> PlainText.of(title.version()).equals(PlainText.of(version)))
                            .findFirst();
        }
    }

    SoftwarePlan plan(ReadTable table) {
        ReadTable.Row head = table.rows().stream()
                .limit(LOOKED_AT)
                .max(Comparator.comparingInt((ReadTable.Row row) -> columns(row).size())
                        .thenComparing(
                                Comparator.comparingInt(ReadTable.Row::number).reversed()))
                .orElseThrow();
        Map<Integer, FormField> columns = columns(head);
        List<String> unread = new ArrayList<>();
        for (int column = 0; column < head.cells().size(); column++) {
            if (!columns.containsKey(column) && !head.cell(column).isEmpty()) {
                unread.add(ReadTable.letters(column) + " " + head.cell(column));
            }
        }
        List<Line> lines = table.rows().stream()
                .filter(row -> row.number() > head.number())
                .map(row -> line(row, columns))
                .toList();
        return new SoftwarePlan(table, head.number(), columns, unread, lines);
    }

    private Map<Integer, FormField> columns(ReadTable.Row head) {
        Map<Integer, FormField> columns = new TreeMap<>();
        for (int column = 0; column < head.cells().size(); column++) {
            Optional<FormField> field = terms.column(kind, head.cell(column));
            // why: of two columns that sound alike the first is taken
            if (field.isPresent() && !columns.containsValue(field.get())) {
                columns.put(column, field.get());
            }
        }
        return columns;
    }

    private Line line(ReadTable.Row row, Map<Integer, FormField> columns) {
        Map<FormField, String> typed = new HashMap<>();
        columns.forEach((column, field) -> {
            String cell = row.cell(column);
            if (!cell.isEmpty()) {
                typed.put(field, terms.value(field, cell));
            }
        });
        return switch (kind) {
            case TITLES -> title(row.number(), typed);
            case LICENCES -> licence(row.number(), typed);
            case INSTALLATIONS -> installation(row.number(), typed);
        };
    }

    private Line title(int number, Map<FormField, String> typed) {
        String name = typed.getOrDefault(TitleField.NAME, "");
        String version = typed.getOrDefault(TitleField.VERSION, "");
        SoftwareTitle before = known.title(name, version).orElse(null);
        Outcome<SoftwareTitle> read = TitleReader.read(of(TitleField.values(), typed), before, today, actor, reason);
        List<FieldFault> faults = new ArrayList<>(read.faults());
        if (!name.isEmpty() && !seen.add(PlainText.of(name) + " " + PlainText.of(version))) {
            faults.add(new FieldFault(TitleField.NAME, name, Kind.TAKEN, name));
        }
        return line(number, name, read, before, faults, TitleField.values());
    }

    private Line licence(int number, Map<FormField, String> typed) {
        List<FieldFault> faults = new ArrayList<>();
        Optional<SoftwareTitle> title = titleOf(typed, faults);
        if (title.isEmpty()) {
            return faulty(number, typed, faults);
        }
        long titleId = title.get().id();
        Map<LicenceField, String> fields = of(LicenceField.values(), typed);
        List<Licence> bought = known.licences().computeIfAbsent(titleId, _ -> new ArrayList<>());
        // why: a number of its own below zero keeps it apart from those of the register until it has one
        Outcome<Licence> fresh = LicenceReader.read(fields, null, (long) -number, titleId, null, actor, reason);
        Licence before = known(bought, fields, fresh).orElse(null);
        String name = title.get().title();
        if (before != null) {
            fresh = LicenceReader.read(fields, before, before.id(), titleId, before.renewsId(), actor, reason);
            if (!seen.add("licence " + before.id())) {
                faults.add(new FieldFault(
                        LicenceField.NUMBER,
                        fields.getOrDefault(LicenceField.NUMBER, ""),
                        Kind.TAKEN,
                        before.toString()));
            }
        }
        faults.addAll(fresh.faults());
        if (!fresh.isRefused()) {
            Licence wanted = fresh.kept();
            new LicenceStock(bought)
                    .countedOtherwise(wanted)
                    .ifPresent(other -> faults.add(new FieldFault(
                            LicenceField.METRIC,
                            Codes.of(wanted.metric()),
                            Kind.OTHER_METRIC,
                            Codes.of(other.metric()))));
            if (faults.isEmpty()) {
                bought.removeIf(other -> other.id().equals(wanted.id()));
                bought.add(wanted);
            }
        }
        Outcome<Licence> read = before == null && !fresh.isRefused()
                ? LicenceReader.read(fields, null, null, titleId, null, actor, reason)
                : fresh;
        return line(number, name, read, before, faults, LicenceField.values());
    }

    /** One is known again by its number; without a number by all that it is counted by. */
    private static Optional<Licence> known(
            List<Licence> bought, Map<LicenceField, String> fields, Outcome<Licence> fresh) {
        String number = fields.getOrDefault(LicenceField.NUMBER, "");
        return bought.stream()
                .filter(licence -> number.isEmpty()
                        ? !fresh.isRefused()
                                && List.of(
                                                LicenceField.NUMBER,
                                                LicenceField.METRIC,
                                                LicenceField.SEATS,
                                                LicenceField.STARTS_ON,
                                                LicenceField.ENDS_ON)
                                        .stream()
                                        .allMatch(field -> licence.text(field)
                                                .equals(fresh.kept().text(field)))
                        : licence.number().equalsIgnoreCase(number))
                .findFirst();
    }

    private Line installation(int number, Map<FormField, String> typed) {
        List<FieldFault> faults = new ArrayList<>();
        Optional<SoftwareTitle> title = titleOf(typed, faults);
        if (title.isEmpty()) {
            return faulty(number, typed, faults);
        }
        Map<InstallationField, String> fields = of(InstallationField.values(), typed);
        Outcome<Installation> read = read(fields, null, null, title.get());
        faults.addAll(read.faults());
        if (read.isRefused()) {
            return faulty(number, typed, faults);
        }
        Installation there = known.installations().get(Known.key(read.kept()));
        if (!seen.add(Known.key(read.kept()))) {
            FormField field = read.kept().assetId() == null ? InstallationField.PERSON : InstallationField.ASSET;
            faults.add(new FieldFault(field, typed.get(field), Kind.TAKEN, typed.get(field)));
        }
        Installed before = there == null ? null : installed(there, fields);
        if (there != null) {
            read = read(fields, before, there, title.get());
        }
        String name = title.get().title() + " – "
                + fields.getOrDefault(InstallationField.ASSET, fields.get(InstallationField.PERSON));
        Outcome<Installed> shown =
                read.isRefused() ? Outcome.refused(read.faults()) : Outcome.of(installed(read.kept(), fields));
        Line line = line(number, name, shown, before, faults, InstallationField.values());
        return line.fate() == Fate.FAULTY
                ? line
                : new Line(number, line.fate(), name, read.kept(), line.differences(), List.of());
    }

    private Outcome<Installation> read(
            Map<InstallationField, String> fields, Installed before, Installation there, SoftwareTitle title) {
        return InstallationReader.read(fields, before, there, title.id(), this::machines, today, actor, reason);
    }

    private Installed installed(Installation installation, Map<InstallationField, String> fields) {
        return machines(fields.getOrDefault(InstallationField.ASSET, "")).stream()
                .findFirst()
                .map(asset -> new Installed(installation, asset.name(), asset.tag(), asset.status(), asset.kind()))
                .orElseGet(() -> new Installed(installation, "", "", null, null));
    }

    private List<Asset> machines(String text) {
        return known.machines().getOrDefault(text.toLowerCase(Locale.ROOT), List.of());
    }

    private Optional<SoftwareTitle> titleOf(Map<FormField, String> typed, List<FieldFault> faults) {
        String name = typed.getOrDefault(TitleField.NAME, "");
        List<SoftwareTitle> found = known.titles().getOrDefault(PlainText.of(name), List.of());
        if (name.isEmpty()) {
            faults.add(new FieldFault(TitleField.NAME, "", Kind.MISSING, ""));
        } else if (found.isEmpty()) {
            faults.add(new FieldFault(TitleField.NAME, name, Kind.NO_TITLE, ""));
        } else if (found.size() > 1) {
            String all = String.join(
                    ", ", found.stream().limit(5).map(SoftwareTitle::title).toList());
            faults.add(new FieldFault(TitleField.NAME, name, Kind.SEVERAL_TITLES, all));
        }
        return faults.isEmpty() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Line faulty(int number, Map<FormField, String> typed, List<FieldFault> faults) {
        return new Line(
                number, Fate.FAULTY, typed.getOrDefault(TitleField.NAME, ""), null, List.of(), List.copyOf(faults));
    }

    private static <F extends FormField, T extends Described<F>> Line line(
            int number, String name, Outcome<T> read, T before, List<FieldFault> faults, F[] fields) {
        if (!faults.isEmpty() || read.isRefused()) {
            List<FieldFault> all = faults.isEmpty() ? read.faults() : faults;
            return new Line(number, Fate.FAULTY, name, null, List.of(), List.copyOf(all));
        }
        if (before == null) {
            return new Line(number, Fate.NEW, name, read.kept(), List.of(), List.of());
        }
        List<Described.Difference> differences = Described.differences(fields, before, read.kept());
        return new Line(
                number, differences.isEmpty() ? Fate.SAME : Fate.CHANGED, name, read.kept(), differences, List.of());
    }

    private static <F extends FormField> Map<F, String> of(F[] fields, Map<FormField, String> typed) {
        Map<F, String> some = new HashMap<>();
        for (F field : fields) {
            if (typed.containsKey(field)) {
                some.put(field, typed.get(field));
            }
        }
        return some;
    }
}
