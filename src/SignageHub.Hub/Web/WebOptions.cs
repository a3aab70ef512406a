namespace SignageHub.Hub.Web;

/// <summary>What the pages may be told from outside.</summary>
public sealed class WebOptions
{
    /// <summary>Open streams of Server-Sent Events at one time, walls and boards together; the next one gets 503. 1 to 10,000.</summary>
    public int MostStreams { get; set; } = 500;

    /// <summary>Those of one address, beside which others must find a place. 1 to 10,000; boards that have proved themselves are not counted, nor is this machine.</summary>
    public int MostStreamsOfOne { get; set; } = 40;

    /// <summary>The folder with the JSON Schemas.</summary>
    public string SchemaFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "schemas");
}
