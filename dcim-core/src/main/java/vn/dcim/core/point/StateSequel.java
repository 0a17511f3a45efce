package vn.dcim.core.point;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import vn.dcim.core.definition.YamlNode;

/**
 * What a device means by a state that it says after another: a generator that shuts down while it cranks has failed to start.
 * The meaning lasts until the device says something else.
 *
 * @param before code of the state it comes from
 * @param said code of the word the device says
 * @param meant code of the word that counts instead
 */
@Serdeable
public record StateSequel(int before, int said, int meant) {

    /** Reads {@code {before: {said: meant}}}, in words of the name's states. */
    public static List<StateSequel> read(YamlNode node, PointName governed) {
        StateList list = governed.statesFor(node);
        List<StateSequel> sequels = new ArrayList<>();
        node.entries().forEach((before, said) -> said.entries()
                .forEach((word, meant) -> sequels.add(new StateSequel(
                        code(list, before, said), code(list, word, meant), code(list, meant.text(), meant)))));
        return sequels;
    }

    private static int code(StateList list, String word, YamlNode at) {
        return list.byWord(word)
                .orElseThrow(() -> at.broken(word + " is not in the list " + list.name()))
                .code();
    }

    boolean applies(double known, double now) {
        return now == said && (known == before || known == meant);
    }
}
