package dev.rolloutshell.command;

import dev.rolloutshell.explore.CallFault;
import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.rollout.plan.Planner;
import dev.rolloutshell.view.Durations;
import dev.rolloutshell.view.ExplorationView;
import dev.rolloutshell.view.Output;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The command that tries every way in which a rollout can be interrupted. */
final class ExploreCommands {

  private static final int MOST_REPLICAS = 10;
  private static final int DEEPEST = 3;

  private ExploreCommands() {}

  static List<ShellCommand> all() {
    return List.of(
        ShellCommand.named("explore", "Reliability", "try every way a rollout can be interrupted")
            .with(
                Parameter.value("replicas", "N|M..N", "sizes of the controller (default 0..3)"),
                Parameter.value(
                    "depth", "N", "things that go wrong in one case, 1 to 3 (default 1)"),
                Parameter.value("names", "FORM", "rename, retain, or both (default both)")
                    .choices("both", "rename", "retain"),
                Parameter.value(
                    "faults", "KINDS", "crash, lost-reply, or both (default crash,lost-reply)"),
                Parameter.value("seed", "N", "the source of all chance (default 1)"),
                Parameter.value("budget", "TIME|N", "stop after so long, or so many runs"),
                Parameter.value("shard", "I/N", "only part I of N, from 0/N"),
                Parameter.value("threads", "N", "how many at once (default: one a processor)"))
            .example("explore --replicas=3")
            .example("explore --depth=2 --replicas=0..4 -o json")
            .does(ExploreCommands::explore));
  }

  private static Output explore(Call call) throws InterruptedException {
    Integer depth = call.number("depth");
    if (depth != null && (depth < 1 || depth > DEEPEST)) {
      throw call.usage("--depth: expected 1 to " + DEEPEST + ", got '" + depth + "'");
    }
    Integer threads = call.number("threads");
    if (threads != null && threads < 1) {
      throw call.usage("--threads: expected at least 1, got '" + threads + "'");
    }
    String seed = call.option("seed");
    String shard = call.option("shard");
    Exploration exploration =
        new Exploration(
            new Planner(),
            faults(call),
            depth == null ? 1 : depth,
            seed == null ? 1 : ConnectionCommands.seed(call, seed),
            System::nanoTime,
            budget(call));
    int most = Runtime.getRuntime().availableProcessors();
    PartsProgress progress = new PartsProgress(call);
    return ExplorationView.output(
        exploration.run(
            setups(call),
            threads == null ? most : threads,
            shard == null ? Shard.WHOLE : call.value("--shard", shard, Shard::parse),
            progress::explored));
  }

  private static Set<CallFault.Kind> faults(Call call) {
    String text = call.option("faults");
    if (text == null) {
      return EnumSet.allOf(CallFault.Kind.class);
    }
    Set<CallFault.Kind> kinds = EnumSet.noneOf(CallFault.Kind.class);
    for (String name : text.split(",", -1)) {
      switch (name) {
        case "crash" ->
            kinds.addAll(List.of(CallFault.Kind.CRASH_BEFORE, CallFault.Kind.CRASH_AFTER));
        case "lost-reply" -> kinds.add(CallFault.Kind.LOST_REPLY);
        default ->
            throw call.usage("--faults: expected crash, lost-reply, or both, got '" + name + "'");
      }
    }
    return kinds;
  }

  private static List<Setup> setups(Call call) {
    String text = call.option("replicas");
    int[] range =
        text == null ? new int[] {0, 3} : call.value("--replicas", text, ExploreCommands::range);
    String names = call.option("names");
    List<Setup> setups = new ArrayList<>();
    for (int replicas = range[0]; replicas <= range[1]; replicas++) {
      if (!"retain".equals(names)) {
        setups.add(new Setup(replicas, null, 0));
      }
      if (!"rename".equals(names)) {
        setups.add(new Setup(replicas, Setup.NAME + "2", 0));
      }
    }
    return setups;
  }

  private static int[] range(String text) {
    String[] ends = text.split("\\.\\.", -1);
    int first = Call.number(ends[0], 0);
    int last = ends.length == 1 ? first : Call.number(ends[1], 0);
    if (ends.length > 2 || last < first || last > MOST_REPLICAS) {
      throw new IllegalArgumentException(
          "expected sizes up to " + MOST_REPLICAS + " such as 3 or 0..5, got '" + text + "'");
    }
    return new int[] {first, last};
  }

  private static BooleanSupplier budget(Call call) {
    String text = call.option("budget");
    if (text == null) {
      return () -> !Thread.currentThread().isInterrupted();
    }
    Long runs = call.value("--budget", text, ExploreCommands::runs);
    if (runs != null) {
      AtomicLong left = new AtomicLong(runs);
      return () -> left.getAndDecrement() > 0;
    }
    long end = System.nanoTime() + call.value("--budget", text, Durations::parse).toNanos();
    return () -> System.nanoTime() < end;
  }

  private static @Nullable Long runs(String text) {
    return text.matches("\\d{1,15}") ? Long.valueOf(text) : null;
  }
}
