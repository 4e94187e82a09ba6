package dev.rolloutshell.command;

import dev.rolloutshell.explore.Exploration;
import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Merge;
import dev.rolloutshell.explore.Tool;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.view.ExplorationPage;
import dev.rolloutshell.view.ExplorationView;
import dev.rolloutshell.view.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that try every way in which a rollout can be interrupted. */
final class ExploreCommands {

  private static final String GROUP = "Reliability";

  private ExploreCommands() {}

  static List<ShellCommand> all() {
    return List.of(
        ShellCommand.named("explore", GROUP, "try every way a rollout can be interrupted")
            .with(
                Parameter.value("replicas", "N|M..N", "sizes of the controller (default 0..3)"),
                Parameter.value("to", "N", "size to roll to (default: the size there is)"),
                Parameter.value(
                    "depth", "N", "things that go wrong in one case, 1 to 3 (default 1)"),
                Parameter.value("names", "FORM", "rename, retain, or both (default both)")
                    .choices("both", "rename", "retain"),
                Parameter.value(
                        "direction",
                        "WAY",
                        "what is interrupted first: a rollout (forward), an abort, or both (default"
                            + " both)")
                    .choices("both", "forward", "abort"),
                Parameter.value(
                    "faults", "KINDS", "crash, lost-reply, or both (default crash,lost-reply)"),
                Parameter.value("seed", "N", "the source of all chance (default 1)"),
                Parameter.value("budget", "TIME|N", "stop after so long, or so many cases"),
                Parameter.value("shard", "I/N", "only part I of N, from 0/N"),
                Parameter.value("report", "FILE", "write what was covered and found as a web page"),
                Parameter.value(
                    "violations", "DIR", "where scenario files of violations go (default: here)"),
                Parameter.value("threads", "N", "how many at once (default: one a processor)"))
            .example("explore --replicas=3")
            .example("explore --depth=2 --replicas=0..4 -o json")
            .does(ExploreCommands::explore),
        ShellCommand.named("explore merge", GROUP, "put the reports of all shards together")
            .with(Parameter.value("report", "FILE", "write what was found as a web page"))
            .takes(Argument.several("FILE", new Argument.Completion.None()))
            .example("explore merge shard-0.json shard-1.json")
            .does(ExploreCommands::merge));
  }

  private static Path file(Call call, String what, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw call.usage(what + ": expected a file's name, got '" + name + "'");
    }
  }

  private static Output merge(Call call) {
    List<Merge.Named> shards = new ArrayList<>();
    for (int i = 0; i < call.words(); i++) {
      shards.add(ReportFiles.read(file(call, "FILE", call.word(i))));
    }
    try {
      return output(call, Merge.of(shards));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.refused(String.valueOf(e.getMessage()), "help explore merge");
    }
  }

  private static Output explore(Call call) {
    ScopeReader reader = new ScopeReader(call);
    checkPlaces(call);
    PartsProgress progress = new PartsProgress(call);
    return output(
        call,
        new Exploration(Tool.OURS, reader.scope(), reader.budget(), System::nanoTime)
            .run(reader.threads(), progress::explored));
  }

  /** What is found in an hour must not be lost because there is no place for it. */
  private static void checkPlaces(Call call) {
    String directory = call.option("violations");
    if (directory != null && !isPlace(file(call, "--violations", directory))) {
      throw noDirectory(directory);
    }
    String page = call.option("report");
    if (page != null) {
      Path file = file(call, "--report", page).toAbsolutePath();
      Path parent = file.getParent();
      if (parent == null || !isPlace(parent) || Files.isDirectory(file)) {
        throw noPage(page);
      }
    }
  }

  private static boolean isPlace(Path directory) {
    return Files.isDirectory(directory) && Files.isWritable(directory);
  }

  private static CommandFailure noDirectory(@Nullable String directory) {
    return CommandFailure.refused(
        "--violations: expected a directory that can be written, got '" + directory + "'", null);
  }

  private static CommandFailure noPage(String page) {
    return CommandFailure.refused(
        "--report: expected a file that can be written, got '" + page + "'", null);
  }

  private static Output output(Call call, ExplorationReport report) {
    String page = call.option("report");
    if (page != null) {
      try {
        Files.writeString(file(call, "--report", page), ExplorationPage.html(report));
      } catch (IOException e) {
        throw noPage(page);
      }
      call.note("written to " + page);
    }
    String directory = call.option("violations");
    try {
      ViolationFiles.write(report, file(call, "--violations", directory == null ? "" : directory))
          .forEach(
              written -> call.note("written to " + written + "; try: scenario replay " + written));
    } catch (IOException e) {
      throw noDirectory(directory);
    }
    return ExplorationView.output(report);
  }
}
