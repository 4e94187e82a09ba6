package dev.rolloutshell.journal;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.model.Tree;
import dev.rolloutshell.rollout.plan.Ending;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leaves Events on the controllers of a rollout, for whoever looks with other tools: when it began,
 * turned back, stopped and ended. At best effort: when an Event cannot be left, none is until the
 * next command, and the rollout goes on.
 */
public final class EventNotes implements Milestones {

  /** {@code source.component} of the Events. */
  public static final String COMPONENT = "rollout-shell";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Set<ExitCode> STOPPED =
      Set.of(
          ExitCode.DEADLINE,
          ExitCode.CONFLICT,
          ExitCode.RULE,
          ExitCode.HUMAN,
          ExitCode.INTERRUPTED);

  private final KubernetesClient client;
  private final String namespace;
  private final Supplier<Instant> clock;
  private final Intent intent;
  private final String who;
  private final Consumer<String> trouble;
  private String target;
  private boolean over;
  private boolean failed;

  /**
   * Leaves Events on the controllers of one rollout.
   *
   * @param who the user, named in the first Event
   * @param trouble told in a line when an Event cannot be left
   */
  public EventNotes(
      KubernetesClient client,
      String namespace,
      Supplier<Instant> clock,
      Intent intent,
      String who,
      Consumer<String> trouble) {
    this.client = client;
    this.namespace = namespace;
    this.clock = clock;
    this.intent = intent;
    this.who = who;
    this.trouble = trouble;
    this.target = intent.next() == null ? "" : intent.next();
  }

  @Override
  public void wrote(StepRecord step, @Nullable Ending ending) {
    if (step.rule().equals("CreateTarget")) {
      target = step.object().substring(step.object().indexOf('/') + 1);
      leave("RolloutStarted", "Normal", "");
    } else if (step.rule().equals("TurnBack")) {
      leave("RolloutAborting", "Normal", "going back to " + intent.name() + by());
    }
    if (ending == Ending.ROLLED_OUT) {
      end("RolloutFinished", "finished in " + writes(step));
    } else if (ending != null && ending.aborted()) {
      end("RolloutAborted", "restored in " + writes(step));
    }
    over |= ending != null;
  }

  private String by() {
    return who.isEmpty() ? "" : " by " + who;
  }

  private static String writes(StepRecord step) {
    return step.number() == 1 ? "1 write" : step.number() + " writes";
  }

  @Override
  public void ended(RunReport report) {
    if (!over && STOPPED.contains(report.code())) {
      String type = report.code() == ExitCode.INTERRUPTED ? "Normal" : "Warning";
      leave("RolloutStopped", type, Discretion.masked(report.message()));
    }
  }

  /**
   * The last Event says what was changed and since when; and a controller that got its name in a
   * rename is told of the beginning, which went with the old one's uid.
   */
  private void end(String reason, String how) {
    Beginning beginning = beginning();
    leave(reason, "Normal", how + (beginning == null ? "" : "; " + beginning.words()));
    if (beginning == null) {
      return;
    }
    try {
      Map<String, Object> controller = controller(intent.name());
      if (!controller.isEmpty()
          && !beginning.uid().equals(Tree.string(controller, "metadata", "uid"))) {
        // One instant is one name: this Event must not have that of the end.
        Instant other = clock.get().plusNanos(1);
        post(intent.name(), controller, beginning.note(other));
      }
    } catch (KubernetesClientException | JacksonException e) {
      give(e);
    }
  }

  private @Nullable Beginning beginning() {
    if (failed) {
      return null;
    }
    try {
      String query = "?fieldSelector=involvedObject.name%3D" + intent.name();
      return Beginning.last(tree(client.raw(path("events") + query, "GET", null)), intent.name());
    } catch (KubernetesClientException | JacksonException e) {
      give(e);
      return null;
    }
  }

  private void leave(String reason, String type, String message) {
    try {
      Set<String> names = new LinkedHashSet<>(List.of(intent.name()));
      Map<String, Object> source = failed ? Map.of() : controller(intent.name());
      if (target.isEmpty()) {
        target = Tree.string(source, "metadata", "annotations", Mark.PARTNER);
      }
      names.add(target);
      String text = message.isEmpty() ? change(source, controller(target)) : message;
      for (String name : names) {
        Map<String, Object> controller = name.equals(intent.name()) ? source : controller(name);
        if (!controller.isEmpty()) {
          Instant now = clock.get();
          post(name, controller, new Note(now, now, reason, type, text));
        }
      }
    } catch (KubernetesClientException | JacksonException e) {
      give(e);
    }
  }

  /** What a rollout changes, in the words that {@link PastEvents} reads. */
  private String change(Map<String, Object> source, Map<String, Object> next) {
    return "from "
        + images(source)
        + " to "
        + images(next)
        + ": "
        + Tree.string(next, "metadata", "annotations", Mark.DESIRED)
        + " pods, as "
        + target
        + by();
  }

  private static String images(Map<String, Object> controller) {
    return Tree.objects(controller, "spec", "template", "spec", "containers").stream()
        .map(container -> Tree.string(container, "image"))
        .collect(Collectors.joining(","));
  }

  /** The controller of this name, or an empty map. */
  private Map<String, Object> controller(String name) {
    if (failed || name.isEmpty()) {
      return Map.of();
    }
    try {
      return tree(client.raw(path("replicationcontrollers") + "/" + name, "GET", null));
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404) {
        return Map.of();
      }
      throw e;
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(@Nullable String body) {
    return body == null ? Map.of() : JSON.readValue(body, Map.class);
  }

  private String path(String plural) {
    return "/api/v1/namespaces/" + namespace + "/" + plural;
  }

  /**
   * What an Event says.
   *
   * @param id makes its name
   * @param at when it happened
   */
  record Note(Instant id, Instant at, String reason, String type, String message) {}

  private void post(String name, Map<String, Object> controller, Note note) {
    String seconds = note.at().truncatedTo(ChronoUnit.SECONDS).toString();
    long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, note.id());
    String id = name.substring(0, Math.min(name.length(), 230)) + "." + Long.toHexString(nanos);
    Map<String, Object> event = new LinkedHashMap<>(Map.of("apiVersion", "v1", "kind", "Event"));
    event.putAll(
        Map.of(
            "metadata",
            Map.of("name", id, "namespace", namespace),
            "involvedObject",
            involved(name, controller),
            "reason",
            note.reason(),
            "message",
            note.message().substring(0, Math.min(note.message().length(), 1024)),
            "type",
            note.type(),
            "source",
            Map.of("component", COMPONENT),
            "firstTimestamp",
            seconds,
            "lastTimestamp",
            seconds,
            "count",
            1));
    try {
      client.raw(path("events"), "POST", JSON.writeValueAsString(event));
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409) {
        throw e;
      }
    }
  }

  private Map<String, Object> involved(String name, Map<String, Object> controller) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "ReplicationController",
        "namespace",
        namespace,
        "name",
        name,
        "uid",
        Tree.string(controller, "metadata", "uid"),
        "resourceVersion",
        Tree.string(controller, "metadata", "resourceVersion"));
  }

  private void give(RuntimeException e) {
    failed = true;
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt(); // The driver stops between two writes, as it should.
      }
    }
    trouble.accept("no Event can be left: " + Discretion.masked(String.valueOf(e.getMessage())));
  }
}
