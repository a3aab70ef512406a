using NodaTime;

namespace SignageHub.Core.Programmes;

/// <summary>A half-open stretch [Start, End) during which an entry may show; never empty.</summary>
public readonly record struct Window(Instant Start, Instant End);
