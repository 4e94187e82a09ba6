package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is not an object: versions, groups, health, schemas. */
final class Discovery {
  private static final String AUTHORIZATION = "authorization.k8s.io";

  /** The groups with their versions, the preferred one first. */
  private static final Map<String, List<String>> GROUPS = new TreeMap<>();

  static {
    GROUPS.put(AUTHORIZATION, List.of("v1"));
    for (Served served : Served.ALL) {
      String version = served.shown().version();
      if (!served.shown().group().isEmpty()) {
        GROUPS.merge(
            served.shown().group(),
            List.of(version),
            (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
      }
    }
  }

  private static final Set<String> HEALTH = Set.of("healthz", "livez", "readyz");

  private static final Set<String> CHECKS = Set.of("ping", "log", "etcd");

  private static final JsonObject VERSION =
      JsonObject.of(
          "major",
          "1",
          "minor",
          "21",
          "gitVersion",
          "v1.21.2",
          "gitCommit",
          "092fbfbf53427de67cac1e9fa54aaa09a28371d7",
          "gitTreeState",
          "clean",
          "buildDate",
          "2021-06-16T12:53:14Z",
          "goVersion",
          "go1.16.5",
          "compiler",
          "gc",
          "platform",
          "linux/amd64");

  private Discovery() {}

  static ApiResponse answer(String method, String path) {
    String trimmed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    ApiResponse found = found(trimmed);
    if (found != null) {
      if (!method.equals("GET")) {
        throw Answers.methodNotAllowed();
      }
      return found;
    }
    if (isServed(trimmed)) {
      throw Answers.noSuchResource();
    }
    return text(404, "404 page not found\n");
  }

  /** Whether a path is one of a version that is served, though nothing is there. */
  private static boolean isServed(String path) {
    return versions().stream().anyMatch(served -> path.startsWith(served + "/"));
  }

  private static @Nullable ApiResponse found(String path) {
    String first = path.substring(1).split("/", -1)[0];
    if (HEALTH.contains(first)) {
      String check = path.substring(first.length() + 1);
      return check.isEmpty() || CHECKS.contains(check.substring(1)) ? text(200, "ok") : null;
    }
    JsonObject document = document(path);
    return document == null ? OpenApi.answer(path) : ApiServer.json(200, document);
  }

  private static @Nullable JsonObject document(String path) {
    return switch (path) {
      case "/" -> root();
      case "/version" -> VERSION;
      case "/api" -> coreVersions();
      case "/api/v1" -> resources("", "v1");
      case "/apis" ->
          JsonObject.of(
              "kind",
              "APIGroupList",
              "apiVersion",
              "v1",
              "groups",
              GROUPS.keySet().stream().map(Discovery::group).toList());
      default -> ofGroup(path);
    };
  }

  private static @Nullable JsonObject ofGroup(String path) {
    for (String group : GROUPS.keySet()) {
      if (path.equals("/apis/" + group)) {
        JsonBuilder typed = JsonObject.builder().put("kind", "APIGroup").put("apiVersion", "v1");
        return typed.putAll(group(group)).build();
      }
      for (String version : versions(group)) {
        if (path.equals("/apis/" + group + "/" + version)) {
          return resources(group, version);
        }
      }
    }
    return null;
  }

  private static JsonObject root() {
    List<String> paths = new ArrayList<>(List.of("/api", "/apis"));
    GROUPS.keySet().forEach(group -> paths.add("/apis/" + group));
    paths.addAll(versions());
    paths.addAll(
        List.of("/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version"));
    return JsonObject.of("paths", paths.stream().sorted().toList());
  }

  /** Where the resources of the versions are. */
  private static List<String> versions() {
    List<String> paths = new ArrayList<>(List.of("/api/v1"));
    GROUPS.forEach(
        (group, versions) -> versions.forEach(v -> paths.add("/apis/" + group + "/" + v)));
    return paths;
  }

  private static JsonObject coreVersions() {
    return JsonObject.of(
        "kind",
        "APIVersions",
        "versions",
        List.of("v1"),
        "serverAddressByClientCIDRs",
        List.of(Map.of("clientCIDR", "0.0.0.0/0", "serverAddress", "127.0.0.1")));
  }

  private static List<String> versions(String group) {
    return GROUPS.getOrDefault(group, List.of());
  }

  private static JsonObject group(String group) {
    List<JsonObject> versions =
        versions(group).stream()
            .map(v -> JsonObject.of("groupVersion", group + "/" + v, "version", v))
            .toList();
    return JsonObject.of("name", group, "versions", versions, "preferredVersion", versions.get(0));
  }

  private static JsonObject resources(String group, String version) {
    List<@Nullable Object> resources = new ArrayList<>();
    if (group.equals(AUTHORIZATION)) {
      new TreeMap<>(AccessReviews.KINDS)
          .forEach((name, kind) -> resources.add(resource(name, kind, false, List.of("create"))));
    }
    for (Served served : Served.ALL) {
      ResourceType type = served.type();
      if (served.shown().group().equals(group) && served.shown().version().equals(version)) {
        resources.add(whole(type));
        for (String part : Catalogue.subresources(type)) {
          resources.add(part(type, part));
        }
      }
    }
    return JsonObject.of(
        "kind",
        "APIResourceList",
        "apiVersion",
        "v1",
        "groupVersion",
        group.isEmpty() ? version : group + "/" + version,
        "resources",
        resources);
  }

  private static JsonObject resource(
      String name, String kind, boolean namespaced, List<String> verbs) {
    return JsonObject.of(
        "name", name, "singularName", "", "namespaced", namespaced, "kind", kind, "verbs", verbs);
  }

  private static JsonObject whole(ResourceType type) {
    List<String> verbs = new ArrayList<>(List.of("create", "delete"));
    if (Catalogue.deletesCollections(type)) {
      verbs.add("deletecollection");
    }
    verbs.addAll(List.of("get", "list", "patch", "update", "watch"));
    JsonObject whole = resource(type.plural(), type.kind(), type.namespaced(), verbs);
    whole = whole.with("storageVersionHash", storageVersionHash(type));
    if (!Catalogue.shortNames(type).isEmpty()) {
      whole = whole.with("shortNames", Catalogue.shortNames(type));
    }
    return Catalogue.isInAll(type) ? whole.with("categories", List.of("all")) : whole;
  }

  /** A digest of the version that 1.21 stores: for slices of endpoints it was still the beta. */
  private static String storageVersionHash(ResourceType type) {
    String version = type.plural().equals("endpointslices") ? "v1beta1" : type.version();
    byte[] kind =
        (type.group() + "/" + version + "/" + type.kind()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(sha256(kind), 8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static JsonObject part(ResourceType type, String part) {
    String name = type.plural() + "/" + part;
    return switch (part) {
      case "scale" ->
          resource(name, "Scale", true, List.of("get", "patch", "update"))
              .with("group", "autoscaling")
              .with("version", "v1");
      case "binding" -> resource(name, "Binding", true, List.of("create"));
      case "eviction" ->
          resource(name, "Eviction", true, List.of("create"))
              .with("group", "policy")
              .with("version", "v1beta1");
      case "finalize" -> resource(name, type.kind(), type.namespaced(), List.of("update"));
      default -> resource(name, type.kind(), type.namespaced(), List.of("get", "patch", "update"));
    };
  }

  private static ApiResponse text(int status, String text) {
    return new ApiResponse(
        status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }
}
