using System.Text.Json.Nodes;

namespace SignageHub.Hub.Packs;

/// <summary>What of a playlist goes from one office to another.</summary>
internal static class PackedPlaylist
{
    /// <summary>Without what is the sender's own business: its boards, its notes, who sees to it there, and its own deadline, of which nobody else wants to be reminded.</summary>
    public static JsonObject Of(JsonObject playlist)
    {
        playlist.Remove("$schema");
        playlist.Remove("boards");
        if (playlist["plan"] is JsonObject plan)
        {
            foreach (var own in new[] { "responsible", "reportDue", "reportTo" })
                plan.Remove(own);
        }

        foreach (var entry in (playlist["entries"] as JsonArray ?? []).OfType<JsonObject>())
            entry.Remove("note");
        return playlist;
    }

    /// <summary>The same, to be approved anew: what was approved elsewhere was approved for the boards there.</summary>
    public static JsonObject AsDrafts(JsonObject playlist)
    {
        Of(playlist);
        foreach (var entry in (playlist["entries"] as JsonArray ?? []).OfType<JsonObject>())
            entry["draft"] = true;
        return playlist;
    }
}
