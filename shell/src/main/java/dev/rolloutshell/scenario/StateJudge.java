package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares objects with what is expected of them. */
final class StateJudge {

  private static final int SHOWN = 5;

  private StateJudge() {}

  /** Whether objects are as expected at this moment. */
  static Verdict verdict(StateExpectation expected, ObjectStore store) {
    ObjectPattern pattern = ObjectPattern.of(expected.object());
    Map<String, String> labels = labels(expected.selector());
    String namespace = pattern.type().namespaced() ? expected.namespace() : null;
    List<StoredObject> found =
        store.list(pattern.type(), namespace).stream()
            .filter(o -> Glob.matches(pattern.name(), o.name()) && o.labels().hasAll(labels))
            .filter(o -> !isPod(o) || !o.isBeingDeleted())
            .toList();
    List<String> wrong = new ArrayList<>();
    Integer count = expected.count();
    if (count == null ? found.isEmpty() : found.size() != count) {
      wrong.add(found.isEmpty() ? "there is none" : "there are " + found.size() + names(found));
    }
    for (StoredObject object : found) {
      String complaint = complaint(expected, object);
      if (complaint != null) {
        wrong.add(object.name() + ": " + complaint);
      }
    }
    return new Verdict(
        "state",
        words(expected, pattern),
        wrong.isEmpty(),
        wrong.isEmpty()
            ? "as expected"
            : String.join("; ", wrong.subList(0, Math.min(SHOWN, wrong.size()))));
  }

  private static boolean isPod(StoredObject object) {
    return object.key().type().equals(ResourceTypes.PODS);
  }

  private static String names(List<StoredObject> found) {
    List<String> names = found.stream().limit(SHOWN).map(StoredObject::name).toList();
    return " (" + String.join(", ", names) + (found.size() > SHOWN ? ", ...)" : ")");
  }

  private static Map<String, String> labels(@Nullable String selector) {
    Map<String, String> labels = new HashMap<>();
    if (selector != null) {
      for (String pair : selector.split(",", -1)) {
        int equals = pair.indexOf('=');
        labels.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return labels;
  }

  private static String words(StateExpectation expected, ObjectPattern pattern) {
    StringBuilder words = new StringBuilder();
    Integer count = expected.count();
    if (count != null) {
      words.append(count == 0 ? "no " : count + " ");
    }
    words.append(pattern.words());
    add(words, " with ", expected.selector());
    add(words, ", image ", expected.image());
    add(words, ", replicas ", expected.replicas());
    add(words, ", ready ", expected.ready());
    add(words, ", marks ", expected.marks());
    add(words, ", having ", expected.has().isEmpty() ? null : expected.has());
    add(words, ", after step ", expected.after());
    return words.toString();
  }

  private static void add(StringBuilder words, String before, @Nullable Object value) {
    if (value != null) {
      words.append(before).append(value);
    }
  }

  /** What an object lacks, in words, or {@code null}. */
  private static @Nullable String complaint(StateExpectation expected, StoredObject object) {
    boolean pod = isPod(object);
    JsonObject pods = pod ? object.spec() : PodsSeen.podSpec(object);
    String image = expected.image();
    if (image != null) {
      List<String> images =
          pods.objects("containers").stream().map(c -> c.string("image", "")).toList();
      if (images.isEmpty() || !images.stream().allMatch(image::equals)) {
        return "image is " + String.join(" and ", images) + ", expected " + image;
      }
    }
    Integer replicas = expected.replicas();
    long size = object.spec().number("replicas", 0);
    if (replicas != null && size != replicas) {
      return "replicas is " + size + ", expected " + replicas;
    }
    Integer ready = expected.ready();
    long seen =
        pod
            ? (new StoredPod(object).isReady() ? 1 : 0)
            : object.status().number("readyReplicas", 0);
    if (ready != null && seen != ready) {
      return "ready is " + seen + ", expected " + ready;
    }
    List<String> marks =
        PodsSeen.annotations(object).keySet().stream().filter(Mark::isMark).sorted().toList();
    Boolean marked = expected.marks();
    if (marked != null && marked == marks.isEmpty()) {
      return marked ? "it has no marks" : "it has marks: " + String.join(", ", marks);
    }
    return Difference.of(expected.has(), object.json());
  }
}
