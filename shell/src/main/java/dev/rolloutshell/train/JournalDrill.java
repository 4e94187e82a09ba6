package dev.rolloutshell.train;

import dev.rolloutshell.journal.Entry;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.timeline.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns the journal of a real session into the draft of a drill: what the session found, what was
 * typed until it went wrong as the setup, and what was typed then as the solution. A draft is
 * played before it is handed out: it fails untouched, and passes with what the session did.
 */
public final class JournalDrill {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FILE = "draft" + DrillFile.ENDING;

  private final Shells shells;
  private final FoundRollout found;
  private final JournalLines lines;
  private final JournalEnd end;

  private JournalDrill(List<Entry> entries, String name, Shells shells) {
    this.shells = shells;
    this.lines = JournalLines.of(entries, name);
    this.found = FoundRollout.of(entries, name);
    this.end = JournalEnd.of(entries, found);
  }

  /**
   * The drill of the rollout that a journal tells of, as its file has it.
   *
   * @param shells play it
   * @throws IllegalArgumentException with a text that says what the journal lacks
   */
  public static Map<String, Object> of(List<Entry> entries, Shells shells) {
    String name =
        entries.stream()
            .filter(entry -> entry.what() instanceof Entry.Wrote)
            .map(Entry::rollout)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected the writes of a rollout, but there are none"));
    return new JournalDrill(entries, name, shells).drill();
  }

  private Map<String, Object> drill() {
    Reaching reaching = new Reaching(found, containers(), shells);
    List<String> before = reaching.lines();
    String why = "";
    for (int cut : lines.cuts(found.stand() != null)) {
      String failed = "";
      try {
        Map<String, Object> drill = renamed(draft(before, cut));
        drill.put("wrong", wrong(drill));
        failed = firstFailure(drill);
        if (failed.isEmpty()) {
          return drill;
        }
      } catch (IllegalStateException different) {
        failed = String.valueOf(different.getMessage());
      }
      why = why.isEmpty() ? failed : why;
    }
    throw new IllegalArgumentException("expected a session that can be played again, but " + why);
  }

  private String firstFailure(Map<String, Object> drill) {
    return new SelfCheck(shells)
        .check(parsed(drill)).stream()
            .filter(finding -> !finding.holds())
            .findFirst()
            .map(
                finding ->
                    "the draft does not do what a drill does: '"
                        + finding.check()
                        + "': "
                        + finding.seen())
            .orElse("");
  }

  private static Drill parsed(Map<String, Object> drill) {
    return DrillFile.parse(JSON.writeValueAsString(drill), FILE);
  }

  private Map<String, Object> draft(List<String> before, int cut) {
    List<String> setup = Stream.concat(before.stream(), lines.typed(0, cut).stream()).toList();
    List<String> solution = lines.typed(cut, lines.lines().size());
    String trouble = lines.trouble(cut);
    Map<String, Object> drill = new LinkedHashMap<>();
    drill.put("title", "The rollout of " + found.name() + ", as it happened");
    drill.put("level", "incident");
    drill.put("story", DraftTexts.story(found, trouble, setup));
    drill.put("knows", DraftTexts.known(found, end.image()));
    List<Map<String, Object>> objects = found.objects(containers());
    if (!objects.isEmpty()) {
      drill.put("objects", objects);
    }
    drill.put("setup", setup);
    List<Map<String, Object>> faults = end.faults();
    if (!faults.isEmpty()) {
      drill.put("setup-faults", faults);
      drill.put("faults", faults);
    }
    drill.put(
        "service",
        DraftTexts.mapping(
            "selector", "app=" + found.name(), "floor", found.floor(), "ceiling", found.ceiling()));
    drill.put("goals", List.of(Map.of("service", "kept")));
    drill.put("budget", Map.of("time", "10m", "steps", solution.size()));
    drill.put("hints", DraftTexts.hints(found, solution));
    drill.put("solution", solution);
    drill.put("wrong", DraftTexts.wrongWays(found, end, setup, solution).get(0));
    drill.put("diagnosis", DraftTexts.diagnosis(found, trouble, setup));
    drill.put(
        "explanation",
        "Made from a journal. Say here what it teaches, and why it was solved like this.");
    return drill;
  }

  /** The draft with the names that its targets get here, and the goals that the session reached. */
  private Map<String, Object> renamed(Map<String, Object> draft) {
    Drill first = parsed(draft);
    Map<String, String> names;
    try (DrillStage stage = DrillStage.open(first, shells)) {
      stage.play(first.solution(), shells);
      names = end.names(targets(stage));
    }
    String text = JSON.writeValueAsString(draft);
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> drill = JSON.readValue(text, LinkedHashMap.class);
    Drill second = parsed(drill);
    try (DrillStage stage = DrillStage.open(second, shells)) {
      stage.play(second.solution(), shells);
      drill.put("goals", end.goals(stage.evidence(), second.service(), names));
      drill.put(
          "budget",
          Map.of(
              "time",
              Math.max(60, stage.elapsed().toSeconds() * 2) + "s",
              "steps",
              stage.evidence().steps()));
    }
    return drill;
  }

  /** The first of the wrong ways that is one. */
  private Map<String, Object> wrong(Map<String, Object> draft) {
    Drill drill = parsed(draft);
    List<Map<String, Object>> ways =
        DraftTexts.wrongWays(found, end, drill.setting().lines(), drill.solution());
    for (Map<String, Object> way : ways) {
      Drill other = parsed(with(draft, way));
      try (DrillStage stage = DrillStage.open(other, shells)) {
        stage.play(other.wrong().lines(), shells);
        if (stage.evidence().complaint(other) != null) {
          return way;
        }
      }
    }
    return ways.get(ways.size() - 1);
  }

  private static Map<String, Object> with(Map<String, Object> draft, Map<String, Object> way) {
    Map<String, Object> other = new LinkedHashMap<>(draft);
    other.put("wrong", way);
    return other;
  }

  private static List<String> targets(DrillStage stage) {
    List<String> names = new ArrayList<>();
    for (Timeline.State state : stage.states()) {
      for (Timeline.Controller one : state.controllers()) {
        if (one.role().equals("target") && !names.contains(one.name())) {
          names.add(one.name());
        }
      }
    }
    return names;
  }

  private List<String> containers() {
    @Nullable String given = null;
    for (JournalLines.Line line : lines.lines()) {
      for (String word : String.join(" ", line.typed()).split("\\s+", -1)) {
        given = word.startsWith("--container=") ? word.substring("--container=".length()) : given;
      }
    }
    return given == null ? List.of(found.name()) : end.containers(given);
  }
}
