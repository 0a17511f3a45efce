package vn.dcim.web.notify;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.alarm.Alarm;
import vn.dcim.core.notify.Channels;
import vn.dcim.core.notify.NoticeDesk;
import vn.dcim.core.notify.NoticeLine;
import vn.dcim.core.scope.Scope;
import vn.dcim.web.api.ListQuery;
import vn.dcim.web.language.Words;
import vn.dcim.web.scope.SeenAlarms;

/** Finds notices for pages and the API, which are closed to whoever is narrowed. */
@Singleton
final class NoticeList {

    private final NoticeDesk desk;
    private final Channels channels;
    private final SeenAlarms alarms;
    private final NoticeTitles titles;

    NoticeList(NoticeDesk desk, Channels channels, SeenAlarms alarms, NoticeTitles titles) {
        this.desk = desk;
        this.channels = channels;
        this.alarms = alarms;
        this.titles = titles;
    }

    NoticeDesk.Page find(NoticeView view, ListQuery query) {
        return desk.list(
                view.state(),
                view.channel(),
                view.q(),
                view.sort(),
                (long) query.number() * query.limit(),
                query.limit());
    }

    /** Returns a page of the view; the last one where it lies beyond. */
    NoticePage page(NoticeView view, Words words) {
        NoticeDesk.Page found = find(view, new ListQuery(view.page(), NoticePage.SIZE, view.sort()));
        if (found.items().isEmpty() && found.total() > 0) {
            return page(view.withPage((int) ((found.total() - 1) / NoticePage.SIZE)), words);
        }
        Map<Long, Alarm> known = new HashMap<>();
        return new NoticePage(
                view,
                found.items().stream().map(line -> row(line, words, known)).toList(),
                found.total(),
                desk.counts(),
                channels.all().stream()
                        .map(channel -> new NoticePage.ChannelLine(channel.name(), channel.isSetUp()))
                        .toList(),
                desk.recentlyGivenUp());
    }

    NoticeDetail detail(long id, Words words) {
        NoticeLine line = desk.get(id);
        return new NoticeDetail(
                row(line, words, new HashMap<>()),
                line.entry().rule(),
                LetterWriter.facts(line.entry().notice().facts(), words),
                line.entry().alarmId(),
                desk.attempts(id));
    }

    NoticeResource resource(NoticeLine line, Words words) {
        var title = titles.of(line.entry(), alarm(line, new HashMap<>()), words);
        return NoticeResource.of(line, title.title(), title.device(), List.of());
    }

    private NoticePage.Row row(NoticeLine line, Words words, Map<Long, Alarm> known) {
        var delivery = line.delivery();
        var title = titles.of(line.entry(), alarm(line, known), words);
        return new NoticePage.Row(
                delivery,
                title.device().isEmpty() ? title.title() : title.device() + ": " + title.title(),
                line.entry().priority().name().toLowerCase(java.util.Locale.ROOT),
                words.second(line.entry().at()),
                words.t("notice.state." + delivery.state().code()),
                delivery.reason().isEmpty() ? "" : words.t("notice.reason." + delivery.reason()));
    }

    private @Nullable Alarm alarm(NoticeLine line, Map<Long, Alarm> known) {
        Long id = line.entry().alarmId();
        return id == null ? null : known.computeIfAbsent(id, each -> alarms.get(each, Scope.EVERYTHING));
    }
}
