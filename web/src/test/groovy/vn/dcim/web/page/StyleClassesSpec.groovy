package vn.dcim.web.page

import groovy.io.FileType
import spock.lang.Specification

/** Tabler's sheet stands below ours; a class of ours that it knows as well comes with looks that nobody asked for. */
class StyleClassesSpec extends Specification {

    /** What is taken from Tabler on purpose. */
    static final Set<String> TAKEN = ['btn', 'btn-primary', 'btn-sm', 'form-control', 'form-select']

    def "no class of a template means something else to Tabler"() {
        given:
        def sheet = getClass().getResource('/' + new WebAssets().files()['tabler.css']).getText('UTF-8')
        def selectors = sheet.tokenize('}').collectMany { it.tokenize('{').dropRight(1) }
        def theirs = selectors.collectMany { it.tokenize(',') }
                .collectMany { it.strip().findAll(/^\.[\w-]+/) }*.substring(1) as Set

        expect:
        theirs.containsAll(TAKEN)
        (ours() - TAKEN).intersect(theirs) == [] as Set
    }

    private static Set<String> ours() {
        Set<String> classes = []
        new File('src/main/jte').eachFileRecurse(FileType.FILES) { file ->
            file.getText('UTF-8').findAll(/(?<=class=")[^"$]*/) { classes.addAll(it.tokenize()) }
        }
        assert classes.contains('panel')
        classes
    }
}
