namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>Tests that look at the whole process, its memory or its threads, run when no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
