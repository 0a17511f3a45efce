package vn.dcim.core.regulation.check;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.dcim.core.register.RegisterRoll;
import vn.dcim.core.regulation.Catalogue;
import vn.dcim.core.regulation.Parameter;

/** Legal texts that obligations in force here name in their parameters, by number; standards, such as those of ISO, are none. */
@Singleton
final class CitedTextsRoll implements RegisterRoll {

    private static final Set<String> CITING = Set.of("circular", "circulars", "standards", "procedure", "also_applies");

    private final Catalogue catalogue;

    CitedTextsRoll(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String code() {
        return "cited-texts";
    }

    @Override
    public Map<String, String> on(LocalDate day) {
        Map<String, String> cited = new TreeMap<>();
        catalogue.texts(catalogue.profile(), day).stream()
                .flatMap(text -> text.obligations().stream())
                .flatMap(obligation -> obligation.parameters().stream())
                .filter(parameter -> CITING.contains(parameter.key()))
                .map(Parameter::value)
                .flatMap(value -> Arrays.stream(value.split("\\|")))
                .forEach(number -> cited.put(number, number));
        return cited;
    }
}
