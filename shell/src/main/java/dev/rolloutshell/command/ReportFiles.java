package dev.rolloutshell.command;

import dev.rolloutshell.explore.ExplorationReport;
import dev.rolloutshell.explore.Merge;
import dev.rolloutshell.explore.Shard;
import dev.rolloutshell.session.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code explore -o json} has printed. */
final class ReportFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private static final long LARGEST = 16L << 20;

  private ReportFiles() {}

  /**
   * Reads one.
   *
   * @throws CommandFailure with exit code 1 when it is no such file
   */
  static Merge.Named read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw unusable(file, "a file of more than " + (LARGEST >> 20) + " MiB", null);
      }
      ExplorationReport report = JSON.readValue(Files.readAllBytes(file), ExplorationReport.class);
      Shard.parse(report.shard());
      Long.parseUnsignedLong(report.digest(), 16);
      return new Merge.Named(file.toString(), report);
    } catch (IOException e) {
      throw unusable(file, "no file that can be read", null);
    } catch (JacksonException e) {
      throw unusable(file, "something else", e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw unusable(file, "something else", e.getMessage());
    }
  }

  private static CommandFailure unusable(Path file, String seen, @Nullable String why) {
    return CommandFailure.refused(
        file
            + ": expected what explore -o json prints, got "
            + seen
            + (why == null ? "" : " (" + why.lines().findFirst().orElse("") + ")"),
        "explore --shard=0/4 -o json > " + file);
  }
}
