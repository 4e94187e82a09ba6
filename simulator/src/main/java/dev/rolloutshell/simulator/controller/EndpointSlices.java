package dev.rolloutshell.simulator.controller;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.DeleteOptions;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.Objects;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The discovery.k8s.io/v1 slices of services: each has at most a hundred endpoints that offer the
 * same ports, and belongs to its service, with which the garbage collector removes it.
 */
final class EndpointSlices {
  private static final int MOST_ENDPOINTS = 100;
  private static final String SERVICE = "kubernetes.io/service-name";
  private static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
  private static final String MANAGER = "endpointslice-controller.k8s.io";

  private final ObjectStore store;
  private final Objects objects;

  EndpointSlices(ObjectStore store, Objects objects) {
    this.store = store;
    this.objects = objects;
  }

  /** Name of the service that a slice is of. */
  static String serviceOf(StoredObject slice) {
    return slice.labels().string(SERVICE, "");
  }

  /**
   * Writes what differs from what a service's slices are to be.
   *
   * @param pods those the service selects
   */
  void reconcile(StoredObject service, List<StoredObject> pods) {
    Deque<StoredObject> there = existing(service);
    for (JsonObject wanted : wanted(service, pods)) {
      StoredObject slice = there.poll();
      if (slice == null) {
        objects.create(ResourceTypes.ENDPOINT_SLICES, service.namespace(), wanted);
      } else if (differs(slice, wanted)) {
        objects.update(slice, wanted.with("metadata", relabelled(slice, wanted)));
      }
    }
    for (StoredObject left : there) {
      objects.delete(left.key(), DeleteOptions.DEFAULT);
    }
  }

  private Deque<StoredObject> existing(StoredObject service) {
    Deque<StoredObject> slices = new ArrayDeque<>();
    Map<String, String> ours = Map.of(SERVICE, service.name(), MANAGED_BY, MANAGER);
    for (StoredObject slice :
        store.select(ResourceTypes.ENDPOINT_SLICES, service.namespace(), ours)) {
      if (!slice.isBeingDeleted()) {
        slices.add(slice);
      }
    }
    return slices;
  }

  private static boolean differs(StoredObject slice, JsonObject wanted) {
    return !slice.json().list("ports").equals(wanted.list("ports"))
        || !slice.labels().equals(wanted.object("metadata").object("labels"))
        || !endpoints(slice.json()).equals(endpoints(wanted));
  }

  /** The endpoints but for the versions of their pods, of which most say nothing. */
  private static List<JsonObject> endpoints(JsonObject slice) {
    return slice.objects("endpoints").stream()
        .map(endpoint -> endpoint.withoutAt("targetRef", "resourceVersion"))
        .toList();
  }

  private static JsonObject relabelled(StoredObject slice, JsonObject wanted) {
    return slice.metadata().with("labels", wanted.object("metadata").object("labels"));
  }

  private static List<JsonObject> wanted(StoredObject service, List<StoredObject> pods) {
    Map<List<JsonObject>, List<JsonObject>> byPorts = new LinkedHashMap<>();
    for (StoredObject pod : pods) {
      if (EndpointSubsets.counts(service, pod)) {
        byPorts
            .computeIfAbsent(ports(service, pod), p -> new ArrayList<>())
            .add(endpoint(service, pod));
      }
    }
    List<JsonObject> slices = new ArrayList<>();
    byPorts.forEach(
        (ports, endpoints) -> {
          endpoints.sort(
              Comparator.comparing(endpoint -> String.valueOf(endpoint.get("addresses"))));
          for (int at = 0; at < endpoints.size(); at += MOST_ENDPOINTS) {
            int end = Math.min(endpoints.size(), at + MOST_ENDPOINTS);
            slices.add(slice(service, endpoints.subList(at, end), ports));
          }
        });
    if (slices.isEmpty()) {
      slices.add(slice(service, List.of(), List.of())); // As Kubernetes' placeholder.
    }
    return slices;
  }

  private static List<JsonObject> ports(StoredObject service, StoredObject pod) {
    return EndpointSubsets.ports(service, pod).stream()
        .map(port -> port.with("name", port.string("name", "")))
        .toList();
  }

  private static JsonObject endpoint(StoredObject service, StoredObject pod) {
    boolean ready = Pods.isReady(pod) || service.spec().isTrue("publishNotReadyAddresses");
    return JsonObject.of(
        "addresses",
        List.of(pod.status().string("podIP", "")),
        "conditions",
        JsonObject.of("ready", ready),
        "nodeName",
        pod.spec().string("nodeName", ""),
        "targetRef",
        JsonObject.of(
            "kind",
            "Pod",
            "namespace",
            pod.namespace(),
            "name",
            pod.name(),
            "uid",
            pod.uid(),
            "resourceVersion",
            Long.toString(pod.version())));
  }

  private static JsonObject slice(
      StoredObject service, List<JsonObject> endpoints, List<JsonObject> ports) {
    JsonObject owner =
        JsonObject.of(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "name",
            service.name(),
            "uid",
            service.uid(),
            "controller",
            true,
            "blockOwnerDeletion",
            true);
    JsonObject labels = service.labels().with(MANAGED_BY, MANAGER).with(SERVICE, service.name());
    JsonObject metadata =
        JsonObject.of(
            "generateName",
            service.name() + "-",
            "namespace",
            service.namespace(),
            "labels",
            labels,
            "ownerReferences",
            List.of(owner));
    return JsonObject.of(
        "kind",
        "EndpointSlice",
        "apiVersion",
        "discovery.k8s.io/v1",
        "metadata",
        metadata,
        "addressType",
        "IPv4",
        "endpoints",
        endpoints,
        "ports",
        ports);
  }
}
