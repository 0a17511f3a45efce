package vn.dcim.core.point

/** Prints the governed vocabulary for people. */
class PointNamesPage {

    static String print(PointVocabulary vocabulary) {
        def page = new StringBuilder('''# Point names

One governed vocabulary for every device: a name has one quantity and one unit (UCUM code), a state has one list of words.
The source is `dcim-core/src/main/resources/vocabulary/`; this page is printed from it by `PointVocabularySpec`
(`DCIM_WRITE_DOCS=1` writes it anew). `{n}` is a number or a short name, `{phase}` is L1, L2, L3, N or a pair such as L1-L2.
Names follow Network UPS Tools where it has one.

## Names

| name | quantity | unit | states | Vietnamese | English |
| --- | --- | --- | --- | --- | --- |
''')
        vocabulary.names().sort(false) { it.pattern() }.each {
            page << "| `${it.pattern()}` | ${it.quantity().code()} | ${it.quantity().unit()} | " +
                    "${it.states().map { list -> "[${list.name()}](#${list.name()})" }.orElse('')} | ${it.titles().vi} | ${it.titles().en} |\n"
        }
        page << '\n## States\n\nThe code is what history stores; it never changes. The grade is how bad the state is by itself.\n'
        vocabulary.stateLists().sort(false) { it.name() }.each { list ->
            page << "\n### ${list.name()}\n\n| code | word | grade | Vietnamese | English |\n| --- | --- | --- | --- | --- |\n"
            list.states().sort(false) { it.code() }.each {
                page << "| ${it.code()} | `${it.word()}` | ${it.grade().name().toLowerCase()} | ${it.titles().vi} | ${it.titles().en} |\n"
            }
        }
        page.toString()
    }
}
