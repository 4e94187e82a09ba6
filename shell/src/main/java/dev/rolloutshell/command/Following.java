package dev.rolloutshell.command;

import dev.rolloutshell.cluster.Waiting;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.ObjectChanges;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.VirtualTime;
import dev.rolloutshell.view.ChangesView;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Objects followed as they change, until the time is over or the operator has seen enough. */
final class Following {

  /** How long a watch that has ended stays so. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Session session;
  private final Call call;
  private final Connection connection;
  private final List<ObjectChanges> types;
  private final ChangesView view;
  private final List<Changed> document = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  /**
   * A change as a value.
   *
   * @param event {@code ADDED}, {@code MODIFIED} or {@code DELETED}
   * @param object the object
   */
  record Changed(String event, JsonNode object) {}

  private Following(Session session, Call call) {
    this.session = session;
    this.call = call;
    this.connection = session.connection();
    boolean everywhere = ObjectWords.everywhere(call);
    List<ObjectWords.Meant> meant = ObjectWords.meant(call);
    String namespace = everywhere ? null : session.namespace(call.namespace());
    this.types =
        meant.stream()
            .map(
                one ->
                    new ObjectChanges(
                        connection,
                        one.type(),
                        new ObjectChanges.Wanted(
                            one.type().namespaced() ? namespace : null,
                            one.name(),
                            call.option("selector"))))
            .toList();
    this.view = new ChangesView(everywhere, ObjectWords.types(meant).size() > 1, call.wide());
  }

  /** Follows what a command means. */
  static Output objects(Session session, Call call) {
    for (ObjectWords.Meant one : ObjectWords.meant(call)) {
      String name = one.name();
      if (name != null) {
        // One that is not there is a mistake here: nothing would ever be told of it.
        var unused = session.objects(call.namespace()).get(one.type(), name);
      }
    }
    Following following = new Following(session, call);
    try {
      following.until(following.timeout());
      return following.ended(ExitCode.DONE);
    } catch (InterruptedException e) {
      return following.ended(ExitCode.INTERRUPTED);
    } finally {
      following.types.forEach(ObjectChanges::close);
    }
  }

  /** Without one it ends at Ctrl-C alone, but where waiting takes no time. */
  private @Nullable Duration timeout() {
    String text = call.option("timeout");
    VirtualTime time = connection.time();
    boolean atOnce = time != null && !time.running();
    return text == null
        ? atOnce ? Rounds.LONGEST_AT_ONCE : null
        : call.value("--timeout", text, Durations::parse);
  }

  private void until(@Nullable Duration timeout) throws InterruptedException {
    Waiting waiting = connection.waiting();
    Instant end = timeout == null ? Instant.MAX : waiting.now().plus(timeout);
    while (true) {
      types.forEach(this::show);
      Duration left = timeout == null ? LOOK : Duration.between(waiting.now(), end);
      if (left.isZero() || left.isNegative()) {
        return;
      }
      waiting.await(
          () -> types.stream().anyMatch(ObjectChanges::stirred),
          left.compareTo(LOOK) < 0 ? left : LOOK);
    }
  }

  private void show(ObjectChanges type) {
    List<ObjectChanges.Change> changes = type.next();
    String plural = type.type().plural();
    changes.forEach(
        change ->
            names.add(type.type().named(change.object().path("metadata").path("name").asString())));
    if (call.document()) {
      changes.forEach(change -> document.add(new Changed(change.event(), change.object())));
    } else if (!call.namesOnly()) {
      view.lines(plural, changes, session.now()).forEach(call.screen()::line);
    }
  }

  private Output ended(ExitCode code) {
    Output.Problem problem = code == ExitCode.DONE ? null : new Output.Problem("interrupted", null);
    return new Output(code, document, wide -> List.of(), List.copyOf(names), problem);
  }
}
