package dev.rolloutshell.simulator;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.api.ApiServer;
import dev.rolloutshell.simulator.fault.FaultSpec;
import dev.rolloutshell.simulator.fault.Faults;
import dev.rolloutshell.simulator.fault.LiveFault;
import dev.rolloutshell.simulator.store.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The faults of a served simulator: GET lists them, POST adds the one in the body (JSON or YAML),
 * DELETE removes one of them, or all; what they strike is told from the first time on that somebody
 * asks.
 */
final class FaultDesk {
  private static final String PATH = "/simulator/faults";
  private static final Pattern STRIKES = Pattern.compile("/strikes(/(?<after>\\d{1,18}))?");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final Faults faults;
  private @Nullable StrikeLog log;

  FaultDesk(Faults faults) {
    this.faults = faults;
  }

  /** Answers a request about faults; {@code null} when it is about something else. */
  @Nullable ApiResponse answer(ApiRequest request) {
    if (!request.path().equals(PATH) && !request.path().startsWith(PATH + "/")) {
      return null;
    }
    String rest = request.path().substring(PATH.length());
    Matcher strikes = STRIKES.matcher(rest);
    try {
      if (strikes.matches() && request.method().equals("GET")) {
        String number = strikes.group("after");
        return said(200, log().after(number == null ? 0 : Long.parseLong(number)));
      }
      return rest.length() < 2 ? all(faults, request) : one(faults, request, rest.substring(1));
    } catch (ApiException refusal) {
      return ApiServer.refused(refusal);
    }
  }

  private synchronized StrikeLog log() {
    StrikeLog begun = log;
    if (begun == null) {
      begun = new StrikeLog();
      faults.onStrike(begun::add);
      log = begun;
    }
    return begun;
  }

  private static ApiResponse all(Faults faults, ApiRequest request) {
    return switch (request.method()) {
      case "GET" ->
          said(200, Map.of("faults", faults.list().stream().map(LiveFault::toMap).toList()));
      case "POST" -> said(201, added(faults, request.body()));
      case "DELETE" -> {
        int removed = faults.list().size();
        faults.clear();
        yield said(200, Map.of("removed", removed));
      }
      default -> throw notAllowed();
    };
  }

  private static ApiResponse one(Faults faults, ApiRequest request, String number) {
    LiveFault found = find(faults, number);
    if (found == null) {
      throw new ApiException(
          404, "NotFound", "fault " + number + ": there is none", ApiException.NO_DETAILS);
    }
    return switch (request.method()) {
      case "GET" -> said(200, found.toMap());
      case "DELETE" -> {
        faults.remove(found.id());
        yield said(200, found.toMap());
      }
      default -> throw notAllowed();
    };
  }

  private static @Nullable LiveFault find(Faults faults, String number) {
    List<LiveFault> list = faults.list();
    return list.stream()
        .filter(fault -> Long.toString(fault.id()).equals(number))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Object> added(Faults faults, byte[] body) {
    try {
      Map<String, Object> given = YAML.readValue(body, new TypeReference<>() {});
      long id = faults.add(FaultSpec.of(given == null ? Map.of() : given));
      return Objects.requireNonNull(find(faults, Long.toString(id))).toMap();
    } catch (JacksonException broken) {
      String why = broken.getOriginalMessage();
      throw ApiException.badRequest(
          "expected a fault in JSON or YAML: "
              + (why == null ? "" : why.lines().findFirst().orElse("")));
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static ApiException notAllowed() {
    return new ApiException(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        ApiException.NO_DETAILS);
  }

  private static ApiResponse said(int status, Object value) {
    return new ApiResponse(status, "application/json", Map.of(), JSON.writeValueAsBytes(value));
  }
}
