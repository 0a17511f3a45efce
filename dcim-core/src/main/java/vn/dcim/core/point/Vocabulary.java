package vn.dcim.core.point;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Makes the vocabulary a bean. */
@Factory
final class Vocabulary {

    @Singleton
    PointVocabulary vocabulary() {
        return PointVocabulary.load();
    }
}
