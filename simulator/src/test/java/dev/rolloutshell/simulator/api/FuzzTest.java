package dev.rolloutshell.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Requests bent out of shape. However bent, there is an answer, no server error, and a refused
 * request leaves the store as it was. {@code -Dfuzz.requests} and {@code -Dfuzz.seed} make it
 * longer and other.
 */
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW");
  private static final List<String> TYPES =
      List.of(
          "pods",
          "replicationcontrollers",
          "services",
          "endpoints",
          "events",
          "configmaps",
          "resourcequotas",
          "namespaces",
          "leases",
          "nosuch");
  private static final List<String> PARTS =
      List.of("", "/status", "/scale", "/binding", "/eviction", "/finalize", "/nosuch");
  private static final List<String> NAMES =
      List.of("web", "a", "m", "..", "%2e%2e", "%00", "A_B", "a%2Fb", "%zz", "x".repeat(300));
  private static final List<String> QUERIES =
      List.of(
          "labelSelector=",
          "fieldSelector=",
          "limit=",
          "continue=",
          "resourceVersion=",
          "resourceVersionMatch=",
          "watch=",
          "timeoutSeconds=",
          "dryRun=",
          "fieldManager=",
          "force=",
          "gracePeriodSeconds=",
          "propagationPolicy=",
          "orphanDependents=",
          "fieldValidation=");
  private static final List<String> VALUES =
      List.of(
          "",
          "1",
          "-1",
          "0",
          "true",
          "All",
          "Orphan",
          "Strict",
          "Exact",
          "app%3Dweb",
          "app+in+(a%2C",
          "metadata.name%3Dweb",
          "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MTAxLCJzdGFydCI6Im5zL2EifQ",
          "99999999999999999999",
          "%F0%9F%98%80",
          "%ff",
          "a=b,".repeat(2000));
  private static final List<String> MEDIA =
      List.of(
          "application/json",
          "application/yaml",
          "application/merge-patch+json",
          "application/strategic-merge-patch+json",
          "application/json-patch+json",
          "application/apply-patch+yaml",
          "application/vnd.kubernetes.protobuf",
          "text/plain",
          "");
  private static final List<String> ACCEPTED =
      List.of(
          "application/json",
          "*/*",
          "application/yaml",
          "application/json;as=Table;v=v1;g=meta.k8s.io",
          "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
          "image/png");
  private static final List<Object> LEAVES =
      List.of(
          "",
          "x",
          -1,
          0,
          1L << 40,
          1e300,
          true,
          Map.of(),
          List.of(),
          "\u0000",
          "\ud800",
          "$patch",
          List.of(Map.of("$patch", "replace")),
          Map.of("$patch", "delete"),
          Map.of("name", "c"),
          List.of(List.of(List.of())));

  private final RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final Client client = new Client();

  @Test
  void answersEveryRequestAndKeepsTheStoreWhenItRefuses() {
    for (int i = 0; i < REQUESTS; i++) {
      ApiRequest request = request();
      long before = client.store.version();
      ApiResponse answer =
          client.server.isWatch(request) ? watched(request) : client.server.handle(request);
      int number = i;
      Supplier<String> shown = () -> shown(number, request, answer);
      boolean bug = answer.status() == 500 && text(answer.body()).contains("Internal error");
      assertThat(bug).as(shown).isFalse();
      if (answer.status() >= 400) {
        assertThat(client.store.version()).as(shown).isEqualTo(before);
      }
    }
  }

  private static String shown(int number, ApiRequest request, ApiResponse answer) {
    return "request %d: %s %s?%s %s%n%s%n%s"
        .formatted(
            number,
            request.method(),
            request.path(),
            request.query(),
            request.headers(),
            text(request.body()),
            text(answer.body()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private ApiResponse watched(ApiRequest request) {
    Client.Watched sink = new Client.Watched();
    WatchOutcome outcome = client.server.watch(request, sink);
    if (outcome instanceof WatchOutcome.Open open) {
      open.handle().close();
      return new ApiResponse(200, ApiServer.JSON, Map.of(), new byte[0]);
    }
    return ((WatchOutcome.Refused) outcome).response();
  }

  private <T> T any(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  private boolean one(int in) {
    return chance.nextInt(in) == 0;
  }

  private ApiRequest request() {
    String type = any(TYPES);
    StringBuilder path =
        new StringBuilder(type.equals("leases") ? "/apis/coordination.k8s.io/v1/" : "/api/v1/");
    if (!type.equals("namespaces") && !one(10)) {
      path.append("namespaces/").append(one(10) ? any(NAMES) : "ns").append('/');
    }
    path.append(type);
    String method = any(METHODS);
    if (!method.equals("POST") || one(4)) {
      path.append('/').append(one(2) ? "web" : any(NAMES)).append(one(3) ? any(PARTS) : "");
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", method.equals("POST") && !one(5) ? "application/json" : any(MEDIA));
    headers.put("accept", one(3) ? any(ACCEPTED) : "application/json");
    return new ApiRequest(method, path.toString(), query(), headers, body(type));
  }

  private String query() {
    List<String> pairs = new ArrayList<>();
    while (one(2)) {
      pairs.add(any(QUERIES) + any(VALUES));
    }
    return String.join("&", pairs);
  }

  private byte[] body(String type) {
    Object tree = one(8) ? any(LEAVES) : mutated(base(type), 0);
    byte[] bytes = Json.write(JsonObject.freeze(tree));
    if (one(6)) {
      for (int i = chance.nextInt(4); i >= 0 && bytes.length > 0; i--) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
      }
    }
    if (one(200)) {
      String nested = any(List.of("[", "{\"a\":", "{\"metadata\":{\"labels\":"));
      return nested.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  private @Nullable Object base(String type) {
    String name = one(3) ? "web" : any(NAMES);
    String text =
        switch (type) {
          case "pods" -> Client.pod(name);
          case "services" ->
              "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"ports\":[{\"port\":80}]}}";
          case "configmaps" -> "{\"metadata\":{\"name\":\"" + name + "\"},\"data\":{\"a\":\"b\"}}";
          case "resourcequotas" ->
              "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"hard\":{\"pods\":\"3\"}}}";
          case "namespaces" -> "{\"metadata\":{\"name\":\"" + name + "\"}}";
          case "leases" -> "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{}}";
          default -> Client.controller(name, 1);
        };
    try {
      return JsonObject.freeze(Json.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Json.SyntaxException bent) {
      return JsonObject.EMPTY;
    }
  }

  private @Nullable Object mutated(@Nullable Object tree, int depth) {
    if (one(25)) {
      return one(5) ? null : any(LEAVES);
    }
    if (tree instanceof JsonObject object) {
      JsonBuilder out = JsonObject.builder();
      object.forEach(
          (key, value) -> {
            if (!one(30)) {
              out.put(one(40) ? "bogus" : key, JsonObject.freeze(mutated(value, depth + 1)));
            }
          });
      if (one(20)) {
        out.put(
            any(List.of("$patch", "$retainKeys", "status", "uid")), JsonObject.freeze(any(LEAVES)));
      }
      return out.build();
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> out = new ArrayList<>();
      for (Object item : list) {
        out.add(mutated(item, depth + 1));
        if (one(10)) {
          out.add(mutated(item, depth + 1));
        }
      }
      return out;
    }
    return tree;
  }
}
