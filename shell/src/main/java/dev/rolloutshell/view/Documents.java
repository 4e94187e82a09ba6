package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.Amount;
import dev.rolloutshell.rollout.model.ExitCode;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Writes values as JSON and YAML: members in the order of their record's components. */
public final class Documents {

  private static final SimpleModule VALUES =
      new SimpleModule()
          .addSerializer(ExitCode.class, new ExitCodeSerializer())
          .addSerializer(Duration.class, new DurationSerializer())
          .addSerializer(Amount.class, ToStringSerializer.instance)
          .addSerializer(Instant.class, ToStringSerializer.instance);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(VALUES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().stringQuotingChecker(new CautiousQuoting()).build())
          .addModule(VALUES)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();

  private Documents() {}

  /** The value as indented JSON, without a newline at the end. */
  public static String json(Object value) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(separators)
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return JSON.writer().with(printer).writeValueAsString(value);
  }

  /** The value as a tree. */
  public static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /** The value as YAML, with a newline at the end. */
  public static String yaml(Object value) {
    return YAML.writeValueAsString(value);
  }
}
