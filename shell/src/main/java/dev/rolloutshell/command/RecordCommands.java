package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.scenario.Replay;
import dev.rolloutshell.scenario.ReplayReport;
import dev.rolloutshell.scenario.ScenarioWriter;
import dev.rolloutshell.scenario.Shells;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.NoSimulator;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.session.SimulatorConnection;
import dev.rolloutshell.view.Output;
import dev.rolloutshell.view.RecordingView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that make a scenario of what an operator does. */
final class RecordCommands {

  private static final String GROUP = "Reliability";

  private final Session session;
  private final TypedLines typed;
  private final Recording recording;
  private @Nullable Path under;

  private RecordCommands(Session session, TypedLines typed, Shells shells) {
    this.session = session;
    this.typed = typed;
    this.recording = new Recording(new Replay(shells));
  }

  static List<ShellCommand> all(Session session, TypedLines typed, Shells shells) {
    RecordCommands commands = new RecordCommands(session, typed, shells);
    return List.of(commands.start(), commands.stop());
  }

  private ShellCommand start() {
    return ShellCommand.named(
            "scenario record start", GROUP, "begin to record what is done on the simulator")
        .takes(
            Argument.required("FILE", new Argument.Completion.None())
                .about("the scenario's file; it is written by 'scenario record stop'"))
        .example("scenario record start mine.yaml")
        .does(
            call -> {
              simulator();
              Path file = writable(ScenarioShelf.path(call.word(0)));
              under = file;
              return RecordingView.started(file.toString(), lines().size());
            });
  }

  private ShellCommand stop() {
    return ShellCommand.named(
            "scenario record stop", GROUP, "write what was done as a scenario, and replay it")
        .takes(
            Argument.optional("FILE", new Argument.Completion.None())
                .about("the scenario's file (default: that of 'scenario record start')"))
        .example("scenario record stop")
        .example("scenario record stop what-just-happened.yaml")
        .does(this::stop);
  }

  private Output stop(Call call) {
    String word = call.argument(0);
    Path file = word == null ? under : writable(ScenarioShelf.path(word));
    if (file == null) {
      throw CommandFailure.refused(
          "recording: expected one under way, or a FILE, but there is neither",
          "scenario record start FILE");
    }
    SimulatorConnection simulator = simulator();
    List<TypedLines.Line> lines = lines();
    if (lines.isEmpty()) {
      throw CommandFailure.refused(
          "recording: expected something to have been done on this simulator, but nothing was",
          "rollout start web --image=example/web:v2");
    }
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    Recording.Made made = recording.make(name, lines, simulator);
    try {
      Files.writeString(file, ScenarioWriter.write(made.scenario()));
    } catch (IOException e) {
      throw cannotWrite(file);
    }
    under = null;
    return output(file, made);
  }

  private static Output output(Path file, Recording.Made made) {
    ReplayReport report = made.report();
    Output written = RecordingView.written(file.toString(), report);
    return report.held()
        ? written
        : new Output(
            ExitCode.REFUSED,
            written.document(),
            written.text(),
            written.names(),
            new Output.Problem(
                "recording "
                    + file
                    + ": expected its replay to end as this session did, but it"
                    + " does not; what is timed by hand may come out differently",
                "scenario replay " + file));
  }

  private SimulatorConnection simulator() {
    SimulatorConnection simulator = typed.simulator();
    if (simulator == null) {
      throw NoSimulator.on(session.connection(), "which a scenario is not about");
    }
    return simulator;
  }

  private List<TypedLines.Line> lines() {
    List<TypedLines.Line> lines = typed.lines();
    if (lines == null) {
      throw CommandFailure.refused(
          "recording: expected at most "
              + TypedLines.MOST
              + " commands since this simulator was started, but there were more",
          "connect simulator");
    }
    return lines;
  }

  private static Path writable(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    boolean there =
        directory != null && Files.isDirectory(directory) && Files.isWritable(directory);
    if (!there || Files.isDirectory(file) || (Files.exists(file) && !Files.isWritable(file))) {
      throw cannotWrite(file);
    }
    return file;
  }

  private static CommandFailure cannotWrite(Path file) {
    return CommandFailure.refused(
        file + ": expected a file that can be written, but it cannot be",
        "scenario record start FILE");
  }
}
