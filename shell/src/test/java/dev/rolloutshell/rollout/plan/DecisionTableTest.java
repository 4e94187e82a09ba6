package dev.rolloutshell.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.rollout.model.ControllerView;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.plan.Places.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the planner decides, word for word, in every state that a rollout and an abort of two pods
 * pass through, for every intent; and a sum over what it decides when one thing is disturbed there.
 *
 * <p>A change of a rule shows as changed lines; what was found then stands in {@code
 * target/decisions}, to be read before it takes the table's place.
 */
class DecisionTableTest {

  private static final String TABLE = "decisions.txt";

  /** Intents whose decisions stand in the table; those of the others are in its sums. */
  private static final List<String> SHOWN = List.of("run", "run another image", "resume", "abort");

  private final Planner planner = new Planner();
  private final List<String> table = new ArrayList<>();
  private final List<String> whole = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, forward",
        "-, abort early",
        "-, abort late",
        "web2, forward",
        "web2, abort early",
        "web2, abort late"
      })
  void decidesAsTheTableSays(@Nullable String next, String course) throws IOException {
    String name = (next == null ? "rename, " : "retain, ") + course;
    tabulate(name, places(next, course), next);
    List<String> expected = section(name);
    if (!table.equals(expected)) {
      Path found = Files.createDirectories(Path.of("target", "decisions"));
      Files.write(found.resolve(name + ".txt"), table);
      Files.write(found.resolve(name + ", disturbed.txt"), whole);
    }

    assertThat(whole).hasSizeGreaterThan(5_000).noneMatch(line -> line.contains("no rule speaks"));
    assertThat(table).isEqualTo(expected);
  }

  private static List<Place> places(@Nullable String next, String course) {
    Intent.Forward forward = Scene.forward("web", next, "v2");
    List<Place> there = Places.on(forward, Scene.running("web", 2, "v1"));
    if (course.equals("forward")) {
      return there;
    }
    String from = course.equals("abort early") ? "NarrowSelector settled" : "DeleteSource settled";
    Place place = there.stream().filter(p -> p.before().equals(from)).findFirst().orElseThrow();
    return Places.on(new Intent.Abort("web", null), place.state());
  }

  private static List<String> section(String name) throws IOException {
    try (InputStream in = DecisionTableTest.class.getResourceAsStream(TABLE)) {
      assertThat(in).as(TABLE).isNotNull();
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .dropWhile(line -> !line.startsWith("== " + name + " "))
          .takeWhile(line -> !line.startsWith("== ") || line.startsWith("== " + name + " "))
          .toList();
    }
  }

  private void tabulate(String course, List<Place> places, @Nullable String next) {
    int number = 0;
    for (Place place : places) {
      String where = course + " " + ++number;
      table.add("== " + where + ": before " + place.before());
      int sum = 17;
      for (Map.Entry<String, Intent> intent : intents(next).entrySet()) {
        for (Map.Entry<String, Snapshot> one : Disturbances.of(place.state()).entrySet()) {
          String decision = decision(intent.getValue(), one.getValue());
          String all =
              decision + facts(new Situation(intent.getValue(), one.getValue(), Scene.NOW));
          sum = sum * 31 + all.hashCode();
          whole.add(where + ", " + intent.getKey() + ", " + one.getKey() + ": " + all);
          if (one.getKey().equals("as it is") && SHOWN.contains(intent.getKey())) {
            table.add(intent.getKey() + ": " + decision + ahead(intent.getValue(), one.getValue()));
          }
        }
      }
      table.add("all intents, disturbed: %08x".formatted(sum));
    }
  }

  private static Map<String, Intent> intents(@Nullable String next) {
    Map<String, Intent> intents = new LinkedHashMap<>();
    intents.put("run", Scene.forward("web", next, "v2"));
    intents.put("run another image", Scene.forward("web", next, "v3"));
    intents.put("run to another name", Scene.forward("web", "other", "v2"));
    intents.put("resume", new Intent.Resume("web", null));
    intents.put("abort", new Intent.Abort("web", null));
    intents.put("abort of another", new Intent.Abort("web", "other"));
    intents.put("run the target", Scene.forward("web2", null, "v3"));
    return intents;
  }

  private String ahead(Intent intent, Snapshot seen) {
    Forecast.Course course = new Forecast(planner).of(intent, seen, Scene.NOW);
    int whole = new Itinerary(planner).length(intent, seen, Scene.NOW, course);
    return " (%d ahead of %d, then %s)".formatted(course.writes().size(), whole, course.ending());
  }

  private static String facts(Situation here) {
    return " {%s, ready %d, total %d, grown to %d, size %d%s%s, %s}"
        .formatted(
            here.pair().targetName(),
            here.ready(),
            here.total(),
            here.grownTo(),
            here.size(),
            here.underWay() ? ", under way" : "",
            here.goesBack() ? ", goes back" : here.aborting() ? ", aborting" : "",
            here.finish() + " " + here.labelKey() + " " + here.pair().podSelector());
  }

  private String decision(Intent intent, Snapshot seen) {
    Planner.Ruling ruling;
    try {
      ruling = planner.next(intent, seen, Scene.NOW);
    } catch (IllegalStateException noRule) {
      return "no rule speaks";
    }
    String said = ruling.rule().name() + " ";
    if (ruling.decision() instanceof Decision.Write write) {
      Forecast.Ahead ahead = new Forecast(planner).effect(intent, seen, ruling, write, Scene.NOW);
      return said
          + write.write().verb()
          + " "
          + write.write().object()
          + ": "
          + write.reason()
          + " [%08x, %s, %s, %s, %d of %d]"
              .formatted(
                  sorted(content(write.write())).hashCode(),
                  write.ends(),
                  write.keepsIntent(),
                  write.settle(),
                  ahead.ready(),
                  ahead.total());
    }
    return said + ruling.decision() + standing(new Situation(intent, seen, Scene.NOW));
  }

  private static String standing(Situation here) {
    ControllerView target = here.target();
    return target == null ? "" : " " + here.standing(target, here.size());
  }

  private static Object content(ApiWrite write) {
    if (write instanceof ApiWrite.CreateController create) {
      return create.manifest();
    } else if (write instanceof ApiWrite.UpdateController update) {
      return List.of(update.manifest(), update.scales(), update.seen().resourceVersion());
    } else if (write instanceof ApiWrite.DeleteController delete) {
      return delete.seen().uid();
    } else if (write instanceof ApiWrite.UpdatePod update) {
      return update.manifest();
    }
    return ((ApiWrite.DeletePod) write).seen().uid();
  }

  /** With keys in order, so that it reads the same in every run. */
  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, child) -> sorted.put(String.valueOf(key), sorted(child)));
      return sorted;
    }
    return value instanceof List<?> list
        ? list.stream().map(DecisionTableTest::sorted).toList()
        : String.valueOf(value);
  }
}
