using System.Text.Json;
using System.Text.Json.Serialization;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Storage;

/// <summary>How files that are read before boards can sign in are written and read, worked out when the program is built: at a start it would take a fifth of a second.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Dictionary<string, string>), TypeInfoPropertyName = "Texts")]
[JsonSerializable(typeof(PublishedRecord), TypeInfoPropertyName = "Record")]
[JsonSerializable(typeof(Dictionary<string, PublishedRecord>), TypeInfoPropertyName = "Records")]
internal sealed partial class DataJson : JsonSerializerContext;
